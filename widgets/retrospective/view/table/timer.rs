//! A timer on screen: without a sound and always in the same colour. Its end is said in words.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::Around;
use crate::{
    ui::button_quiet,
    widgets::retrospective::model::table::timer::{Timer, clock},
};

/// How a timer stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Runs,
    Rests,
    Over,
}

/// What the timer of a phase is called, which stands at this place of the round.
pub fn of_phase(place: usize) -> String {
    ["phase/", &place.to_string()].concat()
}

/// What the timer of a topic is called.
pub fn of_topic(lead: &str) -> String {
    ["topic/", lead].concat()
}

/// The button that starts a timer, while there is none.
pub fn start(around: Around, of: Signal<String>, label: &str) -> AnyView {
    let Around { words, timers, .. } = around;
    let label = words.text(label);
    let is_free = Memo::new(move |_| timers.get(&of.get()).is_none());
    let press = move |_| {
        timers.set(&of.get_untracked(), |_, now| Some(Timer::start(now)));
        around.say("table.timer.said");
    };
    (move || {
        is_free
            .get()
            .then(|| button_quiet(None, label.clone(), press))
    })
    .into_any()
}

/// A timer that was started, and what can be done with it.
pub fn timer(around: Around, of: Signal<String>) -> AnyView {
    let Around { words, timers, .. } = around;
    let stand = Memo::new(move |_| {
        let timer = timers.get(&of.get())?;
        Some(match timer {
            _ if timer.is_over(timers.now()) => Stand::Over,
            Timer::Runs(_) => Stand::Runs,
            Timer::Rests(_) => Stand::Rests,
        })
    });
    let time = move || {
        let left = timers.get(&of.get()).map(|timer| timer.left(timers.now()));
        let time = clock(left.unwrap_or_default());
        match stand.get() {
            Some(Stand::Over) => words.text("table.timer.over"),
            Some(Stand::Rests) => words.with("table.timer.rests", &[("time", &time)]),
            _ => words.with("table.timer.runs", &[("time", &time)]),
        }
    };
    let more = move |_| {
        timers.set(&of.get_untracked(), |timer, now| Some(timer?.more(now)));
    };
    let turn = move |_| {
        timers.set(&of.get_untracked(), |timer, now| Some(timer?.turn(now)));
    };
    let away = move |_| timers.set(&of.get_untracked(), |_, _| None);
    let inside = move |stand: Stand| {
        let label = match stand {
            Stand::Runs => Some("table.timer.pause"),
            Stand::Rests => Some("table.timer.on"),
            Stand::Over => None,
        };
        view! {
            <div class="row timer no-print">
                <span role="timer">{time}</span>
                {label.map(|label| button_quiet(None, words.text(label), turn))}
                {button_quiet(None, words.text("table.timer.more"), more)}
                {button_quiet(None, words.text("table.timer.away"), away)}
            </div>
        }
    };
    (move || stand.get().map(inside)).into_any()
}
