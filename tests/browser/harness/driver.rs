//! Starts an engine's WebDriver program on a free port, and ends it with everything it started.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use xtask::tools::browsers::{Engine, Installed};

/// How long a driver may take to listen; long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between asking a process group to end and making it.
const GRACE: Duration = Duration::from_millis(100);
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

/// An engine under WebDriver.
pub struct Browser {
    /// Which one.
    pub engine: Engine,
    port: u16,
    proxy: u16,
    // Ended in this order.
    driver: Group,
    _screen: Option<Screen>,
    profile: TempDir,
    keeps: bool,
    installed: Installed,
}

impl Browser {
    /// Starts the driver program of an engine. Whatever host its pages name, other than this machine's own names, is
    /// asked of the server on the port `proxy`: so a test has a plain `http` site that is no secure context.
    ///
    /// # Errors
    /// When the engine is not installed or its driver does not listen.
    pub fn start(engine: Engine, proxy: u16) -> Result<Self> {
        let installed = engine.find().with_context(|| {
            let name = engine.name();
            format!("{name} or its driver is not installed: cargo xtask test")
        })?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let screen = installed.screen.as_deref().map(Screen::start).transpose()?;
        let mut command = Command::new(&installed.driver);
        command.arg(format!("--port={port}"));
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Group::start(&mut command)?;
        let browser = Self {
            engine,
            port,
            proxy,
            driver,
            _screen: screen,
            profile: tempfile::tempdir()?,
            keeps: false,
            installed,
        };
        browser.wait()?;
        Ok(browser)
    }

    /// Keeps what Firefox stores in [`Browser::profile`] too, so that it is still there when the browser has ended.
    /// WebKit under automation stores nothing that lasts.
    #[must_use]
    pub fn keeping(mut self) -> Self {
        self.keeps = true;
        self
    }

    /// The folder of the browser's profile.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    fn wait(&self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if start.elapsed() > PATIENCE {
                bail!("{}'s driver does not listen", self.engine.name());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Opens a session. In Chromium all sessions of one `Browser` have the same profile, so what one stored the next
    /// one finds.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn session(&self) -> Result<WebDriver> {
        let url = format!("http://127.0.0.1:{}", self.port);
        WebDriver::new(url, self.capabilities()?)
            .await
            .with_context(|| format!("{} does not start", self.engine.name()))
    }

    /// Ends the browser as an empty battery does: it is told nothing and finishes nothing. Its driver lives on.
    ///
    /// # Errors
    /// When the driver has no browser, or the system refuses.
    pub fn kill(&self) -> Result<()> {
        let parent = self.driver.0.id().to_string();
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

    fn capabilities(&self) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        for (name, value) in self.own_capabilities().as_object().into_iter().flatten() {
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

    fn own_capabilities(&self) -> Value {
        let binary = self.installed.browser.to_string_lossy();
        match self.engine {
            Engine::Chromium => {
                let profile = format!("--user-data-dir={}", self.profile.path().display());
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
                    "args": self.firefox_args(),
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
}

impl Browser {
    fn firefox_args(&self) -> Vec<String> {
        let mut args = vec!["-headless".to_owned()];
        if self.keeps {
            args.push("-profile".to_owned());
            args.push(self.profile.path().to_string_lossy().into_owned());
        }
        args
    }
}

/// A screen that nobody sees.
struct Screen {
    /// What `DISPLAY` says.
    name: String,
    _server: Group,
}

impl Screen {
    /// Starts the server, which chooses a number that no other has and says it once it listens.
    fn start(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24"]);
        command.args(["-nolisten", "tcp"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Group::start(&mut command)?;
        let mut number = String::new();
        if let Some(said) = server.0.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        let name = format!(":{}", number.trim());
        ensure!(name.len() > 1, "{} does not start", program.display());
        Ok(Self {
            name,
            _server: server,
        })
    }
}

/// A program and everything it starts: they end together.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Result<Self> {
        let child = command.process_group(0).spawn();
        Ok(Self(
            child.with_context(|| format!("cannot start {command:?}"))?,
        ))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let signal = |name| {
            let mut kill = Command::new("kill");
            kill.args([name, "--", &group]).stderr(Stdio::null());
            // A group that is gone already is what is wanted.
            kill.status().ok();
        };
        signal("-TERM");
        std::thread::sleep(GRACE);
        signal("-KILL");
        self.0.wait().ok();
    }
}
