//! The jobs that are in the database right now, which a page that leaves the screen interrupts.
//!
//! A page kept for going back is frozen as it is. A transaction frozen half way keeps what it locked, and
//! whoever opens the space meanwhile waits for it (`WebKit` does, until it drops the frozen page).

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use futures_util::future::{AbortHandle, abortable};

use super::operations::{Result, Work};

/// The jobs under way.
#[derive(Default)]
pub struct UnderWay {
    count: Cell<u32>,
    handles: RefCell<BTreeMap<u32, AbortHandle>>,
}

impl UnderWay {
    /// Does the work; none when it was interrupted, and then nothing is half done.
    pub async fn finish<T>(&self, work: Work<'_, T>) -> Option<Result<T>> {
        let (work, handle) = abortable(work);
        let number = self.count.get().wrapping_add(1);
        self.count.set(number);
        self.handles.borrow_mut().insert(number, handle);
        let result = work.await;
        self.handles.borrow_mut().remove(&number);
        result.ok()
    }

    /// Drops all work, and with it what its transactions have not asked to be stored.
    pub fn interrupt(&self) {
        for handle in self.handles.borrow().values() {
            handle.abort();
        }
    }
}
