//! `<escale-studio>`: where a host who has never seen JSON writes a programme, tries it and publishes it.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]
pub mod model;
pub mod record;
mod state;
mod view;

use leptos::tachys::view::any_view::IntoAny;
use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{context::Context, embed::Description, error::Result};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "studio",
    summary: "For hosts: writes a programme in five steps, shows it in the real widgets, and gives the file, the code for the page and the texts around it.",
    attributes: &[],
    parts: &[
        ("list", "the programmes"),
        ("steps", "the steps and what comes after them"),
        ("form", "what a step asks"),
        ("entry", "an entry of a list"),
        ("problem", "what is to be looked at beside a field"),
        ("trial", "the widgets as members see them"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(studio, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        Ok(view::studio(context, state).into_any())
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value};

    use super::{
        model::{
            document::LANGUAGES, kinds::Kinds, reading, snippet::Platform, starters::Starter,
            texts::Kind,
        },
        state::Step,
    };
    use crate::programme::{
        About, Ahead, AnswerKind, Audience, EventKind, Intention, ItemKind, Mode, Phase,
        ResourceKind, Rhythm, Stage, Template, Widget,
    };

    #[test]
    fn whatever_can_be_chosen_has_a_name() {
        let words: Map<String, Value> =
            serde_json::from_str(include_str!("words/en.json")).expect("words");
        let steps = Step::ALL.map(Step::key);
        let platforms = Platform::ALL.map(Platform::key);
        let starters = Starter::ALL.map(Starter::id);
        let texts = Kind::ALL.map(Kind::key);
        let reads = [
            reading::Band::Easy,
            reading::Band::Fair,
            reading::Band::Hard,
        ];
        let reads = reads.map(reading::Band::key);
        let notes = [
            "needs", "emotions", "signals", "changes", "motives", "safe", "heard", "included",
            "progress",
        ];
        let named: &[(&str, &[&str])] = &[
            ("about.", About::WORDS),
            ("ahead.", Ahead::WORDS),
            ("answer.", AnswerKind::WORDS),
            ("audience.", Audience::WORDS),
            ("copy.", &LANGUAGES),
            ("completion.", Kinds::Completion.words().1),
            ("depth.", &["1", "2", "3"]),
            ("event-kind.", EventKind::WORDS),
            ("intention.", Intention::WORDS),
            ("item-kind.", ItemKind::WORDS),
            ("language.", &LANGUAGES),
            ("mode.", Mode::WORDS),
            ("note.", &notes),
            ("note-hint.", &notes),
            ("opens.", Kinds::Opens.words().1),
            ("phase.", &Phase::DEFAULT_IDS),
            ("platform.", &platforms),
            ("reads.", &reads),
            ("resource-kind.", ResourceKind::WORDS),
            ("rhythm.", Rhythm::WORDS),
            ("stage.", Stage::WORDS),
            ("starter.", &starters),
            ("starter-hint.", &starters),
            ("step.", &steps),
            ("step-lead.", &steps),
            ("tab.", &steps),
            ("template.", Template::WORDS),
            ("widget.", Widget::WORDS),
            ("words.", &texts),
        ];
        for (stem, own) in named {
            for word in *own {
                let key = [*stem, word].concat();
                assert!(words.contains_key(&key), "{key} is not in words");
            }
        }
    }
}
