//! An element's life in a host page: starting, moving, going, coming back.

use harness::{ensure, in_every_engine};

in_every_engine! {
    /// Members see the host's fallback until the element is usable, and only then the element.
    async fn fallback_content_stays_until_ready(page: &Page) {
        page.show("<escale-checklist load='interaction' programme='/examples/ambassadors.json'>Fallback</escale-checklist>").await?;
        page.until("document.querySelector('escale-checklist').shadowRoot").await?;
        let assigned = "one('escale-checklist', 'slot')?.assignedNodes().length === 1";
        page.until(assigned).await?;
        page.eval("one('escale-checklist', 'button').click()").await?;
        page.ready("escale-checklist").await?;
        ensure!(page.eval(&format!("return {assigned}")).await? == false, "the fallback is still there");
    }
}
