//! A module written by hand, with what it imports, as one file.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::paths;

/// The oldest JavaScript that the shipped files may need.
pub const TARGET: &str = "--target=es2022";

/// Joins `entry` and what it imports into `out`, in one of esbuild's formats. `more` are arguments besides.
///
/// # Errors
/// When esbuild refuses something.
pub fn join(entry: &Path, out: &Path, format: &str, more: &[String]) -> Result<()> {
    let shell = Shell::new()?;
    let esbuild = paths::node_program("esbuild");
    cmd!(
        shell,
        "{esbuild} {entry} --outfile={out} --bundle --format={format} --minify {TARGET} --charset=utf8 --log-level=warning {more...}"
    )
    .quiet()
    .run()
    .with_context(|| format!("esbuild cannot make {}", out.display()))
}
