//! Brings another journal in: choose files, see what is in them, bring it in, read what became of it.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::Event;

use super::{account::Told, hand::lead};
use crate::{
    context::Context,
    share::chosen,
    ui::words::Words,
    ui::{button, button_main, button_quiet, preview::Outgoing},
    widgets::journal::state::{
        State,
        bringing::{Bringing, Stage},
    },
};

/// What the report is, for `escale-shared` and the file's name.
const REPORT: &str = "journal-import";

/// The part that brings in.
pub fn bring(context: Context, journal: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let words = Words::new(
        context,
        include_str!("../../model/import/en.json"),
        include_str!("../../model/import/fr.json"),
    );
    let bringing = Bringing::new(context, journal);
    let part = NodeRef::<html::Section>::new();
    let stage = bringing.stage();
    Effect::new(move |before: Option<()>| {
        let (target, instead) = stage.with(|stage| (target(stage), first(context, words, stage)));
        if before.is_some() {
            lead(context, part, target, instead);
        }
    });
    let shown = move || match stage.get() {
        Stage::Choosing => chooser(words, bringing),
        Stage::Looking => progress(words, bringing, "import.looking"),
        Stage::Bringing => progress(words, bringing, "import.bringing"),
        Stage::Seen(account) => {
            let told = Told::before(context, words, &account);
            let fresh = account.counted.fresh;
            let bring = (fresh > 0).then(|| {
                let label = words.count("import.bring", fresh);
                button_main(label, move |_| bringing.bring(false))
            });
            let deleted = account.counted.deleted;
            let back = (deleted > 0).then(|| {
                let label = words.count("import.bring-deleted", deleted);
                button(None, label, move |_| bringing.bring(true))
            });
            view! {
                <div class="subheading">{words.text("import.seen")}</div>
                {account_view(&told)}
                <div class="row">{bring} {back} {others(words, bringing)}</div>
            }
            .into_any()
        }
        Stage::Done(account) => {
            let told = Told::after(context, words, &account);
            let report = told.report();
            let leave = move |_| {
                outgoing.set(Some(Outgoing {
                    kind: REPORT,
                    format: "txt",
                    text: report.clone(),
                }));
            };
            view! {
                {account_view(&told)}
                <div class="row">
                    {button(None, words.text("import.report"), leave)} {others(words, bringing)}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="stack" node_ref=part>
            <div class="stack tight">
                <div class="subheading">{words.text("import.title")}</div>
                <p class="muted small">{words.text("import.from")}</p>
            </div>
            {shown}
        </section>
    }
    .into_any()
}

/// Where the focus goes when a stage begins: to what is asked, or to what is told, which is read out then.
fn target(stage: &Stage) -> &'static str {
    match stage {
        Stage::Choosing => "input",
        Stage::Looking | Stage::Bringing => "button",
        Stage::Seen(_) | Stage::Done(_) => ".told",
    }
}

/// What is to be said of a stage in one sentence.
fn first(context: Context, words: Words, stage: &Stage) -> String {
    match stage {
        Stage::Seen(account) => Told::before(context, words, account).first,
        Stage::Done(account) => Told::after(context, words, account).first,
        Stage::Choosing | Stage::Looking | Stage::Bringing => String::new(),
    }
}

/// The browser's own field for files: keys open it, and files can be dropped on it.
fn chooser(words: Words, bringing: Bringing) -> AnyView {
    let choose = move |event: Event| {
        let files = chosen::files(&event_target(&event));
        if !files.is_empty() {
            bringing.look(files);
        }
    };
    view! {
        <label class="field">
            <span class="label">{words.text("import.files")}</span>
            <input type="file" multiple class="input files" part="input" on:change=choose />
        </label>
    }
    .into_any()
}

fn progress(words: Words, bringing: Bringing, key: &'static str) -> AnyView {
    let part = bringing.part();
    view! {
        <label class="field">
            <span>{words.text(key)}</span>
            <progress max="1" prop:value=part></progress>
        </label>
        <div class="row">{button(None, words.text("import.stop"), move |_| bringing.stop())}</div>
    }
    .into_any()
}

fn others(words: Words, bringing: Bringing) -> AnyView {
    button_quiet(None, words.text("import.others"), move |_| bringing.again())
}

/// An account on screen.
fn account_view(told: &Told) -> AnyView {
    let lines = told
        .lines
        .iter()
        .map(|line| view! { <p>{line.clone()}</p> });
    let broken = told
        .broken
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> });
    view! {
        <div class="stack tight told" tabindex="-1">
            <p class="label">{told.first.clone()}</p>
            {lines.collect::<Vec<_>>()}
            {told.out.clone().map(|out| view! { <p>{out}</p> })}
            <ul class="left-out">{broken.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}
