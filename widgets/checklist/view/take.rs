//! What may be done with the list as a whole: take it away, write a first message, fold it away or take it off the page.

use std::{rc::Rc, sync::Arc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{launcher, put};
use crate::{
    context::Context,
    error::Result,
    share::paper::{Block, print},
    text::{DateStyle, Spoken, now, today},
    ui::{
        button, button_quiet,
        late::Inside,
        preview::{Outgoing, preview},
        prose, still_there,
    },
    widgets::checklist::{
        model::{
            Place, Standing,
            take::{Line, Taken, calendar, json, markdown, words},
        },
        state::State,
    },
};

/// What `escale-shared` and files call the list.
const KIND: &str = "checklist";

/// The code.
#[wasm_split(checklist_take, fallible)]
pub fn code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || whole(context, state)))
}

fn whole(context: Context, state: State) -> AnyView {
    let words = Arc::new(words(&context.language()));
    let outgoing = RwSignal::new(None);
    view! {
        <div class="stack">
            {take(context, state, outgoing, &words)}
            {buddy(context, outgoing, &words)}
            {(!context.read_only()).then(|| leave(context, state, &words))}
            {preview(context, outgoing)}
        </div>
    }
    .into_any()
}

fn take(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
    words: &Arc<Spoken>,
) -> AnyView {
    let lines = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let show = move |format: &'static str, text: String| {
        let kind = KIND;
        outgoing.set(Some(Outgoing { kind, format, text }));
    };
    let own = words.clone();
    let as_markdown = move |_| {
        if let Some(taken) = state.taken(lines.get_untracked()) {
            show(
                "md",
                markdown(&taken, &own, |item| from(context, &own, item)),
            );
        }
    };
    let as_json = move |_| {
        let taken = state.taken(lines.get_untracked());
        context.spawn(async move {
            if let Some(taken) = plainly(taken).await {
                show("json", json(&taken));
            }
        });
    };
    let as_calendar = move |_| {
        let taken = state.taken(false);
        context.spawn(async move {
            if let Some(text) = plainly(taken).await.and_then(|one| calendar(&one, now())) {
                show("ics", text);
            }
        });
    };
    let dated = state
        .taken(false)
        .is_some_and(|taken| !taken.dated().is_empty());
    let own = words.clone();
    let on_paper = move |_| {
        let taken = state.taken(lines.get_untracked());
        let own = own.clone();
        context.spawn(async move {
            let Some(taken) = plainly(taken).await else {
                return;
            };
            let Some(place) = still_there(place) else {
                return;
            };
            let blocks = sheet(context, &own, &taken);
            match print(place, context.language(), blocks).await {
                Ok(()) => context.shared(KIND, "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    view! {
        <div class="stack tight" node_ref=place>
            <p class="label">{words.get("take")}</p>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=lines
                    on:change=move |event| lines.set(event_target_checked(&event))
                />
                <span>{words.get("lines")}</span>
            </label>
            <div class="row">
                {button(None, words.get("markdown"), as_markdown)}
                {button(None, words.get("json"), as_json)}
                {dated.then(|| button(None, words.get("calendar"), as_calendar))}
                {button(None, words.get("print"), on_paper)}
            </div>
        </div>
    }
    .into_any()
}

/// The list with its texts as they are read where nothing knows Markdown.
async fn plainly(taken: Option<Taken>) -> Option<Taken> {
    let mut taken = taken?;
    for item in taken.phases.iter_mut().flat_map(|phase| &mut phase.items) {
        if let Some(why) = item.why.take() {
            item.why = Some(prose::plain(why).await);
        }
    }
    Some(taken)
}

/// From when on an item is open, in words, while that day is ahead.
fn from(context: Context, words: &Spoken, item: &Line) -> Option<String> {
    let day = item.opens.filter(|day| *day > today())?;
    let day = context.date(day, DateStyle::Long);
    Some(words.get("from").replace("{day}", &day))
}

fn sheet(context: Context, words: &Spoken, taken: &Taken) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(taken.title.clone())];
    for phase in &taken.phases {
        blocks.push(Block::Subheading(phase.title.clone()));
        for item in &phase.items {
            let mut title = String::from(if item.standing == Standing::Done {
                "☑ "
            } else {
                "☐ "
            });
            title.push_str(&item.title);
            let standing = match item.standing {
                Standing::Skipped => Some(words.get("state.skipped")),
                Standing::Later => Some(words.get("state.later")),
                _ => None,
            };
            let why = item.why.iter().flat_map(|why| why.lines());
            let under = (standing.into_iter().chain(from(context, words, item)))
                .chain(why.map(str::to_owned))
                .chain(item.url.clone())
                .chain(item.line.clone());
            blocks.push(Block::Entry(title, under.collect()));
        }
    }
    blocks
}

/// A first message to whoever answers: composed here, for the member to change, and copied.
fn buddy(
    context: Context,
    outgoing: RwSignal<Option<Outgoing>>,
    words: &Spoken,
) -> Option<AnyView> {
    let programme = context.programme()?;
    let buddy = programme.buddy.as_ref();
    let host = programme.host.as_ref();
    let name = buddy
        .and_then(|buddy| buddy.name.as_ref())
        .or(host.map(|host| &host.name))
        .map(|name| context.pick(name))?;
    let contact = buddy
        .and_then(|buddy| buddy.contact.as_ref())
        .or(host.and_then(|host| host.contact.as_ref()))
        .map(|url| url.as_str().to_owned());
    let prepared = buddy.and_then(|buddy| buddy.message.as_ref()).map_or_else(
        || {
            let title = context.pick(&programme.title);
            words.get("buddy-message").replace("{title}", &title)
        },
        |message| context.pick(message),
    );
    let message = RwSignal::new(prepared);
    let copy = move |_| {
        outgoing.set(Some(Outgoing {
            kind: "message",
            format: "txt",
            text: message.get_untracked(),
        }));
    };
    let reach = contact.map(|url| view! { <a class="small" href=url>{words.get("reach")}</a> });
    Some(
        view! {
            <div class="stack tight">
                <label class="field">
                    <span class="label">{words.get("buddy").replace("{name}", &name)}</span>
                    <span class="muted small">{words.get("buddy-hint")}</span>
                    <textarea
                        class="input"
                        part="input"
                        rows="4"
                        prop:value=message
                        on:input=move |event| message.set(event_target_value(&event))
                    ></textarea>
                </label>
                <div class="row">{button(None, words.get("buddy-copy"), copy)} {reach}</div>
            </div>
        }
        .into_any(),
    )
}

/// Two ways to have the list out of the way, and what each of them means.
fn leave(context: Context, state: State, words: &Spoken) -> AnyView {
    let hint = words.get(if launcher::is_wanted(context) {
        "remove-hint-launcher"
    } else {
        "remove-hint"
    });
    let away = words.get("away");
    let remove = words.get("remove");
    view! {
        <div class="stack tight">
            <div class="row">
                {button_quiet(None, away, move |event| put(context, state, Place::Closed, &event))}
                {button_quiet(None, remove, move |event| put(context, state, Place::Removed, &event))}
            </div>
            <p class="muted small">{hint}</p>
        </div>
    }
    .into_any()
}
