//! The page at its own address: installed, it needs no network, from a cold start and in every corner.

use harness::{
    Effect, Fault, Page, Result, ensure, in_every_engine, json, running::test_on_disk, tests_in,
};

const FIRST: &str = "/escale/app/?lang=en";
const TAG: &str = "escale-journal";

/// Every request fails.
fn no_network() -> Vec<Fault> {
    vec![Fault::new("", Effect::Status(503))]
}

/// Opens the page and waits until everything is kept.
async fn install(page: &Page) -> Result<()> {
    page.open(FIRST).await?;
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
        ensure!(
            failed
                .iter()
                .all(|request| request.path.ends_with("worker.js")),
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
