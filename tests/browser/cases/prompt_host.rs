//! What a host does in `<escale-prompt host>`, and a programme that draws its questions from the bank.

use harness::{Html, Key, Page, Result, Value, eager, ensure, in_every_engine, json};

const TAG: &str = "escale-prompt";
const FOLD: &str = "For the host: answers received";
/// Seven packets of one week, as a conversation.
const PACKETS: &str = include_str!("../../packets/weather.txt");
/// How packets begin in a text.
const OPENING: &str = "[escale-packet";

async fn open_fold(page: &Page) -> Result<()> {
    page.show(&eager("prompt", "week=\"1\" host")).await?;
    page.ready(TAG).await?;
    page.press(TAG, FOLD).await?;
    page.until(&format!("visible(one('{TAG}', '.files'))"))
        .await?;
    Ok(())
}

/// Pastes this text and takes it in.
async fn paste(page: &Page, text: &str) -> Result<()> {
    let text = Value::from(text);
    let script = format!(
        "const field = one('{TAG}', '[part~=host] textarea');
         field.value = {text};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.eval(&script).await?;
    page.press(TAG, "Take them in").await
}

/// Chooses files with these names and contents.
async fn choose(page: &Page, files: &[(&str, &str)]) -> Result<()> {
    let file = |(name, text): &(&str, &str)| {
        let (name, text) = (json!(name), json!(text));
        format!("new File([{text}], {name}, {{ type: 'text/plain' }})")
    };
    let files: Vec<String> = files.iter().map(file).collect();
    page.choose(TAG, ".files", &files).await
}

/// Waits until the host's part says this.
async fn said(page: &Page, sentence: &str) -> Result<()> {
    let sentence = Value::from(sentence);
    page.until(&format!(
        "text('{TAG}', '[part~=host]').includes({sentence})"
    ))
    .await?;
    Ok(())
}

/// The first so many packets.
fn first(many: usize) -> String {
    let blocks = PACKETS.split(OPENING).skip(1).take(many);
    blocks.map(|block| [OPENING, block].concat()).collect()
}

in_every_engine! {
    /// Four answers stay closed; seven are opened together, show as a spread, and are there again after a reload.
    async fn answers_show_from_five_on(page: &Page) {
        open_fold(page).await?;
        paste(page, &first(4)).await?;
        said(page, "4 new packets.").await?;
        said(page, "Answers show once there are five that can be opened together.").await?;
        ensure!(page.eval(&format!("return button('{TAG}', 'Show the answers')")).await?.is_null(), "four can be opened");
        paste(page, PACKETS).await?;
        said(page, "3 new packets. 4 were here already.").await?;
        page.press(TAG, "Show the answers").await?;
        said(page, "7 answers").await?;
        page.until(&format!("all('{TAG}', '.spread').length === 8")).await?;
        page.until("focused()?.dataset.week === 'weather'").await?;
        page.saved(TAG).await?;
        let records = page.records("ambassadors").await?;
        ensure!(records.len() == 1 && records[0]["kind"] == "prompt-gathering", "{records:?}");
        open_fold(page).await?;
        said(page, "7 answers").await?;
    }

    /// One more packet changes nothing that shows.
    async fn one_more_packet_shows_nothing(page: &Page) {
        open_fold(page).await?;
        paste(page, &first(6)).await?;
        page.press(TAG, "Show the answers").await?;
        said(page, "6 answers").await?;
        let shown = format!("return all('{TAG}', '.spread').map((row) => row.textContent).sort().join()");
        let before = page.eval(&shown).await?;
        paste(page, PACKETS).await?;
        said(page, "7 packets are here.").await?;
        ensure!(page.eval(&shown).await? == before, "the seventh answer shows");
        ensure!(page.eval(&format!("return button('{TAG}', 'Show those that came since')")).await?.is_null(), "one can be opened");
    }

    /// What is no packet is named with its line, and the others are taken; a table leaves without a formula.
    async fn a_wrong_packet_is_named_and_the_rest_is_taken(page: &Page) {
        open_fold(page).await?;
        let spoiled = first(1).replace("[/escale-packet]", "");
        paste(page, &format!("{spoiled}{PACKETS}")).await?;
        said(page, "7 new packets.").await?;
        said(page, "pasted text, line 1: The end of this packet is missing.").await?;
        page.press(TAG, "Show the answers").await?;
        page.press(TAG, "As a table (CSV)").await?;
        page.until(&format!("all('{TAG}', 'dialog').some((dialog) => dialog.open)")).await?;
        let table = page.eval(&format!("return all('{TAG}', 'dialog').find((dialog) => dialog.open).textContent")).await?;
        ensure!(table.as_str().is_some_and(|table| table.contains("In a word,\"'=1+1\",")), "{table}");
        page.keys(&[Key::Escape]).await?;
    }

    /// A member never sees the host's part; a week without a question has one from the bank, and is answered like any other.
    async fn a_week_without_a_question_gets_one_from_the_bank(page: &Page) {
        let programme = json!({
            "escale": 1, "id": "drawn", "title": "Drawn", "bank": { "depth": 1, "public": true },
            "weeks": [{ "theme": "Setting out" }],
        });
        page.site.json("/drawn.json", &programme);
        page.show("<escale-prompt load=\"eager\" programme=\"/drawn.json\"></escale-prompt>").await?;
        page.ready(TAG).await?;
        page.until(&format!("/\\?$/.test(text('{TAG}', '.question').trim())")).await?;
        ensure!(page.eval(&format!("return one('{TAG}', '[part~=host]')")).await?.is_null(), "the host's part is there");
        page.tab_to("My answer").await?;
        page.write("By chance, a bridge.").await?;
        page.keys(&[Key::Tab]).await?;
        page.saved(TAG).await?;
        let records = page.records("drawn").await?;
        let answer = records.iter().find(|one| one["kind"] == "prompt-answer");
        ensure!(answer.is_some_and(|one| one["payload"]["question"].as_str().is_some_and(|asked| asked.ends_with('?'))), "{records:?}");
    }

    /// A page that stays open for weeks shows the one that has begun since, from a bank that goes on after the last; what was
    /// being typed stays.
    async fn a_page_left_open_goes_on_with_the_bank(page: &Page) {
        let programme = json!({
            "escale": 1, "id": "open", "title": "Open", "start": "relative", "bank": { "after": true },
            "weeks": [{ "theme": "Setting out", "question": { "text": "Where to?" } }],
        });
        page.site.json("/open.json", &programme);
        // Part of the page itself: what a driver's own script changes, the page does not see in every engine.
        let travel = "globalThis.travel = () => {
              const Real = Date, ahead = 14 * 86_400_000;
              globalThis.Date = class extends Real {
                constructor(...of) { of.length ? super(...of) : super(Real.now() + ahead); }
                static now() { return Real.now() + ahead; }
              };
              document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
            };";
        let html = Html::new("<escale-prompt load=\"eager\" programme=\"/open.json\"></escale-prompt>");
        page.show_html(&html.after_script(travel)).await?;
        page.ready(TAG).await?;
        page.tab_to("My answer").await?;
        page.write("North").await?;
        page.eval("travel()").await?;
        page.until(&format!("text('{TAG}', '[part~=week]').includes('A question from the bank')")).await?;
        page.saved(TAG).await?;
        let records = page.records("open").await?;
        let answer = records.iter().find(|one| one["kind"] == "prompt-answer");
        ensure!(answer.is_some_and(|one| one["payload"]["text"] == "North"), "{records:?}");
    }

    /// Files come in by the field for files; packets of another programme and spoiled ones are named with their file.
    async fn files_come_in_and_wrong_ones_are_named(page: &Page) {
        open_fold(page).await?;
        let spoiled = first(1).replace("DoMgFAX", "DoMgFBX");
        choose(page, &[("all.txt", PACKETS), ("spoiled.txt", &spoiled), ("none.txt", "Nothing in here")]).await?;
        said(page, "7 new packets.").await?;
        said(page, "spoiled.txt, line 1: This packet was changed on the way.").await?;
        let other = json!({ "escale": 1, "id": "elsewhere", "title": "Elsewhere", "weeks": [{ "theme": "T", "question": { "text": "Q?" } }] });
        page.site.json("/elsewhere.json", &other);
        page.show(&format!("<{TAG} load=\"eager\" host programme=\"/elsewhere.json\"></{TAG}>")).await?;
        page.ready(TAG).await?;
        page.press(TAG, FOLD).await?;
        page.until(&format!("visible(one('{TAG}', '.files'))")).await?;
        choose(page, &[("all.txt", PACKETS)]).await?;
        said(page, "all.txt, line 3: This packet belongs to the programme ambassadors.").await?;
        ensure!(page.eval(&format!("return Boolean(one('{TAG}', '[data-week]'))")).await? == false, "foreign packets were taken");
    }

    /// Answers that were let go can be taken back, and show as before.
    async fn answers_let_go_are_taken_back(page: &Page) {
        open_fold(page).await?;
        paste(page, PACKETS).await?;
        page.press(TAG, "Show the answers").await?;
        said(page, "7 answers").await?;
        let shown = format!("return all('{TAG}', '.spread').map((row) => row.textContent).sort().join()");
        let before = page.eval(&shown).await?;
        page.press(TAG, "Let these answers go").await?;
        said(page, "The answers are gone from this browser.").await?;
        page.until(&format!("!one('{TAG}', '[data-week]')")).await?;
        page.press(TAG, "Take them back").await?;
        said(page, "7 answers").await?;
        ensure!(page.eval(&shown).await? == before, "they show in another way");
    }

    /// What shows leaves as Markdown, after it was seen.
    async fn what_shows_leaves_as_markdown(page: &Page) {
        open_fold(page).await?;
        paste(page, PACKETS).await?;
        page.press(TAG, "Show the answers").await?;
        page.press(TAG, "As Markdown").await?;
        page.until(&format!("all('{TAG}', 'dialog').some((dialog) => dialog.open)")).await?;
        let text = page.eval(&format!("return all('{TAG}', 'dialog').find((dialog) => dialog.open).textContent")).await?;
        ensure!(text.as_str().is_some_and(|text| text.contains("### The weather") && text.contains("\n- sun: ")), "{text}");
        ensure!(page.events("escale-shared").await?.is_empty(), "it left before anybody said so");
        page.keys(&[Key::Escape]).await?;
    }
}
