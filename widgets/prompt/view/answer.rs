//! The answer to a week on screen: what is picked, the field, skipping, another tab's version, and earlier answers.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{leaving::destinations, pick};
use crate::{
    context::Context,
    error::Result,
    programme::{AnswerKind, Asking, Mode, Question},
    ui::{
        Icon, button, button_quiet,
        late::{Inside, Part},
    },
    widgets::prompt::{
        model::{Earlier, begin},
        state::{Command, State},
    },
};

#[wasm_split(prompt_pick, fallible)]
fn pick_code(
    context: Context,
    state: State,
    week: StoredValue<String>,
    asking: StoredValue<Asking>,
) -> Result<Inside> {
    Ok(Rc::new(move || pick::pick(context, state, week, asking)))
}

/// The answer to a week. `asked` is its question; a week that asks nothing any more cannot be skipped.
pub fn answer(context: Context, state: State, week: &str, asked: Option<&Question>) -> AnyView {
    let week = week.to_owned();
    let text = state.text(&week);
    let picked = Memo::new({
        let week = week.clone();
        move |_| {
            state
                .answer(&week)
                .map(|answer| answer.said)
                .unwrap_or_default()
        }
    });
    let blank = Memo::new({
        let text = text.clone();
        move |_| text.with(|text| text.trim().is_empty()) && picked.with(String::is_empty)
    });
    if context.read_only() {
        return view! {
            <div class="stack tight" part="answer">
                <p class="lines">{picked}</p>
                <p class="lines">{move || text.get()}</p>
                {destinations(context, state, week, blank)}
            </div>
        }
        .into_any();
    }
    let asks = asked.is_some();
    let starter = asked.and_then(|asked| asked.starter.as_ref());
    let starter = starter.map(|starter| context.pick(starter));
    let asking = asked.and_then(|asked| asked.answer.as_ref());
    let kind = asking.map(|asking| asking.kind);
    let picking = asking.map(|asking| picking(context, state, &week, asking));
    let hint = move || {
        let observes = context.mode().get() == Mode::Observe;
        context.text(if observes {
            "prompt.answer-hint.observe"
        } else {
            "prompt.answer-hint"
        })
    };
    let area = NodeRef::<html::Textarea>::new();
    let described = asks.then(|| {
        let mut id = String::from("question-");
        id.push_str(&week);
        id
    });
    let (typed, left) = (week.clone(), week.clone());
    view! {
        <div class="stack tight" part="answer">
            {picking}
            <label class="field">
                <span class="label">{context.text(label(kind))}</span>
                <span class="muted small">{hint}</span>
                <textarea
                    class="input"
                    class:brief=kind.is_some_and(is_brief)
                    part="input"
                    rows=if kind.is_some_and(is_brief) { "1" } else { "4" }
                    node_ref=area
                    aria-describedby=described
                    prop:value=text
                    on:input=move |event| state.send(Command::Type(typed.clone(), event_target_value(&event)))
                    on:blur=move |_| state.send(Command::Leave(left.clone()))
                ></textarea>
            </label>
            {aside(context, state, week.clone(), area)}
            {asks.then(|| unwritten(context, state, week.clone(), starter, blank, area))}
            {destinations(context, state, week.clone(), blank)}
            {earlier(context, state, week, blank)}
        </div>
    }
    .into_any()
}

/// What the field for words is called.
fn label(kind: Option<AnswerKind>) -> &'static str {
    match kind {
        None | Some(AnswerKind::Words | AnswerKind::Sentence) => "prompt.answer",
        Some(AnswerKind::Word) => "prompt.answer.word",
        Some(AnswerKind::Tried) => "prompt.answer.tried",
        Some(_) => "prompt.answer.with",
    }
}

/// Whether few words are expected.
fn is_brief(kind: AnswerKind) -> bool {
    kind == AnswerKind::Word || label(Some(kind)) == "prompt.answer.with"
}

/// What is picked before any words; its code is loaded for questions that ask for it.
fn picking(context: Context, state: State, week: &str, asking: &Asking) -> Option<AnyView> {
    if label(Some(asking.kind)) != "prompt.answer.with" {
        return None;
    }
    let part = Part::new(context);
    let week = StoredValue::new(week.to_owned());
    part.load(pick_code(
        context,
        state,
        week,
        StoredValue::new(asking.clone()),
    ));
    Some(part.view())
}

/// What the member answered to the same question before, once they have answered it now.
fn earlier(context: Context, state: State, week: String, blank: Memo<bool>) -> AnyView {
    let found = Memo::new(move |_| {
        if blank.get() {
            Vec::new()
        } else {
            state.earlier(&week)
        }
    });
    let one = move |one: Earlier| {
        view! {
            <li>
                <p class="muted small">{context.moment(one.given)}</p>
                <p class="lines">{one.text}</p>
            </li>
        }
    };
    let list = move || {
        let rows: Vec<_> = found.get().into_iter().map(one).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <details class="small">
                    <summary>{context.text("prompt.earlier")}</summary>
                    <ul class="stack tight">{rows}</ul>
                </details>
            }
        })
    };
    list.into_any()
}

/// What can be done with an answer without words: begin it, or skip the week.
fn unwritten(
    context: Context,
    state: State,
    week: String,
    starter: Option<String>,
    blank: Memo<bool>,
    area: NodeRef<html::Textarea>,
) -> AnyView {
    let skipped = Memo::new({
        let week = week.clone();
        move |_| state.answer(&week).is_some_and(|answer| answer.skipped)
    });
    let starting = {
        let week = week.clone();
        move || {
            let starter = starter.clone()?;
            let (week, text) = (week.clone(), begin(&starter));
            let label = context.text_with("prompt.begin", &[("starter", &starter)]);
            let press = move |_| {
                state.send(Command::Type(week.clone(), text.clone()));
                focus(area);
            };
            Some(button_quiet(Some(Icon::Pen), label, press))
        }
    };
    let skip = move |_| {
        let skip = !skipped.get_untracked();
        state.send(Command::Skip(week.clone(), skip));
        context.announce(&state.sentence(if skip { "said.skipped" } else { "said.open" }));
    };
    let label = move || {
        if skipped.get() {
            context.text("common.undo")
        } else {
            state.sentence("skip")
        }
    };
    let icon = move || {
        if skipped.get() {
            Icon::Undo
        } else {
            Icon::Skip
        }
        .view()
    };
    let skip = StoredValue::new(skip);
    view! {
        {move || (blank.get() && !skipped.get()).then(&starting)}
        {move || blank.get().then(|| view! {
            <div class="row">
                {move || skipped.get().then(|| view! { <span class="muted small">{state.sentence("skipped")}</span> })}
                <button type="button" class="button quiet" part="button" on:click=move |event| skip.with_value(|skip| skip(event))>
                    {icon}
                    <span>{label}</span>
                </button>
            </div>
        })}
    }
    .into_any()
}

/// What another tab or browser wrote at the same time.
fn aside(context: Context, state: State, week: String, area: NodeRef<html::Textarea>) -> AnyView {
    let aside = Memo::new({
        let week = week.clone();
        move |_| state.asides(&week)
    });
    let one = move |text: String| {
        let week = week.clone();
        let shown = text.clone();
        let press = move |_| {
            state.send(Command::TakeIn(week.clone(), text.clone()));
            focus(area);
        };
        view! {
            <div class="notice stack tight" part="notice">
                <p>{context.text("prompt.aside")}</p>
                <p class="lines">{shown}</p>
                <div class="row">{button(Some(Icon::Plus), context.text("prompt.take-in"), press)}</div>
            </div>
        }
    };
    (move || aside.get().into_iter().map(&one).collect::<Vec<_>>()).into_any()
}

fn focus(area: NodeRef<html::Textarea>) {
    if let Some(area) = area.get_untracked() {
        // Fails only when the field left the page meanwhile.
        area.focus().unwrap_or_default();
    }
}
