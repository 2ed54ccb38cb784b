//! The place to write in `<escale-journal>`, and one entry of it.

use harness::{Key, Page, ensure, in_every_engine};
use serde_json::Value;

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";

in_every_engine! {
    /// A structure brings its headings after what is written, with the focus under the first of them.
    async fn a_structure_gives_headings_and_keeps_what_was_written(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "We moored.").await?;
        page.press(TAG, "Begin with…").await?;
        page.press(TAG, "Three lines").await?;
        page.until(&format!("focused() === one('{TAG}', 'textarea')")).await?;
        let wanted = "We moored.\\n\\n## A moment\\n\\n\\n\\n## A thank-you\\n\\n\\n\\n## A wish for tomorrow\\n\\n";
        page.until(&format!("one('{TAG}', 'textarea').value === '{wanted}'")).await?;
        page.until(&format!("one('{TAG}', 'textarea').selectionStart === 'We moored.\\n\\n## A moment\\n\\n'.length")).await?;
        page.says(TAG, "Something of today that you would like to find again.").await?;
        page.write("The quay.").await?;
        page.saved(TAG).await?;
        let records = entries(page).await?;
        let text = records[0]["payload"]["text"].as_str().unwrap_or_default();
        ensure!(text.starts_with("We moored.\n\n## A moment\n\nThe quay.\n\n"), "{text}");
    }

    /// What is chosen besides the text is there after a reload, and can be taken back.
    async fn a_star_and_the_weather_stay(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "A clear day on the #water").await?;
        page.press(TAG, "More").await?;
        page.says(TAG, "Tags: water").await?;
        page.press(TAG, "Mark with a star").await?;
        press_choice(page, "sun").await?;
        press_choice(page, "steady").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.opener').includes('Marked with a star')")).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.element(&format!("one('{TAG}', '.inside summary')")).await?.click().await?;
        page.until(&format!("{} === 'Mark with a star|sun|steady'", pressed())).await?;
        press_choice(page, "sun").await?;
        page.until(&format!("{} === 'Mark with a star|steady'", pressed())).await?;
        page.saved(TAG).await?;
        let records = settled(page, "records[0].payload.weather === undefined").await?;
        let entry = &records[0]["payload"];
        ensure!(entry["starred"] == true && entry["energy"] == "steady", "{entry}");
        ensure!(entry["time"].as_str().is_some_and(|time| time.len() == 5), "{entry}");
    }

    /// What an entry said before a later visit is seen beside what it says now, and comes back as a copy.
    async fn an_earlier_version_comes_back_as_a_copy(page: &Page) {
        earlier_visit(page, "A port in the fog").await?;
        ensure!(page.eval(&format!("return button('{TAG}', 'Earlier versions') === null")).await? == true, "a version too early");
        page.type_into(TAG, ".entry textarea", " and a pilot").await?;
        page.press(TAG, "Earlier versions").await?;
        page.press(TAG, "Compare with the text now").await?;
        page.until(&format!("text('{TAG}', '.compared ins').includes('and a pilot')")).await?;
        page.until(&format!("text('{TAG}', '.compared ins').includes('Now only:')")).await?;
        page.press(TAG, "Restore as a copy").await?;
        page.until(&format!("all('{TAG}', '.opener').length === 2")).await?;
        page.until(&format!("one('{TAG}', '.entry textarea').value === 'A port in the fog'")).await?;
        page.until(&format!("focused() === one('{TAG}', '.opener[aria-expanded=true]')")).await?;
        page.saved(TAG).await?;
        let records = entries(page).await?;
        let texts = texts(&records);
        ensure!(texts == ["A port in the fog", "A port in the fog and a pilot"], "{texts:?}");
    }

    /// Versions go with the entry that is deleted for good.
    async fn versions_go_with_their_entry(page: &Page) {
        earlier_visit(page, "A page").await?;
        page.type_into(TAG, ".entry textarea", ", changed").await?;
        settled(page, "records.some((one) => one.kind === 'journal-version' && !one.deleted)").await?;
        page.press(TAG, "Put into the bin").await?;
        page.press(TAG, "Bin").await?;
        page.press(TAG, "Delete for good").await?;
        page.says(TAG, "It cannot be brought back.").await?;
        page.press(TAG, "Delete for good").await?;
        settled(page, "records.every((one) => one.deleted && one.payload === null)").await?;
    }

    /// Two entries of one day stand in the order they were written, whatever their identifiers say to each other.
    async fn entries_of_one_day_stay_in_the_order_they_were_written(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        for text in ["First", "Second", "Third"] {
            page.type_into(TAG, "textarea", text).await?;
            page.press(TAG, "Finish this entry").await?;
            page.until(&format!("text('{TAG}', '.opener').includes('{text}')")).await?;
        }
        page.saved(TAG).await?;
        let order = format!("all('{TAG}', '.excerpt').map((one) => one.textContent).join()");
        page.until(&format!("{order} === 'Third,Second,First'")).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("{order} === 'Third,Second,First'")).await?;
    }

    /// A letter to oneself shows nothing of its text until its day, or until its writer opens it early.
    async fn a_letter_stays_closed_until_its_day(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Dear me").await?;
        page.press(TAG, "Finish this entry").await?;
        page.until(&format!("text('{TAG}', '.opener').includes('Dear me')")).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.element(&format!("one('{TAG}', '.inside summary')")).await?.click().await?;
        page.press(TAG, "Close the letter").await?;
        page.says(TAG, "A letter can be closed until a day after today").await?;
        let day = format!("one('{TAG}', '.inside input[type=date][min]').value = `${{new Date().getFullYear() + 1}}-12-31`");
        page.eval(&day).await?;
        page.press(TAG, "Close the letter").await?;
        page.until(&format!("focused() === one('{TAG}', '.opener')")).await?;
        page.until(&format!("text('{TAG}', '.inside').includes('A letter, closed until')")).await?;
        ensure!(page.eval(&format!("return one('{TAG}', '.entry textarea') === null")).await? == true, "the text is shown");
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('A letter, closed until')")).await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Dear me')")).await? == false, "the text is shown");
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.press(TAG, "Open it before that day").await?;
        page.until(&format!("focused() === one('{TAG}', '.entry textarea') && focused().value === 'Dear me'")).await?;
    }

    /// With keys alone: a structure is chosen, a star set, the time of the experience reached.
    async fn an_entry_is_begun_and_marked_by_keyboard(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.tab_to("Begin with…").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(button('{TAG}', 'A question I carry'))")).await?;
        page.tab_to("A question I carry").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("focused() === one('{TAG}', 'textarea')")).await?;
        page.until(&format!("one('{TAG}', 'textarea').value.startsWith('## My question\\n\\n')")).await?;
        page.write("Where to?").await?;
        page.tab_to("More").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(button('{TAG}', 'Mark with a star'))")).await?;
        page.tab_to("Mark with a star").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("focused().ariaPressed === 'true' || focused().getAttribute('aria-pressed') === 'true'").await?;
        page.tab_to("Time of day").await?;
        page.tab_back_to("Finish this entry").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("focused() === one('{TAG}', 'textarea') && focused().value === ''")).await?;
        page.until(&format!("text('{TAG}', '.opener').includes('Marked with a star')")).await?;
    }
}

/// What is pressed in the open entry.
fn pressed() -> String {
    format!(
        "all('{TAG}', '.inside [aria-pressed=true]').map((one) => one.textContent.trim()).join('|')"
    )
}

/// Presses a choice by the end of its name, which a sign may come before.
async fn press_choice(page: &Page, name: &str) -> harness::Result<()> {
    let choice = format!(
        "all('{TAG}', '[aria-pressed]').find((one) => visible(one) && one.textContent.trim().endsWith('{name}'))"
    );
    let choice = page.element(&choice).await?;
    choice.scroll_into_view().await?;
    Ok(choice.click().await?)
}

/// Writes an entry, dates it two hours back, and opens it on a fresh page.
async fn earlier_visit(page: &Page, text: &str) -> harness::Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await?;
    page.type_into(TAG, "textarea", text).await?;
    page.press(TAG, "Finish this entry").await?;
    page.until(&format!("text('{TAG}', '.opener').includes('{text}')"))
        .await?;
    page.saved(TAG).await?;
    page.eval_async(
        "const db = await asked(indexedDB.open('escale:log'));
         const store = db.transaction('records', 'readwrite').objectStore('records');
         for (const one of await asked(store.getAll())) {
           one.created -= 7200000;
           one.updated -= 7200000;
           await asked(store.put(one));
         }
         db.close();",
    )
    .await?;
    page.driver.refresh().await?;
    page.ready(TAG).await?;
    let opener = format!("one('{TAG}', '.opener')");
    Ok(page.element(&opener).await?.click().await?)
}

/// The records once this holds of them.
async fn settled(page: &Page, holds: &str) -> harness::Result<Vec<Value>> {
    page.eval_async(&format!(
        "for (;;) {{
           const db = await asked(indexedDB.open('escale:log'));
           const records = await asked(db.transaction('records').objectStore('records').getAll());
           db.close();
           if ({holds}) return;
           await new Promise((done) => setTimeout(done, 50));
         }}"
    ))
    .await?;
    page.records("log").await
}

async fn entries(page: &Page) -> harness::Result<Vec<Value>> {
    let records = page.records("log").await?.into_iter();
    Ok(records
        .filter(|one| one["kind"] == "journal-entry")
        .collect())
}

fn texts(records: &[Value]) -> Vec<&str> {
    let mut texts: Vec<_> = records
        .iter()
        .filter_map(|one| one["payload"]["text"].as_str())
        .collect();
    texts.sort_unstable();
    texts
}
