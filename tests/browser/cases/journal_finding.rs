//! Finding in `<escale-journal>`: the search as one types, and the look back.

use harness::{Html, Key, Page, Result, ensure, in_every_engine, json};

use crate::access;

const TAG: &str = "escale-journal";
const PLAIN: &str =
    "<main><h1>Page</h1><escale-journal load=\"eager\" space=\"log\"></escale-journal></main>";
const FOUND: &str = "[part~=results] .opener";
const QUESTION: &str = "What did you try?";

in_every_engine! {
    /// A word is found without its accents, in an entry that no page of the list has read; the list comes back with Escape.
    async fn an_old_entry_is_found_without_its_accents(page: &Page) {
        journal(page).await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Élan')")).await? == false, "it is on the first page");
        find(page, "elan").await?;
        shows(page, &["Le mât et l’Élan du matin."]).await?;
        page.says(TAG, "1 entry found").await?;
        page.until(&format!("one('{TAG}', '[part~=results] mark').textContent === 'Élan'")).await?;
        page.until("document.getElementById('escale-live').textContent.includes('1 entry found')").await?;
        page.until(&format!("!visible(all('{TAG}', '.opener').at(-1))")).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("{FIELD}.value === '' && focused() === {FIELD}")).await?;
        page.until(&format!("all('{TAG}', '.opener').filter(visible).length === 30")).await?;
    }

    /// Words, phrases and exclusions find what they say; nothing found is said; an empty field asks for nothing.
    async fn what_is_typed_is_what_is_found(page: &Page) {
        journal(page).await?;
        find(page, "sailed north").await?;
        shows(page, &["We sailed north with the tide.", "With the north wind we sailed."]).await?;
        find(page, "\"sailed north\"").await?;
        shows(page, &["We sailed north with the tide."]).await?;
        find(page, "sailed -tide").await?;
        shows(page, &["With the north wind we sailed."]).await?;
        find(page, "2025-03").await?;
        shows(page, &["We sailed north with the tide.", "With the north wind we sailed."]).await?;
        find(page, "kraken").await?;
        shows(page, &[]).await?;
        page.says(TAG, "Nothing found.").await?;
        find(page, "quiet").await?;
        page.says(TAG, "60 entries found").await?;
        page.press(TAG, "Show more of what was found").await?;
        page.until(&format!("all('{TAG}', '{FOUND}').length === 60 && focused() === all('{TAG}', '{FOUND}')[30]")).await?;
        page.eval(&format!("{FIELD}.focus()")).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("all('{TAG}', '.opener').filter(visible).length === 30")).await?;
    }

    /// With keys alone: a result is opened, written on and closed again; it stays where it was though it is found no more.
    async fn a_result_is_written_on_by_keyboard(page: &Page) {
        journal(page).await?;
        page.tab_to("Search the journal").await?;
        page.write("elan").await?;
        shows(page, &["Le mât et l’Élan du matin."]).await?;
        let name = page.eval(&format!("return called(one('{TAG}', '{FOUND}'))")).await?;
        page.tab_to(name.as_str().unwrap_or_default()).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(one('{TAG}', '[part~=results] textarea'))")).await?;
        page.tab_to("Text of the entry").await?;
        page.eval("focused().select()").await?;
        page.write("Rewritten.").await?;
        page.saved(TAG).await?;
        page.says(TAG, "Nothing found.").await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("focused() === one('{TAG}', '{FOUND}') && !one('{TAG}', '[part~=results] textarea')")).await?;
        shows(page, &["Rewritten."]).await?;
        let records = page.records("log").await?;
        ensure!(records.iter().any(|one| one["payload"]["text"] == "Rewritten."), "it is not stored");
        // What it said before went beside it as an earlier version.
        let entries = records.iter().filter(|one| one["kind"] == "journal-entry").count();
        ensure!(entries == PLANTED, "there are {entries} entries");
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("focused() === {FIELD} && all('{TAG}', '.opener').filter(visible).length === 30")).await?;
    }

    /// What is written or put into the bin meanwhile shows among what was found.
    async fn what_changes_meanwhile_shows(page: &Page) {
        journal(page).await?;
        find(page, "beacon").await?;
        page.says(TAG, "Nothing found.").await?;
        page.type_into(TAG, "[part~=new] textarea", "A beacon at last").await?;
        page.press(TAG, "Finish this entry").await?;
        shows(page, &["A beacon at last"]).await?;
        page.element(&format!("one('{TAG}', '{FOUND}')")).await?.click().await?;
        page.press(TAG, "Put into the bin").await?;
        page.says(TAG, "Nothing found.").await?;
        page.press(TAG, "Undo").await?;
        page.says(TAG, "1 entry found").await?;
        shows(page, &["A beacon at last"]).await?;
    }

    /// The calendar marks the days with entries and nothing else; by keys it goes to the first of them and lists it.
    async fn a_day_shows_its_entries(page: &Page) {
        journal(page).await?;
        let today = page.eval(TODAY).await?;
        page.press(TAG, "Look back").await?;
        page.until(&format!("all('{TAG}', '[data-day]').length === 1 && one('{TAG}', '[data-day]').dataset.day === {today}")).await?;
        page.eval(&format!("one('{TAG}', '[data-day]').focus()")).await?;
        page.keys(&[Key::Home]).await?;
        page.until("focused()?.dataset.day === '2024-02-29'").await?;
        page.until(&format!("text('{TAG}', 'caption') === 'February 2024'")).await?;
        page.keys(&[Key::Right]).await?;
        page.until("focused()?.dataset.day === '2025-01-01'").await?;
        page.keys(&[Key::Down]).await?;
        page.until("focused()?.dataset.day === '2025-03-13'").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("focused()?.getAttribute('aria-pressed') === 'true'").await?;
        looks(page, &["With the north wind we sailed."]).await?;
        page.keys(&[Key::PageUp]).await?;
        page.until(&format!("text('{TAG}', 'caption') === 'February 2025' && called(focused()) === 'Earlier year'")).await?;
        page.press(TAG, "Later month").await?;
        page.until(&format!("all('{TAG}', '[data-day]').map((e) => e.dataset.day).join() === '2025-03-13,2025-03-14'")).await?;
        page.press(TAG, "An entry by chance").await?;
        page.until(&format!("focused()?.closest('[part~=looking]') && all('{TAG}', '[part~=looking] .opener').length === 1")).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(one('{TAG}', '[part~=looking] textarea'))")).await?;
        page.keys(&[Key::Escape, Key::Escape]).await?;
        page.until("called(focused()) === 'Look back'").await?;
        page.until(&format!("!visible(one('{TAG}', 'caption')) && all('{TAG}', '.opener').filter(visible).length === 30")).await?;
    }

    /// The year shows its months with something written and opens one; on this day brings back the same day of other years.
    async fn a_year_and_this_day_are_looked_back_on(page: &Page) {
        journal(page).await?;
        let today = page.eval(TODAY).await?;
        page.eval_async(&format!(
            "const db = await asked(indexedDB.open('escale:log'));
             const store = db.transaction('records', 'readwrite').objectStore('records');
             const [one] = (await asked(store.getAll())).filter((one) => one.kind === 'journal-entry');
             const date = `2019-${{{today}.slice(5)}}`;
             if (date !== '2019-02-29') await asked(store.put({{ ...one, id: 'planted-before', order: date, payload: {{ ...one.payload, date, text: 'A lamp on the jetty.' }} }}));
             db.close();"
        )).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.press(TAG, "Look back").await?;
        page.press(TAG, "On this day, in other months and years").await?;
        page.until(&format!("{today}.endsWith('02-29') || text('{TAG}', '[part~=looking] .opener').includes('A lamp on the jetty.')")).await?;
        page.press(TAG, "Year by year").await?;
        page.until(&format!("called(focused()) === 'Year by year' && text('{TAG}', '.year').includes('December')")).await?;
        page.until(&format!("all('{TAG}', '.year button').length > 0 && all('{TAG}', '[part~=looking] .label').some((e) => e.textContent === {today}.slice(0, 4))")).await?;
        page.eval(&format!("one('{TAG}', '.year button').click()")).await?;
        page.until(&format!("visible(one('{TAG}', 'caption')) && focused()?.dataset.day?.slice(0, 4) === {today}.slice(0, 4)")).await?;
    }

    /// Inside an entry that answers a question, earlier answers to it can be read.
    async fn the_same_question_earlier(page: &Page) {
        journal(page).await?;
        find(page, "tried rowing").await?;
        shows(page, &["I tried rowing."]).await?;
        page.element(&format!("one('{TAG}', '{FOUND}')")).await?.click().await?;
        page.until(&format!("text('{TAG}', '[part~=results] .question') === '{QUESTION}'")).await?;
        page.press(TAG, "The same question earlier").await?;
        page.until(&format!("all('{TAG}', '[part~=results] details summary').some((e) => visible(e) && e.textContent.includes('I tried steering.'))")).await?;
        page.eval(&format!("all('{TAG}', '[part~=results] details details summary')[0].click()")).await?;
        page.says(TAG, "It went well.").await?;
    }

    /// A checker finds nothing in the search and in the look back, whatever is open in them.
    async fn a_checker_finds_nothing_in_them(page: &Page) {
        journal(page).await?;
        find(page, "sailed").await?;
        page.until(&format!("all('{TAG}', '{FOUND}').length === 2")).await?;
        page.element(&format!("one('{TAG}', '{FOUND}')")).await?.click().await?;
        page.until(&format!("visible(one('{TAG}', '[part~=results] textarea'))")).await?;
        access::check(page, "search").await?;
        page.press(TAG, "Look back").await?;
        page.until(&format!("visible(one('{TAG}', '[data-day]'))")).await?;
        page.eval(&format!("one('{TAG}', '[data-day]').click()")).await?;
        looks(page, &["Today."]).await?;
        access::check(page, "look back").await?;
    }
}

/// The search field.
const FIELD: &str = "one('escale-journal', 'input[type=search]')";
/// Today in the member's own time.
const TODAY: &str = "const now = new Date();
    const two = (n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;";
/// How many entries [`journal`] plants.
const PLANTED: usize = 66;

/// A journal of sixty quiet days in one spring, one entry of today, and a few of earlier years.
async fn journal(page: &Page) -> Result<()> {
    page.show_html(&Html::new(PLAIN).with_head(access::AXE))
        .await?;
    page.ready(TAG).await?;
    let today = page.eval(TODAY).await?;
    let today = today.as_str().unwrap_or_default();
    let entries = json!([
        [today, "Today."],
        ["2025-03-14", "We sailed north with the tide."],
        ["2025-03-13", "With the north wind we sailed."],
        ["2025-01-02", "I tried rowing.", QUESTION],
        [
            "2025-01-01",
            "I tried steering.\nIt went well.",
            "what did you try"
        ],
        ["2024-02-29", "Le mât et l’Élan du matin."],
    ]);
    let script = format!(
        "const day = (n) => new Date(Date.UTC(2025, 3, 1 + n)).toISOString().slice(0, 10);
         const quiet = Array.from({{ length: 60 }}, (_, n) => [day(n), 'A quiet day at the quay.']);
         const db = await asked(indexedDB.open('escale:log'));
         const store = db.transaction('records', 'readwrite').objectStore('records');
         for (const [date, text, question] of [...quiet, ...{entries}]) {{
           const source = question ? {{ widget: 'prompt', week: '1', question }} : null;
           const payload = {{ text, date, tags: [], source, binned: null }};
           const record = {{ kind: 'journal-entry', v: 1, created: 1, updated: 1, rev: 1, deleted: false }};
           await asked(store.put({{ ...record, id: `planted-${{date}}`, order: date, payload }}));
         }}
         db.close();"
    );
    page.eval_async(&script).await?;
    page.driver.refresh().await?;
    page.ready(TAG).await?;
    page.until(&format!("all('{TAG}', '.opener').length === 30"))
        .await?;
    Ok(())
}

/// Types this into the empty search field.
async fn find(page: &Page, typed: &str) -> Result<()> {
    let field = page.element(FIELD).await?;
    page.eval(&format!("{FIELD}.focus()")).await?;
    page.keys(&[Key::Escape]).await?;
    page.until(&format!("{FIELD}.value === ''")).await?;
    Ok(field.send_keys(typed).await?)
}

/// Waits until these entries are found, in this order.
async fn shows(page: &Page, excerpts: &[&str]) -> Result<()> {
    excerpts_are(page, "results", excerpts).await
}

/// Waits until these entries belong to what was chosen in the look back, in this order.
async fn looks(page: &Page, excerpts: &[&str]) -> Result<()> {
    excerpts_are(page, "looking", excerpts).await
}

async fn excerpts_are(page: &Page, part: &str, excerpts: &[&str]) -> Result<()> {
    let wanted = json!(excerpts);
    let there = format!(
        "visible(one('{TAG}', '[part~={part}]')) &&
         JSON.stringify(all('{TAG}', '[part~={part}] .excerpt').map((e) => e.textContent)) === JSON.stringify({wanted})"
    );
    page.until(&there).await?;
    Ok(())
}
