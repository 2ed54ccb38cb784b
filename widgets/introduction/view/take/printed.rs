//! The card on its way to the printer: what it says is read first, then it is printed as a card or as a badge.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    share::{
        paper::cards,
        person::{Person, drawn::described, spoken},
    },
    text::Spoken,
    ui::{button, button_quiet},
};

/// What is printed, and the ways on.
pub fn printed(
    context: Context,
    words: &Spoken,
    person: Person,
    print: RwSignal<Option<Person>>,
) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let text = described(&person, &spoken(&context.language()));
    let person = StoredValue::new(person);
    let on_paper = move |is_badge: bool| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        context.spawn(async move {
            let person = person.try_get_value().unwrap_or_default();
            let language = context.language();
            let printed = if is_badge {
                let people = std::slice::from_ref(&person);
                cards::badges(&place, people, &person.name, &language).await
            } else {
                let words = spoken(&language);
                cards::card(&place, &person, &words, &language).await
            };
            match printed {
                Ok(()) => context.shared("introduction", "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    let hint = words.get("print-hint");
    context.announce(&hint);
    view! {
        <div class="stack tight" node_ref=place>
            <p class="small">{hint}</p>
            <pre class="preview" part="preview" tabindex="0">{text}</pre>
            <div class="row">
                {button(None, words.get("print-card"), move |_| on_paper(false))}
                {button(None, words.get("print-badge"), move |_| on_paper(true))}
                {button_quiet(None, words.get("png-hide"), move |_| print.set(None))}
            </div>
        </div>
    }
    .into_any()
}
