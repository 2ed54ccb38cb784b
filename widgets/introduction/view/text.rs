//! The composed text: in which language, how long, in which tone; changed by the member as they like.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::card::caution_for;
use crate::{
    context::Context,
    error::Result,
    share::person::Agreement,
    text::Spoken,
    ui::{
        Icon, button, choices, field, focus_soon,
        late::Inside,
        preview::{Outgoing, preview_with},
    },
    widgets::introduction::{
        model::{
            Rewritten,
            compose::{Language, Length, Register, Wanted, compose, worded, words},
            contacts::contacts,
            field::AGREEMENT,
            outgoing::Version,
        },
        state::{Command, State},
    },
};

#[wasm_split(introduction_text, fallible)]
pub fn code(context: Context, state: State, version: RwSignal<Version>) -> Result<Inside> {
    Ok(Rc::new(move || text(context, state, version)))
}

/// What is wanted, as signals.
#[derive(Clone, Copy)]
struct Choice {
    version: RwSignal<Version>,
    language: RwSignal<Language>,
    length: RwSignal<Length>,
    register: RwSignal<Register>,
}

impl Choice {
    fn get(self) -> Wanted {
        Wanted {
            version: self.version.get(),
            language: self.language.get(),
            length: self.length.get(),
            register: self.register.get(),
        }
    }
}

fn text(context: Context, state: State, version: RwSignal<Version>) -> AnyView {
    let words = words(&context.language());
    let choice = Choice {
        version,
        language: RwSignal::new(Language::of(&context.language())),
        length: RwSignal::new(Length::Medium),
        register: RwSignal::new(Register::Plain),
    };
    let composed = Memo::new(move |_| {
        let wanted = choice.get();
        let agreement = state.with(|now| {
            let chosen = now.chosen(AGREEMENT).first()?;
            Agreement::parse(chosen)
        });
        let programme = context.programme();
        let shown = worded(
            state.shown(wanted.version),
            programme.as_deref(),
            wanted.language,
        );
        compose(&shown, agreement, wanted)
    });
    let own = Memo::new(move |_| {
        let name = choice.get().name();
        state.with(|now| now.texts.get(&name).cloned())
    });
    let present = Signal::derive(move || match own.get() {
        Some(own) => own.text,
        None => composed.get(),
    });
    let write = move |text: String| {
        let name = untrack(|| choice.get()).name();
        let from = own.get_untracked().map(|own| own.from);
        let from = from.unwrap_or_else(|| composed.get_untracked());
        let changed = (text != from || text.is_empty()).then_some(Rewritten { text, from });
        state.send(Command::Rewrite(name, changed));
    };
    let outgoing = RwSignal::new(None::<Outgoing>);
    let see = move |_| {
        let mut text = present.get_untracked();
        text.push('\n');
        outgoing.set(Some(Outgoing {
            kind: "introduction",
            format: "txt",
            text,
        }));
    };
    // The member's own words are looked through as well, not only what the answers hold.
    let caution = Signal::derive(move || {
        let text = outgoing.with(|out| out.as_ref().map(|out| out.text.clone()))?;
        caution_for(context, contacts(&text))
    });
    let wanted = pickers(&words, choice);
    let whole = NodeRef::<html::Div>::new();
    let anew = own_words(context, state, &words, choice, own, composed, whole);
    let (label, see_label) = (words.get("text"), words.get("see"));
    let field = if context.read_only() {
        view! { <p class="lines">{present}</p> }.into_any()
    } else {
        field(label, None, true, present, write)
    };
    view! {
        <div class="stack" part="composed" node_ref=whole>
            <p class="muted small">{words.get("lead")}</p>
            {wanted}
            {field}
            {anew}
            <div class="row">{button(Some(Icon::Copy), see_label, see)}</div>
            {preview_with(context, outgoing, caution)}
        </div>
    }
    .into_any()
}

fn pickers(words: &Spoken, choice: Choice) -> AnyView {
    let named = |kind: &str, word: &str| words.get(&[kind, ".", word].concat());
    let languages = Language::ALL.map(|one| (one, named("language", one.as_str())));
    let lengths = Length::ALL.map(|one| (one, named("length", one.as_str())));
    let registers = Register::ALL.map(|one| (one, named("register", one.as_str())));
    view! {
        {choices(
            words.get("language"),
            languages.to_vec(),
            Signal::derive(move || Some(choice.language.get())),
            move |one| choice.language.set(one),
        )}
        {choices(
            words.get("length"),
            lengths.to_vec(),
            Signal::derive(move || Some(choice.length.get())),
            move |one| choice.length.set(one),
        )}
        {choices(
            words.get("register"),
            registers.to_vec(),
            Signal::derive(move || Some(choice.register.get())),
            move |one| choice.register.set(one),
        )}
    }
    .into_any()
}

/// Says that the text is the member's own, whether the answers went on since, and offers to compose it again.
fn own_words(
    context: Context,
    state: State,
    words: &Spoken,
    choice: Choice,
    own: Memo<Option<Rewritten>>,
    composed: Memo<String>,
    whole: NodeRef<html::Div>,
) -> AnyView {
    let [kept, changed, label, done] =
        ["kept", "answers-changed", "anew", "anew-done"].map(|key| words.get(key));
    let is_own = Memo::new(move |_| own.with(Option::is_some));
    let differs = Memo::new(move |_| {
        let from = own.with(|own| own.as_ref().map(|own| own.from.clone()));
        from.is_some_and(|from| composed.with(|composed| *composed != from))
    });
    let anew = move |_| {
        state.send(Command::Rewrite(untrack(|| choice.get()).name(), None));
        context.announce(&done);
        focus_soon(context, whole, "textarea");
    };
    let shown = move || {
        let (kept, changed, label, anew) =
            (kept.clone(), changed.clone(), label.clone(), anew.clone());
        let told = move || {
            differs
                .get()
                .then(|| view! { <span>" " {changed.clone()}</span> })
        };
        (is_own.get() && !context.read_only()).then(|| {
            view! {
                <p class="muted small">{kept} {told}</p>
                <div class="row">{button(Some(Icon::Undo), label, anew)}</div>
            }
        })
    };
    view! { {shown} }.into_any()
}
