//! The programme as members see it: the real widgets beside the form, in either language and each way to take part. What
//! is tried there is kept in a space of its own.

use js_sys::{JSON, Reflect};
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::HtmlElement;

use super::fields::Form;
use crate::{
    context::Space,
    programme::Mode,
    text::today,
    ui::{choices, late::is_open, picker, still_there},
    widgets::studio::model::{document, times},
};

/// Where what is tried is kept.
const SPACE: &str = "studio-preview";
/// The widgets that show a programme.
const ELEMENTS: [&str; 7] = [
    "prompt",
    "checklist",
    "introduction",
    "journal",
    "retrospective",
    "path",
    "invitation",
];
/// After how long what was written is shown, in milliseconds.
const REST: i32 = 700;

/// The fold.
pub fn trial(form: Form) -> AnyView {
    let context = form.context;
    let fold = NodeRef::<html::Details>::new();
    let place = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let element = RwSignal::new(ELEMENTS[0]);
    let language = RwSignal::new(form.languages()[0]);
    let mode = RwSignal::new(Mode::Try);
    let week = RwSignal::new(None::<usize>);
    let shown = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        let (open, name, language) = (open.get(), element.get(), language.get());
        let Some(place) = place.get().filter(|_| open) else {
            return;
        };
        let fresh = context.sibling(name);
        place.set_text_content(None);
        if let Some(fresh) = &fresh {
            let attributes = [
                ("space", SPACE),
                ("lang", language),
                ("load", "eager"),
                ("heading-level", "4"),
            ];
            for (name, value) in attributes {
                // The names are ours and valid.
                fresh.set_attribute(name, value).unwrap_or_default();
            }
            give(form, fresh, week.get_untracked());
            // A fresh element has no other place.
            drop(place.append_child(fresh));
        }
        shown.set_value(fresh);
    });
    // What is written or chosen shows a moment after: an element that has just come is still starting.
    let turns = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        drop(form.state.checked());
        week.track();
        if before.is_none() || !open.get_untracked() {
            return;
        }
        turns.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = turns.get_value();
        context.later(REST, move || {
            if turns.try_with_value(|now| *now == turn) == Some(true)
                && still_there(place).is_some()
                && let Some(shown) = shown.try_get_value().flatten()
            {
                give(form, &shown, week.get_untracked());
            }
        });
    });
    let toggle = move |_| open.set(is_open(fold));
    let take_part = move |chosen: Mode| {
        mode.set(chosen);
        if let Ok(space) = Space::open(SPACE) {
            space.set_mode(chosen);
        }
    };
    let names = ELEMENTS.map(|name| (name.to_owned(), form.word("element.", name)));
    let choose = move |key: String| {
        if let Some(name) = ELEMENTS.into_iter().find(|name| *name == key) {
            element.set(name);
        }
    };
    let languages = form
        .languages()
        .map(|tag| (tag, context.language_name(tag)));
    let weeks = Memo::new(move |_| {
        form.state
            .with(|programme| document::entries(programme, "weeks").len())
    });
    let modes = Mode::ALL.iter();
    let modes = modes.map(|mode| (*mode, form.word("mode.", mode.as_str())));
    view! {
        <details class="trial" part="trial" node_ref=fold on:toggle=toggle>
            <summary>{form.text("trial")}</summary>
            <div class="stack">
                <p class="muted small">{form.text("trial.hint")}</p>
                {picker(
                    form.text("trial.element"),
                    names.to_vec(),
                    Signal::derive(move || element.get().to_owned()),
                    choose,
                )}
                {move || weeks.get().gt(&1).then(|| as_if(form, week, weeks.get()))}
                {choices(
                    form.text("trial.language"),
                    languages.to_vec(),
                    Signal::derive(move || Some(language.get())),
                    move |tag| language.set(tag),
                )}
                {choices(
                    form.text("trial.mode"),
                    modes.collect(),
                    Signal::derive(move || Some(mode.get())),
                    take_part,
                )}
                <div node_ref=place></div>
            </div>
        </details>
    }
    .into_any()
}

/// The choice of a week to see; without one, that of today.
fn as_if(form: Form, week: RwSignal<Option<usize>>, weeks: usize) -> AnyView {
    let is_daily = form.state.with_untracked(|programme| {
        let rhythm = document::plain(programme, "rhythm");
        !rhythm.is_empty() && rhythm != "week"
    });
    let key = if is_daily {
        "trial.day-of"
    } else {
        "trial.week-of"
    };
    let today = (String::new(), form.text("trial.today"));
    let named = (1..=weeks).map(|number| {
        let number = number.to_string();
        let name = form.state.words.with(key, &[("number", &number)]);
        (number, name)
    });
    let chosen = move || {
        week.get()
            .map_or(String::new(), |number| number.to_string())
    };
    picker(
        form.text("trial.week"),
        std::iter::once(today).chain(named).collect(),
        Signal::derive(chosen),
        move |key: String| week.set(key.parse().ok()),
    )
}

/// Gives an element the programme as it is now, or as if it were in a week.
fn give(form: Form, element: &HtmlElement, week: Option<usize>) {
    let text = form.state.with_untracked(|programme| match week {
        Some(week) => times::as_if(programme, week, today()).to_string(),
        None => programme.to_string(),
    });
    if let Ok(programme) = JSON::parse(&text) {
        // The property is the element's own.
        Reflect::set(element, &"programme".into(), &programme).unwrap_or_default();
    }
}
