//! What `<escale-journal>` does by itself or in a narrow place: it locks when nobody is at it, blurs, and fits.

use harness::{Html, Key, Page, Result, ensure, in_every_engine, json};

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";
const FOLD: &str = "Lock and discretion";
const LOCKED: &str = "This journal is locked.";
const PASSPHRASE: &str = "lantern-harbour-compass-rigging-ballast";
/// A clock that the test sets ahead, and a page that the test hides: part of the page itself, since what a driver's own
/// script changes, the page does not see in every engine.
const CLOCK: &str = "
    let ahead = 0;
    let away = false;
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead;
    Object.defineProperty(document, 'hidden', { get: () => away });
    const look = () => document.dispatchEvent(new Event('visibilitychange'));
    globalThis.pass = (minutes) => {
      ahead += minutes * 60_000;
      look();
    };
    globalThis.hide = (hides) => {
      away = hides;
      look();
    };";

/// A journal with one entry and a lock, open.
async fn locked_journal(page: &Page) -> Result<()> {
    page.show_html(&Html::new(PLAIN).after_script(CLOCK))
        .await?;
    page.ready(TAG).await?;
    page.type_into(TAG, "textarea", "Fog over the anchorage")
        .await?;
    page.press(TAG, "Finish this entry").await?;
    page.saved(TAG).await?;
    // What comes with the first entry moves the fold that is pressed.
    page.says(TAG, "Would you like a lock on this journal?")
        .await?;
    page.press(TAG, FOLD).await?;
    give(page, 2).await?;
    page.says(TAG, "The journal is under its lock.").await
}

/// Types the passphrase into so many visible fields, and sends the last with Enter.
async fn give(page: &Page, fields: usize) -> Result<()> {
    for place in 0..fields {
        let field = format!("all('{TAG}', 'input[type=password]').filter(visible)[{place}]");
        let field = page.element(&field).await?;
        field.scroll_into_view().await?;
        field.send_keys(PASSPHRASE).await?;
        if place + 1 == fields {
            field.send_keys(Key::Enter).await?;
        }
    }
    Ok(())
}

/// Opens the journal again; a passphrase that looks like a recovery key does.
async fn unlock(page: &Page) -> Result<()> {
    give(page, 1).await?;
    page.until(&format!(
        "text('{TAG}', '.excerpt').includes('Fog over the anchorage')"
    ))
    .await?;
    Ok(())
}

async fn is_open(page: &Page) -> Result<bool> {
    Ok(page
        .eval(&format!("return visible(one('{TAG}', 'textarea'))"))
        .await?
        == true)
}

in_every_engine! {
    /// The journal locks itself after the minutes that were chosen, counted from the last touch.
    async fn an_idle_journal_locks_itself(page: &Page) {
        locked_journal(page).await?;
        page.eval("pass(4)").await?;
        ensure!(is_open(page).await?, "it locked too early");
        page.eval("pass(6)").await?;
        page.says(TAG, LOCKED).await?;
        unlock(page).await?;
        page.press(TAG, FOLD).await?;
        page.until(&format!("one('{TAG}', '[part~=lock] select')")).await?;
        page.eval(&format!(
            "const field = one('{TAG}', '[part~=lock] select');
             field.value = '1';
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        )).await?;
        page.eval("pass(2)").await?;
        page.says(TAG, LOCKED).await?;
    }

    /// The journal locks itself when the page is hidden, once that was chosen; what was being typed is stored before.
    async fn a_hidden_journal_locks_itself_when_asked_to(page: &Page) {
        locked_journal(page).await?;
        page.eval("hide(true)").await?;
        page.eval("hide(false)").await?;
        ensure!(is_open(page).await?, "it locked unasked");
        page.eval(&format!("all('{TAG}', '[part~=lock] .choice').find((one) => one.textContent.trim() === 'Also when this page is out of sight').querySelector('input').click()")).await?;
        page.type_into(TAG, "textarea", "Half a driftwood").await?;
        page.eval("hide(true)").await?;
        page.says(TAG, LOCKED).await?;
        page.eval("hide(false)").await?;
        unlock(page).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Half a driftwood') || one('{TAG}', 'textarea').value.includes('Half a driftwood')")).await?;
    }

    /// Whoever fetches paper for the recovery key finds it still there.
    async fn a_journal_stays_open_as_long_as_its_recovery_key_is_shown(page: &Page) {
        locked_journal(page).await?;
        page.press(TAG, "Recovery key").await?;
        give(page, 1).await?;
        page.until(&format!("one('{TAG}', '.recovery-key')")).await?;
        page.eval("pass(20)").await?;
        ensure!(is_open(page).await?, "it locked, and the key is gone");
        page.press(TAG, "I have it").await?;
        page.eval("pass(20)").await?;
        page.says(TAG, LOCKED).await?;
    }

    /// What is written is blurred where nobody writes, and after a reload too.
    async fn what_is_written_is_blurred_when_asked_for(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Fog over the anchorage").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        let blurred = format!("getComputedStyle(one('{TAG}', '.excerpt')).filter.startsWith('blur')");
        ensure!(page.eval(&format!("return {blurred}")).await? == false, "it is blurred unasked");
        page.press(TAG, FOLD).await?;
        page.until(&format!("one('{TAG}', '[part~=lock] .choice')")).await?;
        page.eval(&format!("one('{TAG}', '[part~=lock] .choice input').click()")).await?;
        page.until(&blurred).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', '.excerpt') && {blurred}")).await?;
        page.eval(&format!("one('{TAG}', 'textarea').focus()")).await?;
        page.until(&format!("getComputedStyle(one('{TAG}', 'textarea')).filter === 'none'")).await?;
    }

    /// A host's template begins an entry; one that asks the week's question answers it.
    async fn a_template_of_the_host_begins_an_entry(page: &Page) {
        let today = "const now = new Date();
            const two = (n) => String(n).padStart(2, '0');
            return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;";
        page.show(PLAIN).await?;
        let today = page.eval(today).await?;
        page.site.json("/community.json", &json!({
            "escale": 1, "id": "x", "title": "Outremer", "start": today,
            "weeks": [{ "theme": "Setting out", "question": { "text": "What did you try?" } }],
            "journal": { "templates": [{ "id": "friday", "name": "Friday", "text": "## {{title}}, {{date}}\n\n> {{question}}\n\n" }] }
        }));
        page.show("<escale-journal load=\"eager\" space=\"log\" programme=\"/community.json\"></escale-journal>").await?;
        page.ready(TAG).await?;
        page.press(TAG, "Begin with…").await?;
        page.press(TAG, "Friday").await?;
        let day = today.as_str().unwrap_or_default();
        page.until(&format!("one('{TAG}', 'textarea').value.startsWith('## Outremer, {day}') && one('{TAG}', 'textarea').value.includes('> What did you try?')")).await?;
        page.saved(TAG).await?;
        let records = page.records("log").await?;
        let source = &records[0]["payload"]["source"];
        ensure!(source["question"] == "What did you try?" && source["week"] == "week-1", "{records:?}");
        page.press(TAG, "Finish this entry").await?;
        page.eval(&format!("one('{TAG}', '.opener').click()")).await?;
        page.says(TAG, "Week: Setting out").await?;
        page.until(&format!("text('{TAG}', '.question') === 'What did you try?'")).await?;
    }

    /// An open entry with its folds fits into 280 pixels, in French.
    async fn an_entry_fits_a_narrow_place_in_french(page: &Page) {
        page.show_html(&Html::new(PLAIN).in_language("fr")).await?;
        page.ready(TAG).await?;
        page.eval(&format!("document.querySelector('{TAG}').style.inlineSize = '280px'")).await?;
        page.type_into(TAG, "textarea", "Anticonstitutionnellement, un#mot #particulièrement-long-et-sans-espace").await?;
        page.press(TAG, "Terminer cette page").await?;
        page.saved(TAG).await?;
        page.eval(&format!("one('{TAG}', '.opener').click()")).await?;
        page.until(&format!("visible(one('{TAG}', '.entry textarea'))")).await?;
        page.eval(&format!("all('{TAG}', '.entry details > summary').forEach((one) => one.click())")).await?;
        page.until(&format!("all('{TAG}', '.entry details').every((one) => one.open) && visible(one('{TAG}', '.entry .files')) && visible(one('{TAG}', '.entry [type=time]'))")).await?;
        let wide = format!(
            "const whole = one('{TAG}', '[part~=root]');
             const edge = whole.getBoundingClientRect().left + 281;
             const wide = all('{TAG}', '*').filter((e) => visible(e) && e.getBoundingClientRect().right > edge);
             return whole.scrollWidth > 280 ? wide.map((e) => e.outerHTML.slice(0, 80)) : [];"
        );
        let wide = page.eval(&wide).await?;
        ensure!(wide.as_array().is_some_and(Vec::is_empty), "{wide}");
    }
}
