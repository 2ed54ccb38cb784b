//! The journal on screen: a place to write, the entries, the bin, what comes in and goes out.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

mod adrift;
mod begin;
mod bin;
mod earlier;
mod entry;
mod finding;
pub mod gate;
mod given;
mod locking;
mod looking;
mod month;
mod more;
mod named;
mod passage;
mod pictures;
mod results;
mod secret;
mod synthesis;
mod transfer;
mod versions;
mod year;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::{Event, HtmlInputElement};

use super::state::{Command, State, Writing};
use crate::{
    context::Context,
    programme::Day,
    text::DateStyle,
    ui::{button, button_main, focus, preview},
};

/// The whole widget.
pub fn journal(context: Context, state: State) -> AnyView {
    let outgoing = RwSignal::new(None);
    let opened = state.opened().id();
    Effect::new(move |before: Option<Option<String>>| {
        let now = opened.get();
        // Nobody closes an entry behind a copy of it: it is gone, and the copy goes with it.
        if before.flatten().is_some_and(|id| now.as_ref() != Some(&id)) {
            outgoing.set(None);
        }
        now
    });
    let may_write = !context.read_only();
    view! {
        <div class="stack loose">
            {may_write.then(|| new_entry(context, state))}
            {may_write.then(|| adrift::adrift(context, state))}
            {finding::finding(context, state, outgoing)}
            <div class="stack loose" hidden=move || state.is_elsewhere()>
            {move || {
                state.list().with(Vec::is_empty).then(|| view! { <p class="muted">{context.text("journal.empty")}</p> })
            }}
            <ol class="entries">
                <For
                    each=move || state.list().get()
                    key=String::clone
                    children=move |id| entry::entry(context, state, outgoing, id)
                />
            </ol>
            {move || {
                let more = move |_| state.send(Command::Older);
                state.has_older().then(|| {
                    view! { <div class="row">{button(None, context.text("journal.older"), more)}</div> }
                })
            }}
            </div>
            {may_write.then(|| bin::bin(context, state))}
            {transfer::transfer(context, state, outgoing)}
            {preview::preview(context, outgoing)}
        </div>
    }
    .into_any()
}

/// The place to write, always open.
fn new_entry(context: Context, state: State) -> AnyView {
    let top = state.top();
    let field = NodeRef::<html::Textarea>::new();
    let finish = move |_| {
        state.send(Command::Finish);
        context.announce(&context.text("journal.finished"));
        if let Some(field) = field.get_untracked() {
            focus(&field);
        }
    };
    view! {
        <div class="stack tight pictured" part="new">
            <label class="field">
                <span class="label">{context.text("journal.new")}</span>
                <textarea
                    class="input"
                    part="input"
                    autocomplete="off"
                    rows="4"
                    placeholder=context.text("journal.write")
                    prop:value=top.text()
                    on:input=move |event| top.write(event_target_value(&event))
                    on:blur=move |_| top.save()
                    node_ref=field
                ></textarea>
            </label>
            <div class="row apart">
                {day_field(context, top)}
                <div hidden=move || top.is_empty()>
                    {button_main(context.text("journal.finish"), finish)}
                </div>
            </div>
            <div class="folds">
                {begin::begin(context, top, field)}
                {more::more(context, top, None)}
                {pictures::pictures(context, top)}
            </div>
        </div>
    }
    .into_any()
}

/// The day of the experience.
fn day_field(context: Context, writing: Writing) -> AnyView {
    let change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if !writing.redate(input.value()) {
            input.set_value(&writing.date());
        }
    };
    view! {
        <label class="row">
            <span class="small">{context.text("journal.day")}</span>
            <input
                type="date"
                class="input day"
                part="input"
                max="9999-12-31"
                prop:value=move || writing.date()
                on:change=change
                on:blur=move |_| writing.save()
            />
        </label>
    }
    .into_any()
}

/// How an entry begins, or what stands there instead.
fn excerpt(context: Context, excerpt: Option<String>, sealed: Option<Day>) -> String {
    let instead = || match sealed {
        Some(day) => {
            let day = context.date(day, DateStyle::Long);
            context.text_with("journal.sealed", &[("day", &day)])
        }
        None => context.text("journal.blank"),
    };
    excerpt.unwrap_or_else(instead)
}
