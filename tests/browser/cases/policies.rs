//! Whether an element starts where policies, networks and servers are against it, and what it says when it cannot.

use std::time::Duration;

use harness::{
    Effect, Engine, Fault, Html, Page, Result, STRICT, Site, Value, built, eager, ensure,
    in_every_engine, json,
};

const TAG: &str = "escale-checklist";
const NO_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
const CORE: &str = "/escale/escale.wasm";

/// The element failed with this code: a sentence with the host's text still below it, one event, a line on the console.
async fn failed(page: &Page, code: &str, words: &[&str]) -> Result<()> {
    let failure = page.failure(TAG).await?;
    ensure!(failure.starts_with(code), "{failure}");
    let sentence = page
        .eval(&format!("return text('{TAG}', '[part~=error]')"))
        .await?;
    let sentence = sentence.as_str().unwrap_or_default();
    ensure!(
        sentence.ends_with(&format!("({code})")),
        "it says {sentence}"
    );
    for word in words {
        ensure!(sentence.contains(word), "{sentence}: without {word}");
    }
    let script = format!(
        "const host = document.querySelector('{TAG} b'); return visible(host) && one('{TAG}', 'slot').assignedNodes().length > 0"
    );
    ensure!(page.eval(&script).await? == true, "the host's text is gone");
    let events = page.events("escale-error").await?;
    ensure!(
        events == [json!({ "code": code, "fatal": true })],
        "{events:?}"
    );
    let said = format!("seen.said.some((line) => line.includes('[escale] {code}'))");
    page.until(&said).await?;
    page.until(&format!(
        "document.getElementById('escale-live').textContent.includes('{code}')"
    ))
    .await?;
    Ok(())
}

fn checklist() -> Html {
    Html::new(format!(
        "<{TAG} programme=\"/examples/ambassadors.json\" load=\"eager\"><b>The host's own text</b></{TAG}>"
    ))
}

/// Ticks the first item, and waits until that is stored.
async fn tick(page: &Page) -> Result<()> {
    page.ready(TAG).await?;
    let tick = page
        .element(&format!("one('{TAG}', 'input[type=checkbox]')"))
        .await?;
    tick.click().await?;
    page.saved(TAG).await
}

/// Waits until everything that the page loaded is stored, when it has nothing better to do; the paths of that.
async fn stored(page: &Page) -> Result<Value> {
    page.eval_async(
        "const loaded = performance.getEntriesByType('resource').map((one) => one.name)
             .filter((name) => /escale\\/.*(wasm|locales.*json)$/.test(name));
         for (;;) {
           const all = await Promise.all((await caches.keys()).map((key) => caches.open(key)));
           const kept = (await Promise.all(all.map((cache) => cache.keys()))).flat().map((one) => one.url);
           if (loaded.every((name) => kept.includes(name))) return kept.map((url) => new URL(url).pathname);
           await new Promise(requestAnimationFrame);
         }",
    )
    .await
}

in_every_engine! {
    /// Every widget starts and works under the policy of a careful host, which refuses nothing of ours.
    async fn a_strict_policy_refuses_nothing(page: &Page) {
        let widgets = harness::widgets()?;
        let all: String = widgets.iter().map(|name| eager(name, "")).collect();
        page.show(&all).await?;
        for name in &widgets {
            page.ready(&format!("escale-{name}")).await?;
        }
        tick(page).await?;
        page.press(TAG, "My data").await?;
        page.press(TAG, "Take a copy").await?;
        page.says(TAG, "Your copy is in your downloads.").await?;
        ensure!(page.eval("return seen.refused").await? == json!([]), "something was refused");
    }

    /// A policy that forbids WebAssembly is named, with the directive to change.
    async fn a_policy_without_wasm_is_named(page: &Page) {
        page.expects_trouble();
        page.show_html(&checklist().under(NO_WASM)).await?;
        failed(page, "ESC-E02", &["'wasm-unsafe-eval'", "script-src"]).await?;
        let asked = page.site.paths();
        ensure!(!asked.iter().any(|path| path == CORE), "the large file was fetched in vain");
        page.show_html(&checklist().under(NO_WASM).in_language("fr")).await?;
        failed(page, "ESC-E02", &["politique de sécurité", "script-src"]).await?;
    }

    /// Files on another host work where the policy allows it, and are named where it does not.
    async fn files_on_another_host_need_the_policys_word(page: &Page) {
        page.expects_trouble();
        let other = Site::start()?;
        let origin = other.origin();
        let script = format!("<script type=\"module\" src=\"/escale/escale.js\" data-escale-base=\"{origin}/escale/\"></script>");
        let html = checklist().with_script(&script);
        page.show_html(&html).await?;
        failed(page, "ESC-E06", &[&origin, "connect-src"]).await?;
        page.show_html(&html.under(&format!("{STRICT} {origin}/escale/"))).await?;
        tick(page).await?;
        ensure!(other.paths().iter().any(|path| path == CORE), "{:?}", other.paths());
    }

    /// A page may ask for Trusted Types, with our policy or with none at all.
    async fn trusted_types_are_given(page: &Page) {
        let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types escale");
        let widgets = harness::widgets()?;
        let all: String = widgets.iter().map(|name| eager(name, "")).collect();
        page.show_html(&Html::new(all).under(&policy)).await?;
        for name in &widgets {
            page.ready(&format!("escale-{name}")).await?;
        }
        tick(page).await?;
        let types = page.eval("return typeof trustedTypes").await?;
        ensure!(types == "object", "this engine knows no Trusted Types: {types}");
    }

    /// The journal's plain form comes under the same policy.
    async fn trusted_types_are_given_to_the_plain_form(page: &Page) {
        page.expects_trouble();
        let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types escale");
        let html = Html::new(eager("journal", "")).under(&policy);
        page.show_html(&html.after_script("delete globalThis.WebAssembly;")).await?;
        page.says("escale-journal", "Here is your journal in its plain form").await?;
    }

    /// A browser without WebAssembly gets a sentence.
    async fn no_webassembly_is_said(page: &Page) {
        page.show_html(&checklist().after_script("delete globalThis.WebAssembly;")).await?;
        failed(page, "ESC-E01", &["WebAssembly"]).await?;
    }

    /// What the server answers in place of the file is told apart.
    async fn wrong_answers_are_told_apart(page: &Page) {
        page.site.faults(vec![Fault::new(CORE, Effect::Status(404))]);
        page.show_html(&checklist()).await?;
        failed(page, "ESC-E03", &["404"]).await?;

        let html = Effect::Body("<!doctype html><title>Please log in</title>".into());
        let html_type = Effect::ContentType("text/html".into());
        page.site.faults(vec![Fault::new(CORE, html.clone())]);
        page.show_html(&checklist()).await?;
        failed(page, "ESC-E04", &["/escale/escale.wasm"]).await?;

        let mut altered = built("escale.wasm")?;
        if let Some(last) = altered.last_mut() {
            *last ^= 1;
        }
        page.site.faults(vec![Fault::new(CORE, Effect::Body(altered.into()))]);
        page.show_html(&checklist()).await?;
        failed(page, "ESC-E08", &["/escale/escale.wasm"]).await?;

        page.site.faults(vec![Fault::new(CORE, Effect::Cut)]);
        page.show_html(&checklist()).await?;
        failed(page, "ESC-E08", &["/escale/escale.wasm"]).await?;

        // The right bytes under the wrong name are the right bytes.
        page.site.faults(vec![Fault::new(CORE, html_type)]);
        page.show_html(&checklist()).await?;
        tick(page).await?;
    }

    /// A locale or a chunk that cannot be had is said like any other file.
    async fn the_other_files_are_checked_too(page: &Page) {
        // What arrived once is stored and stands in for what does not: the chunk comes first, then a language that no
        // page of this site has asked for.
        page.site.faults(vec![Fault::new("split_checklist.wasm", Effect::Status(404))]);
        page.show_html(&checklist()).await?;
        failed(page, "ESC-E03", &["404"]).await?;
        let french = checklist().in_language("fr");
        page.site.faults(vec![Fault::new("/locales/fr.json", Effect::Status(500))]);
        page.show_html(&french).await?;
        failed(page, "ESC-E03", &["500"]).await?;
        page.site.faults(vec![Fault::new("/locales/fr.json", Effect::Cut)]);
        page.show_html(&french).await?;
        // WebKit takes the half for the whole, so it is the wrong file.
        let webkit = page.engine == Engine::WebKit;
        let code = if webkit { "ESC-E04" } else { "ESC-E08" };
        failed(page, code, &["/escale/locales/fr.json"]).await?;
    }

    /// Once started, an element starts again without its server.
    async fn a_second_start_needs_no_server(page: &Page) {
        page.show_html(&checklist()).await?;
        tick(page).await?;
        let stored = stored(page).await?;
        let has = |name: &str| stored.as_array().is_some_and(|all| all.contains(&Value::from(name)));
        ensure!(has(CORE) && has("/escale/locales/en.json"), "{stored}");
        page.hold_stored_files().await?;
        let gone = |end: &str| Fault::new(end, Effect::Cut);
        page.site.faults(vec![gone(".wasm"), gone("/locales/en.json")]);
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("ticked('{TAG}') === 1")).await?;
    }

    /// A server that takes requests and never answers is not waited for by who has everything already.
    async fn a_server_that_never_answers_is_not_waited_for(page: &Page) {
        page.show_html(&checklist()).await?;
        tick(page).await?;
        stored(page).await?;
        page.eval_async("while (!(await caches.match('/examples/ambassadors.json'))) await new Promise(requestAnimationFrame)").await?;
        page.hold_stored_files().await?;
        let hangs = |end: &str| Fault::new(end, Effect::Delay(Duration::from_hours(1)));
        page.site.faults(vec![hangs(".wasm"), hangs(".json")]);
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("ticked('{TAG}') === 1")).await?;
    }

    /// A kept file that was written over is not run.
    async fn a_kept_file_that_was_written_over_is_not_run(page: &Page) {
        page.show_html(&checklist()).await?;
        tick(page).await?;
        stored(page).await?;
        let bytes = "new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])";
        page.eval_async(&format!(
            "const name = (await caches.keys()).find((name) => name.startsWith('escale-code/'));
             await (await caches.open(name)).put('{CORE}', new Response({bytes}, {{ headers: {{ 'content-type': 'application/wasm' }} }}));"
        )).await?;
        page.hold_stored_files().await?;
        page.site.faults(vec![Fault::new(CORE, Effect::Cut)]);
        page.driver.refresh().await?;
        failed(page, "ESC-E08", &[CORE]).await?;
    }

    /// Sentences have no hash that changes with them, so they are asked for anew, whatever the server says of keeping them.
    async fn sentences_are_asked_for_anew(page: &Page) {
        let forever = Effect::Header("cache-control", "public, max-age=31536000, immutable".to_owned());
        page.site.faults(vec![Fault::new("/locales/en.json", forever)]);
        page.show_html(&checklist()).await?;
        page.ready(TAG).await?;
        let mut sentences: Value = serde_json::from_slice(&built("locales/en.json")?)?;
        sentences["checklist.title"] = "What the crew does".into();
        page.site.json("/escale/locales/en.json", &sentences);
        page.show_html(&checklist()).await?;
        page.says(TAG, "What the crew does").await?;
    }

    /// After an update in place, a file that an older version stored under the same address is not run, and goes; what
    /// others stored stays.
    async fn an_older_version_is_not_started(page: &Page) {
        page.show_html(&checklist()).await?;
        tick(page).await?;
        stored(page).await?;
        // The older version's files were there first.
        let plant = format!(
            "const ours = (await caches.keys()).find((name) => name.startsWith('escale-code/'));
             const cache = await caches.open(ours);
             const kept = await Promise.all((await cache.keys()).map(async (one) => {{
               const response = await cache.match(one);
               return [one.url, new Response(await response.arrayBuffer(), {{ headers: response.headers }})];
             }}));
             await caches.delete(ours);
             for (const name of ['escale-code/0.0.1', 'theirs/0.0.1']) {{
               await (await caches.open(name)).put('{CORE}', new Response('of another version'));
             }}
             const again = await caches.open(ours);
             for (const [url, response] of kept) await again.put(url, response);"
        );
        page.eval_async(&plant).await?;
        page.hold_stored_files().await?;
        page.site.faults(vec![Fault::new(CORE, Effect::Cut)]);
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("ticked('{TAG}') === 1")).await?;
        // It goes with the first file that is stored, which the server still has.
        page.eval_async("while (await caches.has('escale-code/0.0.1')) await new Promise(requestAnimationFrame)").await?;
        ensure!(page.eval_async("return caches.has('theirs/0.0.1')").await? == true, "another program's files went");
    }
}

in_every_engine! {
    with test_alone;

    /// A plain http intranet is no secure context; what is left of the browser there is enough.
    async fn a_plain_http_intranet_is_enough(page: &Page) {
        page.site.page("/page.html", &checklist());
        page.driver.goto("http://intranet.test/page.html").await?;
        ensure!(page.eval("return isSecureContext").await? == false, "this is a secure context");
        tick(page).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("ticked('{TAG}') === 1")).await?;
        page.press(TAG, "My data").await?;
        page.press(TAG, "Take a copy").await?;
        page.says(TAG, "Your copy is in your downloads.").await?;
    }
}
