//! Meetings: the one of a week, and those of the programme besides.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;

use crate::{
    programme::EventKind,
    text::{zone, zones},
    ui::{Icon, button_quiet, focus_soon},
    widgets::studio::{
        model::{document, times, weave::Kind},
        view::{
            dates::time,
            entries::{Entries, entries, named},
            fields::{Form, choice, line, problems, texts},
            said,
        },
    },
};

/// The meetings of the programme that belong to no week.
pub fn events(form: Form) -> AnyView {
    let list = Entries {
        path: "events".to_owned(),
        key: "events",
        called: &["title", "start"],
        blank,
        most: usize::MAX,
        inside: |form, path| {
            let id = line(form, &[&path, ".id"].concat(), "entry.id");
            view! { {event(form, &path)} {id} }.into_any()
        },
        under: None,
    };
    entries(form, list)
}

fn blank(programme: &Value, path: &str) -> Value {
    named(programme, path, "event")
}

/// What a meeting is, when and where.
pub fn event(form: Form, path: &str) -> AnyView {
    let field = |name: &str| [path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "event.title", false)}
        {choice(form, &field("kind"), "kind", EventKind::WORDS, "event-kind.")}
        <div class="pair">{start(form, path)} {end(form, path)}</div>
        {astray(form, path)}
        {clocks(form, &field("zone"))}
        {texts(form, &field("place"), "event.place", false)}
        {line(form, &field("url"), "event.url")}
    }
    .into_any()
}

/// Whether it takes place outside the week it stands in.
fn astray(form: Form, path: &str) -> AnyView {
    let path = path.to_owned();
    let line = Memo::new(move |_| {
        let checked = form.state.checked();
        let mut loose = checked.loose.iter();
        let here = loose.find(|one| one.kind == Kind::Astray && one.path == path);
        here.map(|one| said::loose(form, one))
    });
    let line = move || {
        line.get()
            .map(|line| view! { <p class="muted small">{line}</p> })
    };
    view! { <div aria-live="polite">{line}</div> }.into_any()
}

/// When it begins: as the clocks show it where the host is, until they say otherwise. Without a zone, each member's own
/// clock would say when people meet.
fn start(form: Form, event: &str) -> AnyView {
    let state = form.state;
    let path = [event, ".start"].concat();
    let (event, own) = (event.to_owned(), path.clone());
    let take = move |text: String| {
        let here = zone();
        let begun = state.with_untracked(|programme| {
            times::begun(document::get(programme, &event), &text, &here)
        });
        match begun {
            Some(begun) => state.set_value(&event, begun),
            None => state.write_plain(&own, text),
        }
    };
    time(form, &path, "event.start", take)
}

/// When it ends, which nobody needs to say.
fn end(form: Form, event: &str) -> AnyView {
    let state = form.state;
    let node = NodeRef::<html::Div>::new();
    let path = [event, ".end"].concat();
    let own = path.clone();
    let has_end =
        Memo::new(move |_| state.with(|programme| document::get(programme, &own).is_some()));
    let event = event.to_owned();
    let is_endless =
        Memo::new(move |_| state.with(|programme| times::is_endless(programme, &event)));
    let own = path.clone();
    let take = move |text| state.write_plain(&own, text);
    let field = time(form, &path, "event.end", take);
    let removing = move || {
        let own = path.clone();
        let remove = move |_| {
            state.remove(&own);
            focus_soon(form.context, node, ".input");
        };
        let button = button_quiet(Some(Icon::Bin), form.text("event.end.remove"), remove);
        view! { <div class="row">{button}</div> }
    };
    let said = move || view! { <p class="muted small">{form.text("event.end.none")}</p> };
    view! {
        <div class="stack tight" node_ref=node>
            {field}
            {move || has_end.get().then(&removing)}
            {move || is_endless.get().then(said)}
        </div>
    }
    .into_any()
}

/// The zone of start and end: one of those the browser knows, one's own first, or any other.
fn clocks(form: Form, path: &str) -> AnyView {
    let state = form.state;
    let list = ["zones-", path].concat();
    let own = path.to_owned();
    let value = move || state.with(|programme| document::plain(programme, &own));
    let own = path.to_owned();
    let input = move |event| state.write_plain(&own, event_target_value(&event));
    // There are hundreds.
    let is_wanted = RwSignal::new(false);
    let own = path.to_owned();
    let options = move || {
        let typed = state.with(|programme| document::plain(programme, &own));
        let zones = times::zones(zone(), zones::all(), &typed).into_iter();
        let options = zones.map(|zone| view! { <option value=zone></option> });
        options.collect::<Vec<_>>()
    };
    view! {
        <div class="stack tight">
            <label class="field">
                <span class="label">{form.text("event.zone")}</span>
                <span class="muted small">{form.text("event.zone.hint")}</span>
                <input
                    type="text"
                    class="input"
                    part="input"
                    autocomplete="off"
                    list=list.clone()
                    prop:value=value
                    on:focus=move |_| is_wanted.set(true)
                    on:input=input
                />
            </label>
            <datalist id=list>{move || is_wanted.get().then(&options)}</datalist>
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}
