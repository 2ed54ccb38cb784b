//! What comes after a look back: the board taken along, in the form one needs. A chunk of its own, for who opens the fold.

mod across;
mod bring;
mod painted;
mod paper;
mod rich;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::Desk;
use crate::{
    context::Context,
    error::Result,
    text::Spoken,
    ui::{
        button, heading_below,
        late::{Inside, Loading, Part, fold, is_open},
        preview::{Outgoing, preview_with},
        sheet::Sheet,
    },
    widgets::retrospective::{
        model::after::{Whole, csv, json, page, poster, words},
        state::{State, after::Wanted},
    },
};
use painted::Painted;
use rich::Rich;

/// What `escale-shared` and files call it.
pub const KIND: &str = "retrospective";

/// The fold.
pub fn after(desk: Desk) -> AnyView {
    let Desk { context, state, .. } = desk;
    let load = move || -> Loading { Box::pin(async move { load(context, state).await }) };
    let node = NodeRef::new();
    fold(
        context,
        "retrospective.after",
        "fold no-print after",
        node,
        load,
    )
}

#[wasm_split(retrospective_after, fallible)]
fn load(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || inside(context, state)))
}

/// A fold among these, whose inside is a chunk of its own; what cannot be had is told in it.
fn part(
    after: After,
    key: &str,
    class: &'static str,
    load: impl Fn() -> Loading + 'static,
) -> AnyView {
    let (node, part) = (NodeRef::<html::Details>::new(), Part::new(after.context));
    let open = move |_| {
        if is_open(node) {
            part.load(load());
        }
    };
    view! {
        <details class=class node_ref=node on:toggle=open>
            <summary>{after.say(key)}</summary>
            {part.view()}
        </details>
    }
    .into_any()
}

/// What every part of it is given.
#[derive(Clone, Copy)]
pub struct After {
    /// What the widget is given.
    pub context: Context,
    state: State,
    words: StoredValue<Spoken>,
    outgoing: RwSignal<Option<Outgoing>>,
    shown: RwSignal<Option<Shown>, LocalStorage>,
    told: RwSignal<String>,
}

/// What is looked at in its place, before it leaves.
#[derive(Clone)]
enum Shown {
    Rich(Rich),
    Sheet(Sheet),
    Painted(Painted),
}

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Markdown,
    Rich,
    Csv,
    Json,
    Print,
    Svg,
    Png,
}

impl Form {
    const ALL: [(Self, &str); 7] = [
        (Self::Markdown, "form-md"),
        (Self::Rich, "form-rich"),
        (Self::Csv, "form-csv"),
        (Self::Json, "form-json"),
        (Self::Print, "form-print"),
        (Self::Svg, "form-svg"),
        (Self::Png, "form-png"),
    ];
}

impl After {
    /// The sentence under a key.
    pub fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// Tells something that has no other place.
    pub fn tell(self, sentence: String) {
        self.context.announce(&sentence);
        self.told.try_set(sentence);
    }

    /// Shows a text before it leaves.
    pub fn show(self, format: &'static str, text: String) {
        let kind = KIND;
        self.outgoing.try_set(Some(Outgoing { kind, format, text }));
    }

    /// Closes what is looked at in its place.
    pub fn hide(self) {
        self.shown.set(None);
    }

    fn ask(self, form: Form, wanted: Wanted, caution: RwSignal<Option<String>>) {
        let context = self.context;
        self.shown.set(None);
        self.told.set(String::new());
        context.spawn(async move {
            match self.state.whole(wanted).await {
                Ok(whole) if whole.is_empty() => self.tell(self.say("nothing")),
                Ok(whole) => {
                    caution.try_set(self.stays(&whole));
                    self.make(form, &whole).await;
                }
                Err(error) => context.fail(error),
            }
        });
    }

    /// What does not leave, in words.
    fn stays(self, whole: &Whole) -> Option<String> {
        let stays = whole.table.as_ref().map(|(outward, _)| outward.stays)?;
        let said = |words: &Spoken| words.count("stays", stays);
        (stays > 0).then(|| self.words.with_value(said))
    }

    async fn make(self, form: Form, whole: &Whole) {
        let page = self.words.with_value(|words| page::page(whole, words));
        let poster = || self.words.with_value(|words| poster::poster(&page, words));
        match form {
            Form::Markdown => self.show("md", page::as_markdown(&page)),
            Form::Csv => self.show("csv", csv::write(whole)),
            Form::Json => self.show("json", json::write(whole)),
            Form::Svg => self.show("svg", poster().svg()),
            Form::Rich => self.put(Shown::Rich(Rich::of(&page))),
            Form::Print => self.put(Shown::Sheet(paper::laid_out(&page))),
            Form::Png => match painted::paint(&poster()).await {
                Ok(painted) => self.put(Shown::Painted(painted)),
                Err(refusal) => self.tell(refusal.sentence(&self.context.language())),
            },
        }
    }

    fn put(self, shown: Shown) {
        drop(self.shown.try_set(Some(shown)));
    }
}

fn inside(context: Context, state: State) -> AnyView {
    let after = After {
        context,
        state,
        words: StoredValue::new(words(&context.language())),
        outgoing: RwSignal::new(None),
        shown: RwSignal::new_local(None),
        told: RwSignal::default(),
    };
    view! {
        <div class="stack">
            {take(after)}
            {(!context.read_only()).then(|| bring::bring(after))}
            {across::across(after)}
        </div>
    }
    .into_any()
}

/// What goes along, and in which form.
fn take(after: After) -> AnyView {
    let [own, table, ahead, names] = [(); 4].map(|()| RwSignal::new(true));
    let caution = RwSignal::new(None);
    let wanted = move || Wanted {
        own: own.get_untracked(),
        table: table.get_untracked(),
        ahead: ahead.get_untracked(),
        names: names.get_untracked(),
    };
    let ticks = [
        (own, "what-own"),
        (table, "what-table"),
        (ahead, "what-ahead"),
        (names, "what-names"),
    ];
    let ticks = ticks.map(|(value, key)| {
        view! {
            <label class="row">
                <input type="checkbox" prop:checked=value on:change=move |_| value.update(|value| *value = !*value) />
                <span>{after.say(key)}</span>
            </label>
        }
    });
    let forms = Form::ALL.map(|(form, key)| {
        let ask = move |_| after.ask(form, wanted(), caution);
        button(None, after.say(key), ask)
    });
    let shown = move || {
        let shown = after.shown.get()?;
        Some(match shown {
            Shown::Rich(rich) => rich.view(after),
            Shown::Sheet(sheet) => paper::on_paper(after, sheet),
            Shown::Painted(painted) => painted.view(after),
        })
    };
    let beside = move || {
        let is_shown = after.shown.with(Option::is_some);
        let sentence = caution.get().filter(|_| is_shown);
        sentence.map(|sentence| view! { <p class="notice">{sentence}</p> })
    };
    view! {
        <div class="stack tight">
            <p class="muted small">{after.say("lead")}</p>
            <fieldset class="stack tight">
                <legend class="label">{after.say("what")}</legend>
                <div class="row">{ticks.into_iter().collect::<Vec<_>>()}</div>
            </fieldset>
            {heading_below(after.context, after.say("forms"))}
            <div class="row">{forms.into_iter().collect::<Vec<_>>()}</div>
            <p role="status" class="small">{after.told}</p>
            {beside}
            {shown}
            {preview_with(after.context, after.outgoing, caution.into())}
        </div>
    }
    .into_any()
}
