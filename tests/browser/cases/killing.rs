//! The browser is killed, as by an empty battery: what it had said to be saved is there, and what was under way goes on.
//!
//! A run of tests kills it a few times; `cargo xtask proof` says with `ESCALE_KILLS` how often. WebKit, which keeps nothing
//! under a driver, is killed in [`crate::killing_undriven`].

use std::{
    collections::BTreeSet,
    env,
    hash::{BuildHasher, RandomState},
    time::Duration,
};

use harness::{
    Context, Engine, Html, PAGE, Page, Result, Site, Value, ensure, running::test_killing, tests_in,
};

use crate::diary::{PASSPHRASE, PLAIN, TAG, begin_to_lock, many, unlock};

/// How often the browser is killed where nobody says.
const KILLS: u64 = 3;
/// Entries that a long work has before it.
pub const MANY: usize = 3000;
/// A page that writes one entry after the other, and tells its server at once of each that was said to be saved.
pub const WRITER: &str = "
    addEventListener('escale-saved', (event) => fetch(`/saved/${event.detail.id}`));
    globalThis.write = async () => {
      const journal = document.querySelector('escale-journal').shadowRoot;
      const ready = (there) => new Promise((done) => {
        const look = () => (there() ? done() : setTimeout(look, 1));
        look();
      });
      for (let n = 1; ; n += 1) {
        const field = journal.querySelector('textarea');
        field.value = `Entry ${n} of this page, whole`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        const finish = () => [...journal.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Finish this entry');
        await ready(finish);
        finish().click();
        await ready(() => field.value === '');
      }
    };";

/// How often a test kills its browser.
pub fn kills() -> u64 {
    env::var("ESCALE_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(KILLS)
}

/// A number below a limit that nobody can foresee.
pub fn chance(limit: u64) -> u64 {
    RandomState::new().hash_one(limit) % limit
}

/// The identifiers of everything that the page said to be saved.
pub fn acknowledged(site: &Site) -> BTreeSet<String> {
    let paths = site.paths().into_iter();
    paths
        .filter_map(|path| path.strip_prefix("/saved/").map(str::to_owned))
        .collect()
}

/// Opens the journal with the page that writes.
async fn open(page: &Page) -> Result<()> {
    page.show_html(&Html::new(PLAIN).after_script(WRITER))
        .await?;
    page.ready(TAG).await
}

/// Writes one entry and puts copies under it, until there are many.
async fn fill(page: &Page) -> Result<()> {
    page.type_into(TAG, "textarea", "Keel").await?;
    page.press(TAG, "Finish this entry").await?;
    page.saved(TAG).await?;
    many(page, MANY - 1).await
}

/// How many records of the journal a condition on `one` holds for.
async fn count(page: &Page, condition: &str) -> Result<u64> {
    let script = format!(
        "const db = await asked(indexedDB.open('escale:log'));
         const all = await asked(db.transaction('records').objectStore('records').getAll());
         db.close();
         return all.filter((one) => one.kind === 'journal-entry' && ({condition})).length;"
    );
    Ok(page.eval_async(&script).await?.as_u64().unwrap_or_default())
}

/// Every entry that was said to be saved is there after the kill, whole.
mod what_was_said_to_be_saved_survives_a_kill {
    use super::*;

    async fn run(page: &mut Page) -> Result<()> {
        // Most members have Chromium's engine.
        let kills = match page.engine {
            Engine::Chromium => 2 * kills(),
            Engine::Firefox | Engine::WebKit => kills(),
        };
        open(page).await?;
        for _ in 0..kills {
            let before = acknowledged(&page.site).len();
            let enough = before + 1 + usize::try_from(chance(12))?;
            page.eval("write(); return 0").await?;
            while acknowledged(&page.site).len() < enough {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            // Anywhere within the next save.
            tokio::time::sleep(Duration::from_millis(chance(60))).await;
            page.kill().await?;
            page.open(PAGE).await?;
            page.ready(TAG).await?;
        }
        let said = acknowledged(&page.site);
        let records = page.records("log").await?;
        let found: BTreeSet<String> = records
            .iter()
            .filter(|record| whole(record))
            .filter_map(id)
            .collect();
        nothing_is_lost(kills, &said, &found)?;
        ensure!(records.iter().all(whole), "in pieces: {records:?}");
        Ok(())
    }

    fn id(record: &Value) -> Option<String> {
        record["id"].as_str().map(str::to_owned)
    }

    /// Versions and the like are records too.
    fn whole(record: &Value) -> bool {
        record["kind"] != "journal-entry"
            || record["payload"]["text"].as_str().is_some_and(|text| {
                text.starts_with("Entry ") && text.ends_with(" of this page, whole")
            })
    }

    tests_in!(test_killing: chromium Chromium, firefox Firefox);
}

/// Counts what was said to be saved and what was found.
pub fn nothing_is_lost(
    kills: u64,
    said: &BTreeSet<String>,
    found: &BTreeSet<String>,
) -> Result<()> {
    let lost: Vec<_> = said.difference(found).collect();
    println!(
        "{kills} kills: {} acknowledged, {} found, {} lost",
        said.len(),
        found.len(),
        lost.len()
    );
    ensure!(lost.is_empty(), "lost: {lost:?}");
    Ok(())
}

/// Of many kills, some came before the work was at its end; of a few, chance has it.
pub fn was_within_the_work(kills: u64) -> Result<()> {
    ensure!(
        kills > 0 || self::kills() <= KILLS,
        "no kill came before the work was done"
    );
    Ok(())
}

/// A copy that was being brought in is brought in again: everything is there once.
mod an_import_that_was_killed_is_made_again {
    use super::*;

    async fn run(page: &mut Page) -> Result<()> {
        open(page).await?;
        fill(page).await?;
        let copy = page.export(TAG).await?;
        page.site.file("/copy.zip", "application/zip", copy.bytes());
        let mut within = 0;
        // How long it takes here, in milliseconds.
        let mut whole = bring_in(page, "await").await?;
        for round in 0..kills() {
            page.show(&format!("<escale-journal load=\"eager\" space=\"log\" data-round=\"{round}\"></escale-journal>")).await?;
            page.ready(TAG).await?;
            page.eval_async(
                "const db = await asked(indexedDB.open('escale:log'));
                 await asked(db.transaction('records', 'readwrite').objectStore('records').clear());
                 db.close();",
            )
            .await?;
            bring_in(page, "").await?;
            // Anywhere within it. To look would be to wait: nobody reads while it is being written.
            tokio::time::sleep(Duration::from_millis(chance(whole))).await;
            page.kill().await?;
            page.open(PAGE).await?;
            page.ready(TAG).await?;
            let left = count(page, "true").await?;
            whole = bring_in(page, "await").await?;
            let there = count(page, "one.payload.text.startsWith('Keel')").await?;
            println!("killed with {left} of {MANY} brought in; then {there}");
            ensure!(there == u64::try_from(MANY)?, "{there} entries");
            within += u64::from(left < there);
        }
        was_within_the_work(within)
    }

    /// Begins to bring the copy in, or waits for it; milliseconds.
    async fn bring_in(page: &Page, wait: &str) -> Result<u64> {
        let script = format!(
            "const copy = await (await fetch('/copy.zip')).blob();
             const start = performance.now();
             {wait} document.querySelector('{TAG}').import(copy);
             return Math.ceil(performance.now() - start);"
        );
        page.eval_async(&script).await?.as_u64().context("no time")
    }

    tests_in!(test_killing: chromium Chromium, firefox Firefox);
}

/// A journal that was being locked opens with its passphrase, with every entry.
mod a_lock_that_was_killed_as_it_was_made_opens {
    use super::*;

    async fn run(page: &mut Page) -> Result<()> {
        page.site
            .page("/empty.html", &Html::new("").with_script(""));
        let mut within = 0;
        for _ in 0..kills().div_ceil(3) {
            page.open("/empty.html").await?;
            page.eval_async(
                "localStorage.clear(); await asked(indexedDB.deleteDatabase('escale:log'))",
            )
            .await?;
            open(page).await?;
            fill(page).await?;
            page.driver.refresh().await?;
            page.ready(TAG).await?;
            begin_to_lock(page).await?;
            page.kill().await?;
            page.open(PAGE).await?;
            page.ready(TAG).await?;
            let sealed = count(page, "one.payload.sealed").await?;
            unlock(page, PASSPHRASE).await?;
            page.type_into(TAG, "input[type=search]", "keel").await?;
            page.until(&format!("/3.?000 entries found/.test(text('{TAG}'))"))
                .await?;
            println!("killed with {sealed} of {MANY} sealed; every entry is found");
            within += u64::from(sealed < u64::try_from(MANY)?);
        }
        was_within_the_work(within)
    }

    tests_in!(test_killing: chromium Chromium, firefox Firefox);
}
