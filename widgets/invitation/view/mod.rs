//! The invitation on screen: what is seen first, and more of it in folds.

mod take;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::model::{ARTICLE, Entry, FIRST, Section, sections};
use crate::{
    context::Context,
    text::today,
    ui::{Icon, heading, heading_below, late, prose},
};

/// The whole widget.
pub fn invitation(context: Context) -> AnyView {
    let Some(programme) = context.programme() else {
        return view! { <p>{context.text("invitation.empty")}</p> }.into_any();
    };
    let all = sections(&programme, today(), &context);
    let those = |which: &[&str]| -> Vec<Section> {
        let found = all.iter().filter(|one| which.contains(&one.about));
        found.cloned().collect()
    };
    let first: Vec<_> = those(FIRST)
        .iter()
        .map(|one| section(context, one))
        .collect();
    let article = those(ARTICLE);
    let article = (!article.is_empty()).then(|| {
        let inside: Vec<_> = article.iter().map(|one| section(context, one)).collect();
        fold(context.text("invitation.article"), inside.into_any())
    });
    let folds: Vec<_> = those(&["weeks", "events", "reading", "manifesto"])
        .iter()
        .map(|one| fold(one.title.clone(), content(context, one)))
        .collect();
    let videos: Vec<_> = those(&["video"]).iter().map(video).collect();
    let slogan = programme.slogan.as_ref();
    let slogan = slogan.map(|slogan| view! { <p class="slogan">{context.pick(slogan)}</p> });
    let load = move || -> late::Loading { Box::pin(take::code(context)) };
    view! {
        <div class="stack loose">
            <div class="stack" part="face">
                <div class="stack tight">{heading_below(context, context.pick(&programme.title))} {slogan}</div>
                {first}
                {videos}
            </div>
            <div class="stack tight">
                {article}
                {folds}
                {late::fold(context, "invitation.take", "take", NodeRef::<html::Details>::new(), load)}
            </div>
        </div>
    }
    .into_any()
}

fn fold(label: String, inside: AnyView) -> AnyView {
    view! {
        <details part="fold">
            <summary>{label}</summary>
            <div class="stack">{inside}</div>
        </details>
    }
    .into_any()
}

fn section(context: Context, one: &Section) -> AnyView {
    view! {
        <section class="stack tight" part="section">
            {heading(context, 2, "label", one.title.clone())}
            {content(context, one)}
        </section>
    }
    .into_any()
}

/// What a section says and lists.
fn content(context: Context, one: &Section) -> AnyView {
    let texts: Vec<_> = one
        .texts
        .iter()
        .map(|text| prose::written(context, text.clone()))
        .collect();
    let entries: Vec<_> = one.entries.iter().map(|one| entry(context, one)).collect();
    view! {
        {texts}
        {(!entries.is_empty()).then(|| view! { <ul class="stack tight">{entries}</ul> })}
    }
    .into_any()
}

fn entry(context: Context, one: &Entry) -> AnyView {
    let text = one.text.clone();
    let name = if one.url.is_empty() {
        view! { <span>{text}</span> }.into_any()
    } else {
        view! { <a href=one.url.clone() rel="noopener">{text}</a> }.into_any()
    };
    let note = one.note.clone();
    let more = one.more.clone();
    view! {
        <li>
            {name}
            {(!note.is_empty()).then(|| view! { <p class="muted small">{note}</p> })}
            {(!more.is_empty()).then(|| view! { <div class="small">{prose::written(context, more)}</div> })}
        </li>
    }
    .into_any()
}

/// A block where a picture of the video would be: nothing is asked of its site before it is pressed.
fn video(one: &Section) -> AnyView {
    let links: Vec<_> = one
        .entries
        .iter()
        .map(|entry| {
            view! {
                <a class="video" part="video" href=entry.url.clone() target="_blank" rel="noopener">
                    <strong>{one.title.clone()}</strong>
                    <span>{entry.text.clone()} " " {Icon::Out.view()}</span>
                </a>
            }
        })
        .collect();
    links.into_any()
}
