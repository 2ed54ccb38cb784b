//! Finds a Rust toolchain that builds for the browser, and installs one where none is.
//!
//! In order: a toolchain that has the wasm target; Debian's packages, when they are already here; `rustup target
//! add`; Debian's packages, when they can be installed. What is here comes before what must be fetched, so that a
//! build without a network works. Debian's toolchain has no compiled standard library for wasm: cargo builds it
//! from source, which also allows the smaller kind that aborts at once instead of formatting a message.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{paths, say, tools::apt};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "lld",
];
/// `-inline-threshold`: at `z` hardly anything is inlined. Four times as much weighs the same after brotli, and a browser,
/// which compiles each function as it is first called, has a tenth fewer of them to compile before a widget shows.
/// `--emit-relocs`: the splitter moves functions and data and needs to know who refers to them.
const RUSTFLAGS: [&str; 6] = [
    "-Cllvm-args=-inline-threshold=20",
    "-Clink-args=--emit-relocs",
    "--cfg",
    "erase_components",
    "--cfg",
    "getrandom_backend=\"wasm_js\"",
];
/// A panic ends the module at once: no message, no unwinding, a tenth fewer bytes.
const REBUILT_RUSTFLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];
const REBUILT_ARGUMENTS: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// A toolchain that builds for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that runs this program, with the wasm target installed.
    Default,
    /// Debian's, which builds the standard library too.
    Debian,
}

/// Finds a toolchain, installing what is missing.
///
/// # Errors
/// When there is none and none can be installed; the message lists what was tried.
pub fn find() -> Result<Toolchain> {
    let shell = Shell::new()?;
    if has_target(&shell) {
        return Ok(Toolchain::Default);
    }
    if debian_is_complete() {
        return Ok(Toolchain::Debian);
    }
    let rustup = match add_target(&shell) {
        Ok(()) => return Ok(Toolchain::Default),
        Err(problem) => problem,
    };
    let debian = match install_debian() {
        Ok(()) => return Ok(Toolchain::Debian),
        Err(problem) => problem,
    };
    bail!(
        "no Rust toolchain here builds for {TARGET}.\n  rustup: {rustup:#}\n  Debian's packages: {debian:#}\n\
         Install the target with `rustup target add {TARGET}`, or on Debian: apt-get install {}",
        DEBIAN.join(" ")
    )
}

impl Toolchain {
    /// Runs cargo for the browser's target: a `subcommand` such as `build`, a profile, and more arguments.
    ///
    /// # Errors
    /// When the command fails.
    pub fn run(self, subcommand: &str, profile: &str, more: &[&str]) -> Result<()> {
        let shell = Shell::new()?;
        shell.change_dir(paths::root());
        shell.set_var("CARGO_TARGET_DIR", paths::wasm_target());
        let mut flags: Vec<&str> = RUSTFLAGS.to_vec();
        let mut arguments = vec![
            subcommand,
            "--quiet",
            "--profile",
            profile,
            "--target",
            TARGET,
        ];
        let mut program = "cargo";
        if self == Self::Debian {
            // Cargo looks for its subcommands in its home first, where rustup's clippy is.
            program = if subcommand == "clippy" {
                "/usr/bin/cargo-clippy"
            } else {
                "/usr/bin/cargo"
            };
            shell.set_var("CARGO", "/usr/bin/cargo");
            flags.extend(REBUILT_RUSTFLAGS);
            arguments.extend(REBUILT_ARGUMENTS);
            shell.set_var("PATH", "/usr/bin:/bin");
            shell.set_var("RUSTC_BOOTSTRAP", "1");
            // Set by `cargo run` for the toolchain that runs this program.
            shell.set_var("LD_LIBRARY_PATH", "");
        }
        shell.set_var("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        let command = cmd!(shell, "{program} {arguments...} {more...}").quiet();
        command
            .run()
            .with_context(|| format!("{program} {subcommand} for {TARGET} failed"))
    }
}

fn has_target(shell: &Shell) -> bool {
    let library = cmd!(shell, "rustc --print target-libdir --target {TARGET}")
        .quiet()
        .ignore_stderr();
    library
        .read()
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn add_target(shell: &Shell) -> Result<()> {
    if std::env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0") {
        bail!("RUSTUP_AUTO_INSTALL=0 asks to install nothing");
    }
    say::step(format!("rustup target add {TARGET}"));
    cmd!(shell, "rustup target add {TARGET}")
        .quiet()
        .run()
        .context("it cannot add the target")
}

fn debian_is_complete() -> bool {
    // `rust-lld` is a link to the linker of one LLVM version: `exists` follows it.
    [
        "/usr/bin/cargo",
        "/usr/bin/rustc",
        "/usr/bin/cargo-clippy",
        "/usr/bin/rust-lld",
    ]
    .iter()
    .all(|program| Path::new(program).exists())
        && Path::new("/usr/lib/rustlib/src/rust/library/Cargo.lock").exists()
}

fn install_debian() -> Result<()> {
    apt::install(&DEBIAN)?;
    if let Ok(linker) = std::fs::read_link("/usr/bin/rust-lld")
        && !Path::new("/usr/bin/rust-lld").exists()
    {
        // The package `lld` follows Debian's default LLVM, the link follows rustc's.
        let name = linker.file_name().context("rust-lld links to nothing")?;
        apt::install(&[&name.to_string_lossy()])?;
    }
    if debian_is_complete() {
        Ok(())
    } else {
        bail!("they are installed and still incomplete")
    }
}
