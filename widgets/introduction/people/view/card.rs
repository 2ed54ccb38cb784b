//! Somebody's card in the deck: what it says, where the member and they meet, the member's note, and the way out.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::said::Said;
use crate::{
    context::Context,
    share::{
        person::{
            Outline, Person, Photo,
            markup::may_link,
            outline::{Field, Line},
        },
        picture,
    },
    text::Spoken,
    ui::{Icon, button, button_quiet, field, focus_soon, late::is_open},
    widgets::introduction::people::{model::deck::Common, state::Deck},
};

/// A card in the list, folded under the name. `delete` takes it out of the list.
pub fn card(
    context: Context,
    deck: Deck,
    said: Said,
    words: StoredValue<Spoken>,
    id: String,
    delete: impl Fn(&str) + Copy + Send + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let fold = NodeRef::<html::Details>::new();
    let toggle = move |_| open.set(is_open(fold));
    let of = id.clone();
    let person = Memo::new(move |_| deck.person(&of).unwrap_or_default());
    let says = move || {
        person.with(|person| {
            let common = untrack(|| deck.common(person));
            (outline(person, words), meeting(said, &common))
        })
    };
    let inside = move || {
        open.get().then(|| {
            view! {
                <div class="stack">
                    {says}
                    {noted(deck, said, id.clone())}
                    {leave(context, said, id.clone(), delete)}
                </div>
            }
        })
    };
    let name = move || {
        let (name, under) = person.with(|person| {
            let under = words.with_value(|words| Outline::of(person, words).under);
            (person.name.clone(), under)
        });
        let under =
            (!under.is_empty()).then(|| view! { <span class="muted small">{" "} {under}</span> });
        view! {
            <span class="label">{name}</span>
            {under}
        }
    };
    view! {
        <li>
            <details part="deck-card" node_ref=fold on:toggle=toggle>
                <summary>{name}</summary>
                {inside}
            </details>
        </li>
    }
    .into_any()
}

/// What a card says, as text: nothing of it is taken for markup.
pub fn outline(person: &Person, words: StoredValue<Spoken>) -> AnyView {
    let outline = words.with_value(|words| Outline::of(person, words));
    let lines = outline.lines.iter().map(line).collect::<Vec<_>>();
    let photo = person.photo.clone().map(|photo| {
        let name = [("name", person.name.as_str())];
        let unnamed = words.with_value(|words| words.with("photo-of", &name));
        let alt = if photo.alt.is_empty() {
            unnamed
        } else {
            photo.alt.clone()
        };
        face(photo, alt, words)
    });
    let said = |text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <p class="lines">{text}</p> })
    };
    view! {
        <div class="stack tight">
            {photo}
            {said(&outline.beside)}
            {said(&outline.about)}
            <dl class="said">{lines}</dl>
        </div>
    }
    .into_any()
}

/// A photo, painted: an image with an address of its own is what a strict policy refuses. One that cannot be shown says
/// why in its place.
fn face(photo: Photo, alt: String, words: StoredValue<Spoken>) -> AnyView {
    /// How long its longer side is, in pixels.
    const SIDE: u32 = 256;
    let node = NodeRef::<html::Canvas>::new();
    let photo = StoredValue::new(photo);
    let refused = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let photo = photo.try_get_value().unwrap_or_default();
            let shown = picture::show_as(&photo.mime, &photo.bytes, &node, SIDE).await;
            if let Err(refusal) = shown {
                let language = words.try_with_value(|words| words.get("language"));
                let sentence = refusal.sentence(&language.unwrap_or_default());
                drop(refused.try_set(Some(sentence)));
            }
        });
    });
    view! {
        <canvas
            class="painted face"
            role="img"
            aria-label=alt
            hidden=move || refused.with(Option::is_some)
            node_ref=node
        ></canvas>
        {move || refused.get().map(|sentence| view! { <p class="muted small">{sentence}</p> })}
    }
    .into_any()
}

fn line(line: &Line) -> AnyView {
    let values = line.values.iter().map(|value| {
        let text = value.clone();
        let href = match line.field {
            Field::Link if may_link(value) => value.clone(),
            Field::Email => ["mailto:", value].concat(),
            _ => String::new(),
        };
        let shown = if href.is_empty() {
            view! { <span class="lines">{text}</span> }.into_any()
        } else {
            view! { <a href=href target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        };
        view! { <dd>{shown}</dd> }
    });
    let values = values.collect::<Vec<_>>();
    view! {
        <dt class="muted small">{line.label.clone()}</dt>
        {values}
    }
    .into_any()
}

fn meeting(said: Said, common: &[Common]) -> Option<AnyView> {
    let lines = common.iter().map(|one| {
        let values = [("mine", one.mine.as_str()), ("theirs", &one.theirs)];
        view! { <li>{said.with(one.why.key(), &values)}</li> }
    });
    let lines = lines.collect::<Vec<_>>();
    let shown = move || {
        view! {
            <div class="stack tight">
                <div class="label">{said.text("common")}</div>
                <ul class="left-out">{lines}</ul>
            </div>
        }
    };
    (!common.is_empty()).then(|| shown().into_any())
}

fn noted(deck: Deck, said: Said, id: String) -> AnyView {
    let of = id.clone();
    let note = Signal::derive(move || deck.note(&of));
    let write = move |text: String| deck.write_note(&id, text);
    field(said.text("note"), None, true, note, write).into_any()
}

/// Deleting is asked twice, in place, and then it is gone.
fn leave(
    context: Context,
    said: Said,
    id: String,
    delete: impl Fn(&str) + Copy + Send + 'static,
) -> AnyView {
    let asked = RwSignal::new(false);
    let row = NodeRef::<html::Section>::new();
    let ask = move |is_asked: bool| {
        asked.set(is_asked);
        focus_soon(context, row, "button");
    };
    let shown = move || {
        if !asked.get() {
            return button_quiet(Some(Icon::Bin), said.text("delete"), move |_| ask(true));
        }
        let id = id.clone();
        view! {
            <p>{said.text("delete.sure")}</p>
            <div class="row">
                {button_quiet(None, said.text("delete.no"), move |_| ask(false))}
                {button(Some(Icon::Bin), said.text("delete.yes"), move |_| delete(&id))}
            </div>
        }
        .into_any()
    };
    view! { <section class="stack tight" node_ref=row>{shown}</section> }.into_any()
}
