//! Work that nobody can interrupt: it runs by itself, and the future handed out only waits for its
//! answer. Dropping a future of the database would lose the write and call into what was dropped.

use super::{Task, job::Answer};
use crate::error::Result;

#[cfg(target_arch = "wasm32")]
pub use by_itself::detach;

/// Outside browsers nothing runs by itself, and nothing has to be waited for: what is kept in memory
/// answers when it is asked.
#[cfg(not(target_arch = "wasm32"))]
pub fn detach(work: impl Future<Output = Result<Answer>> + 'static) -> Task<Answer> {
    use futures_util::FutureExt;

    let mut work = Box::pin(work);
    match (&mut work).now_or_never() {
        Some(answer) => futures_util::future::ready(answer).boxed_local(),
        None => work,
    }
}

#[cfg(target_arch = "wasm32")]
mod by_itself {
    use std::{
        cell::RefCell,
        future::poll_fn,
        rc::Rc,
        task::{Poll, Waker},
    };

    use wasm_bindgen_futures::spawn_local;

    use super::{Answer, Result, Task};

    #[derive(Default)]
    struct Slot {
        answer: Option<Result<Answer>>,
        waiting: Option<Waker>,
    }

    /// Starts the work at once and returns the future of its answer.
    pub fn detach(work: impl Future<Output = Result<Answer>> + 'static) -> Task<Answer> {
        let slot: Rc<RefCell<Slot>> = Rc::default();
        let filled = slot.clone();
        spawn_local(async move {
            let answer = work.await;
            let mut slot = filled.borrow_mut();
            slot.answer = Some(answer);
            if let Some(waiting) = slot.waiting.take() {
                waiting.wake();
            }
        });
        let answer = poll_fn(move |context| {
            let mut slot = slot.borrow_mut();
            if let Some(answer) = slot.answer.take() {
                return Poll::Ready(answer);
            }
            slot.waiting = Some(context.waker().clone());
            Poll::Pending
        });
        Box::pin(answer)
    }
}
