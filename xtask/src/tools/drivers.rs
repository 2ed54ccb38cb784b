//! An engine's WebDriver program on a free port, which ends with everything it started.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::browsers::Engine;

/// How long a driver may take to listen; long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between asking a process group to end and making it.
const GRACE: Duration = Duration::from_millis(100);

/// A WebDriver program, and the screen that its browsers are shown on where they need one.
pub struct Driver {
    port: u16,
    // Ended in this order.
    program: Group,
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the program of an engine.
    ///
    /// # Errors
    /// When the engine is not installed or its driver does not listen.
    pub fn start(engine: Engine) -> Result<Self> {
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
        let driver = Self {
            port,
            program: Group::start(&mut command)?,
            _screen: screen,
        };
        driver.wait(engine)?;
        Ok(driver)
    }

    /// The port it listens on.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The number of its process, whose children are its browsers.
    pub fn process(&self) -> u32 {
        self.program.0.id()
    }

    fn wait(&self, engine: Engine) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if start.elapsed() > PATIENCE {
                bail!("{}'s driver does not listen", engine.name());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// A screen that nobody sees.
pub struct Screen {
    /// What `DISPLAY` says.
    pub name: String,
    _server: Group,
}

impl Screen {
    /// Starts the server, which chooses a number that no other has and says it once it listens.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(program: &Path) -> Result<Self> {
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
pub struct Group(Child);

impl Group {
    /// Starts a program.
    ///
    /// # Errors
    /// When the system cannot.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.process_group(0).spawn();
        Ok(Self(
            child.with_context(|| format!("cannot start {command:?}"))?,
        ))
    }

    /// Ends it as an empty battery does: nothing of it is told, and nothing finishes.
    pub fn kill(&self) {
        self.signal("-KILL");
    }

    fn signal(&self, name: &str) {
        let group = format!("-{}", self.0.id());
        let mut kill = Command::new("kill");
        kill.args([name, "--", &group]).stderr(Stdio::null());
        // A group that is gone already is what is wanted.
        kill.status().ok();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("-TERM");
        std::thread::sleep(GRACE);
        self.signal("-KILL");
        self.0.wait().ok();
    }
}
