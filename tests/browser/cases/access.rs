//! What a checker of the Web Content Accessibility Guidelines (axe-core; WCAG 2.2, A and AA) finds in the widgets.

use harness::{Html, Page, Result, Value, eager, ensure, in_every_engine, json, widgets};

/// The checker, for the head of a page.
pub const AXE: &str = "<script src=\"/axe/axe.min.js\"></script>";
const RUN: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run({ include: document.querySelector('main') }, { runOnly: tags });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`);";

/// Opens every fold, also those that others bring, until none is closed or waits for what it holds; names those that stay
/// empty.
pub const UNFOLD: &str = "
    const folds = () => [...document.querySelectorAll('[load]')].flatMap((e) => [...e.shadowRoot.querySelectorAll('details')]);
    const holds = (node) => node.nodeType === Node.ELEMENT_NODE ? node.localName !== 'summary' : node.nodeType === Node.TEXT_NODE && node.data.trim() !== '';
    const isFull = (fold) => fold.open && [...fold.childNodes].some(holds);
    const end = performance.now() + 30000;
    while (performance.now() < end) {
        folds().forEach((fold) => (fold.open = true));
        await new Promise((done) => setTimeout(done, 20));
        if (folds().every(isFull)) return [];
    }
    return folds().filter((fold) => !isFull(fold)).map((fold) => fold.outerHTML.slice(0, 200));";

/// Opens everything that is folded, waits until it is there, and checks the page.
pub async fn check(page: &Page, what: &str) -> Result<()> {
    let empty = page.eval_async(UNFOLD).await?;
    ensure!(empty == json!([]), "{what}: folds stay empty: {empty:#}");
    let found = page.eval_async(RUN).await?;
    ensure!(found == json!([]), "{what}: {found:#}");
    Ok(())
}

fn shown(widget: &str, language: &str, theme: &str) -> Html {
    let more = format!("theme=\"{theme}\" week=\"1\"");
    let body = format!("<main><h1>Page</h1>{}</main>", eager(widget, &more));
    let sheet = format!("<link rel=\"stylesheet\" href=\"/{theme}.css\">");
    Html::new(body)
        .in_language(language)
        .with_head(&[AXE, &sheet].concat())
}

in_every_engine! {
    /// Nothing is found in any widget, light or dark, in French or English, with every fold open.
    async fn a_checker_finds_nothing(page: &Page) {
        page.site.file("/light.css", "text/css", b"body { background: #fff; color: #222; }");
        page.site.file("/dark.css", "text/css", b"body { background: #101318; color: #eee; }");
        for widget in widgets()? {
            for language in ["fr", "en"] {
                for theme in ["light", "dark"] {
                    page.show_html(&shown(&widget, language, theme)).await?;
                    page.ready(&format!("escale-{widget}")).await?;
                    check(page, &format!("{widget}, {language}, {theme}")).await?;
                }
            }
        }
    }

    /// Nor in any way to answer the week's question, with all that can be folded out around it.
    async fn a_checker_finds_nothing_in_any_way_to_answer(page: &Page) {
        let text = |en: &str, fr: &str| json!({ "en": en, "fr": fr });
        let options = json!([{ "id": "a", "text": text("A map", "Une carte") }, { "id": "b", "text": text("Time", "Du temps") }]);
        let anchors = json!([text("Not yet", "Pas encore"), text("There", "Arrivé")]);
        let kinds = [
            (json!({ "kind": "weather" }), ".picks button"),
            (json!({ "kind": "scale", "anchors": anchors }), ".picks button"),
            (json!({ "kind": "choice", "several": true, "options": options }), ".picks button"),
            (json!({ "kind": "ranking", "options": options }), ".ranking li"),
        ];
        for (answer, there) in kinds {
            let week = |id: &str| json!({ "id": id, "theme": id, "question": { "text": text("What helps?", "Qu’est-ce qui aide\u{202f}?"), "answer": answer } });
            let programme = json!({
                "escale": 1, "id": "asked", "title": "Asked", "languages": ["en", "fr"], "start": "2026-01-05",
                "weeks": [week("one"), week("two")],
                "events": [{ "title": "Hello", "kind": "live", "start": "2027-03-25T18:30" }, { "title": "Lab", "kind": "lab", "start": "2027-03-26T18:30" }]
            });
            page.site.json("/asked.json", &programme);
            for language in ["fr", "en"] {
                let body = "<main><h1>Page</h1><escale-prompt load=\"eager\" week=\"1\" host programme=\"/asked.json\"></escale-prompt></main>";
                page.show_html(&Html::new(body).in_language(language).with_head(AXE)).await?;
                page.ready("escale-prompt").await?;
                page.until(&format!("visible(one('escale-prompt', '{there}'))")).await?;
                check(page, &format!("{answer}, {language}")).await?;
            }
        }
    }

    /// Nor in what a host sees of the answers.
    async fn a_checker_finds_nothing_in_what_a_host_sees(page: &Page) {
        let body = format!("<main><h1>Page</h1>{}</main>", eager("prompt", "week=\"1\" host"));
        page.show_html(&Html::new(body).with_head(AXE)).await?;
        page.ready("escale-prompt").await?;
        page.press("escale-prompt", "For the host: answers received").await?;
        page.until("visible(one('escale-prompt', '.files'))").await?;
        let packets = Value::from(include_str!("../../packets/weather.txt"));
        page.eval(&format!(
            "const field = one('escale-prompt', '[part~=host] textarea');
             field.value = {packets};
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ))
        .await?;
        page.press("escale-prompt", "Take them in").await?;
        check(page, "closed answers").await?;
        page.press("escale-prompt", "Show the answers").await?;
        page.until("Boolean(one('escale-prompt', '.spread'))").await?;
        check(page, "open answers").await?;
    }
}
