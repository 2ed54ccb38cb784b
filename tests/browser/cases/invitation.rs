//! `<escale-invitation>` in a page.

use harness::{Key, Page, Result, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-invitation";

fn programme() -> Value {
    json!({
        "escale": 1, "id": "invite", "title": "Harbour school", "slogan": "Pass it on.", "languages": ["en"],
        "purpose": "To learn *together*.", "for": "Anyone near a harbour", "intentions": ["learn"],
        "terms": { "price": "Free" }, "why": "Boats wait for nobody.", "start": "relative", "ahead": "themes",
        "host": { "name": "Ana", "contact": "mailto:ana@example.org", "video": "http://video.test/asked-for-the-video" },
        "weeks": [{ "id": "one", "theme": "Knots", "question": { "text": "Which knot?" } }],
        "events": [{ "id": "lab", "kind": "lab", "title": "Rope lab", "start": "2099-03-25T18:30", "zone": "Europe/Paris" }],
        "manifesto": "We wait for each other."
    })
}

async fn invited(page: &Page) -> Result<()> {
    page.site.json("/invite.json", &programme());
    page.show("<escale-invitation load=\"eager\" programme=\"/invite.json\" page=\"/harbour\"></escale-invitation>")
        .await?;
    page.ready(TAG).await?;
    page.says(TAG, "Harbour school").await
}

/// Waits until the text that would leave is shown, and gives it.
async fn leaving(page: &Page) -> Result<String> {
    page.until(&format!("one('{TAG}', 'dialog').open")).await?;
    let shown = page
        .eval(&format!("return text('{TAG}', 'dialog [part~=preview]')"))
        .await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

in_every_engine! {
    with test_alone;

    /// All of it comes from the programme: nothing else is asked for, and nothing is kept, not even the day of the visit.
    async fn an_invitation_asks_for_nothing_and_keeps_nothing(page: &Page) {
        page.show("<escale-invitation load=\"eager\"></escale-invitation>").await?;
        page.ready(TAG).await?;
        page.says(TAG, "This page names no programme.").await?;
        invited(page).await?;
        for said in ["Pass it on.", "To learn together.", "Anyone near a harbour", "Learn from each other", "Free", "Observers are welcome.", "ana@example.org"] {
            page.until(&format!("text('{TAG}', '[part~=face]').includes({})", Value::from(said))).await?;
        }
        for (fold, said) in [("More about it", "Boats wait for nobody."), ("Week by week", "Week 1: Knots"), ("Times together", "Rope lab"), ("What we stand for", "We wait for each other.")] {
            page.press(TAG, fold).await?;
            page.until(&format!("all('{TAG}', '[part~=fold][open]').some((one) => one.textContent.includes({}))", Value::from(said))).await?;
        }
        page.press(TAG, "Take it along, pass it on").await?;
        page.until(&format!("Boolean(button('{TAG}', 'See the calendar file'))")).await?;
        let video = page.eval(&format!("const {{ href, target, rel }} = one('{TAG}', '.video'); return [href, target, rel]")).await?;
        ensure!(video == json!(["http://video.test/asked-for-the-video", "_blank", "noopener"]), "{video}");
        for request in page.site.requests_anywhere() {
            ensure!(!request.path.contains("asked-for"), "{} was asked for", request.path);
        }
        let ours = ["/escale/", "/recorder.js", "/page.html", "/invite.json", "/favicon.ico"];
        for request in page.site.requests() {
            ensure!(ours.iter().any(|one| request.path.starts_with(one)), "{} was asked for", request.path);
        }
        ensure!(page.eval(&format!("return button('{TAG}', 'My data') === null && one('{TAG}', '[part~=status]') === null")).await? == true, "something is said of saving");
        ensure!(page.eval("return Object.keys(localStorage).filter((key) => key.startsWith('escale'))").await? == json!([]), "something is remembered");
        ensure!(page.records("invite").await?.is_empty(), "something is kept");
        let visit = "const db = await asked(indexedDB.open('escale:invite'));
            const meta = () => db.transaction('meta').objectStore('meta');
            const kept = [await asked(meta().getAll()), await asked(meta().getAllKeys())];
            db.close();
            return JSON.stringify(kept).includes('arrival');";
        ensure!(page.eval_async(visit).await? == false, "the day of the visit is kept");
    }
}

in_every_engine! {
    /// With keys alone: dates, words that the reader makes their own, and the brochure, each seen before it leaves.
    async fn what_is_taken_along_is_seen_first(page: &Page) {
        invited(page).await?;
        page.tab_to("Take it along, pass it on").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("Boolean(button('{TAG}', 'See the calendar file'))")).await?;
        page.tab_to("See the calendar file").await?;
        page.keys(&[Key::Enter]).await?;
        let file = leaving(page).await?;
        ensure!(file.contains("UID:invite.event.lab@escale") && !file.contains("invite.week."), "{file}");
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
        page.tab_to("Short").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'textarea').value.startsWith('Harbour school\\n\\nPass it on.')")).await?;
        page.type_into(TAG, "textarea", " Come along.").await?;
        page.tab_to("See what leaves").await?;
        page.keys(&[Key::Enter]).await?;
        let words = leaving(page).await?;
        ensure!(words.contains("/harbour") && words.contains("Come along."), "{words}");
        ensure!(page.eval(&format!("return one('{TAG}', 'textarea').value")).await? == words.as_str(), "{words}");
        page.press(TAG, "Copy").await?;
        page.until("events('shared').some((one) => one.detail.kind === 'invitation' && one.detail.format === 'txt') || text('escale-invitation', 'dialog').includes('copy it.')").await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
        page.press(TAG, "The brochure as text").await?;
        let brochure = leaving(page).await?;
        ensure!(brochure.starts_with("# Harbour school\n\nPass it on.\n") && brochure.contains("## Week by week"), "{brochure}");
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
        page.press(TAG, "The brochure on paper").await?;
        page.says(TAG, "This is what is printed.").await?;
    }
}
