//! One card of the table: what it says, where it comes from, what people think of it, and the way to its tools.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, tools};
use crate::{
    ui::{Icon, button_quiet},
    widgets::retrospective::model::{
        card::excerpt,
        table::{REACTIONS, Table},
    },
};

/// A card. One that leads a topic has no line about its column, under which it stands.
pub fn member(around: Around, id: String, leads: bool) -> AnyView {
    let Around {
        context,
        words,
        shared,
        open,
        ..
    } = around;
    let says = {
        let id = id.clone();
        move || {
            shared.with(|table| {
                if table.is_covered(&id) {
                    return words.text("table.covered");
                }
                let card = table.cards.get(&id);
                card.map(|card| card.text.clone()).unwrap_or_default()
            })
        }
    };
    let about = {
        let id = id.clone();
        move || shared.with(|table| about(around, table, &id, leads))
    };
    let comments = {
        let id = id.clone();
        move || {
            shared.with(|table| {
                let list = table.comments_on(&id);
                let rows = list.iter().map(|(_, comment)| {
                    view! { <li class="lines">{comment.text.clone()}</li> }
                });
                let rows: Vec<_> = rows.collect();
                (!rows.is_empty() && !table.is_covered(&id)).then(|| {
                    view! { <ul class="small" aria-label=words.text("table.comments")>{rows}</ul> }
                })
            })
        }
    };
    let expanded = Memo::new({
        let id = id.clone();
        move |_| open.with(|open| open.as_deref() == Some(&id))
    });
    // What stands open names other cards: it is drawn anew when one of them is covered or revealed.
    let covered = Memo::new(move |_| {
        if !expanded.get() {
            return Vec::new();
        }
        shared.with(|table| {
            let all = table.cards.keys().filter(|id| table.is_covered(id));
            all.cloned().collect()
        })
    });
    let of = {
        let id = id.clone();
        move || {
            let text = excerpt(&shared.with(|table| name(around, table, &id)));
            [" ", &words.with("table.change.of", &[("text", &text)])].concat()
        }
    };
    let tools = (!context.read_only()).then(|| {
        let (toggled, inside) = (id.clone(), id.clone());
        let toggle = move |_| open.set((!expanded.get_untracked()).then(|| toggled.clone()));
        view! {
            <div class="row">
                {reactions(around, &id)}
                <button
                    type="button"
                    class="button quiet small toggle"
                    part="button"
                    aria-expanded=move || expanded.get().to_string()
                    on:click=toggle
                >
                    {words.text("table.change")}
                    <span class="visually-hidden">{of}</span>
                </button>
            </div>
            {move || {
                // Read, not only tracked: nothing makes a memo that nobody reads.
                covered.with(|_| ());
                expanded.get().then(|| tools::tools(around, inside.clone()))
            }}
        }
    });
    let grip = (!context.read_only()).then(|| {
        let title = context.text("retrospective.grip");
        view! { <span class="grip" title=title>{Icon::Grip.view()}</span> }
    });
    view! {
        <div class="stack tight">
            <div class="line">
                {grip}
                <p class="lines">{says}</p>
            </div>
            {move || about().map(|line| view! { <p class="small muted">{line}</p> })}
            {comments}
            {tools}
        </div>
    }
    .into_any()
}

/// The line under a card: its column, who says so, where it comes from.
fn about(around: Around, table: &Table, id: &str, leads: bool) -> Option<String> {
    let words = around.words;
    let card = table.cards.get(id)?;
    let column = (!leads).then(|| around.column(&card.column));
    let author = card.author.as_ref().filter(|_| !table.is_covered(id));
    let author = author.map(|author| words.with("table.by", &[("author", author)]));
    let journal = card.origin.as_deref() == Some("journal");
    let origin = journal.then(|| words.text("table.from-journal"));
    let kept = card.kept.then(|| words.text("table.kept"));
    let parts: Vec<_> = [column, author, origin, kept]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What a card is called in labels and messages; one that is covered is not given away by them.
pub fn name(around: Around, table: &Table, id: &str) -> String {
    if table.is_covered(id) {
        return around.words.text("table.covered");
    }
    let card = table.cards.get(id);
    card.map(|card| card.title.as_ref().unwrap_or(&card.text).clone())
        .unwrap_or_default()
}

/// What people think of a card, each a button of this member's.
fn reactions(around: Around, id: &str) -> AnyView {
    let Around { words, shared, .. } = around;
    let one = |kind: &'static str| {
        let (counted, pressed, own) = (id.to_owned(), id.to_owned(), id.to_owned());
        let count = move || match shared.with(|table| table.reactions(&counted, kind)) {
            0 => String::new(),
            count => [" ", &count.to_string()].concat(),
        };
        let pressed = move || {
            shared
                .with(|table| table.reacts(&shared.me(), &pressed, kind))
                .to_string()
        };
        let press = move |_| {
            let write = shared.now(|table| table.react(&shared.me(), &own, kind));
            shared.write([write]);
        };
        view! {
            <button type="button" class="button quiet small" part="button" aria-pressed=pressed on:click=press>
                {words.text(&["table.react.", kind].concat())}
                <span>{count}</span>
            </button>
        }
    };
    let buttons: Vec<_> = REACTIONS.into_iter().map(one).collect();
    view! { <span class="row" role="group" aria-label=words.text("table.react")>{buttons}</span> }
        .into_any()
}

/// The votes of a topic, and the buttons to give and take them.
pub fn votes(around: Around, lead: String) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let counted = {
        let lead = lead.clone();
        move || {
            let all = shared.topics().with(|topics| {
                let own = topics.iter().find(|topic| topic.lead == lead);
                own.map_or(0, |topic| topic.votes)
            });
            let own = shared.with(|table| {
                let given = table.votes_of(&around.voter());
                given.get(&lead).copied().unwrap_or_default()
            });
            let values = [("count", &*all.to_string()), ("own", &*own.to_string())];
            words.with("table.votes", &values)
        }
    };
    let buttons = (!context.read_only()).then(|| {
        let (given, taken) = (lead.clone(), lead);
        let give = move |_| {
            let who = untrack(|| around.voter());
            let writes = shared.now(|table| table.vote(&who, &given));
            if !around.write(writes, "table.voted") {
                around.say("table.vote.none");
            }
        };
        let take = move |_| {
            let who = untrack(|| around.voter());
            let writes = shared.now(|table| table.take_vote(&who, &taken));
            around.write(writes, "table.unvoted");
        };
        view! {
            {button_quiet(Some(Icon::Plus), words.text("table.vote"), give)}
            {button_quiet(Some(Icon::Undo), words.text("table.unvote"), take)}
        }
    });
    view! {
        <div class="row votes">
            <span class="small">{counted}</span>
            {buttons}
        </div>
    }
    .into_any()
}
