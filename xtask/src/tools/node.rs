//! The two programs that come from npm: esbuild and binaryen's wasm-opt, in the versions of `package-lock.json`.

use std::fs;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{paths, say};

/// Makes `node_modules` hold what `package-lock.json` names.
///
/// # Errors
/// When node or npm is missing, or a package cannot be fetched.
pub fn install() -> Result<()> {
    let lock = fs::read(paths::root().join("package-lock.json"))?;
    // npm leaves its own lock inside, in another shape; a copy of ours says what was installed.
    let stamp = paths::root().join("node_modules/.escale-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::step("npm ci");
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    cmd!(
        shell,
        "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"
    )
    .quiet()
    .ignore_stdout()
    .run()
    .context("npm could not install esbuild and binaryen: is Node.js here?")?;
    fs::write(&stamp, lock).context("node_modules cannot be written")
}
