//! What `<escale-checklist>` lets leave, keeps for later, and learns from the other widgets; in French as well.

use harness::{Html, Key, Page, Result, STRICT, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";
const PROMPT: &str = "escale-prompt";

/// A programme with these steps, somebody to write to, and a week.
fn programme(checklist: &Value) -> Value {
    json!({
        "escale": 1, "id": "taking", "title": "Taking", "start": "2026-11-23",
        "host": { "name": "Ana", "contact": "mailto:ana@example.org" },
        "checklist": checklist,
        "weeks": [{ "id": "one", "theme": "Bearings", "question": { "text": "What helps?" } }]
    })
}

fn body(checklist: &Value, more: &str) -> String {
    let programme = programme(checklist);
    format!(
        "<script type=\"application/json\" id=\"p\">{programme}</script>
         <{TAG} load=\"eager\" programme=\"#p\" {more}></{TAG}>"
    )
}

async fn ready(page: &Page, checklist: &Value, more: &str) -> Result<()> {
    page.show(&body(checklist, more)).await?;
    page.ready(TAG).await
}

/// The tick of the step with this title.
fn tick(title: &str) -> String {
    format!("one('{TAG}', 'input[aria-label=\"{title}\"]')")
}

/// Two steps: one of this week, with marks in its reason; one far ahead.
fn with_marks() -> Value {
    json!([
        { "id": "rules", "phase": "arrival", "title": "Rules", "why": "**Because** of [the rules](/rules)." },
        { "id": "ahead", "phase": "cruising", "title": "Ahead", "why": "- *one*\n- two", "opens": "2040-02-01" },
    ])
}

/// Opens what may be done with the list as a whole.
async fn whole(page: &Page) -> Result<()> {
    page.press(TAG, "This list").await?;
    page.until(&format!("Boolean(button('{TAG}', 'JSON'))"))
        .await?;
    Ok(())
}

/// The text of what would leave, once it has something of this in it.
async fn preview(page: &Page, part: &str) -> Result<String> {
    let part = Value::from(part);
    page.until(&format!("all('{TAG}', 'dialog').some((e) => e.open) && text('{TAG}', '[part~=preview]').includes({part})"))
        .await?;
    let shown = page
        .eval(&format!("return text('{TAG}', '[part~=preview]')"))
        .await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// Leaves the preview with Esc.
async fn leave(page: &Page) -> Result<()> {
    page.keys(&[Key::Escape]).await?;
    page.until(&format!("!all('{TAG}', 'dialog').some((e) => e.open)"))
        .await?;
    Ok(())
}

in_every_engine! {
    /// As JSON and in a calendar the reasons are words; as Markdown they stay as the host wrote them.
    async fn a_list_leaves_without_marks_where_none_are_read(page: &Page) {
        ready(page, &with_marks(), "").await?;
        whole(page).await?;
        page.tab_to("JSON").await?;
        page.keys(&[Key::Enter]).await?;
        let shown = preview(page, "\"why\"").await?;
        let list: Value = serde_json::from_str(&shown)?;
        ensure!(list["phases"][0]["items"][0]["why"] == "Because of the rules (/rules).", "{shown}");
        ensure!(list["phases"][1]["items"][0]["why"] == "- one\n- two", "{shown}");
        leave(page).await?;
        page.press(TAG, "Calendar file").await?;
        let shown = preview(page, "BEGIN:VEVENT").await?;
        ensure!(shown.contains("DTSTART;VALUE=DATE:20400201") && !shown.contains('*'), "{shown}");
        leave(page).await?;
        page.press(TAG, "Markdown").await?;
        let shown = preview(page, "- [ ] Rules").await?;
        ensure!(shown.contains("**Because** of [the rules](/rules)."), "{shown}");
        leave(page).await?;
    }

    /// The sheet has every step with its reason in words. The page may open no dialogs, so nothing is really printed.
    async fn a_list_is_printed_in_words(page: &Page) {
        let quiet = [STRICT, "; sandbox allow-scripts allow-same-origin"].concat();
        page.show_html(&Html::new(body(&with_marks(), "")).under(&quiet)).await?;
        page.ready(TAG).await?;
        whole(page).await?;
        page.press(TAG, "Print").await?;
        let sheet = format!("one('{TAG}', 'iframe')?.contentDocument?.body?.textContent ?? ''");
        page.until(&format!("({sheet}).includes('Because of the rules (/rules).')")).await?;
        page.until(&format!("({sheet}).includes('☐ Ahead')")).await?;
        page.until("events('shared').some((e) => e.detail.kind === 'checklist' && e.detail.format === 'print')").await?;
    }

    /// A first message is prepared, changed, shown, and copied; it is never sent.
    async fn a_first_message_is_prepared_and_changed(page: &Page) {
        ready(page, &with_marks(), "").await?;
        whole(page).await?;
        page.says(TAG, "A first message to Ana").await?;
        page.tab_to("A first message to Ana").await?;
        page.write("Good morning! ").await?;
        page.tab_to("Copy the message").await?;
        page.keys(&[Key::Enter]).await?;
        let shown = preview(page, "Good morning!").await?;
        ensure!(shown.contains("Taking"), "{shown}");
        leave(page).await?;
        page.until("called(focused()) === 'Copy the message'").await?;
        let reach = format!("button('{TAG}', 'Where to reach them')?.getAttribute('href') === 'mailto:ana@example.org'");
        page.until(&reach).await?;
    }

    /// What was explored is said, unless the host wants nothing said of it.
    async fn nothing_is_said_of_what_was_explored_where_the_host_wants_none(page: &Page) {
        let steps = json!([
            { "id": "a", "phase": "arrival", "title": "Hello" },
            { "id": "b", "phase": "arrival", "title": "Rules" },
        ]);
        ready(page, &steps, "").await?;
        page.element(&tick("Hello")).await?.click().await?;
        page.says(TAG, "1 step explored.").await?;
        page.saved(TAG).await?;
        ready(page, &steps, "progress=\"none\"").await?;
        page.element(&tick("Rules")).await?;
        let said = page.eval(&format!("return /explored|In any order/.test(text('{TAG}'))")).await?;
        ensure!(said == false, "something is said");
    }

    /// Kept for later with keys alone, the focus stays, and what then happens ticks the step after all, though nothing
    /// waited when the page was opened.
    async fn what_is_kept_for_later_is_ticked_when_it_happens(page: &Page) {
        let steps = json!([{ "id": "follow", "phase": "arrival", "title": "Follow", "completion": { "event": "topic:followed" } }]);
        ready(page, &steps, "").await?;
        page.tab_to("Skip").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Skipped.").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        // All of it is decided about, so its phase is folded.
        page.press(TAG, "Arriving").await?;
        page.press(TAG, "Follow").await?;
        page.press(TAG, "Undo").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Later'))")).await?;
        page.tab_to("Later").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Kept for later.").await?;
        page.until("called(focused()) === 'Follow'").await?;
        let happens = format!("(document.dispatchEvent(new CustomEvent('topic:followed')), {}.checked)", tick("Follow"));
        page.until(&happens).await?;
        page.saved(TAG).await?;
    }

    /// An answer to the week ticks its step beside it and says why; a list that only this finished stays finished.
    async fn an_answered_week_ticks_its_step_and_the_list_stays_finished(page: &Page) {
        let week = json!({ "id": "week", "phase": "arrival", "title": "Week", "completion": { "widget": "prompt" } });
        let prompt = format!("<{PROMPT} load=\"eager\" week=\"1\" programme=\"#p\"></{PROMPT}>");
        page.show(&(body(&json!([week]), "") + prompt.as_str())).await?;
        page.ready(TAG).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "A map.").await?;
        page.until(&format!("{}.checked", tick("Week"))).await?;
        page.says(TAG, "Ticked because you answered or skipped a week’s question.").await?;
        page.saved(TAG).await?;
        page.saved(PROMPT).await?;
        let added = json!({ "id": "added", "phase": "arrival", "title": "Added" });
        ready(page, &json!([week, added]), "").await?;
        page.says(TAG, "New since your last visit").await?;
        page.until(&format!("{}.closest('[part=new]') !== null", tick("Added"))).await?;
    }

    /// In French: the words, the way of taking part, and what is said to who does not see.
    async fn a_list_speaks_french(page: &Page) {
        let steps = json!([{
            "id": "hello", "phase": "arrival", "title": { "fr": "Dire bonjour", "en": "Say hello" },
            "modes": { "observe": { "fr": "Lire les bonjours", "en": "Read the hellos" } }
        }]);
        page.show_html(&Html::new(body(&steps, "")).in_language("fr")).await?;
        page.ready(TAG).await?;
        page.says(TAG, "Dans l’ordre que vous voulez").await?;
        page.press(TAG, "J’observe").await?;
        page.says(TAG, "Lire les bonjours").await?;
        page.tab_to("Plus tard").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Gardée pour plus tard.").await?;
        page.until("called(focused()) === 'Lire les bonjours'").await?;
        page.until("document.getElementById('escale-live').textContent.includes('gardée pour plus tard')").await?;
        page.saved(TAG).await?;
        page.press(TAG, "Cette liste").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Markdown'))")).await?;
        page.press(TAG, "Markdown").await?;
        preview(page, "- [ ] Lire les bonjours (gardée pour plus tard)").await?;
        leave(page).await?;
    }
}
