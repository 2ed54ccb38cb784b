//! `<escale-checklist mode="launcher">`: what lies over the page, and where the focus is.

use harness::{Key, Page, Result, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";

/// A page with something to find before its launcher, under these steps.
async fn ready(page: &Page, checklist: &Value) -> Result<()> {
    let programme =
        json!({ "escale": 1, "id": "launcher", "title": "Launcher", "checklist": checklist });
    page.show(&format!(
        "<script type=\"application/json\" id=\"p\">{programme}</script>
         <button id=\"search\">Search</button>
         <{TAG} load=\"eager\" mode=\"launcher\" programme=\"#p\"></{TAG}>"
    ))
    .await?;
    page.ready(TAG).await?;
    page.until(&format!("visible(one('{TAG}', '.launcher'))"))
        .await?;
    Ok(())
}

fn one() -> Value {
    let tour = json!([{ "target": "#search", "text": "Search from here." }]);
    json!({ "id": "one", "phase": "arrival", "title": "First", "tour": tour })
}

fn other(title: &str) -> Value {
    json!({ "id": title.to_lowercase(), "phase": "arrival", "title": title })
}

/// Whether the step with this title is in view.
fn shows(title: &str) -> String {
    format!("Boolean(button('{TAG}', '{title}'))")
}

/// Opens the list with keys alone.
async fn open(page: &Page) -> Result<()> {
    page.tab_to("Coming on board").await?;
    page.keys(&[Key::Enter]).await?;
    page.until(&shows("First")).await?;
    Ok(())
}

/// Presses a button of the fold about the list as a whole.
async fn leave_by(page: &Page, label: &str) -> Result<()> {
    if page.eval(&format!("return {}", shows(label))).await? == false {
        page.press(TAG, "This list").await?;
    }
    page.until(&shows(label)).await?;
    page.press(TAG, label).await
}

in_every_engine! {
    /// While a tour is on the list is out of sight and the tour is not; Esc leaves the tour and nothing else.
    async fn a_launcher_steps_aside_for_a_tour(page: &Page) {
        ready(page, &json!([one()])).await?;
        open(page).await?;
        page.tab_to("Show me on this page").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'dialog.tour')?.open === true && visible(one('{TAG}', '.card'))")).await?;
        page.says(TAG, "Search from here.").await?;
        page.until(&format!("visible(one('{TAG}', '.light')) && !visible(one('{TAG}', '.title'))")).await?;
        page.until("called(focused()) === 'Done'").await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog.tour').open && visible(one('{TAG}', '.title'))")).await?;
        page.until("called(focused()) === 'Show me on this page'").await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!visible(one('{TAG}', '.title')) && focused() === one('{TAG}', '.launcher')")).await?;
    }

    /// Esc in what shows a text before it leaves closes that, and not the list.
    async fn a_launcher_stays_open_when_a_preview_is_left(page: &Page) {
        ready(page, &json!([one()])).await?;
        open(page).await?;
        leave_by(page, "Markdown").await?;
        page.until(&format!("all('{TAG}', 'dialog').some((e) => e.open)")).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!all('{TAG}', 'dialog').some((e) => e.open)")).await?;
        ensure!(page.eval(&format!("return {}", shows("First"))).await? == true, "the list was closed too");
    }

    /// Taken off the page from within, the focus stays on what brings it back, until it goes on.
    async fn a_list_taken_off_the_page_keeps_the_focus(page: &Page) {
        ready(page, &json!([one()])).await?;
        open(page).await?;
        leave_by(page, "Take it off this page").await?;
        page.until("called(focused()) === 'Bring it back'").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&shows("First")).await?;
        ensure!(page.eval(&format!("return one('{TAG}', '.launcher').textContent")).await? == "Coming on board", "the button is another");
        leave_by(page, "Take it off this page").await?;
        page.until("called(focused()) === 'Bring it back'").await?;
        page.tab_back_to("Search").await?;
        page.until(&format!("!visible(one('{TAG}', '.launcher')) && one('{TAG}', '.launcher-hint') === null")).await?;
    }

    /// What is new says so on every page until the list was opened.
    async fn what_is_new_stays_new_until_the_list_is_opened(page: &Page) {
        ready(page, &json!([one(), other("Second")])).await?;
        open(page).await?;
        page.element(&format!("one('{TAG}', 'input[aria-label=\"First\"]')")).await?.click().await?;
        page.saved(TAG).await?;
        let more = json!([one(), other("Second"), other("Third")]);
        let new = format!("all('{TAG}', '.item').some((e) => e.textContent.includes('Third') && /new$/.test(e.querySelector('.muted').textContent))");
        for _ in 0..2 {
            ready(page, &more).await?;
            page.until(&new).await?;
        }
        page.tab_to("Coming on board").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&shows("Third")).await?;
        ensure!(page.eval(&format!("return {new}")).await? == true, "it was known before it was seen");
        // What is remembered of the list is no record: it is looked for in every store.
        page.eval_async("for (;;) {
            const db = await asked(indexedDB.open('escale:launcher'));
            const names = [...db.objectStoreNames];
            const lists = await Promise.all(names.map((name) => asked(db.transaction(name).objectStore(name).getAll())));
            db.close();
            if (JSON.stringify(lists).includes('third')) return true;
            await new Promise((done) => setTimeout(done, 50));
        }").await?;
        ready(page, &more).await?;
        let third = format!("all('{TAG}', '.item').some((e) => e.textContent.includes('Third'))");
        page.until(&format!("{third} && !{new}")).await?;
    }

    /// Folded away for the first time it says in sight where it is found again; once the focus went on, never again.
    async fn a_launcher_says_once_where_the_list_is(page: &Page) {
        ready(page, &json!([one()])).await?;
        open(page).await?;
        leave_by(page, "Fold the list away").await?;
        let hint = format!("one('{TAG}', '.launcher-hint')");
        page.until(&format!(
            "visible({hint}) && {hint}.textContent.includes('You find it again here')"
        ))
        .await?;
        page.until(&format!("focused() === one('{TAG}', '.launcher')"))
            .await?;
        page.tab_back_to("Search").await?;
        page.until(&format!("{hint} === null")).await?;
        open(page).await?;
        leave_by(page, "Fold the list away").await?;
        page.until(&format!(
            "!{} && focused() === one('{TAG}', '.launcher')",
            shows("First")
        ))
        .await?;
        ensure!(
            page.eval(&format!("return {hint} === null")).await? == true,
            "it is said again"
        );
    }
}
