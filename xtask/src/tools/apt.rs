//! Debian packages: asked for only when a program is missing, installed only as root.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::say;

/// Installs packages by name.
///
/// # Errors
/// When this is not Debian, the user is not root, or a package cannot be fetched.
pub fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let shell = Shell::new()?;
    if cmd!(shell, "apt-get --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_err()
    {
        bail!("this machine has no apt-get to install {names}");
    }
    if cmd!(shell, "id -u").quiet().read()? != "0" {
        bail!("only root may run: apt-get install {names}");
    }
    say::step(format!("apt-get install {names}"));
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    let install = || {
        cmd!(
            shell,
            "apt-get install --yes --no-install-recommends {packages...}"
        )
        .quiet()
        .ignore_stdout()
        .run()
    };
    twice(&shell, install).with_context(|| format!("cannot install {names}"))
}

/// Unpacks the files of packages into a folder, without what they depend on and without installing anything.
///
/// # Errors
/// When this is not Debian, or a package cannot be fetched.
pub fn unpack(packages: &[&str], folder: &Path) -> Result<()> {
    let names = packages.join(" ");
    say::step(format!("apt-get download {names}"));
    let shell = Shell::new()?;
    let fetched = folder.join("fetched");
    shell.create_dir(&fetched)?;
    shell.change_dir(&fetched);
    let fetch = || {
        cmd!(
            shell,
            "apt-get --option APT::Sandbox::User=root download {packages...}"
        )
        .quiet()
        .ignore_stdout()
        .run()
    };
    twice(&shell, fetch).with_context(|| format!("cannot fetch {names}"))?;
    for package in shell.read_dir(&fetched)? {
        cmd!(shell, "dpkg-deb --extract {package} {folder}")
            .quiet()
            .run()?;
    }
    Ok(())
}

/// The lists of a fresh machine are empty or old: they are refreshed only when they do not do.
fn twice(shell: &Shell, work: impl Fn() -> xshell::Result<()>) -> Result<()> {
    if work().is_ok() {
        return Ok(());
    }
    cmd!(shell, "apt-get update")
        .quiet()
        .ignore_stdout()
        .run()
        .context("apt-get update failed")?;
    Ok(work()?)
}
