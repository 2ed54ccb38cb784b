//! A choice of what stands at a path, and the field of what was chosen.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fields::{Form, problems};
use crate::{
    ui::picker,
    widgets::studio::model::{
        document,
        kinds::{Kept, Kinds},
    },
};

/// The choice. `key` with a dot and a kind is what that is called; `inside` is what it asks. A kind without anything
/// written is nothing yet: only the form knows of it.
pub fn kinds(
    form: Form,
    path: &str,
    key: &str,
    kinds: Kinds,
    inside: fn(Form, &str, &str) -> AnyView,
) -> AnyView {
    let state = form.state;
    let (unsaid, others) = kinds.words();
    let own = path.to_owned();
    let written = state.with_untracked(|programme| kinds.of(document::get(programme, &own)));
    let picked = RwSignal::new(written.unwrap_or(unsaid));
    let kept = StoredValue::new(Kept::new());
    let kind = Memo::new(move |_| {
        let written = state.with(|programme| kinds.of(document::get(programme, &own)));
        written.unwrap_or_else(|| picked.get())
    });
    let stem = [key, "."].concat();
    let options = [unsaid].into_iter().chain(others.iter().copied());
    let options = options.map(|word| (word.to_owned(), form.word(&stem, word)));
    let own = path.to_owned();
    let choose = move |word: String| {
        let found = others.iter().find(|one| **one == word);
        let word = found.copied().unwrap_or(unsaid);
        picked.set(word);
        let before = state.with_untracked(|programme| document::get(programme, &own).cloned());
        let turned = kept.try_update_value(|kept| kinds.turn(before.as_ref(), word, kept));
        let turned = turned.unwrap_or_default();
        if before.unwrap_or_default() != turned {
            state.choose(&own, turned);
        }
    };
    let chosen = Signal::derive(move || kind.get().to_owned());
    let own = path.to_owned();
    view! {
        <div class="stack tight">
            {picker(form.text(key), options.collect(), chosen, choose)}
            {move || inside(form, &own, kind.get())}
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}
