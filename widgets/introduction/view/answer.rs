//! A question with what answers it: a field, choices or both, how far the answer goes, and the beginning of one.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{goes, key};
use crate::{
    context::Context,
    programme::{Audience, Intention, Mode},
    share::person::Agreement,
    text::zone,
    ui::{Icon, button_quiet, choices, field, focus, picker},
    widgets::introduction::{
        model::{Control, Question, field::NAME, form::begin},
        state::{Command, State},
    },
};

/// The forms of agreement that are offered.
const AGREEMENTS: [Agreement; 3] = [Agreement::Feminine, Agreement::Masculine, Agreement::Neuter];

/// A question with its answer.
pub fn answer(context: Context, state: State, question: Question) -> AnyView {
    let label = question.text.clone();
    let beside = (question.id != NAME).then(|| {
        view! {
            <div class="row">
                {aim(context, state, question.clone())}
                {starter(context, state, question.clone())}
            </div>
        }
    });
    view! {
        <div class="answer stack tight" part="answer" role="group" aria-label=label>
            {control(context, state, question)}
            {beside}
        </div>
    }
    .into_any()
}

fn control(context: Context, state: State, question: Question) -> AnyView {
    match question.control {
        Control::Line | Control::Zone | Control::Picture => {
            let (label, hint) = (question.text.clone(), question.hint.clone());
            written(state, question, label, hint, false)
        }
        Control::Long => {
            let (label, hint) = (question.text.clone(), question.hint.clone());
            written(state, question, label, hint, true)
        }
        Control::Intentions => {
            let ticks = Intention::ALL.iter();
            let ticks = ticks.map(|one| tick(context, state, &question, one.as_str()));
            let ticks = view! { <div class="row ticks">{ticks.collect::<Vec<_>>()}</div> };
            chosen_and_written(context, state, question, ticks.into_any())
        }
        Control::Mode => {
            let modes = Mode::ALL.iter();
            let modes = modes.map(|one| {
                let label = context.text(&["common.mode.", one.as_str()].concat());
                (one.as_str(), label)
            });
            let one_of = one_of(state, question.clone(), modes.collect());
            chosen_and_written(context, state, question, one_of)
        }
        Control::Agreement => {
            let forms =
                AGREEMENTS.map(|one| (one.as_str(), context.text(&key("agreement", one.as_str()))));
            let one_of = one_of(state, question.clone(), forms.to_vec());
            view! { {head(&question)} {one_of} }.into_any()
        }
    }
}

fn head(question: &Question) -> AnyView {
    let hint = question.hint.clone();
    view! {
        <span class="label" aria-hidden="true">{question.text.clone()}</span>
        {hint.map(|hint| view! { <span class="muted small">{hint}</span> })}
    }
    .into_any()
}

fn chosen_and_written(
    context: Context,
    state: State,
    question: Question,
    choosing: AnyView,
) -> AnyView {
    let own = context.text("introduction.own-words");
    view! { {head(&question)} {choosing} {written(state, question, own, None, false)} }.into_any()
}

fn written(
    state: State,
    question: Question,
    label: String,
    hint: Option<String>,
    long: bool,
) -> AnyView {
    let id = question.id.clone();
    let text = Signal::derive(move || state.with(|now| now.text(&id).to_owned()));
    let write = move |text| state.send(Command::Write(question.clone(), text));
    field(label, hint, long, text, write)
}

fn tick(context: Context, state: State, question: &Question, word: &'static str) -> AnyView {
    let (id, question) = (question.id.clone(), question.clone());
    let ticked = move || state.with(|now| now.chosen(&id).iter().any(|one| one == word));
    view! {
        <label class="choice">
            <input
                type="checkbox"
                part="input"
                prop:checked=ticked
                on:change=move |_| state.send(Command::Choose(question.clone(), word))
            />
            <span>{context.text(&key("intention", word))}</span>
        </label>
    }
    .into_any()
}

fn one_of(state: State, question: Question, options: Vec<(&'static str, String)>) -> AnyView {
    let words: Vec<_> = options.iter().map(|(word, _)| *word).collect();
    let (id, label) = (question.id.clone(), question.text.clone());
    let chosen = Signal::derive(move || {
        state.with(|now| {
            let chosen = now.chosen(&id).first()?;
            words.iter().find(|word| *word == chosen).copied()
        })
    });
    let question = StoredValue::new(question);
    let choose = move |word| state.send(Command::Choose(question.get_value(), word));
    choices(label, options, chosen, choose)
}

/// How far the answer goes.
pub fn aim(context: Context, state: State, question: Question) -> AnyView {
    let asked = question.clone();
    let audience = Signal::derive(move || state.with(|now| Some(now.audience(&asked))));
    let word = Signal::derive(move || {
        let word = audience.get().map(Audience::as_str);
        word.unwrap_or_default().to_owned()
    });
    let options = Audience::ALL
        .iter()
        .map(|one| (one.as_str().to_owned(), goes(context, *one)));
    let aim = move |word: String| {
        if let Some(audience) = Audience::parse(&word) {
            state.send(Command::Aim(question.clone(), audience));
        }
    };
    picker(
        context.text("introduction.audience"),
        options.collect(),
        word,
        aim,
    )
}

/// Puts the beginning of an answer into an empty field and goes on there; of a time zone, this device's.
fn starter(context: Context, state: State, question: Question) -> Option<AnyView> {
    let (begun, shown) = if question.control == Control::Zone {
        let zone = zone();
        (zone.clone(), zone)
    } else {
        let starter = question.starter.clone()?;
        (begin(&starter), starter)
    };
    let label = context.text_with("introduction.start", &[("starter", &shown)]);
    let id = question.id.clone();
    let empty = Memo::new(move |_| state.with(|now| now.text(&id).trim().is_empty()));
    let press = move |event: MouseEvent| {
        state.send(Command::Write(question.clone(), begun.clone()));
        focus_field(&event);
    };
    let shown = move || {
        empty
            .get()
            .then(|| button_quiet(Some(Icon::Pen), label.clone(), press.clone()))
    };
    Some(view! { {shown} }.into_any())
}

fn focus_field(event: &MouseEvent) -> Option<()> {
    let pressed: Element = event.current_target()?.dyn_into().ok()?;
    let found = pressed
        .closest("[role=group]")
        .ok()??
        .query_selector("input.input, textarea.input")
        .ok()??;
    focus(&found);
    Some(())
}
