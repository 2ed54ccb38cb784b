//! Step 10: the page at its own address, built by Trunk from `index.html`.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{paths, tools::crates::TRUNK};

/// Builds the page into `folder`.
///
/// # Errors
/// When Trunk cannot be installed or refuses the page.
pub fn build(folder: &Path) -> Result<()> {
    let trunk = TRUNK.ensure()?;
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    let quiet = ["--log", "error", "--color", "never", "--skip-version-check"];
    // Trunk takes NO_COLOR for true or false, while the custom is that any value counts.
    cmd!(
        shell,
        "{trunk} {quiet...} build --offline=true --release --dist {folder}"
    )
    .env_remove("NO_COLOR")
    .quiet()
    .run()
    .context("trunk cannot build index.html")
}
