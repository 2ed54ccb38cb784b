//! What is being typed, kept at every keystroke, so that a killed tab loses nothing.
//!
//! Writes are coalesced: while one is under way the newest text waits, never a queue of old ones.

use std::{
    cell::RefCell,
    future::poll_fn,
    mem,
    rc::Rc,
    task::{Poll, Waker},
};

use futures_util::future::LocalBoxFuture;

use crate::store::{Change, Store};

/// The draft under one key.
#[derive(Clone)]
pub struct Draft(Rc<Inner>);

struct Inner {
    key: String,
    store: Rc<dyn Store>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// How many go through what is waiting: one, and one for each flush under way.
    writers: usize,
    waiting: Option<String>,
    /// Who waits until nothing is being written.
    flushing: Vec<Waker>,
}

impl Draft {
    /// The draft under this key of a store.
    pub fn new(store: Rc<dyn Store>, key: &str) -> Self {
        Self(Rc::new(Inner {
            key: key.to_owned(),
            store,
            state: RefCell::default(),
        }))
    }

    /// The key, to spend the draft in the change that stores its text for good.
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// The same key, when that change holds the newest text: what was waiting to be kept is dropped, so that it is
    /// not kept after the change.
    pub fn spend(&self) -> &str {
        self.0.state.borrow_mut().waiting = None;
        self.key()
    }

    /// What was being typed, if anything.
    pub async fn read(&self) -> Option<String> {
        self.0
            .store
            .draft(&self.0.key)
            .await
            .ok()
            .flatten()
            .filter(|text| !text.is_empty())
    }

    /// What was being typed under another key; it is kept under this one from now on.
    pub async fn take_over(&self, key: &str) -> Option<String> {
        let store = &self.0.store;
        let text = store.draft(key).await.ok().flatten();
        let text = text.filter(|text| !text.is_empty())?;
        // At no time it is under neither.
        if store.keep_draft(&self.0.key, &text).await.is_ok() {
            drop(store.save(Change::default().spending(key)).await);
        }
        Some(text)
    }

    /// Keeps this text now.
    pub fn keep(&self, text: String) {
        let mut state = self.0.state.borrow_mut();
        state.waiting = Some(text);
        if state.writers == 0 {
            drop(state);
            wasm_bindgen_futures::spawn_local(self.write());
        }
    }

    /// Begins to keep the newest text at once, since the page may be about to go, and resolves when it is kept.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        let draft = self.clone();
        Box::pin(async move {
            draft.write().await;
            poll_fn(|cx| {
                let mut state = draft.0.state.borrow_mut();
                if state.writers == 0 {
                    return Poll::Ready(());
                }
                state.flushing.push(cx.waker().clone());
                Poll::Pending
            })
            .await;
        })
    }

    /// Writes what is waiting, until nothing is.
    fn write(&self) -> impl Future<Output = ()> + use<> {
        let draft = self.0.clone();
        draft.state.borrow_mut().writers += 1;
        async move {
            loop {
                let Some(text) = draft.state.borrow_mut().waiting.take() else {
                    break;
                };
                // A draft that cannot be kept is still on screen; the save that follows says what is wrong.
                drop(draft.store.keep_draft(&draft.key, &text).await);
            }
            let mut state = draft.state.borrow_mut();
            state.writers -= 1;
            let flushing = mem::take(&mut state.flushing);
            drop(state);
            flushing.into_iter().for_each(Waker::wake);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::task;

    use futures_executor::block_on;

    use super::*;
    use crate::store::memory::Memory;

    #[test]
    fn a_flush_keeps_what_is_waiting_at_once_and_waits_for_what_is_under_way() {
        let store: Rc<dyn Store> = Rc::new(Memory::default());
        let draft = Draft::new(store.clone(), "journal:new");
        let under_way = draft.write();
        draft.0.state.borrow_mut().waiting = Some("A map".to_owned());
        let mut flushed = draft.flush();
        let cx = &mut task::Context::from_waker(Waker::noop());
        assert_eq!(flushed.as_mut().poll(cx), Poll::Pending);
        assert_eq!(block_on(draft.read()).as_deref(), Some("A map"));
        block_on(under_way);
        assert_eq!(flushed.as_mut().poll(cx), Poll::Ready(()));
    }

    #[test]
    fn a_draft_under_another_key_is_taken_over_once() {
        let store: Rc<dyn Store> = Rc::new(Memory::default());
        let draft = Draft::new(store.clone(), "prompt-answer:a:2026-09-07");
        assert_eq!(block_on(draft.take_over("prompt-answer:a")), None);
        block_on(store.keep_draft("prompt-answer:a", "A map")).expect("a store");
        let taken = block_on(draft.take_over("prompt-answer:a"));
        assert_eq!(taken.as_deref(), Some("A map"));
        assert_eq!(block_on(draft.read()), taken);
        assert_eq!(block_on(store.draft("prompt-answer:a")), Ok(None));
    }
}
