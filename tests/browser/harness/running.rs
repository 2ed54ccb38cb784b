//! Runs a test in an engine, with a site of its own, and ends all it began whatever happens.

use anyhow::Result;
use xtask::tools::browsers::Engine;

use crate::{Page, held::Wanted};

/// Runs one test in one engine, in a browser that other tests were in before where there is one.
///
/// # Errors
/// What the test found, or an error or refused thing on its last page that it did not expect.
pub fn test(engine: Engine, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    test_with(engine, Wanted::Any, body)
}

/// The same in a browser that nobody else is or was in, and that asks the test's site for every host there is.
///
/// # Errors
/// As [`test`].
pub fn test_alone(engine: Engine, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    test_with(engine, Wanted::Own, body)
}

/// The same with a profile that is still there when the browser has ended.
///
/// # Errors
/// As [`test`].
pub fn test_on_disk(engine: Engine, body: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    test_with(engine, Wanted::OnDisk, body)
}

/// The same for a test that kills its browser and starts it again: [`Page::kill`]. What its last page saw is not looked at.
///
/// # Errors
/// What the test found.
pub fn test_killing(engine: Engine, body: impl AsyncFn(&mut Page) -> Result<()>) -> Result<()> {
    runtime()?.block_on(async {
        let mut page = Page::start(engine, Wanted::OnDisk).await?;
        let outcome = body(&mut page).await;
        page.end(outcome.is_ok()).await;
        outcome
    })
}

fn test_with(
    engine: Engine,
    wanted: Wanted,
    body: impl AsyncFn(&Page) -> Result<()>,
) -> Result<()> {
    runtime()?.block_on(async {
        let page = Page::start(engine, wanted).await?;
        let outcome = match body(&page).await {
            Ok(()) => page.is_calm().await,
            failed => failed,
        };
        let outcome = match outcome {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(page.last_words().await)),
        };
        page.end(outcome.is_ok()).await;
        outcome
    })
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}
