//! Runs a test in an engine, with a site and a browser of its own, and ends both whatever happens.

use anyhow::Result;
use xtask::tools::browsers::Engine;

use crate::Page;

/// Runs one test in one engine, with a site and a browser of its own.
///
/// # Errors
/// What the test found, or an error or refused thing on its last page that it did not expect.
pub fn test(engine: Engine, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    test_with(engine, false, body)
}

/// The same with a profile that is still there when the browser has ended: [`Browser::keeping`].
///
/// # Errors
/// As [`test`].
pub fn test_on_disk(engine: Engine, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    test_with(engine, true, body)
}

/// The same for a test that kills its browser and starts it again: [`Page::kill`]. What its last page saw is not looked at.
///
/// # Errors
/// What the test found.
pub fn test_killing(engine: Engine, body: impl AsyncFn(&mut Page) -> Result<()>) -> Result<()> {
    runtime()?.block_on(async {
        let mut page = Page::start(engine, true).await?;
        let outcome = body(&mut page).await;
        page.driver.clone().quit().await.ok();
        outcome
    })
}

fn test_with(engine: Engine, keeps: bool, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    runtime()?.block_on(async {
        let page = Page::start(engine, keeps).await?;
        let outcome = match body(&page).await {
            Ok(()) => page.is_calm().await,
            failed => failed,
        };
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(page.last_words().await)),
        };
        // The browser ends with its driver in any case.
        page.driver.clone().quit().await.ok();
        outcome
    })
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}
