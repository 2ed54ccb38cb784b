//! `frame.html` in a page of another site, with `escale-frame.js` on the page and without it.

use harness::{Html, Page, Result, ensure, in_every_engine, json};

const TAG: &str = "escale-journal";

/// Counts how often each frame of the page has spoken.
const COUNT: &str = "globalThis.spoken = [0, 0, 0];
    addEventListener('message', ({ source }) => {
      spoken[[...document.querySelectorAll('iframe')].findIndex((one) => one.contentWindow === source)] += 1;
    });";

/// Shows a host's page of another site with this frame and more tags; `{us}` is where our files are.
async fn show(page: &Page, body: &str) -> Result<()> {
    let us = page.site.origin();
    let us = us.trim_end_matches('/');
    let policy = format!(
        "default-src 'none'; script-src 'self' {us}; style-src 'self'; connect-src 'self'; frame-src {us}"
    );
    let html = Html::new(body.replace("{us}", us))
        .with_script(&format!(
            "<script type=\"module\" src=\"{us}/escale/escale-frame.js\"></script>"
        ))
        .after_script(COUNT)
        .under(&policy);
    page.site.page("/page.html", &html);
    page.driver.goto("http://intranet.test/page.html").await?;
    Ok(())
}

/// What the page around sees of the frame.
async fn heard(page: &Page, event: &str) -> Result<()> {
    page.until(&format!(
        "seen.events.some((e) => e.type === '{event}' && e.tag === 'iframe')"
    ))
    .await?;
    Ok(())
}

in_every_engine! {
    with test_alone;

    /// The frame is as high as what is in it, stands on dark where the page does, and its events happen on the page, with nothing
    /// that was written in them.
    async fn a_frame_fits_into_its_page(page: &Page) {
        show(page, "<iframe src=\"{us}/escale/frame.html#widget=journal&space=log&lang=en\" title=\"Journal\"></iframe>").await?;
        heard(page, "escale-ready").await?;
        page.until("document.querySelector('iframe').getBoundingClientRect().height > 250").await?;
        page.eval("document.documentElement.style.colorScheme = 'dark'").await?;
        page.driver.enter_frame(0).await?;
        page.ready(TAG).await?;
        page.until("document.documentElement.style.colorScheme === 'dark'").await?;
        page.until("document.documentElement.scrollHeight <= innerHeight").await?;
        // Keys of WebKit's driver do not reach into a frame.
        page.eval(&format!("const field = one('{TAG}', 'textarea'); field.value = 'Nobody else\\'s business'; field.dispatchEvent(new Event('input', {{ bubbles: true }}));")).await?;
        page.saved(TAG).await?;
        page.driver.enter_default_frame().await?;
        heard(page, "escale-saved").await?;
        let told = page.eval("return JSON.stringify(seen.events)").await?;
        ensure!(!told.to_string().contains("business"), "{told}");
    }

    /// A programme that only the page can read is handed over; the frame waits for it.
    async fn a_page_hands_its_programme_over(page: &Page) {
        page.site.json("/own.json", &json!({ "escale": 1, "id": "own", "title": "Own", "checklist": [{ "id": "one", "phase": "arrival", "title": "From the page around" }] }));
        show(page, "<iframe src=\"{us}/escale/frame.html#widget=checklist&lang=en&programme=page\" data-escale-programme=\"/own.json\" title=\"List\"></iframe>").await?;
        heard(page, "escale-ready").await?;
        page.driver.enter_frame(0).await?;
        page.says("escale-checklist", "From the page around").await?;
    }

    /// A page that cannot read the programme it was to hand over says which one.
    async fn a_programme_that_the_page_cannot_read_is_named(page: &Page) {
        show(page, "<iframe src=\"{us}/escale/frame.html#widget=checklist&lang=en&programme=page\" data-escale-programme=\"/missing.json\" title=\"List\"></iframe>").await?;
        page.driver.enter_frame(0).await?;
        page.until("document.body.innerText.includes('could not read the programme “/missing.json”')").await?;
        page.expects_trouble();
    }

    /// Where the frame knows its database all the same, the element starts below that sentence.
    async fn an_element_starts_without_the_programme_of_its_page(page: &Page) {
        page.expects_trouble();
        show(page, "<iframe src=\"{us}/escale/frame.html#widget=journal&space=log&lang=en&programme=page\" data-escale-programme=\"/missing.json\" title=\"Journal\"></iframe>").await?;
        heard(page, "escale-ready").await?;
        page.driver.enter_frame(0).await?;
        page.ready(TAG).await?;
        page.until("document.body.innerText.includes('could not read the programme “/missing.json”')").await?;
    }

    /// Other pages in frames that speak as ours does are not listened to: one from our host at another path, and one from
    /// elsewhere in a frame that names ours.
    async fn strangers_are_not_heard(page: &Page) {
        let speak = "
            setInterval(() => {
              const { port1, port2 } = new MessageChannel();
              parent.postMessage({ escale: 1, hello: 'journal' }, '*', [port2]);
              port1.postMessage({ height: 5000 });
              port1.postMessage({ event: 'escale-saved', detail: {} });
            }, 50);";
        page.site.script("/stranger.js", speak);
        let stranger = Html::new("").with_script("<script src=\"/stranger.js\"></script>").under("");
        page.site.page("/stranger.html", &stranger);
        let elsewhere = "<iframe srcdoc=\"<script src='{us}/stranger.js'></script>\" src=\"{us}/escale/frame.html#widget=journal\"></iframe>";
        show(page, &["<iframe src=\"{us}/stranger.html\"></iframe>", elsewhere,
            "<iframe src=\"{us}/escale/frame.html#widget=journal&lang=en\" title=\"Journal\"></iframe>"].concat()).await?;
        heard(page, "escale-ready").await?;
        // The page's script listens by now: what strangers say from here on, it could hear.
        let before = page.eval("return spoken").await?;
        page.until(&format!("[0, 1].every((place) => spoken[place] > {before}[place] + 4)")).await?;
        let high = page.eval("return [...document.querySelectorAll('iframe')].map((one) => one.style.blockSize).slice(0, 2)").await?;
        ensure!(high == json!(["", ""]), "{high}");
        let saved = page.eval("return seen.events.some((e) => e.type === 'escale-saved')").await?;
        ensure!(saved == false, "a stranger's event happened on the page");
    }

    /// Whatever stands behind `#` is data: an unknown name is said, and what could run is left out.
    async fn an_address_is_data(page: &Page) {
        page.open("/escale/frame.html#widget=nothing&lang=en").await?;
        page.until("document.body.textContent.includes('There is no element “nothing” here.')").await?;
        page.open("/empty.html").await.ok();
        page.open("/escale/frame.html#widget=journal&lang=en&onclick=alert(1)&style=color:red&class=x&label=<img src=x onerror=alert(1)>").await?;
        page.until("document.querySelector('escale-journal')?.shadowRoot?.querySelector('textarea')").await?;
        let names = page.eval("return document.querySelector('escale-journal').getAttributeNames().filter((name) => ['onclick', 'style', 'class'].includes(name))").await?;
        ensure!(names == json!([]), "{names}");
        ensure!(page.eval("return one('escale-journal', 'img')").await?.is_null(), "markup ran");
    }
}
