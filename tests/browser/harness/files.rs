//! Files that a test hands to a page, as a member who chooses them does.

use anyhow::Result;

use crate::Page;

impl Page {
    /// Gives files to the first field that matches within an element's shadow root, once it is there. Each is an expression
    /// of JavaScript, such as `new File(['a text'], 'a.txt')`.
    ///
    /// # Errors
    /// When there is no such field, or an expression throws.
    pub async fn choose(&self, tag: &str, css: &str, files: &[String]) -> Result<()> {
        self.until(&format!("one('{tag}', '{css}')")).await?;
        let add = files.iter().map(|file| format!("files.items.add({file});"));
        let add: String = add.collect();
        let script = format!(
            "const files = new DataTransfer();
             {add}
             const field = one('{tag}', '{css}');
             field.files = files.files;
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        self.eval_async(&script).await?;
        Ok(())
    }
}
