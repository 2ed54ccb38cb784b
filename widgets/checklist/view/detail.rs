//! An open item: what it is good for, where it takes place, what may be decided about it, and what is loaded on demand.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::{row::decide, telling, tour};
use crate::{
    context::Context,
    programme::{ChecklistItem, Completion, Resource, Target},
    ui::{Icon, button_quiet, prose},
    widgets::checklist::{
        model::{ItemMark, Mark},
        state::State,
        watch::Address,
    },
};

/// What stands under the row of an open item.
pub fn detail(
    context: Context,
    state: State,
    source: StoredValue<ChecklistItem>,
    known: Memo<Option<ItemMark>>,
) -> AnyView {
    let why = source.with_value(|source| source.why.clone());
    let links = source.with_value(|source| source.resources.clone());
    let links: Vec<_> = links.iter().map(|one| resource(context, one)).collect();
    let after = move || {
        let titles = source.with_value(|source| state.after(source)).join(", ");
        (!titles.is_empty()).then(|| {
            let line = context.text_with("checklist.after", &[("titles", &titles)]);
            view! { <p class="muted small">{line}</p> }
        })
    };
    view! {
        <div class="detail stack tight">
            {why.map(|why| view! { <div class="muted">{prose::prose(context, &why)}</div> })}
            {place(context, state, source)}
            {(!links.is_empty()).then(|| view! { <ul class="stack tight">{links}</ul> })}
            {after}
            <div class="row">{actions(context, state, source, known)}</div>
            {tour::offer(context, source)}
            {telling::fold(context, state, source)}
        </div>
    }
    .into_any()
}

/// The link to where it takes place. Following it opens the page that may complete the item, seen from here.
fn place(context: Context, state: State, source: StoredValue<ChecklistItem>) -> Option<AnyView> {
    let (url, language) = source.with_value(|source| {
        let url = source.href.as_ref().map(|url| url.as_str().to_owned());
        (url, source.language.clone())
    });
    let leaves = source.with_value(|source| source.target) == Some(Target::New);
    let language = language.map(|tag| context.language_name(&tag));
    let follow = move |event: MouseEvent| {
        let link = event
            .current_target()
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(address) = link.as_ref().and_then(Address::of) else {
            return;
        };
        source.with_value(|source| {
            if let Completion::Visit(pattern) = &source.completion
                && address.fits(pattern)
            {
                state.tick(source, "visit");
            }
        });
    };
    let url = url?;
    Some(
        view! {
            <p class="row small">
                <a href=url class="row" rel="noopener" target=leaves.then_some("_blank") on:click=follow>
                    {context.text("checklist.go")} {Icon::Out.view()}
                    {leaves.then(|| view! { <span class="muted">{context.text("checklist.new-tab")}</span> })}
                </a>
                {language.map(|language| view! { <span class="muted">{language}</span> })}
            </p>
        }
        .into_any(),
    )
}

fn resource(context: Context, resource: &Resource) -> AnyView {
    let kind = resource
        .kind
        .map(|kind| context.text(&["common.kind.", kind.as_str()].concat()));
    let minutes = resource
        .minutes
        .map(|minutes| context.text_count("common.minutes", minutes.into()));
    let language = resource
        .language
        .as_ref()
        .map(|tag| context.language_name(tag));
    let line: Vec<_> = [kind, minutes, language, resource.licence.clone()]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <li class="small">
            <a href=resource.url.as_str().to_owned() rel="noopener">{context.pick(&resource.title)}</a>
            " "
            <span class="muted">{line.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// Skip and later, or what was decided, why it is ticked, and the way back.
fn actions(
    context: Context,
    state: State,
    source: StoredValue<ChecklistItem>,
    known: Memo<Option<ItemMark>>,
) -> impl IntoView {
    let decided = Memo::new(move |_| {
        known.with(|known| {
            let known = known.as_ref()?;
            Some((known.mark?, known.by.clone()))
        })
    });
    move || {
        // The buttons are drawn anew, so the focus goes to the title of the item first.
        let press = move |mark| {
            move |event: MouseEvent| {
                focus_title(&event);
                decide(context, state, source, mark);
            }
        };
        let changes = !context.read_only();
        let Some((mark, by)) = decided.get() else {
            return changes
                .then(|| {
                    view! {
                        {button_quiet(Some(Icon::Skip), context.text("checklist.skip"), press(Some(Mark::Skipped)))}
                        {button_quiet(Some(Icon::Clock), context.text("checklist.later"), press(Some(Mark::Later)))}
                    }
                })
                .into_any();
        };
        let line = match (mark, by) {
            (Mark::Done, Some(by)) => context.text(&["checklist.ticked-by.", &by].concat()),
            (Mark::Done, None) => context.text("checklist.done"),
            (Mark::Skipped, _) => context.text("checklist.skipped"),
            (Mark::Later, _) => context.text("checklist.kept"),
        };
        view! {
            <span class="muted small">{line}</span>
            {changes.then(|| button_quiet(Some(Icon::Undo), context.text("common.undo"), press(None)))}
        }
        .into_any()
    }
}

fn focus_title(event: &MouseEvent) {
    let pressed = event
        .current_target()
        .and_then(|pressed| pressed.dyn_into::<Element>().ok());
    let title = pressed
        .and_then(|pressed| pressed.closest(".item").ok().flatten())
        .and_then(|item| item.query_selector(".title").ok().flatten())
        .and_then(|title| title.dyn_into::<HtmlElement>().ok());
    if let Some(title) = title {
        // An element that went meanwhile takes no focus.
        title.focus().unwrap_or_default();
    }
}
