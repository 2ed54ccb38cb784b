//! A month of the calendar, to go through by keys: days about which something was written are buttons, others are blank.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::named::named;
use crate::{
    context::Context,
    programme::Day,
    text::{DateStyle, today},
    ui::{button_quiet, focus, still_there},
    widgets::journal::{
        model::calendar::{Cell, Month, Step},
        state::looking::{Choice, Looking},
    },
};

const YEAR: i32 = 12;

/// The month in view.
pub fn month(context: Context, looking: Looking) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let shown = Memo::new(move |_| looking.month());
    let at = RwSignal::new(None);
    let entrance = Memo::new(move |_| shown.with(|month| month.as_ref()?.entrance(at.get())));
    let title = move || {
        named(
            context,
            looking.first_day(),
            &[("month", "long"), ("year", "numeric")],
        )
    };
    let turn = move |by| {
        if looking.turn(by) {
            context.announce(&untrack(title));
        }
    };
    let turner = move |key: &str, by| button_quiet(None, context.text(key), move |_| turn(by));
    let keys = move |event: KeyboardEvent| {
        let from = event.target().and_then(|target| target.dyn_into().ok());
        let months = if event.shift_key() { YEAR } else { 1 };
        let from_day = from.as_ref().and_then(day_of);
        match (event.key().as_str(), from_day) {
            ("PageUp", _) => turn(-months),
            ("PageDown", _) => turn(months),
            (key, Some(day)) => match from.and_then(|from| step_of(key, &from)) {
                Some(step) => {
                    if let Some(day) = looking.step(day, step) {
                        at.set(Some(day));
                    }
                }
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        if from_day.is_some() {
            context.later(0, move || enter(place));
        }
    };
    let weeks = move || {
        shown.with(|month| {
            month
                .as_ref()
                .map(|month| weeks(context, looking, at, entrance, month))
        })
    };
    view! {
        <div class="stack tight" role="group" aria-label=title on:keydown=keys node_ref=place>
            <div class="row apart no-print">
                <div class="row">{turner("journal.year-earlier", -YEAR)}{turner("journal.month-earlier", -1)}</div>
                <div class="row">{turner("journal.month-later", 1)}{turner("journal.year-later", YEAR)}</div>
            </div>
            <table class="days">
                <caption class="label">{title}</caption>
                <thead>{weekdays(context)}</thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn weekdays(context: Context) -> AnyView {
    let monday = today().monday();
    let names: Vec<_> = (0..7)
        .map(|days| {
            let day = monday.plus_days(days);
            let short = named(context, day, &[("weekday", "short")]);
            view! { <th scope="col" abbr=named(context, day, &[("weekday", "long")])>{short}</th> }
        })
        .collect();
    view! { <tr>{names}</tr> }.into_any()
}

fn weeks(
    context: Context,
    looking: Looking,
    at: RwSignal<Option<Day>>,
    entrance: Memo<Option<Day>>,
    month: &Month,
) -> AnyView {
    let cell = |cell: &Option<Cell>| match cell {
        None => view! { <td></td> }.into_any(),
        Some(Cell { day, written }) => {
            let number = day.civil().2.to_string();
            if *written {
                let day = written_day(context, looking, at, entrance, *day);
                view! { <td>{day}</td> }.into_any()
            } else {
                view! { <td class="muted">{number}</td> }.into_any()
            }
        }
    };
    let week = |week: &[Option<Cell>; 7]| {
        let cells: Vec<_> = week.iter().map(cell).collect();
        view! { <tr>{cells}</tr> }
    };
    month.weeks.iter().map(week).collect::<Vec<_>>().into_any()
}

/// A day about which something was written.
fn written_day(
    context: Context,
    looking: Looking,
    at: RwSignal<Option<Day>>,
    entrance: Memo<Option<Day>>,
    day: Day,
) -> AnyView {
    let name = context.date(day, DateStyle::Full);
    let said = name.clone();
    let choose = move |_| {
        at.set(Some(day));
        looking.choose_day(day);
        context.announce(&context.text_with("journal.day-below", &[("day", &said)]));
    };
    let pressed = move || (looking.choice().get() == Choice::Day(day)).to_string();
    let stop = move || {
        if entrance.get() == Some(day) {
            "0"
        } else {
            "-1"
        }
    };
    view! {
        <button
            type="button"
            class="button"
            part="button"
            aria-label=name
            aria-pressed=pressed
            tabindex=stop
            data-day=day.to_string()
            on:click=choose
        >
            {day.civil().2.to_string()}
        </button>
    }
    .into_any()
}

/// The day of a button.
fn day_of(element: &Element) -> Option<Day> {
    let day = element
        .closest("[data-day]")
        .ok()??
        .get_attribute("data-day")?;
    Day::parse(&day)
}

/// What a key asks for, in the direction the page is read.
fn step_of(key: &str, from: &Element) -> Option<Step> {
    // A browser that does not know the selector reads from left to right.
    let rtl = || from.matches(":dir(rtl)").unwrap_or(false);
    Some(match key {
        "ArrowLeft" | "ArrowRight" if (key == "ArrowLeft") != rtl() => Step::Before,
        "ArrowLeft" | "ArrowRight" => Step::After,
        "ArrowUp" => Step::WeekBefore,
        "ArrowDown" => Step::WeekAfter,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

/// Puts the focus on the day where keys enter the month; in a blank month on the way to others.
fn enter(place: NodeRef<html::Div>) {
    let Some(place) = still_there(place) else {
        return;
    };
    let find = |css| place.query_selector(css).ok().flatten();
    if let Some(found) = find(".days [tabindex='0']").or_else(|| find("button")) {
        focus(&found);
    }
}
