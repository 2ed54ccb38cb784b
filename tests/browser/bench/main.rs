//! What a member waits for, and what a page carries, measured in Chromium beside peers in the same run.
//!
//! `cargo xtask bench` builds what is served here and runs it. Times are this machine's and depend on what else it does;
//! a ratio between two of them, taken alternately in one run, says more.

mod figures;
mod journal;
mod table;

use std::{env, fs, process::ExitCode};

use harness::{Context, Engine, Html, MEMORIES, Page, Result, json};
use xtask::paths;

/// How often each page is opened.
const ROUNDS: usize = 5;
/// How many times slower than this machine the processor is made.
const SLOWER: u32 = 4;
/// The line: 10 Mbit/s, 40 ms there and back.
const BYTES_A_SECOND: u32 = 1_250_000;
const LATENCY_MILLIS: u32 = 40;
/// The peers, by the name of their script.
const PEERS: [&str; 2] = ["react", "preact"];
const WATCH: &str = include_str!("watch.js");
const OURS: &str =
    "<escale-checklist programme=\"/examples/ambassadors.json\" load=\"eager\"></escale-checklist>";

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no runtime");
    match runtime.and_then(|runtime| runtime.block_on(measure())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<()> {
    if env::args().any(|argument| argument == "--table") {
        return table::measure().await;
    }
    let mut boots: Vec<(String, Vec<f64>)> = Vec::new();
    for _ in 0..ROUNDS {
        note(&mut boots, "escale", boot(&Html::new(OURS)).await?);
        for name in PEERS {
            note(&mut boots, name, boot(&peer(name)).await?);
        }
    }
    let medians: Vec<(String, f64)> = boots
        .into_iter()
        .map(|(name, times)| (name, median(times)))
        .collect();
    let ours = medians.first().map_or(f64::NAN, |(_, time)| *time);
    say(&format!(
        "cold boot to first content, processor {SLOWER}x slower, 10 Mbit/s, {LATENCY_MILLIS} ms (median of {ROUNDS})"
    ));
    for (name, time) in &medians {
        say(&format!(
            "{name:<36} {time:>9.0} ms   escale / {name}: {:.2}",
            ours / time
        ));
    }

    let empty = heap(&Html::new("").with_script("")).await?;
    let five = heap(&five()?).await?;
    say("\nheap after a collection, JavaScript and WebAssembly");
    say(&format!(
        "{:<36} {:>9.1} MB",
        "an empty page",
        megabytes(empty)
    ));
    say(&format!(
        "{:<36} {:>9.1} MB",
        "five idle widgets above it",
        megabytes(five - empty)
    ));
    journal::measure().await?;
    table::measure().await
}

/// A peer's page, under the same policy.
fn peer(name: &str) -> Html {
    let script = format!("<script type=\"module\" src=\"/bench/{name}.js\"></script>");
    Html::new("<div id=\"peer\"></div>").with_script(&script)
}

fn five() -> Result<Html> {
    let widgets = harness::widgets()?;
    let body: String = widgets
        .iter()
        .map(|name| harness::eager(name, ""))
        .collect();
    Ok(Html::new(body))
}

/// Opens a page in a fresh browser on a slow line; milliseconds until its content is on the screen.
async fn boot(html: &Html) -> Result<f64> {
    let page = fresh().await?;
    let devtools = page.driver.cdp();
    devtools.send_raw("Network.enable", json!({})).await?;
    let line = json!({
        "offline": false,
        "latency": LATENCY_MILLIS,
        "downloadThroughput": BYTES_A_SECOND,
        "uploadThroughput": BYTES_A_SECOND,
    });
    devtools
        .send_raw("Network.emulateNetworkConditions", line)
        .await?;
    devtools
        .send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))
        .await?;
    page.show_html(&html.clone().after_script(WATCH)).await?;
    let time = page
        .until("performance.getEntriesByName('content')[0]?.startTime")
        .await?;
    page.driver.clone().quit().await?;
    time.as_f64().context("the page shows nothing")
}

/// What a page holds when nothing happens on it, in bytes.
async fn heap(html: &Html) -> Result<f64> {
    let page = fresh().await?;
    page.show_html(&html.clone().after_script(MEMORIES)).await?;
    // Idle is when the copies for the next start without a line are made too.
    page.eval_async(
        "const elements = [...document.querySelectorAll('[load]')];
         await Promise.all(elements.map((e) => e.ready));
         while (elements.length && !(await caches.keys()).length) await new Promise(requestAnimationFrame);",
    )
    .await?;
    let bytes = page.held().await?;
    page.driver.clone().quit().await?;
    Ok(bytes)
}

async fn fresh() -> Result<Page> {
    let page = Page::new(Engine::Chromium).await?;
    for name in PEERS {
        let path = paths::bench().join(format!("{name}.js"));
        let code = fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: cargo xtask bench", path.display()))?;
        page.site.script(&format!("/bench/{name}.js"), &code);
    }
    Ok(page)
}

fn note(boots: &mut Vec<(String, Vec<f64>)>, name: &str, time: f64) {
    match boots.iter_mut().find(|(known, _)| known == name) {
        Some((_, times)) => times.push(time),
        None => boots.push((name.to_owned(), vec![time])),
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn megabytes(bytes: f64) -> f64 {
    bytes / 1_000_000.0
}

#[allow(clippy::print_stdout, reason = "figures are what this program is for")]
fn say(line: &str) {
    println!("{line}");
}
