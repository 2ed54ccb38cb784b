//! An element's life in a host page: starting, moving, going, coming back, and what it tells the page meanwhile.

use harness::{
    Engine, Html, Key, Page, Result, Value, eager, ensure, in_every_engine, json, widgets,
};

const TAG: &str = "escale-checklist";
const PROMPT: &str = "escale-prompt";
const SPACE: &str = "ambassadors";
const TICK: &str = "one('escale-checklist', 'input[type=checkbox]')";
const AREA: &str = "one('escale-prompt', 'textarea')";
/// Gives an element another programme again and again, a little later in its start each time, and waits until it is usable.
const GIVE_OFTEN: &str = "const element = await whenThere(tag);
    const programme = await (await fetch('/examples/ambassadors.json')).json();
    let usable;
    for (let pause = 0; pause < 160; pause += 16) {
      usable = new Promise((done) => element.addEventListener('escale-ready', done, { once: true }));
      element.programme = { ...programme, id: `given-${pause}` };
      await new Promise((done) => setTimeout(done, pause));
    }
    await usable;";

/// Twenty screens of a host's own text.
fn far_below(body: &str) -> String {
    format!(
        "<a href=\"#\">First</a>{}{body}",
        "<p>The host's own text.</p>".repeat(600)
    )
}

async fn started(page: &Page) -> Result<bool> {
    Ok(page.eval("return events('ready').length > 0").await? == true)
}

async fn tick(page: &Page) -> Result<()> {
    page.element(TICK).await?.click().await?;
    page.saved(TAG).await
}

/// The text of an answer is in the database, stored or as a draft.
async fn kept(page: &Page, words: &str) -> Result<()> {
    let words = Value::from(words);
    let script = format!("const db = await asked(indexedDB.open('escale:{SPACE}'));
        const all = await Promise.all(['records', 'drafts'].map((name) => asked(db.transaction(name).objectStore(name).getAll())));
        db.close();
        return JSON.stringify(all).includes({words});");
    ensure!(
        page.eval_async(&script).await? == true,
        "{words} is not in the database"
    );
    Ok(())
}

in_every_engine! {
    /// Members see the host's fallback until the element is usable, and only then the element.
    async fn fallback_content_stays_until_ready(page: &Page) {
        page.show("<escale-checklist load='interaction' programme='/examples/ambassadors.json'>Fallback</escale-checklist>").await?;
        let assigned = "one('escale-checklist', 'slot')?.assignedNodes().length === 1";
        page.until(assigned).await?;
        ensure!(page.eval(&format!("return {TICK}")).await?.is_null(), "it started unasked");
        page.eval(&format!("button('{TAG}', 'Open the checklist').focus()")).await?;
        page.keys(&[Key::Enter]).await?;
        page.ready(TAG).await?;
        page.until(&format!("document.activeElement.localName === '{TAG}' && visible(focused())")).await?;
        ensure!(page.eval(&format!("return Boolean({assigned})")).await? == false, "the fallback is still there");
    }

    /// An element far below the screen waits until it is scrolled near, or until somebody moves the focus into it.
    async fn an_element_starts_when_it_comes_near(page: &Page) {
        let checklist = "<escale-checklist programme=\"/examples/ambassadors.json\"><button>Fallback</button></escale-checklist>";
        page.show(&far_below(checklist)).await?;
        page.eval_async("await customElements.whenDefined('escale-checklist'); await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));").await?;
        ensure!(!started(page).await?, "it started far below");
        ensure!(!page.site.paths().iter().any(|path| path.contains(".wasm")), "it was loaded far below");
        page.eval("document.querySelector('escale-checklist').scrollIntoView()").await?;
        page.ready(TAG).await?;
        page.show(&far_below(checklist)).await?;
        page.until("Boolean(document.querySelector('escale-checklist').shadowRoot)").await?;
        page.eval("document.querySelector('escale-checklist button').focus({ preventScroll: true })").await?;
        page.ready(TAG).await?;
    }

    /// Moved within the page, it keeps what it shows and what was being typed, without starting again.
    async fn a_moved_element_keeps_its_state(page: &Page) {
        page.show(&format!("<main></main>{}", eager("prompt", "week=\"1\""))).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "Half a thou").await?;
        page.eval("seen.area = one('escale-prompt', 'textarea'); document.querySelector('main').append(document.querySelector('escale-prompt'))").await?;
        ensure!(page.eval(&format!("return seen.area === {AREA} && seen.area.value === 'Half a thou'")).await? == true, "it was built anew");
        page.type_into(PROMPT, "textarea", "ght").await?;
        // Longer than the second after which what was removed is taken down.
        page.eval_async("await new Promise((done) => setTimeout(done, 1500))").await?;
        ensure!(page.eval(&format!("return seen.area === {AREA} && seen.area.value === 'Half a thought'")).await? == true, "it was taken down");
        ensure!(page.eval("return events('ready').length").await? == 1, "it started again");
    }

    /// Removed, it stores what was typed at once and is taken down; put back, it goes on from there.
    async fn a_removed_element_flushes_and_resumes(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "Half a thought").await?;
        page.eval("seen.host = document.querySelector('escale-prompt'); seen.area = one('escale-prompt', 'textarea'); seen.host.remove()").await?;
        page.eval_async("await seen.host.flush()").await?;
        kept(page, "Half a thought").await?;
        page.until("!seen.area.isConnected && !seen.host.shadowRoot.contains(seen.area)").await?;
        page.eval("document.body.append(seen.host)").await?;
        page.until(&format!("{AREA}?.value === 'Half a thought' && {AREA} !== seen.area")).await?;
        page.type_into(PROMPT, "textarea", ", and the rest").await?;
        page.eval_async("await seen.host.flush()").await?;
        kept(page, "Half a thought, and the rest").await?;
    }
}

in_every_engine! {
    with test_alone;

    /// Thirty lives leave nothing behind but the one live region.
    async fn thirty_lives_leave_nothing_behind(page: &Page) {
        page.widget("checklist").await?;
        tick(page).await?;
        let life = "const host = document.querySelector('escale-checklist');
            for (let i = 0; i < 30; i++) {
              host.setAttribute('heading-level', String(2 + (i % 2)));
              await new Promise((done) => host.addEventListener('escale-ready', done, { once: true }));
            }
            return [host.shadowRoot.querySelectorAll('*').length, document.querySelectorAll('*').length];";
        let first = page.eval_async(life).await?;
        let before = weight(page).await?;
        let last = page.eval_async(life).await?;
        let after = weight(page).await?;
        ensure!(first == last, "elements grew from {first} to {last}");
        // A leak of one node or listener a life would be thirty more.
        ensure!(after.0 < before.0 + 30.0 && after.1 < before.1 + 30.0, "{before:?} grew to {after:?}");
        ensure!(page.eval("return document.querySelectorAll('#escale-live').length").await? == 1, "not one live region");
        let outside = "return [...document.body.children].map((e) => e.id || e.localName)";
        ensure!(page.eval(outside).await? == json!(["escale-checklist", "escale-live"]), "more was left outside");
        page.until("ticked('escale-checklist') === 1").await?;
    }
}

in_every_engine! {
    /// A changed attribute takes effect and keeps what was being typed.
    async fn a_changed_attribute_keeps_what_was_typed(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "Half a thought").await?;
        page.eval("document.querySelector('escale-prompt').setAttribute('lang', 'fr')").await?;
        page.says(PROMPT, "Ma réponse").await?;
        page.until(&format!("{AREA}?.value === 'Half a thought'")).await?;
        page.eval("document.querySelector('escale-prompt').setAttribute('label', 'À vous')").await?;
        page.until("text('escale-prompt', '[part~=heading]') === 'À vous'").await?;
        page.until(&format!("{AREA}?.value === 'Half a thought'")).await?;
    }

    /// A programme may be given as an object, before the element is defined or after; a text in its place is an address.
    async fn the_programme_may_be_an_object(page: &Page) {
        let programme = json!({ "escale": 1, "id": "given", "title": "Given", "start": "relative",
            "checklist": [{ "id": "one", "phase": "arrival", "title": "The first item" }] });
        let before = format!("addEventListener('DOMContentLoaded', () => {{ document.querySelector('escale-checklist').programme = {programme}; }});");
        page.show_html(&Html::new("<escale-checklist load=\"eager\"></escale-checklist>").after_script(&before)).await?;
        page.ready(TAG).await?;
        page.says(TAG, "The first item").await?;
        tick(page).await?;
        ensure!(page.records("given").await?.len() == 1, "it is stored elsewhere");
        let mut other = programme;
        other["checklist"][0]["title"] = json!("The item has another title");
        page.eval(&format!("document.querySelector('escale-checklist').programme = {other}")).await?;
        page.press(TAG, "Arriving").await?;
        page.says(TAG, "The item has another title").await?;
        page.until("ticked('escale-checklist') === 1").await?;
        page.eval("document.querySelector('escale-checklist').programme = '/examples/ambassadors.json'").await?;
        page.until("all('escale-checklist', 'input[type=checkbox]').length > 3").await?;
    }

    /// Whatever moment of its start it is given another programme in, an element starts with the last.
    async fn an_element_may_be_given_another_programme_while_it_starts(page: &Page) {
        for widget in widgets()? {
            let tag = format!("escale-{widget}");
            page.show(&format!("<{tag} load=\"eager\"></{tag}>")).await?;
            page.eval_async(&format!("const tag = '{tag}'; {GIVE_OFTEN}")).await?;
            let errors = page.events("escale-error").await?;
            ensure!(errors.is_empty(), "{tag}: {errors:?}");
        }
    }

    /// A page that writes another programme into its own script gives it to the elements that start after that.
    async fn a_programme_written_anew_into_the_page_is_read_anew(page: &Page) {
        let programme = |title: &str| json!({ "escale": 1, "id": title, "title": title, "start": "relative",
            "checklist": [{ "id": "one", "phase": "arrival", "title": title }] });
        let element = "<escale-checklist load=\"eager\" programme=\"#own\"></escale-checklist>";
        page.show(&format!("<script id=\"own\" type=\"application/json\">{}</script>{element}", programme("first"))).await?;
        page.ready(TAG).await?;
        page.says(TAG, "first").await?;
        let next = Value::from(programme("second").to_string());
        page.eval(&format!("document.querySelector('#own').textContent = {next};
            document.querySelector('{TAG}').replaceWith(document.createElement('{TAG}'));
            for (const [name, value] of [['load', 'eager'], ['programme', '#own']]) document.querySelector('{TAG}').setAttribute(name, value);")).await?;
        page.until(&format!("text('{TAG}').includes('second')")).await?;
        tick(page).await?;
        ensure!(page.records("second").await?.len() == 1, "it is stored elsewhere");
    }

    /// A copy taken from one space comes into another, and twice changes nothing.
    async fn a_copy_goes_from_space_to_space(page: &Page) {
        page.show(&format!("{}<hr>{}", eager("checklist", ""), eager("checklist", "space=\"second\" id=\"second\""))).await?;
        page.ready(TAG).await?;
        page.ready("#second").await?;
        tick(page).await?;
        let copy = "const [one, two] = document.querySelectorAll('escale-checklist'); return two.import(await one.export());";
        let report = page.eval_async(copy).await?;
        ensure!(report["added"] == 1 && report["unchanged"] == 0, "{report}");
        page.until("one('#second', 'input[type=checkbox]').checked").await?;
        let again = page.eval_async(copy).await?;
        ensure!(again["added"] == 0 && again["unchanged"] == 1, "{again}");
        ensure!(page.records(SPACE).await?[0]["payload"] == page.records("second").await?[0]["payload"], "they differ");
    }

    /// The page learns what happens, never what was written.
    async fn events_say_what_happens_and_nothing_written(page: &Page) {
        page.show(&format!("{}{}", eager("checklist", ""), eager("prompt", "week=\"1\""))).await?;
        page.ready(TAG).await?;
        page.ready(PROMPT).await?;
        tick(page).await?;
        page.type_into(PROMPT, "textarea", "Nobody else's business").await?;
        page.eval_async("await document.querySelector('escale-prompt').flush()").await?;
        page.until("events('saved').length >= 2").await?;
        let seen = page.eval("return seen.events").await?;
        let seen = seen.as_array().cloned().unwrap_or_default();
        let of = |name: &str| seen.iter().filter(|event| event["type"] == *name).cloned().collect::<Vec<_>>();
        ensure!(of("escale-ready").len() == 2, "{seen:?}");
        for change in of("escale-change") {
            ensure!(change["detail"]["kind"].is_string() && change["detail"]["id"].is_string(), "{change}");
            ensure!(of("escale-saved").iter().any(|saved| saved["detail"]["id"] == change["detail"]["id"]), "{change} is not saved");
        }
        ensure!(seen.iter().all(|event| event["bubbles"] == true && event["composed"] == true), "{seen:?}");
        ensure!(!Value::from(seen).to_string().contains("business"), "an event holds what was written");
    }

    /// A host may show a widget without letting anything be changed.
    async fn read_only_shows_and_changes_nothing(page: &Page) {
        page.show(&format!("{}{}", eager("checklist", "readonly"), eager("prompt", "week=\"1\" readonly"))).await?;
        page.ready(TAG).await?;
        page.ready(PROMPT).await?;
        ensure!(page.eval(&format!("return {TICK}.disabled && {AREA} === null")).await? == true, "it can be changed");
        page.eval(&format!("{TICK}.click()")).await?;
        page.eval_async("await Promise.all([...document.querySelectorAll('escale-checklist, escale-prompt')].map((e) => e.flush()))").await?;
        ensure!(page.records(SPACE).await?.is_empty(), "it was changed");
    }
}

/// Nodes and listeners alive in the page after a clean-up, where the engine counts them.
async fn weight(page: &Page) -> Result<(f64, f64)> {
    if page.engine != Engine::Chromium {
        return Ok((0.0, 0.0));
    }
    page.alive().await
}
