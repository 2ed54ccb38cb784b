//! The introduction on screen: a way to write it, and beside it what others would see.
//!
//! What is asked first is here; the form, the picture, the composed text, the outputs and the earlier states are chunks of
//! their own, loaded when they are asked for.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

mod answer;
mod card;
mod earlier;
mod form;
mod interview;
mod picture;
mod take;
mod text;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{
    model::{
        Question,
        card::{Beside, person},
        field::LENGTHS,
        outgoing::Version,
    },
    people,
    state::{Command, State, Way},
};
use crate::{
    context::Context,
    programme::Audience,
    share::person::Person,
    ui::{choices, late::Part},
};

/// The whole widget.
pub fn introduction(context: Context, state: State) -> impl IntoView {
    let writing = if context.read_only() {
        told(context, state)
    } else {
        writing(context, state)
    };
    view! {
        <div class="sides">
            <div class="stack loose">{writing}</div>
            {card::others(context, state)}
        </div>
        {people::folds(context, Rc::new(move || mine(state)))}
    }
}

/// What the member wrote of themselves, to find out what others share with it; it goes nowhere.
fn mine(state: State) -> Person {
    person(&untrack(|| state.shown(Version::Full)), Beside::default())
}

fn writing(context: Context, state: State) -> AnyView {
    let form = Part::new(context);
    let mut ways = vec![(Way::Line, context.text("introduction.way.line"))];
    for length in LENGTHS {
        let label = context.text(&key("way", &length.to_string()));
        ways.push((Way::Interview(length), label));
    }
    ways.push((Way::Form, context.text("introduction.way.form")));
    let label = context.text("introduction.way");
    let (way, chooser) = (state.way(), NodeRef::<html::Div>::new());
    // Drawn anew when another way is chosen, never while something is written.
    let body = move || match way.get() {
        None => ().into_any(),
        Some(Way::Line) => line(context, state),
        Some(Way::Interview(length)) => interview::interview(context, state, length, chooser),
        Some(Way::Form) => {
            form.load(form::code(context, state));
            form.view()
        }
    };
    view! {
        <p class="muted">{context.text("introduction.lead")}</p>
        <div class="stack tight" node_ref=chooser>
            <span class="muted small" aria-hidden="true">{label.clone()}</span>
            {choices(label, ways, Signal::derive(move || way.get()), move |way| state.send(Command::Go(way)))}
        </div>
        {body}
        {picture::fold(context, state)}
        {earlier::fold(context, state)}
    }
    .into_any()
}

/// The name and the one line, which are a whole introduction.
fn line(context: Context, state: State) -> AnyView {
    let form = state.form();
    view! {
        <div class="stack loose">
            {answer::answer(context, state, form.name)}
            {answer::answer(context, state, form.line)}
        </div>
    }
    .into_any()
}

/// The answers where nothing may be changed.
fn told(context: Context, state: State) -> AnyView {
    let rows = move || {
        let questions = state.fields().into_iter();
        questions
            .filter_map(|one| one_told(context, state, one))
            .collect::<Vec<_>>()
    };
    view! {
        <p class="subheading">{move || state.introduction().name}</p>
        <ul class="stack">{rows}</ul>
    }
    .into_any()
}

fn one_told(context: Context, state: State, question: Question) -> Option<AnyView> {
    let now = state.introduction();
    let answer = now.answers.get(&question.id)?;
    let asked = if question.text.is_empty() {
        answer.question.clone()
    } else {
        question.text
    };
    let said = card::said_in_words(context, &answer.chosen, answer.text.trim());
    let row = view! {
        <li class="answer" part="answer">
            <p class="label">{asked}</p>
            <p class="lines">{said.clone()}</p>
            <p class="muted small">{goes(context, answer.audience)}</p>
        </li>
    };
    (!said.is_empty()).then(|| row.into_any())
}

fn goes(context: Context, audience: Audience) -> String {
    context.text(&key("audience", audience.as_str()))
}

fn key(kind: &str, word: &str) -> String {
    ["introduction", kind, word].join(".")
}
