//! `<escale-retrospective>` as a picture, and the templates whose words are loaded with them.

use harness::{Html, Key, Page, Result, built, ensure, in_every_engine, json};

use crate::access::{AXE, check};

const TAG: &str = "escale-retrospective";
/// The boards that have a picture.
const DRAWN: [&str; 5] = [
    "sailboat",
    "balloon",
    "mountain",
    "weather-report",
    "timeline",
];

fn board(template: &str) -> String {
    format!(
        "<{TAG} load=\"eager\" space=\"drawn\" board=\"{template}\" template=\"{template}\"></{TAG}>"
    )
}

async fn show(page: &Page, template: &str) -> Result<()> {
    page.show(&board(template)).await?;
    page.ready(TAG).await
}

in_every_engine! {
    /// A card stays the same card, in the same column, whichever way the board is looked at; the choice is kept.
    async fn a_picture_has_the_same_cards_as_the_columns(page: &Page) {
        show(page, "balloon").await?;
        page.says(TAG, "Hot air").await?;
        page.type_into(TAG, "[data-column=hot-air] textarea", "The welcome").await?;
        page.keys(&[Key::Enter]).await?;
        page.saved(TAG).await?;
        page.eval(&format!("one('{TAG}', '.card').marked = true")).await?;
        page.press(TAG, "As a picture").await?;
        page.until(&format!("visible(one('{TAG}', 'svg.picture'))")).await?;
        ensure!(page.eval(&format!("return one('{TAG}', '[data-column=hot-air] .card').marked")).await? == true, "the card was drawn anew");
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("visible(one('{TAG}', 'svg.picture')) && button('{TAG}', 'As a picture').getAttribute('aria-pressed') === 'true'")).await?;
        page.press(TAG, "As columns").await?;
        page.until(&format!("one('{TAG}', 'svg.picture') === null && text('{TAG}', '[data-column=hot-air]').includes('The welcome')")).await?;
    }

    /// Each zone lies on its picture, none over another; narrow, they stand below it.
    async fn zones_lie_on_their_picture(page: &Page) {
        const BOXES: &str = "
            const box = (e) => e.getBoundingClientRect();
            const zones = all('escale-retrospective', '.column').map(box);
            const drawn = box(one('escale-retrospective', 'svg.picture'));";
        for template in DRAWN {
            let wide = format!("<div id=\"place\">{}</div>", board(template));
            page.show(&wide).await?;
            page.ready(TAG).await?;
            page.eval("document.getElementById('place').style.width = '900px'").await?;
            if page.eval(&format!("return one('{TAG}', 'svg.picture') === null")).await? == true {
                page.press(TAG, "As a picture").await?;
            }
            page.until(&format!("visible(one('{TAG}', 'svg.picture'))")).await?;
            let apart = page.eval(&format!("{BOXES}
                const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                return zones.length === 4 && zones.every((a, i) => zones.every((b, j) => i === j || !meet(a, b)));")).await?;
            ensure!(apart == true, "{template}: zones lie over each other");
            if template != "timeline" {
                let within = page.eval(&format!("{BOXES}
                    return zones.every((a) => a.left >= drawn.left && a.right <= drawn.right && a.top >= drawn.top && a.bottom <= drawn.bottom);")).await?;
                ensure!(within == true, "{template}: a zone lies outside");
            }
            page.eval("document.getElementById('place').style.width = '280px'").await?;
            let below = page.eval(&format!("{BOXES} return zones.every((a) => a.top >= drawn.bottom && a.width < 280)")).await?;
            ensure!(below == true, "{template}: narrow, a zone does not stand below");
        }
    }

    /// A checker finds nothing in a picture, which is told to those who do not see it.
    async fn a_checker_finds_nothing_in_a_picture(page: &Page) {
        for language in ["en", "fr"] {
            for template in DRAWN {
                let body = format!("<main><h1>Page</h1>{}</main>", board(template));
                page.show_html(&Html::new(body).in_language(language).with_head(AXE)).await?;
                page.ready(TAG).await?;
                if page.eval(&format!("return one('{TAG}', 'svg.picture') === null")).await? == true {
                    page.press(TAG, if language == "fr" { "En image" } else { "As a picture" }).await?;
                }
                page.until(&format!("visible(one('{TAG}', 'svg.picture'))")).await?;
                page.until(&format!("one('{TAG}', 'svg.picture').getAttribute('aria-label').length > 30")).await?;
                check(page, &format!("{template}, {language}")).await?;
            }
        }
    }

    /// Every template opens with words, also those whose words are loaded with it; only the drawn ones offer a picture.
    async fn every_template_opens_with_its_words(page: &Page) {
        let names = templates()?;
        ensure!(names.len() > 30, "{names:?}");
        for name in names {
            show(page, &name).await?;
            let titles = page.eval(&format!("return all('{TAG}', '.column [role=heading]').map((e) => e.textContent)")).await?;
            let titles: Vec<String> = serde_json::from_value(titles)?;
            ensure!(titles.len() > 1, "{name}: {titles:?}");
            ensure!(titles.iter().all(|title| !title.is_empty() && !title.contains('.')), "{name}: {titles:?}");
            let offers = page.eval(&format!("return button('{TAG}', 'As a picture') !== null")).await?;
            ensure!(offers == json!(DRAWN.contains(&name.as_str())), "{name}");
        }
    }
}

/// The templates, as the manifest of the elements names them.
fn templates() -> Result<Vec<String>> {
    let manifest = String::from_utf8(built("custom-elements.json")?)?;
    let values = manifest
        .split('"')
        .find(|one| one.starts_with("start-stop-continue | "));
    let names = values.unwrap_or_default().split(" | ").map(str::to_owned);
    Ok(names.collect())
}
