//! Earlier states of the card: compared with now, field by field, and taken back.

use std::{rc::Rc, sync::Arc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{card::said_in_words, goes};
use crate::{
    context::Context,
    error::Result,
    text::Spoken,
    ui::{
        Icon, button_quiet, button_unfolding, focus_soon,
        late::{self, Inside},
    },
    widgets::introduction::{
        model::{
            Picture,
            field::{NAME, PICTURE},
            versions::{Difference, Earlier, Side, differences, taken_back},
            words,
        },
        state::{Command, State},
    },
};

/// The fold, once something is stored.
pub fn fold(context: Context, state: State) -> AnyView {
    let stored = Memo::new(move |_| state.stored_at().is_some());
    let folded = move || {
        stored.get().then(|| {
            let node = NodeRef::<html::Details>::new();
            late::fold(
                context,
                "introduction.earlier-states",
                "no-print",
                node,
                move || Box::pin(code(context, state)),
            )
        })
    };
    view! { {folded} }.into_any()
}

#[wasm_split(introduction_versions, fallible)]
fn code(context: Context, state: State) -> Result<Inside> {
    let words = Arc::new(words::of_versions(&context.language()));
    Ok(Rc::new(move || list(context, state, words.clone())))
}

fn list(context: Context, state: State, words: Arc<Spoken>) -> AnyView {
    let found = RwSignal::new_local(Vec::<Earlier>::new());
    // One that was set aside a moment ago is there once the save that it goes with is.
    Effect::new(move |_| {
        state.stored_at();
        context.spawn(async move {
            match state.earlier().await {
                Ok(earlier) if found.with_untracked(|found| *found != earlier) => {
                    drop(found.try_set(earlier));
                }
                Ok(_) => {}
                Err(error) => context.fail(error),
            }
        });
    });
    let (said, whole) = (words.clone(), NodeRef::<html::Div>::new());
    let told = move || {
        let none = found.with(Vec::is_empty);
        said.get(if none { "none" } else { "lead" })
    };
    let rows = move || {
        let found = found.get().into_iter();
        let row = |one| row(context, state, one, words.clone(), whole);
        found.map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="stack" node_ref=whole>
            <p class="muted small" tabindex="-1">{told}</p>
            <ul class="stack" part="earlier">{rows}</ul>
        </div>
    }
    .into_any()
}

fn row(
    context: Context,
    state: State,
    earlier: Earlier,
    words: Arc<Spoken>,
    whole: NodeRef<html::Div>,
) -> AnyView {
    let compared = RwSignal::new(false);
    let (moment, label) = (context.moment(earlier.at), words.get("compare"));
    let restored = words.get("restored");
    let then = earlier.introduction.clone();
    let restore = move |_| {
        state.send(Command::Restore(then.clone()));
        context.announce(&restored);
        // The list is drawn anew once the state that was set aside is stored.
        focus_soon(context, whole, "p");
    };
    let restore = (!context.read_only())
        .then(|| button_quiet(Some(Icon::Undo), words.get("restore"), restore));
    let difference = move || {
        compared.get().then(|| {
            let now = state.introduction();
            let found = differences(&taken_back(earlier.introduction.clone(), &now), &now);
            difference(context, found, &words)
        })
    };
    view! {
        <li class="stack tight">
            <span class="small muted">{moment}</span>
            <div class="row">
                {button_unfolding(label, compared)}
                {restore}
            </div>
            {difference}
        </li>
    }
    .into_any()
}

/// What differs, for eyes and for ears.
fn difference(context: Context, found: Vec<Difference>, words: &Spoken) -> AnyView {
    let legend = words.get(if found.is_empty() { "same" } else { "legend" });
    let fields = found.into_iter().map(|one| {
        let question = match one.id.as_str() {
            NAME | PICTURE | "picture-text" | "text" => words.get(&one.id),
            id if one.question.is_empty() => id.to_owned(),
            _ => one.question.clone(),
        };
        let sides = [(&one.before, "removed"), (&one.now, "added")].map(|(side, key)| {
            let said = in_words(context, words, &one.id, side);
            let mark = view! { <span class="visually-hidden">{words.get(key)} " "</span> };
            (!said.is_empty()).then(|| {
                if key == "removed" {
                    view! { <del class="lines">{mark}{said}</del> }.into_any()
                } else {
                    view! { <ins class="lines">{mark}{said}</ins> }.into_any()
                }
            })
        });
        let [before, now] = sides;
        view! { <div class="stack tight"><p class="muted small">{question}</p> {before} {now}</div> }
    });
    view! {
        <div class="stack">
            <p class="small muted">{legend}</p>
            {fields.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn in_words(context: Context, words: &Spoken, id: &str, side: &Side) -> String {
    if id == PICTURE {
        return match Picture::parse(&side.text) {
            Some(Picture::Photo) => words.get("a-photo"),
            Some(Picture::Drawn(_)) => words.get("a-drawing"),
            None => String::new(),
        };
    }
    let mut said = said_in_words(context, &side.chosen, side.text.trim());
    if let Some(audience) = side.audience {
        said.push_str(" (");
        said.push_str(&goes(context, audience));
        said.push(')');
    }
    said
}
