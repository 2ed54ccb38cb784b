//! `<escale-studio>` in a page: a host writes a programme with keys, finds it again, and nothing foreign runs in it.

use harness::{Html, Key, Page, Result, Value, ensure, in_every_engine, json};

use crate::access::{AXE, check};

pub(crate) const TAG: &str = "escale-studio";
const SPACE: &str = "desk";

/// The studio in a page of its own.
pub(crate) async fn begun(page: &Page) -> Result<()> {
    let body = format!(
        "<main><h1>Page</h1><escale-studio load=\"eager\" space=\"{SPACE}\"></escale-studio></main>"
    );
    page.show_html(&Html::new(body).with_head(AXE)).await?;
    page.ready(TAG).await
}

/// Brings a programme in as a text.
pub(crate) async fn take(page: &Page, programme: &Value) -> Result<()> {
    page.eval(&format!("one('{TAG}', 'textarea').value = ''"))
        .await?;
    page.type_into(TAG, "textarea", &programme.to_string())
        .await?;
    page.press(TAG, "Take this programme").await
}

/// Waits until the focus is on what is called this, or begins so.
async fn is_at(page: &Page, label: &str) -> Result<()> {
    let label = Value::from(label);
    page.until(&format!("called(focused()).startsWith({label})"))
        .await?;
    Ok(())
}

/// What is stored of the programmes, as `[title, programme]`.
pub(crate) async fn stored(page: &Page) -> Result<Vec<[String; 2]>> {
    let records = page.records(SPACE).await?;
    let drafts = records
        .iter()
        .filter(|one| one["kind"] == "programme-draft" && one["deleted"] != true);
    let text =
        |one: &Value, name: &str| one["payload"][name].as_str().unwrap_or_default().to_owned();
    Ok(drafts
        .map(|one| [text(one, "title"), text(one, "programme")])
        .collect())
}

in_every_engine! {
    /// With keys alone a host starts from a written programme, names it, moves a week, and takes the file along, which
    /// they see before it leaves.
    async fn a_programme_is_begun_changed_and_taken_along_by_keys(page: &Page) {
        begun(page).await?;
        page.tab_to("Start from “Learning together”").await?;
        page.keys(&[Key::Enter]).await?;
        is_at(page, "1. Needs").await?;
        page.tab_to("Title, English").await?;
        page.write("Harbour school ").await?;
        page.saved(TAG).await?;
        page.tab_back_to("4. Weeks").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "One week at a time").await?;
        let names = format!("return all('{TAG}', '[aria-label=\"The weeks\"] > ol > .entry .name').map((one) => one.textContent.trim())");
        let before = page.eval(&names).await?;
        page.tab_to("Move down: 1.").await?;
        page.keys(&[Key::Enter]).await?;
        is_at(page, "2.").await?;
        let after = page.eval(&names).await?;
        let moved = after[1].as_str().unwrap_or_default().trim_start_matches("2. ").to_owned();
        ensure!(!moved.is_empty() && before[0] == format!("1. {moved}"), "{before} became {after}");
        page.tab_back_to("Publish").await?;
        page.keys(&[Key::Enter]).await?;
        page.tab_to("See and take programme.json").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'dialog[open] [part~=preview]')?.textContent.includes('Harbour school')")).await?;
        let shown = page.eval(&format!("return JSON.parse(one('{TAG}', 'dialog[open] [part~=preview]').textContent)")).await?;
        ensure!(shown["escale"] == 1 && shown["weeks"][1]["theme"]["en"] == moved, "{shown}");
        let begins = page.eval(&format!("return one('{TAG}', 'dialog[open] [part~=preview]').textContent.match(/\"\\w+\":/g).slice(0, 3).join(' ')")).await?;
        ensure!(begins == "\"escale\": \"id\": \"title\":", "people read {begins} first");
        page.tab_to("Download").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("events('shared').some((one) => one.detail.kind === 'programme' && one.detail.format === 'json')").await?;
    }

    /// What was written is there after the page was loaded again; a change is taken back by one press; and a checker of the
    /// accessibility guidelines finds nothing in any step, with every fold open.
    async fn a_programme_is_found_again_and_a_change_taken_back(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.says(TAG, "1. Needs").await?;
        page.type_into(TAG, "[part~=form] input[type=text]", " Harbour school").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.programmes .open').includes('Harbour school')")).await?;
        page.element(&format!("one('{TAG}', '.programmes .open')")).await?.click().await?;
        page.until(&format!("text('{TAG}', '.title').includes('Harbour school')")).await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "Add a week").await?;
        page.until(&format!("all('{TAG}', '.entry .inside').length === 1")).await?;
        page.saved(TAG).await?;
        ensure!(stored(page).await?[0][1].contains("\"weeks\":[{"), "the week is stored");
        page.eval(&format!(
            "const list = all('{TAG}', '.inside select').find((one) => [...one.options].some((option) => option.value === 'ranking'));
             list.value = 'scale';
             list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ))
        .await?;
        page.until(&format!("text('{TAG}', '.inside').includes('Steps of the scale')")).await?;
        page.saved(TAG).await?;
        ensure!(stored(page).await?[0][1].contains("\"answer\":{\"kind\":\"scale\"}"), "the scale is stored");
        page.press(TAG, "Undo").await?;
        page.until(&format!("!text('{TAG}', '.inside').includes('Steps of the scale')")).await?;
        page.press(TAG, "Undo").await?;
        page.until(&format!("all('{TAG}', '.entry').length === 0")).await?;
        page.saved(TAG).await?;
        ensure!(!stored(page).await?[0][1].contains("\"weeks\":[{"), "the week is gone");
        for step in ["1. Needs", "2. Resources", "3. Conditions", "4. Weeks", "5. Looking back", "Publish"] {
            page.press(TAG, step).await?;
            check(page, step).await?;
        }
    }

    /// The year at a glance is one column on a narrow screen; a week moves in it by Alt with an arrow, the focus with it, and
    /// a press opens its form in the list.
    async fn a_week_is_moved_and_opened_in_the_year_at_a_glance(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from “Ambassadors”").await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "The year at a glance").await?;
        page.until(&format!("all('{TAG}', '.cell[data-week]').length === 12")).await?;
        page.eval("document.querySelector('main').style.inlineSize = '280px'").await?;
        page.until(&format!("all('{TAG}', '.cells').every((one) => getComputedStyle(one).gridTemplateColumns.split(' ').length === 1)")).await?;
        let theme = |place: u8| format!("text('{TAG}', '.cell[data-week=\"{place}\"] strong')");
        let first = page.eval(&format!("return {}", theme(0))).await?;
        page.eval(&format!("one('{TAG}', '.cell[data-week=\"0\"]').focus()")).await?;
        let keys = page.driver.action_chain().key_down(Key::Alt).key_down(Key::Right);
        keys.key_up(Key::Right).key_up(Key::Alt).perform().await?;
        page.until("focused().dataset.week === '1'").await?;
        page.until(&format!("{} === {first}", theme(1))).await?;
        page.keys(&[Key::Enter]).await?;
        is_at(page, &format!("2. {}", first.as_str().unwrap_or_default())).await?;
        page.until(&format!("all('{TAG}', '[aria-label=\"The weeks\"] > ol > .entry .inside').length > 0")).await?;
    }

    /// A file of a newer version is refused with the reason, and markup in a programme is a text like any other, in the
    /// studio and in the widgets that show it.
    async fn a_newer_file_is_refused_and_markup_stays_text(page: &Page) {
        begun(page).await?;
        take(page, &json!({ "escale": 2, "id": "port", "title": "Later" })).await?;
        page.says(TAG, "is written for a newer version (2; this one reads 1)").await?;
        ensure!(stored(page).await?.is_empty(), "nothing was taken");
        begun(page).await?;
        let title = "<img src=x onerror=alert(1)>";
        take(page, &json!({ "escale": 1, "id": "port", "languages": ["en"], "title": title,
            "weeks": [{ "theme": "<b onclick=alert(1)>Fog</b>", "question": { "text": "<script>alert(1)</script>" } }] })).await?;
        page.until(&format!("one('{TAG}', '.title')?.textContent === {}", Value::from(title))).await?;
        page.press(TAG, "See it as members do").await?;
        let inside = format!("one('{TAG}', '.trial escale-prompt')?.shadowRoot");
        page.until(&format!("{inside}?.textContent.includes('<b onclick=alert(1)>Fog</b>')")).await?;
        let made = format!("return all('{TAG}', 'img, script, [onclick], [onerror]').length + {inside}.querySelectorAll('img, script, [onclick], [onerror]').length");
        ensure!(page.eval(&made).await? == 0, "markup became elements");
    }
}
