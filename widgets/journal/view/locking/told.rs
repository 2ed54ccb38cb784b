//! What is said about the lock: how far a work is and how it ended, and what it protects from.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    store::vault::Misread,
    ui::{button, frame::sentence, words::Words},
    widgets::journal::{
        model::locking::Unfit,
        state::{
            gate::Gate,
            locking::{Deed, Stage, Trouble},
        },
    },
};

/// How far the work is, with the button that stops it, or what there is to say about how it ended.
pub fn told(gate: Gate, words: Words, above: bool) -> AnyView {
    let context = gate.context();
    let said = Memo::new(move |_| say(context, words, &gate.told_at(above)));
    let is_working = Memo::new(move |_| gate.told_at(above).is_working());
    Effect::new(move |_| {
        let said = said.get();
        if !said.is_empty() && !is_working.get_untracked() {
            context.announce(&said);
        }
    });
    let stop = move || {
        // A key is derived in one go: there is nothing to press meanwhile.
        matches!(gate.told_at(above), Stage::Sealing(_) | Stage::Opening(_))
            .then(|| button(None, words.text("locking.stop"), move |_| gate.stop()))
    };
    let failed = move || matches!(gate.told_at(above), Stage::Failed(_));
    view! {
        {move || {
            is_working.get().then(|| view! { <progress aria-label=words.text("locking.working")></progress> })
        }}
        <p class="lines" class:failed=failed hidden=move || said.with(String::is_empty)>{said}</p>
        <div class="row">{stop}</div>
    }
    .into_any()
}

fn say(context: Context, words: Words, stage: &Stage) -> String {
    match stage {
        Stage::Rest => String::new(),
        Stage::Deriving => words.text("locking.deriving"),
        Stage::Sealing(count) => words.count("locking.sealing", *count),
        Stage::Opening(count) => words.count("locking.opening", *count),
        Stage::HalfSealed => words.text("locking.half-sealed"),
        Stage::HalfOpened => words.text("locking.half-opened"),
        Stage::Done(Deed::Sealed) => words.text("locking.sealed"),
        Stage::Done(Deed::TakenOff) => words.text("locking.taken-off"),
        Stage::Done(Deed::Changed) => words.text("locking.changed"),
        Stage::Failed(Trouble::Unfit(Unfit::Short)) => words.text("locking.short"),
        Stage::Failed(Trouble::Unfit(Unfit::Differs)) => words.text("locking.differs"),
        Stage::Failed(Trouble::Misread(Misread::Group(group))) => {
            words.with("locking.group", &[("group", &group.to_string())])
        }
        Stage::Failed(Trouble::Misread(Misread::Length(found))) => {
            words.with("locking.length", &[("found", &found.to_string())])
        }
        Stage::Failed(Trouble::Error(error)) => sentence(context, error),
    }
}

/// What the lock protects, what it does not, and what nobody can undo: said before anything is chosen.
pub fn threats(words: Words) -> AnyView {
    let list = |keys: &[&str]| {
        let lines: Vec<_> = keys
            .iter()
            .map(|key| view! { <li>{words.text(key)}</li> })
            .collect();
        view! { <ul class="left-out">{lines}</ul> }
    };
    view! {
        <div class="stack tight small">
            <p>{words.text("locking.protects")}</p>
            {list(&["locking.protects-machine", "locking.protects-disk", "locking.protects-copies"])}
            <p>{words.text("locking.not")}</p>
            {list(&[
                "locking.not-page",
                "locking.not-dates",
                "locking.not-others",
                "locking.not-before",
                "locking.not-typed",
            ])}
            <p>{words.text("locking.no-way-back")}</p>
        </div>
    }
    .into_any()
}
