//! A year at a glance: its months with a dot for each day about which something was written. Other days are blank, and a
//! dot is a dot whatever the day holds. A month with dots opens.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::KeyboardEvent;

use super::named::named;
use crate::{
    context::Context,
    programme::Day,
    ui::{button_quiet, focus_soon},
    widgets::journal::{
        model::{
            Spoken,
            calendar::{Cell, Month},
        },
        state::looking::Looking,
    },
};

const MONTHS: i32 = 12;

/// The year in view; `opened` is called after one of its months was opened.
pub fn year(
    context: Context,
    looking: Looking,
    words: StoredValue<Rc<Spoken>, LocalStorage>,
    opened: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let title = move || named(context, looking.first_day(), &[("year", "numeric")]);
    let turn = move |by| {
        if looking.turn(by) {
            context.announce(&untrack(title));
        }
    };
    let keys = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "PageUp" => turn(-MONTHS),
            "PageDown" => turn(MONTHS),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let turner = move |key: &str, by| button_quiet(None, context.text(key), move |_| turn(by));
    let shown = move || {
        let months = looking.year();
        if months.iter().all(|month| month.written().next().is_none()) {
            let blank = words.with_value(|words| words.get("blank"));
            return view! { <p class="muted">{blank}</p> }.into_any();
        }
        let months: Vec<_> = months
            .into_iter()
            .map(|month| one(context, looking, words, month, opened))
            .collect();
        view! { <ul class="year">{months}</ul> }.into_any()
    };
    view! {
        <div class="stack tight" role="group" aria-label=title on:keydown=keys>
            <div class="row apart no-print">
                {turner("journal.year-earlier", -MONTHS)} {turner("journal.year-later", MONTHS)}
            </div>
            <p class="label">{title}</p>
            {shown}
        </div>
    }
    .into_any()
}

/// A month: a button where something was written, its name alone where not.
fn one(
    context: Context,
    looking: Looking,
    words: StoredValue<Rc<Spoken>, LocalStorage>,
    month: Month,
    opened: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let first = Day::new(month.year, month.month, 1).unwrap_or(Day::MIN);
    let name = named(context, first, &[("month", "long")]);
    let days: Vec<String> = month
        .written()
        .map(|day| day.civil().2.to_string())
        .collect();
    if days.is_empty() {
        return view! { <li><span class="small muted">{name}</span></li> }.into_any();
    }
    let said = words.with_value(|words| words.get("days"));
    let said = said
        .replace("{month}", &name)
        .replace("{days}", &days.join(", "));
    let open = move |_| {
        looking.open_month(month.year, month.month);
        opened();
    };
    let dots: Vec<_> = month.weeks.iter().flatten().copied().map(dot).collect();
    view! {
        <li>
            <button type="button" class="button" part="button" aria-label=said on:click=open>
                <span class="small">{name}</span>
                <span class="dots" aria-hidden="true">{dots}</span>
            </button>
        </li>
    }
    .into_any()
}

fn dot(cell: Option<Cell>) -> AnyView {
    let written = cell.is_some_and(|cell| cell.written);
    view! { <span class:dot=written></span> }.into_any()
}

/// The way between month and year; the one that is shown is named.
pub fn switch(
    context: Context,
    looking: Looking,
    words: &Spoken,
    place: NodeRef<html::Div>,
) -> AnyView {
    let by_year = looking.by_year();
    let (month, year) = (words.get("month"), words.get("year"));
    let choose = move |wanted: bool| {
        by_year.set(wanted);
        focus_soon(context, place, ".by [aria-pressed='true']");
    };
    let choice = move |label: String, wanted: bool| {
        view! {
            <button
                type="button"
                class="button quiet"
                part="button"
                aria-pressed=move || (by_year.get() == wanted).to_string()
                on:click=move |_| choose(wanted)
            >
                {label}
            </button>
        }
    };
    view! { <div class="row by no-print">{choice(month, false)}{choice(year, true)}</div> }
        .into_any()
}
