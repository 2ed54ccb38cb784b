//! Work that stops with its widget: a future that is polled only while a flag holds.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::{Pin, pin},
    rc::Rc,
    task::Poll,
};

/// Runs the work until it ends or the flag falls: [`only_while`].
pub fn spawn_while(alive: Rc<Cell<bool>>, work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(async move {
        only_while(alive, work).await;
    });
}

/// What the work ends with; nothing once the flag has fallen. A fallen flag drops the work at its next wake-up, before any
/// of its code runs, so that nothing of a widget is touched after the widget is gone.
pub async fn only_while<O>(alive: Rc<Cell<bool>>, work: impl Future<Output = O>) -> Option<O> {
    let mut work = pin!(work);
    poll_fn(move |cx| {
        if alive.get() {
            work.as_mut().poll(cx).map(Some)
        } else {
            Poll::Ready(None)
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use super::*;

    #[test]
    fn work_goes_on_while_the_flag_holds_and_not_a_step_further() {
        for holds in [true, false] {
            let alive = Rc::new(Cell::new(true));
            let went_on = Rc::new(Cell::new(false));
            let (flag, far) = (alive.clone(), went_on.clone());
            let mut is_first = true;
            let pause = poll_fn(move |_| {
                if std::mem::take(&mut is_first) {
                    Poll::Pending
                } else {
                    Poll::Ready(())
                }
            });
            let work = async move {
                pause.await;
                far.set(true);
            };
            let mut work = pin!(only_while(flag, work));
            let mut cx = Context::from_waker(Waker::noop());
            assert_eq!(work.as_mut().poll(&mut cx), Poll::Pending);
            alive.set(holds);
            let ended = work.as_mut().poll(&mut cx);
            assert_eq!(ended, Poll::Ready(holds.then_some(())));
            assert_eq!(went_on.get(), holds);
        }
    }
}
