//! `cargo xtask serve`: the demo page in this machine's browser, rebuilt when a source changes.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{
    bundle, paths, say,
    server::{Routes, Server},
};

/// The port when none is given.
pub const DEFAULT_PORT: u16 = 8080;

/// What is built from, and what builds it.
const SOURCES: [&str; 14] = [
    "src",
    "widgets",
    "style",
    "app",
    "frame",
    "examples",
    "packages",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "xtask/Cargo.toml",
    "xtask/src",
];
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Builds, serves until interrupted, and builds again after every change.
///
/// # Errors
/// When the port is taken or the first build fails.
pub fn run(port: u16) -> Result<()> {
    // First, as a build takes minutes.
    let server = Server::start_on(Routes::demo(), port)?;
    bundle::build()?;
    say::line(format!("serving {} (Ctrl-C ends it)", server.url("/")));
    let mut seen = last_change();
    loop {
        thread::sleep(LOOK_EVERY);
        let now = last_change();
        if now != seen {
            seen = now;
            rebuild()?;
        }
    }
}

/// Another process: the task runner itself may have changed. It has already said what is wrong when it fails.
fn rebuild() -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    if cmd!(shell, "cargo xtask build").quiet().run().is_ok() {
        say::line("rebuilt: reload the page");
    }
    Ok(())
}

fn last_change() -> Option<SystemTime> {
    SOURCES
        .iter()
        .filter_map(|source| newest(&paths::root().join(source)))
        .max()
}

fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).ok()?.modified().ok();
    let below = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| newest(&entry.path()));
    below.chain(own).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_there() {
        for source in SOURCES {
            assert!(newest(&paths::root().join(source)).is_some(), "{source}");
        }
    }
}
