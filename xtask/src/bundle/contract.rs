//! The crate with the promises of its store exported, for the browser tests: the steps of `dist/` without those that
//! make it small, in a folder of its own. None of it is ever shipped.

use std::fs;

use anyhow::{Context, Result};

use super::{alone, bindgen, compile, copy, empty, parts, script, split};
use crate::{paths, say};

const MADE: &str = "made";
/// What the tests call.
const USED: &str = "run_contract";

/// Builds it, or finds that of the last time.
///
/// # Errors
/// When a step fails.
pub fn build() -> Result<()> {
    let program = parts::program()?;
    say::step("compiling the store's contract for the browser");
    // Beside what is shipped, which is another thing to cargo.
    let crate_wasm = compile::compile(compile::CONTRACT)?;
    let _alone = alone()?;
    let folder = paths::contract();
    let made = folder.join(MADE);
    let fingerprint = parts::fingerprint(&crate_wasm, program)?;
    if fs::read_to_string(&made).is_ok_and(|last| last == fingerprint) {
        return Ok(());
    }
    empty(&folder)?;
    let raw = folder.join("raw");
    empty(&raw)?;
    let split = split::split(&crate_wasm, &raw, bindgen::MODULE)?;
    let core = bindgen::bind(&split.main, &raw)?;
    copy(&core, &folder.join(parts::CORE))?;
    for (name, path) in &split.chunks {
        copy(path, &folder.join(parts::CHUNKS).join(name))?;
    }
    let factory = script::factory(&raw, split.chunks.len(), USED)?;
    copy(&factory, &folder.join(script::FACTORY))?;
    fs::write(made, fingerprint).context("cannot note what was made")
}
