//! What comes after a look back in `<escale-retrospective>`: the board taken along.

use harness::{Key, Page, Result, Value, ensure, in_every_engine};

const TAG: &str = "escale-retrospective";
const ELEMENT: &str = "<escale-retrospective load=\"eager\" space=\"after\" template=\"rose-thorn-bud\"></escale-retrospective>";

/// Waits until the part says this.
async fn says(page: &Page, css: &str, sentence: &str) -> Result<()> {
    let (css, sentence) = (Value::from(css), Value::from(sentence));
    page.until(&format!("text('{TAG}', {css}).includes({sentence})"))
        .await?;
    Ok(())
}

/// Opens the element with a card of the member's own, and the fold.
async fn opened(page: &Page) -> Result<()> {
    page.show(ELEMENT).await?;
    page.ready(TAG).await?;
    page.type_into(TAG, ".add textarea", "Tea <b>at</b> 4").await?;
    page.press(TAG, "Add").await?;
    page.saved(TAG).await?;
    page.press(TAG, "Take the board along").await?;
    page.until(&format!("visible(one('{TAG}', '.after fieldset'))"))
        .await?;
    Ok(())
}

in_every_engine! {
    /// Each form of a board is shown before it leaves, in a page with a strict policy, and what was written is words in it.
    async fn a_board_is_taken_along_in_each_form(page: &Page) {
        opened(page).await?;
        for (label, begins) in [
            ("Markdown", "# Looking back: Rose, thorn, bud"),
            ("Rows for a spreadsheet (CSV)", "board,stage,column,group,card,author,votes,created,action"),
            ("To come back later (JSON)", "{\n  \"escale\": \"retrospective\""),
            ("Poster (SVG)", "<svg xmlns=\"http://www.w3.org/2000/svg\""),
        ] {
            page.press(TAG, label).await?;
            let shown = format!("all('{TAG}', 'dialog').find((one) => one.open)?.querySelector('pre').textContent");
            page.until(&shown).await?;
            let text = page.eval(&format!("return {shown}")).await?;
            let text = text.as_str().unwrap_or_default();
            ensure!(text.starts_with(begins) && text.contains("at"), "{label}: {text}");
            page.keys(&[Key::Escape]).await?;
            page.until(&format!("!all('{TAG}', 'dialog').some((one) => one.open)")).await?;
        }
        page.press(TAG, "With formatting, to paste").await?;
        says(page, ".after div.preview", "Tea <b>at</b> 4").await?;
        page.press(TAG, "On paper").await?;
        says(page, ".after pre.preview", "- Tea <b>at</b> 4").await?;
        page.press(TAG, "Poster (PNG)").await?;
        page.until(&format!("one('{TAG}', 'canvas')?.width > 600")).await?;
        ensure!(page.records("after").await?.len() == 1, "taking along stored something");
    }
}
