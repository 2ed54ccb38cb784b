//! `<escale-prompt>`: answers made of more than words, and what leaves for the member's calendar and the host.

use std::collections::BTreeSet;

use harness::{Key, Page, Result, ensure, in_every_engine, json};

const TAG: &str = "escale-prompt";
const FILE: &str = "/community.json";

/// Shows a programme whose one week has this way to answer.
async fn show(page: &Page, answer: &str) -> Result<()> {
    show_from(page, answer, "2026-11-23").await
}

/// The same, begun on another day.
async fn show_from(page: &Page, answer: &str, start: &str) -> Result<()> {
    let options = json!([{ "id": "map", "text": "A map" }, { "id": "time", "text": "Time" }, { "id": "tea", "text": "Tea" }]);
    let programme = json!({
        "escale": 1, "id": "answers", "title": "Answers", "start": start,
        "weeks": [{
            "id": "one", "theme": "Bearings",
            "question": { "text": "What helps?", "answer": { "kind": answer, "options": options } },
            "event": { "id": "live", "kind": "live", "title": "Hello", "start": "2027-03-25T18:30", "end": "2027-03-25T19:30", "zone": "Europe/Paris" }
        }]
    });
    page.site.json(FILE, &programme);
    page.show(&format!(
        "<{TAG} load=\"eager\" week=\"1\" programme=\"{FILE}\"></{TAG}>"
    ))
    .await?;
    page.ready(TAG).await
}

/// The text of what would leave.
async fn preview(page: &Page) -> Result<String> {
    page.until(&format!("one('{TAG}', 'dialog').open")).await?;
    let shown = page
        .eval(&format!("return text('{TAG}', '[part~=preview]')"))
        .await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

in_every_engine! {
    /// A weather is picked with keys, stands in the picture of one's own weathers, and leaves in words.
    async fn a_weather_is_picked_and_shown_and_leaves_in_words(page: &Page) {
        show(page, "weather").await?;
        page.until(&format!("Boolean(button('{TAG}', 'rain'))")).await?;
        page.tab_to("rain").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("button('{TAG}', 'rain').getAttribute('aria-pressed') === 'true'")).await?;
        page.saved(TAG).await?;
        page.says(TAG, "My weathers so far").await?;
        page.tab_to("Copy to share").await?;
        page.keys(&[Key::Enter]).await?;
        let shown = preview(page).await?;
        ensure!(shown.contains("What helps?") && shown.ends_with("rain\n"), "{shown}");
    }

    /// Options are put in order by buttons; the focus stays on the button, and the order is there after a reload.
    async fn options_are_ordered_by_buttons(page: &Page) {
        show(page, "ranking").await?;
        page.until(&format!("Boolean(one('{TAG}', '.ranking li'))")).await?;
        page.tab_to("Move Tea up").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("called(focused()) === 'Move Tea up'").await?;
        page.keys(&[Key::Enter]).await?;
        let first = format!("all('{TAG}', '.ranking li')[0].textContent.includes('Tea')");
        page.until(&first).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("Boolean(one('{TAG}', '.ranking li')) && {first}")).await?;
    }

    /// What another browser answered and a copy brought beside the answer is shown with it, and taken into it.
    async fn the_answer_of_another_browser_stands_beside_the_own(page: &Page) {
        show(page, "text").await?;
        page.type_into(TAG, "textarea", "A map.").await?;
        page.saved(TAG).await?;
        page.eval_async("const db = await asked(indexedDB.open('escale:answers'));
            const store = db.transaction('records', 'readwrite').objectStore('records');
            const one = (await asked(store.getAll())).find((one) => one.kind === 'prompt-answer');
            const payload = { ...one.payload, text: 'A compass.' };
            await asked(store.put({ ...one, id: `${one.id}~00c0ffee00c0ffee`, rev: 1, payload }));
            db.close();").await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.says(TAG, "Written in another tab or browser at the same time:").await?;
        page.says(TAG, "A compass.").await?;
        ensure!(page.eval(&format!("return one('{TAG}', 'textarea').value")).await? == "A map.", "the answer is another");
        page.press(TAG, "Add it to my answer").await?;
        page.until(&format!("one('{TAG}', 'textarea').value === 'A map.\\n\\nA compass.'")).await?;
        page.until(&format!("!text('{TAG}').includes('Written in another tab')")).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', 'textarea')?.value === 'A map.\\n\\nA compass.'")).await?;
        let says = page.eval(&format!("return text('{TAG}').includes('Written in another tab')")).await?;
        ensure!(says == false, "it is there twice");
    }

    /// A skip taken back leaves nothing that counts as an answer.
    async fn a_skip_taken_back_leaves_no_answer(page: &Page) {
        show(page, "choice").await?;
        page.tab_to("Skip this week").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Skipped, which is an answer too.").await?;
        page.saved(TAG).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("Boolean(button('{TAG}', 'Skip this week'))")).await?;
        page.saved(TAG).await?;
        let records = page.records("answers").await?;
        let left = records.iter().filter(|one| one["kind"] == "prompt-answer" && one["deleted"] != true).count();
        ensure!(left == 0, "{records:?}");
    }

    /// Run again after its last week, a programme asks anew; what was answered before stays, and stands below the new answer.
    /// What a killed tab left behind goes on in its own round, whatever its start is now.
    async fn a_second_round_asks_anew_and_keeps_the_first(page: &Page) {
        let area = format!("one('{TAG}', '[part~=answer] textarea')");
        let earlier = format!("all('{TAG}', 'details').find(one => one.textContent.startsWith('What I answered earlier'))");
        for (start, words) in [("2025-11-24", "A chart."), ("2026-11-23", "A pilot.")] {
            show_from(page, "text", start).await?;
            page.until(&format!("Boolean({area}) && {area}.value === ''")).await?;
            page.tab_to("My answer").await?;
            page.write(words).await?;
            page.saved(TAG).await?;
        }
        page.until(&format!("{earlier} && {earlier}.textContent.includes('A chart.')")).await?;
        let records = page.records("answers").await?;
        let mut ids: Vec<_> = records.iter().filter(|one| one["kind"] == "prompt-answer").map(|one| one["id"].clone()).collect();
        ids.sort_by_key(ToString::to_string);
        ensure!(ids == [json!("prompt-answer:one:2025-11-24"), json!("prompt-answer:one:2026-11-23")], "{ids:?}");
        // The file of the first round, put back, goes on in its answer.
        show_from(page, "text", "2025-11-24").await?;
        page.until(&format!("Boolean({area}) && {area}.value === 'A chart.'")).await?;
        // As if the tab had been killed before it stored either: drafts, and the names that were kept as they were typed.
        page.eval_async(
            "const db = await asked(indexedDB.open('escale:answers'));
             const work = db.transaction(['records', 'drafts'], 'readwrite');
             work.objectStore('records').clear();
             for (const [start, until, text] of [['2025-11-24', '2025-11-30', 'A compass.'], ['2026-11-23', '2026-11-29', 'A lead line.']]) {
               const draft = { base: '', text, at: 1764000000000, question: 'What helps?', asked: '', until };
               work.objectStore('drafts').put({ key: `prompt-answer:one:${start}`, text: JSON.stringify(draft), updated: 1764000000000 });
             }
             await new Promise((done) => { work.oncomplete = done; });
             db.close();",
        )
        .await?;
        show_from(page, "text", "2026-11-25").await?;
        page.until(&format!("Boolean({area}) && {area}.value === 'A lead line.'")).await?;
        page.saved(TAG).await?;
        page.press(TAG, "My answers to earlier questions").await?;
        let row = format!("all('{TAG}', '[part~=past-week] summary').find((one) => one.textContent.startsWith('What helps?'))");
        page.element(&row).await?.click().await?;
        page.until(&format!("all('{TAG}', '[part~=answer] textarea').some((one) => one.value === 'A compass.')")).await?;
        let records = page.records("answers").await?;
        let ids: BTreeSet<_> = records.iter().filter_map(|one| one["id"].as_str()).collect();
        ensure!(ids == BTreeSet::from(["prompt-answer:one:2025-11-24", "prompt-answer:one:2026-11-25"]), "{ids:?}");
    }

    /// A time together leaves as a calendar file with its zone, and a packet as a block that names nobody.
    async fn a_calendar_file_and_a_packet_are_shown_before_they_leave(page: &Page) {
        show(page, "choice").await?;
        page.tab_to("In my calendar").await?;
        page.keys(&[Key::Enter]).await?;
        let file = preview(page).await?;
        for line in ["BEGIN:VTIMEZONE", "DTSTART;TZID=Europe/Paris:20270325T183000", "DTSTART:20270328T020000", "UID:answers.event.live@escale"] {
            ensure!(file.contains(line), "{line} is not in {file}");
        }
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
        page.until(&format!("Boolean(button('{TAG}', 'Time'))")).await?;
        page.tab_back_to("Time").await?;
        page.keys(&[Key::Enter]).await?;
        page.saved(TAG).await?;
        page.tab_to("Anonymous packet for the host").await?;
        page.keys(&[Key::Enter]).await?;
        let packet = preview(page).await?;
        ensure!(packet.starts_with("[escale-packet prompt-answers]"), "{packet}");
        page.says(TAG, "\"choice\":[\"time\"]").await?;
        ensure!(page.events("escale-shared").await?.is_empty(), "it left before anybody said so");
    }
}
