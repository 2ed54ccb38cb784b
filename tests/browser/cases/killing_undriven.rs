//! What [`crate::killing`] does to the others, done to WebKit: under a driver it keeps nothing, so its pages do everything by
//! themselves and tell their server what they find.

use std::{
    thread,
    time::{Duration, Instant},
};

use harness::{Context, HELPERS, Html, Result, Site, Value, ensure, unattended::Unattended};

use crate::{
    diary::PLAIN,
    killing::{MANY, WRITER, acknowledged, chance, kills, nothing_is_lost, was_within_the_work},
};

/// What the pages do.
const ACTS: &str = include_str!("killing_undriven.js");
/// How long a page may take to say something; long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// A page with the journal that does what its name says.
fn put(site: &Site, name: &str) {
    let many = format!("const MANY = {MANY};");
    let page = Html::new(PLAIN)
        .after_script(HELPERS)
        .after_script(WRITER)
        .after_script(&many)
        .after_script(ACTS);
    site.page(&format!("/{name}.html"), &page);
}

/// Waits until something is there.
fn until<T>(what: &str, look: impl Fn() -> Option<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        ensure!(start.elapsed() < PATIENCE, "never came: {what}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// What a page sent to a path.
fn sent(site: &Site, path: &str) -> Result<Vec<u8>> {
    until(path, || {
        let mut requests = site.requests().into_iter();
        let request = requests.find(|request| request.path == path)?;
        Some(request.body.to_vec())
    })
}

/// What a page of a round said.
fn said(site: &Site, what: &str, round: u64) -> Result<Value> {
    Ok(serde_json::from_slice(&sent(
        site,
        &format!("/{what}/{round}"),
    )?)?)
}

/// Every entry that was said to be saved is there after the kill, whole.
mod what_was_said_to_be_saved_survives_a_kill {
    use super::*;

    #[test]
    fn webkit() -> Result<()> {
        let kills = kills();
        let site = Site::start()?;
        put(&site, "write");
        let browser = Unattended::new()?;
        for round in 0..=kills {
            let running = browser.open(&site.url(&format!("/write.html?{round}")))?;
            let there = said(&site, "found", round)?;
            ensure!(there["pieces"] == 0, "in pieces: {there}");
            let told = acknowledged(&site);
            if round == kills {
                let found = serde_json::from_value(there["found"].clone())?;
                return nothing_is_lost(kills, &told, &found);
            }
            let enough = told.len() + 1 + usize::try_from(chance(12))?;
            until("more that is saved", || {
                (acknowledged(&site).len() >= enough).then_some(())
            })?;
            // Anywhere within the next save.
            thread::sleep(Duration::from_millis(chance(60)));
            running.kill();
        }
        Ok(())
    }
}

/// A copy that was being brought in is brought in again: everything is there once.
mod an_import_that_was_killed_is_made_again {
    use super::*;

    #[test]
    fn webkit() -> Result<()> {
        let site = Site::start()?;
        put(&site, "copy");
        put(&site, "import");
        let browser = Unattended::new()?;
        let running = browser.open(&site.url("/copy.html"))?;
        site.file("/copy.zip", "application/zip", &sent(&site, "/copy")?);
        running.kill();
        let mut within = 0;
        for round in 0..=kills() {
            let running = browser.open(&site.url(&format!("/import.html?{round}")))?;
            let there = said(&site, "found", round)?;
            println!(
                "killed with {} of {MANY} brought in; then {}",
                there["left"], there["there"]
            );
            ensure!(there["there"] == MANY, "{there}");
            within += u64::from(there["left"] != MANY);
            said(&site, "begun", round)?;
            // Anywhere within it. To look would be to wait: nobody reads while it is being written.
            let millis = there["millis"].as_u64().context("no time")?;
            thread::sleep(Duration::from_millis(chance(millis)));
            running.kill();
        }
        was_within_the_work(within)
    }
}

/// A journal that was being locked opens with its passphrase, with every entry.
mod a_lock_that_was_killed_as_it_was_made_opens {
    use super::*;

    #[test]
    fn webkit() -> Result<()> {
        let mut within = 0;
        for round in 0..kills().div_ceil(3) {
            let site = Site::start()?;
            for name in ["fill", "lock", "unlock"] {
                put(&site, name);
            }
            let browser = Unattended::new()?;
            let running = browser.open(&site.url(&format!("/fill.html?{round}")))?;
            said(&site, "begun", round)?;
            running.kill();
            let _running = browser.open(&site.url(&format!("/unlock.html?{round}")))?;
            let sealed = said(&site, "found", round)?;
            println!("killed with {sealed} of {MANY} sealed; every entry is found");
            within += u64::from(sealed != MANY);
        }
        was_within_the_work(within)
    }
}
