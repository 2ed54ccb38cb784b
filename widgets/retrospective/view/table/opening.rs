//! What a round opens with: the intention the community wrote, or the one typed here, and what should be known before.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, line};
use crate::{
    ui::{button, field},
    widgets::retrospective::model::table::{Round, TEXT_CHARS, guide::Opening},
};

/// What it opens with: what stands on the table, or else the programme's.
pub fn opening(around: Around) -> Opening {
    let programme = around.context.programme();
    let host = programme
        .as_ref()
        .and_then(|programme| programme.retrospective.as_ref());
    let pick = |text: Option<&crate::programme::Text>| text.map(|text| around.context.pick(text));
    around.shared.with(|table| {
        let own = table.round.opening.clone();
        Opening {
            intention: own
                .intention
                .or_else(|| pick(host.and_then(|host| host.intention.as_ref()))),
            note: own
                .note
                .or_else(|| pick(host.and_then(|host| host.note.as_ref()))),
        }
    })
}

/// The same on screen.
pub fn shown(around: Around) -> AnyView {
    let words = around.words;
    let opening = Memo::new(move |_| opening(around));
    let inside = move || {
        let Opening { intention, note } = opening.get();
        let note = note.map(|note| {
            view! {
                <p class="notice small lines" part="notice">
                    {words.text("table.note")} " " {note}
                </p>
            }
        });
        let intention = intention.map(|intention| {
            view! { <blockquote class="lines intention">{intention}</blockquote> }
        });
        view! {
            {note}
            {intention}
        }
    };
    inside.into_any()
}

/// The fields in which it is written for this round.
pub fn edited(around: Around) -> AnyView {
    let Around { words, shared, .. } = around;
    let one = |key: &'static str, label: &str, read: fn(&Opening) -> Option<String>| {
        let name = ["opening/", key].concat();
        let now = move || {
            shared
                .with(|table| read(&table.round.opening))
                .unwrap_or_default()
        };
        let text = line::typed_in(around, &name, now);
        let fault = line::too_long(around, text, TEXT_CHARS);
        let (written, kept) = (name.clone(), name);
        let keep = move |_| {
            if line::is_taken(around, fault) {
                let write = text.with_untracked(|text| Round::say(key, text));
                around.write([write], "table.opening.said");
                around.typed.forget(&kept);
            }
        };
        view! {
            <div class="add">
                {field(words.text(label), None, true, text, move |text| around.typed.write(&written, text))}
                {button(None, words.text("table.opening.it"), keep)}
            </div>
            {line::shown(fault)}
        }
    };
    view! {
        <div class="stack tight">
            <p class="small muted">{words.text("table.opening.hint")}</p>
            {one("intention", "table.opening.intention", |opening| opening.intention.clone())}
            {one("note", "table.opening.note", |opening| opening.note.clone())}
        </div>
    }
    .into_any()
}
