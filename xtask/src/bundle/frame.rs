//! Step 11: the page for frames, and the helper for pages that show it.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use super::{integrity, module, write};
use crate::paths;

/// The folder of the sources.
const FOLDER: &str = "frame";
/// The page within the frame.
const PAGE: &str = "frame.html";
/// Its scripts, whose hashes it says.
const SCRIPTS: [&str; 2] = ["escale.js", "frame.js"];
/// What becomes a file of the same name.
const MODULES: [&str; 2] = ["frame.js", "escale-frame.js"];

/// Builds them into `dist`, beside the module they load.
///
/// # Errors
/// When esbuild refuses a file, or the page does not name its scripts once.
pub fn build(dist: &Path) -> Result<()> {
    let folder = paths::root().join(FOLDER);
    for name in MODULES {
        module::join(&folder.join(name), &dist.join(name), "esm", &[])?;
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
