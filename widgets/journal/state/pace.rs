//! Long work in short steps: the page stays usable between two of them.

use futures_channel::oneshot;

use crate::{context::Context, text::now};

/// How long a step may take, in milliseconds: with what the browser adds, a frame stays below 50.
const STEP_MILLIS: f64 = 20.0;

/// The pace of a long work.
pub struct Pace {
    context: Context,
    since: f64,
}

impl Pace {
    /// Begins the first step.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            since: now(),
        }
    }

    /// Whether the page is due.
    pub fn is_due(&self) -> bool {
        let taken = now() - self.since;
        // A clock that was set back is no reason to hold the page up.
        !(0.0..STEP_MILLIS).contains(&taken)
    }

    /// Lets the page do what is waiting, and begins the next step.
    pub async fn rest(&mut self) {
        rest(self.context).await;
        self.since = now();
    }
}

/// Lets the page do what is waiting.
pub async fn rest(context: Context) {
    let (sender, receiver) = oneshot::channel();
    // Who went meanwhile does not need the answer.
    context.later(0, move || sender.send(()).unwrap_or_default());
    // A page without timers cannot be waited for.
    receiver.await.unwrap_or_default();
}
