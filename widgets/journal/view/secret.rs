//! An entry under a passphrase of its own: put under it, opened, written on, and taken from under it.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use zeroize::Zeroizing;

use super::{entry::area, locking::fields};
use crate::{
    context::Context,
    error::{Error, Refusal, Result},
    ui::{
        button, focus_soon,
        frame::sentence,
        key::passphrase_field,
        late::{self, Inside, Part},
        prose,
        words::Words,
    },
    widgets::journal::{
        model::{
            locking::{Unfit, unfit},
            secret::hindrance,
        },
        state::State,
    },
};

/// The fold by which an open entry is put under a passphrase of its own.
pub fn put(context: Context, state: State, id: String) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    late::fold(context, "journal.secret-put", "no-print", node, move || {
        Box::pin(put_code(context, state, id.clone()))
    })
}

/// What is inside an entry that is under one; `then` comes after it was taken off.
pub fn under(context: Context, state: State, id: String, then: Callback<()>) -> AnyView {
    let part = Part::new(context);
    part.load(under_code(context, state, id, then));
    part.view()
}

#[wasm_split(journal_secret, fallible)]
fn put_code(context: Context, state: State, id: String) -> Result<Inside> {
    Ok(Rc::new(move || {
        putting(context, state, id.clone(), words(context))
    }))
}

#[wasm_split(journal_secret, fallible)]
fn under_code(context: Context, state: State, id: String, then: Callback<()>) -> Result<Inside> {
    Ok(Rc::new(move || {
        inside(context, state, id.clone(), then, words(context))
    }))
}

/// The words of all that has to do with it.
pub fn words(context: Context) -> Words {
    Words::new(
        context,
        include_str!("../model/secret/en.json"),
        include_str!("../model/secret/fr.json"),
    )
}

/// What a passphrase protects and what it does not, and the fields for a new one.
fn putting(context: Context, state: State, id: String, words: Words) -> AnyView {
    let pictured = {
        let id = id.clone();
        Memo::new(move |_| state.hinders(&id, hindrance))
    };
    let put = move |passphrase| {
        let id = id.clone();
        async move { state.put_under(&id, passphrase).await }
    };
    let form = Form::new(context, words);
    view! {
        <div class="stack tight">
            <p>{words.text("secret.protects")}</p>
            <p>{words.text("secret.not")}</p>
            <p>{words.text("secret.lost")}</p>
            {move || {
                if pictured.get().is_some() {
                    view! { <p class="muted small">{words.text("secret.pictures")}</p> }.into_any()
                } else {
                    form.twice("secret.put", "secret.done", put.clone())
                }
            }}
        </div>
    }
    .into_any()
}

/// The way to open it, or what it says.
fn inside(context: Context, state: State, id: String, then: Callback<()>, words: Words) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| state.secret().is(&id))
    };
    Effect::new(move |before: Option<bool>| {
        let open = is_open.get();
        // The field that was sent is gone.
        if open && before == Some(false) {
            focus_soon(context, place, "textarea");
        }
        open
    });
    let shown = move || {
        if is_open.get() {
            state.watch_secret();
            opened(context, state, then, words)
        } else {
            closed(context, state, id.clone(), words)
        }
    };
    view! { <div class="stack tight" node_ref=place>{shown}</div> }.into_any()
}

fn closed(context: Context, state: State, id: String, words: Words) -> AnyView {
    let form = Form::new(context, words);
    let passphrase = RwSignal::new(String::new());
    let send = move || {
        let (id, typed) = (id.clone(), Zeroizing::new(passphrase.get_untracked()));
        passphrase.set(String::new());
        form.work(None, async move { state.open_secret(id, typed).await });
    };
    let field = passphrase_field(words.text("secret.ask"), passphrase);
    view! {
        {fields::form(field, words.text("secret.open"), false, form.busy.into(), send)}
        {form.told()}
    }
    .into_any()
}

fn opened(context: Context, state: State, then: Callback<()>, words: Words) -> AnyView {
    let secret = state.secret();
    let question = secret.question();
    let question = (!question.is_empty())
        .then(|| view! { <p class="question lines" part="question">{question}</p> });
    if context.read_only() {
        let text = move || secret.text().with(|text| prose::typed(context, text));
        return view! { {question}{text} }.into_any();
    }
    let form = Form::new(context, words);
    let change = move |passphrase| async move { state.change_secret(passphrase).await };
    let take_off = move |_| {
        state.take_secret_off();
        context.announce(&words.text("secret.taken-off"));
        then.run(());
    };
    view! {
        {question}
        {area(context, secret.text().into(), move |typed| secret.write(typed), move || secret.save())}
        <p class="muted small">{words.text("secret.while-open")}</p>
        <div class="folds">
            <details>
                <summary>{words.text("secret.change")}</summary>
                {form.twice("secret.change-to", "secret.changed", change)}
            </details>
            <details>
                <summary>{words.text("secret.take-off")}</summary>
                <div class="stack tight">
                    <p>{words.text("secret.take-off-hint")}</p>
                    <div class="row">{button(None, words.text("secret.take-off-now"), take_off)}</div>
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// What is being done with a passphrase, and what there is to say about it.
#[derive(Clone, Copy)]
struct Form {
    context: Context,
    words: Words,
    busy: RwSignal<bool>,
    said: RwSignal<String>,
}

impl Form {
    fn new(context: Context, words: Words) -> Self {
        Self {
            context,
            words,
            busy: RwSignal::new(false),
            said: RwSignal::default(),
        }
    }

    /// The fields for a new passphrase, typed twice.
    fn twice<W>(
        self,
        label: &str,
        done: &'static str,
        work: impl Fn(Zeroizing<String>) -> W + 'static,
    ) -> AnyView
    where
        W: Future<Output = Result<()>> + 'static,
    {
        let words = self.words;
        let (new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let send = move || {
            let passphrase = Zeroizing::new(new.get_untracked());
            match unfit(&passphrase, &again.get_untracked()) {
                Some(Unfit::Short) => self.tell(words.text("secret.short")),
                Some(Unfit::Differs) => self.tell(words.text("secret.differs")),
                None => {
                    new.set(String::new());
                    again.set(String::new());
                    self.work(Some(done), work(passphrase));
                }
            }
        };
        let inside = view! {
            {passphrase_field(words.text("secret.new"), new)}
            {passphrase_field(words.text("secret.again"), again)}
        };
        view! {
            {fields::form(inside.into_any(), words.text(label), false, self.busy.into(), send)}
            {self.told()}
        }
        .into_any()
    }

    /// One work at a time; how it ended is told here, or in the line about saving when this place is gone by then.
    fn work(self, done: Option<&'static str>, work: impl Future<Output = Result<()>> + 'static) {
        let context = self.context;
        let said = done.map(|done| self.words.text(done));
        self.busy.set(true);
        self.said.set(self.words.text("secret.deriving"));
        context.spawn(async move {
            let outcome = work.await;
            let is_gone = self.busy.try_set(false).is_some();
            match outcome {
                Ok(()) => {
                    let said = said.unwrap_or_default();
                    if !said.is_empty() {
                        context.announce(&said);
                    }
                    self.said.try_set(said);
                }
                Err(error) if is_gone => context.fail(error),
                Err(Error::Vault(Refusal::Passphrase)) => {
                    self.tell(self.words.text("secret.wrong"));
                }
                Err(error) => self.tell(sentence(context, &error)),
            }
        });
    }

    fn tell(self, sentence: String) {
        self.context.announce(&sentence);
        self.said.set(sentence);
    }

    fn told(self) -> AnyView {
        let said = self.said;
        view! { <p class="lines" hidden=move || said.with(String::is_empty)>{said}</p> }.into_any()
    }
}
