//! `<escale-checklist>` in a page.

use harness::{ensure, in_every_engine};

const TAG: &str = "escale-checklist";

in_every_engine! {
    /// A tick is in the database when the line says so, and there again after a reload, folded away as done.
    async fn a_tick_survives_a_reload(page: &Page) {
        page.widget("checklist").await?;
        let tick = page.element(&format!("one('{TAG}', 'input[type=checkbox]')")).await?;
        tick.click().await?;
        page.saved(TAG).await?;
        let records = page.records("ambassadors").await?;
        ensure!(records.len() == 1 && records[0]["payload"]["mark"] == "done", "{records:?}");
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.press(TAG, "Done or set aside").await?;
        let ticked = format!("all('{TAG}', 'input[type=checkbox]').some((box) => box.checked && visible(box))");
        page.until(&ticked).await?;
    }
}
