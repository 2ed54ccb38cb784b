//! Programs that cargo installs into its own `bin` folder.
//!
//! `--debug` where only the program's result matters: geckodriver waits for a browser, and compiles in a third of the
//! time. nextest is optimised, as Rust programs to run tests are started by the thousand.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{paths, say};

/// A program that cargo installs.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The name of the file it becomes.
    pub name: &'static str,
    arguments: &'static [&'static str],
}

/// Drives Firefox.
pub const GECKODRIVER: Program = Program {
    name: "geckodriver",
    arguments: &["geckodriver", "--locked", "--debug"],
};
/// Runs tests.
pub const NEXTEST: Program = Program {
    name: "cargo-nextest",
    arguments: &["cargo-nextest", "--locked"],
};

/// Checks licences and where crates come from.
pub const DENY: Program = Program {
    name: "cargo-deny",
    arguments: &["cargo-deny", "--locked", "--debug"],
};

impl Program {
    /// Where the program is, after installing it if need be.
    ///
    /// # Errors
    /// When cargo cannot install it.
    pub fn ensure(self) -> Result<PathBuf> {
        if let Some(path) = self.find() {
            return Ok(path);
        }
        let arguments = self.arguments;
        say::step(format!("cargo install {}", arguments.join(" ")));
        let shell = Shell::new()?;
        // One folder for all: they share many crates, and nothing is left in the temporary folder.
        shell.set_var("CARGO_TARGET_DIR", paths::target().join("tools"));
        cmd!(shell, "cargo install --quiet {arguments...}")
            .quiet()
            .run()
            .with_context(|| format!("cannot install {}", self.name))?;
        self.find()
            .with_context(|| format!("cargo installed {} elsewhere", self.name))
    }

    /// Where the program is, if it is here.
    pub fn find(self) -> Option<PathBuf> {
        search_path(self.name)
            .or_else(|| Some(cargo_bin()?.join(self.name)).filter(|path| path.is_file()))
    }
}

/// A program on `PATH`.
pub fn search_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn cargo_bin() -> Option<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(home) => Some(PathBuf::from(home).join("bin")),
        None => Some(env::home_dir()?.join(".cargo/bin")),
    }
}
