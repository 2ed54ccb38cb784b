//! The interview: one question at a time, any of them skipped, back and forth as one likes.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::answer::answer;
use crate::{
    context::Context,
    ui::{button, button_main, focus_soon},
    widgets::introduction::{
        model::{Question, form::begin},
        state::{Command, State, Way},
    },
};

/// What takes the focus at the next question.
const FIRST: &str = "input, textarea, .answer button, [tabindex]";

/// An interview of so many questions. At its end the focus goes back to where another way is chosen.
pub fn interview(
    context: Context,
    state: State,
    length: usize,
    chooser: NodeRef<html::Div>,
) -> AnyView {
    let questions = StoredValue::new(state.form().interview(length));
    let all = questions.with_value(Vec::len);
    let at = RwSignal::new(0_usize);
    let whole = NodeRef::<html::Div>::new();
    let go = move |to: usize| {
        at.set(to.min(all));
        focus_soon(context, whole, FIRST);
    };
    let on = move || go(at.get_untracked() + 1);
    let back = move |_| go(at.get_untracked().saturating_sub(1));
    // Enter goes on from a line, as it does in any form.
    let enter = move |event: KeyboardEvent| {
        let of_a_line = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.matches("input.input").unwrap_or(false));
        if event.key() == "Enter" && !event.is_composing() && of_a_line {
            event.prevent_default();
            on();
        }
    };
    let asked = move || match questions.with_value(|all| all.get(at.get()).cloned()) {
        Some(question) => {
            let place = (at.get() + 1).to_string();
            let values = [("place", place.as_str()), ("all", &all.to_string())];
            let place = context.text_with("introduction.place", &values);
            let next = next(context, state, question.clone(), on);
            view! {
                <p class="muted small">{place}</p>
                {answer(context, state, question)}
                <div class="row">
                    {(at.get() > 0).then(|| button(None, context.text("introduction.back"), back))}
                    {next}
                </div>
            }
            .into_any()
        }
        None => end(context, state, chooser, back),
    };
    view! {
        <div class="interview stack" part="interview" on:keydown=enter node_ref=whole>
            {asked}
        </div>
    }
    .into_any()
}

/// The button that goes on: past a question nothing is said to, or from an answer.
fn next(
    context: Context,
    state: State,
    question: Question,
    on: impl Fn() + Copy + 'static,
) -> AnyView {
    let starter = question.starter.as_deref().map(begin).unwrap_or_default();
    let said = Memo::new(move |_| {
        state.with(|now| {
            let text = now.text(&question.id).trim();
            let written = !text.is_empty() && text != starter.trim();
            written || !now.chosen(&question.id).is_empty()
        })
    });
    let (next, skip) = (
        context.text("introduction.next"),
        context.text("introduction.skip"),
    );
    view! {
        <button type="button" class="button main" part="button" on:click=move |_| on()>
            {move || if said.get() { next.clone() } else { skip.clone() }}
        </button>
    }
    .into_any()
}

fn end(
    context: Context,
    state: State,
    chooser: NodeRef<html::Div>,
    back: impl FnMut(web_sys::MouseEvent) + 'static,
) -> AnyView {
    let all = move |_| {
        state.send(Command::Go(Way::Form));
        focus_soon(context, chooser, "[aria-pressed=true]");
    };
    view! {
        <p tabindex="-1">{context.text("introduction.end")}</p>
        <div class="row">
            {button(None, context.text("introduction.back"), back)}
            {button_main(context.text("introduction.way.form"), all)}
        </div>
    }
    .into_any()
}
