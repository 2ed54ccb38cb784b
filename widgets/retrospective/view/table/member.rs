//! One card of the table: what it says, where it comes from, what people think of it, and the way to its tools.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, tools};
use crate::{
    ui::{Icon, button_quiet},
    widgets::retrospective::model::{
        card::excerpt,
        table::{Face, REACTIONS, Table},
    },
};

/// What is seen of a card. It changes with this card alone.
pub fn face(around: Around, id: &str) -> Memo<Face> {
    let (shared, id) = (around.shared, id.to_owned());
    Memo::new(move |_| shared.with(|table| table.face(&id, &shared.me())))
}

/// A card. One that leads a topic has no line about its column, under which it stands.
pub fn member(around: Around, id: String, face: Memo<Face>, leads: bool) -> AnyView {
    let Around {
        context,
        words,
        shared,
        open,
        ..
    } = around;
    let says = move || {
        let text = face.with(|face| face.text.clone());
        text.unwrap_or_else(|| words.text("table.covered"))
    };
    let about = move || face.with(|face| about(around, face, leads));
    let said = Memo::new(move |_| face.with(|face| face.comments.clone()));
    let comments = move || {
        let rows: Vec<_> = said
            .get()
            .into_iter()
            .map(|text| view! { <li class="lines">{text}</li> })
            .collect();
        (!rows.is_empty()).then(|| {
            view! { <ul class="small" aria-label=words.text("table.comments")>{rows}</ul> }
        })
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
    let of = move || {
        let name = face.with(|face| face.name().cloned());
        let text = excerpt(&name.unwrap_or_else(|| words.text("table.covered")));
        [" ", &words.with("table.change.of", &[("text", &text)])].concat()
    };
    let tools = (!context.read_only()).then(|| {
        let (toggled, inside) = (id.clone(), id.clone());
        let toggle = move |_| {
            let opens = (!expanded.get_untracked()).then(|| toggled.clone());
            around.sought.set(opens.clone());
            open.set(opens);
        };
        view! {
            <div class="row">
                {reactions(around, &id, face)}
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
fn about(around: Around, face: &Face, leads: bool) -> Option<String> {
    let words = around.words;
    let column = (!leads).then(|| around.column(&face.column));
    let author = face.author.as_ref();
    let author = author.map(|author| words.with("table.by", &[("author", author)]));
    let journal = face.origin.as_deref() == Some("journal");
    let origin = journal.then(|| words.text("table.from-journal"));
    let kept = face.kept.then(|| words.text("table.kept"));
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
fn reactions(around: Around, id: &str, face: Memo<Face>) -> AnyView {
    let Around { words, shared, .. } = around;
    let one = |(place, kind): (usize, &'static str)| {
        let own = id.to_owned();
        let now = Memo::new(move |_| {
            face.with(|face| face.reactions.get(place).copied().unwrap_or_default())
        });
        let count = move || match now.get().0 {
            0 => String::new(),
            count => [" ", &count.to_string()].concat(),
        };
        let pressed = move || now.get().1.to_string();
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
    let buttons: Vec<_> = REACTIONS.into_iter().enumerate().map(one).collect();
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
    let now = {
        let lead = lead.clone();
        Memo::new(move |_| {
            let all = shared
                .topics()
                .with(|topics| topics.led_by(&lead).map(|topic| topic.votes));
            let own = around.given.with(|given| given.get(&lead).copied());
            (all.unwrap_or_default(), own.unwrap_or_default())
        })
    };
    let counted = move || {
        let (all, own) = now.get();
        let values = [("count", &*all.to_string()), ("own", &*own.to_string())];
        words.with("table.votes", &values)
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
