//! The journal, or the way to unlock it. All that is about the lock is loaded when there is one, when it is offered or
//! when it is asked for.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{journal, locking};
use crate::{
    error::Result,
    ui::focus_soon,
    ui::late::{self, Inside, Part},
    widgets::journal::state::gate::{Gate, Journal, Shown},
};

#[wasm_split(journal_lock, fallible)]
fn locked_code(gate: Gate) -> Result<Inside> {
    Ok(Rc::new(move || locking::locked(gate)))
}

#[wasm_split(journal_lock, fallible)]
fn bar_code(gate: Gate) -> Result<Inside> {
    Ok(Rc::new(move || locking::bar(gate)))
}

#[wasm_split(journal_lock, fallible)]
fn offer_code(gate: Gate, fold: NodeRef<html::Details>) -> Result<Inside> {
    Ok(Rc::new(move || locking::offer(gate, fold)))
}

#[wasm_split(journal_lock, fallible)]
fn fold_code(gate: Gate) -> Result<Inside> {
    Ok(Rc::new(move || locking::fold(gate)))
}

/// The whole widget.
pub fn gate(gate: Gate) -> AnyView {
    let context = gate.context();
    let (locked, bar, offer) = (Part::new(context), Part::new(context), Part::new(context));
    let fold = NodeRef::<html::Details>::new();
    let whole = NodeRef::<html::Div>::new();
    let is_open = Memo::new(move |_| matches!(gate.shown(), Some(Shown::Open(_))));
    Effect::new(move |before: Option<bool>| {
        let open = is_open.get();
        if !open {
            locked.load(locked_code(gate));
        } else if gate.is_guarded() {
            bar.load(bar_code(gate));
        }
        if before.is_some_and(|before| before != open) && (open || gate.follows()) {
            focus_soon(context, whole, "textarea, input[type=password]");
        }
        open
    });
    let opened = move |open: Rc<Journal>| {
        let may_write = !context.read_only();
        let state = open.state;
        Effect::new(move |_| {
            let may_offer = gate.standing() == Some(crate::store::vault::State::Absent)
                && gate.habits().with(|habits| !habits.declined);
            if may_write && may_offer && !state.list().with(Vec::is_empty) {
                offer.load(offer_code(gate, fold));
            }
        });
        let inside = move || Box::pin(fold_code(gate)) as _;
        view! {
            {bar.view()}
            {journal(open.context, state)}
            {offer.view()}
            {may_write.then(|| {
                view! {
                    <div class="no-print" part="lock">
                        {late::fold(context, "journal.lock", "lock", fold, inside)}
                    </div>
                }
            })}
        }
        .into_any()
    };
    let discreet = Memo::new(move |_| gate.habits().with(|habits| habits.discreet));
    view! {
        <div class="stack loose" class:discreet=discreet node_ref=whole>
            {move || match gate.shown() {
                Some(Shown::Open(open)) => opened(open),
                Some(Shown::Locked) => locked.view(),
                None => ().into_any(),
            }}
        </div>
    }
    .into_any()
}
