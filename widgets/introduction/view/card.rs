//! What others would see, and the ways it can leave.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{key, picture, take, text};
use crate::{
    context::Context,
    text::now,
    ui::{choices, heading_below, late},
    widgets::introduction::{
        model::{
            contacts::Contact,
            outgoing::{Said, Shown, Version},
            versions::ago,
        },
        state::State,
    },
};

/// The panel.
pub fn others(context: Context, state: State) -> AnyView {
    let version = RwSignal::new(Version::Card);
    let versions = [Version::Card, Version::Full]
        .map(|one| (one, context.text(&key("version", one.as_str()))))
        .to_vec();
    let shown = Memo::new(move |_| state.shown(version.get()));
    let nothing = Memo::new(move |_| shown.with(Shown::is_empty));
    let (composed, taken) = (NodeRef::<html::Details>::new(), NodeRef::new());
    let ways_out = move || {
        (!nothing.get()).then(|| {
            let text = late::fold(
                context,
                "introduction.composed",
                "no-print",
                composed,
                move || Box::pin(text::code(context, state, version)),
            );
            let take = late::fold(context, "introduction.take", "no-print", taken, move || {
                Box::pin(take::code(context, state, version))
            });
            view! { {text} {take} }
        })
    };
    view! {
        <section class="others stack">
            {heading_below(context, context.text("introduction.shown"))}
            {choices(
                context.text("introduction.version"),
                versions,
                Signal::derive(move || Some(version.get())),
                move |one| version.set(one),
            )}
            {move || shown.with(|shown| caution(context, shown))}
            <div class="card stack" part="card" hidden=nothing>
                {picture::shown(context, state, shown)}
                {move || shown.with(|shown| card(context, shown))}
            </div>
            {move || nothing.get().then(|| view! { <p class="muted">{context.text("introduction.nothing")}</p> })}
            {written(context, state)}
            {ways_out}
        </section>
    }
    .into_any()
}

fn card(context: Context, shown: &Shown) -> AnyView {
    let said = shown.said.iter().map(|said| row(context, said));
    view! {
        {(!shown.name.is_empty()).then(|| view! { <p class="subheading">{shown.name.clone()}</p> })}
        {said.collect::<Vec<_>>()}
    }
    .into_any()
}

fn row(context: Context, said: &Said) -> AnyView {
    let question = (!said.is_plain()).then(|| said.question.clone());
    view! {
        <div>
            {question.map(|question| view! { <p class="muted small">{question}</p> })}
            <p class="lines">{said_in_words(context, &said.chosen, &said.text)}</p>
        </div>
    }
    .into_any()
}

/// What was chosen, in words, and under it what was written.
pub fn said_in_words(context: Context, chosen: &[String], text: &str) -> String {
    let words = chosen.iter().map(|word| word_of(context, word));
    let mut said = words.collect::<Vec<_>>().join(", ");
    if !said.is_empty() && !text.is_empty() {
        said.push('\n');
    }
    said.push_str(text);
    said
}

/// A chosen word as it is offered; a word of a later version as it is.
fn word_of(context: Context, word: &str) -> String {
    let keys = [
        key("intention", word),
        key("agreement", word),
        ["common.mode.", word].concat(),
    ];
    let mut found = keys.into_iter().filter_map(|key| {
        let text = context.text(&key);
        (text != key).then_some(text)
    });
    found.next().unwrap_or_else(|| word.to_owned())
}

/// What leads to the member is pointed out before it leaves.
fn caution(context: Context, shown: &Shown) -> Option<AnyView> {
    let sentence = caution_for(context, shown.contacts())?;
    Some(view! { <p class="notice">{sentence}</p> }.into_any())
}

/// A calm sentence about what leads to the member, if there is any.
pub fn caution_for(context: Context, found: Vec<Contact>) -> Option<String> {
    let found = found.into_iter();
    let found = found.map(|one| context.text(&key("caution", one.as_str())));
    let what = found.collect::<Vec<_>>().join(", ");
    (!what.is_empty()).then(|| context.text_with("introduction.caution", &[("what", &what)]))
}

/// How long ago the card was written, where that was not today.
fn written(context: Context, state: State) -> impl IntoView {
    move || {
        let (number, unit) = ago(now(), state.stored_at()?);
        let told = context.ago(number, unit);
        let line = context.text_with("introduction.written", &[("ago", &told)]);
        (number < 0.0).then(|| view! { <p class="muted small">{line}</p> })
    }
}
