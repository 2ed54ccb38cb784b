//! How a round closes: what the time was worth, one word, cards of thanks. A chunk of its own, loaded when the round comes
//! to its last phase.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{
    Around,
    line::{self, Line},
};
use crate::{
    error::Result,
    ui::{
        Icon, button_quiet, choices, field, heading,
        late::{Inside, Part},
        words::Words,
    },
    widgets::retrospective::model::table::{
        NAME_CHARS, Phase, TEXT_CHARS, Table,
        closing::{self, MOST, WORD_CHARS},
    },
};

/// Names whom thanks are for, while it is typed.
const TO: &str = "thanks/to";

/// The part, while the round closes or something was said at its close.
pub fn closing(around: Around) -> AnyView {
    let part = Part::new(around.context);
    let wanted = Memo::new(move |_| {
        around.shared.with(|table| {
            let said = !table.closings.is_empty() || table.thanks_there().next().is_some();
            said || table.round.phase() == Phase::Close
        })
    });
    Effect::new(move |_| {
        if wanted.get() {
            part.load(async move { load(around).await });
        }
    });
    (move || wanted.get().then(|| part.view())).into_any()
}

#[wasm_split(retrospective_closing, fallible)]
fn load(around: Around) -> Result<Inside> {
    Ok(Rc::new(move || inside(around)))
}

fn inside(around: Around) -> AnyView {
    let words = Words::new(
        around.context,
        include_str!("../../model/table/closing/en.json"),
        include_str!("../../model/table/closing/fr.json"),
    );
    let writes = !around.context.read_only();
    view! {
        <section class="stack closing">
            {heading(around.context, 2, "subheading", words.text("closing"))}
            <p class="muted small">{words.text("closing.what")}</p>
            {writes.then(|| own(around, words))}
            {spread(around, words)}
            {said(around, words)}
            {thanks(around, words)}
        </section>
    }
    .into_any()
}

/// What this member says, or whoever they answer for.
fn own(around: Around, words: Words) -> AnyView {
    let Around {
        context, shared, ..
    } = around;
    let names = (1..=MOST).map(|worth| (worth, name(words, worth)));
    let chosen = Signal::derive(move || {
        let who = around.voter();
        shared.with(|table| table.closings.get(&who).and_then(|one| one.worth))
    });
    let choose = move |worth: u8| {
        let who = untrack(|| around.voter());
        // The same once more takes it back.
        let worth = Some(worth).filter(|worth| chosen.get_untracked() != Some(*worth));
        if shared.write([closing::worth(&who, worth)]) {
            context.announce(&words.text("closing.worth.said"));
        }
    };
    let say = move |text: &str| {
        let who = untrack(|| around.voter());
        let said = shared.write([closing::word(&who, text)]);
        if said {
            context.announce(&words.text("closing.word.said"));
        }
        said
    };
    let word = Line {
        name: "word".to_owned(),
        label: words.text("closing.word"),
        press: words.text("closing.word.it"),
        most: WORD_CHARS,
    };
    view! {
        {choices(words.text("closing.worth"), names.collect(), chosen, choose)}
        {word.view(around, say)}
    }
    .into_any()
}

fn name(words: Words, worth: u8) -> String {
    words.text(&["closing.worth.", &worth.to_string()].concat())
}

/// How many said what; a sentence while too few did.
fn spread(around: Around, words: Words) -> AnyView {
    let worths = Memo::new(move |_| around.shared.with(Table::worths));
    let inside = move || {
        let Some(counts) = worths.get() else {
            return view! { <p class="small spread">{words.text("closing.few")}</p> }.into_any();
        };
        let lines: Vec<_> = (1..=MOST)
            .zip(counts)
            .map(|(worth, count)| {
                let values = [("worth", name(words, worth)), ("count", count.to_string())];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                view! { <li>{words.with("closing.spread.line", &values)}</li> }
            })
            .collect();
        view! {
            <div class="stack tight spread">
                <p class="label">{words.text("closing.spread")}</p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any()
    };
    inside.into_any()
}

/// The words that were said.
fn said(around: Around, words: Words) -> AnyView {
    let said = Memo::new(move |_| around.shared.with(Table::closing_words));
    let inside = move || {
        let said = said.get();
        (!said.is_empty()).then(|| {
            view! { <p><span class="label">{words.text("closing.words")}</span> " " {said.join(" · ")}</p> }
        })
    };
    inside.into_any()
}

/// Cards of thanks, and the way to write one.
fn thanks(around: Around, words: Words) -> AnyView {
    let Around {
        context, shared, ..
    } = around;
    let writes = !context.read_only();
    let cards = Memo::new(move |_| {
        shared.with(|table| {
            let cards = table.thanks_there();
            let card = |(id, one): (&String, &closing::Thanks)| {
                (id.clone(), one.to.clone(), one.text.clone())
            };
            cards.map(card).collect::<Vec<_>>()
        })
    });
    let row = move |(id, to, text): (String, String, String)| {
        let line = if to.is_empty() {
            text
        } else {
            words.with("closing.thanks.line", &[("to", &to), ("text", &text)])
        };
        let off = move |_| {
            if shared.write([closing::unthank(&id)]) {
                context.announce(&words.text("closing.thanks.gone"));
                around.focus(".closing .subheading");
            }
        };
        let off =
            writes.then(|| button_quiet(Some(Icon::Bin), words.text("closing.thanks.off"), off));
        view! { <li class="card row" part="card"><span class="lines">{line}</span> {off}</li> }
    };
    let form = writes.then(|| {
        let to = line::typed_in(around, TO, String::new);
        let fault = line::too_long(around, to, NAME_CHARS);
        let label = words.text("closing.thanks.to");
        let text = Line {
            name: "thanks".to_owned(),
            label: words.text("closing.thanks.for"),
            press: words.text("closing.thanks.it"),
            most: TEXT_CHARS,
        };
        let thank = move |text: &str| {
            let put = line::is_taken(around, fault) && shared.thank(&to.get_untracked(), text);
            if put {
                around.typed.forget(TO);
                context.announce(&words.text("closing.thanks.said"));
            }
            put
        };
        view! {
            {field(label, None, false, to, move |name| around.typed.write(TO, name))}
            {line::shown(fault)}
            {text.view(around, thank)}
        }
    });
    view! {
        <div class="stack tight thanks">
            <p class="label">{words.text("closing.thanks")}</p>
            <ul class="cards">
                <For each=move || cards.get() key=Clone::clone children=row />
            </ul>
            {form}
        </div>
    }
    .into_any()
}
