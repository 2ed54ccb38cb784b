//! What comes back in the journal, in lists of the member's own words. Each line can be left out and taken back.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{named::named, results::how_far};
use crate::{
    context::Context,
    error::Result,
    programme::Day,
    text::DateStyle,
    ui::{
        Icon, button_quiet, focus_soon,
        late::{self, Inside},
    },
    widgets::journal::{
        model::{
            Spoken,
            synthesis::{Finding, TagLine, words},
        },
        state::{State, gathering::Gathering, looking::Looking, reading::Progress},
    },
};

/// How many words are listed at most.
const WORDS: usize = 20;
/// How many lines a list shows before it is asked for more.
const LINES: usize = 10;

/// The fold.
pub fn synthesis(context: Context, state: State, looking: Looking) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    late::fold(context, "journal.synthesis", "no-print", node, move || {
        Box::pin(inside(context, state, looking))
    })
}

#[wasm_split(journal_synthesis, fallible)]
fn inside(context: Context, state: State, looking: Looking) -> Result<Inside> {
    let words = Rc::new(words(&context.language()));
    Ok(Rc::new(move || {
        let place = Place {
            context,
            looking,
            gathering: Gathering::start(state),
            whole: NodeRef::new(),
            away: RwSignal::new(None),
            words: StoredValue::new_local(words.clone()),
        };
        gathered(place)
    }))
}

#[derive(Clone, Copy)]
struct Place {
    context: Context,
    looking: Looking,
    gathering: Gathering,
    whole: NodeRef<html::Div>,
    /// What was left out last.
    away: RwSignal<Option<String>>,
    words: StoredValue<Rc<Spoken>, LocalStorage>,
}

/// A line of a list.
#[derive(Clone, PartialEq)]
struct Line {
    key: String,
    text: String,
    day: Option<Day>,
}

impl Place {
    fn say(&self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    fn lead(&self, selector: &'static str) {
        focus_soon(self.context, self.whole, selector);
    }
}

fn gathered(place: Place) -> AnyView {
    let gathering = place.gathering;
    let recurring = Memo::new(move |_| {
        gathering.with(|found, away| {
            let words = found.recurring(away, WORDS).into_iter();
            words
                .map(|one| Line {
                    text: (place.say("word").replace("{word}", &one.word))
                        .replace("{count}", &one.entries.to_string()),
                    key: one.key,
                    day: None,
                })
                .collect::<Vec<_>>()
        })
    });
    let questions =
        Memo::new(move |_| gathering.with(|found, away| lines(&found.open_questions(away))));
    let intentions =
        Memo::new(move |_| gathering.with(|found, away| lines(&found.commitments(away))));
    let tags = Memo::new(move |_| gathering.with(|found, _| found.tags()));
    let nothing = move || {
        let lists = [recurring, questions, intentions];
        let none = lists.iter().all(|list| list.with(Vec::is_empty)) && tags.with(Vec::is_empty);
        none && gathering.progress() == Progress::Over && place.away.with(Option::is_none)
    };
    view! {
        <div class="stack" node_ref=place.whole>
            <p class="small muted">{move || place.say(if nothing() { "nothing" } else { "intro" })}</p>
            {move || how_far(place.context, gathering.progress(), move || gathering.go_on())}
            {move || place.away.get().map(|key| away(place, key))}
            {list(place, "questions", questions)}
            {list(place, "intentions", intentions)}
            {list(place, "words", recurring)}
            {move || tags.with(|tags| tag_lines(place, tags))}
        </div>
    }
    .into_any()
}

fn lines(findings: &[&Finding]) -> Vec<Line> {
    let line = |one: &&Finding| Line {
        key: one.key.clone(),
        text: one.text.clone(),
        day: Day::parse(&one.date),
    };
    findings.iter().map(line).collect()
}

/// A list under its heading; nothing where there is nothing.
fn list(place: Place, title: &'static str, lines: Memo<Vec<Line>>) -> AnyView {
    let shown = RwSignal::new(LINES);
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let more = Memo::new(move |_| lines.with(Vec::len) > shown.get());
    let each =
        move || lines.with(|lines| lines.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let further = move |_| shown.update(|shown| *shown += LINES);
    view! {
        <section class="stack tight" hidden=move || !any.get()>
            <div class="subheading">{place.say(title)}</div>
            <ul class="entries">
                <For each=each key=|line| line.key.clone() children=move |line| row(place, line) />
            </ul>
            {move || more.get().then(|| button_quiet(None, place.say("more"), further))}
        </section>
    }
    .into_any()
}

fn row(place: Place, line: Line) -> AnyView {
    let Line { key, text, day } = line;
    let day = day.map(|day| {
        let open = move |_| {
            place.looking.choose_day(day);
            let name = place.context.date(day, DateStyle::Full);
            let said = place
                .context
                .text_with("journal.day-below", &[("day", &name)]);
            place.context.announce(&said);
        };
        button_quiet(None, place.context.date(day, DateStyle::Medium), open)
    });
    let label = [&*place.say("remove"), " – ", &text].concat();
    let leave = move |_| {
        place.gathering.dismiss(&key, true);
        place.away.set(Some(key.clone()));
        place.context.announce(&place.say("away"));
        place.lead(".undo button");
    };
    let remove = (!place.context.read_only()).then(|| {
        view! {
            <button type="button" class="button quiet" part="button" aria-label=label on:click=leave>
                {place.say("remove")}
            </button>
        }
    });
    view! {
        <li class="entry stack tight">
            <span class="lines">{text}</span>
            <div class="row">{day} {remove}</div>
        </li>
    }
    .into_any()
}

/// The way back for what was left out last.
fn away(place: Place, key: String) -> AnyView {
    let undo = move |_| {
        place.gathering.dismiss(&key, false);
        place.away.set(None);
        place.lead(".entries button");
    };
    view! {
        <div class="row undo">
            <span class="muted">{place.say("away")}</span>
            {button_quiet(Some(Icon::Undo), place.context.text("common.undo"), undo)}
        </div>
    }
    .into_any()
}

fn tag_lines(place: Place, tags: &[TagLine]) -> Option<AnyView> {
    let month = |(year, month): &(i32, u8)| {
        let first = Day::new(*year, *month, 1).unwrap_or(Day::MIN);
        named(
            place.context,
            first,
            &[("month", "short"), ("year", "numeric")],
        )
    };
    let lines: Vec<_> = tags
        .iter()
        .map(|line| {
            let months: Vec<String> = line.months.iter().map(month).collect();
            view! { <dt>"#"{line.tag.clone()}</dt><dd class="muted">{months.join(", ")}</dd> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack tight">
                <div class="subheading">{place.say("tags")}</div>
                <dl class="helping small">{lines}</dl>
            </section>
        }
        .into_any()
    })
}
