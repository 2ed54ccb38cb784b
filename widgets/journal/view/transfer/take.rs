//! Takes the journal out: a button for each form, and what became of it.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{hand::lead, paper::paper};
use crate::{
    context::Context,
    ui::words::Words,
    ui::{Icon, button, frame::sentence},
    widgets::journal::{
        model::secret::Stays,
        state::{
            State,
            taking::{Form, Stage, Taken, Taking},
        },
    },
};

/// The part that takes out.
pub fn take(context: Context, state: State) -> AnyView {
    let words = Words::new(
        context,
        include_str!("../../model/export/en.json"),
        include_str!("../../model/export/fr.json"),
    );
    let taking = Taking::new(context, state);
    let reached = taking.stage();
    let part = NodeRef::<html::Section>::new();
    let is_reading = Memo::new(move |_| reached.with(|stage| matches!(stage, Stage::Reading(_))));
    let chosen = StoredValue::new(None::<Form>);
    Effect::new(move |before: Option<bool>| {
        let reading = is_reading.get();
        if before.is_some_and(|before| before != reading) {
            // Back to the form that was chosen, which is found by its place among the buttons.
            let form = chosen.get_value().filter(|_| !reading);
            lead(
                context,
                part,
                form.map_or("button", selector),
                String::new(),
            );
        }
        reading
    });
    let told = Memo::new(move |_| reached.with(|stage| told(context, words, stage)));
    Effect::new(move |_| {
        let told = told.get();
        if !told.is_empty() && !is_reading.get_untracked() {
            context.announce(&told);
        }
    });
    let choices = move || {
        if is_reading.get() {
            let stop = button(None, words.text("export.stop"), move |_| taking.stop());
            return view! {
                <p>{words.text("export.reading")}</p>
                <div class="row">{stop}</div>
            }
            .into_any();
        }
        let buttons = Form::ALL.map(|form| {
            let label = words.text(&["export.", form.key()].concat());
            button(Some(Icon::Download), label, move |_| {
                chosen.set_value(Some(form));
                taking.take(form);
            })
        });
        view! { <div class="row">{buttons.into_iter().collect::<Vec<_>>()}</div> }.into_any()
    };
    view! {
        <section class="stack tight" node_ref=part>
            <div class="subheading">{words.text("export.title")}</div>
            <p class="muted small">{words.text("export.what")}</p>
            {choices}
            <p class="lines">{told}</p>
        </section>
        {paper(context, state, words)}
    }
    .into_any()
}

fn selector(form: Form) -> &'static str {
    match form {
        Form::DayOne => "button:nth-of-type(1)",
        Form::Book => "button:nth-of-type(2)",
        Form::Text => "button:nth-of-type(3)",
        Form::Jrnl => "button:nth-of-type(4)",
    }
}

/// What there is to say at a stage.
fn told(context: Context, words: Words, stage: &Stage) -> String {
    match stage {
        Stage::Waiting => String::new(),
        Stage::Reading(entries) => words.some("export.read", *entries).unwrap_or_default(),
        Stage::Taken(taken) => taken_lines(words, taken).join("\n"),
        Stage::Empty => words.text("export.empty"),
        Stage::Stopped => words.text("export.stopped"),
        Stage::TooLarge => words.text("export.too-large"),
        Stage::Failed(error) => sentence(context, error),
    }
}

fn taken_lines(words: Words, taken: &Taken) -> Vec<String> {
    let file = words.count("export.taken", taken.entries);
    let mut lines = vec![file.replace("{file}", &taken.file)];
    lines.extend(stays(words, taken.closed));
    lines.extend(words.some("export.undated", taken.undated));
    lines.extend(words.some("export.unread", taken.unread));
    lines
}

/// What stays because it is closed.
pub fn stays(words: Words, closed: Stays) -> impl Iterator<Item = String> {
    let counts = [
        ("export.closed", closed.letters),
        ("export.secret", closed.secrets),
    ];
    counts
        .into_iter()
        .filter_map(move |(key, count)| words.some(key, count))
}
