//! `<escale-introduction>` in a page.

use harness::{Key, ensure, in_every_engine};

const TAG: &str = "escale-introduction";
const PLAIN: &str = "<escale-introduction load=\"eager\" space=\"me\"></escale-introduction>";

in_every_engine! {
    /// With keys alone: answers are written, one stays here and one goes on the card, and the preview is the card.
    async fn an_introduction_is_written_by_keyboard(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.tab_to("Name to show").await?;
        page.write("Ada").await?;
        page.tab_to("What I do").await?;
        page.write("I keep the maps in order.").await?;
        page.tab_to("Why I am here").await?;
        page.write("A reason of my own.").await?;
        page.tab_back_to("Keep everything here").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("!text('{TAG}', '[part~=card]').includes('maps')")).await?;
        page.tab_to("Fill card and full version").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("text('{TAG}', '[part~=card]').includes('I keep the maps in order.')")).await?;
        page.tab_to("See as text").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'dialog').open")).await?;
        let shown = page.eval(&format!("return text('{TAG}', '[part~=preview]')")).await?;
        ensure!(shown.as_str().is_some_and(|text| text.contains("Ada") && text.contains("maps")), "{shown}");
        page.keys(&[Key::Escape]).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '[part~=card]').includes('I keep the maps in order.')")).await?;
        ensure!(page.records("me").await?.len() == 1, "not one introduction");
    }

    /// What stays here is in no version of the card.
    async fn a_private_answer_is_never_shown(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "input[type=text]", "Ada").await?;
        page.tab_to("What I do").await?;
        page.write("For me alone").await?;
        page.press(TAG, "Keep everything here").await?;
        for version in ["Card", "Full version"] {
            page.press(TAG, version).await?;
            page.until(&format!("!text('{TAG}', '.others').includes('For me alone')")).await?;
        }
    }
}
