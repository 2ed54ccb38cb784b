//! WebKit's browser without a driver: under automation it stores nothing that lasts. Like this it does, and a page has to
//! say by itself what it finds.

use std::{path::PathBuf, process::Command, process::Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;
use xtask::tools::{
    browsers::Engine,
    drivers::{Group, Screen},
};

/// The browser, with what it stores.
pub struct Unattended {
    program: PathBuf,
    home: TempDir,
    screen: Screen,
}

impl Unattended {
    /// Finds it, and starts a screen for it.
    ///
    /// # Errors
    /// When one of the two is not installed.
    pub fn new() -> Result<Self> {
        let installed = Engine::WebKit.find();
        let installed = installed.context("webkit is not installed: cargo xtask test")?;
        let screen = installed.screen.context("webkit has no screen")?;
        Ok(Self {
            program: installed.browser,
            home: tempfile::tempdir()?,
            screen: Screen::start(&screen)?,
        })
    }

    /// Opens a page, on what was stored before.
    ///
    /// # Errors
    /// When the browser cannot be started.
    pub fn open(&self, url: &str) -> Result<Group> {
        let mut command = Command::new(&self.program);
        command.arg(url);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, self.home.path());
        }
        command.env("DISPLAY", &self.screen.name);
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Group::start(&mut command)
    }
}
