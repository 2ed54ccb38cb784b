//! Takes cards in: files or a pasted text, a look at who is in them, and only then into the deck.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::Event;

use super::{card::outline, said::Said};
use crate::{
    context::Context,
    share::{chosen, person::LeftOut},
    text::Spoken,
    ui::{button, button_main, button_quiet, field, focus_soon},
    widgets::introduction::people::{
        model::deck::Fresh,
        state::{Deck, Seen, Stage},
    },
};

/// The part that takes in.
pub fn taking(context: Context, deck: Deck, said: Said, words: StoredValue<Spoken>) -> AnyView {
    let part = NodeRef::<html::Section>::new();
    let stage = deck.stage();
    Effect::new(move |before: Option<()>| {
        let target = stage.with(|stage| match stage {
            Stage::Choosing => "input",
            Stage::Looking => "",
            Stage::Seen(_) | Stage::Kept(_) => ".told",
        });
        if before.is_some() && !target.is_empty() {
            focus_soon(context, part, target);
        }
    });
    let shown = move || match stage.get() {
        Stage::Choosing => chooser(deck, said),
        Stage::Looking => view! { <progress></progress> }.into_any(),
        Stage::Seen(seen) => account(deck, said, words, &seen),
        Stage::Kept(count) => view! {
            <p class="told" tabindex="-1">{said.count("kept", count)}</p>
            {chooser(deck, said)}
        }
        .into_any(),
    };
    view! { <section class="stack" node_ref=part>{shown}</section> }.into_any()
}

fn chooser(deck: Deck, said: Said) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let choose = move |event: Event| {
        let files = chosen::files(&event_target(&event));
        if !files.is_empty() {
            deck.look(files);
        }
    };
    let look = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            deck.look_at_text(&text, said.text("pasted"));
        }
    };
    let is_empty = Memo::new(move |_| pasted.with(|text| text.trim().is_empty()));
    view! {
        <label class="field">
            <span class="label">{said.text("files")}</span>
            <input type="file" multiple class="input files" part="input" on:change=choose />
        </label>
        {field(said.text("paste"), None, true, pasted.into(), move |text| pasted.set(text))}
        {move || (!is_empty.get()).then(|| button(None, said.text("look"), look))}
    }
    .into_any()
}

/// Who was found, what is known already, and what was left out and why.
fn account(deck: Deck, said: Said, words: StoredValue<Spoken>, seen: &Seen) -> AnyView {
    let without = RwSignal::new(Vec::<usize>::new());
    let count = seen.fresh.len();
    let first = match count {
        0 => said.text("seen.none"),
        count => said.count("seen", count),
    };
    let rows = seen.fresh.iter().enumerate();
    let rows = rows
        .map(|(place, one)| row(said, words, without, place, one))
        .collect::<Vec<_>>();
    let told = [
        ("known", seen.known),
        ("older", seen.older),
        ("twice", seen.twice),
    ];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    let told = told
        .map(|(key, count)| view! { <p>{said.count(key, count)}</p> })
        .collect::<Vec<_>>();
    let codes = seen.unread.iter().map(|(file, refusal)| {
        let reason = match refusal {
            Some(sentence) => sentence.clone(),
            None => said.text("qr.none"),
        };
        said.with(
            "place.file",
            &[("file", file), ("what", ""), ("reason", &reason)],
        )
    });
    let left = seen
        .left_out
        .iter()
        .map(|(file, one)| left_out(said, file, one));
    let left = codes
        .chain(left)
        .map(|line| view! { <li>{line}</li> })
        .collect::<Vec<_>>();
    let out = seen.left_out_count + seen.unread.len();
    let keep = move || {
        let kept = count - without.with(Vec::len);
        (kept > 0).then(|| {
            button_main(said.count("keep", kept), move |_| {
                deck.keep(&without.get_untracked());
            })
        })
    };
    view! {
        <div class="stack tight told" tabindex="-1">
            <p class="label">{first}</p>
            {told}
        </div>
        <ul class="stack">{rows}</ul>
        {(out > 0).then(|| view! {
            <p>{said.count("left-out", out)}</p>
            <ul class="left-out">{left}</ul>
        })}
        <div class="row">{keep} {button_quiet(None, said.text("let-go"), move |_| deck.let_go())}</div>
    }
    .into_any()
}

/// Somebody who is new, as their card says it, and the choice to leave them out.
fn row(
    said: Said,
    words: StoredValue<Spoken>,
    without: RwSignal<Vec<usize>>,
    place: usize,
    one: &Fresh,
) -> AnyView {
    let name = one.person.name.clone();
    let becomes = if one.adds { "adds" } else { "newer" };
    let skip = said.with("skip", &[("name", &name)]);
    let under =
        words.with_value(|words| crate::share::person::Outline::of(&one.person, words).under);
    let toggle = move |_| {
        without.update(
            |without| match without.iter().position(|own| *own == place) {
                Some(at) => drop(without.remove(at)),
                None => without.push(place),
            },
        );
    };
    let checked = move || without.with(|without| without.contains(&place));
    view! {
        <li class="card stack tight">
            <div class="label">{name}</div>
            <div class="muted small">{under}</div>
            {one.instead.is_some().then(|| view! { <p class="small">{said.text(becomes)}</p> })}
            {outline(&one.person, words)}
            <label class="row">
                <input type="checkbox" part="input" prop:checked=checked on:change=toggle />
                <span>{skip}</span>
            </label>
        </li>
    }
    .into_any()
}

fn left_out(said: Said, file: &str, one: &LeftOut) -> String {
    let number = one
        .reason
        .number()
        .map(|number| number.to_string())
        .unwrap_or_default();
    let reason = said.with(one.reason.key(), &[("number", &number)]);
    let what = if one.what.is_empty() {
        String::new()
    } else {
        [&one.what, ", "].concat()
    };
    let values = [("file", file), ("what", &what), ("reason", &reason)];
    match one.line {
        Some(line) => {
            let line = line.to_string();
            let values = [&[("line", line.as_str())], values.as_slice()].concat();
            said.with("place.line", &values)
        }
        None => said.with("place.file", &values),
    }
}
