//! A space as those know it who opened it before everything in it was deleted: from then on they write nothing, so
//! that no text which is still on a screen comes back by itself. Who opens the space again begins a new life of it.

use std::{cell::Cell, rc::Rc};

use futures_util::{FutureExt, future};

use super::{
    Condition, Notice, Task, Watch,
    job::{Answer, Job, Worker},
};
use crate::error::{Code, Error};

/// What is told when everything was deleted, here or in another tab. After everybody heard it, the space is new.
pub const ERASED: Notice = Notice::Condition(Condition::ReadOnly(Code::Erased));

/// A store for one life of its space.
pub struct Living {
    inner: Rc<dyn Worker>,
    over: Rc<Cell<bool>>,
    _watch: Watch,
}

impl Living {
    /// The store from now until everything in it is deleted.
    pub fn new(inner: Rc<dyn Worker>) -> Self {
        let over: Rc<Cell<bool>> = Rc::default();
        let ends = over.clone();
        // The first to hear it: nothing that the others do about it is written any more.
        let watch = inner.watch(Box::new(move |notice| {
            if *notice == ERASED {
                ends.set(true);
            }
        }));
        Self {
            inner,
            over,
            _watch: watch,
        }
    }

    /// Whether everything was deleted since.
    pub fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Worker for Living {
    fn start(&self, job: Job) -> Task<Answer> {
        if self.is_over() && job.writes() {
            return future::ready(Err(erased())).boxed_local();
        }
        self.inner.start(job)
    }

    fn condition(&self) -> Condition {
        if self.is_over() {
            Condition::ReadOnly(Code::Erased)
        } else {
            self.inner.condition()
        }
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        self.inner.watch(listener)
    }
}

/// Why a page that knew the space before does not write any more.
#[cold]
pub fn erased() -> Error {
    Error::storage(Code::Erased, "everything was deleted meanwhile")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use futures_executor::block_on;

    use super::*;
    use crate::store::{Change, Counts, Snapshot, Store, contract::a_note, memory::Memory};

    #[test]
    fn who_knew_the_space_before_it_was_erased_writes_nothing_into_it() {
        let memory = Rc::new(Memory::default());
        let before = Living::new(memory.clone());
        block_on(before.save(Change::of(a_note("a", "typed")))).unwrap();
        block_on(memory.erase()).unwrap();
        assert_eq!(Store::condition(&before), Condition::ReadOnly(Code::Erased));
        let refused = [
            block_on(before.save(Change::of(a_note("a", "typed")))).map(drop),
            block_on(before.keep_draft("answer", "typed")),
            block_on(before.merge(Snapshot::default())).map(drop),
        ];
        assert!(
            refused.iter().all(|one| *one == Err(erased())),
            "{refused:?}"
        );
        assert_eq!(block_on(memory.counts()), Ok(Counts::default()));
        let after = Living::new(memory.clone());
        block_on(after.save(Change::of(a_note("b", "anew")))).unwrap();
        assert_eq!(Store::condition(&after), Condition::Working);
    }

    #[test]
    fn nothing_that_is_done_about_the_erasure_is_written() {
        let memory = Rc::new(Memory::default());
        let before = Rc::new(Living::new(memory.clone()));
        let outcome: Rc<RefCell<Option<_>>> = Rc::default();
        let (told, writing) = (outcome.clone(), before.clone());
        let _watch = Store::watch(
            &*before,
            Box::new(move |_| {
                *told.borrow_mut() = Some(block_on(writing.keep_draft("answer", "typed")));
            }),
        );
        block_on(memory.erase()).unwrap();
        assert_eq!(outcome.take(), Some(Err(erased())));
    }
}
