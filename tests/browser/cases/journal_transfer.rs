//! Journals that come into `<escale-journal>` and go out of it.

use std::io::{Cursor, Write};

use harness::{Html, Key, Page, Result, Value, ensure, in_every_engine, json};
use zip::{ZipWriter, write::SimpleFileOptions};

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";
const FOLD: &str = "Bring in and take out";
/// Where the part that brings in tells something.
const TOLD: &str = ".told";
/// Keeps what is handed to the downloads, which go on as they would.
const KEEP_DOWNLOADS: &str = "const give = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => { seen.file = file; return give(file); };";

/// A picture of one dot.
const DOT: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0d\x49\x44\x41\x54\x78\xda\x63\x64\xf8\xcf\x50\x0f\x00\x03\x86\x01\x80\x5a\x34\x7d\x6b\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A journal as Day One exports it, with one file that only looks like a picture.
fn day_one(entries: &Value) -> Result<Vec<u8>> {
    zip_of(entries, "photos/0c1f.jpeg", b"\xff\xd8\xff\xe0 a picture")
}

/// A journal as Day One exports it, with one picture.
fn zip_of(entries: &Value, photo: &str, picture: &[u8]) -> Result<Vec<u8>> {
    let journal = json!({ "metadata": { "version": "1.0" }, "entries": entries }).to_string();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("Journal.json", journal.as_bytes()), (photo, picture)] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// An entry of it; each number is a day and an entry of its own.
fn entry(number: usize, text: &str) -> Value {
    let date = format!(
        "20{:02}-{:02}-{:02}T12:00:00Z",
        number / 300,
        number / 25 % 12 + 1,
        number % 25 + 1
    );
    json!({ "uuid": format!("{number:08X}A7124C0EA6A5C1F93B6D8E11"), "creationDate": date, "timeZone": "Europe/Paris", "text": text })
}

async fn open_fold(page: &Page) -> Result<()> {
    page.ready(TAG).await?;
    page.press(TAG, FOLD).await?;
    page.until(&format!("visible(one('{TAG}', '.files'))"))
        .await?;
    Ok(())
}

/// Gives a file with this content, a JavaScript expression, to the field.
async fn choose(page: &Page, name: &str, content: &str) -> Result<()> {
    let file = format!("new File([{content}], '{name}')");
    page.choose(TAG, ".files", &[file]).await
}

async fn choose_zip(page: &Page, bytes: &[u8]) -> Result<()> {
    let content = format!("new Uint8Array({})", Value::from(bytes.to_vec()));
    choose(page, "Journal.zip", &content).await
}

/// Waits until the part that brings in tells this.
async fn told(page: &Page, sentence: &str) -> Result<()> {
    let sentence = Value::from(sentence);
    page.until(&format!("text('{TAG}', '{TOLD}').includes({sentence})"))
        .await?;
    Ok(())
}

/// What is stored of entries: what the journal mixes into identifiers is stored beside them.
async fn entries(page: &Page) -> Result<Vec<Value>> {
    let mut records = page.records("log").await?;
    records.retain(|one| one["kind"] == "journal-entry");
    Ok(records)
}

in_every_engine! {
    /// A journal is looked through, with nothing written; then it comes in; a second time it changes nothing.
    async fn a_journal_comes_in_once(page: &Page) {
        page.show(PLAIN).await?;
        open_fold(page).await?;
        let mut pictured = entry(2, "The port");
        pictured["photos"] = json!([{ "identifier": "A1", "md5": "0c1f", "type": "jpeg" }]);
        let zip = day_one(&json!([entry(1, "We moored."), pictured]))?;
        choose_zip(page, &zip).await?;
        told(page, "2 new entries.").await?;
        told(page, "Journal.zip: Day One").await?;
        told(page, "1 picture belongs to them").await?;
        ensure!(page.records("log").await?.is_empty(), "it was written unasked");
        page.press(TAG, "Bring in 2 entries").await?;
        told(page, "2 entries came in.").await?;
        told(page, "photos/0c1f.jpeg: This browser cannot read or prepare it.").await?;
        page.saved(TAG).await?;
        page.until(&format!("all('{TAG}', '.opener').length === 2 && text('{TAG}', '.entries').includes('We moored.')")).await?;
        let before = entries(page).await?;
        ensure!(before.len() == 2 && before.iter().all(|one| one["payload"]["zone"] == "Europe/Paris"), "{before:?}");
        page.press(TAG, "Choose other files").await?;
        choose_zip(page, &zip).await?;
        told(page, "There is nothing new to bring in.").await?;
        told(page, "2 entries are in the journal already and stay as they are.").await?;
        ensure!(page.eval(&format!("return button('{TAG}', 'Bring in 2 entries')")).await?.is_null(), "there is something to bring in");
        ensure!(entries(page).await? == before, "something was changed");
    }

    /// A picture that can be read comes in with its entry and is shown there; an import that was stopped keeps what came
    /// in, and goes on when the same file is chosen again.
    async fn a_picture_comes_in_and_a_stopped_import_goes_on(page: &Page) {
        page.show(PLAIN).await?;
        open_fold(page).await?;
        let mut pictured = entry(2, "The port");
        pictured["photos"] = json!([{ "identifier": "A1", "md5": "0c1f", "type": "png" }]);
        choose_zip(page, &zip_of(&json!([pictured]), "photos/0c1f.png", DOT)?).await?;
        page.press(TAG, "Bring in 1 entry").await?;
        told(page, "1 entry came in.").await?;
        page.until(&format!("one('{TAG}', '.entries .opener')")).await?;
        page.eval(&format!("one('{TAG}', '.entries .opener').click()")).await?;
        page.until(&format!("visible(one('{TAG}', '.entries .pictures canvas')) && one('{TAG}', '.entries .pictures canvas').width === 1")).await?;
        page.press(TAG, "Close").await?;
        page.press(TAG, "Choose other files").await?;
        let many: Vec<_> = (10..3010).map(|number| entry(number, &format!("Number {number}."))).collect();
        let zip = day_one(&Value::from(many))?;
        choose_zip(page, &zip).await?;
        page.until(&format!("/3.?000 new entries/.test(text('{TAG}', '{TOLD}'))")).await?;
        // Pressed as soon as it is there.
        page.eval(&format!(
            "const press = () => {{
               const stop = button('{TAG}', 'Stop');
               if (stop) stop.click(); else requestAnimationFrame(press);
             }};
             all('{TAG}', 'button').find((one) => one.textContent.trim().startsWith('Bring in 3')).click();
             press();"
        )).await?;
        told(page, "Stopped. What came in stays").await?;
        let before = entries(page).await?.len();
        ensure!((1..3001).contains(&before), "{before} are in");
        // Where the list grows above it, a button is no longer where it was when the pointer set out.
        page.until(&format!("all('{TAG}', '.entries .opener').length >= {}", before.min(30))).await?;
        page.press(TAG, "Choose other files").await?;
        choose_zip(page, &zip).await?;
        let bring = format!("all('{TAG}', 'button').find((e) => e.textContent.startsWith('Bring in ') && visible(e))");
        page.element(&bring).await?;
        page.eval(&format!("{bring}.click()")).await?;
        told(page, "came in.").await?;
        ensure!(entries(page).await?.len() == 3001, "not all came in");
    }

    /// What is broken is named with its place and the reason; the rest goes in.
    async fn a_broken_item_is_reported_and_the_rest_goes_in(page: &Page) {
        page.show(PLAIN).await?;
        open_fold(page).await?;
        let undated = json!({ "uuid": "00000009A7124C0EA6A5C1F93B6D8E11", "text": "When?" });
        choose_zip(page, &day_one(&json!([entry(1, "One"), undated, entry(3, "Three")]))?).await?;
        told(page, "2 new entries.").await?;
        let reason = "Journal.zip/Journal.json, no. 2: It has no date";
        told(page, reason).await?;
        page.press(TAG, "Bring in 2 entries").await?;
        told(page, "2 entries came in.").await?;
        told(page, reason).await?;
        ensure!(entries(page).await?.len() == 2, "not both came in");
        page.press(TAG, "Copy or download the report").await?;
        page.until(&format!("text('{TAG}', '[part~=preview]').includes('{reason}')")).await?;
        page.keys(&[Key::Escape]).await?;
    }

    /// A file that is no journal changes nothing and is told why.
    async fn a_foreign_file_changes_nothing(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Mine").await?;
        page.saved(TAG).await?;
        let before = entries(page).await?;
        open_fold(page).await?;
        for (name, content, reason) in [
            ("notes.txt", "'Nothing dated in here'", "This is not the journal of a program known here."),
            ("Journal.zip", "'PK\\u0003\\u0004 and nothing'", "The archive cannot be opened"),
            ("Journal.json", "''", "There is nothing in this file."),
            ("copy.zip", "await document.querySelector('escale-journal').export()", "This is a copy of an Escale space."),
        ] {
            choose(page, name, content).await?;
            told(page, &format!("{name}: {reason}")).await?;
            told(page, "Nothing was changed.").await?;
            page.press(TAG, "Choose other files").await?;
        }
        ensure!(entries(page).await? == before, "something was changed");
    }

    /// What is taken out for Day One comes back as what is here already, whatever its identifier.
    async fn what_is_taken_out_comes_back_as_known(page: &Page) {
        let html = Html::new(PLAIN).after_script(KEEP_DOWNLOADS);
        page.show_html(&html).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Written here").await?;
        open_fold(page).await?;
        choose_zip(page, &day_one(&json!([entry(1, "From elsewhere")]))?).await?;
        page.press(TAG, "Bring in 1 entry").await?;
        told(page, "1 entry came in.").await?;
        let before = entries(page).await?;
        ensure!(before.len() == 2, "{before:?}");
        for (label, format) in [("Zip for Day One", "day-one"), ("Book of Markdown files", "markdown-book")] {
            page.press(TAG, "Choose other files").await?;
            page.press(TAG, label).await?;
            page.until(&format!("events('shared').some((e) => e.detail.kind === 'journal' && e.detail.format === '{format}')")).await?;
            page.says(TAG, "2 entries are in your downloads").await?;
            choose(page, "Journal.zip", "seen.file").await?;
            told(page, "There is nothing new to bring in.").await?;
            told(page, "2 entries are in the journal already").await?;
        }
        page.press(TAG, "One long text").await?;
        page.until("events('shared').some((e) => e.detail.format === 'markdown')").await?;
        let text = page.eval_async("return seen.file.text()").await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(text.find("From elsewhere") < text.find("Written here") && text.contains("From elsewhere"), "{text}");
        ensure!(entries(page).await? == before, "something was changed");
    }

    /// A long journal comes in by batches; the list shows its newest page, and older ones when asked.
    async fn a_long_journal_shows_its_newest_page(page: &Page) {
        page.show(PLAIN).await?;
        open_fold(page).await?;
        let many: Vec<_> = (0..450).map(|number| entry(number, &format!("Number {number}."))).collect();
        choose_zip(page, &day_one(&Value::from(many))?).await?;
        told(page, "450 new entries.").await?;
        page.press(TAG, "Bring in 450 entries").await?;
        told(page, "450 entries came in.").await?;
        ensure!(entries(page).await?.len() == 450, "not all came in");
        page.until(&format!("all('{TAG}', '.opener').length === 30 && text('{TAG}', '.opener').includes('Number 449.')")).await?;
        page.press(TAG, "Show older entries").await?;
        page.until(&format!("all('{TAG}', '.opener').length === 60")).await?;
    }

    /// With keys alone: the fold is opened, a journal brought in, the report read, and the journal taken out.
    async fn a_journal_comes_and_goes_by_keyboard(page: &Page) {
        page.show_html(&Html::new(PLAIN).after_script(KEEP_DOWNLOADS)).await?;
        page.ready(TAG).await?;
        page.tab_to(FOLD).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(one('{TAG}', '.files'))")).await?;
        page.tab_to("Files to bring in").await?;
        choose_zip(page, &day_one(&json!([entry(1, "We moored.")]))?).await?;
        page.until(&format!("focused() === one('{TAG}', '{TOLD}')")).await?;
        page.tab_to("Bring in 1 entry").await?;
        page.keys(&[Key::Enter]).await?;
        told(page, "1 entry came in.").await?;
        page.until(&format!("focused() === one('{TAG}', '{TOLD}')")).await?;
        page.tab_to("Copy or download the report").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("text('{TAG}', '[part~=preview]').includes('1 entry came in.')")).await?;
        page.keys(&[Key::Escape]).await?;
        page.until("called(focused()) === 'Copy or download the report'").await?;
        page.tab_to("Choose other files").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("focused() === one('{TAG}', '.files')")).await?;
        page.tab_to("JSON for jrnl").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "1 entry is in your downloads").await?;
        page.until("called(focused()) === 'JSON for jrnl'").await?;
        ensure!(page.eval_async("return JSON.parse(await seen.file.text()).entries[0].title").await? == "We moored.", "it is not in the file");
    }
}
