//! What can be done with a card of the table: by menu, so that it needs no dragging.

use std::collections::BTreeSet;

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, line::Line, member, order, timer};
use crate::{
    ui::{Icon, button, button_quiet, field, picker},
    widgets::retrospective::model::{
        card::excerpt,
        table::{Card, NAME_CHARS, TEXT_CHARS, Table, Topic, Value, Write, on_card},
    },
};

/// How many topics are offered to put a card with.
const OFFERED: usize = 100;

/// The tools of a card.
pub fn tools(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let name = excerpt(&shared.now(|table| member::name(around, table, &id)));
    let (named, commented) = (id.clone(), id.clone());
    let leads = {
        let id = id.clone();
        Memo::new(move |_| shared.with(|table| table.lead(&id) == id))
    };
    let title = move || {
        let named = named.clone();
        leads.get().then(|| {
            let label = words.text("table.title");
            let line = Line {
                name: ["title/", &named].concat(),
                label,
                press: words.text("table.title.it"),
                most: NAME_CHARS,
            };
            line.view(around, move |text| {
                let write = shared.now(|table| table.name(&named, text));
                around.write([write], "table.title.said")
            })
        })
    };
    let comment = Line {
        name: ["comment/", &commented].concat(),
        label: words.text("table.comment"),
        press: words.text("table.comment.it"),
        most: TEXT_CHARS,
    };
    let comment = comment.view(around, move |text| {
        let commented = shared.comment(&commented, text);
        if commented {
            around.say("table.comment.said");
        }
        commented
    });
    let label = words.with("table.tools", &[("text", &name)]);
    view! {
        <div class="tools" role="group" aria-label=label>
            {order::steps(around, id.clone())}
            {group(around, id.clone())}
            {ungroup(around, id.clone())}
            {column(around, id.clone())}
            {title}
            {comment}
            {flags(around, id)}
        </div>
    }
    .into_any()
}

/// Puts a card with another.
fn group(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let own = shared.now(|table| table.lead(&id));
    let others = shared.topics().with_untracked(|topics| {
        let others = topics.all().iter().filter(|topic| topic.lead != own);
        others.count()
    });
    if others == 0 {
        return ().into_any();
    }
    // Of more than are offered, a word says which are meant.
    let typed = RwSignal::new(String::new());
    let narrowed = (others > OFFERED).then(|| {
        let label = words.text("table.group.find");
        field(label, None, false, typed.into(), move |text| {
            typed.set(text);
        })
    });
    let picked = move || {
        let mut offered = typed.with(|typed| offered(around, &own, typed));
        offered.sort_by(|one, other| one.1.cmp(&other.1));
        let Some((first, _)) = offered.first() else {
            return view! { <span class="small">{words.text("table.found.none")}</span> }
                .into_any();
        };
        let chosen = RwSignal::new(first.clone());
        let id = id.clone();
        let put = move |_| {
            let with = chosen.get_untracked();
            let writes = shared.now(|table| table.group(&id, &with));
            if around.write(writes, "table.group.said") {
                around.seek(&id);
            }
        };
        view! {
            {picker(words.text("table.group"), offered, chosen.into(), move |id| chosen.set(id))}
            {button(None, words.text("table.group.it"), put)}
        }
        .into_any()
    };
    view! {
        {narrowed}
        <div class="row">{picked}</div>
    }
    .into_any()
}

/// The topics with which a card is put, by lead and name: the first ones, or those in which a word is.
fn offered(around: Around, own: &str, typed: &str) -> Vec<(String, String)> {
    let shared = around.shared;
    let found: Vec<String> = if typed.trim().is_empty() {
        let lead = |topic: &Topic| topic.lead.clone();
        let topics = shared.topics();
        topics.with_untracked(|topics| topics.all().iter().map(lead).collect())
    } else {
        untrack(|| shared.find(typed))
    };
    shared.now(|table| {
        let mut seen = BTreeSet::from([own.to_owned()]);
        let leads = found.iter().map(|id| table.lead(id));
        let leads = leads.filter(|lead| seen.insert(lead.clone()));
        let named = |lead: String| {
            let name = excerpt(&member::name(around, table, &lead));
            (lead, name)
        };
        leads.take(OFFERED).map(named).collect()
    })
}

/// Takes a card out of its topic.
fn ungroup(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let alone = shared.now(|table| table.ungroup(&id).is_empty() || !grouped(table, &id));
    if alone {
        return ().into_any();
    }
    let take = move |_| {
        let writes = shared.now(|table| table.ungroup(&id));
        if around.write(writes, "table.ungroup.said") {
            around.seek(&id);
        }
    };
    button_quiet(None, words.text("table.ungroup"), take)
}

fn grouped(table: &Table, id: &str) -> bool {
    let lead = table.lead(id);
    lead != id
        || table
            .there()
            .any(|(other, _)| other != id && table.lead(other) == lead)
}

/// Moves a card to another column.
fn column(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let own = shared.now(|table| table.cards.get(&id).map(|card| card.column.clone()));
    let columns = shared.own.cards().columns().into_iter();
    let others: Vec<(String, String)> = columns
        .filter(|column| Some(&column.id) != own.as_ref())
        .map(|column| (column.id.clone(), around.column(&column.id)))
        .collect();
    let first = others.first().map(|one| one.0.clone()).unwrap_or_default();
    if first.is_empty() {
        return ().into_any();
    }
    let chosen = RwSignal::new(first);
    let put = move |_| {
        let column = Value::Text(chosen.get_untracked());
        if around.write([on_card(&id, "column", column)], "table.moved") {
            around.seek(&id);
        }
    };
    view! {
        <div class="row">
            {picker(words.text("table.move"), others, chosen.into(), move |id| chosen.set(id))}
            {button(None, words.text("table.move.it"), put)}
        </div>
    }
    .into_any()
}

/// What is yes or no about a card.
fn flags(around: Around, id: String) -> AnyView {
    let Around { words, shared, .. } = around;
    let flag = |field: &'static str, is: fn(&Card) -> bool, keys: [&'static str; 4]| {
        let [on, off, said_on, said_off] = keys;
        let (read, own) = (id.clone(), id.clone());
        let now = Memo::new(move |_| shared.with(|table| table.cards.get(&read).is_some_and(is)));
        let press = move |_| {
            let next = !now.get_untracked();
            let write: Write = on_card(&own, field, Value::Flag(next));
            around.write([write], if next { said_on } else { said_off });
        };
        view! {
            <button type="button" class="button quiet" part="button" on:click=press>
                {move || words.text(if now.get() { off } else { on })}
            </button>
        }
    };
    let hide = [
        "table.hide",
        "table.unhide",
        "table.hide.said",
        "table.unhide.said",
    ];
    let pause = [
        "table.pause",
        "table.unpause",
        "table.pause.said",
        "table.unpause.said",
    ];
    let (kept, gone) = (id.clone(), id.clone());
    // What is covered says nothing that could be taken along; it is drawn anew when it is revealed.
    let keep = shared.now(|table| {
        let lead = table.lead(&kept);
        (!table.is_covered(&lead)).then(|| {
            let keep = move |_| shared.keep(&lead);
            button_quiet(Some(Icon::Star), words.text("table.keep"), keep)
        })
    });
    let off = move |_| {
        if around.write(
            [on_card(&gone, "gone", Value::Flag(true))],
            "table.off.said",
        ) {
            around.open.set(None);
            around.focus(".table-board");
        }
    };
    let timed = Signal::stored(timer::of_topic(&shared.now(|table| table.lead(&id))));
    view! {
        {timer::start(around, timed, "table.timer.topic")}
        {flag("hidden", |card| card.hidden, hide)}
        {flag("paused", |card| card.paused, pause)}
        {keep}
        {button_quiet(Some(Icon::Bin), words.text("table.off"), off)}
    }
    .into_any()
}

/// The button that opens the tools of a card. Identifiers from packets are checked to be letters and digits there; one
/// from a foreign document that is not finds nothing.
pub fn toggle(id: &str) -> String {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain {
        ["[data-id=\"", id, "\"] .toggle"].concat()
    } else {
        ".table-board".to_owned()
    }
}
