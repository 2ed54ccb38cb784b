//! What became of what was given, in words: how many packets are new, and what was not taken and why.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    share::packet::Fault,
    ui::{frame::sentence, words::Words},
    widgets::prompt::{
        model::packet::{Expected, Refused},
        state::gathering::{Gatherings, NotTaken, Told, Why},
    },
};

/// How many of what was not taken are named.
const NAMED: usize = 20;

/// The account of what was given last.
pub fn account(context: Context, words: Words, gatherings: Gatherings) -> AnyView {
    let told = gatherings.told();
    Effect::new(move |_| {
        if let Some(said) = told.with(|told| told.as_ref().map(|told| first(words, told))) {
            context.announce(&said);
        }
    });
    let view = move |told: &Told| {
        let lines = told
            .refused
            .iter()
            .take(NAMED)
            .map(|one| line(context, words, one));
        let lines: Vec<_> = lines.map(|line| view! { <li>{line}</li> }).collect();
        let more = words.some("gathering.more", told.refused.len().saturating_sub(NAMED));
        view! {
            <div class="stack tight told" tabindex="-1">
                <p>{first(words, told)}</p>
                {(!lines.is_empty()).then(|| view! {
                    <div class="notice" part="notice">
                        <p>{words.text("gathering.refused.title")}</p>
                        <ul>{lines} {more.map(|more| view! { <li>{more}</li> })}</ul>
                    </div>
                })}
            </div>
        }
        .into_any()
    };
    (move || told.with(|told| told.as_ref().map(view))).into_any()
}

fn first(words: Words, told: &Told) -> String {
    let parts = [
        words.some("gathering.fresh", told.fresh),
        words.some("gathering.known", told.known),
        words.some("gathering.left", told.left),
    ];
    let said: Vec<_> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        return words.text("gathering.nothing");
    }
    said.join(" ")
}

/// Where something stood that was not taken, and why it was not.
fn line(context: Context, words: Words, one: &NotTaken) -> String {
    let file = one
        .file
        .clone()
        .unwrap_or_else(|| words.text("gathering.pasted"));
    let why = why(context, words, &one.why);
    let number = one.line.to_string();
    let values = [("file", file.as_str()), ("line", &number), ("why", &why)];
    let key = if one.line == 0 {
        "gathering.in"
    } else {
        "gathering.at"
    };
    words.with(key, &values)
}

fn why(context: Context, words: Words, why: &Why) -> String {
    match why {
        Why::OtherProgramme(programme) => words.with(
            "gathering.refused.other-programme",
            &[("programme", programme)],
        ),
        Why::Failed(error) => sentence(context, error),
        Why::Refused(Refused::Frame(fault)) => {
            let key = ["gathering.refused.", fault.key()].concat();
            match fault {
                Fault::OtherKind { kind } => words.with(&key, &[("kind", kind)]),
                _ => words.text(&key),
            }
        }
        Why::Refused(Refused::NotJson { line, column }) => {
            let values = [
                ("line", &*line.to_string()),
                ("column", &*column.to_string()),
            ];
            words.with("gathering.refused.not-json", &values)
        }
        Why::Refused(Refused::Wrong { path, expected }) => {
            let belongs = words.text(&["gathering.expected.", expected.key()].concat());
            let belongs = match expected {
                Expected::Text(chars) => belongs.replace("{chars}", &chars.to_string()),
                _ => belongs,
            };
            let whole = words.text("gathering.refused.whole");
            let path = if path.is_empty() { &whole } else { path };
            words.with(
                "gathering.refused.wrong",
                &[("path", path), ("expected", &belongs)],
            )
        }
    }
}
