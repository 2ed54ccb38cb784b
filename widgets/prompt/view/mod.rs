//! The prompt on screen: where the programme stands, the week in view, and folded below it the other weeks.

mod agenda;
mod answer;
pub mod host;
mod leaving;
mod pick;
mod ranking;
mod weather;
mod week;

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{
    model::{Shown, Standing},
    state::{Command, State},
};
use crate::{
    context::Context,
    error::Result,
    text::DateStyle,
    ui::{
        heading, heading_below,
        late::{self, Inside},
        modes,
        preview::preview_with,
    },
};

#[wasm_split(prompt_calendar, fallible)]
fn agenda_code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || agenda::agenda(context, state)))
}

#[wasm_split(prompt_pick, fallible)]
fn weathers_code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || weather::weathers(context, state)))
}

/// The whole widget.
pub fn prompt(context: Context, state: State) -> impl IntoView {
    let body = if context.programme().is_some() {
        programme(context, state)
    } else {
        view! { <p class="muted">{context.text("common.no-programme")}</p> }.into_any()
    };
    view! {
        <div class="stack loose">
            {body}
            {apart(context, state)}
            {weathers(context, state)}
            {preview_with(context, state.outgoing(), state.caution())}
        </div>
    }
}

fn programme(context: Context, state: State) -> AnyView {
    let shown = state.shown();
    let standing =
        Memo::new(move |_| shown.with(|shown| shown.clone().map(|shown| shown.standing)));
    let number =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(|shown| shown.week)));
    view! {
        {move || shown.with(|shown| shown.as_ref().and_then(|shown| impossible(context, state, shown)))}
        {move || standing.get().map(|standing| said(context, state, &standing, number.get().is_some()))}
        {move || number.get().map(|number| in_view(context, state, number))}
        {others(context, state)}
        {ahead(context, state)}
        {agenda(context, state)}
    }
    .into_any()
}

/// The weeks that have not begun, where the host shows them.
fn ahead(context: Context, state: State) -> AnyView {
    let shown = state.shown();
    let ahead = Memo::new(move |_| {
        let ahead = |shown: &Option<Shown>| shown.as_ref().map(|shown| shown.ahead.clone());
        shown.with(ahead).unwrap_or_default()
    });
    let row = move |number: usize| {
        let theme = context.pick(&state.week(number)?.theme);
        let dates = dates(context, state, number);
        let row = view! {
            <li>
                {theme} " " <span class="muted small">{dates}</span>
            </li>
        };
        Some(row.into_any())
    };
    let list = move || {
        let rows: Vec<_> = ahead.get().into_iter().filter_map(row).collect();
        (!rows.is_empty()).then(|| fold(context.text("prompt.ahead"), rows))
    };
    list.into_any()
}

/// The way into the member's own calendar.
fn agenda(context: Context, state: State) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let load = move || -> LocalBoxFuture<'static, Result<Inside>> {
        Box::pin(agenda_code(context, state))
    };
    late::fold(context, "prompt.calendar", "fold", node, load)
}

/// The weathers so far, once there are some.
fn weathers(context: Context, state: State) -> AnyView {
    let some = Memo::new(move |_| !state.weathers().is_empty());
    let list = move || {
        let node = NodeRef::<html::Details>::new();
        let load = move || -> LocalBoxFuture<'static, Result<Inside>> {
            Box::pin(weathers_code(context, state))
        };
        late::fold(context, "prompt.weathers", "fold", node, load)
    };
    (move || some.get().then(list)).into_any()
}

/// The week the page asks for, when the programme does not have it.
fn impossible(context: Context, state: State, shown: &Shown) -> Option<AnyView> {
    let week = context.attribute("week").filter(|_| shown.impossible)?;
    let values = [
        ("week", week.as_str()),
        ("count", &state.weeks().to_string()),
    ];
    let mut sentence = state.sentence("impossible");
    for (name, value) in values {
        sentence = sentence.replace(&["{", name, "}"].concat(), value);
    }
    Some(view! { <p class="notice" part="notice">{sentence}</p> }.into_any())
}

/// What is to be said about today, outside the weeks.
fn said(
    context: Context,
    state: State,
    standing: &Standing,
    week_is_open: bool,
) -> Option<AnyView> {
    let mut lines = Vec::new();
    match standing {
        Standing::Running => return None,
        Standing::Empty => lines.push(state.sentence("empty")),
        Standing::After => lines.push(state.sentence("after")),
        Standing::Before(start) => {
            let date = context.date(*start, DateStyle::Full);
            lines.push(context.text_with("prompt.before", &[("date", &date)]));
            if !week_is_open && state.shows_ahead() {
                return Some(first_theme(context, state, lines.remove(0)));
            }
        }
        Standing::Paused { until, label } => {
            lines.push(label.as_ref().map_or_else(
                || context.text("prompt.pause"),
                |label| context.text_with("prompt.pause-named", &[("label", &context.pick(label))]),
            ));
            if let Some(until) = until {
                let date = context.date(*until, DateStyle::Full);
                lines.push(state.sentence("pause-until").replace("{date}", &date));
            }
            if week_is_open {
                lines.push(state.sentence("pause-open"));
            }
        }
    }
    Some(view! { <p>{lines.join(" ")}</p> }.into_any())
}

fn first_theme(context: Context, state: State, begins: String) -> AnyView {
    let theme = state.week(1).map(|week| context.pick(&week.theme));
    view! {
        <div class="stack tight">
            <p>{begins}</p>
            <p class="muted small">{context.text("prompt.first")}</p>
            {heading(context, 1, "subheading", theme)}
        </div>
    }
    .into_any()
}

/// The week in full view.
fn in_view(context: Context, state: State, number: usize) -> Option<AnyView> {
    let week = state.week(number)?;
    let name = state.name(&week.id);
    state.send(Command::Open(name.clone()));
    let ready = Memo::new({
        let name = name.clone();
        move |_| state.is_open(&name)
    });
    let choice = (!context.read_only())
        .then(|| modes(context, move |mode| state.send(Command::TakePart(mode))));
    let (theme, dates) = (context.pick(&week.theme), dates(context, state, number));
    let view = view! {
        <section class="stack" part="week">
            <div>
                {heading_below(context, theme)}
                <p class="muted small">{dates}</p>
            </div>
            {choice}
            {move || ready.get().then(|| week::content(context, state, &week, &name))}
        </section>
    };
    Some(view.into_any())
}

/// The other weeks that have begun, each under its theme and dates.
fn others(context: Context, state: State) -> AnyView {
    let shown = state.shown();
    let others = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| shown.others.clone())
                .unwrap_or_default()
        })
    });
    let row = move |number: usize| {
        let week = state.week(number)?;
        let dates = dates(context, state, number);
        let title = view! {
            <span>{context.pick(&week.theme)}</span>
            " "
            <span class="muted small">{dates}</span>
        };
        let name = state.name(&week.id);
        let inside = {
            let name = name.clone();
            move || week::content(context, state, &week, &name)
        };
        Some(folded(state, name, title.into_any(), inside))
    };
    let list = move || {
        let rows: Vec<_> = others.get().into_iter().filter_map(row).collect();
        (!rows.is_empty()).then(|| fold(state.sentence("others"), rows))
    };
    list.into_any()
}

/// The answers that are to none of the weeks in view, as they run now.
fn apart(context: Context, state: State) -> AnyView {
    let apart = Memo::new(move |_| state.apart());
    let row = move |week: String| {
        // Drawn once: a list that followed each answer would close the one being written.
        let (answer, given) = untrack(|| (state.answer(&week), state.given(&week)));
        let question = answer
            .map(|answer| answer.question)
            .filter(|q| !q.is_empty());
        let question = question.unwrap_or_else(|| week.clone());
        let given = given.map(|given| context.moment(given));
        let title = view! {
            <span>{question}</span>
            " "
            <span class="muted small">{given}</span>
        };
        let inside = {
            let week = week.clone();
            move || answer::answer(context, state, &week, None)
        };
        folded(state, week, title.into_any(), inside)
    };
    let list = move || {
        let rows: Vec<_> = apart.get().into_iter().map(row).collect();
        (!rows.is_empty()).then(|| fold(context.text("prompt.apart"), rows))
    };
    list.into_any()
}

fn fold(title: String, rows: Vec<AnyView>) -> AnyView {
    view! {
        <details class="fold">
            <summary>{title}</summary>
            <ul class="stack tight">{rows}</ul>
        </details>
    }
    .into_any()
}

/// A week in a fold; what is in it is made when it is first opened.
fn folded(
    state: State,
    week: String,
    title: AnyView,
    inside: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let ready = Memo::new({
        let week = week.clone();
        move |_| state.is_open(&week)
    });
    view! {
        <li part="past-week">
            <details on:toggle=move |_| state.send(Command::Open(week.clone()))>
                <summary>{title}</summary>
                {move || ready.get().then(&inside)}
            </details>
        </li>
    }
    .into_any()
}

fn dates(context: Context, state: State, number: usize) -> Option<String> {
    let (from, to) = state.days(number)?;
    Some(if from == to {
        context.date(from, DateStyle::Full)
    } else {
        context.days(from, to)
    })
}
