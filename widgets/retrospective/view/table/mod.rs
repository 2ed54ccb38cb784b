//! The table on screen: what leaves, what comes in, how the round is run, and the cards. A chunk of its own, for who opens
//! the fold.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the table is a handful of handles"
)]

mod arriving;
mod cards;
mod closing;
mod coming;
mod find;
mod guide;
mod handing;
mod leaving;
mod line;
mod member;
mod opening;
mod order;
mod parts;
mod passphrase;
mod round;
mod timer;
mod tools;
mod topics;

use std::{collections::BTreeMap, rc::Rc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::Desk;
use crate::{
    context::Context,
    error::Result,
    ui::{
        focus_soon,
        late::{Inside, Loading, fold},
        preview::{Outgoing, preview_with},
        words::Words,
    },
    widgets::retrospective::{
        model::table::{Write, packet::carried::FRAGMENT},
        state::{
            State,
            table::{Found, Shared, timers::Timers, typed::Typed},
        },
    },
};

/// What every part of the table is given.
#[derive(Clone, Copy)]
struct Around {
    context: Context,
    words: Words,
    shared: Shared,
    root: NodeRef<html::Div>,
    outgoing: RwSignal<Option<Outgoing>>,
    caution: RwSignal<Option<String>>,
    /// The card whose tools are open.
    open: RwSignal<Option<String>>,
    /// The card that is drawn however long its list is: it was looked for, moved or opened last.
    sought: RwSignal<Option<String>>,
    /// For whom this member votes; empty for themselves.
    voter: RwSignal<String>,
    /// The votes that were given for them, by topic.
    given: Memo<BTreeMap<String, u32>>,
    timers: Timers,
    typed: Typed,
}

impl Around {
    /// Writes, and says what was done.
    fn write(self, writes: impl IntoIterator<Item = Write>, said: &str) -> bool {
        let written = self.shared.write(writes);
        if written {
            self.say(said);
        }
        written
    }

    fn say(self, key: &str) {
        self.context.announce(&self.words.text(key));
    }

    /// Draws a card where it stands, and moves the focus to it.
    fn seek(self, id: &str) {
        self.sought.set(Some(id.to_owned()));
        self.focus(tools::toggle(id));
    }

    /// Who votes: this member, or somebody they vote for.
    fn voter(self) -> String {
        votes_for(self.shared, self.voter)
    }

    /// Moves the focus to the first of what a selector finds, once it is drawn.
    fn focus(self, selector: impl Into<std::borrow::Cow<'static, str>>) {
        focus_soon(self.context, self.root, selector);
    }

    /// The title of a column.
    fn column(self, id: &str) -> String {
        self.shared.own.cards().title(id)
    }
}

#[wasm_split(retrospective_table, fallible)]
fn load(context: Context, state: State) -> Result<Loading> {
    Ok(Box::pin(async move {
        let found = Found::read(context).await?;
        let timers = Timers::kept(context, &state.board_name()).await;
        let typed = Typed::kept(context, &state.board_name()).await;
        let inside: Inside =
            Rc::new(move || inside(context, state, found.clone(), &timers, &typed));
        Ok(inside)
    }))
}

/// The fold. A link with a packet in it opens it.
pub fn table(desk: Desk) -> AnyView {
    let Desk { context, state, .. } = desk;
    let node = NodeRef::<html::Details>::new();
    let linked = hash().starts_with(FRAGMENT);
    Effect::new(move |_| {
        if let Some(node) = node.get().filter(|_| linked) {
            // A name and a value that every browser takes.
            node.set_attribute("open", "").unwrap_or_default();
        }
    });
    let load = move || -> Loading { Box::pin(async move { load(context, state).await?.await }) };
    fold(
        context,
        "retrospective.together.table",
        "fold table",
        node,
        load,
    )
}

/// What stands after `#` in the page's address.
fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// Who votes: somebody they vote for, or this member.
fn votes_for(shared: Shared, voter: RwSignal<String>) -> String {
    let voter = voter.get();
    if voter.is_empty() { shared.me() } else { voter }
}

fn inside(context: Context, state: State, found: Found, timers: &str, typed: &str) -> AnyView {
    let words = Words::new(
        context,
        include_str!("../../model/table/en.json"),
        include_str!("../../model/table/fr.json"),
    );
    let shared = Shared::of(context, state, found);
    let voter = RwSignal::<String>::default();
    let given = Memo::new(move |_| {
        let voter = votes_for(shared, voter);
        shared.with(|table| table.votes_of(&voter))
    });
    let around = Around {
        context,
        words,
        shared,
        root: NodeRef::new(),
        outgoing: RwSignal::new(None),
        caution: RwSignal::new(None),
        open: RwSignal::new(None),
        sought: RwSignal::new(None),
        voter,
        given,
        timers: Timers::of(
            context,
            &state.board_name(),
            timers,
            words.text("table.timer.over"),
        ),
        typed: Typed::of(context, &state.board_name(), typed),
    };
    let writes = !context.read_only();
    view! {
        <div class="stack" node_ref=around.root>
            <p class="muted small">{words.text("table.what")}</p>
            {writes.then(|| coming::coming(around))}
            {writes.then(|| leaving::leaving(around))}
            {round::round(around)}
            {find::find(around)}
            {cards::board(around)}
            {topics::topics(around)}
            {cards::gone(around)}
            {closing::closing(around)}
            {preview_with(context, around.outgoing, around.caution.into())}
        </div>
    }
    .into_any()
}
