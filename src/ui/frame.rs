//! What stands around every widget: its heading, what has to be said first, and the line about saving.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{button, data};
use crate::{
    context::{Context, Status},
    embed::Source,
    error::{Error, Why},
    store::{Condition, Notice},
};

/// The widget's view within its frame. Where nothing is kept, nothing is said of storage unless something fails.
pub fn frame(
    context: Context,
    source: &Source,
    keeps: bool,
    view: AnyView,
) -> impl IntoView + use<> {
    let level = context
        .attribute("heading-level")
        .unwrap_or_else(|| "2".to_owned());
    let title = context
        .attribute("label")
        .unwrap_or_else(|| context.title());
    let heading = html::div()
        .attr("class", "heading")
        .attr("part", "heading")
        .attr("role", "heading")
        .attr("aria-level", level)
        .child(title);
    let condition = if keeps {
        condition(context)
    } else {
        RwSignal::new(Condition::Working)
    };
    let foot = if keeps {
        view! {
            <div class="foot no-print">
                {status_line(context, condition)}
                {data::menu(context)}
            </div>
        }
        .into_any()
    } else {
        let is_quiet = Memo::new(move |_| context.status().get() == Status::Quiet);
        let line = move || {
            (!is_quiet.get()).then(|| {
                view! { <div class="foot no-print">{status_line(context, condition)}</div> }
            })
        };
        line.into_any()
    };
    view! {
        <div class="stack loose">
            {heading}
            {notices(context, source, condition)}
            {view}
            {foot}
        </div>
    }
}

fn notice(lines: impl IntoView) -> AnyView {
    view! { <div class="notice" part="notice">{lines}</div> }.into_any()
}

fn notices(context: Context, source: &Source, condition: RwSignal<Condition>) -> AnyView {
    let mut list = Vec::new();
    for [attribute, value, expected] in context.attribute_problems() {
        let values = [
            ("attribute", attribute.as_str()),
            ("value", &value),
            ("expected", &expected),
        ];
        list.push(notice(
            context.text_with("common.attribute-problem", &values),
        ));
    }
    list.extend(programme_notice(context, source));
    if context.restarted() {
        list.push(notice(context.text("common.restarted")));
    }
    view! {
        {list}
        {storage_notice(context, condition)}
        {erased(context)}
        {move || {
            let count = context.unreadable().get();
            (count > 0).then(|| notice(context.text_count("common.set-aside", count)))
        }}
    }
    .into_any()
}

fn programme_notice(context: Context, source: &Source) -> Option<AnyView> {
    match source {
        Source::None => None,
        Source::OutOfReach {
            key,
            problem,
            params,
        } => {
            let mut message = String::from("common.programme.");
            message.push_str(problem);
            let mut values = vec![("key", key.as_str())];
            values.extend(params.iter().map(|(name, v)| (*name, v.as_str())));
            Some(notice(context.text_with(&message, &values)))
        }
        Source::Refused { key, reason } => {
            let mut message = String::from("common.programme.");
            message.push_str(reason.key());
            let mut values = vec![("key", key.clone())];
            values.extend(reason.params());
            let values: Vec<_> = values.iter().map(|(name, v)| (*name, v.as_str())).collect();
            Some(notice(context.text_with(&message, &values)))
        }
        Source::Read { problems, .. } if problems.is_empty() => None,
        Source::Read { problems, .. } => {
            let lines: Vec<_> = problems
                .iter()
                .map(|problem| {
                    let mut message = String::from("common.expected.");
                    message.push_str(problem.expected.key());
                    let params = problem.expected.params();
                    let values: Vec<_> = params.iter().map(|(n, v)| (*n, v.as_str())).collect();
                    let expected = context.text_with(&message, &values);
                    let value = problem
                        .value
                        .clone()
                        .unwrap_or_else(|| context.text("common.nothing"));
                    let values = [
                        ("path", problem.path.as_str()),
                        ("value", &value),
                        ("expected", &expected),
                    ];
                    view! { <li>{context.text_with("common.programme.problem", &values)}</li> }
                })
                .collect();
            Some(notice(view! {
                <details>
                    <summary>{context.text_count("common.programme.problems", problems.len())}</summary>
                    <ul>{lines}</ul>
                </details>
            }))
        }
    }
}

/// What was deleted before the widget started afresh, with the proof.
fn erased(context: Context) -> impl IntoView {
    let erased = context.space().erased();
    let told = erased.clone();
    move || {
        let lines = erased.get();
        let told = told.clone();
        (!lines.is_empty()).then(|| {
            context.announce(&lines.join(" "));
            let close = move |_| told.set(Vec::new());
            let lines: Vec<_> = lines
                .into_iter()
                .map(|line| view! { <p>{line}</p> })
                .collect();
            notice(view! {
                {lines}
                <div class="row">{button(None, context.text("common.close"), close)}</div>
            })
        })
    }
}

/// The storage's condition, followed, and told to the page.
fn condition(context: Context) -> RwSignal<Condition> {
    let found = context.store().condition();
    if found != Condition::Working {
        context.storage_changed(found);
    }
    let condition = RwSignal::new(found);
    context.follow(move |told| {
        if let Notice::Condition(now) = told {
            condition.set(*now);
            context.storage_changed(*now);
        }
    });
    condition
}

/// What the storage's condition means for the member.
fn storage_notice(context: Context, condition: RwSignal<Condition>) -> impl IntoView {
    move || {
        let code = match condition.get() {
            Condition::Working => return None,
            Condition::ReadOnly(code) | Condition::Memory(code) | Condition::Waiting(code) => code,
            Condition::Reconnecting => crate::error::Code::Lost,
        };
        let sentence = context.text(&sentence_key(code.as_str()));
        context.announce(&sentence);
        Some(notice(sentence))
    }
}

fn status_line(context: Context, condition: RwSignal<Condition>) -> impl IntoView {
    move || match context.status().get() {
        Status::Quiet => {
            let line = match condition.get() {
                Condition::Memory(_) => "common.until-closed",
                _ => "common.stays-here",
            };
            view! { <span part="status">{context.text(line)}</span> }.into_any()
        }
        Status::Saving => {
            view! { <span part="status">{context.text("common.saving")}</span> }.into_any()
        }
        Status::Saved => {
            view! { <span part="status">{context.text("common.saved")}</span> }.into_any()
        }
        Status::Failed(error) => {
            let sentence = sentence(context, &error);
            context.announce(&sentence);
            view! {
                <span part="status" class="failed">{sentence}</span>
                {button(None, context.text("common.try-again"), move |_| context.retry())}
            }
            .into_any()
        }
    }
}

/// The key of the sentence for a code.
pub fn sentence_key(code: &str) -> String {
    let mut key = String::from("common.error.");
    key.push_str(code);
    key
}

/// The sentence for an error, with its place and the browser's words where they help.
pub fn sentence(context: Context, error: &Error) -> String {
    let key = sentence_key(error.code());
    match error {
        Error::Unreadable { what, cause } => {
            context.text_with(&key, &[("what", what), ("cause", cause)])
        }
        Error::Refused {
            why: Why::TooMuch, ..
        } => context.text("common.refused.too-much"),
        Error::Refused { what, why } => {
            let cause = context.text(&["common.refused.", why.key()].concat());
            context.text_with(&key, &[("what", what), ("cause", &cause)])
        }
        Error::Browser { what, cause } => {
            context.text_with(&key, &[("what", what), ("cause", cause)])
        }
        Error::Storage { .. } | Error::Conflict { .. } | Error::Vault(_) => context.text(&key),
    }
}
