//! Step 4: when it begins, when it rests, and the weeks one at a time.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;

use super::{
    answer::answer,
    bank::bank,
    fold,
    meeting::{event, events},
    modes, planner,
    resource::resources,
    year,
};
use crate::{
    programme::{About, Ahead, Rhythm, Week},
    text::today,
    widgets::studio::{
        model::document,
        view::{
            dates::day,
            entries::{Entries, empty, entries, named},
            fields::{Form, choice, line, minutes, problems, texts},
        },
    },
};

/// The word for a start that is each member's own.
const RELATIVE: &str = "relative";

/// The step.
pub fn weeks(form: Form) -> AnyView {
    let pauses = entries(
        form,
        Entries {
            path: "pauses".to_owned(),
            key: "pauses",
            called: &["label", "from"],
            blank: empty,
            most: usize::MAX,
            inside: pause,
            under: None,
        },
    );
    view! {
        {start(form)}
        <div class="row wide">
            {choice(form, "rhythm", "rhythm", Rhythm::WORDS, "rhythm.")}
            {choice(form, "ahead", "ahead", Ahead::WORDS, "ahead.")}
        </div>
        {pauses}
        {year::year(
            form,
            Entries {
                path: "weeks".to_owned(),
                key: "weeks",
                called: &["theme", "question.text"],
                blank: blank_week,
                most: usize::MAX,
                inside: week,
                under: Some(planner::under),
            },
        )}
        {fold(form, "bank", bank(form))}
        {events(form)}
        {planner::balance(form)}
        {fold(form, "weeks-in", planner::sheet(form))}
    }
    .into_any()
}

/// When the first week begins: on a day, or with each member.
fn start(form: Form) -> AnyView {
    let state = form.state;
    let is_relative = Memo::new(move |_| {
        state.with(|programme| {
            let start = document::plain(programme, "start");
            start.is_empty() || start == RELATIVE
        })
    });
    let options = vec![
        (true, form.text("start.relative")),
        (false, form.text("start.day")),
    ];
    let choose = move |relative: bool| {
        let start = if relative {
            RELATIVE.to_owned()
        } else {
            today().monday().to_string()
        };
        state.choose("start", Value::String(start));
    };
    let chosen = Signal::derive(move || Some(is_relative.get()));
    view! {
        <div class="stack tight">
            <div class="label">{form.text("start")}</div>
            {crate::ui::choices(form.text("start"), options, chosen, choose)}
            {move || {
                if is_relative.get() {
                    problems(form, "start".to_owned())
                } else {
                    day(form, "start", "start.on")
                }
            }}
        </div>
    }
    .into_any()
}

fn pause(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        <div class="row wide">
            {day(form, &field("from"), "pause.from")}
            {day(form, &field("to"), "pause.to")}
        </div>
        {texts(form, &field("label"), "pause.label", false)}
    }
    .into_any()
}

fn blank_week(programme: &Value, path: &str) -> Value {
    named(programme, path, "week")
}

fn week(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    let most = usize::from(Week::MAX_RESOURCES);
    view! {
        {texts(form, &field("theme"), "week.theme", false)}
        {texts(form, &field("activity.title"), "week.activity", false)}
        {minutes(form, &field("activity.minutes"))}
        {entries(
            form,
            Entries {
                path: field("activity.steps"),
                key: "activity.steps",
                called: &[],
                blank: empty,
                most: usize::MAX,
                inside: step,
                under: None,
            },
        )}
        {modes(form, &field("activity"))}
        {resources(form, field("resources"), "week.resources", most)}
        {texts(form, &field("question.text"), "week.question", true)}
        {problems(form, field("question"))}
        {choice(form, &field("question.about"), "week.about", About::WORDS, "about.")}
        {texts(form, &field("question.starter"), "starter", false)}
        {answer(form, field("question.answer"))}
        {modes(form, &field("question"))}
        {fold(form, "week.event", event(form, &field("event")))}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}

fn step(form: Form, path: String) -> AnyView {
    texts(form, &path, "activity.step", false)
}
