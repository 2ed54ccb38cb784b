//! To begin with a structure: its headings go into the text, after what is written there, its helping lines beside it.
//! The host's own templates stand before those that come with the journal.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use super::named::names;
use crate::{
    context::Context,
    error::Result,
    programme::{
        Day, LocalTime, Text,
        weeks::{Calendar, Now},
    },
    text::{local_now, today},
    ui::{
        button, focus,
        late::{self, Inside},
    },
    widgets::journal::{
        model::{
            Source,
            structures::{Offer, Outline, appended, offers, outline},
            template::{Values, asks, fill},
        },
        state::Writing,
    },
};

/// What is needed around the text that is begun.
#[derive(Clone, Copy)]
struct Place {
    context: Context,
    writing: Writing,
    field: NodeRef<html::Textarea>,
    fold: NodeRef<html::Details>,
    along: RwSignal<Along>,
}

/// What was chosen to write along.
#[derive(Clone, Default)]
struct Along {
    /// For which entry.
    id: Option<String>,
    /// The titles of its parts with their helping lines.
    parts: Vec<(String, String)>,
}

/// The fold with the structures, and under it the helping lines of the one that was chosen.
pub fn begin(context: Context, writing: Writing, field: NodeRef<html::Textarea>) -> AnyView {
    let place = Place {
        context,
        writing,
        field,
        fold: NodeRef::new(),
        along: RwSignal::default(),
    };
    let helping = move || {
        let Along { id, parts } = place.along.get();
        (id.is_some() && writing.id().get() == id).then(|| helping(parts))
    };
    view! {
        {helping}
        {late::fold(context, "journal.begin", "no-print", place.fold, move || Box::pin(inside(place)))}
    }
    .into_any()
}

fn helping(parts: Vec<(String, String)>) -> AnyView {
    let lines: Vec<_> = parts
        .into_iter()
        .map(|(title, help)| view! { <dt>{title}</dt><dd class="muted">{help}</dd> })
        .collect();
    view! { <dl class="helping small no-print">{lines}</dl> }.into_any()
}

#[wasm_split(journal_structures, fallible)]
fn inside(place: Place) -> Result<Inside> {
    let offers = offers(&place.context.language());
    Ok(Rc::new(move || {
        let templates = templates(place);
        let offers: Vec<_> = offers
            .iter()
            .map(|one| offered(place, one.clone()))
            .collect();
        view! { <ul class="stack tight">{templates}{offers}</ul> }.into_any()
    }))
}

fn offered(place: Place, offer: Offer) -> AnyView {
    let Offer { title, help, parts } = offer;
    let choose = move |_| take(place, parts.clone());
    view! {
        <li class="row">
            {button(None, title, choose)}
            <span class="small muted">{help}</span>
        </li>
    }
    .into_any()
}

/// The host's own beginnings.
fn templates(place: Place) -> Vec<AnyView> {
    let context = place.context;
    let programme = context.programme();
    let journal = programme
        .as_ref()
        .and_then(|programme| programme.journal.as_ref());
    let all = journal.into_iter().flat_map(|journal| &journal.templates);
    let offered = all.map(|template| {
        let (name, text) = (context.pick(&template.name), template.text.clone());
        let choose = move |_| {
            let (filled, asked) = filled(place, &context.pick(&text));
            put(place, Vec::new(), move |written| appended(written, &filled));
            if let Some(asked) = asked {
                place.writing.answer(asked);
            }
        };
        let hint = template.hint.as_ref().map(|hint| {
            let hint = context.pick(hint);
            view! { <span class="small muted">{hint}</span> }
        });
        view! { <li class="row">{button(None, name, choose)}{hint}</li> }.into_any()
    });
    offered.collect()
}

/// A template with its variables filled in: the programme, its present week and that week's question; and what an entry
/// begun with it answers, when it asks.
fn filled(place: Place, template: &str) -> (String, Option<Source>) {
    let context = place.context;
    let programme = context.programme();
    let week = programme.as_ref().and_then(|programme| {
        let calendar = Calendar::new(programme, context.arrival());
        let Now::Week { number, .. } = calendar.current(today()) else {
            return None;
        };
        programme.weeks.get(number.checked_sub(1)?)
    });
    let said = |text: Option<&Text>| text.map(|text| context.pick(text)).unwrap_or_default();
    let question = said(week.and_then(|week| Some(&week.question.as_ref()?.text)));
    let asked = week
        .filter(|_| asks(template) && !question.is_empty())
        .map(|week| Source {
            widget: "journal".to_owned(),
            week: week.id.to_string(),
            question: question.clone(),
        });
    let now = local_now();
    let filled = fill(
        template,
        &Values {
            moment: LocalTime {
                day: Day::parse(&untrack(|| place.writing.date())).unwrap_or(now.day),
                ..now
            },
            title: &said(programme.as_ref().map(|programme| &programme.title)),
            week: &said(week.map(|week| &week.theme)),
            question: &question,
            names: &names(context),
        },
    );
    (filled, asked)
}

/// Puts the headings into the text and the caret under the first.
fn take(place: Place, parts: Vec<(String, String)>) {
    let titles: Vec<_> = parts.iter().map(|(title, _)| title.clone()).collect();
    put(place, parts, move |written| outline(written, &titles));
}

/// Puts a beginning into the text, after what is written there.
fn put(place: Place, parts: Vec<(String, String)>, make: impl FnOnce(&str) -> Outline) {
    let Some(field) = place.field.get_untracked() else {
        return;
    };
    let outline = make(&field.value());
    if let Some(fold) = place.fold.get_untracked() {
        fold.remove_attribute("open").unwrap_or_default();
    }
    focus(&field);
    insert(&field, &outline);
    if field.value() != outline.text {
        field.set_value(&outline.text);
        place.writing.write(outline.text);
    }
    let id = place.writing.id().get_untracked();
    place.along.set(Along { id, parts });
    place.context.later(0, move || {
        let caret = u32::try_from(outline.caret).unwrap_or(u32::MAX);
        // A field that left the page has no caret.
        field.set_selection_range(caret, caret).unwrap_or_default();
    });
}

/// Inserts as typing does, so that the browser's own undo takes it back. Browsers have no other way to that, and where
/// one does not know it nothing happens.
fn insert(field: &HtmlTextAreaElement, outline: &Outline) {
    let end = field.value().encode_utf16().count();
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let selected = field.set_selection_range(place(outline.after), place(end));
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    if let (Ok(()), Some(document)) = (selected, document) {
        drop(document.exec_command_with_show_ui_and_value("insertText", false, &outline.added));
    }
}
