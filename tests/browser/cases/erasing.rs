//! Deleting everything: confirmed, done in every tab, and proved.

use harness::{Html, PAGE, Page, Result, ensure, in_every_engine};

use crate::diary::{PLAIN, STORED, TAG, is_silent, lock, make, open};

const PROOF: &str = "0 records, 0 drafts, 0 pictures, 0 settings";
/// Opens the fold and types the word that confirms.
async fn delete_everything(page: &Page, word: &str) -> Result<()> {
    if page
        .eval(&format!(
            "return Boolean(button('{TAG}', 'Delete everything'))"
        ))
        .await?
        == false
    {
        page.press(TAG, "My data").await?;
    }
    page.press(TAG, "Delete everything").await?;
    let field = format!("all('{TAG}', '.data input[type=text]').find(visible)");
    let field = page.element(&field).await?;
    field.scroll_into_view().await?;
    field.send_keys(word).await?;
    page.press(TAG, "Delete everything now").await
}

/// Waits until the journal started afresh.
async fn started_afresh(page: &Page) -> Result<()> {
    page.until(&format!(
        "visible(one('{TAG}', 'textarea')) && one('{TAG}', 'textarea').value === ''"
    ))
    .await?;
    Ok(())
}

in_every_engine! {
    /// Everything goes after the word was typed, the proof stands in the journal that starts afresh, and writing goes on.
    async fn everything_is_deleted_and_proved(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "textarea", "Driftwood").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        page.type_into(TAG, "textarea", "Half a lantern").await?;
        page.saved(TAG).await?;
        page.eval("localStorage.setItem('escale:log:other', 'Driftwood'); localStorage.setItem('escale:log2:own', 'theirs')").await?;
        delete_everything(page, "delete").await?;
        page.says(TAG, PROOF).await?;
        page.says(TAG, "Counted before – records:").await?;
        started_afresh(page).await?;
        is_silent(page, &["Driftwood", "lantern"]).await?;
        ensure!(page.eval("return localStorage.getItem('escale:log2:own')").await? == "theirs", "another space was touched");
        page.type_into(TAG, "textarea", "A new day").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        is_silent(page, &["Driftwood", "lantern"]).await?;
        page.until(&format!("text('{TAG}').includes('A new day') || one('{TAG}', 'textarea').value.includes('A new day')")).await?;
    }

    /// Another word deletes nothing.
    async fn another_word_deletes_nothing(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "textarea", "Driftwood").await?;
        page.saved(TAG).await?;
        delete_everything(page, "yes").await?;
        page.says(TAG, "Nothing was deleted.").await?;
        ensure!(page.eval_async(STORED).await?.to_string().contains("Driftwood"), "it is gone");
    }

    /// What another tab has on screen and has not saved goes too, and is never written again: not as that tab starts
    /// afresh, not when it is hidden, not when it is closed.
    async fn unsaved_text_of_another_tab_does_not_come_back(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "textarea", "Written in the first").await?;
        page.saved(TAG).await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        page.look_at(&first).await?;
        page.look_at(&second).await?;
        page.eval(&format!(
            "const field = one('{TAG}', 'textarea');
             field.value = 'Unsaved in the second';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ))
        .await?;
        page.look_at(&first).await?;
        delete_everything(page, "delete").await?;
        page.says(TAG, PROOF).await?;
        page.look_at(&second).await?;
        started_afresh(page).await?;
        page.eval_async(&format!("await document.querySelector('{TAG}').flush()")).await?;
        is_silent(page, &["Unsaved in", "Written in"]).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        is_silent(page, &["Unsaved in", "Written in"]).await?;
    }

    /// A page that did not hear of it, as one that is kept for going back, writes nothing and starts afresh.
    async fn a_page_that_did_not_hear_of_it_writes_nothing(page: &Page) {
        page.site.page(PAGE, &Html::new(PLAIN).after_script("BroadcastChannel.prototype.postMessage = () => {};"));
        page.open(PAGE).await?;
        page.ready(TAG).await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Written in the second").await?;
        page.saved(TAG).await?;
        page.look_at(&first).await?;
        delete_everything(page, "delete").await?;
        page.says(TAG, PROOF).await?;
        page.look_at(&second).await?;
        page.type_into(TAG, "textarea", ", and on").await?;
        started_afresh(page).await?;
        is_silent(page, &["Written in", "and on"]).await?;
    }

    /// A locked journal is deleted without its passphrase.
    async fn a_locked_journal_can_be_deleted(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "textarea", "Driftwood").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        make(page).await?;
        lock(page).await?;
        page.press(TAG, "My data").await?;
        page.says(TAG, "this is the way out when the passphrase is lost").await?;
        delete_everything(page, "delete").await?;
        page.says(TAG, PROOF).await?;
        started_afresh(page).await?;
        let stored = page.eval_async(STORED).await?.to_string();
        ensure!(!stored.contains("sealed") && !stored.contains("\"vault\""), "{stored}");
    }

    /// A database that refuses is said so with its code, and nothing is claimed.
    async fn a_refusal_is_said_and_nothing_is_claimed(page: &Page) {
        let refuse = "globalThis.refuse = () => { IDBObjectStore.prototype.clear = () => { throw new DOMException('no', 'QuotaExceededError'); }; };";
        page.show_html(&Html::new(PLAIN).after_script(refuse)).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Driftwood").await?;
        page.saved(TAG).await?;
        page.eval("refuse()").await?;
        delete_everything(page, "delete").await?;
        page.says(TAG, "Deleting did not succeed (ESC-S01).").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('{PROOF}')")).await? == false, "it claims a proof");
        ensure!(page.eval_async(STORED).await?.to_string().contains("Driftwood"), "it is gone");
    }
}
