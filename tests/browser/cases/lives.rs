//! Elements come and go with a host's pages: what they took they give back.
//!
//! A run of tests lets few of them live; `cargo xtask proof` says with `ESCALE_LIVES` how many of each widget.

use std::{env, time::Duration};

use harness::{Html, MEMORIES, Page, Result, ensure, tests_in, widgets};

/// How many live in a run of tests.
const LIVES: u32 = 12;
/// What is removed is taken down after a second.
const TAKEN_DOWN: Duration = Duration::from_millis(1500);
/// As many as are there at once, at most: what was removed stays for a second.
const AT_ONCE: u32 = 50;
/// By how many bytes all these lives may make the page grow, however many.
const SLACK: f64 = 2_000_000.0;

/// An element is there, is usable and goes.
const LIFE: &str = "const element = document.createElement(tag);
    element.setAttribute('programme', '/examples/ambassadors.json');
    element.setAttribute('load', 'eager');
    document.querySelector('main').append(element);
    await element.ready;
    element.remove();";

/// What is alive in the page.
#[derive(Debug)]
struct Weight {
    nodes: f64,
    listeners: f64,
    /// Bytes of JavaScript and of WebAssembly's memories.
    bytes: f64,
}

fn lives() -> u32 {
    let asked = env::var("ESCALE_LIVES").ok();
    asked.and_then(|lives| lives.parse().ok()).unwrap_or(LIVES)
}

/// So many elements of each widget come and go, one after the other.
async fn live(page: &Page, times: u32) -> Result<()> {
    for widget in widgets()? {
        let life = format!("const tag = 'escale-{widget}'; {LIFE}");
        for _ in 0..times {
            page.eval_async(&life).await?;
        }
    }
    Ok(())
}

/// What is alive after everything that was removed is taken down and the browser has cleaned up.
async fn settled(page: &Page) -> Result<Weight> {
    let mut before = weight(page).await?;
    loop {
        tokio::time::sleep(TAKEN_DOWN).await;
        let now = weight(page).await?;
        if now.nodes >= before.nodes && now.listeners >= before.listeners {
            return Ok(now);
        }
        before = now;
    }
}

async fn weight(page: &Page) -> Result<Weight> {
    let (nodes, listeners) = page.alive().await?;
    let bytes = page.held().await?;
    Ok(Weight {
        nodes,
        listeners,
        bytes,
    })
}

/// Widgets that came and went leave no node, no listener and no memory behind.
mod what_went_left_nothing_behind {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        page.show_html(&Html::new("<main></main>").after_script(MEMORIES))
            .await?;
        let times = lives();
        // Memories of WebAssembly never shrink: first, as many live at once as will, until what is free is in its place.
        for _ in 0..2 {
            live(page, times.min(AT_ONCE)).await?;
            settled(page).await?;
        }
        let before = settled(page).await?;
        live(page, times).await?;
        let after = settled(page).await?;
        println!("{times} lives of each widget: {before:?}, then {after:?}");
        // A leak of one node or listener in each life of one widget would be that many more.
        let more = f64::from(times);
        ensure!(
            after.nodes < before.nodes + more && after.listeners < before.listeners + more,
            "{before:?} grew to {after:?}"
        );
        ensure!(
            after.bytes < before.bytes + SLACK,
            "{before:?} grew to {after:?}"
        );
        Ok(())
    }

    tests_in!(harness::running::test_alone: chromium Chromium);
}
