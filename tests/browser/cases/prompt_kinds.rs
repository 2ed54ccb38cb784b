//! `<escale-prompt>`: every way to answer a question, in both languages and in little room; pauses, and earlier answers.

use harness::{Html, Key, Page, Result, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-prompt";
const FILE: &str = "/kinds.json";
const SPACE: &str = "kinds";

/// The day so many days from today, as the browser's calendar has it.
async fn day(page: &Page, from_today: i32) -> Result<String> {
    let script = format!(
        "const day = new Date();
         day.setDate(day.getDate() + {from_today});
         const two = (number) => String(number).padStart(2, '0');
         return `${{day.getFullYear()}}-${{two(day.getMonth() + 1)}}-${{two(day.getDate())}}`;"
    );
    Ok(page
        .eval(&script)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// Options of which one is long.
fn options() -> Value {
    json!([
        { "id": "map", "text": { "en": "A map", "fr": "Une carte" } },
        { "id": "time", "text": { "en": "Time", "fr": "Du temps" } },
        { "id": "tea", "text": { "en": "Tea with whoever happens to be there", "fr": "Un thé avec qui passe par là" } }
    ])
}

/// A programme whose one week has this question.
fn programme(question: Value) -> Value {
    json!({
        "escale": 1, "id": SPACE, "title": "Kinds", "languages": ["en", "fr"], "start": "2026-01-05",
        "weeks": [{ "id": "one", "theme": "Bearings", "question": question }]
    })
}

/// A question with this way to answer.
fn asked(answer: Value) -> Value {
    let text = json!({ "en": "What helps?", "fr": "Qu’est-ce qui aide\u{202f}?" });
    json!({ "text": text, "starter": { "en": "What helped was…", "fr": "Ce qui a aidé, c’est…" }, "answer": answer })
}

async fn show_in(page: &Page, language: &str, programme: &Value, week: u8) -> Result<()> {
    page.site.json(FILE, programme);
    let body = format!("<{TAG} load=\"eager\" week=\"{week}\" programme=\"{FILE}\"></{TAG}>");
    page.show_html(&Html::new(body).in_language(language))
        .await?;
    page.ready(TAG).await
}

async fn show(page: &Page, answer: Value) -> Result<()> {
    show_in(page, "en", &programme(asked(answer)), 1).await
}

/// Waits until a button is pressed, or not.
async fn pressed(page: &Page, label: &str, is: bool) -> Result<()> {
    let label = Value::from(label);
    page.until(&format!(
        "button('{TAG}', {label})?.getAttribute('aria-pressed') === '{is}'"
    ))
    .await?;
    Ok(())
}

/// What is picked in the stored answer.
async fn picked(page: &Page) -> Result<Value> {
    page.saved(TAG).await?;
    let records = page.records(SPACE).await?;
    let answer = records
        .iter()
        .find(|one| one["kind"] == "prompt-answer" && one["deleted"] != true);
    Ok(answer.map_or(Value::Null, |one| one["payload"]["picked"].clone()))
}

/// Shows the packet of the answer and waits until it says this.
async fn packet_says(page: &Page, content: &str) -> Result<()> {
    page.press(TAG, "Anonymous packet for the host").await?;
    page.until(&format!("one('{TAG}', 'dialog').open")).await?;
    page.says(TAG, content).await?;
    page.keys(&[Key::Escape]).await?;
    page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
    Ok(())
}

in_every_engine! {
    /// One step, or none with a reason; a second press takes it back.
    async fn a_scale_has_a_step_or_a_reason_for_none(page: &Page) {
        let anchors = json!(["Not yet", "On the way", "There"]);
        show(page, json!({ "kind": "scale", "steps": 5, "anchors": anchors })).await?;
        page.until(&format!("Boolean(button('{TAG}', '4'))")).await?;
        page.tab_to("4").await?;
        page.keys(&[Key::Enter]).await?;
        pressed(page, "4", true).await?;
        ensure!(picked(page).await? == json!(["4"]), "{}", picked(page).await?);
        page.press(TAG, "I prefer not to say").await?;
        pressed(page, "4", false).await?;
        ensure!(picked(page).await? == json!(["not-said"]), "{}", picked(page).await?);
        packet_says(page, "\"scale\":\"not-said\"").await?;
        page.press(TAG, "I prefer not to say").await?;
        pressed(page, "I prefer not to say", false).await?;
        page.until(&format!("Boolean(button('{TAG}', 'Skip this week'))")).await?;
    }

    /// Of several options each joins or goes.
    async fn several_options_are_chosen_together(page: &Page) {
        show(page, json!({ "kind": "choice", "several": true, "options": options() })).await?;
        page.press(TAG, "A map").await?;
        page.press(TAG, "Time").await?;
        pressed(page, "Time", true).await?;
        pressed(page, "A map", true).await?;
        ensure!(picked(page).await? == json!(["map", "time"]), "{}", picked(page).await?);
        page.press(TAG, "A map").await?;
        pressed(page, "A map", false).await?;
        ensure!(picked(page).await? == json!(["time"]), "{}", picked(page).await?);
    }

    /// One word, a sentence that goes on, one thing that was tried: each has its field and leaves under its name.
    async fn words_of_each_kind_leave_under_their_name(page: &Page) {
        for (kind, label, name) in [("word", "My word", "word"), ("tried", "One thing I tried", "tried"), ("sentence", "My answer", "starter")] {
            let mut one = programme(asked(json!({ "kind": kind })));
            one["weeks"][0]["id"] = json!(kind);
            show_in(page, "en", &one, 1).await?;
            if kind == "sentence" {
                page.press(TAG, "Begin with “What helped was…”").await?;
                page.until("focused().localName === 'textarea' && focused().value === 'What helped was '").await?;
            } else {
                page.tab_to(label).await?;
            }
            page.write("tea").await?;
            page.until(&format!("one('{TAG}', 'textarea').value.endsWith('tea')")).await?;
            packet_says(page, &format!("\"{name}\":\"")).await?;
            page.saved(TAG).await?;
        }
    }

    /// The arrow keys on a button of the list move its option, and the place is said.
    async fn options_are_ordered_by_arrow_keys(page: &Page) {
        show(page, json!({ "kind": "ranking", "options": options() })).await?;
        page.until(&format!("Boolean(one('{TAG}', '.ranking li'))")).await?;
        page.tab_to("Move A map down").await?;
        page.keys(&[Key::Down]).await?;
        page.until("document.getElementById('escale-live').textContent.includes('A map: place 2')").await?;
        page.until("called(focused()) === 'Move A map down'").await?;
        page.keys(&[Key::Down]).await?;
        page.until(&format!("all('{TAG}', '.ranking li')[2].textContent.includes('A map')")).await?;
        ensure!(picked(page).await? == json!(["time", "tea", "map"]), "{}", picked(page).await?);
        packet_says(page, "\"ranking\":[\"time\",\"tea\",\"map\"]").await?;
    }

    /// In French: picked, skipped and shared, without an English word on the way.
    async fn a_question_is_answered_in_french(page: &Page) {
        show_in(page, "fr", &programme(asked(json!({ "kind": "choice", "options": options() }))), 1).await?;
        page.says(TAG, "La question de la semaine").await?;
        page.press(TAG, "Passer cette semaine").await?;
        page.says(TAG, "Semaine sautée").await?;
        page.until("document.getElementById('escale-live').textContent.includes('c’est aussi une réponse')").await?;
        page.press(TAG, "Une carte").await?;
        pressed(page, "Une carte", true).await?;
        page.saved(TAG).await?;
        page.press(TAG, "Copier pour partager").await?;
        page.until(&format!("one('{TAG}', 'dialog').open")).await?;
        let shown = page.eval(&format!("return text('{TAG}', '[part~=preview]')")).await?;
        let shown = shown.as_str().unwrap_or_default().to_owned();
        ensure!(shown.contains("Qu’est-ce qui aide") && shown.ends_with("Une carte\n"), "{shown}");
    }

    /// In 280 pixels nothing scrolls sideways, however a question is answered.
    async fn every_kind_has_room_in_280_pixels(page: &Page) {
        let anchors = json!([{ "en": "Not yet", "fr": "Pas encore" }, { "en": "Nearly every day", "fr": "Presque chaque jour" }]);
        let kinds = [
            (json!({ "kind": "weather" }), ".picks button"),
            (json!({ "kind": "scale", "steps": 10, "anchors": anchors }), ".picks button"),
            (json!({ "kind": "choice", "several": true, "options": options() }), ".picks button"),
            (json!({ "kind": "ranking", "options": options() }), ".ranking li"),
            (json!({ "kind": "sentence" }), "textarea"),
        ];
        for language in ["en", "fr"] {
            for (answer, there) in &kinds {
                show_in(page, language, &programme(asked(answer.clone())), 1).await?;
                page.until(&format!("visible(one('{TAG}', '{there}'))")).await?;
                page.eval(&format!("document.querySelector('{TAG}').style.inlineSize = '280px'")).await?;
                let wide = page.eval(&format!("return one('{TAG}', '[part~=root]').scrollWidth")).await?;
                ensure!(wide.as_f64().is_some_and(|wide| wide <= 280.0), "{answer} in {language}: {wide}");
            }
        }
    }

    /// In a pause its name is said and the last week stays open.
    async fn a_pause_is_said_by_its_name(page: &Page) {
        let (start, today, until) = (day(page, -9).await?, day(page, 0).await?, day(page, 1).await?);
        let week = |id: &str| json!({ "id": id, "theme": id, "question": { "text": "What helps?" } });
        let programme = json!({
            "escale": 1, "id": SPACE, "title": "Kinds", "start": start,
            "pauses": [{ "from": today, "to": until, "label": "A rest" }], "weeks": [week("one"), week("two")]
        });
        page.site.json(FILE, &programme);
        page.show(&format!("<{TAG} load=\"eager\" programme=\"{FILE}\"></{TAG}>")).await?;
        page.ready(TAG).await?;
        page.says(TAG, "A pause: A rest.").await?;
        page.says(TAG, "The last week stays open.").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('two')")).await? == false, "a hidden week shows");
    }

    /// Before the start nothing is told of hidden weeks, not even the first theme.
    async fn hidden_weeks_stay_hidden_before_the_start(page: &Page) {
        let start = day(page, 30).await?;
        let mut one = programme(asked(json!({ "kind": "weather" })));
        one["start"] = json!(start);
        page.site.json(FILE, &one);
        let body = format!("<{TAG} load=\"eager\" programme=\"{FILE}\"></{TAG}>");
        page.show(&body).await?;
        page.ready(TAG).await?;
        page.says(TAG, "The programme begins on").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Bearings')")).await? == false, "the first theme shows");
        one["ahead"] = json!("themes");
        page.site.json(FILE, &one);
        page.show(&body).await?;
        page.ready(TAG).await?;
        page.says(TAG, "Bearings").await?;
    }

    /// Once a question is answered, what was answered to it before stands below, whatever the language then.
    async fn an_earlier_answer_to_the_same_question_comes_back(page: &Page) {
        let mut programme = programme(asked(json!({ "kind": "text" })));
        let mut again = programme["weeks"][0].clone();
        again["id"] = json!("two");
        programme["weeks"] = json!([programme["weeks"][0], again]);
        show_in(page, "en", &programme, 1).await?;
        page.type_into(TAG, "textarea", "A bridge, by chance.").await?;
        page.keys(&[Key::Tab]).await?;
        page.saved(TAG).await?;
        show_in(page, "fr", &programme, 2).await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Ce que j’ai répondu avant')")).await? == false, "it comes before an answer");
        page.type_into(TAG, "[part~=week] textarea", "Du temps.").await?;
        page.keys(&[Key::Tab]).await?;
        page.saved(TAG).await?;
        page.press(TAG, "Ce que j’ai répondu avant").await?;
        page.says(TAG, "A bridge, by chance.").await?;
    }

    /// A member who does not allow notices loses nothing that was being written.
    async fn a_refused_nudge_loses_no_answer(page: &Page) {
        show(page, json!({ "kind": "text" })).await?;
        page.type_into(TAG, "textarea", "Half a thought").await?;
        page.press(TAG, "In my calendar").await?;
        page.until(&format!("Boolean(one('{TAG}', 'input[type=time]'))")).await?;
        // The member says no; there is nobody to press the browser's own button.
        page.eval("if (globalThis.Notification) Notification.requestPermission = async () => 'denied';").await?;
        let label = "Show it in this browser instead of in my calendar";
        let tick = format!("all('{TAG}', 'label').find((label) => label.textContent.trim() === '{label}')?.querySelector('input')");
        page.eval(&format!("({tick})?.click()")).await?;
        page.until(&format!("/The browser shows (no|such) notices/.test(text('{TAG}'))")).await?;
        page.until(&format!("one('{TAG}', 'textarea').value === 'Half a thought'")).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', 'textarea').value === 'Half a thought'")).await?;
    }
}
