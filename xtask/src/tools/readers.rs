//! Programs that nobody of ours wrote, for tests that ask whether others can read our files: calendars, address cards,
//! marked-up pages, codes to photograph, locked copies.

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{apt, crates::search_path};

/// What Debian calls them.
const PACKAGES: [&str; 8] = [
    "age",
    "python3",
    "python3-dateutil",
    "python3-icalendar",
    "python3-mf2py",
    "python3-pyld",
    "python3-vobject",
    "zbar-tools",
];
const PROGRAMS: [&str; 2] = ["age", "zbarimg"];
/// Debian's own, whose packages those are; another one may come first on `PATH`.
const PYTHON: &str = "/usr/bin/python3";
const MODULES: &str = "import dateutil, icalendar, mf2py, pyld, vobject";

/// Finds them, and installs what is missing.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn ensure() -> Result<()> {
    if here()? {
        return Ok(());
    }
    apt::install(&PACKAGES).context("the tests need programs that read our files")?;
    ensure!(
        here()?,
        "{} are installed, but not where they are looked for",
        PACKAGES.join(", ")
    );
    Ok(())
}

fn here() -> Result<bool> {
    let shell = Shell::new()?;
    let modules = cmd!(shell, "{PYTHON} -c {MODULES}")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run();
    Ok(modules.is_ok() && PROGRAMS.into_iter().all(|name| search_path(name).is_some()))
}
