//! The browser a test is in: one that another test left, or one of its own.

use std::time::Duration;

use anyhow::{Result, bail};
use thirtyfour::WebDriver;
use xtask::tools::browsers::Engine;

use crate::{
    Site,
    driver::{Browser, Setting},
    lease::Lease,
};

/// How often a browser that does not start is started again.
const STARTS: u32 = 5;
/// How long one start may take: ten times what it does take on a busy machine.
const START: Duration = Duration::from_secs(20);

/// Which browser a test wants to be in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// One that other tests were in before, where there is one.
    Any,
    /// One of its own.
    Own,
    /// One of its own that keeps what it stores in its profile.
    OnDisk,
}

/// The browser a test is in.
pub enum Held {
    Own(Browser),
    Lent(Lease),
}

/// A browser as it is wanted, a site it has not seen, and a session.
///
/// # Errors
/// When one of them does not start.
pub async fn hold(engine: Engine, wanted: Wanted) -> Result<(Site, Held, WebDriver)> {
    let lease = match wanted {
        Wanted::Any => Lease::take(engine)?,
        Wanted::Own | Wanted::OnDisk => None,
    };
    let lent = match lease {
        Some(lease) => tokio::time::timeout(START, borrow(lease)).await.ok(),
        None => None,
    };
    match lent {
        Some(Ok(lent)) => Ok(lent),
        // Why a driver of the pool has no browser any more is not what the test is about.
        Some(Err(_)) | None => start(engine, wanted == Wanted::OnDisk).await,
    }
}

/// A site that a lent browser has not seen, and a session in it.
async fn borrow(mut lease: Lease) -> Result<(Site, Held, WebDriver)> {
    let mut seen = Vec::new();
    let site = loop {
        let site = Site::start()?;
        if !lease.has_seen(site.port()) {
            break site;
        }
        // Held until another port is found.
        seen.push(site);
    };
    let driver = lease.session(site.port()).await?;
    Ok((site, Held::Lent(lease), driver))
}

/// A site, a browser and a session in it. A driver now and then waits forever for its browser, WebKit's in one start of
/// ten; then both are started again.
async fn start(engine: Engine, keeps: bool) -> Result<(Site, Held, WebDriver)> {
    let site = Site::start()?;
    let setting = Setting {
        engine,
        proxy: site.port(),
        keeps,
    };
    for _ in 0..STARTS {
        let browser = Browser::start(setting)?;
        if let Ok(driver) = tokio::time::timeout(START, browser.session()).await {
            return Ok((site, Held::Own(browser), driver?));
        }
    }
    bail!("{} did not start {STARTS} times", engine.name())
}
