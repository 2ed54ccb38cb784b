//! Whether a widget only shows what is there: the host wants it so, or the member sealed it.

use super::Context;

impl Context {
    /// Whether things are only shown: the host wants it so, or the member sealed them.
    pub fn read_only(&self) -> bool {
        self.is_for_show() || self.inner().sealed.get()
    }

    /// Whether the host only wants things shown.
    pub fn is_for_show(&self) -> bool {
        self.attribute("readonly").is_some()
    }

    /// Only shows things from now on: the member sealed them. Call it before anything is drawn.
    pub fn seal(&self) {
        self.inner().sealed.set(true);
    }

    /// Has the element begin anew in a moment, from what is stored by then.
    pub fn begin_anew(&self) {
        self.inner().attributes.start_afresh();
    }
}
