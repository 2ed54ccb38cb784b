//! Going through a page with keys alone.

use anyhow::{Result, bail};
use serde_json::Value;
use thirtyfour::Key;

use crate::Page;

/// More stops than any page of a test has.
const MOST_TABS: u32 = 150;

impl Page {
    /// Presses keys on whatever has the focus.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn keys(&self, keys: &[Key]) -> Result<()> {
        let mut chain = self.driver.action_chain();
        for key in keys {
            chain = chain.key_down(key.clone()).key_up(key.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Goes on with Tab until the focus is on what is called this, or begins so. Not every browser goes on from the
    /// end of a page to its beginning.
    ///
    /// # Errors
    /// When Tab never gets there.
    pub async fn tab_to(&self, label: &str) -> Result<()> {
        self.walk(label, async || self.keys(&[Key::Tab]).await)
            .await
    }

    /// Goes back with Shift and Tab until the focus is on what is called this, or begins so.
    ///
    /// # Errors
    /// When they never get there.
    pub async fn tab_back_to(&self, label: &str) -> Result<()> {
        let back = async || {
            let keys = self.driver.action_chain().key_down(Key::Shift);
            let keys = keys.key_down(Key::Tab).key_up(Key::Tab);
            Ok(keys.key_up(Key::Shift).perform().await?)
        };
        self.walk(label, back).await
    }

    async fn walk(&self, label: &str, step: impl AsyncFn() -> Result<()>) -> Result<()> {
        let there = format!(
            "return called(focused()).startsWith({})",
            Value::from(label)
        );
        for _ in 0..MOST_TABS {
            step().await?;
            if self.eval(&there).await? == true {
                return Ok(());
            }
        }
        let last = self.eval("return called(focused())").await?;
        bail!("{MOST_TABS} steps do not lead to {label:?}; the last stop is {last}")
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn write(&self, text: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }
}
