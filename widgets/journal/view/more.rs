//! What can be chosen for a text besides writing it: a star, the time of day, the weather, the energy. All of it can be
//! left, and taken back by the same press. Tags are shown as the text writes them; those that came with the entry can be taken off.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::{Event, HtmlInputElement};

use crate::{
    context::Context,
    error::Result,
    programme::Day,
    text::today,
    ui::{
        Icon, button, button_quiet, focus,
        late::{self, Inside},
    },
    widgets::journal::{
        model::{Details, Energy, Spoken, Weather, details::words, letter::choices},
        state::{State, Writing},
    },
};

/// Whose open entry can be closed as a letter, and what comes after that.
type Closing = Option<(State, Callback<()>)>;

/// The fold.
pub fn more(context: Context, writing: Writing, closing: Closing) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    late::fold(context, "journal.more", "no-print", node, move || {
        Box::pin(inside(context, writing, closing))
    })
}

#[wasm_split(journal_more, fallible)]
fn inside(context: Context, writing: Writing, closing: Closing) -> Result<Inside> {
    let words = Rc::new(words(&context.language()));
    Ok(Rc::new(move || chosen(context, writing, closing, &words)))
}

fn chosen(context: Context, writing: Writing, closing: Closing, words: &Spoken) -> AnyView {
    let star = Choice {
        sign: Some(Icon::Star),
        name: words.get("star"),
        holds: Box::new(|details| details.starred),
        turn: Box::new(|details| details.starred = !details.starred),
    };
    view! {
        <div class="stack">
            <div class="row">
                {star.view(context, writing)}
                {time_field(context, writing, words.get("time"))}
            </div>
            {weather(context, writing, words)}
            {energy(context, writing, words)}
            {tags(context, writing, words)}
            {closing
                .filter(|_| !context.read_only())
                .map(|(state, then)| letter(context, state, then, words))}
        </div>
    }
    .into_any()
}

/// One thing to choose or take back.
struct Choice {
    sign: Option<Icon>,
    name: String,
    holds: Box<dyn Fn(&Details) -> bool + Send + Sync>,
    turn: Box<dyn Fn(&mut Details)>,
}

impl Choice {
    fn view(self, context: Context, writing: Writing) -> AnyView {
        let Self {
            sign,
            name,
            holds,
            turn,
        } = self;
        let pressed = move || writing.details().with(&holds).to_string();
        view! {
            <button
                type="button"
                class="button"
                part="button"
                aria-pressed=pressed
                disabled=context.read_only()
                on:click=move |_| writing.choose(&turn)
            >
                {sign.map(Icon::view)}
                <span>{name}</span>
            </button>
        }
        .into_any()
    }
}

fn weather(context: Context, writing: Writing, words: &Spoken) -> AnyView {
    let all = Weather::ALL.map(|one| {
        let choice = Choice {
            sign: None,
            name: words.get(&one.key()),
            holds: Box::new(move |details| details.weather == Some(one)),
            turn: Box::new(move |details| {
                details.weather = (details.weather != Some(one)).then_some(one);
            }),
        };
        choice.view(context, writing)
    });
    group(words.get("weather"), all.into())
}

fn energy(context: Context, writing: Writing, words: &Spoken) -> AnyView {
    let all = Energy::ALL.map(|one| {
        let choice = Choice {
            sign: None,
            name: words.get(one.key()),
            holds: Box::new(move |details| details.energy == Some(one)),
            turn: Box::new(move |details| {
                details.energy = (details.energy != Some(one)).then_some(one);
            }),
        };
        choice.view(context, writing)
    });
    group(words.get("energy"), all.into())
}

fn group(name: String, all: Vec<AnyView>) -> AnyView {
    let label = name.clone();
    view! {
        <div class="stack tight" role="group" aria-label=label>
            <span aria-hidden="true">{name}</span>
            <div class="row">{all}</div>
        </div>
    }
    .into_any()
}

fn time_field(context: Context, writing: Writing, name: String) -> AnyView {
    let time = move || {
        writing
            .details()
            .with(|details| details.time.clone().unwrap_or_default())
    };
    let change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if !writing.set_time(&input.value()) {
            input.set_value(&time());
        }
    };
    view! {
        <label class="row">
            <span class="small">{name}</span>
            <input
                type="time"
                class="input day"
                part="input"
                readonly=context.read_only()
                prop:value=time
                on:change=change
                on:blur=move |_| writing.save()
            />
        </label>
    }
    .into_any()
}

/// Where the open entry is closed until a day.
fn letter(context: Context, state: State, then: Callback<()>, words: &Spoken) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let refused = RwSignal::new(false);
    let (first, last) = choices(today());
    let (said, days) = (words.get("letter-closed"), words.get("letter-days"));
    let close = move |_| {
        let field = field.get_untracked();
        let day = field.as_ref().and_then(|field| Day::parse(&field.value()));
        let done = day.is_some_and(|day| state.seal(day));
        if done {
            context.announce(&said);
            then.run(());
        } else {
            refused.set(true);
            context.announce(&days);
            if let Some(field) = field {
                focus(&field);
            }
        }
    };
    let (hint, days) = (words.get("letter-hint"), words.get("letter-days"));
    view! {
        <div class="stack tight">
            <div class="row">
                <label class="row">
                    <span class="small">{words.get("letter")}</span>
                    <input
                        type="date"
                        class="input day"
                        part="input"
                        min=first.to_string()
                        max=last.to_string()
                        aria-invalid=move || refused.get().to_string()
                        node_ref=field
                    />
                </label>
                {button(Some(Icon::Lock), words.get("letter-close"), close)}
            </div>
            <p class="small muted">{move || if refused.get() { days.clone() } else { hint.clone() }}</p>
        </div>
    }
    .into_any()
}

fn tags(context: Context, writing: Writing, words: &Spoken) -> AnyView {
    let (said, hint) = (words.get("tags"), words.get("tags-hint"));
    let line = move || {
        let tags = writing.tags();
        if tags.is_empty() {
            hint.clone()
        } else {
            said.replace("{tags}", &tags.join(", "))
        }
    };
    let own = {
        let words = words.clone();
        move || (!context.read_only()).then(|| taken_off(context, writing, &words))
    };
    view! {
        <div class="stack tight tags" tabindex="-1">
            <p class="small muted">{line}</p>
            {own}
        </div>
    }
    .into_any()
}

/// Tags that came with the entry, each to be taken off; those in the text are taken out there.
fn taken_off(context: Context, writing: Writing, words: &Spoken) -> AnyView {
    let row = NodeRef::<html::Div>::new();
    let buttons: Vec<_> = writing
        .own_tags()
        .into_iter()
        .map(|tag| {
            let named = |key: &str| words.get(key).replace("{tag}", &tag);
            let (label, said) = (named("untag"), named("untagged"));
            let take = move |_| {
                // The button goes, so the focus has to be somewhere else before.
                let whole = row.get_untracked().and_then(|row| row.parent_element());
                if let Some(whole) = whole {
                    focus(&whole);
                }
                writing.choose(|details| details.untagged.push(tag.clone()));
                context.announce(&said);
            };
            button_quiet(Some(Icon::Bin), label, take)
        })
        .collect();
    view! { <div class="row" node_ref=row>{buttons}</div> }.into_any()
}
