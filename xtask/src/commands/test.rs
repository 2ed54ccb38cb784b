//! `cargo xtask test`: everything that must hold, from an empty machine to the last browser.
//!
//! The quick checks come first and stop at the first failure. What the browsers load is built while the tests are
//! compiled. The tests run last, all in one run of nextest, so that its summary is the last thing on the screen.

use std::{
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use xshell::{Shell, cmd};

use crate::{
    bundle, paths, say, toolchain,
    tools::{
        browsers::Engine,
        crates::NEXTEST,
        node,
        pool::{POOL_VARIABLE, Pool},
        readers, wordpress,
    },
};

/// Which browsers the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engines {
    /// Those that the environment names: all unless it says otherwise.
    All,
    /// Chromium alone.
    Chromium,
}

/// Installs what is missing, checks, builds and tests.
///
/// # Errors
/// When a tool cannot be installed, or a check or the build fails. When a test fails, the program ends here with
/// nextest's own code.
pub fn run(engines: Engines) -> Result<()> {
    let engines = match engines {
        Engines::All => Engine::chosen()?,
        Engines::Chromium => vec![Engine::Chromium],
    };
    node::install()?;
    toolchain::find()?;
    check()?;
    // Compiling the tests replaces this program.
    bundle::parts::program()?;
    at_once(build, || prepare(&engines))?;
    say::step("tests");
    let shell = root()?;
    let chosen = chosen(&engines);
    let pool = Pool::start(&engines)?;
    let tests = cmd!(
        shell,
        "cargo nextest run --workspace --no-fail-fast {chosen...}"
    )
    .quiet()
    .env(POOL_VARIABLE, pool.folder())
    .ignore_status();
    let code = std::process::Command::from(tests)
        .status()
        .context("nextest cannot be started")?
        .code();
    drop(pool);
    if code != Some(0) {
        // nextest has said it all; an error here would hide its summary.
        std::process::exit(code.unwrap_or(1));
    }
    Ok(())
}

/// Runs two things beside each other: much of a build for the browser is one long step on one core.
pub(super) fn at_once(
    one: impl FnOnce() -> Result<()>,
    other: impl FnOnce() -> Result<()> + Send,
) -> Result<()> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        one()?;
        other
            .join()
            .map_err(|_| anyhow!("a part of the preparation stopped"))?
    })
}

/// Formatting, and what clippy says of all that runs on this machine.
fn check() -> Result<()> {
    let shell = root()?;
    for component in ["fmt", "clippy"] {
        cmd!(shell, "cargo {component} --version")
            .quiet()
            .ignore_stdout()
            .run()
            .with_context(|| {
                format!("cargo {component} is missing: rustup component add rustfmt clippy")
            })?;
    }
    say::step("rustfmt");
    cmd!(shell, "cargo fmt --all --check")
        .quiet()
        .run()
        .context("some code is not formatted: cargo fmt --all")?;
    // `cargo fmt` follows `mod` lines; the widgets' are written by a macro.
    let widgets = widgets()?;
    cmd!(shell, "rustfmt --check --edition 2024 {widgets...}")
        .quiet()
        .run()
        .context("some widget is not formatted: rustfmt --edition 2024")?;
    // A workspace of its own.
    cmd!(shell, "cargo fmt --manifest-path fuzz/Cargo.toml --check")
        .quiet()
        .run()
        .context("a fuzz target is not formatted: cargo fmt in fuzz/")?;
    say::step("clippy");
    cmd!(
        shell,
        "cargo clippy --quiet --workspace --all-targets -- -D warnings"
    )
    .quiet()
    .run()
    .context("clippy found something")
}

/// What the browsers load.
fn build() -> Result<()> {
    say::step("clippy for the browser");
    toolchain::find()?.run(
        "clippy",
        "release",
        &["--package", "escale", "--lib", "--", "-D", "warnings"],
    )?;
    at_once(bundle::build, bundle::contract::build)
}

/// The tools that the tests need, and the tests themselves.
fn prepare(engines: &[Engine]) -> Result<()> {
    install(engines)?;
    say::step("compiling the tests");
    let shell = root()?;
    cmd!(
        shell,
        "cargo nextest run --workspace --no-run --cargo-quiet"
    )
    .quiet()
    .run()
    .context("the tests do not compile")
}

fn root() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    Ok(shell)
}

/// Every Rust file of the widgets.
fn widgets() -> Result<Vec<PathBuf>> {
    let folder = paths::root().join("widgets");
    let names = bundle::files_below(&folder)?;
    let rust = names.into_iter().filter(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "rs")
    });
    Ok(rust.map(|name| folder.join(name)).collect())
}

/// Arguments for nextest that leave out the tests of the engines that were not chosen. It counts them as skipped.
fn chosen(engines: &[Engine]) -> Vec<String> {
    let others: Vec<&str> = Engine::ALL
        .iter()
        .filter(|engine| !engines.contains(engine))
        .map(|engine| engine.name())
        .collect();
    if others.is_empty() {
        return Vec::new();
    }
    vec![
        "-E".to_owned(),
        format!("not test(/::({})$/)", others.join("|")),
    ]
}

/// Installs what the tests need.
pub(super) fn install(engines: &[Engine]) -> Result<()> {
    say::step("looking for the tools");
    node::install()?;
    readers::ensure()?;
    wordpress::ensure()?;
    toolchain::find()?;
    for engine in engines {
        engine.ensure()?;
    }
    NEXTEST.ensure()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_engines_that_were_not_chosen_are_left_out_by_name() {
        assert!(chosen(&Engine::ALL).is_empty());
        assert_eq!(
            chosen(&[Engine::Chromium]),
            ["-E", "not test(/::(firefox|webkit)$/)"]
        );
    }
}
