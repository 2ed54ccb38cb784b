//! Offers the lock once, after the first entry. Leaving it is remembered; the fold below stays.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{told, words};
use crate::{
    store::vault::State,
    ui::{button, button_quiet, focus},
    widgets::journal::state::gate::Gate,
};

/// The offer, as long as it was neither taken nor left.
pub fn offer(gate: Gate, fold: NodeRef<html::Details>) -> AnyView {
    let words = words(gate);
    let context = gate.context();
    let is_open = Memo::new(move |_| {
        gate.standing() == Some(State::Absent) && gate.habits().with(|habits| !habits.declined)
    });
    let to_fold = move || {
        let summary = fold
            .get_untracked()
            .and_then(|fold| fold.query_selector("summary").ok().flatten());
        if let Some(summary) = summary {
            focus(&summary);
        }
    };
    let take = move |_| {
        if let Some(fold) = fold.get_untracked() {
            fold.set_attribute("open", "").unwrap_or_default();
        }
        to_fold();
    };
    let leave = move |_| {
        gate.choose(|habits| habits.declined = true);
        context.announce(&words.text("locking.left"));
        to_fold();
    };
    let inside = move || {
        is_open.get().then(|| {
            view! {
                <div class="notice stack tight no-print" part="notice">
                    <p>{words.text("locking.offer")}</p>
                    <details>
                        <summary>{words.text("locking.what")}</summary>
                        {told::threats(words)}
                    </details>
                    <div class="row">
                        {button(None, words.text("locking.choose"), take)}
                        {button_quiet(None, words.text("locking.leave"), leave)}
                    </div>
                </div>
            }
        })
    };
    view! { {inside} }.into_any()
}
