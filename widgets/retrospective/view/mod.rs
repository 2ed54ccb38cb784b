//! The retrospective on screen: what is open from last time, then the stages, one section each.

mod after;
mod ahead;
mod board;
mod card;
mod drag;
mod keeping;
mod long;
mod picture;
mod table;
mod write;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::state::State;
use crate::{
    context::Context,
    programme::Stage,
    text::today,
    ui::{
        button, focus_soon, heading_below,
        preview::{Outgoing, preview},
    },
};

/// What every part of the view is given.
#[derive(Clone, Copy)]
struct Desk {
    context: Context,
    state: State,
    root: NodeRef<html::Div>,
    /// The card whose tools are open.
    open: RwSignal<Option<String>>,
    /// The card that is drawn however long its column is: it was moved, written or opened last.
    sought: RwSignal<Option<String>>,
    /// Whether the board was let go in this visit.
    away: RwSignal<bool>,
}

impl Desk {
    /// Draws the row of this identifier where it stands, and moves the focus into it.
    fn focus(self, id: Option<String>, within: &'static str) {
        let Some(id) = id else { return };
        let selector = inside(&id, within);
        self.sought.set(Some(id));
        focus_soon(self.context, self.root, selector);
    }
}

/// What is found within the row of an identifier.
fn inside(id: &str, within: &str) -> String {
    ["[data-id=\"", id, "\"] ", within].concat()
}

/// The whole widget.
pub fn retrospective(context: Context, state: State) -> impl IntoView {
    let desk = Desk {
        context,
        state,
        root: NodeRef::new(),
        open: RwSignal::new(None),
        // One that was being written anew when the page was left is drawn, wherever it stands.
        sought: RwSignal::new(state.cards().editor().at().map(|edit| edit.id)),
        away: RwSignal::new(false),
    };
    let outgoing = RwSignal::new(None::<Outgoing>);
    let kept = state.keeping();
    let calls = kept.sealed.is_some() || kept.is_due(today());
    let stages: Vec<_> = state
        .stages()
        .into_iter()
        .map(|stage| match stage {
            Stage::Alone => board::alone(desk),
            Stage::Together => together(desk, outgoing),
            Stage::Ahead => ahead::ahead(desk),
        })
        .collect();
    view! {
        {calls.then(|| keeping::keeping(desk, true))}
        <div class="stack loose" node_ref=desk.root hidden=desk.away>
            {ahead::last_time(desk)}
            {stages}
            {after::after(desk)}
        </div>
        {(!calls && !context.is_for_show()).then(|| keeping::keeping(desk, false))}
        {preview(context, outgoing)}
    }
}

/// The board goes to the others as a text, or what they bring comes together on a table.
fn together(desk: Desk, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let Desk { context, state, .. } = desk;
    let show = move |_| outgoing.set(Some(state.sheet()));
    view! {
        <section class="stack tight">
            {heading_below(context, context.text("retrospective.together"))}
            <p class="lead">{context.text("retrospective.together.lead")}</p>
            <div class="row">{button(None, context.text("retrospective.together.text"), show)}</div>
            {table::table(desk)}
        </section>
    }
    .into_any()
}
