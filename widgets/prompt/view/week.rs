//! A week on screen, without its theme: activity, resources, question, answer, meeting.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::answer::answer;
use crate::{
    context::Context,
    error::Result,
    programme::{Activity, Event, Question, Resource, Week},
    share::agenda::{kind_name, when},
    ui::{Icon, button_quiet, heading, prose},
    widgets::prompt::{model::wording, state::State},
};

#[wasm_split(prompt_calendar, fallible)]
fn event_code(state: State, week: Week) -> Result<()> {
    state.show_event_of(&week);
    Ok(())
}

/// What a week holds. `name` is that of its answer.
pub fn content(context: Context, state: State, week: &Week, name: &str) -> AnyView {
    let resources: Vec<_> = week
        .resources
        .iter()
        .map(|one| resource(context, one))
        .collect();
    let resources = (!resources.is_empty()).then(|| {
        view! {
            <section class="stack tight">
                {heading(context, 2, "label", context.text("prompt.resources"))}
                <ul class="stack tight">{resources}</ul>
            </section>
        }
    });
    view! {
        <div class="stack">
            {week.activity.as_ref().map(|one| activity(context, one))}
            {resources}
            {question(context, state, week, name)}
            {week.event.as_ref().map(|one| event(context, state, week, one))}
        </div>
    }
    .into_any()
}

fn activity(context: Context, activity: &Activity) -> AnyView {
    let minutes = activity.minutes.map(|minutes| minutes_of(context, minutes));
    let kind = [Some(context.text("prompt.activity")), minutes];
    let steps: Vec<_> = activity
        .steps
        .iter()
        .map(|step| view! { <li>{prose::prose(context, step)}</li> })
        .collect();
    let (mode, modes) = (context.mode(), activity.modes.clone());
    let words = move || {
        let mode = mode.get();
        modes
            .as_ref()
            .and_then(|modes| modes.wording(mode))
            .map(|words| prose::prose(context, words))
    };
    view! {
        <section class="stack tight" part="activity">
            <div>
                <p class="muted small">{joined(kind)}</p>
                {heading(context, 2, "label", context.pick(&activity.title))}
            </div>
            <div class="words">{words}</div>
            {(!steps.is_empty()).then(|| view! { <ol class="steps">{steps}</ol> })}
        </section>
    }
    .into_any()
}

fn resource(context: Context, resource: &Resource) -> AnyView {
    let about = prose::resource(context, resource);
    view! {
        <li part="resource">
            {link(&resource.url, context.pick(&resource.title))}
            {(!about.is_empty()).then(|| view! { <p class="muted small">{about}</p> })}
            {resource.why.as_ref().map(|why| view! { <div class="small">{prose::prose(context, why)}</div> })}
        </li>
    }
    .into_any()
}

fn question(context: Context, state: State, week: &Week, name: &str) -> AnyView {
    let Some(asked) = week.question.clone() else {
        // A question that left the programme leaves the answer where it is.
        let answered = untrack(|| state.answer(name)).is_some_and(|answer| !answer.is_blank());
        return answered
            .then(|| answer(context, state, name, None))
            .into_any();
    };
    let Question { text, modes, .. } = asked.clone();
    let mode = context.mode();
    let words = move || prose::prose(context, wording(&text, modes.as_ref(), mode.get()));
    let mut described = String::from("question-");
    described.push_str(name);
    view! {
        <section class="stack tight" part="question">
            {heading(context, 2, "label", state.sentence("question"))}
            <div class="question" id=described>{words}</div>
            {answer(context, state, name, Some(&asked))}
        </section>
    }
    .into_any()
}

fn event(context: Context, state: State, week: &Week, event: &Event) -> AnyView {
    let kind = kind_name(context, event.kind);
    let taken = week.clone();
    let take = move |_| {
        let code = event_code(state, taken.clone());
        context.spawn(async move {
            if let Err(error) = code.await {
                context.fail(error);
            }
        });
    };
    view! {
        <section class="stack tight" part="event">
            <div>
                <p class="muted small">{kind}</p>
                {heading(context, 2, "label", context.pick(&event.title))}
            </div>
            <p>{when(context, event)}</p>
            {event.place.as_ref().map(|place| prose::prose(context, place))}
            {event.url.as_ref().map(|url| link(url, context.text("common.event.go")))}
            <div class="row">{button_quiet(Some(Icon::Download), context.text("prompt.event.calendar"), take)}</div>
        </section>
    }
    .into_any()
}

fn link(url: &str, words: String) -> AnyView {
    view! {
        <a href=url.to_owned() rel="noopener" class="link">
            {words} " " {Icon::Out.view()}
        </a>
    }
    .into_any()
}

fn minutes_of(context: Context, minutes: u16) -> String {
    context.text_count("common.minutes", minutes.into())
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
