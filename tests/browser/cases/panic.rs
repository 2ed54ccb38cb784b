//! The program's end: it is started again, with what was saved and what was being typed.
//!
//! A DOM method that the program calls is made to throw. Nothing in the program catches that, so it ends it, as a
//! fault of its own would.

use harness::{Html, Page, Result, Value, eager, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";
const PROMPT: &str = "escale-prompt";
const AREA: &str = "one('escale-prompt', 'textarea')";
/// Part of the page itself: what a driver's own script changes, the page does not see in every engine.
const BREAKABLE: &str = "
    const original = Document.prototype.createTextNode;
    globalThis.whole = () => Document.prototype.createTextNode === original;
    globalThis.breakNext = () => {
      Document.prototype.createTextNode = () => {
        Document.prototype.createTextNode = original;
        throw new Error('made to fail');
      };
    };";

/// Ends the program: the next text it writes, that of an item being opened, throws.
async fn end(page: &Page) -> Result<()> {
    page.eval("breakNext()").await?;
    page.eval(&format!("all('{TAG}', '.title')[1].click()"))
        .await?;
    page.until("whole()").await?;
    Ok(())
}

in_every_engine! {
    /// Every element comes back, says what happened, and has what was saved and what was being typed.
    async fn the_program_starts_again(page: &Page) {
        page.expects_trouble();
        let html = Html::new(format!("{}{}", eager("checklist", ""), eager("prompt", "week=\"1\"")));
        page.show_html(&html.after_script(BREAKABLE)).await?;
        page.ready(TAG).await?;
        page.ready(PROMPT).await?;
        page.element("one('escale-checklist', 'input[type=checkbox]')").await?.click().await?;
        page.saved(TAG).await?;
        page.type_into(PROMPT, "textarea", "Half a thought").await?;
        page.until("asked(indexedDB.open('escale:ambassadors')).then((db) => asked(db.transaction('drafts').objectStore('drafts').getAll()).then((all) => (db.close(), JSON.stringify(all).includes('Half a thought'))))").await?;
        end(page).await?;
        for tag in [TAG, PROMPT] {
            page.says(tag, "(ESC-E09)").await?;
            page.says(tag, "this part was started again").await?;
        }
        page.until("ticked('escale-checklist') === 1").await?;
        page.until(&format!("{AREA}.value === 'Half a thought'")).await?;
        let events = page.events("escale-error").await?;
        ensure!(events == [json!({ "code": "ESC-E09", "fatal": false }), json!({ "code": "ESC-E09", "fatal": false })], "{events:?}");
        page.type_into(PROMPT, "textarea", ", and the rest").await?;
        page.eval_async("await document.querySelector('escale-prompt').flush()").await?;
        page.saved(PROMPT).await?;
        let stored = Value::from(page.records("ambassadors").await?).to_string();
        ensure!(stored.contains("Half a thought, and the rest") && stored.contains("\"done\""), "{stored}");
    }

    /// A program that keeps ending is not started forever; what was saved is where it was.
    async fn it_gives_up_in_the_end(page: &Page) {
        page.expects_trouble();
        page.show_html(&Html::new(eager("checklist", "")).after_script(BREAKABLE)).await?;
        page.ready(TAG).await?;
        page.element("one('escale-checklist', 'input[type=checkbox]')").await?.click().await?;
        page.saved(TAG).await?;
        for death in 1..=3 {
            end(page).await?;
            page.until(&format!("events('ready').length === {}", death + 1)).await?;
        }
        end(page).await?;
        page.until("text('escale-checklist', '[part~=error]').includes('Reload the page to continue. (ESC-E09)')").await?;
        page.until("events('error').some((e) => e.detail.fatal)").await?;
        ensure!(page.eval("return events('ready').length").await? == 4, "it started again");
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until("ticked('escale-checklist') === 1").await?;
    }
}
