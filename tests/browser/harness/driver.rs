//! An engine under WebDriver: how its browser is to be started, and how it is killed.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use xtask::tools::{browsers::Engine, drivers::Driver};

/// Chromium as a test wants it: no window, no noise on the network.
const CHROMIUM: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=NetworkTimeServiceQuerying",
    "--disable-dev-shm-usage",
];

/// A browser of one test's own.
pub struct Browser {
    driver: Driver,
    profile: TempDir,
    setting: Setting,
}

impl Browser {
    /// Starts the driver program of an engine.
    ///
    /// # Errors
    /// When the engine is not installed or its driver does not listen.
    pub fn start(setting: Setting) -> Result<Self> {
        Ok(Self {
            driver: Driver::start(setting.engine)?,
            profile: tempfile::tempdir()?,
            setting,
        })
    }

    /// The folder of the browser's profile.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Opens a session. In Chromium all sessions of one `Browser` have the same profile, so what one stored the next
    /// one finds.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn session(&self) -> Result<WebDriver> {
        let capabilities = self.setting.capabilities(self.profile())?;
        session(self.driver.port(), capabilities).await
    }

    /// Ends the browser as an empty battery does: it is told nothing and finishes nothing. Its driver lives on.
    ///
    /// # Errors
    /// When the driver has no browser, or the system refuses.
    pub fn kill(&self) -> Result<()> {
        let parent = self.driver.process().to_string();
        let found = Command::new("pgrep").args(["-P", &parent]).output()?;
        let browsers = String::from_utf8(found.stdout)?;
        ensure!(!browsers.trim().is_empty(), "the driver has no browser");
        let killed = Command::new("kill")
            .arg("-KILL")
            .args(browsers.lines())
            .status()?;
        ensure!(killed.success(), "kill: {killed}");
        Ok(())
    }
}

/// Opens a session with the driver on a port.
pub(crate) async fn session(port: u16, capabilities: Capabilities) -> Result<WebDriver> {
    let session = WebDriver::new(at(port), capabilities).await;
    session.context("the browser does not start")
}

/// Where the driver on a port is.
pub(crate) fn at(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// How a browser is wanted.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Which one.
    pub engine: Engine,
    /// The port of the server that is asked for whatever host a page names, other than this machine's own names: so a
    /// test has a plain `http` site that is no secure context.
    pub proxy: u16,
    /// Whether what Firefox stores is kept in the profile too, so that it is still there when the browser has ended.
    /// WebKit under automation stores nothing that lasts.
    pub keeps: bool,
}

impl Setting {
    /// What a driver is to be asked for, to have the browser's profile in this folder.
    ///
    /// # Errors
    /// When the engine is not installed.
    pub fn capabilities(self, profile: &Path) -> Result<Capabilities> {
        let installed = self.engine.find();
        let installed = installed.with_context(|| format!("{} is gone", self.engine.name()))?;
        let mut capabilities = Capabilities::new();
        let own = self.own_capabilities(&installed.browser.to_string_lossy(), profile);
        for (name, value) in own.as_object().into_iter().flatten() {
            capabilities.set(name, value)?;
        }
        let proxy = json!({
            "proxyType": "manual",
            "httpProxy": format!("127.0.0.1:{}", self.proxy),
            "noProxy": ["127.0.0.1", "localhost"],
        });
        capabilities.set("proxy", proxy)?;
        Ok(capabilities)
    }

    fn own_capabilities(self, binary: &str, profile: &Path) -> Value {
        match self.engine {
            Engine::Chromium => {
                let profile = format!("--user-data-dir={}", profile.display());
                let mut args: Vec<_> = CHROMIUM.iter().map(|arg| (*arg).to_owned()).collect();
                args.push(profile);
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": binary, "args": args },
                })
            }
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": binary,
                    "args": self.firefox_args(profile),
                    "prefs": {
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "app.update.enabled": false,
                        "dom.security.https_first": false,
                    },
                },
            }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
            }),
        }
    }

    fn firefox_args(self, profile: &Path) -> Vec<String> {
        let mut args = vec!["-headless".to_owned()];
        if self.keeps {
            args.push("-profile".to_owned());
            args.push(profile.to_string_lossy().into_owned());
        }
        args
    }
}
