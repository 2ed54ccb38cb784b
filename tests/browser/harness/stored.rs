//! Files that a page stored for a start without a server.

use anyhow::Result;

use super::{Html, Page};

impl Page {
    /// Has another tab hold the stored files open: WebKit under automation keeps nothing on disk, and stored files for as
    /// long as a page holds them.
    ///
    /// # Errors
    /// When the tab cannot be opened.
    pub async fn hold_stored_files(&self) -> Result<()> {
        let first = self.driver.window().await?;
        self.site
            .page("/empty.html", &Html::new("").with_script(""));
        self.tab("/empty.html").await?;
        self.eval_async("globalThis.held = await Promise.all((await caches.keys()).map((key) => caches.open(key)))")
            .await?;
        self.look_at(&first).await
    }
}
