//! `<escale-path>` in a page.

use harness::{Key, Page, Result, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-path";
const BOARD: &str = "escale-retrospective";
const JOURNAL: &str = "escale-journal";
const PASSPHRASE: &str = "three small boats";

/// An element of the space `way`, with what follows its name.
fn element(name: &str, more: &str) -> String {
    format!("<escale-{name} load=\"eager\" space=\"way\" {more}></escale-{name}>")
}

/// A board and the path beside it, with one lesson and one thing to try.
async fn walked(page: &Page, more: &str) -> Result<()> {
    page.show(&[element("retrospective", ""), element("path", more)].concat())
        .await?;
    page.ready(BOARD).await?;
    page.ready(TAG).await?;
    page.type_into(
        BOARD,
        "[data-column=lessons] textarea",
        "Ask before answering",
    )
    .await?;
    page.keys(&[Key::Enter]).await?;
    page.type_into(BOARD, "[data-column=takeaways] textarea", "The harbour map")
        .await?;
    page.keys(&[Key::Enter]).await?;
    page.saved(BOARD).await?;
    page.says(TAG, "Ask before answering").await?;
    page.says(TAG, "The harbour map").await
}

/// Ticks or unticks what says this.
async fn tick(page: &Page, words: &str) -> Result<()> {
    let box_of = format!(
        "all('{TAG}', '.choice').find((one) => one.textContent.includes('{words}') && visible(one))?.querySelector('input')"
    );
    page.until(&format!("Boolean({box_of})")).await?;
    page.element(&box_of).await?.scroll_into_view().await?;
    page.element(&box_of).await?.click().await?;
    Ok(())
}

fn programme() -> Value {
    json!({
        "escale": 1, "id": "way", "title": "Harbour school", "languages": ["en"], "start": "2026-01-05",
        "weeks": [{ "id": "one", "theme": "Knots", "question": { "text": "Which knot?" } }],
        "recognition": {
            "name": "Deckhand", "description": "Took part.", "criteria": "You came aboard.", "type": "Membership"
        }
    })
}

in_every_engine! {
    /// What is done elsewhere on the page shows up by itself, and only what is ticked goes into the booklet.
    async fn a_booklet_holds_what_was_ticked_and_nothing_else(page: &Page) {
        page.show(&element("path", "")).await?;
        page.ready(TAG).await?;
        page.says(TAG, "Your path begins with your first step here").await?;
        walked(page, "").await?;
        tick(page, "Ask before answering").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.step.chosen').includes('Ask before answering')")).await?;
        page.press(TAG, "Take it along").await?;
        page.until(&format!("Boolean(button('{TAG}', 'The booklet as text'))")).await?;
        page.press(TAG, "The booklet as text").await?;
        page.until(&format!("one('{TAG}', 'dialog').open && text('{TAG}', 'dialog [part~=preview]').includes('Ask before answering')")).await?;
        let said = page.eval(&format!("return text('{TAG}', 'dialog [part~=preview]')")).await?;
        ensure!(!said.to_string().contains("harbour map"), "{said}");
        page.keys(&[Key::Escape]).await?;
        page.press(TAG, "The booklet on paper").await?;
        page.says(TAG, "This is what is printed.").await?;
        page.press(TAG, "Untick all").await?;
        page.says(TAG, "Tick something above").await?;
        ensure!(page.eval(&format!("return Boolean(button('{TAG}', 'Print it'))")).await? == false, "nothing is left to print");
    }

    /// With keys alone: everything is ticked, and unticked again.
    async fn a_path_is_chosen_by_keyboard(page: &Page) {
        walked(page, "").await?;
        page.eval(&format!("one('{TAG}', 'button').focus()")).await?;
        page.until("called(focused()) === 'Tick all but the journal'").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("all('{TAG}', '.step').every((one) => one.classList.contains('chosen'))")).await?;
        page.until("document.getElementById('escale-live').textContent.includes('Everything is ticked; of the journal, nothing has changed.')").await?;
        page.tab_to("Untick all").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("all('{TAG}', '.step.chosen').length === 0")).await?;
    }

    /// A recognition says that it is unsigned, in its words, in its file and on its picture.
    async fn a_recognition_is_plainly_unsigned(page: &Page) {
        page.site.json("/way.json", &programme());
        walked(page, "programme=\"/way.json\"").await?;
        tick(page, "Ask before answering").await?;
        page.press(TAG, "Take it along").await?;
        page.says(TAG, "Self-declared and unsigned").await?;
        page.type_into(TAG, "[part~=take] input.input", "Anouk").await?;
        page.press(TAG, "As a file (JSON)").await?;
        page.until(&format!("one('{TAG}', 'dialog').open")).await?;
        let file = page.eval(&format!("return JSON.parse(one('{TAG}', 'dialog [part~=preview]').textContent)")).await?;
        ensure!(file["type"] == json!(["VerifiableCredential", "OpenBadgeCredential"]), "{file}");
        ensure!(file["issuer"]["id"] == file["credentialSubject"]["id"], "{file}");
        ensure!(file["issuer"]["name"] == "Anouk" && file.get("proof").is_none(), "{file}");
        ensure!(file["evidence"].as_array().is_some_and(|all| all.len() == 1), "{file}");
        page.keys(&[Key::Escape]).await?;
        page.press(TAG, "As a drawing (SVG)").await?;
        page.until(&format!("one('{TAG}', 'dialog').open && text('{TAG}', 'dialog [part~=preview]').includes('<openbadges:credential>')")).await?;
        page.keys(&[Key::Escape]).await?;
        page.press(TAG, "As a picture (PNG)").await?;
        page.until(&format!("one('{TAG}', 'canvas')?.getAttribute('aria-label').includes('unsigned')")).await?;
        page.until(&format!("one('{TAG}', 'canvas').width > 600")).await?;
        page.press(TAG, "Download the picture").await?;
        page.until("events('shared').some((one) => one.detail.kind === 'credential' && one.detail.format === 'png')").await?;
    }

    /// A title of the journal is on the path once it is ticked; while the journal is locked, nothing of it is.
    async fn a_locked_journal_leaves_nothing_on_the_path(page: &Page) {
        page.show(&[element("journal", ""), element("path", "")].concat()).await?;
        page.ready(JOURNAL).await?;
        page.ready(TAG).await?;
        page.type_into(JOURNAL, "textarea", "Fog over the anchorage").await?;
        page.press(JOURNAL, "Finish this entry").await?;
        page.saved(JOURNAL).await?;
        page.says(TAG, "1 entry").await?;
        ensure!(page.eval(&format!("return text('{TAG}', '.steps').includes('Fog')")).await? == false, "shown unasked");
        page.press(TAG, "Entries of the journal, by title").await?;
        tick(page, "Fog over the anchorage").await?;
        page.until(&format!("text('{TAG}', '.steps').includes('Fog over the anchorage')")).await?;
        page.saved(TAG).await?;
        page.press(JOURNAL, "Lock and discretion").await?;
        for place in 0..2 {
            let field = format!("all('{JOURNAL}', '[part~=lock] input[type=password]').filter(visible)[{place}]");
            let field = page.element(&field).await?;
            field.scroll_into_view().await?;
            field.send_keys(PASSPHRASE).await?;
            if place == 1 {
                field.send_keys(Key::Enter).await?;
            }
        }
        page.says(JOURNAL, "The journal is under its lock.").await?;
        page.press(JOURNAL, "Lock now").await?;
        page.says(TAG, "The journal is locked").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Fog')")).await? == false, "a title stayed");
        ensure!(page.eval(&format!("return text('{TAG}').includes('1 entry')")).await? == false, "a count stayed");
        let records = page.records("way").await?;
        let choices = records.iter().filter(|one| one["kind"] == "path-choice");
        ensure!(choices.clone().count() == 1 && choices.clone().all(|one| !one.to_string().contains("Fog")), "{records:?}");
    }

    /// A host that only shows things shows the path, and its ticks cannot be changed.
    async fn a_path_that_is_only_shown_cannot_be_changed(page: &Page) {
        walked(page, "readonly").await?;
        ensure!(page.eval(&format!("return all('{TAG}', '.step input').every((one) => one.disabled)")).await? == true, "it can be changed");
        ensure!(page.eval(&format!("return button('{TAG}', 'Tick all but the journal') === null")).await? == true, "it can be changed");
    }
}
