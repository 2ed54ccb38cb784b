//! Which life of the space a page knows: deleting everything ends one, and the first write begins the next.
//!
//! A tab hears of a deletion by a message, which may be late, and a page kept for going back hears nothing. So a life
//! has a name, kept among the meta values; a write looks it up in its own transaction, and what was typed into another
//! life is not stored. It stays in the browser: no copy takes it along, none brings one.

use std::cell::{Cell, RefCell};

use futures_util::FutureExt;

use super::{convert, failure::Failure, operations::Work, schema::META, transaction::Transaction};
use crate::id::new_id;

/// The key of the meta value that names the life.
pub const LIFE: &str = "life";

/// What a page knows of the life of its space.
#[derive(Default)]
pub struct Life {
    known: RefCell<Option<String>>,
    /// Named by a write that has not ended yet.
    begun: RefCell<Option<String>>,
    /// Whether the database was made anew, so that nothing tells which lives it had.
    anew: Cell<bool>,
    turn: Cell<u32>,
}

impl Life {
    /// Counts the lives this page has seen, so that work knows whether it was begun in this one.
    pub fn turn(&self) -> u32 {
        self.turn.get()
    }

    /// The name, if it has one yet.
    pub fn name(&self) -> Option<String> {
        self.known.borrow().clone()
    }

    /// Under which name records count this browser's saves; that of nobody before the first.
    pub fn browser(&self) -> String {
        let known = self.known.borrow();
        short(known.as_deref().unwrap_or("left-over"))
    }

    /// Everything was deleted: what comes next is another life.
    pub fn end(&self) {
        self.forget();
        self.anew.set(false);
        self.turn.set(self.turn.get().wrapping_add(1));
    }

    /// The database was made anew, by no wish of the member's: what is on screen may go into it.
    pub fn begin_anew(&self) {
        self.forget();
        self.anew.set(true);
    }

    fn forget(&self) {
        self.known.take();
        self.begun.take();
    }

    /// Whether what another page left is of this life.
    pub fn takes(&self, of: &str) -> bool {
        self.anew.get() || self.known.borrow().as_deref() == Some(of)
    }

    /// Whether this is the life the page knows; one it knows nothing of becomes the one it knows.
    pub fn is(&self, stored: Option<&str>) -> bool {
        let mut known = self.known.borrow_mut();
        if known.is_none() {
            *known = stored.map(str::to_owned);
        }
        known.as_deref() == stored
    }

    /// A write ended: the life it named is this page's if it was stored.
    pub fn settle(&self, stored: bool) {
        let begun = self.begun.take();
        if stored && self.known.borrow().is_none() {
            self.known.replace(begun);
        }
    }

    /// Checks within a transaction that writes, on [`META`] among others, that the space was not emptied since, and says
    /// under which name records count this browser's saves.
    ///
    /// # Errors
    /// `Erased` when it was; nothing may be written then.
    pub fn check<'a>(&'a self, transaction: &'a Transaction) -> Work<'a, String> {
        async move {
            let stored = read(transaction).await?;
            if !self.is(stored.as_deref()) {
                return Err(Failure::Erased);
            }
            if let Some(stored) = stored {
                return Ok(short(&stored));
            }
            let name = new_id(js_sys::Date::now());
            transaction.put(META, &convert::from_meta(LIFE, &name.as_str().into())?)?;
            let browser = short(&name);
            self.begun.replace(Some(name));
            Ok(browser)
        }
        .boxed_local()
    }
}

/// The end of a name, which is there by chance: enough to tell a member's browsers apart.
pub fn short(name: &str) -> String {
    let start = name.len().saturating_sub(12);
    name.get(start..).unwrap_or(name).to_owned()
}

/// The name of the life there is.
pub fn read(transaction: &Transaction) -> Work<'_, Option<String>> {
    async move {
        let found = transaction.get(META, LIFE)?.value().await?;
        Ok(convert::field(&found, "value").as_string())
    }
    .boxed_local()
}
