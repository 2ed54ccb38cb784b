//! `<escale-retrospective>` in a page.

use harness::{Key, Page, Result, ensure, in_every_engine};

const TAG: &str = "escale-retrospective";
const PLAIN: &str = "<escale-retrospective load=\"eager\" space=\"back\" template=\"rose-thorn-bud\"></escale-retrospective>";

/// The texts of the cards, by column.
const BOARD: &str = "all('escale-retrospective', '.cards').map((list) => [...list.querySelectorAll('.card .line p')].map((p) => p.textContent))";

async fn board(page: &Page, expected: &str) -> Result<()> {
    page.until(&format!("JSON.stringify({BOARD}) === '{expected}'"))
        .await?;
    Ok(())
}

in_every_engine! {
    /// With keys alone: cards are added, one is moved by its menu, something to try is noted, the sheet is read.
    async fn a_look_back_is_taken_by_keyboard(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.tab_to("A card for “Rose”").await?;
        page.write("The welcome").await?;
        page.keys(&[Key::Enter]).await?;
        page.write("The maps").await?;
        page.keys(&[Key::Enter]).await?;
        board(page, r#"[["The welcome","The maps"],[],[]]"#).await?;
        page.eval(&format!("one('{TAG}', '.card .toggle').focus()")).await?;
        page.keys(&[Key::Enter]).await?;
        page.tab_to("Move down").await?;
        page.keys(&[Key::Enter]).await?;
        board(page, r#"[["The maps","The welcome"],[],[]]"#).await?;
        page.tab_to("Move to…").await?;
        page.tab_to("Move").await?;
        page.keys(&[Key::Enter]).await?;
        board(page, r#"[["The maps"],["The welcome"],[]]"#).await?;
        page.until("called(focused()).startsWith('Change')").await?;
        page.tab_to("What I would like to try").await?;
        page.write("Greet one newcomer").await?;
        page.tab_to("Note it down").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("document.getElementById('escale-live').textContent.includes('Noted down')").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        board(page, r#"[["The maps"],["The welcome"],[]]"#).await?;
        page.press(TAG, "See it as text").await?;
        page.until(&format!("one('{TAG}', 'dialog').open && text('{TAG}', '[part~=preview]').includes('The maps')")).await?;
        page.keys(&[Key::Escape]).await?;
    }

    /// A commitment is deleted in another element while it is worded anew: what was typed becomes one of its own.
    async fn a_commitment_deleted_elsewhere_leaves_its_new_words(page: &Page) {
        page.show(&format!("{}<hr>{}", PLAIN.replace("load", "id=\"one\" load"), PLAIN.replace("load", "id=\"two\" load"))).await?;
        page.ready("#one").await?;
        page.ready("#two").await?;
        page.type_into("#one", ".commit input", "Greet one newcomer").await?;
        page.press("#one", "Note it down").await?;
        page.until("text('#two', '.commitments').includes('Greet one newcomer')").await?;
        page.press("#one", "Change it").await?;
        page.type_into("#one", ".commitments input", " a week").await?;
        page.press("#two", "Delete").await?;
        page.until("text('#one', '.commitments').includes('Greet one newcomer a week')").await?;
        page.until("text('#two', '.commitments').includes('Greet one newcomer a week')").await?;
        page.saved("#one").await?;
        ensure!(page.eval("return all('#one', '.commitments input').length").await? == 0, "it is still being worded");
    }

    /// A card is carried to another column by its grip.
    async fn a_card_is_carried_by_hand(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, ".add textarea", "The welcome").await?;
        page.keys(&[Key::Enter]).await?;
        board(page, r#"[["The welcome"],[],[]]"#).await?;
        page.saved(TAG).await?;
        let grip = page.element(&format!("one('{TAG}', '.grip')")).await?;
        let target = page.element(&format!("all('{TAG}', '.cards')[2].closest('.column')")).await?;
        let hand = page.driver.action_chain().click_and_hold_element(&grip);
        hand.move_to_element_center(&target).move_by_offset(2, 2).release().perform().await?;
        board(page, r#"[[],[],["The welcome"]]"#).await?;
        page.saved(TAG).await?;
        let records = page.records("back").await?;
        ensure!(records.len() == 1, "{records:?}");
    }

    /// A card taken away comes back with its undo.
    async fn a_deleted_card_comes_back(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, ".add textarea", "The welcome").await?;
        page.keys(&[Key::Enter]).await?;
        page.element(&format!("one('{TAG}', '.card .toggle')")).await?.click().await?;
        page.press(TAG, "Delete").await?;
        page.says(TAG, "“The welcome” is deleted.").await?;
        page.press(TAG, "Undo").await?;
        board(page, r#"[["The welcome"],[],[]]"#).await?;
    }
}
