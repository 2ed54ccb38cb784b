//! What a checker of the Web Content Accessibility Guidelines (axe-core; WCAG 2.2, A and AA) finds in the widgets.

use harness::{Html, Page, Result, eager, ensure, in_every_engine, json, widgets};

/// The checker, for the head of a page.
pub const AXE: &str = "<script src=\"/axe/axe.min.js\"></script>";
const RUN: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run({ include: document.querySelector('main') }, { runOnly: tags });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`);";

/// Opens everything that is folded, and checks the page.
pub async fn check(page: &Page, what: &str) -> Result<()> {
    page.eval("document.querySelectorAll('[load]').forEach((e) => e.shadowRoot.querySelectorAll('details').forEach((d) => (d.open = true)))")
        .await?;
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
}
