//! Binaryen's programs, from npm.

use std::{ffi::OsStr, path::Path};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::paths;

/// What all browsers of the last years have. `--all-features` would emit compact imports, which none loads.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// Has one of the programs write a file.
///
/// # Errors
/// When it cannot be started or refuses what it is given.
pub fn run<I>(program: &str, arguments: I, to: &Path) -> Result<()>
where
    I: IntoIterator,
    I::Item: AsRef<OsStr>,
{
    let shell = Shell::new()?;
    let path = paths::node_program(program);
    // What it warns of, such as sections of names it does not know, is gone from what is shipped.
    let output = cmd!(shell, "{path} {FEATURES...}")
        .args(arguments)
        .args([OsStr::new("-o"), to.as_os_str()])
        .quiet()
        .ignore_status()
        .output()
        .with_context(|| format!("{program} cannot be started"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{program} refuses to write {}: {said}",
        to.display()
    );
    Ok(())
}
