//! The host's file, out of reach or wrong: what is said, and that the rest goes on.

use harness::{
    Effect, Fault, Html, Page, Result, STRICT, Site, Value, ensure, in_every_engine, json,
};

const TAG: &str = "escale-checklist";
const FILE: &str = "/community.json";

fn checklist(programme: &str) -> String {
    format!("<escale-checklist load=\"eager\" programme=\"{programme}\"></escale-checklist>")
}

const JOURNAL: &str = "escale-journal";

fn journal(programme: &str) -> String {
    format!("<escale-journal load=\"eager\" programme=\"{programme}\"></escale-journal>")
}

/// Writes an entry and finishes it.
async fn write(page: &Page, text: &str) -> Result<()> {
    page.type_into(JOURNAL, "textarea", text).await?;
    page.press(JOURNAL, "Finish this entry").await?;
    shows_entry(page, text).await?;
    page.saved(JOURNAL).await
}

async fn shows_entry(page: &Page, text: &str) -> Result<()> {
    page.until(&format!(
        "all('{JOURNAL}', '.excerpt').some((one) => one.textContent.includes('{text}'))"
    ))
    .await?;
    Ok(())
}

/// The programmes whose id is remembered, by their paths.
async fn remembered(page: &Page) -> Result<Value> {
    let names =
        "return Object.keys(localStorage).filter((name) => name.startsWith('escale-space:'))
        .map((name) => new URL(name.slice('escale-space:'.length)).pathname)";
    page.eval(names).await
}

/// Serves this text as the programme, and shows a checklist on it.
async fn show(page: &Page, text: &str) -> Result<()> {
    page.site.file(FILE, "application/json", text.as_bytes());
    page.show(&checklist(FILE)).await?;
    page.ready(TAG).await
}

/// All notices together.
async fn notices(page: &Page) -> Result<String> {
    let said = page
        .eval(&format!("return text('{TAG}', '[part~=notice]')"))
        .await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

in_every_engine! {
    /// A programme that cannot be had is named, with what the server answered.
    async fn a_programme_out_of_reach_is_named(page: &Page) {
        page.show(&checklist("/nowhere.json")).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        ensure!(said.contains("/nowhere.json could not be read: the server answered 404. What you wrote is here."), "{said}");
        page.site.json(FILE, &json!({ "escale": 1, "id": "x", "title": "X" }));
        page.site.faults(vec![Fault::new(FILE, Effect::Status(500))]);
        page.show(&checklist(FILE)).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        ensure!(said.contains("the server answered 500"), "{said}");
        // A host that is not there at all.
        let html = Html::new(checklist("http://127.0.0.1:9/programme.json"));
        page.show_html(&html.under(&format!("{STRICT} http://127.0.0.1:9"))).await?;
        page.expects_trouble();
        page.ready(TAG).await?;
        let said = notices(page).await?;
        ensure!(said.contains("http://127.0.0.1:9/programme.json is out of reach."), "{said}");
    }

    /// A programme on a host that the page's policy leaves out is said to be refused, with the host and the directive; with
    /// them it is read.
    async fn a_programme_that_the_policy_refuses_is_named(page: &Page) {
        page.expects_trouble();
        let other = Site::start()?;
        let origin = other.origin();
        other.json(FILE, &json!({ "escale": 1, "id": "far", "title": "Far", "start": "relative",
            "checklist": [{ "id": "one", "phase": "arrival", "title": "From another host" }] }));
        let html = Html::new(checklist(&format!("{origin}{FILE}")));
        page.show_html(&html).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        let sentence = format!("refuses the programme at {origin}{FILE}. Site owner: allow {origin} in connect-src. What you wrote is here.");
        ensure!(said.contains(&sentence), "{said}");
        ensure!(other.requests().is_empty(), "{:?}", other.paths());
        page.show_html(&html.under(&format!("{STRICT} {origin}"))).await?;
        page.ready(TAG).await?;
        page.says(TAG, "From another host").await?;
    }

    /// An attribute that holds no address is shown, and the element starts all the same.
    async fn an_address_that_is_none_is_said(page: &Page) {
        page.show(&checklist("http://[")).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        ensure!(said.contains("The attribute programme=“http://[” holds no address. What you wrote is here."), "{said}");
    }

    /// What a framework set as a property it takes away with nothing in its place; what the page says itself stays.
    async fn a_programme_set_as_a_property_is_taken_away(page: &Page) {
        page.show(&checklist("/examples/learning.json")).await?;
        page.ready(TAG).await?;
        page.until("one('escale-checklist', 'input[type=checkbox]')").await?;
        page.eval("document.querySelector('escale-checklist').programme = { escale: 1, id: 'plain', title: 'Plain', start: 'relative', checklist: [{ id: 'one', phase: 'arrival', title: 'The only item' }] }").await?;
        page.says(TAG, "The only item").await?;
        page.eval("document.querySelector('escale-checklist').programme = undefined").await?;
        page.until("!text('escale-checklist').includes('The only item') && Boolean(one('escale-checklist', 'input[type=checkbox]'))").await?;
        page.eval("document.querySelector('escale-checklist').programme = '/examples/ambassadors.json'").await?;
        page.until("document.querySelector('escale-checklist').getAttribute('programme') === '/examples/ambassadors.json'").await?;
        page.eval("document.querySelector('escale-checklist').programme = null").await?;
        page.until("!document.querySelector('escale-checklist').hasAttribute('programme')").await?;
    }

    /// An object that contains itself is no programme; the next one is.
    async fn an_object_that_contains_itself_is_said(page: &Page) {
        page.show(&checklist("/examples/ambassadors.json")).await?;
        page.ready(TAG).await?;
        page.eval("const programme = { escale: 1, id: 'round', title: 'Round' }; programme.self = programme; document.querySelector('escale-checklist').programme = programme;").await?;
        page.says(TAG, "The programme that this page hands over cannot be written as JSON.").await?;
        page.eval("document.querySelector('escale-checklist').programme = { escale: 1, id: 'plain', title: 'Plain', start: 'relative', checklist: [{ id: 'one', phase: 'arrival', title: 'The only item' }] }").await?;
        page.says(TAG, "The only item").await?;
        let errors = page.events("escale-error").await?;
        ensure!(errors.is_empty(), "{errors:?}");
    }

    /// What was written with a programme is there when the programme is out of reach or refused, and what is written then
    /// is there when it comes again.
    async fn entries_outlast_their_programme(page: &Page) {
        page.site.json(FILE, &json!({ "escale": 1, "id": "harbour", "title": "Harbour" }));
        page.show(&journal(FILE)).await?;
        page.ready(JOURNAL).await?;
        write(page, "We moored at dawn").await?;
        page.site.faults(vec![Fault::new(FILE, Effect::Status(404))]);
        page.driver.refresh().await?;
        page.ready(JOURNAL).await?;
        page.says(JOURNAL, "/community.json could not be read: the server answered 404.").await?;
        shows_entry(page, "We moored at dawn").await?;
        write(page, "Nobody at the quay").await?;
        page.site.faults(vec![Fault::new(FILE, Effect::Body("[1]".into()))]);
        page.driver.refresh().await?;
        page.ready(JOURNAL).await?;
        page.says(JOURNAL, "is not a JSON object").await?;
        shows_entry(page, "We moored at dawn").await?;
        page.site.faults(Vec::new());
        page.driver.refresh().await?;
        page.ready(JOURNAL).await?;
        shows_entry(page, "We moored at dawn").await?;
        shows_entry(page, "Nobody at the quay").await?;
        let records = page.records("harbour").await?;
        ensure!(records.len() == 2, "{records:?}");
    }

    /// A programme that was never read is named as before, and what is written goes where it went.
    async fn a_programme_never_read_names_no_database(page: &Page) {
        page.show(&journal("/nowhere.json")).await?;
        page.ready(JOURNAL).await?;
        page.says(JOURNAL, "/nowhere.json could not be read: the server answered 404. What you wrote is here.").await?;
        write(page, "Nobody at the quay").await?;
        let records = page.records("default").await?;
        ensure!(records.len() == 1, "{records:?}");
        let kept = remembered(page).await?;
        ensure!(kept == json!([]), "{kept}");
    }

    /// A programme that is no JSON is said to be so, with line and column.
    async fn a_malformed_programme_is_said_with_its_place(page: &Page) {
        show(page, "{\n  \"escale\": 1,\n  \"id\": \"x\"\n  \"title\": \"X\"\n}").await?;
        let said = notices(page).await?;
        ensure!(said.contains("is not valid JSON: line 4, column 3"), "{said}");
        for (text, words) in [
            ("[1]", "is not a JSON object"),
            ("{}", "does not say \"escale\": 1."),
            ("{\"escale\": 7}", "is written for a newer version (7; this one reads 1)."),
        ] {
            show(page, text).await?;
            let said = notices(page).await?;
            ensure!(said.contains(words), "{text}: {said}");
        }
    }

    /// A wrong field is named with its path and what was expected, and the rest of the programme works.
    async fn a_wrong_field_leaves_the_rest_working(page: &Page) {
        let programme = json!({ "escale": 1, "id": "partly", "title": "Partly", "start": "relative",
            "checklist": [
                { "id": "good", "phase": "arrival", "title": "The good item" },
                { "id": "bad", "phase": "arrival", "title": "The other item", "minutes": "ten" },
            ] });
        show(page, &programme.to_string()).await?;
        let said = notices(page).await?;
        ensure!(said.contains("One detail of the programme could not be read. Everything else works."), "{said}");
        ensure!(said.contains("checklist[1].minutes") && said.contains("\"ten\"") && said.contains("a whole number from"), "{said}");
        page.says(TAG, "The good item").await?;
        page.says(TAG, "The other item").await?;
        page.element(&format!("one('{TAG}', 'input[type=checkbox]')")).await?.click().await?;
        page.saved(TAG).await?;
    }

    /// A programme of more than 5 MB is not read.
    async fn a_programme_too_large_is_left(page: &Page) {
        let text = format!("{{\"escale\": 1, \"id\": \"large\", \"title\": \"{}\"}}", "x".repeat(5_000_000));
        show(page, &text).await?;
        let said = notices(page).await?;
        ensure!(said.contains("is larger than 5 MB, so it was not read."), "{said}");
    }

    /// A programme may stand in the page itself; an id that names none is said.
    async fn a_programme_may_stand_in_the_page(page: &Page) {
        let programme = json!({ "escale": 1, "id": "inline", "title": "Inline", "start": "relative",
            "checklist": [{ "id": "one", "phase": "arrival", "title": "The only item" }] });
        let script = format!("<script type=\"application/json\" id=\"ours\">{programme}</script>");
        page.show(&format!("{script}{}", checklist("#ours"))).await?;
        page.ready(TAG).await?;
        page.says(TAG, "The only item").await?;
        let kept = remembered(page).await?;
        ensure!(kept == json!([]), "{kept}");
        page.show(&format!("{script}{}", checklist("#theirs"))).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        ensure!(said.contains("This page has no <script type=\"application/json\"> with the id #theirs."), "{said}");
    }

    /// Each attribute with a wrong value is named, with what it may hold; the element starts all the same.
    async fn wrong_attributes_are_named(page: &Page) {
        let wrong = [("load", "now"), ("theme", "pink"), ("heading-level", "9"), ("space", "a b"), ("week", "0"), ("board", "é")];
        let attributes = wrong.map(|(name, value)| [" ", name, "=\"", value, "\""].concat()).concat();
        let html = Html::new(format!("<escale-checklist programme=\"/examples/ambassadors.json\"{attributes}></escale-checklist>"));
        page.show_html(&html).await?;
        page.ready(TAG).await?;
        let said = notices(page).await?;
        for (name, value) in wrong {
            ensure!(said.contains(&format!("The attribute {name}=“{value}” was left out. Expected: ")), "{name}: {said}");
        }
        ensure!(page.eval("return one('escale-checklist', '[part~=heading]').ariaLevel").await? == "2", "the level is another");
    }

    /// Without a programme an element says what is missing.
    async fn no_programme_is_said(page: &Page) {
        page.show("<escale-checklist load=\"eager\"></escale-checklist>").await?;
        page.ready(TAG).await?;
        page.says(TAG, "This page names no programme yet.").await?;
    }
}
