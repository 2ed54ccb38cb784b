//! Step 11: the page for frames, and the helper for pages that show it.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{integrity, write};
use crate::paths;

/// The folder of the sources.
const FOLDER: &str = "frame";
/// The page within the frame.
const PAGE: &str = "frame.html";
/// Its scripts, whose hashes it says.
const SCRIPTS: [&str; 2] = ["escale.js", "frame.js"];
/// What becomes a file of the same name.
const MODULES: [&str; 2] = ["frame.js", "escale-frame.js"];
/// The oldest JavaScript that the shipped files may need.
const TARGET: &str = "--target=es2022";

/// Builds them into `dist`, beside the module they load.
///
/// # Errors
/// When esbuild refuses a file, or the page does not name its scripts once.
pub fn build(dist: &Path) -> Result<()> {
    let shell = Shell::new()?;
    let esbuild = paths::node_program("esbuild");
    let folder = paths::root().join(FOLDER);
    for name in MODULES {
        let (from, to) = (folder.join(name), dist.join(name));
        cmd!(
            shell,
            "{esbuild} {from} --outfile={to} --bundle --format=esm --minify {TARGET} --charset=utf8 --log-level=warning"
        )
        .quiet()
        .run()
        .with_context(|| format!("esbuild cannot make {name}"))?;
    }
    let mut page = fs::read_to_string(folder.join(PAGE))?;
    for name in SCRIPTS {
        let plain = format!("src=\"{name}\"");
        ensure!(
            page.matches(&plain).count() == 1,
            "{PAGE} does not load {name} once"
        );
        let hash = integrity::hash(&dist.join(name))?;
        page = page.replace(&plain, &format!("{plain} integrity=\"{hash}\""));
    }
    write(&dist.join(PAGE), page.as_bytes())
}
