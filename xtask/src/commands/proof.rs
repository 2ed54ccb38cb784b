//! `cargo xtask proof`: the long runs behind the promises. Each prints its counts.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use xshell::{Shell, cmd};

mod fuzzing;

use super::test::{self, at_once};
use crate::{
    bundle::{self, packages},
    paths, say,
    tools::{browsers::Engine, crates::DENY},
};

/// How often a browser is killed in each of the tests that do; Chromium twice as often while it writes.
const KILLS: &str = "100";
/// How many elements of each widget come and go.
const LIVES: &str = "1000";
/// How many random inputs each native test with random inputs tries.
const INPUTS: &str = "5000";
/// The browser tests that a longer run tells more of.
const BROWSER: &str = "test(/^(killing|killing_undriven|hostile|lives)::/)";
/// The native tests with random inputs: those of everything that reads foreign bytes or texts, and of what is merged.
const NATIVE: &str = "package(escale)";

/// What is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proven {
    /// Everything: the parts below, those that take long beside each other.
    All,
    /// Licences and sources.
    Licences,
    /// Two builds from nothing.
    Builds,
    /// What browsers go through, on a build of what is there.
    Browsers,
    /// The native tests.
    Natives,
    /// The fuzz targets.
    Fuzzed,
}

/// Installs what is missing and runs everything, or what is asked for.
///
/// # Errors
/// When a promise does not hold.
pub fn run(proven: Proven) -> Result<()> {
    match proven {
        Proven::All => everything(),
        Proven::Licences => licences(),
        Proven::Builds => two_builds_are_the_same(),
        Proven::Browsers => {
            test::install(&Engine::ALL)?;
            bundle::build()?;
            what_browsers_go_through()
        }
        Proven::Natives => native_tests(),
        Proven::Fuzzed => fuzzing::run(),
    }
}

fn everything() -> Result<()> {
    test::install(&Engine::ALL)?;
    licences()?;
    // Compiling the tests replaces this program.
    bundle::parts::program()?;
    at_once(
        || {
            two_builds_are_the_same()?;
            what_browsers_go_through()
        },
        || {
            native_tests()?;
            fuzzing::run()
        },
    )
}

fn licences() -> Result<()> {
    let deny = DENY.ensure()?;
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    say::step("licences and sources of what the product is made of");
    cmd!(shell, "{deny} check bans licenses sources")
        .quiet()
        .run()
        .context("cargo-deny found something")
}

/// The browser tests, on what the second build left.
fn what_browsers_go_through() -> Result<()> {
    say::step(format!(
        "browsers, {KILLS} kills a test, {LIVES} lives of each widget"
    ));
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    cmd!(
        shell,
        "cargo nextest run --profile proof --package browser-tests -E {BROWSER}"
    )
    .quiet()
    .env("ESCALE_KILLS", KILLS)
    .env("ESCALE_LIVES", LIVES)
    .run()
    .context("a promise does not hold in a browser")
}

fn native_tests() -> Result<()> {
    say::step(format!("native tests, {INPUTS} random inputs each"));
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    cmd!(shell, "cargo nextest run --profile proof -E {NATIVE}")
        .quiet()
        .env("PROPTEST_CASES", INPUTS)
        .run()
        .context("a native test failed")
}

/// Builds everything twice from nothing, and compares the hashes of every file.
fn two_builds_are_the_same() -> Result<()> {
    let one = hashes_from_nothing()?;
    let other = hashes_from_nothing()?;
    let count = one.len();
    ensure!(count > 0, "nothing was built");
    ensure!(one == other, "two builds differ: {one:?}\n{other:?}");
    say::line(format!(
        "two builds from nothing: {count} files, the same hashes"
    ));
    Ok(())
}

fn hashes_from_nothing() -> Result<Map<String, Value>> {
    for folder in [paths::wasm_target(), paths::work()] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    bundle::build()?;
    let mut all = Map::new();
    for folder in [paths::dist(), paths::dist().join(packages::FOLDER)] {
        let hashes = fs::read(folder.join("sri.json"))?;
        let hashes: Map<String, Value> =
            serde_json::from_slice(&hashes).context("the list of hashes is no JSON")?;
        all.extend(hashes);
    }
    Ok(all)
}
