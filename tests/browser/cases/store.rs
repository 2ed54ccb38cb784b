//! What a member wrote, against everything that can go wrong between a page and its database.

use std::time::Duration;

use harness::{Engine, Html, PAGE, Page, Result, Value, eager, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";
const PROMPT: &str = "escale-prompt";
const SPACE: &str = "ambassadors";
const EMPTY: &str = "/empty.html";
/// The list of promises is long, and one of them saves ten thousand records.
const LONG: Duration = Duration::from_mins(4);
const CONTRACT: &str = "
import createGlue from '/contract/glue.js';
const glue = createGlue((name) => WebAssembly.compileStreaming(fetch(`/contract/chunks/${name}`)));
await glue.default({ module_or_path: fetch('/contract/escale.wasm') });
globalThis.runContract = () => glue.run_contract('').then(JSON.parse);
";

/// Ticks the first item that is not ticked yet.
async fn tick_next(page: &Page) -> Result<()> {
    let open = format!("all('{TAG}', 'input[type=checkbox]').find((box) => !box.checked)");
    let field = page.element(&open).await?;
    field.scroll_into_view().await?;
    Ok(field.click().await?)
}

/// Waits until so many items are ticked, in view or folded away.
async fn ticked(page: &Page, count: usize) -> Result<()> {
    page.until(&format!("ticked('{TAG}') === {count}")).await?;
    Ok(())
}

/// Marks of items as they are stored, by item.
async fn marks(page: &Page) -> Result<usize> {
    let records = page.records(SPACE).await?;
    Ok(records
        .iter()
        .filter(|record| record["payload"]["mark"] == "done")
        .count())
}

/// A page of the same site without anything of ours.
fn empty(page: &Page) {
    page.site.page(EMPTY, &Html::new("").with_script(""));
}

/// Opens the database as somebody else would, keeps it open, and leaves it as `held`.
fn hold(version: u32) -> String {
    format!(
        "seen.held = await asked(indexedDB.open('escale:{SPACE}', {version})); return seen.held.version"
    )
}

in_every_engine! {
    /// Everything a store promises, on the engine's own database: the list that the memory twin is held to, and what
    /// only a disk can break.
    async fn the_promises_of_a_store_hold(page: &Page) {
        let script = "<script type=\"module\" src=\"/contract.js\"></script>";
        page.site.script("/contract.js", CONTRACT);
        page.show_html(&Html::new("").with_script(script)).await?;
        page.driver.set_script_timeout(LONG).await?;
        page.until("typeof runContract === 'function'").await?;
        let report = page.eval_async("return runContract()").await?;
        let report = report.as_array().cloned().unwrap_or_default();
        let broken: Vec<&Value> = report.iter().filter(|one| one["ok"] != true).collect();
        ensure!(broken.is_empty(), "{broken:#?}");
        ensure!(report.len() > 40, "only {} promises were tried", report.len());
    }

    /// What one tab saves, another one shows.
    async fn two_tabs_follow_each_other(page: &Page) {
        page.widget("checklist").await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        page.look_at(&first).await?;
        ticked(page, 1).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        page.look_at(&second).await?;
        ticked(page, 2).await?;
        ensure!(marks(page).await? == 2, "not both are stored");
    }

    /// Two tabs that write the same answer lose neither text.
    async fn two_tabs_that_write_the_same_answer_lose_nothing(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(PROMPT).await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(PROMPT).await?;
        page.type_into(PROMPT, "textarea", "Written in the second tab").await?;
        page.look_at(&first).await?;
        page.type_into(PROMPT, "textarea", "Written in the first tab").await?;
        page.eval_async("await document.querySelector('escale-prompt').flush()").await?;
        page.look_at(&second).await?;
        page.type_into(PROMPT, "textarea", ", and on").await?;
        page.eval_async("await document.querySelector('escale-prompt').flush()").await?;
        let stored = Value::from(page.records(SPACE).await?).to_string();
        for text in ["Written in the first tab", "Written in the second tab"] {
            ensure!(stored.contains(text), "lost: {text}, in {stored}");
        }
        // What another tab wrote is on screen too, in the field or beside it.
        let shown = format!("(text('{PROMPT}') + one('{PROMPT}', 'textarea').value).includes('Written in the first tab')");
        page.until(&shown).await?;
    }

    /// Eight tabs that write the same answer lose none of the texts.
    async fn eight_tabs_that_write_the_same_answer_lose_nothing(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        let mut tabs = vec![page.driver.window().await?];
        for _ in 1..8 {
            tabs.push(page.tab(PAGE).await?);
        }
        for (number, tab) in tabs.iter().enumerate() {
            page.look_at(tab).await?;
            page.ready(PROMPT).await?;
            page.type_into(PROMPT, "textarea", &format!("Written in tab {number}. ")).await?;
        }
        for tab in &tabs {
            page.look_at(tab).await?;
            page.eval_async(&format!("await document.querySelector('{PROMPT}').flush()")).await?;
        }
        let stored = Value::from(page.records(SPACE).await?).to_string();
        for number in 0..tabs.len() {
            ensure!(stored.contains(&format!("Written in tab {number}.")), "tab {number} lost: {stored}");
        }
    }

    /// A database of a newer version can be read, not written, and is said to be so.
    async fn a_newer_database_is_read_only(page: &Page) {
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        empty(page);
        page.open(EMPTY).await?;
        page.eval_async(&hold(200)).await?;
        page.eval("seen.held.close()").await?;
        page.open(PAGE).await?;
        page.ready(TAG).await?;
        page.says(TAG, "Stored by a newer version.").await?;
        ticked(page, 1).await?;
        tick_next(page).await?;
        page.until("events('save-failed').some((e) => e.detail.code === 'ESC-S07')").await?;
        ensure!(marks(page).await? == 1, "it was written all the same");
    }

    /// A newer version in another tab takes the database over; this page says so and keeps what it has on screen.
    async fn a_newer_version_elsewhere_is_said(page: &Page) {
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        ensure!(page.eval_async(&hold(200)).await? == 200, "it is blocked");
        page.says(TAG, "A newer version is open in another tab.").await?;
        ensure!(page.eval(&format!("return ticked('{TAG}')")).await? == 1, "the tick is gone");
        page.until("events('storage').some((e) => e.detail.code === 'ESC-S03')").await?;
    }

    /// A tab that holds an old database open is waited for, in words, and then the page goes on by itself.
    async fn a_blocked_database_is_waited_for(page: &Page) {
        empty(page);
        page.open(EMPTY).await?;
        let other = page.driver.window().await?;
        page.eval_async(&hold(1)).await?;
        page.site.page(PAGE, &Html::new(eager("checklist", "")));
        let ours = page.tab(PAGE).await?;
        page.says(TAG, "Another tab still uses the older version.").await?;
        page.look_at(&other).await?;
        page.eval("seen.held.close()").await?;
        page.look_at(&ours).await?;
        page.ready(TAG).await?;
        page.until(&format!("!text('{TAG}').includes('Another tab still uses')")).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        ensure!(marks(page).await? == 1, "nothing is stored");
    }

    /// Where a page may not store anything, it says so, works all the same, and calls nothing saved.
    async fn a_refused_database_is_said(page: &Page) {
        let refuse = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };";
        page.show_html(&Html::new(eager("checklist", "")).after_script(refuse)).await?;
        page.ready(TAG).await?;
        page.says(TAG, "This page may not store anything.").await?;
        tick_next(page).await?;
        ticked(page, 1).await?;
        page.until("events('change').length === 1").await?;
        let status = page.eval(&format!("return text('{TAG}', '[part~=status]')")).await?;
        ensure!(status == "Kept until this page is closed.", "it says {status}");
        ensure!(page.events("escale-saved").await?.is_empty(), "it tells the page it is saved");
        // What cannot stay can still be taken along.
        let copy = page.export(TAG).await?;
        ensure!(copy.read("records.jsonl")?.contains("\"done\""), "the copy is empty");
    }

    /// A record that cannot be read is counted and left where it is; the rest works, and a copy takes it along.
    async fn a_corrupt_record_is_set_aside(page: &Page) {
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        let plant = format!("const db = await asked(indexedDB.open('escale:{SPACE}'));
            const store = db.transaction('records', 'readwrite').objectStore('records');
            const [{{ kind, order }}] = await asked(store.getAll());
            await asked(store.put({{ id: 'planted', kind, order, payload: 'PLANTED' }}));
            db.close();");
        page.eval_async(&plant).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.says(TAG, "1 entry could not be read and was set aside. The rest is complete.").await?;
        ticked(page, 1).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        let records = page.records(SPACE).await?;
        ensure!(records.iter().any(|record| record["payload"] == "PLANTED"), "it is gone: {records:?}");
        let copy = page.export(TAG).await?;
        ensure!(copy.everything()?.contains("PLANTED"), "the copy lacks it");
    }
}

in_every_engine! {
    with test_alone;

    /// A full disk: nothing is called saved, nothing on screen is lost, and trying again works once there is room.
    /// Chromium gets a quota; the others cannot be given one, so their database is made to refuse.
    async fn a_full_disk_is_said(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(PROMPT).await?;
        fill(page, true).await?;
        page.type_into(PROMPT, "textarea", "What I typed").await?;
        // Chromium looks only now and then how much room there is.
        page.eval_async(
            "const field = one('escale-prompt', 'textarea');
             while (!text('escale-prompt').includes('Not saved: this browser has no room left.')) {
               field.value += '.';
               field.dispatchEvent(new Event('input', { bubbles: true }));
               await document.querySelector('escale-prompt').flush();
               await new Promise(requestAnimationFrame);
             }",
        )
        .await?;
        page.until("events('save-failed').some((e) => e.detail.code === 'ESC-S01')").await?;
        let typed = page.eval("return one('escale-prompt', 'textarea').value").await?;
        let typed = typed.as_str().unwrap_or_default();
        ensure!(typed.starts_with("What I typed"), "the text is gone: {typed}");
        // A killed tab would lose what is on screen only.
        let beside = "return Object.values(localStorage).join()";
        let kept = page.eval(beside).await?.to_string();
        ensure!(kept.contains("What I typed"), "only the screen has it: {kept}");
        fill(page, false).await?;
        page.press(PROMPT, "Try again").await?;
        page.saved(PROMPT).await?;
        let stored = Value::from(page.records(SPACE).await?).to_string();
        ensure!(stored.contains(typed), "{stored}");
        let kept = page.eval(beside).await?.to_string();
        ensure!(!kept.contains("What I typed"), "it is still kept beside: {kept}");
    }
}

in_every_engine! {
    /// What was refused is said until it is stored, whatever else is stored meanwhile.
    async fn what_was_refused_is_said_until_it_is_stored(page: &Page) {
        page.widget("checklist").await?;
        page.eval("seen.original = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (value, ...rest) {
              if (JSON.stringify(value).includes('read-invitation')) throw new DOMException('full', 'QuotaExceededError');
              return seen.original.call(this, value, ...rest);
            };").await?;
        tick_next(page).await?;
        page.says(TAG, "Not saved: this browser has no room left.").await?;
        tick_next(page).await?;
        page.until("events('saved').length > 0").await?;
        page.says(TAG, "Not saved: this browser has no room left.").await?;
        page.eval("IDBObjectStore.prototype.put = seen.original;").await?;
        page.press(TAG, "Try again").await?;
        page.saved(TAG).await?;
        ensure!(marks(page).await? == 2, "not both are stored");
    }

    /// A file that is none of ours is refused in words and changes nothing; one of ours comes in.
    async fn a_foreign_file_changes_nothing(page: &Page) {
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        let before = page.records(SPACE).await?;
        for bytes in ["'not a zip'", "'PK\\u0003\\u0004 and nothing'", "''"] {
            page.driver.refresh().await?;
            page.ready(TAG).await?;
            page.press(TAG, "My data").await?;
            choose(page, bytes).await?;
            page.says(TAG, "Nothing was changed.").await?;
        }
        ensure!(page.records(SPACE).await? == before, "something was changed");
        choose(page, "await document.querySelector('escale-checklist').export()").await?;
        page.says(TAG, "Nothing is written yet. This copy would add 0, update 0 and leave 1 unchanged.").await?;
        page.press(TAG, "Bring this copy in").await?;
        page.says(TAG, "Done: 0 added, 0 updated, 1 unchanged.").await?;
        ensure!(page.records(SPACE).await? == before, "something was changed");
    }

    /// What was deleted since a copy was taken stays deleted, and comes back when the member says so, after a look at what
    /// the copy would change.
    async fn what_was_deleted_since_comes_back_when_asked_for(page: &Page) {
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        let before = page.records(SPACE).await?;
        page.eval_async("seen.copy = await document.querySelector('escale-checklist').export()").await?;
        let bury = format!("const db = await asked(indexedDB.open('escale:{SPACE}'));
            const store = db.transaction('records', 'readwrite').objectStore('records');
            const [one] = await asked(store.getAll());
            delete one.order;
            await asked(store.put({{ ...one, deleted: true, payload: null, rev: one.rev + 1, updated: one.updated + 1 }}));
            db.close();");
        page.eval_async(&bury).await?;
        page.press(TAG, "My data").await?;
        choose(page, "seen.copy").await?;
        page.says(TAG, "1 was deleted here since").await?;
        let stored = page.records(SPACE).await?;
        ensure!(stored[0]["deleted"] == true, "it was written without a yes");
        page.element(&format!("one('{TAG}', '.data input[type=checkbox]')")).await?.click().await?;
        page.press(TAG, "Bring this copy in").await?;
        page.says(TAG, "Done: 0 added, 1 updated, 0 unchanged.").await?;
        let stored = page.records(SPACE).await?;
        ensure!(stored[0]["payload"] == before[0]["payload"], "it is not back: {stored:?}");
    }

    /// A page that is left and comes back shows what was done meanwhile, and goes on.
    async fn a_page_comes_back(page: &Page) {
        page.site.page("/other.html", &Html::new(eager("checklist", "")));
        page.widget("checklist").await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        page.open("/other.html").await?;
        page.ready(TAG).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        page.driver.back().await?;
        page.ready(TAG).await?;
        page.until(&format!("location.pathname === '{PAGE}' && ticked('{TAG}') === 2")).await?;
        tick_next(page).await?;
        page.saved(TAG).await?;
        ensure!(marks(page).await? == 3, "not all is stored");
    }
}

/// Gives the file with this content, a JavaScript expression, to the field that brings a copy in.
async fn choose(page: &Page, content: &str) -> Result<()> {
    let file = format!("new File([{content}], 'copy.zip', {{ type: 'application/zip' }})");
    page.choose(TAG, "input[type=file]", &[file]).await
}

/// Takes the room away, or gives it back.
async fn fill(page: &Page, full: bool) -> Result<()> {
    if page.engine == Engine::Chromium {
        let mut wanted = json!({ "origin": page.site.origin() });
        if full {
            wanted["quotaSize"] = json!(1);
        }
        let devtools = page.driver.cdp();
        devtools
            .send_raw("Storage.overrideQuotaForOrigin", wanted)
            .await?;
        return Ok(());
    }
    let script = if full {
        "seen.original = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    } else {
        "IDBObjectStore.prototype.put = seen.original;"
    };
    page.eval(script).await?;
    Ok(())
}
