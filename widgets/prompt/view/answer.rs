//! The answer to a week on screen: the field, skipping, another tab's version, and where the answer may go.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    ui::{Icon, button, button_quiet},
    widgets::prompt::{
        model::{Format, begin},
        state::{Command, State},
    },
};

/// The answer to a week. `starter` is the beginning the host offers; a week that asks nothing any more cannot be
/// skipped.
pub fn answer(
    context: Context,
    state: State,
    week: &str,
    starter: Option<String>,
    asks: bool,
) -> AnyView {
    let week = week.to_owned();
    let text = state.text(&week);
    let blank = Memo::new({
        let text = text.clone();
        move |_| text.with(|text| text.trim().is_empty())
    });
    if context.read_only() {
        return view! {
            <div class="stack tight" part="answer">
                <p class="lines">{move || text.get()}</p>
                {destinations(context, state, week, blank)}
            </div>
        }
        .into_any();
    }
    let area = NodeRef::<html::Textarea>::new();
    let described = asks.then(|| {
        let mut id = String::from("question-");
        id.push_str(&week);
        id
    });
    let (typed, left) = (week.clone(), week.clone());
    view! {
        <div class="stack tight" part="answer">
            <label class="field">
                <span class="label">{context.text("prompt.answer")}</span>
                <span class="muted small">{context.text("prompt.answer-hint")}</span>
                <textarea
                    class="input"
                    part="input"
                    rows="4"
                    node_ref=area
                    aria-describedby=described
                    prop:value=text
                    on:input=move |event| state.send(Command::Type(typed.clone(), event_target_value(&event)))
                    on:blur=move |_| state.send(Command::Leave(left.clone()))
                ></textarea>
            </label>
            {aside(context, state, week.clone(), area)}
            {asks.then(|| unwritten(context, state, week.clone(), starter, blank, area))}
            {destinations(context, state, week, blank)}
        </div>
    }
    .into_any()
}

/// What can be done with an answer without words: begin it, or skip the week.
fn unwritten(
    context: Context,
    state: State,
    week: String,
    starter: Option<String>,
    blank: Memo<bool>,
    area: NodeRef<html::Textarea>,
) -> AnyView {
    let skipped = Memo::new({
        let week = week.clone();
        move |_| state.answer(&week).is_some_and(|answer| answer.skipped)
    });
    let starting = {
        let week = week.clone();
        move || {
            let starter = starter.clone()?;
            let (week, text) = (week.clone(), begin(&starter));
            let label = context.text_with("prompt.begin", &[("starter", &starter)]);
            let press = move |_| {
                state.send(Command::Type(week.clone(), text.clone()));
                focus(area);
            };
            Some(button_quiet(Some(Icon::Pen), label, press))
        }
    };
    let skip = move |_| {
        let skip = !skipped.get_untracked();
        state.send(Command::Skip(week.clone(), skip));
        let said = if skip {
            "prompt.said.skipped"
        } else {
            "prompt.said.open"
        };
        context.announce(&context.text(said));
    };
    let label = move || {
        context.text(if skipped.get() {
            "common.undo"
        } else {
            "prompt.skip"
        })
    };
    let icon = move || {
        if skipped.get() {
            Icon::Undo
        } else {
            Icon::Skip
        }
        .view()
    };
    let skip = StoredValue::new(skip);
    view! {
        {move || (blank.get() && !skipped.get()).then(&starting)}
        {move || blank.get().then(|| view! {
            <div class="row">
                {move || skipped.get().then(|| view! { <span class="muted small">{context.text("prompt.skipped")}</span> })}
                <button type="button" class="button quiet" part="button" on:click=move |event| skip.with_value(|skip| skip(event))>
                    {icon}
                    <span>{label}</span>
                </button>
            </div>
        })}
    }
    .into_any()
}

/// What another tab wrote at the same time.
fn aside(context: Context, state: State, week: String, area: NodeRef<html::Textarea>) -> AnyView {
    let aside = Memo::new({
        let week = week.clone();
        move |_| {
            state
                .answer(&week)
                .map(|answer| answer.aside)
                .unwrap_or_default()
        }
    });
    let one = move |text: String| {
        let week = week.clone();
        let shown = text.clone();
        let press = move |_| {
            state.send(Command::TakeIn(week.clone(), text.clone()));
            focus(area);
        };
        view! {
            <div class="notice stack tight" part="notice">
                <p>{context.text("prompt.aside")}</p>
                <p class="lines">{shown}</p>
                <div class="row">{button(Some(Icon::Plus), context.text("prompt.take-in"), press)}</div>
            </div>
        }
    };
    (move || aside.get().into_iter().map(&one).collect::<Vec<_>>()).into_any()
}

/// Where an answer with words may go. It stays here unless the member says otherwise, each time.
fn destinations(context: Context, state: State, week: String, blank: Memo<bool>) -> AnyView {
    let kept = state.in_journal(&week);
    let offer = move || {
        let (plain, markdown, journal) = (week.clone(), week.clone(), week.clone());
        let copy = move |_| state.send(Command::Share(plain.clone(), Format::Plain));
        let copy_markdown = move |_| state.send(Command::Share(markdown.clone(), Format::Markdown));
        let keep = (!context.read_only()).then(|| keep(context, state, journal, kept.clone()));
        view! {
            <div class="stack tight">
                <p class="muted small">{context.text("prompt.stays")}</p>
                <div class="row" role="group" aria-label=context.text("prompt.destinations")>
                    {button(Some(Icon::Copy), context.text("prompt.share"), copy)}
                    {button(Some(Icon::Copy), context.text("prompt.share-markdown"), copy_markdown)}
                    {keep}
                </div>
            </div>
        }
    };
    (move || (!blank.get()).then(&offer)).into_any()
}

/// The button stays where it is and says when it is done, so that nobody loses their place.
fn keep(context: Context, state: State, week: String, kept: ArcRwSignal<bool>) -> AnyView {
    let (icon, label, done) = (kept.clone(), kept.clone(), kept.clone());
    let press = move |_| {
        if !kept.get_untracked() {
            state.send(Command::Keep(week.clone()));
        }
    };
    view! {
        <button
            type="button"
            class="button"
            part="button"
            aria-disabled=move || done.get().then_some("true")
            on:click=press
        >
            {move || if icon.get() { Icon::Check } else { Icon::Lock }.view()}
            <span>{move || context.text(if label.get() { "prompt.kept" } else { "prompt.keep" })}</span>
        </button>
    }
    .into_any()
}

fn focus(area: NodeRef<html::Textarea>) {
    if let Some(area) = area.get_untracked() {
        // Fails only when the field left the page meanwhile.
        area.focus().unwrap_or_default();
    }
}
