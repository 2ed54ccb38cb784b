//! How the round is run: the phase it is in, the phases in an order of one's own, what is covered, votes and who votes.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, arriving, guide, line::Line, opening, timer};
use crate::{
    ui::{Icon, button, button_quiet, heading, picker},
    widgets::retrospective::model::table::{NAME_CHARS, Phase, Round, votes::Limits},
};

/// The phase on one line, the rest in a fold.
pub fn round(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let now = Memo::new(move |_| shared.with(|table| (table.round.phase(), table.round.at())));
    let phase = move || {
        let (phase, _) = now.get();
        words.text(&["table.phase.", phase.as_str()].concat())
    };
    let hint = move || {
        let (phase, _) = now.get();
        words.text(&["table.phase.", phase.as_str(), ".hint"].concat())
    };
    let step = move |forward: bool| {
        move |_| {
            let write = shared.now(|table| {
                let at = table.round.at();
                let to = if forward {
                    at + 1
                } else {
                    at.saturating_sub(1)
                };
                table.round.go(to)
            });
            shared.write([write]);
            context.announce(&phase_name(around));
        }
    };
    let left = move || {
        let left = shared.with(|table| table.votes_left(&around.voter()));
        left.map(|count| words.with("table.votes.left", &[("count", &count.to_string())]))
    };
    let timed = Signal::derive(move || timer::of_phase(now.get().1));
    let running = (!context.read_only()).then(|| {
        view! {
            <div class="row no-print">
                {button_quiet(None, words.text("table.phase.before"), step(false))}
                {button(None, words.text("table.phase.next"), step(true))}
                {timer::start(around, timed, "table.timer.phase")}
            </div>
            {timer::timer(around, timed)}
            <p class="small muted">{left}</p>
            <details class="fold no-print run">
                <summary>{words.text("table.run")}</summary>
                <div class="stack">
                    {phases(around)}
                    {cover(around)}
                    {opening::edited(around)}
                    {limits(around)}
                    {voters(around)}
                </div>
            </details>
            {guide::guide(around)}
        }
    });
    view! {
        <section class="stack tight round">
            {heading(context, 2, "subheading", phase)}
            <p class="lead">{hint}</p>
            {opening::shown(around)}
            {arriving::arriving(around)}
            {running}
        </section>
    }
    .into_any()
}

fn phase_name(around: Around) -> String {
    let phase = around.shared.now(|table| table.round.phase());
    around
        .words
        .text(&["table.phase.", phase.as_str()].concat())
}

/// The phases: moved, left out, had once more.
fn phases(around: Around) -> AnyView {
    let Around { words, shared, .. } = around;
    let list = Memo::new(move |_| shared.with(|table| table.round.phases.clone()));
    let row = move |(place, phase): (usize, Phase)| {
        let name = words.text(&["table.phase.", phase.as_str()].concat());
        let here = move || {
            let here = shared.with(|table| table.round.at() == place);
            here.then_some("step")
        };
        let raise = move |_| {
            let writes = shared.now(|table| table.round.raise(place));
            around.write(writes, "table.phases.said");
            around.focus(".run .phases");
        };
        let skip = move |_| {
            let writes = shared.now(|table| table.round.skip(place));
            around.write(writes, "table.phases.said");
            around.focus(".run .phases");
        };
        let repeat = move |_| {
            let writes = shared.now(|table| table.round.repeat(phase));
            around.write(writes, "table.phases.said");
            around.focus(".run .phases");
        };
        let raise =
            (place > 0).then(|| button_quiet(Some(Icon::Up), words.text("table.phases.up"), raise));
        view! {
            <li class="row" aria-current=here>
                <span>{name}</span>
                {raise}
                {button_quiet(Some(Icon::Skip), words.text("table.phases.skip"), skip)}
                {button_quiet(Some(Icon::Plus), words.text("table.phases.repeat"), repeat)}
            </li>
        }
    };
    let rows = move || {
        list.get()
            .into_iter()
            .enumerate()
            .map(row)
            .collect::<Vec<_>>()
    };
    view! {
        <ol class="stack tight phases" tabindex="-1" aria-label=words.text("table.phases")>{rows}</ol>
    }
    .into_any()
}

/// Covers all cards, or reveals them.
fn cover(around: Around) -> AnyView {
    let Around { words, shared, .. } = around;
    let covered = Memo::new(move |_| shared.with(|table| table.round.covered));
    let label = move || {
        words.text(if covered.get() {
            "table.reveal"
        } else {
            "table.cover"
        })
    };
    let press = move |_| {
        let next = !covered.get_untracked();
        let said = if next {
            "table.cover.said"
        } else {
            "table.reveal.said"
        };
        around.write([Round::cover(next)], said);
    };
    view! {
        <div class="stack tight">
            <p class="small muted">{words.text("table.cover.hint")}</p>
            <div class="row">
                <button type="button" class="button" part="button" on:click=press>{label}</button>
            </div>
        </div>
    }
    .into_any()
}

/// How many votes each has.
fn limits(around: Around) -> AnyView {
    let Around { words, shared, .. } = around;
    let now = Memo::new(move |_| shared.with(|table| table.round.limits));
    let numbers = |most: u32| -> Vec<(String, String)> {
        (1..=most)
            .map(|one| (one.to_string(), one.to_string()))
            .collect()
    };
    let set = move |change: fn(&mut Limits, u32)| {
        move |value: String| {
            let mut limits = now.get_untracked();
            change(&mut limits, value.parse().unwrap_or(1));
            around.write(Round::limit(limits), "table.limits.said");
        }
    };
    let votes = Signal::derive(move || now.get().votes.to_string());
    let most = Signal::derive(move || now.get().most.to_string());
    let single = move || now.get().single;
    let toggle = move |_| {
        let mut limits = now.get_untracked();
        limits.single = !limits.single;
        around.write(Round::limit(limits), "table.limits.said");
    };
    view! {
        <div class="row">
            {picker(words.text("table.limits.votes"), numbers(12), votes, set(|limits, value| limits.votes = value))}
            {picker(words.text("table.limits.most"), numbers(12), most, set(|limits, value| limits.most = value))}
            <label class="row">
                <input type="checkbox" prop:checked=single on:change=toggle />
                <span>{words.text("table.limits.single")}</span>
            </label>
        </div>
    }
    .into_any()
}

/// Who votes: this member, or somebody in the room without a device.
fn voters(around: Around) -> AnyView {
    let Around {
        words,
        shared,
        voter,
        ..
    } = around;
    let known = Memo::new(move |_| shared.with(|table| table.proxies.clone()));
    let choice = move || {
        let mut all = vec![(String::new(), words.text("table.voter.me"))];
        all.extend(known.get());
        picker(words.text("table.voter"), all, voter.into(), move |who| {
            voter.set(who);
        })
    };
    let name = Line {
        name: "voter".to_owned(),
        label: words.text("table.voter.name"),
        press: words.text("table.voter.add"),
        most: NAME_CHARS,
    };
    view! {
        <div class="stack tight">
            {choice}
            {name.view(around, move |name| {
                let added = shared.proxy(name);
                if added {
                    around.say("table.voter.said");
                }
                added
            })}
        </div>
    }
    .into_any()
}
