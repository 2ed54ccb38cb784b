//! Debian packages: asked for only when a program is missing, installed only as root.

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
    // The lists of a fresh machine are empty or old: refresh them only when they do not do.
    if install().is_ok() {
        return Ok(());
    }
    cmd!(shell, "apt-get update")
        .quiet()
        .ignore_stdout()
        .run()
        .context("apt-get update failed")?;
    install().with_context(|| format!("cannot install {names}"))
}
