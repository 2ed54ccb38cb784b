//! Days and times, in the browser's own fields for them. Such a field is empty while it is being typed, which says
//! nothing.
//!
//! What stands in the file and such a field would not show is a line to type in, with the problem beside it; it stays one
//! while it is being repaired.

use leptos::{ev::FocusEvent, prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;
use web_sys::{Event, HtmlInputElement};

use super::fields::{Form, problems};
use crate::{
    ui::field,
    widgets::studio::model::{document, times},
};

/// A field of the browser's.
#[derive(Clone, Copy)]
struct Own {
    kind: &'static str,
    class: &'static str,
    /// The last it takes, without which some have years of six figures.
    last: &'static str,
    shows: fn(&str) -> bool,
}

const DAY: Own = Own {
    kind: "date",
    class: "field short",
    last: "9999-12-31",
    shows: times::is_day,
};

const TIME: Own = Own {
    kind: "datetime-local",
    class: "field timed",
    last: "9999-12-31T23:59",
    shows: times::is_time,
};

/// A day.
pub fn day(form: Form, path: &str, key: &str) -> AnyView {
    let own = path.to_owned();
    let take = move |text| form.state.set_value(&own, Value::String(text));
    dated(form, path, key, DAY, take)
}

/// A day and a time; `take` is given what was typed.
pub fn time(
    form: Form,
    path: &str,
    key: &str,
    take: impl Fn(String) + Clone + Send + 'static,
) -> AnyView {
    dated(form, path, key, TIME, take)
}

fn dated(
    form: Form,
    path: &str,
    key: &str,
    own: Own,
    take: impl Fn(String) + Clone + Send + 'static,
) -> AnyView {
    let (label, written) = (form.text(key), path.to_owned());
    let value = Memo::new(move |_| {
        form.state
            .with(|programme| document::plain(programme, &written))
    });
    let is_here = RwSignal::new(false);
    let is_line = Memo::new(move |was| {
        let fits = value.with(|text| text.is_empty() || (own.shows)(text));
        !fits || (was == Some(&true) && is_here.get())
    });
    // The browser may tell that the focus went after the field left the page.
    let here = move |is| {
        is_here.try_set(is);
    };
    let shown = move || {
        let (label, take) = (label.clone(), take.clone());
        if is_line.get() {
            field(label, None, false, value.into(), take)
        } else {
            picked(label, own, value, take)
        }
    };
    view! {
        <div class="stack tight">
            <div on:focusin=move |_| here(true) on:focusout=move |_| here(false)>{shown}</div>
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

fn picked(
    label: String,
    own: Own,
    value: Memo<String>,
    take: impl Fn(String) + 'static,
) -> AnyView {
    let input = move |event: Event| {
        let text = event_target_value(&event);
        if !text.is_empty() {
            take(text);
        }
    };
    // What is left half typed or emptied shows again what there is.
    let leave = move |event: FocusEvent| {
        let field: HtmlInputElement = event_target(&event);
        let there = value.try_get_untracked().unwrap_or_default();
        if field.value().is_empty() && !there.is_empty() {
            field.set_value(&there);
        }
    };
    view! {
        <label class=own.class>
            <span class="label">{label}</span>
            <input
                type=own.kind
                class="input"
                part="input"
                max=own.last
                prop:value=value
                on:input=input
                on:blur=leave
            />
        </label>
    }
    .into_any()
}
