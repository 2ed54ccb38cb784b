//! `<escale-journal>` in a page.

use harness::{Html, Key, PAGE, ensure, in_every_engine};

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";

in_every_engine! {
    /// With keys alone: an entry is written, finished, opened, changed, put into the bin and taken back.
    async fn a_journal_is_kept_by_keyboard(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.tab_to("New entry").await?;
        page.write("We moored.").await?;
        page.saved(TAG).await?;
        page.tab_to("Finish this entry").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("text('{TAG}', '[part~=entry]').includes('We moored.')")).await?;
        page.until(&format!("one('{TAG}', 'textarea').value === '' && focused() === one('{TAG}', 'textarea')")).await?;
        page.until(&format!("all('{TAG}', '.opener').length === 1")).await?;
        page.eval(&format!("one('{TAG}', '.opener').focus()")).await?;
        page.keys(&[Key::Enter]).await?;
        page.tab_to("Text of the entry").await?;
        page.write(" Then we talked.").await?;
        page.saved(TAG).await?;
        page.tab_to("Put into the bin").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Put into the bin.").await?;
        page.until("called(focused()) === 'Undo'").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible(one('{TAG}', '.opener'))")).await?;
        page.saved(TAG).await?;
        let records = page.records("log").await?;
        ensure!(records.len() == 1 && records[0]["payload"]["binned"].is_null(), "{records:?}");
        ensure!(records[0]["payload"]["text"].as_str().is_some_and(|text| text.contains("Then we talked.")), "{records:?}");
    }

    /// Whoever leaves in the middle of a word finds it again, in a fresh page as well as in one that was kept.
    async fn what_was_being_written_comes_back(page: &Page) {
        page.site.page("/empty.html", &Html::new("").with_script(""));
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Half a sente").await?;
        page.open("/empty.html").await?;
        page.open(PAGE).await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.opener').includes('Half a sente')")).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.type_into(TAG, ".entry textarea", "nce").await?;
        page.driver.back().await?;
        page.until("location.pathname === '/empty.html'").await?;
        page.driver.forward().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Half a sentence') || one('{TAG}', '.entry textarea')?.value === 'Half a sentence'")).await?;
        page.until("localStorage.getItem('escale:log:unsaved') === null").await?;
        let records = page.records("log").await?;
        ensure!(records.len() == 1 && records[0]["payload"]["text"] == "Half a sentence", "{records:?}");
    }

    /// The bin gives back what was put there in an earlier visit, and lets go of it only when asked twice.
    async fn the_bin_gives_back(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "An old page").await?;
        page.press(TAG, "Finish this entry").await?;
        page.until(&format!("all('{TAG}', '.opener').length === 1")).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.press(TAG, "Put into the bin").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.press(TAG, "Bin").await?;
        page.says(TAG, "An old page").await?;
        page.press(TAG, "Delete for good").await?;
        page.says(TAG, "It cannot be brought back.").await?;
        page.press(TAG, "Keep it").await?;
        page.press(TAG, "Put back").await?;
        page.until(&format!("visible(one('{TAG}', '.opener'))")).await?;
        page.saved(TAG).await?;
        let records = page.records("log").await?;
        ensure!(records.iter().any(|one| one["payload"]["binned"].is_null() && one["deleted"] == false), "{records:?}");
    }
}
