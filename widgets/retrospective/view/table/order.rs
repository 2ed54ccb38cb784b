//! Where topics stand: by hand, by buttons, and undone again.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::Around;
use crate::{
    ui::{Icon, button_quiet, drag::Drag},
    widgets::retrospective::{
        model::OTHER,
        view::drag::{self, Place},
    },
};

/// The hand over the table: a card is put at a place, or on another card.
pub fn drag(around: Around) -> Drag {
    drag::drag(around.context, true, move |id, place| match place {
        Place::At(column, at) => put(around, &id, &column, at),
        Place::On(with) => {
            let writes = around.shared.now(|table| table.group(&id, &with));
            if around.write(writes, "table.group.said") {
                around.seek(&id);
            }
        }
    })
}

/// Puts a card at a place of a column, counted among the others there.
fn put(around: Around, id: &str, column: &str, at: usize) {
    let Around { words, shared, .. } = around;
    let leads = untrack(|| shared.lane(column)).leads;
    let writes = shared.now(|table| table.place(id, column, &leads, at));
    if shared.write(writes) {
        let title = around.column(column);
        let values = [("column", &*title), ("place", &*(at + 1).to_string())];
        around
            .context
            .announce(&words.with("table.placed", &values));
        around.seek(id);
    }
}

/// The buttons that move a topic up and down its column.
pub fn steps(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let placed = {
        let id = id.clone();
        Memo::new(move |_| shared.with(|table| table.lead(&id) == id))
    };
    let step = move |id: String, down: bool| {
        move |_| {
            let column = untrack(|| shared.column_of(&id));
            let leads = untrack(|| shared.lane(&column)).leads;
            let at = leads.iter().position(|lead| *lead == id);
            let to = at.and_then(|at| {
                if down {
                    Some(at + 1).filter(|to| *to < leads.len())
                } else {
                    at.checked_sub(1)
                }
            });
            match to {
                Some(to) if column != OTHER => put(around, &id, &column, to),
                _ => around.say("table.placed.end"),
            }
        }
    };
    let steps = move || {
        placed.get().then(|| {
            view! {
                {button_quiet(Some(Icon::Up), words.text("table.up"), step(id.clone(), false))}
                {button_quiet(Some(Icon::Down), words.text("table.down"), step(id.clone(), true))}
            }
        })
    };
    steps.into_any()
}

/// Undoes what this member did, and does it again.
pub fn back(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    if context.read_only() {
        return ().into_any();
    }
    let can = Memo::new(move |_| shared.can());
    let undo = move || {
        can.get().0.then(|| {
            button_quiet(Some(Icon::Undo), words.text("table.undo"), move |_| {
                turn(around, false);
            })
        })
    };
    let redo = move || {
        can.get()
            .1
            .then(|| button_quiet(None, words.text("table.redo"), move |_| turn(around, true)))
    };
    view! { <div class="row no-print back">{undo} {redo}</div> }.into_any()
}

/// Ctrl or Cmd with Z, with Shift for the other way, anywhere but in a field.
pub fn key(around: Around, event: &KeyboardEvent) {
    let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let writes = at.is_some_and(|at| matches!(&*at.local_name(), "input" | "select" | "textarea"));
    let asks = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    if writes || !asks || !event.key().eq_ignore_ascii_case("z") {
        return;
    }
    event.prevent_default();
    let (undo, redo) = untrack(|| around.shared.can());
    let again = event.shift_key();
    if if again { redo } else { undo } {
        turn(around, again);
    }
}

fn turn(around: Around, again: bool) {
    let said = match (around.shared.back(again), again) {
        (false, _) => "table.back.changed",
        (true, false) => "table.undone",
        (true, true) => "table.redone",
    };
    around.say(said);
    around.focus(".table-board");
}
