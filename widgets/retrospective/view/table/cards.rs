//! The cards of the table, column by column, topic by topic; and those that were taken off it.
//!
//! The order in a column is the one the group gave it, and never changes with votes, so that nobody loses their place while
//! they vote; what nobody placed stands in an order that tells nothing. A column says how many cards it has and draws a part of them.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, line::Line, member, order, timer, tools};
use crate::{
    ui::{Icon, button, heading},
    widgets::retrospective::{
        model::{
            OTHER,
            table::{TEXT_CHARS, Value, on_card},
        },
        view::long::Long,
    },
};

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
    let lane = Memo::new(move |_| shared.lane(&own));
    let leads = Memo::new(move |_| lane.with(|lane| lane.leads.clone()));
    let list = long(around, leads, "cards", None, tools::toggle);
    let other = id == OTHER;
    let title = around.column(id);
    let label = title.clone();
    let add = (!other && !context.read_only()).then(|| add(around, id.to_owned(), &title));
    let target = (!other).then(|| id.to_owned());
    let count = Memo::new(move |_| lane.with(|lane| lane.cards));
    let hidden = move || other && count.get() == 0;
    let called = move || {
        let cards = words.some("table.cards", count.get());
        let cards = cards.map(|cards| view! { " " <span class="muted small">{cards}</span> });
        view! { {title.clone()} {cards} }
    };
    view! {
        <div role="group" class="column" class:other=other part="column" data-column=target hidden=hidden aria-label=label>
            {heading(context, 2, "subheading", called)}
            {list.view(move |lead| topic(around, lead))}
            {add}
        </div>
    }
    .into_any()
}

/// A list of the table, in which what is sought is the card itself or the topic it stands in.
fn long(
    around: Around,
    ids: Memo<Vec<String>>,
    class: &'static str,
    label: Option<String>,
    stop: fn(&str) -> String,
) -> Long {
    let Around { shared, sought, .. } = around;
    let place = move || {
        let id = sought.get()?;
        let lead = shared.with(|table| table.lead(&id));
        ids.with(|ids| ids.iter().position(|one| *one == id || *one == lead))
    };
    Long {
        context: around.context,
        ids,
        sought,
        place: Signal::derive(place),
        class,
        label,
        stop,
    }
}

/// The field for what somebody says aloud.
fn add(around: Around, column: String, title: &str) -> AnyView {
    let line = Line {
        name: ["add/", &column].concat(),
        label: around.words.with("table.add", &[("column", title)]),
        press: around.words.text("table.add.it"),
        most: TEXT_CHARS,
    };
    line.view(around, move |text| {
        let added = around.shared.add(&column, text);
        let is_added = added.is_some();
        if is_added {
            // It is drawn, wherever it stands, and the focus stays in the field.
            around.sought.set(added);
            around.say("table.added");
        }
        is_added
    })
}

/// A topic: its leading card, the cards that were put with it, votes.
fn topic(around: Around, lead: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let face = member::face(around, &lead);
    let title = Memo::new(move |_| face.with(|face| face.title.clone()));
    let paused = Memo::new(move |_| face.with(|face| face.paused));
    let others = Memo::new({
        let lead = lead.clone();
        move |_| {
            shared.topics().with(|topics| {
                let cards = topics.led_by(&lead).map(|topic| topic.cards.as_slice());
                let others = cards.and_then(|cards| cards.get(1..));
                others.unwrap_or_default().to_vec()
            })
        }
    });
    let grouped = Memo::new(move |_| !others.with(Vec::is_empty));
    let row = move |id: String| {
        let (own, face) = (id.clone(), member::face(around, &id));
        view! { <li class="card" data-id=own>{member::member(around, id, face, false)}</li> }
            .into_any()
    };
    let members = move || {
        grouped.get().then(|| {
            let label = Some(words.text("table.with-it"));
            long(around, others, "cards", label, tools::toggle).view(row)
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
            {member::member(around, lead.clone(), face, true)}
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
        let text = shared.now(|table| member::name(around, table, &id));
        let own = id.clone();
        let back = move |_| {
            let write = on_card(&own, "gone", Value::Flag(false));
            if around.write([write], "table.back.said") {
                around.seek(&own);
            }
        };
        let back = (!context.read_only())
            .then(|| button(Some(Icon::Undo), words.text("table.back"), back));
        view! { <li class="row" data-gone=id><span class="lines">{text}</span> {back}</li> }
            .into_any()
    };
    let any = Memo::new(move |_| !ids.with(Vec::is_empty));
    let inside = move || {
        any.get().then(|| {
            let stop = |id: &str| ["[data-gone=\"", id, "\"] button"].concat();
            let list = long(around, ids, "stack tight", None, stop);
            view! {
                <details class="fold no-print">
                    <summary>{words.text("table.gone")}</summary>
                    {list.view(row)}
                </details>
            }
        })
    };
    inside.into_any()
}
