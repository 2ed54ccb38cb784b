//! The journal where WebAssembly may not run: read, written on and taken along on the same database.

use harness::{Html, PAGE, Page, Result, STRICT, ensure, in_every_engine};

use crate::diary::{PASSPHRASE, PLAIN, TAG, is_silent, lock, make, unlock, write};

/// A browser whose WebAssembly is switched off.
const WITHOUT: &str = "delete globalThis.WebAssembly;";

/// Opens the page with the journal's plain form, and waits for its sentence.
async fn plainly(page: &Page, sentence: &str) -> Result<()> {
    page.expects_trouble();
    page.show_html(&Html::new(PLAIN).after_script(WITHOUT))
        .await?;
    page.says(TAG, sentence).await
}

/// Opens the page with the full form.
async fn fully(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await
}

/// Waits until the draft of the new entry says this.
async fn drafted(page: &Page, text: &str) -> Result<()> {
    let script = format!(
        "for (;;) {{
           const db = await asked(indexedDB.open('escale:log'));
           const draft = await asked(db.transaction('drafts').objectStore('drafts').get('journal:new'));
           db.close();
           if (draft?.text && JSON.parse(draft.text).text === '{text}') return;
           await new Promise((done) => setTimeout(done, 20));
         }}"
    );
    page.eval_async(&script).await?;
    Ok(())
}

in_every_engine! {
    /// What the full form wrote is read, what the plain form wrote is in the full form, and the texts are shown before they
    /// leave.
    async fn both_forms_keep_one_journal(page: &Page) {
        fully(page).await?;
        write(page, "Written in the full form #port").await?;
        plainly(page, "ESC-E01").await?;
        page.says(TAG, "Here is your journal in its plain form").await?;
        page.says(TAG, "Written in the full form #port").await?;
        page.type_into(TAG, "textarea", "Written in the plain form").await?;
        page.press(TAG, "Save this entry").await?;
        page.says(TAG, "Saved in this browser.").await?;
        page.until(&format!("all('{TAG}', 'article').length === 2 && one('{TAG}', 'article').textContent.includes('in the plain form')")).await?;
        page.until(&format!("one('{TAG}', 'textarea').value === ''")).await?;
        ensure!(page.events("escale-saved").await?.len() == 1, "no event");
        page.press(TAG, "Take the texts along").await?;
        page.until(&format!("all('{TAG}', 'textarea').some((one) => one.readOnly && one.value.includes('Written in the full form') && one.value.includes('in the plain form'))")).await?;
        fully(page).await?;
        page.until(&format!("text('{TAG}', '.entries').includes('Written in the plain form') && text('{TAG}', '.entries').includes('Written in the full form')")).await?;
    }

    /// What was being typed in the plain form is there again in both.
    async fn what_was_typed_plainly_comes_back(page: &Page) {
        plainly(page, "No entry yet.").await?;
        page.type_into(TAG, "textarea", "Half a sente").await?;
        drafted(page, "Half a sente").await?;
        page.open(PAGE).await?;
        page.until(&format!("one('{TAG}', 'textarea')?.value === 'Half a sente'")).await?;
        page.type_into(TAG, "textarea", "nce").await?;
        drafted(page, "Half a sentence").await?;
        fully(page).await?;
        page.until(&format!("text('{TAG}', '.entries').includes('Half a sentence') || one('{TAG}', 'textarea').value === 'Half a sentence'")).await?;
    }

    /// A lock that was made in another tab ends the plain form before it writes anything.
    async fn nothing_is_written_past_a_lock(page: &Page) {
        page.expects_trouble();
        page.site.page("/plain.html", &Html::new(PLAIN).after_script(WITHOUT));
        fully(page).await?;
        write(page, "Driftwood").await?;
        let full = page.driver.window().await?;
        let other = page.tab("/plain.html").await?;
        page.says(TAG, "Driftwood").await?;
        page.look_at(&full).await?;
        make(page).await?;
        page.look_at(&other).await?;
        page.type_into(TAG, "textarea", "lantern").await?;
        page.says(TAG, "This journal is locked, and without WebAssembly it cannot be opened.").await?;
        is_silent(page, &["lantern", "Driftwood"]).await?;
    }

    /// A lock that was taken off keeps nothing shut.
    async fn a_lock_that_was_taken_off_is_none(page: &Page) {
        fully(page).await?;
        write(page, "Driftwood").await?;
        make(page).await?;
        page.press(TAG, "Take the lock off").await?;
        let off = format!("all('{TAG}', 'button').find((one) => one.textContent.trim() === 'Take the lock off')");
        let off = page.element(&off).await?;
        off.scroll_into_view().await?;
        off.click().await?;
        page.says(TAG, "The lock is off.").await?;
        plainly(page, "Driftwood").await?;
    }

    /// A journal may begin in its plain form; the full form opens what that made.
    async fn a_journal_may_begin_plainly(page: &Page) {
        plainly(page, "No entry yet.").await?;
        page.type_into(TAG, "textarea", "The first day").await?;
        page.press(TAG, "Save this entry").await?;
        page.says(TAG, "Saved in this browser.").await?;
        fully(page).await?;
        page.until(&format!("text('{TAG}', '.entries').includes('The first day')")).await?;
        write(page, "The second").await?;
        ensure!(page.records("log").await?.len() == 2, "an entry is missing");
    }

    /// A locked journal stays shut, says so, and is whole afterwards.
    async fn a_locked_journal_stays_shut(page: &Page) {
        fully(page).await?;
        write(page, "Driftwood").await?;
        make(page).await?;
        lock(page).await?;
        plainly(page, "This journal is locked, and without WebAssembly it cannot be opened.").await?;
        ensure!(page.eval(&format!("return [all('{TAG}', 'textarea, article').length, text('{TAG}').includes('Driftwood')].join()")).await? == "0,false", "it is open");
        fully(page).await?;
        unlock(page, PASSPHRASE).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Driftwood')")).await?;
    }

    /// The same under a policy that refuses WebAssembly, in French.
    async fn a_policy_leaves_the_plain_form(page: &Page) {
        page.expects_trouble();
        let policy = STRICT.replace(" 'wasm-unsafe-eval'", "");
        page.show_html(&Html::new(PLAIN).under(&policy).in_language("fr")).await?;
        page.says(TAG, "ESC-E02").await?;
        page.says(TAG, "Voici votre journal sous sa forme simple").await?;
        page.type_into(TAG, "textarea", "Premier jour").await?;
        page.press(TAG, "Enregistrer dans le journal").await?;
        page.says(TAG, "Enregistré dans ce navigateur.").await?;
        page.open(PAGE).await?;
        page.says(TAG, "Premier jour").await?;
    }
}
