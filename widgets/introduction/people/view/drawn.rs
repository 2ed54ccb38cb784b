//! A draw on screen: the groups, what could not be had, and what leaves.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::draw::Desk;
use crate::{
    programme::{Day, LocalTime},
    share::ics::Moment,
    text::{DateStyle, now},
    ui::{button, button_main, preview::Outgoing},
    widgets::introduction::people::{
        model::draw::{Draw, Refused, calendar, messages, named},
        state::Drawn,
    },
};

/// How long a coffee is in the calendar, in minutes.
const MINUTES: u32 = 30;

/// The draw.
pub fn drawn(desk: Desk, drawn: &Drawn) -> AnyView {
    let said = desk.said;
    let problems = drawn.problems.iter().map(|one| {
        let line = one.line.to_string();
        let values = [("line", line.as_str()), ("what", &one.what)];
        view! { <li>{said.with(one.reason, &values)}</li> }
    });
    let problems = problems.collect::<Vec<_>>();
    let told = match &drawn.outcome {
        Err(refused) => {
            let key = match refused {
                Refused::TooFew => "refused.few",
                Refused::TooMany => "refused.many",
                Refused::Excluded => "refused.excluded",
            };
            view! { <p class="told" tabindex="-1">{said.text(key)}</p> }.into_any()
        }
        Ok(draw) => groups(desk, drawn, draw),
    };
    view! {
        <div class="stack">
            {told}
            <ul class="left-out">{problems}</ul>
        </div>
    }
    .into_any()
}

fn groups(desk: Desk, drawn: &Drawn, draw: &Draw) -> AnyView {
    let said = desk.said;
    let words = said.words();
    let seed = drawn.seed.to_string();
    let count = draw.groups.len();
    let first = said.count("drawn", count).replace("{seed}", &seed);
    let rows = draw
        .groups
        .iter()
        .map(|group| view! { <li>{named(group, &drawn.people, &words)}</li> });
    let rows = rows.collect::<Vec<_>>();
    let mut lines = Vec::new();
    lines.push(match draw.repeats {
        0 => said.text("repeats.none"),
        count => said.count("repeats", count),
    });
    if draw.against > 0 {
        lines.push(said.count("against", draw.against));
    }
    if draw.repeats + draw.against > 0 {
        lines.push(said.text(if draw.is_least {
            "least"
        } else {
            "least.maybe"
        }));
    }
    let lines = lines
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect::<Vec<_>>();
    let keep = if drawn.is_kept {
        view! { <p class="kept" tabindex="-1">{said.text("kept")}</p> }.into_any()
    } else {
        button_main(said.text("keep"), move |_| {
            desk.drawing.keep();
            desk.focus(".kept");
        })
    };
    view! {
        <div class="stack">
            <p class="label told" tabindex="-1">{first}</p>
            <ol class="drawn">{rows}</ol>
            {lines}
            <div class="row">{keep}</div>
            {leave(desk, drawn, draw)}
        </div>
    }
    .into_any()
}

/// Messages and appointments, for a day the host may choose.
fn leave(desk: Desk, drawn: &Drawn, draw: &Draw) -> AnyView {
    let Desk {
        context,
        said,
        outgoing,
        day,
        time,
        ..
    } = desk;
    let known = StoredValue::new((drawn.people.clone(), drawn.seed, draw.clone()));
    let words = said.words();
    let paste = move |_| {
        let on = Day::parse(&day.get_untracked());
        let on = on
            .map(|day| context.date(day, DateStyle::Full))
            .unwrap_or_default();
        let text = known.with_value(|(people, _, draw)| messages(draw, people, &on, &words));
        let text = [text.join("\n\n"), "\n".to_owned()].concat();
        let (kind, format) = ("coffee-messages", "txt");
        outgoing.set(Some(Outgoing { kind, format, text }));
    };
    let words = said.words();
    let appoint = move |_| {
        let at = [day.get_untracked(), time.get_untracked()].join("T");
        let Some(at) = LocalTime::parse(&at) else {
            return;
        };
        let made = Moment::from_millis(now());
        let text = known.with_value(|(people, seed, draw)| {
            calendar(draw, people, at, MINUTES, *seed, made, &words)
        });
        if let Some(text) = text {
            let (kind, format) = ("coffee", "ics");
            outgoing.set(Some(Outgoing { kind, format, text }));
        }
    };
    let input = |kind: &'static str, label: &str, value: RwSignal<String>| {
        let take = move |event| value.set(event_target_value(&event));
        view! {
            <label class="field">
                <span class="label">{said.text(label)}</span>
                <input type=kind class="input" part="input" prop:value=value on:input=take />
            </label>
        }
    };
    let has_day = Memo::new(move |_| day.with(|day| Day::parse(day).is_some()));
    let ics = move || {
        has_day
            .get()
            .then(|| button(None, said.text("ics"), appoint.clone()))
    };
    view! {
        <div class="stack">
            <div class="row">{input("date", "day", day)} {input("time", "time", time)}</div>
            <div class="row">{button(None, said.text("messages"), paste)} {ics}</div>
        </div>
    }
    .into_any()
}
