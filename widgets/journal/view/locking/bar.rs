//! Above an open journal that has a lock: the button that locks it. Seals what a page without the key left plain, and
//! watches over the time.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{told, words};
use crate::{
    store::vault::State,
    ui::{Icon, button},
    widgets::journal::state::{gate::Gate, locking::Stage},
};

/// The button, and what goes on as long as it is there.
pub fn bar(gate: Gate) -> AnyView {
    let words = words(gate);
    let is_guarded = Memo::new(move |_| gate.is_guarded());
    let inside = move || {
        is_guarded.get().then(|| {
            gate.keep_watch();
            match untrack(|| gate.standing()) {
                Some(State::Entering) => gate.seal(true),
                Some(State::Inside) => gate.seal_quietly(),
                _ => {}
            }
            let goes_on = move || (gate.told_at(true) == Stage::HalfSealed).then(|| {
                button(None, words.text("locking.go-on"), move |_| gate.seal(true))
            });
            view! {
                <div class="stack tight no-print">
                    <div class="row">
                        {button(Some(Icon::Lock), words.text("locking.now"), move |_| gate.lock_now())}
                        {goes_on}
                    </div>
                    {told::told(gate, words, true)}
                </div>
            }
        })
    };
    view! { {inside} }.into_any()
}
