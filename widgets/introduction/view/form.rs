//! The form: all fields, in groups that are folded until asked for, and audiences for all of them at once.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{answer::answer, key};
use crate::{
    context::Context,
    error::Result,
    text::Spoken,
    ui::{choices, heading_below, late::Inside},
    widgets::introduction::{
        model::{Control, Group, Preset, Question, words},
        state::{Command, State},
    },
};

#[wasm_split(introduction_form, fallible)]
pub fn code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || form(context, state)))
}

fn form(context: Context, state: State) -> AnyView {
    let (form, words) = (state.form(), words::of_form(&context.language()));
    let group = |group: Group, name: &str, lead: Option<&str>, open: bool| {
        let fields = words::group(&form, &words, group);
        folded(context, state, &words, name, lead, fields, open)
    };
    let groups = [
        group(Group::Me, "group.me", None, true),
        group(Group::Exchange, "group.exchange", None, true),
        group(Group::Reach, "group.reach", Some("lead.reach"), false),
        group(Group::Manual, "group.manual", Some("lead.manual"), false),
    ];
    let hosts = form.hosts.clone().into_iter();
    let hosts: Vec<_> = hosts.map(|one| answer(context, state, one)).collect();
    view! {
        <div class="stack loose" part="form">
            {answer(context, state, form.name.clone())}
            {presets(context, state)}
            {hosts}
            {groups.into_iter().collect::<Vec<_>>()}
            {earlier_questions(context, state)}
        </div>
    }
    .into_any()
}

fn folded(
    context: Context,
    state: State,
    words: &Spoken,
    name: &str,
    lead: Option<&str>,
    fields: Vec<Question>,
    open: bool,
) -> Option<AnyView> {
    let fields = fields
        .into_iter()
        .filter(|one| one.control != Control::Picture);
    let rows: Vec<_> = fields.map(|one| answer(context, state, one)).collect();
    let some = !rows.is_empty();
    let lead = lead.map(|lead| view! { <p class="muted small">{words.get(lead)}</p> });
    some.then(|| {
        view! {
            <details open=open>
                <summary>{words.get(name)}</summary>
                <div class="stack loose">{lead} {rows}</div>
            </details>
        }
        .into_any()
    })
}

/// Answers to questions the programme no longer asks. Drawn anew only when one comes or goes.
fn earlier_questions(context: Context, state: State) -> AnyView {
    let rows = move || {
        let kept = state.in_view().get();
        let form = state.form();
        let earlier = untrack(|| state.with(|now| now.earlier(&form, &kept)));
        let rows: Vec<_> = earlier
            .into_iter()
            .map(|one| answer(context, state, one))
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack">
                    {heading_below(context, context.text("introduction.earlier"))}
                    {rows}
                </section>
            }
        })
    };
    view! { {rows} }.into_any()
}

fn presets(context: Context, state: State) -> AnyView {
    let label = context.text("introduction.presets");
    let options = Preset::ALL
        .map(|one| (one, context.text(&key("preset", one.as_str()))))
        .to_vec();
    let chosen = Signal::derive(move || state.introduction().preset(&state.fields()));
    let choose = move |preset: Preset| {
        state.send(Command::Arrange(preset));
        context.announce(&context.text(&key("said", preset.as_str())));
    };
    view! {
        <div class="stack tight">
            <span class="muted small" aria-hidden="true">{label.clone()}</span>
            {choices(label, options, chosen, choose)}
        </div>
    }
    .into_any()
}
