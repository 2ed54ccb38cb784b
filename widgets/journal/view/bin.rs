//! The bin: what was put there, to take back or to delete for good.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::excerpt;
use crate::{
    context::Context,
    ui::{Icon, button, button_quiet, focus_soon},
    widgets::journal::{
        model::BIN_DAYS,
        state::{Command, State},
    },
};

/// The fold with what is in the bin.
pub fn bin(context: Context, state: State) -> AnyView {
    let fold = NodeRef::<html::Details>::new();
    let to_fold = move || {
        focus_soon(context, fold, "summary");
    };
    let rows = move || {
        let ids = state.bin().get();
        ids.into_iter()
            .map(|id| binned(context, state, id, to_fold))
            .collect::<Vec<_>>()
    };
    let more = move || {
        state.has_older_binned().then(|| {
            let more = move |_| {
                state.send(Command::OlderBinned);
                to_fold();
            };
            view! { <div class="row">{button(None, context.text("journal.bin-more"), more)}</div> }
        })
    };
    view! {
        <details part="bin" class="no-print" node_ref=fold>
            <summary>{context.text("journal.bin")}</summary>
            <div class="stack">
                <p class="muted small">{context.text_count("journal.bin-rule", BIN_DAYS.into())}</p>
                {move || {
                    state.bin().with(Vec::is_empty).then(|| view! { <p class="muted">{context.text("journal.bin-empty")}</p> })
                }}
                <ul class="entries">{rows}</ul>
                {more}
            </div>
        </details>
    }
    .into_any()
}

fn binned(
    context: Context,
    state: State,
    id: String,
    to_fold: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let (line, moments) = untrack(|| (state.line(&id), state.moments(&id)));
    let (Some(line), Some(moments)) = (line, moments) else {
        return ().into_any();
    };
    let row = NodeRef::<html::Li>::new();
    let to_last = move || {
        focus_soon(context, row, "button:last-of-type");
    };
    let id = StoredValue::new(id);
    let asking = RwSignal::new(false);
    let ask = move |sure| {
        asking.set(sure);
        to_last();
    };
    let restore = move |_| {
        state.send(Command::Restore(id.get_value()));
        context.announce(&context.text("journal.restored"));
        to_fold();
    };
    let delete = move |_| {
        state.send(Command::Delete(id.get_value()));
        context.announce(&context.text("journal.deleted"));
        to_fold();
    };
    let actions = move || {
        if asking.get() {
            view! {
                <span>{context.text("journal.sure")}</span>
                {button(Some(Icon::Bin), context.text("journal.delete"), delete)}
                {button_quiet(None, context.text("journal.keep"), move |_| ask(false))}
            }
            .into_any()
        } else {
            view! {
                {button_quiet(Some(Icon::Undo), context.text("journal.restore"), restore)}
                {button_quiet(Some(Icon::Bin), context.text("journal.delete"), move |_| ask(true))}
            }
            .into_any()
        }
    };
    view! {
        <li class="entry stack tight" node_ref=row>
            <span class="small muted">{state.day(&line.date)}</span>
            <span>{excerpt(context, line.excerpt, line.sealed)}</span>
            <span class="small muted">{context.text_with("journal.binned-on", &[("moment", &moments.binned)])}</span>
            <div class="row">{actions}</div>
        </li>
    }
    .into_any()
}
