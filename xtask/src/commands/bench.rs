//! `cargo xtask bench`: what pages load, beside the budgets; then boot, heap, the journal and the table of a retrospective
//! in a browser, beside peers.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{
    bundle::{self, sizes::Report},
    paths, say,
    tools::{apt, browsers::Engine, node},
};

/// French and English prose of Debian's, which the journal's entries are cut from.
const PROSE: &str = "/usr/share/doc/debian-handbook";

/// What is measured in a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// All of it.
    All,
    /// The table alone, in a tenth of the time.
    Table,
}

/// Builds, prints the budgets and runs the measurements.
///
/// # Errors
/// When a step of the build fails, a browser cannot be had or a page shows nothing.
pub fn run(measured: Measured) -> Result<()> {
    node::install()?;
    Engine::Chromium.ensure()?;
    if !Path::new(PROSE).exists() {
        apt::install(&["debian-handbook"])?;
    }
    bundle::build()?;
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    let esbuild = paths::node_program("esbuild");
    let folder = paths::bench();
    for peer in ["react", "preact"] {
        cmd!(
            shell,
            "{esbuild} tests/browser/bench/{peer}.jsx --outdir={folder} --bundle --minify --format=esm --jsx=automatic
             --jsx-import-source={peer} --define:process.env.NODE_ENV=\"production\" --log-level=warning"
        )
        .quiet()
        .run()
        .with_context(|| format!("{peer}'s page cannot be bundled"))?;
    }
    for page in ["journal", "table"] {
        cmd!(
            shell,
            "{esbuild} tests/browser/bench/{page}.js --outdir={folder} --bundle --minify --format=esm --log-level=warning"
        )
        .quiet()
        .run()
        .with_context(|| format!("the {page}'s page cannot be bundled"))?;
    }
    say::line(format!("\n{}", Report::measure()?.budgets()));
    let only: &[&str] = match measured {
        Measured::All => &[],
        Measured::Table => &["--", "--table"],
    };
    cmd!(
        shell,
        "cargo run --quiet --package browser-tests --bin bench {only...}"
    )
    .quiet()
    .run()
    .context("the measurements in the browser failed")
}
