//! What an entry said earlier: seen beside what it says now, and brought back as a copy.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::{rc::Rc, sync::Arc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    ui::{
        Icon, button_quiet, button_unfolding,
        late::{self, Inside},
    },
    widgets::journal::{
        model::{
            Spoken,
            versions::{Change, Version, compare, words},
        },
        state::State,
    },
};

/// The fold, when there is a version of the open entry.
pub fn versions(context: Context, state: State, id: String) -> AnyView {
    let versioned = state.opened().versioned();
    let any = Memo::new(move |_| versioned.with(Option::is_some));
    let folded = move || {
        any.get().then(|| {
            let (id, node) = (id.clone(), NodeRef::<html::Details>::new());
            late::fold(context, "journal.versions", "no-print", node, move || {
                Box::pin(inside(context, state, id.clone()))
            })
        })
    };
    view! { {folded} }.into_any()
}

#[wasm_split(journal_versions, fallible)]
fn inside(context: Context, state: State, id: String) -> Result<Inside> {
    let words = Arc::new(words(&context.language()));
    Ok(Rc::new(move || {
        list(context, state, id.clone(), words.clone())
    }))
}

fn list(context: Context, state: State, id: String, words: Arc<Spoken>) -> AnyView {
    let found = RwSignal::new_local(Vec::<Version>::new());
    let versioned = state.opened().versioned();
    // One that was set aside a moment ago is there once the save that it goes with is.
    Effect::new(move |_| {
        context.status().track();
        let newest = versioned.get();
        let known = found.with_untracked(|found| found.first().map(|one| one.at));
        if known == newest {
            return;
        }
        let id = id.clone();
        context.spawn(async move {
            match state.versions(&id).await {
                Ok(versions) => drop(found.try_set(versions)),
                Err(error) => context.fail(error),
            }
        });
    });
    let rows = move || {
        let found = found.get().into_iter();
        found
            .map(|one| version(context, state, one, words.clone()))
            .collect::<Vec<_>>()
    };
    view! { <ul class="entries">{rows}</ul> }.into_any()
}

fn version(context: Context, state: State, version: Version, words: Arc<Spoken>) -> AnyView {
    let compared = RwSignal::new(false);
    let text = version.text.clone();
    let (moment, label) = (context.moment(version.at), words.get("compare"));
    let copied = words.get("copied");
    let copy = (!context.read_only()).then(|| {
        button_quiet(Some(Icon::Undo), words.get("copy"), move |_| {
            state.bring_back(&version);
            context.announce(&copied);
        })
    });
    let difference = move || {
        compared.get().then(|| {
            let now = state.opened().text().get_untracked();
            difference(&text, &now, &words)
        })
    };
    view! {
        <li class="entry stack tight">
            <span class="small muted">{moment}</span>
            <div class="row">
                {button_unfolding(label, compared)}
                {copy}
            </div>
            {difference}
        </li>
    }
    .into_any()
}

/// What differs between an earlier text and the present one, for eyes and for ears.
fn difference(before: &str, now: &str, words: &Spoken) -> AnyView {
    let said = |key| view! { <span class="visually-hidden">{words.get(key)}" "</span> };
    let runs = compare(before, now);
    let same = runs.iter().all(|run| run.change == Change::Kept);
    let legend = words.get(if same { "same" } else { "legend" });
    let pieces: Vec<_> = runs
        .into_iter()
        .map(|run| {
            let text = run.text.to_owned();
            match run.change {
                Change::Kept => text.into_any(),
                Change::Removed => view! { <del>{said("removed")}{text}</del> }.into_any(),
                Change::Added => view! { <ins>{said("added")}{text}</ins> }.into_any(),
            }
        })
        .collect();
    view! {
        <div class="stack tight">
            <p class="small muted">{legend}</p>
            <p class="lines compared">{pieces}</p>
        </div>
    }
    .into_any()
}
