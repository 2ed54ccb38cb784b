//! The cards of the table, column by column, topic by topic; and those that were taken off it.
//!
//! The order in a column is the one the group gave it, and never changes with votes, so that nobody loses their place while
//! they vote; what nobody placed stands in an order that tells nothing. A column shows its first topics; the others come when they are asked for.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, member, order, timer, tools};
use crate::{
    ui::{Icon, button, button_quiet, heading},
    widgets::retrospective::model::{
        OTHER,
        table::{Value, on_card},
    },
};

/// How many topics of a column are drawn at first, and how many more each time.
const SHOWN: usize = 40;

/// The columns.
pub fn board(around: Around) -> AnyView {
    let Around { words, shared, .. } = around;
    let mut ids: Vec<String> = shared
        .own
        .cards()
        .columns()
        .into_iter()
        .map(|column| column.id)
        .collect();
    ids.push(OTHER.to_owned());
    let columns: Vec<_> = ids.iter().map(|id| column(around, id)).collect();
    let drag = order::drag(around);
    view! {
        {order::back(around)}
        <div
            class="board table-board"
            role="group"
            tabindex="-1"
            aria-label=words.text("table.board")
            on:keydown=move |event| order::key(around, &event)
            on:pointerdown=move |event| drag.take(&event)
            on:pointermove=move |event| drag.carry(&event)
            on:pointerup=move |event| drag.put(&event)
            on:pointercancel=move |_| drag.cancel()
            on:lostpointercapture=move |_| drag.cancel()
        >
            {columns}
        </div>
    }
    .into_any()
}

fn column(around: Around, id: &str) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let own = id.to_owned();
    let leads = Memo::new(move |_| shared.lane(&own));
    let shown = RwSignal::new(SHOWN);
    let drawn = Memo::new(move |_| {
        leads.with(|leads| leads.iter().take(shown.get()).cloned().collect::<Vec<_>>())
    });
    let more = Memo::new(move |_| leads.with(Vec::len).saturating_sub(shown.get()));
    let show = move || {
        (more.get() > 0).then(|| {
            let next = move |_| shown.update(|shown| *shown += SHOWN);
            button_quiet(None, words.count("table.more", more.get()), next)
        })
    };
    let other = id == OTHER;
    let title = around.column(id);
    let called = title.clone();
    let add = (!other && !context.read_only()).then(|| add(around, id.to_owned(), &title));
    let target = (!other).then(|| id.to_owned());
    let hidden = move || other && leads.with(Vec::is_empty);
    view! {
        <div role="group" class="column" class:other=other part="column" data-column=target hidden=hidden aria-label=title>
            {heading(context, 2, "subheading", called)}
            <ul class="cards">
                <For each=move || drawn.get() key=String::clone children=move |lead| topic(around, lead) />
            </ul>
            {show}
            {add}
        </div>
    }
    .into_any()
}

/// The field for what somebody says aloud.
fn add(around: Around, column: String, title: &str) -> AnyView {
    let label = around.words.with("table.add", &[("column", title)]);
    tools::line(around, label, "table.add.it", move |text| {
        let added = around.shared.add(&column, text);
        if added {
            around.say("table.added");
        }
        added
    })
}

/// A topic: its leading card, the cards that were put with it, votes.
fn topic(around: Around, lead: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let title = Memo::new({
        let lead = lead.clone();
        move |_| shared.with(|table| table.cards.get(&lead)?.title.clone())
    });
    let paused = Memo::new({
        let lead = lead.clone();
        move |_| shared.with(|table| table.cards.get(&lead).is_some_and(|card| card.paused))
    });
    let others = Memo::new({
        let lead = lead.clone();
        move |_| {
            shared.topics().with(|topics| {
                let own = topics.iter().find(|topic| topic.lead == lead);
                let cards = own.map(|topic| topic.cards.get(1..).unwrap_or_default());
                cards.unwrap_or_default().to_vec()
            })
        }
    });
    let members = move || {
        (!others.with(Vec::is_empty)).then(|| {
            view! {
                <ul class="cards" aria-label=words.text("table.with-it")>
                    <For each=move || others.get() key=String::clone children=move |id| {
                        let own = id.clone();
                        view! { <li class="card" data-id=own>{member::member(around, id, false)}</li> }
                    } />
                </ul>
            }
        })
    };
    let timed = (!around.context.read_only())
        .then(|| timer::timer(around, Signal::stored(timer::of_topic(&lead))));
    let name = lead.clone();
    view! {
        <li class="card stack tight" class:paused=paused part="card" data-id=name>
            {move || title.get().map(|title| heading(around.context, 3, "label", title))}
            {move || paused.get().then(|| view! { <p class="notice small">{words.text("table.paused")}</p> })}
            {timed}
            {member::member(around, lead.clone(), true)}
            {members}
            {member::votes(around, lead)}
        </li>
    }
    .into_any()
}

/// The cards that were taken off the table, and the way back.
pub fn gone(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let ids = Memo::new(move |_| {
        shared.with(|table| {
            let gone = table.cards.iter().filter(|(_, card)| card.gone);
            gone.map(|(id, _)| id.clone()).collect::<Vec<_>>()
        })
    });
    let row = move |id: String| {
        let text = shared.now(|table| table.cards.get(&id).map(|card| card.text.clone()));
        let back = move |_| {
            around.write(
                [on_card(&id, "gone", Value::Flag(false))],
                "table.back.said",
            );
        };
        let back = (!context.read_only())
            .then(|| button(Some(Icon::Undo), words.text("table.back"), back));
        view! { <li class="row"><span class="lines">{text}</span> {back}</li> }
    };
    let any = Memo::new(move |_| !ids.with(Vec::is_empty));
    let inside = move || {
        any.get().then(|| {
            view! {
                <details class="fold no-print">
                    <summary>{words.text("table.gone")}</summary>
                    <ul class="stack tight">
                        <For each=move || ids.get() key=String::clone children=row />
                    </ul>
                </details>
            }
        })
    };
    inside.into_any()
}
