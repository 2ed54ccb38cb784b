//! One entry of the list: a line that opens in place, to read and to write on.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{day_field, earlier::earlier, excerpt, more, passage, pictures, secret, versions};
use crate::{
    context::Context,
    ui::{Icon, button_quiet, focus_soon, preview::Outgoing, prose},
    widgets::journal::state::{Command, State},
};

/// What the line of an entry shows.
pub struct Lead {
    /// Its day, in words.
    pub day: Words,
    /// How it begins, or what was found in it.
    pub excerpt: Words,
}

/// What is shown in a place, anew whenever it changes.
pub type Words = Box<dyn Fn() -> AnyView + Send>;

/// The entry with this identifier, in the list.
pub fn entry(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
    id: String,
) -> AnyView {
    let arrives = state.arrived().get_untracked().as_ref() == Some(&id);
    let lead = listed(context, state, id.clone());
    entry_led(context, state, outgoing, Signal::stored(id), lead, arrives)
}

/// An entry under a line of its own; `arrives` when the focus goes to it. Another entry may take its place while it is
/// closed.
pub fn entry_led(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
    id: Signal<String>,
    lead: Lead,
    arrives: bool,
) -> AnyView {
    let row = NodeRef::<html::Li>::new();
    let to_opener = move || focus_soon(context, row, ".opener");
    let is_open = Memo::new(move |_| id.with(|id| state.is_open(id)));
    let was_binned = Memo::new(move |_| id.with(|id| state.was_binned(id)));
    if arrives {
        to_opener();
    }
    let toggle = move |_| {
        state.send(if is_open.get_untracked() {
            Command::Close
        } else {
            Command::Open(id.get_untracked())
        });
        // A new date may have moved the row.
        to_opener();
    };
    let close = move |_| {
        state.send(Command::Close);
        to_opener();
    };
    let bin = move |_| {
        state.send(Command::Bin(id.get_untracked()));
        context.announce(&context.text("journal.binned"));
        focus_soon(context, row, ".undo button");
    };
    let undo = move |_| {
        state.send(Command::Restore(id.get_untracked()));
        context.announce(&context.text("journal.restored"));
        to_opener();
    };
    let sealed = Memo::new(move |_| id.with(|id| state.sealed(id)));
    let is_secret = Memo::new(move |_| id.with(|id| state.is_secret(id)));
    let closed = Callback::new(move |()| to_opener());
    let early = move |_| {
        id.with_untracked(|id| state.open_early(id));
        focus_soon(context, row, "textarea");
    };
    let leave = move |_| outgoing.set(id.with_untracked(|id| state.outgoing(id)));
    view! {
        <li class="entry" part="entry" node_ref=row>
            {move || {
                was_binned.get().then(|| {
                    view! {
                        <div class="row undo">
                            <span class="muted">{context.text("journal.binned")}</span>
                            {button_quiet(Some(Icon::Undo), context.text("common.undo"), undo)}
                        </div>
                    }
                })
            }}
            {opener(lead, is_open, was_binned, Box::new(toggle))}
            {move || {
                is_open.get().then(|| {
                    let id = StoredValue::new(id.get_untracked());
                    if sealed.get().is_some() {
                        return letter(context, state, id, Box::new(early), Box::new(close));
                    }
                    if is_secret.get() {
                        return under(context, state, id, closed, Box::new(bin), Box::new(close));
                    }
                    view! {
                        <div class="stack tight inside pictured">
                            {question(context, state, id)}
                            {earlier(context, state, id)}
                            {text(context, state)}
                            <div class="folds">
                                {more::more(context, state.opened(), Some((state, closed)))}
                                {pictures::pictures(context, state.opened())}
                                {passage::passage(context, state, outgoing)}
                                {versions::versions(context, state, id.get_value())}
                                {(!context.read_only()).then(|| secret::put(context, state, id.get_value()))}
                            </div>
                            <div class="row apart">
                                {(!context.read_only()).then(|| day_field(context, state.opened()))}
                                <div class="row">
                                    {button_quiet(Some(Icon::Copy), context.text("journal.copy"), leave)}
                                    {(!context.read_only()).then(|| {
                                        button_quiet(Some(Icon::Bin), context.text("journal.bin-it"), bin)
                                    })}
                                    {button_quiet(None, context.text("common.close"), close)}
                                </div>
                            </div>
                            {moments(context, state, id)}
                        </div>
                    }
                    .into_any()
                })
            }}
        </li>
    }
    .into_any()
}

/// A letter whose day has not come.
fn letter(
    context: Context,
    state: State,
    id: StoredValue<String>,
    early: crate::ui::Press,
    close: crate::ui::Press,
) -> AnyView {
    let until = untrack(|| id.with_value(|id| state.sealed(id)));
    view! {
        <div class="stack tight inside">
            <p>{excerpt(context, None, until)}</p>
            <div class="row">
                {(!context.read_only()).then(|| button_quiet(None, context.text("journal.open-early"), early))}
                {button_quiet(None, context.text("common.close"), close)}
            </div>
        </div>
    }
    .into_any()
}

/// An entry under a passphrase of its own.
fn under(
    context: Context,
    state: State,
    id: StoredValue<String>,
    then: Callback<()>,
    bin: crate::ui::Press,
    close: crate::ui::Press,
) -> AnyView {
    view! {
        <div class="stack tight inside">
            {secret::under(context, state, id.get_value(), then)}
            <div class="row">
                {(!context.read_only()).then(|| {
                    button_quiet(Some(Icon::Bin), context.text("journal.bin-it"), bin)
                })}
                {button_quiet(None, context.text("common.close"), close)}
            </div>
        </div>
    }
    .into_any()
}

/// The line of an entry in the list.
fn listed(context: Context, state: State, id: String) -> Lead {
    let line = Memo::new(move |_| state.line(&id));
    let date = Memo::new(move |_| {
        line.with(|line| {
            line.as_ref()
                .map(|line| line.date.clone())
                .unwrap_or_default()
        })
    });
    let marked =
        Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.starred)));
    let star = move || {
        view! {
            <span class="star">
                {Icon::Star.view()}
                <span class="visually-hidden">" "{context.text("journal.starred")}</span>
            </span>
        }
    };
    let day = move || {
        view! {
            {date.with(|date| state.day(date))}
            {marked.get().then(star)}
        }
    };
    let begins = move || {
        let line = line.get();
        let sealed = line.as_ref().and_then(|line| line.sealed);
        excerpt(context, line.and_then(|line| line.excerpt), sealed)
    };
    Lead {
        day: Box::new(move || day().into_any()),
        excerpt: Box::new(move || begins().into_any()),
    }
}

/// The line of an entry: its day and how it begins.
fn opener(
    lead: Lead,
    is_open: Memo<bool>,
    was_binned: Memo<bool>,
    toggle: crate::ui::Press,
) -> AnyView {
    let Lead { day, excerpt } = lead;
    view! {
        <button
            type="button"
            class="opener"
            part="button"
            aria-expanded=move || is_open.get().to_string()
            hidden=was_binned
            on:click=toggle
        >
            <span class="lead">
                <span class="small muted">{day}</span>
                <span class="excerpt" hidden=is_open>{excerpt}</span>
            </span>
            {Icon::Unfold.view()}
        </button>
    }
    .into_any()
}

/// The week and the question it answers.
fn question(context: Context, state: State, id: StoredValue<String>) -> AnyView {
    let source = untrack(|| id.with_value(|id| state.source(id)));
    let Some(source) = source else {
        return ().into_any();
    };
    let week = week(context, &source.week).map(|week| {
        let said = context.text_with("journal.week", &[("week", &week)]);
        view! { <p class="small muted">{said}</p> }
    });
    let question = (!source.question.is_empty())
        .then(|| view! { <p class="question lines" part="question">{source.question}</p> });
    view! { {week}{question} }.into_any()
}

/// What a week of the programme is about; nothing for one it does not have.
fn week(context: Context, id: &str) -> Option<String> {
    let programme = context.programme()?;
    let mut weeks = programme.weeks.iter();
    let week = weeks.find(|week| week.id.as_str() == id)?;
    Some(context.pick(&week.theme))
}

fn text(context: Context, state: State) -> AnyView {
    let opened = state.opened();
    if context.read_only() {
        return view! { {move || opened.text().with(|text| prose::typed(context, text))} }
            .into_any();
    }
    let text = opened.text().into();
    area(
        context,
        text,
        move |typed| opened.write(typed),
        move || opened.save(),
    )
}

/// The field to write an open entry on in: at every keystroke, and when it is left.
pub fn area(
    context: Context,
    text: Signal<String>,
    write: impl Fn(String) + 'static,
    save: impl Fn() + 'static,
) -> AnyView {
    view! {
        <textarea
            class="input"
            part="input"
            autocomplete="off"
            rows="6"
            aria-label=context.text("journal.text")
            prop:value=text
            on:input=move |event| write(event_target_value(&event))
            on:blur=move |_| save()
        ></textarea>
    }
    .into_any()
}

fn moments(context: Context, state: State, id: StoredValue<String>) -> AnyView {
    let said = move || {
        let moments = id.with_value(|id| state.moments(id))?;
        let values = [
            ("created", moments.created.as_str()),
            ("updated", &moments.updated),
        ];
        Some(if moments.created == moments.updated {
            context.text_with("journal.written", &values)
        } else {
            context.text_with("journal.changed", &values)
        })
    };
    view! { <p class="muted small">{said}</p> }.into_any()
}
