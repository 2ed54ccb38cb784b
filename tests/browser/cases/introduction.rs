//! `<escale-introduction>` in a page.

use harness::{Key, Page, Result, ensure, in_every_engine};
use serde_json::Value;

const TAG: &str = "escale-introduction";
const PLAIN: &str = "<escale-introduction load=\"eager\" space=\"me\"></escale-introduction>";

in_every_engine! {
    /// With keys alone: an interview is answered, a question is skipped, and the card holds what was said after a reload.
    async fn an_interview_is_answered_by_keyboard(page: &Page) {
        open(page).await?;
        page.tab_to("Name to show").await?;
        page.write("Ada").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("called(focused()) === 'Learn'").await?;
        page.write(" ").await?;
        page.until(&format!("text('{TAG}', '[part~=card]').includes('Learn')")).await?;
        page.tab_to("Next").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("text('{TAG}', '[part~=interview]').includes('Question 3 of 3')")).await?;
        page.until(&format!("focused() === one('{TAG}', '[part~=interview] input')")).await?;
        page.tab_to("Skip").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "That is all this interview asks.").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '[part~=card]').includes('Ada')")).await?;
        page.until(&format!("text('{TAG}', '[part~=card]').includes('Learn')")).await?;
        let records = page.records("me").await?;
        ensure!(records.len() == 1 && records[0]["payload"]["answers"]["why"]["chosen"][0] == "learn", "{records:?}");
    }

    /// A name alone shows nothing yet: where it was left, it is gone on with.
    async fn what_was_begun_is_gone_on_with(page: &Page) {
        open(page).await?;
        page.tab_to("Name to show").await?;
        page.write("Ada").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', '[part~=interview] input')?.value === 'Ada'")).await?;
    }

    /// What stays here is in no version of the card, and an e-mail address is pointed out before it leaves.
    async fn an_address_stays_until_it_is_let_go_and_is_pointed_out(page: &Page) {
        open(page).await?;
        page.press(TAG, "All fields").await?;
        write(page, "What I do", "I keep the maps in order.").await?;
        page.press(TAG, "Where to find and reach me").await?;
        write(page, "E-mail address", "ada@example.org").await?;
        page.until(&format!("text('{TAG}', '.others').includes('I keep the maps')")).await?;
        for version in ["Card", "Full version"] {
            page.press(TAG, version).await?;
            page.until(&format!("!text('{TAG}', '.others').includes('ada@')")).await?;
        }
        aim(page, "E-mail address", "full").await?;
        page.until(&format!("text('{TAG}', '.others .notice').includes('an e-mail address')")).await?;
        page.press(TAG, "Take the card with me").await?;
        page.press(TAG, "Address book (vCard 4.0)").await?;
        let shown = preview(page).await?;
        ensure!(shown.contains("BEGIN:VCARD\r\n") || shown.contains("BEGIN:VCARD\n"), "{shown}");
        ensure!(shown.contains("ada@example.org"), "{shown}");
        page.until(&format!("text('{TAG}', 'dialog[open] .notice').includes('an e-mail address')")).await?;
        page.keys(&[Key::Escape]).await?;
        page.press(TAG, "Keep everything here").await?;
        page.until(&format!("!text('{TAG}', '.others').includes('maps')")).await?;
    }

    /// A text is composed of the answers, and stays as the member changed it.
    async fn a_composed_text_is_kept_as_it_was_changed(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "[part~=interview] input", "Ada").await?;
        page.press(TAG, "All fields").await?;
        write(page, "Ask me about", "tides").await?;
        page.press(TAG, "A text to introduce me").await?;
        let text = format!("one('{TAG}', '[part~=composed] textarea')?.value");
        page.until(&format!("{text}?.includes('I am Ada.')")).await?;
        page.until(&format!("{text}?.includes('Ask me about: tides.')")).await?;
        page.press(TAG, "Warm").await?;
        page.until(&format!("{text}?.startsWith('Hello')")).await?;
        page.type_into(TAG, "[part~=composed] textarea", " See you!").await?;
        page.says(TAG, "You made this text your own").await?;
        write(page, "Ask me about", ", moons").await?;
        page.says(TAG, "Some answers are different").await?;
        page.until(&format!("{text}?.endsWith('See you!')")).await?;
        page.press(TAG, "Compose it anew from my answers").await?;
        page.until(&format!("{text}?.includes('tides, moons')")).await?;
        page.until(&format!("!{text}?.includes('See you!')")).await?;
    }

    /// A photo is cut with keys, shown on a canvas although no picture may be fetched, and kept apart; what is no picture
    /// is refused in a sentence.
    async fn a_photo_is_cut_and_kept(page: &Page) {
        open(page).await?;
        page.type_into(TAG, "[part~=interview] input", "Ada").await?;
        page.press(TAG, "All fields").await?;
        write(page, "Ask me about", "tides").await?;
        page.press(TAG, "A picture").await?;
        page.until(&format!("button('{TAG}', 'Choose a photo')")).await?;
        choose(page, "new Blob(['no picture'])").await?;
        page.says(TAG, "This file is no picture").await?;
        choose(page, "await painted()").await?;
        page.until(&format!("one('{TAG}', '[part~=crop] canvas')")).await?;
        page.eval(&format!("one('{TAG}', '[part~=crop] canvas').focus()")).await?;
        page.keys(&[Key::Right, Key::Right]).await?;
        page.press(TAG, "Use this photo").await?;
        page.until(&format!("one('{TAG}', '[part~=card] canvas')?.width === 20")).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', '[part~=card] canvas')?.width === 20")).await?;
        let records = page.records("me").await?;
        let photo = records.iter().find(|one| one["id"] == "introduction-photo");
        ensure!(photo.is_some_and(|photo| photo["blobs"].as_array().is_some_and(|all| all.len() == 1)), "{records:?}");
        page.press(TAG, "A picture").await?;
        page.press(TAG, "Draw something").await?;
        page.until(&format!("one('{TAG}', '[part~=card] svg path')")).await?;
    }

    /// What the card said an hour ago is compared with now and taken back.
    async fn an_earlier_state_is_compared_and_taken_back(page: &Page) {
        open(page).await?;
        page.press(TAG, "All fields").await?;
        write(page, "Ask me about", "tides").await?;
        page.saved(TAG).await?;
        page.eval_async(
            "const db = await asked(indexedDB.open('escale:me'));
             const store = db.transaction('records', 'readwrite').objectStore('records');
             for (const one of await asked(store.getAll())) {
               one.updated -= 10000000000;
               await asked(store.put(one));
             }
             db.close();",
        )
        .await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.says(TAG, "Written 3 months ago").await?;
        page.press(TAG, "All fields").await?;
        write(page, "Ask me about", " and moons").await?;
        page.saved(TAG).await?;
        page.press(TAG, "Earlier states of the card").await?;
        page.press(TAG, "Compare with now").await?;
        page.until(&format!("text('{TAG}', '[part~=earlier] ins').includes('tides and moons')")).await?;
        page.press(TAG, "Take this state back").await?;
        page.until(&format!("!text('{TAG}', '[part~=card]').includes('moons')")).await?;
        page.saved(TAG).await?;
    }
}

async fn open(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await
}

/// The answer to a question, as an expression.
fn answer(question: &str) -> String {
    let question = Value::from(question);
    format!(
        "all('{TAG}', '[part~=answer]').find((one) => one.getAttribute('aria-label') === {question})"
    )
}

async fn write(page: &Page, question: &str, text: &str) -> Result<()> {
    let field = format!("{}?.querySelector('input, textarea')", answer(question));
    let field = page.element(&field).await?;
    field.scroll_into_view().await?;
    Ok(field.send_keys(text).await?)
}

/// Decides how far an answer goes.
async fn aim(page: &Page, question: &str, audience: &str) -> Result<()> {
    let script = format!(
        "const list = {}.querySelector('select');
         list.value = '{audience}';
         list.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        answer(question)
    );
    page.eval(&script).await.map(drop)
}

async fn preview(page: &Page) -> Result<String> {
    page.until(&format!("one('{TAG}', 'dialog[open]')")).await?;
    let script = format!("return text('{TAG}', 'dialog[open] [part~=preview]')");
    let shown = page.eval(&script).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// Chooses a file as the chooser of the browser would.
async fn choose(page: &Page, file: &str) -> Result<()> {
    let script = format!(
        "const painted = () => new Promise((done) => {{
           const canvas = document.createElement('canvas');
           canvas.width = 40;
           canvas.height = 20;
           canvas.getContext('2d').fillRect(0, 0, 20, 20);
           canvas.toBlob(done, 'image/png');
         }});
         const file = {file};
         const data = new DataTransfer();
         data.items.add(new File([file], 'me.png', {{ type: 'image/png' }}));
         const input = one('{TAG}', 'input[type=file][accept=\"image/*\"]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.eval_async(&script).await.map(drop)
}
