//! The introduction on screen: the fields, and beside them what others would see.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::{
    model::{
        Preset, Question,
        contacts::contacts,
        form::begin,
        outgoing::{Format, Shown, Version},
    },
    state::{Command, State},
};
use crate::{
    context::Context,
    programme::Audience,
    ui::{
        Icon, button, button_quiet, choices, field, picker,
        preview::{Outgoing, preview_with},
    },
};

/// The whole widget.
pub fn introduction(context: Context, state: State) -> impl IntoView {
    view! {
        <div class="sides">
            <div class="stack loose">{fields(context, state)}</div>
            {others(context, state)}
        </div>
    }
}

fn fields(context: Context, state: State) -> AnyView {
    let form = state.form();
    if context.read_only() {
        let rows = move || {
            let questions = state.fields().into_iter();
            questions
                .filter_map(|one| told(context, state, one))
                .collect::<Vec<_>>()
        };
        return view! {
            <p class="subheading">{move || state.introduction().name}</p>
            <ul class="stack">{rows}</ul>
        }
        .into_any();
    }
    let short = Memo::new(move |_| state.introduction().short);
    let lengths = vec![
        (false, context.text("introduction.length.questions")),
        (true, context.text("introduction.length.line")),
    ];
    let name = Signal::derive(move || state.introduction().name);
    let asked = form
        .questions
        .into_iter()
        .map(|one| one.id)
        .collect::<Vec<_>>();
    view! {
        <p class="muted">{context.text("introduction.lead")}</p>
        {choices(
            context.text("introduction.length"),
            lengths,
            Signal::derive(move || Some(short.get())),
            move |short| state.send(Command::Short(short)),
        )}
        {field(form.name.text, form.name.hint, false, name, move |name| state.send(Command::Name(name)))}
        {move || (!short.get()).then(|| presets(context, state))}
        // The rows are drawn anew only when one comes or goes, never while one is being written in.
        {move || {
            state.in_view().track();
            let fields = untrack(|| state.fields()).into_iter();
            let is_asked = |one: &Question| asked.contains(&one.id) || untrack(|| short.get());
            let (now, earlier): (Vec<_>, Vec<_>) = fields.partition(is_asked);
            let rows = |questions: Vec<Question>| {
                let rows = questions.into_iter().map(|one| row(context, state, one)).collect::<Vec<_>>();
                view! { <ul class="stack loose">{rows}</ul> }
            };
            view! {
                {rows(now)}
                {(!earlier.is_empty()).then(|| view! {
                    <section class="stack">
                        <h3 class="subheading">{context.text("introduction.earlier")}</h3>
                        {rows(earlier)}
                    </section>
                })}
            }
        }}
    }
    .into_any()
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

fn row(context: Context, state: State, question: Question) -> AnyView {
    let (for_text, for_audience) = (question.clone(), question.clone());
    let (to_write, to_aim) = (question.clone(), question.clone());
    let label = question.text.clone();
    let text = Signal::derive(move || state.introduction().text(&for_text.id).to_owned());
    let audience = Signal::derive(move || {
        state
            .introduction()
            .audience(&for_audience)
            .as_str()
            .to_owned()
    });
    let options = Audience::ALL
        .iter()
        .map(|one| (one.as_str().to_owned(), goes(context, *one)));
    let aim = move |word: String| {
        if let Some(audience) = Audience::parse(&word) {
            state.send(Command::Aim(to_aim.clone(), audience));
        }
    };
    let write = move |text| state.send(Command::Write(to_write.clone(), text));
    view! {
        <li part="answer">
            <div class="answer stack tight" role="group" aria-label=label>
                {field(question.text.clone(), question.hint.clone(), question.long, text, write)}
                <div class="row">
                    {picker(context.text("introduction.audience"), options.collect(), audience, aim)}
                    {starter(context, state, question, text)}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Puts the beginning of an answer into an empty field and goes on there.
fn starter(
    context: Context,
    state: State,
    question: Question,
    text: Signal<String>,
) -> Option<AnyView> {
    let starter = question.starter.clone()?;
    let label = context.text_with("introduction.start", &[("starter", &starter)]);
    let empty = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    let press = move |event: MouseEvent| {
        state.send(Command::Write(question.clone(), begin(&starter)));
        focus_field(&event);
    };
    let shown = move || {
        empty
            .get()
            .then(|| button_quiet(Some(Icon::Pen), label.clone(), press.clone()))
    };
    Some(view! { {shown} }.into_any())
}

fn focus_field(event: &MouseEvent) -> Option<()> {
    let pressed: Element = event.current_target()?.dyn_into().ok()?;
    let found = pressed
        .closest("[role=group]")
        .ok()??
        .query_selector(".input")
        .ok()??;
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// An answer where nothing may be changed.
fn told(context: Context, state: State, question: Question) -> Option<AnyView> {
    let now = state.introduction();
    let audience = goes(context, now.audience(&question));
    let text = now.text(&question.id).to_owned();
    let answer = view! {
        <li class="answer" part="answer">
            <p class="label">{question.text}</p>
            <p class="lines">{text.clone()}</p>
            <p class="muted small">{audience}</p>
        </li>
    };
    (!text.trim().is_empty()).then(|| answer.into_any())
}

/// What others would see, and the ways it can leave.
fn others(context: Context, state: State) -> AnyView {
    let version = RwSignal::new(Version::Card);
    let versions = vec![
        (Version::Card, context.text("introduction.version.card")),
        (Version::Full, context.text("introduction.version.full")),
    ];
    let outgoing = RwSignal::new(None::<Outgoing>);
    let leave = move |format: Format, extension| {
        move |_| {
            let text = untrack(|| state.shown(version.get()).text(format));
            outgoing.set(Some(Outgoing {
                kind: "introduction",
                format: extension,
                text,
            }));
        }
    };
    let caution =
        Signal::derive(move || outgoing.with(|out| caution(context, &out.as_ref()?.text)));
    let shown = Memo::new(move |_| state.shown(version.get()));
    let nothing = Memo::new(move |_| shown.with(Shown::is_empty));
    view! {
        <section class="others stack">
            <h3 class="subheading">{context.text("introduction.shown")}</h3>
            {choices(
                context.text("introduction.version"),
                versions,
                Signal::derive(move || Some(version.get())),
                move |one| version.set(one),
            )}
            {move || shown.with(|shown| card(context, shown))}
            {move || (!nothing.get()).then(|| view! {
                <div class="row no-print">
                    {button(Some(Icon::Copy), context.text("introduction.as-text"), leave(Format::Plain, "txt"))}
                    {button(Some(Icon::Copy), context.text("introduction.as-markdown"), leave(Format::Markdown, "md"))}
                </div>
            })}
            {preview_with(context, outgoing, caution)}
        </section>
    }
    .into_any()
}

fn card(context: Context, shown: &Shown) -> AnyView {
    if shown.is_empty() {
        return view! { <p class="muted">{context.text("introduction.nothing")}</p> }.into_any();
    }
    let answers = shown.answers.iter().map(|(question, answer)| {
        view! {
            <div>
                {question.clone().map(|question| view! { <p class="muted small">{question}</p> })}
                <p class="lines">{answer.clone()}</p>
            </div>
        }
    });
    view! {
        <div class="card stack" part="card">
            {(!shown.name.is_empty()).then(|| view! { <p class="subheading">{shown.name.clone()}</p> })}
            {answers.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn caution(context: Context, text: &str) -> Option<String> {
    let found = contacts(text)
        .into_iter()
        .map(|one| context.text(&key("caution", one.as_str())));
    let what = found.collect::<Vec<_>>().join(", ");
    (!what.is_empty()).then(|| context.text_with("introduction.caution", &[("what", &what)]))
}

fn goes(context: Context, audience: Audience) -> String {
    context.text(&key("audience", audience.as_str()))
}

fn key(kind: &str, word: &str) -> String {
    ["introduction", kind, word].join(".")
}
