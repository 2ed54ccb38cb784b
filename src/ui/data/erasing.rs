//! Deleting everything: confirmed by a typed word, done, and proved by what the database says after it.

use futures_channel::oneshot;
use leptos::{ev::SubmitEvent, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen_futures::spawn_local;

use super::locked::words;
use crate::{
    context::Context,
    error::{Error, Result},
    store::{Counts, space::vault, vault::State},
    ui::{field, frame::sentence, words::Words},
};

/// The fold in which everything is deleted.
pub fn erase(context: Context) -> AnyView {
    let words = words(context);
    let typed = RwSignal::new(String::new());
    let report = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let word = words.text("data.erase-word");
    let type_it = words.with("data.erase-type", &[("word", &word)]);
    let tell = move |told: String| {
        context.announce(&told);
        report.try_set(told);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        if !is_word(&typed.get_untracked(), &word) {
            return tell(words.with("data.erase-wrong", &[("word", &word)]));
        }
        busy.set(true);
        tell(words.text("data.erasing"));
        context.spawn(async move {
            let Err(error) = erase_all(context, words).await else {
                return;
            };
            busy.set(false);
            let mut told = words.with("data.not-erased", &[("code", error.code())]);
            told.push(' ');
            told.push_str(&sentence(context, &error));
            tell(told);
        });
    };
    let hint = words.with("data.erase-hint", &[("space", &context.space_name())]);
    let input = move |text| typed.set(text);
    view! {
        <details>
            <summary>{words.text("data.erase")}</summary>
            <form class="stack tight" on:submit=submit>
                <p>{hint}</p>
                {locked(context, words)}
                {field(type_it, None, false, typed.into(), input)}
                <div class="row">
                    <button type="submit" class="button quiet" part="button" disabled=busy>
                        {words.text("data.erase-it")}
                    </button>
                </div>
                <p role="status">{report}</p>
            </form>
        </details>
    }
    .into_any()
}

/// What to know where the vault is locked.
fn locked(context: Context, words: Words) -> AnyView {
    let is_locked = RwSignal::new(false);
    context.spawn(async move {
        if let Ok(vault) = vault(&context.space_name())
            && let Ok(State::Locked) = vault.state().await
        {
            is_locked.set(true);
        }
    });
    let line = move || {
        is_locked
            .get()
            .then(|| view! { <p>{words.text("data.erase-locked")}</p> })
    };
    view! { {line} }.into_any()
}

/// Deletes everything. When it is done, the widget is gone and starts afresh, and what proves it stands in its frame; so
/// only a failure is answered.
async fn erase_all(context: Context, words: Words) -> Result<()> {
    let space = context.space();
    let before = space.store.counts().await?;
    let counted = counted(words, before);
    let [none, some] = ["data.erased-none", "data.erased-some"].map(|key| words.text(key));
    let (sender, failed) = oneshot::channel::<Error>();
    spawn_local(async move {
        match space.store.erase().await {
            Ok(after) if after == Counts::default() => space.erased().set(vec![counted, none]),
            Ok(_) => space.erased().set(vec![counted, some]),
            // Who went meanwhile does not need the answer.
            Err(error) => sender.send(error).unwrap_or_default(),
        }
    });
    match failed.await {
        Ok(error) => Err(error),
        Err(_) => Ok(()),
    }
}

fn counted(words: Words, counts: Counts) -> String {
    let Counts {
        records,
        drafts,
        blobs,
        meta,
    } = counts;
    let [records, drafts, blobs, meta] = [records, drafts, blobs, meta].map(|n| n.to_string());
    let values = [
        ("records", records.as_str()),
        ("drafts", &drafts),
        ("blobs", &blobs),
        ("meta", &meta),
    ];
    words.with("data.erased", &values)
}

/// Whether what was typed is the word, in whatever case.
fn is_word(typed: &str, word: &str) -> bool {
    typed.trim().to_lowercase() == word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_confirms_and_nothing_else_does() {
        assert!(is_word("supprimer", "supprimer") && is_word(" Supprimer ", "supprimer"));
        for typed in ["", "supprime", "supprimer tout", "delete"] {
            assert!(!is_word(typed, "supprimer"), "{typed}");
        }
    }
}
