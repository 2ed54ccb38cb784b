//! The page at its own address: installed, it needs no network, from a cold start and in every corner.

use std::time::Duration;

use harness::{
    Effect, Fault, Html, Page, Result, Value, built, ensure, in_every_engine, json,
    running::test_on_disk, tests_in,
};

const FIRST: &str = "/escale/app/?lang=en";
const TAG: &str = "escale-journal";

/// Every request fails.
fn no_network() -> Vec<Fault> {
    vec![Fault::new("", Effect::Status(503))]
}

/// Opens the page and waits until it is there and everything is kept. `WebKit` lets a page that is left while it opens its
/// database for the first time block the next one, for as long as it keeps it for going back.
async fn install(page: &Page) -> Result<()> {
    page.open(FIRST).await?;
    page.ready(TAG).await?;
    page.eval_async("await navigator.serviceWorker.ready")
        .await?;
    Ok(())
}

/// With the server gone, the page opens from the disk with the language that the address says, saves what is written,
/// and finds the files that a member had never needed before. `WebKit` under automation keeps nothing on disk.
mod the_app_works_without_a_network {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        install(page).await?;
        page.site.faults(no_network());
        let asked = page.site.requests().len();
        page.open(&format!("{FIRST}&again")).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Written far from any network")
            .await?;
        page.eval_async("await document.querySelector('escale-journal').flush()")
            .await?;
        let copy = page.export(TAG).await?;
        ensure!(
            copy.everything()?.contains("far from any network"),
            "it was not kept"
        );
        let mut failed = page.site.requests().split_off(asked);
        // The page before may still have been asking for what it needs later.
        failed.retain(|request| {
            request
                .header("referer")
                .is_none_or(|page| !page.ends_with(FIRST))
        });
        // Those alone may be new on the server.
        let looked_for = ["worker.js", "/locales/en.json"];
        ensure!(
            failed
                .iter()
                .all(|request| looked_for.iter().any(|end| request.path.ends_with(end))),
            "{failed:?}"
        );
        Ok(())
    }

    tests_in!(test_on_disk: chromium Chromium, firefox Firefox);
}

in_every_engine! {
    /// What is kept is one release with all its files.
    async fn a_release_is_kept_whole(page: &Page) {
        install(page).await?;
        let kept = "const names = (await caches.keys()).filter((name) => name.startsWith('escale-app/'));
            if (names.length !== 1) return names;
            const kept = (await (await caches.open(names[0])).keys()).map((request) => new URL(request.url).pathname);
            const wanted = ['app/', 'app/app.js', 'app/learning.json', 'escale.js', 'escale.wasm', 'locales/fr.json'];
            return wanted.filter((path) => !kept.includes(`/escale/${path}`))";
        let missing = page.eval_async(kept).await?;
        ensure!(missing == json!([]), "missing: {missing}");
    }

    /// A release with a file that is not what it should be is not kept.
    async fn a_release_with_an_altered_file_is_not_kept(page: &Page) {
        // The page itself asks for this one only where WebAssembly may not run.
        page.site.faults(vec![Fault::new("/escale/plain.js", Effect::Body("globalThis.altered = true;".into()))]);
        page.open(FIRST).await?;
        page.ready(TAG).await?;
        let end = "for (;;) {
              const { installing, active } = await navigator.serviceWorker.register('worker.js');
              if (active) return 'kept';
              while (installing?.state === 'installing') await new Promise(requestAnimationFrame);
              if (installing) return installing.state;
            }";
        let end = page.eval_async(end).await?;
        ensure!(end == "redundant", "{end}");
    }

    /// What an older release kept goes; what another copy of the app kept, at another address of the same server, stays.
    async fn a_release_lets_go_of_its_own_files_alone(page: &Page) {
        page.site.page("/empty.html", &Html::new("").with_script(""));
        page.open("/empty.html").await?;
        page.eval_async("for (const name of ['/escale/app/#older', '/other/app/#theirs']) await caches.open(`escale-app/${name}`)").await?;
        page.hold_stored_files().await?;
        install(page).await?;
        page.eval_async("while (await caches.has('escale-app//escale/app/#older')) await new Promise(requestAnimationFrame)").await?;
        ensure!(page.eval_async("return caches.has('escale-app//other/app/#theirs')").await? == true, "another copy's files went");
    }

    /// A sentence that is edited on the server arrives at the opening after the one that saw it, and what is no file of
    /// sentences never does.
    async fn an_edited_sentence_arrives_at_the_next_opening(page: &Page) {
        install(page).await?;
        let mut sentences: Value = serde_json::from_slice(&built("locales/en.json")?)?;
        sentences["journal.title"] = "The harbour’s log".into();
        page.site.json("/escale/locales/en.json", &sentences);
        page.open(&format!("{FIRST}&second")).await?;
        page.ready(TAG).await?;
        let kept = "const name = (await caches.keys()).find((name) => name.startsWith('escale-app/'));
            const kept = async () => (await caches.match('/escale/locales/en.json', { cacheName: name })).text();";
        page.eval_async(&format!("{kept} while (!(await kept()).includes('The harbour’s log')) await new Promise(requestAnimationFrame)")).await?;
        page.site.json("/escale/locales/en.json", &json!({ "error": "log in first" }));
        let asked = page.site.requests().len();
        page.open(&format!("{FIRST}&third")).await?;
        page.says(TAG, "The harbour’s log").await?;
        let looks = || page.site.requests().split_off(asked).iter().any(|request| request.path == "/escale/locales/en.json");
        while !looks() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        page.open(&format!("{FIRST}&fourth")).await?;
        page.says(TAG, "The harbour’s log").await?;
    }

    /// A programme that came once is there when its server is down.
    async fn a_programme_outlives_its_server(page: &Page) {
        page.widget("checklist").await?;
        page.eval_async("while (!(await caches.match('/examples/ambassadors.json'))) await new Promise(requestAnimationFrame)").await?;
        page.hold_stored_files().await?;
        page.site.faults(vec![Fault::new("ambassadors.json", Effect::Status(503))]);
        page.driver.refresh().await?;
        page.ready("escale-checklist").await?;
        page.until("one('escale-checklist', 'input[type=checkbox]')").await?;
    }
}
