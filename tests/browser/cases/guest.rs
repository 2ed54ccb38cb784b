//! A guest in somebody else's page: what is theirs does not reach in, and nothing of ours reaches out.

use harness::{Html, Page, Result, STRICT, Value, eager, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";
const PROMPT: &str = "escale-prompt";
/// What the engines' drivers themselves leave among a page's globals when a test asks it something.
const DRIVERS: &[&str] = &[
    "ret_nodes",
    "XPCNativeWrapper",
    "debug",
    "importFunction",
    "ChromeUtils",
    "__webDriverComplete",
    "__webDriverArguments",
];
const SHORTCUTS: &str = "globalThis.fired = [];
    for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, (event) => fired.push(`${type} ${event.key}`));";
/// What hosts do to every element of their pages.
const RESET: &str = "
    html { font-size: 62.5%; }
    * { all: unset; box-sizing: content-box; margin: 3px; padding: 7px; letter-spacing: 2px; }
    button, input, textarea, summary { text-transform: uppercase; background: red !important; border-radius: 30px !important; }
    p, li, a, h2, h3, div { color: lime; font-variant: small-caps; line-height: 3; }
    [hidden] { display: block; }
    escale-checklist, escale-prompt { text-transform: uppercase; letter-spacing: 4px; text-align: right; text-indent: 9px; }
";
/// How the parts of an element look: everything but sizes, which follow the page's width.
const LOOK: &str = "
    const names = ['color', 'background-color', 'text-transform', 'letter-spacing', 'font-weight', 'font-style', 'font-variant-caps', 'line-height', 'text-indent',
      'text-align', 'display', 'box-sizing', 'border-top-width', 'border-top-style', 'border-top-left-radius', 'padding-top', 'padding-left', 'margin-top', 'font-size', 'white-space-collapse', 'cursor', 'visibility'];
    return ['escale-checklist', 'escale-prompt'].flatMap((tag) => all(tag, '*').map((e) => {
      const style = getComputedStyle(e);
      return e.localName + '.' + e.className + ' ' + names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
    }));";

fn both() -> String {
    format!(
        "{}{}",
        eager("checklist", ""),
        eager("prompt", "week=\"1\"")
    )
}

async fn look(page: &Page) -> Result<Vec<Value>> {
    page.ready(TAG).await?;
    page.ready(PROMPT).await?;
    // Texts that come in a chunk of their own are there.
    page.until("all('escale-prompt', '.prose').every((e) => e.children.length > 0)")
        .await?;
    let look = page.eval(LOOK).await?;
    Ok(look.as_array().cloned().unwrap_or_default())
}

in_every_engine! {
    /// A host's single-key shortcuts rest while somebody types in our fields, and work everywhere else.
    async fn a_hosts_shortcuts_rest_while_typing(page: &Page) {
        page.show_html(&Html::new(both()).after_script(SHORTCUTS)).await?;
        page.ready(TAG).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "j/k").await?;
        ensure!(page.eval("return fired").await? == json!([]), "shortcuts fired while typing");
        page.eval("one('escale-checklist', 'input[type=checkbox]').focus()").await?;
        page.type_into(TAG, "input[type=checkbox]", "j").await?;
        page.until("fired.includes('keydown j') && fired.includes('keyup j')").await?;
    }

    /// A host's style sheet changes nothing inside, however rude it is.
    async fn a_hosts_styles_do_not_reach_in(page: &Page) {
        page.site.file("/plain.css", "text/css", b"html { font-size: 62.5%; } body { font: 16px/1.4 sans-serif; color: #123; }");
        let reset = format!("{RESET} body {{ font: 16px/1.4 sans-serif; color: #123; }}");
        page.site.file("/reset.css", "text/css", reset.as_bytes());
        page.show_html(&Html::new(both()).with_head("<link rel=\"stylesheet\" href=\"/plain.css\">")).await?;
        let plain = look(page).await?;
        let size = "const { width } = one('escale-checklist', 'button').getBoundingClientRect(); return Math.round(width)";
        let width = page.eval(size).await?;
        page.show_html(&Html::new(both()).with_head("<link rel=\"stylesheet\" href=\"/reset.css\">")).await?;
        let reset = look(page).await?;
        ensure!(plain.len() == reset.len(), "{} elements became {}", plain.len(), reset.len());
        for (before, after) in plain.iter().zip(&reset) {
            ensure!(before == after, "{before}\nbecame\n{after}");
        }
        ensure!(page.eval(size).await? == width, "its buttons have another size");
    }

    /// Nothing of ours is outside our elements but one live region, nothing global, and the host's own styles stay.
    async fn nothing_of_ours_is_outside(page: &Page) {
        let before = "globalThis.known = new Set(Object.getOwnPropertyNames(globalThis));";
        page.show_html(&Html::new(format!("<main><p id=\"own\">The host's own</p>{}</main>", both())).after_script(before)).await?;
        look(page).await?;
        let outside = page.eval("return [...document.querySelectorAll('*')].filter((e) => !e.closest('main, head')).map((e) => e.id || e.localName)").await?;
        ensure!(outside == json!(["html", "body", "escale-live"]), "{outside}");
        let head = page.eval("return [...document.head.children].map((e) => e.localName)").await?;
        ensure!(head == json!(["meta", "title", "meta", "script", "script", "script"]), "{head}");
        let globals = page.eval("return Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name) && name !== 'known')").await?;
        let ours: Vec<_> = globals.as_array().into_iter().flatten().filter(|name| !DRIVERS.contains(&name.as_str().unwrap_or_default())).collect();
        ensure!(ours.is_empty(), "{ours:?}");
        ensure!(page.eval("return [document.adoptedStyleSheets.length, document.styleSheets.length]").await? == json!([0, 0]), "a sheet of ours is outside");
        let live = page.eval("const e = document.getElementById('escale-live'); const r = e.getBoundingClientRect(); return [e.getAttribute('aria-live'), r.width <= 1 && r.height <= 1]").await?;
        ensure!(live == json!(["polite", true]), "{live}");
    }
}

in_every_engine! {
    with test_alone;

    /// The page asks for our files, from where the script came, and for the programme; for nothing else, then or later.
    async fn nothing_is_asked_for_but_our_files(page: &Page) {
        let report = format!("{STRICT}; report-uri /report");
        page.show_html(&Html::new(both()).under(&report)).await?;
        look(page).await?;
        page.element("one('escale-checklist', 'input[type=checkbox]')").await?.click().await?;
        page.saved(TAG).await?;
        page.type_into(PROMPT, "textarea", "Nobody else's business").await?;
        page.eval_async("await document.querySelector('escale-prompt').flush()").await?;
        page.saved(PROMPT).await?;
        for request in page.site.requests() {
            let path = request.path.as_str();
            let expected = ["/page.html", "/recorder.js", "/examples/ambassadors.json", "/favicon.ico"].contains(&path)
                || ["/escale/escale.js", "/escale/escale.wasm", "/escale/locales/en.json"].contains(&path)
                || path.starts_with("/escale/chunks/")
                || (path == "/report" && String::from_utf8_lossy(&request.body).contains("favicon"));
            ensure!(expected, "{} {path}", request.method);
            ensure!(request.query.is_none(), "{path} was asked for with {:?}", request.query);
        }
        let twice = page.site.paths().iter().filter(|path| path.ends_with("escale.wasm")).count();
        ensure!(twice == 1, "the core was asked for {twice} times");
    }
}
