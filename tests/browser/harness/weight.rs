//! What a page keeps alive after a clean-up, as Chromium counts it.

use anyhow::Result;
use serde_json::{Value, json};

use crate::Page;

/// Remembers every memory of WebAssembly that a page makes, for [`Page::held`]: the browser's own count leaves them out.
/// Runs before our script.
pub const MEMORIES: &str = "
    globalThis.memories = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...asked) => {
      const made = await instantiate(...asked);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };";

impl Page {
    /// How many nodes and listeners are alive.
    ///
    /// # Errors
    /// When the browser does not count them.
    pub async fn alive(&self) -> Result<(f64, f64)> {
        self.cleaned_up().await?;
        let counted = self.counted("Memory.getDOMCounters").await?;
        Ok((
            number(&counted, "nodes"),
            number(&counted, "jsEventListeners"),
        ))
    }

    /// How many bytes are held, by JavaScript and by WebAssembly; the page was shown with [`MEMORIES`].
    ///
    /// # Errors
    /// When the browser does not count them.
    pub async fn held(&self) -> Result<f64> {
        self.cleaned_up().await?;
        let used = self.counted("Runtime.getHeapUsage").await?;
        let memories = "return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
        let memories = self.eval(memories).await?.as_f64().unwrap_or_default();
        let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
        Ok(memories + parts.iter().map(|part| number(&used, part)).sum::<f64>())
    }

    async fn cleaned_up(&self) -> Result<()> {
        self.counted("HeapProfiler.collectGarbage").await?;
        Ok(())
    }

    async fn counted(&self, command: &str) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(command, json!({})).await?)
    }
}

fn number(of: &Value, name: &str) -> f64 {
    of[name].as_f64().unwrap_or_default()
}
