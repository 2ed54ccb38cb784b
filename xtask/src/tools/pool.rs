//! Drivers that outlive the tests, so that a test can leave its browser to the next one: to start Firefox takes longer
//! than most tests do.

use std::{fs, path::Path, thread};

use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;

use super::{browsers::Engine, drivers::Driver};

/// The environment variable that tells the tests the folder with a file for each driver: `chromium-0.json`, which says
/// its `port`. A test holds the lock of the file of the browser it is in; what else stands there is the tests' own.
pub const POOL_VARIABLE: &str = "ESCALE_POOL";

/// The drivers, which end with it.
pub struct Pool {
    _drivers: Vec<Driver>,
    folder: TempDir,
}

impl Pool {
    /// Starts as many drivers of each engine as tests run at once in it.
    ///
    /// # Errors
    /// When one does not start.
    pub fn start(engines: &[Engine]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut drivers = Vec::new();
        for &engine in engines {
            for number in 0..at_once(engine) {
                let driver = Driver::start(engine)?;
                let file = folder
                    .path()
                    .join(format!("{}-{number}.json", engine.name()));
                fs::write(&file, json!({ "port": driver.port() }).to_string())
                    .with_context(|| format!("cannot write {}", file.display()))?;
                drivers.push(driver);
            }
        }
        Ok(Self {
            _drivers: drivers,
            folder,
        })
    }

    /// What [`POOL_VARIABLE`] is to say.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// `.config/nextest.toml` lets one test at a time into WebKit, and as many as there are cores in all.
fn at_once(engine: Engine) -> usize {
    match engine {
        Engine::WebKit => 1,
        Engine::Chromium | Engine::Firefox => thread::available_parallelism().map_or(1, Into::into),
    }
}
