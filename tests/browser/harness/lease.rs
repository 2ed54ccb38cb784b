//! A browser that one test takes over from another and leaves to the next.
//!
//! Each test has a site on a port that the browser has not seen, so what others stored is out of its reach; it finds one
//! window with nothing in it. A browser that a test failed in is left to nobody.

use std::{
    env,
    fs::{self, File},
    io::{Read, Seek},
    path::PathBuf,
    sync::Arc,
};

use anyhow::{Context, Result};
use async_trait::async_trait;
use bytes::Bytes;
use http::{Method, Request, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thirtyfour::{
    Capabilities, WebDriver,
    error::WebDriverResult,
    session::http::{Body, HttpClient},
};
use xtask::tools::{browsers::Engine, pool::POOL_VARIABLE};

use crate::driver::{self, Setting};

/// A port that nobody listens on (RFC 863): these browsers reach no host but their test's.
const NOWHERE: u16 = 9;
/// How many tests a browser serves, since each leaves something behind.
const TURNS: usize = 30;

/// A driver of the pool, held until this is dropped.
pub struct Lease {
    engine: Engine,
    profile: PathBuf,
    file: File,
    noted: Noted,
}

/// What stands in a driver's file.
#[derive(Deserialize, Serialize)]
struct Noted {
    port: u16,
    #[serde(default)]
    session: Option<Session>,
    /// The ports of the sites that its browser has seen.
    #[serde(default)]
    seen: Vec<u16>,
    /// Whether a test is in it; where none holds the lock, one was killed there.
    #[serde(default)]
    is_busy: bool,
}

/// What a driver answered when it was asked for a session.
#[derive(Deserialize, Serialize)]
struct Session {
    #[serde(rename = "sessionId")]
    id: String,
    capabilities: Value,
}

impl Lease {
    /// Takes a driver that no other test holds. Without a pool there is none.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn take(engine: Engine) -> Result<Option<Self>> {
        let Some(folder) = env::var_os(POOL_VARIABLE) else {
            return Ok(None);
        };
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !(name.starts_with(engine.name()) && name.ends_with(".json")) {
                continue;
            }
            let mut file = File::options().read(true).write(true).open(&path)?;
            if file.try_lock().is_err() {
                continue;
            }
            let mut text = String::new();
            file.read_to_string(&mut text)?;
            return Ok(Some(Self {
                engine,
                profile: path.with_extension("profile"),
                noted: serde_json::from_str(&text)?,
                file,
            }));
        }
        Ok(None)
    }

    /// Whether its browser has seen a site on this port.
    pub fn has_seen(&self, port: u16) -> bool {
        self.noted.seen.contains(&port)
    }

    /// The session of the test before, or a new one, to see a site on this port.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn session(&mut self, port: u16) -> Result<WebDriver> {
        if self.noted.is_busy || self.noted.seen.len() >= TURNS {
            self.end().await?;
        }
        let driver = match &self.noted.session {
            Some(session) => {
                let client = Returning {
                    answer: json!({ "value": session }),
                    client: reqwest::Client::new(),
                };
                let driver = WebDriver::builder(self.address(), Capabilities::new());
                driver.client(client).await?
            }
            None => self.begin().await?,
        };
        self.noted.seen.push(port);
        self.noted.is_busy = true;
        self.write()?;
        Ok(driver)
    }

    /// Leaves the browser to the next test, with one window and nothing in it.
    ///
    /// # Errors
    /// When the browser cannot be brought to that.
    pub async fn give_back(&mut self, driver: &WebDriver) -> Result<()> {
        let windows = driver.windows().await?;
        let (last, others) = windows.split_last().context("no window is left")?;
        for other in others {
            driver.switch_to_window(other.clone()).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(last.clone()).await?;
        driver.action_chain().reset_actions().await?;
        driver.goto("about:blank").await?;
        driver.clone().leak().ok();
        self.noted.is_busy = false;
        self.write()
    }

    async fn begin(&mut self) -> Result<WebDriver> {
        let setting = Setting {
            engine: self.engine,
            proxy: NOWHERE,
            keeps: false,
        };
        let capabilities = setting.capabilities(&self.profile)?;
        let driver = driver::session(self.noted.port, capabilities).await?;
        let handle = driver.handle();
        self.noted.session = Some(Session {
            id: handle.session_id().to_string(),
            capabilities: serde_json::to_value(handle.capabilities())?,
        });
        Ok(driver)
    }

    /// Ends the session there is, and its browser.
    ///
    /// # Errors
    /// When that cannot be written down.
    pub async fn end(&mut self) -> Result<()> {
        if let Some(session) = self.noted.session.take() {
            let session = [&self.address(), "/session/", &session.id].concat();
            // One that has ended already is what is wanted.
            reqwest::Client::new().delete(session).send().await.ok();
        }
        self.noted.seen.clear();
        self.noted.is_busy = false;
        self.write()
    }

    fn address(&self) -> String {
        driver::at(self.noted.port)
    }

    fn write(&mut self) -> Result<()> {
        self.file.rewind()?;
        self.file.set_len(0)?;
        Ok(serde_json::to_writer(&self.file, &self.noted)?)
    }
}

/// Speaks with a driver, but answers for it where a session is asked for: with the one it has.
struct Returning {
    answer: Value,
    client: reqwest::Client,
}

#[async_trait]
impl HttpClient for Returning {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        if request.method() == Method::POST && request.uri().path() == "/session" {
            return Ok(Response::new(self.answer.to_string().into()));
        }
        self.client.send(request).await
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self {
            answer: self.answer.clone(),
            client: reqwest::Client::new(),
        })
    }
}
