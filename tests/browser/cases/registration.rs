//! The script in a page: twice, in two versions, beside somebody else's elements, and without its elements' tags.

use harness::{
    Effect, Fault, Html, Page, Result, SCRIPT, Value, built, eager, ensure, in_every_engine, json,
};
use serde_json::Map;
use xtask::{bundle::files_below, paths};

const TAG: &str = "escale-checklist";
const TICK: &str = "one('escale-checklist', 'input[type=checkbox]')";
const WAITING: &str = "<escale-checklist load=\"interaction\" programme=\"/examples/ambassadors.json\"></escale-checklist>";

/// A file that is loaded later, and the list of the hashes of all such files.
const PART: &str = "chunks/split_data.wasm";
const LIST: &str = "chunks/later.json";

const GUIDE: &str = include_str!("../../../docs/integrators.md");

/// What a report says of each file.
fn files(report: &Value) -> Map<String, Value> {
    report["files"].as_object().cloned().unwrap_or_default()
}

/// A copy of the script that says it is another version, and whose elements tell it.
fn newer() -> Result<Vec<u8>> {
    let script = String::from_utf8(built("escale.js")?)?;
    let version = json!(xtask::paths::VERSION).to_string();
    ensure!(
        script.contains(&version),
        "the script does not hold its version"
    );
    let script = script
        .replace(&version, "\"99.0.0\"")
        .replace("Open the checklist", "Open the newer checklist");
    Ok(script.into_bytes())
}

fn serve_newer(page: &Page) -> Result<()> {
    page.site
        .file("/newer.js", "text/javascript; charset=utf-8", &newer()?);
    Ok(())
}

in_every_engine! {
    /// Included twice, even under two addresses, the script defines one set of elements, which work.
    async fn the_script_may_come_twice(page: &Page) {
        let again = "<script type=\"module\" src=\"/escale/escale.js?v=2\"></script>";
        let html = Html::new(eager("checklist", "")).with_script(&format!("{SCRIPT}{again}{SCRIPT}"));
        page.show_html(&html).await?;
        page.ready(TAG).await?;
        page.element(TICK).await?.click().await?;
        page.saved(TAG).await?;
        ensure!(page.site.paths().iter().filter(|path| path.ends_with("escale.js")).count() > 1, "it came once");
        ensure!(page.eval("return document.querySelectorAll('#escale-live').length").await? == 1, "not one live region");
        ensure!(page.eval("return events('ready').length").await? == 1, "it started more than once");
    }

    /// Of two versions the newer serves what starts from then on; what runs stays as it is.
    async fn of_two_versions_the_newer_serves(page: &Page) {
        serve_newer(page)?;
        page.show_html(&Html::new(WAITING)).await?;
        page.until("Boolean(button('escale-checklist', 'Open the checklist'))").await?;
        page.eval("const tag = document.createElement('script'); tag.type = 'module'; tag.src = '/newer.js'; tag.dataset.escaleBase = '/escale/'; tag.onload = () => seen.arrived = true; document.head.append(tag)").await?;
        page.until("seen.arrived").await?;
        ensure!(page.eval("return Boolean(button('escale-checklist', 'Open the checklist'))").await? == true, "what ran was replaced");
        page.eval(&format!("document.body.insertAdjacentHTML('beforeend', {})", json!(WAITING.replace("<escale-checklist", "<escale-checklist id=\"new\"")))).await?;
        page.until("Boolean(button('#new', 'Open the newer checklist'))").await?;
        page.press("#new", "Open the newer checklist").await?;
        page.ready("#new").await?;
        page.press(TAG, "Open the checklist").await?;
        page.ready(TAG).await?;
        page.element(TICK).await?.click().await?;
        page.until("one('#new', 'input[type=checkbox]').checked").await?;
    }

    /// The older of two versions, loaded last, serves nothing.
    async fn the_order_of_versions_does_not_matter(page: &Page) {
        serve_newer(page)?;
        let scripts = format!("<script type=\"module\" src=\"/newer.js\" data-escale-base=\"/escale/\"></script>{SCRIPT}");
        page.show_html(&Html::new("").with_script(&scripts)).await?;
        page.eval_async("await new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))").await?;
        page.eval(&format!("document.body.insertAdjacentHTML('beforeend', {})", json!(WAITING))).await?;
        page.until("Boolean(button('escale-checklist', 'Open the newer checklist'))").await?;
    }

    /// Somebody else's element under our name stays theirs: the page hears of it and goes on, and a prefix helps.
    async fn a_name_that_is_taken_is_said(page: &Page) {
        let foreign = "customElements.define('escale-checklist', class extends HTMLElement { connectedCallback() { this.textContent = 'Somebody else'; } });";
        let html = Html::new(format!("{}{}", eager("checklist", ""), eager("prompt", "week=\"1\""))).after_script(foreign);
        page.show_html(&html).await?;
        page.ready("escale-prompt").await?;
        ensure!(page.eval("return document.querySelector('escale-checklist').textContent").await? == "Somebody else", "it was taken over");
        ensure!(page.events("escale-error").await? == [json!({ "code": "ESC-E07", "fatal": true })], "no event");
        page.until("seen.said.some((line) => line.includes('ESC-E07') && line.includes('escale-checklist') && line.includes('data-escale-prefix'))").await?;

        let script = "<script type=\"module\" src=\"/escale/escale.js\" data-escale-prefix=\"port\"></script>";
        let body = format!("{}<port-checklist load=\"eager\" programme=\"/examples/ambassadors.json\"></port-checklist>", eager("checklist", ""));
        page.show_html(&Html::new(body).after_script(foreign).with_script(script)).await?;
        page.ready("port-checklist").await?;
        ensure!(page.events("escale-error").await?.is_empty(), "it still complains");
    }

    /// Where a host's editor strips unknown tags, a placeholder does the same, whenever it appears.
    async fn placeholders_become_elements(page: &Page) {
        let placeholder = "<div data-escale=\"checklist\" data-escale-programme=\"/examples/ambassadors.json\" data-escale-load=\"eager\" data-escale-label=\"Steps\" data-escale-theme=\"dark\" data-escale-lang=\"fr\"><b>Fallback</b></div>";
        page.show(placeholder).await?;
        page.ready(TAG).await?;
        page.until("text('escale-checklist', '[part~=heading]') === 'Steps'").await?;
        page.says(TAG, "Plus tard").await?;
        let attributes = page.eval("const e = document.querySelector('[data-escale] > escale-checklist'); return [e.getAttribute('theme'), e.getAttribute('lang'), e.querySelector('b').textContent]").await?;
        ensure!(attributes == json!(["dark", "fr", "Fallback"]), "{attributes}");

        let later = "<section><div data-escale=\"prompt\" data-escale-week=\"1\" data-escale-load=\"eager\" data-escale-programme=\"/examples/ambassadors.json\"></div></section>";
        page.eval(&format!("document.body.insertAdjacentHTML('beforeend', {})", json!(later))).await?;
        page.ready("escale-prompt").await?;
        ensure!(page.eval("return document.querySelectorAll('escale-checklist').length").await? == 1, "the first was filled twice");
    }

    /// A placeholder that names no widget says so, with the names there are.
    async fn an_unknown_placeholder_says_so(page: &Page) {
        page.show("<div data-escale=\"jurnal\"></div>").await?;
        page.until("document.querySelector('[role=alert]')?.textContent.includes('data-escale=“jurnal” is not known. Possible values: checklist,')").await?;
        page.until("seen.said.some((line) => line.includes('jurnal'))").await?;
        page.show_html(&Html::new("<div data-escale=\"jurnal\"></div>").in_language("fr")).await?;
        page.until("document.querySelector('[role=alert]')?.textContent.includes('n’est pas connu')").await?;
    }

    /// The guide's line for the console reports on the module that is on the page, whatever follows its address.
    async fn the_guides_line_prints_a_report(page: &Page) {
        let line = GUIDE.split("```js\n").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let console = format!("globalThis.pasted = async () => {{ let printed; const console = {{ log: (text) => (printed = text) }}; {line} return printed; }};");
        let script = "<script type=\"module\" src=\"/escale/escale.js?v=1\" data-escale-prefix=\"own\"></script>";
        page.show_html(&Html::new("<own-checklist></own-checklist>").with_script(script).after_script(&console)).await?;
        page.until("Boolean(customElements.get('own-checklist'))").await?;
        let report = page.eval_async("return JSON.parse(await pasted())").await?;
        ensure!(report["script"]["prefix"] == "own" && report["elements"] == json!(["own-checklist"]), "{report}");
        let loaded = page.site.paths().iter().filter(|path| path.ends_with("/escale.js")).count();
        ensure!(loaded == 1, "the module was loaded {loaded} times");
    }

    /// A page that looks for placeholders itself is left to it.
    async fn a_page_may_discover_by_itself(page: &Page) {
        let script = "<script type=\"module\" src=\"/escale/escale.js\" data-escale-autoload=\"off\"></script><script type=\"module\" src=\"/own.js\"></script>";
        page.site.script("/own.js", "import { discover, version, diagnose } from '/escale/escale.js'; Object.assign(globalThis, { discover, version, diagnose });");
        let body = "<div data-escale=\"checklist\" data-escale-load=\"interaction\"></div>";
        page.show_html(&Html::new(body).with_script(script)).await?;
        page.until("typeof discover === 'function'").await?;
        ensure!(page.eval("return document.querySelector('escale-checklist')").await?.is_null(), "it was found unasked");
        page.eval("discover(document.body)").await?;
        page.until("Boolean(button('escale-checklist', 'Open the checklist'))").await?;
        ensure!(page.eval("return version").await? == xtask::paths::VERSION, "another version");
        // What is loaded later is held to its hash, and so is the list of these hashes.
        let altered = built(PART)?.into_iter().rev().collect::<Vec<u8>>();
        for (file, body) in [(LIST, b"{}".to_vec()), (PART, [&b"\0asm"[..], &altered].concat())] {
            page.site.faults(vec![Fault::new(format!("/escale/{file}"), Effect::Body(body.into()))]);
            let report = page.eval_async("return diagnose()").await?;
            let mut files = files(&report);
            let said = files.remove(file).unwrap_or_default();
            ensure!(said.as_str().is_some_and(|said| said.starts_with("ESC-E08")), "{report}");
            ensure!(files.values().all(|state| state == "ok"), "{report}");
        }
        page.site.faults(Vec::new());
        let report = page.eval_async("return diagnose()").await?;
        ensure!(report["webassembly"] == "works" && report["indexedDB"] == "works", "{report}");
        let files = files(&report);
        ensure!(files.contains_key("escale.wasm") && files.values().all(|state| state == "ok"), "{report}");
        for chunk in files_below(&paths::dist().join("chunks"))? {
            ensure!(files.contains_key(&format!("chunks/{chunk}")), "{chunk} has no hash");
        }
        ensure!(report["elements"] == json!(["escale-checklist"]), "{report}");
    }
}
