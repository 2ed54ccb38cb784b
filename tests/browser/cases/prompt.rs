//! `<escale-prompt>` in a page.

use harness::{Key, eager, ensure, in_every_engine};

const TAG: &str = "escale-prompt";

in_every_engine! {
    /// With keys alone: an answer is written, kept, taken into the journal, and there again after a reload.
    async fn a_week_is_answered_by_keyboard(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(TAG).await?;
        page.tab_to("My answer").await?;
        page.write("Three people I had never met.").await?;
        page.tab_to("Keep in my journal").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Kept in my journal").await?;
        page.saved(TAG).await?;
        let records = page.records("ambassadors").await?;
        let of = |kind: &str| records.iter().filter(|one| one["kind"] == kind).count();
        ensure!(of("prompt-answer") == 1 && of("journal-entry") == 1, "{records:?}");
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', 'textarea').value === 'Three people I had never met.'")).await?;
    }

    /// Skipping is an answer, and can be taken back where it was given.
    async fn a_week_is_skipped_and_taken_up_again(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(TAG).await?;
        page.tab_to("Skip this week").await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "Skipped, which is an answer too.").await?;
        page.until("document.getElementById('escale-live').textContent.includes('skipped')").await?;
        ensure!(page.eval("return called(focused())").await? == "Undo", "the focus went");
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("Boolean(button('{TAG}', 'Skip this week'))")).await?;
        page.saved(TAG).await?;
    }

    /// What leaves is what was shown, in the words of the preview and no others.
    async fn an_answer_leaves_as_it_was_shown(page: &Page) {
        page.show(&eager("prompt", "week=\"1\"")).await?;
        page.ready(TAG).await?;
        page.tab_to("My answer").await?;
        page.write("A question back.").await?;
        page.tab_to("Copy to share").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'dialog').open")).await?;
        let shown = page.eval(&format!("return text('{TAG}', '[part~=preview]')")).await?;
        ensure!(shown.as_str().is_some_and(|text| text.contains("A question back.")), "{shown}");
        ensure!(page.events("escale-shared").await?.is_empty(), "it left before anybody said so");
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog').open")).await?;
    }

    /// A week that does not exist is said, and today's is shown.
    async fn a_week_that_does_not_exist_is_said(page: &Page) {
        page.show(&eager("prompt", "week=\"99\"")).await?;
        page.ready(TAG).await?;
        page.until(&format!("visible(one('{TAG}', '[part~=week]'))")).await?;
        page.says(TAG, "This page asks for week 99. The programme’s weeks go from 1 to 12").await?;
    }
}
