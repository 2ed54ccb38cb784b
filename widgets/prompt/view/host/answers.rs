//! The packets of a week on screen: how many are here, what may be shown of them, and the same as a file.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    programme::Week,
    store::kinds,
    ui::{
        Icon, button, button_main, button_quiet, focus_soon, heading, preview::Outgoing,
        words::Words,
    },
    widgets::prompt::{
        model::gathering::{Cell, Named, Offered, Part, Shown, csv, markdown, numbered, shown},
        state::gathering::Gatherings,
    },
};

/// What a view of one week needs.
#[derive(Clone, Copy)]
struct Place {
    context: Context,
    words: Words,
    gatherings: Gatherings,
    outgoing: RwSignal<Option<Outgoing>>,
    part: NodeRef<html::Div>,
}

/// A week of which there are packets.
pub fn week(
    context: Context,
    words: Words,
    gatherings: Gatherings,
    outgoing: RwSignal<Option<Outgoing>>,
    part: NodeRef<html::Div>,
    week: String,
) -> AnyView {
    let place = Place {
        context,
        words,
        gatherings,
        outgoing,
        part,
    };
    let asked = gatherings.asked(&week);
    let title = asked.as_ref().map(|week| context.pick(&week.theme));
    let title = title.unwrap_or_else(|| words.with("gathering.week", &[("week", &week)]));
    let named = week.clone();
    let body = move || one(place, asked.as_ref(), &week);
    view! {
        <section class="stack tight" tabindex="-1" data-week=named>
            {heading(context, 2, "label", title)}
            {body}
        </section>
    }
    .into_any()
}

/// Where a week's answers stand; ids are letters, digits and hyphens.
pub fn selector(week: &str) -> String {
    ["[data-week=\"", week, "\"]"].concat()
}

fn one(place: Place, asked: Option<&Week>, week: &str) -> AnyView {
    let Place {
        context,
        words,
        gatherings,
        part,
        ..
    } = place;
    let gathering = gatherings.week(week);
    let view = shown(&gathering, &Offered::of(asked).options, gatherings.seed());
    let here = words.count("gathering.here", gathering.len());
    let can_open = gathering.can_open() && !context.read_only();
    let label = if gathering.was_opened() {
        "gathering.show-more"
    } else {
        "gathering.show"
    };
    let open = week.to_owned();
    let open = can_open.then(|| {
        let show = move |_| {
            gatherings.show(open.clone(), move |week| {
                focus_soon(context, part, selector(week));
            });
        };
        button_main(words.text(label), show)
    });
    let closed = match (view.is_empty(), gathering.was_opened()) {
        (true, false) if !can_open => Some("gathering.waiting"),
        (true, true) => Some("gathering.alike"),
        _ => None,
    };
    let closed = closed.map(|key| view! { <p class="muted small">{words.text(key)}</p> });
    let parts: Vec<_> = view
        .iter()
        .map(|(part, shown)| answers(place, asked, *part, shown))
        .collect();
    let leave = (!view.is_empty()).then(|| leave(place, asked, &view));
    let forget = week.to_owned();
    let forget = (!context.read_only()).then(|| {
        let forget = move |_| {
            gatherings.forget(forget.clone(), move |_| {
                focus_soon(context, part, ".let-go button");
            });
        };
        button_quiet(Some(Icon::Bin), words.text("gathering.forget"), forget)
    });
    view! {
        <p>{here}</p>
        {closed}
        {open.map(|open| view! { <div class="row">{open}</div> })}
        {parts}
        <div class="row">{leave} {forget}</div>
    }
    .into_any()
}

/// What a part shows.
fn answers(place: Place, asked: Option<&Week>, part: Part, shown: &Shown) -> AnyView {
    let words = place.words;
    let title = title(words, part);
    let inside = match shown {
        Shown::Texts(texts) => {
            let texts = texts
                .iter()
                .map(|text| view! { <li class="lines">{text.clone()}</li> });
            view! { <ul class="stack tight">{texts.collect::<Vec<_>>()}</ul> }.into_any()
        }
        Shown::Spread {
            cells,
            answers,
            pooled,
        } => {
            let most = answers.to_string();
            let row = |cell: &Cell| {
                let least = cell.least.unwrap_or_default().to_string();
                view! {
                    <li class="spread">
                        <span>{name(place.context, words, asked, part, &cell.name)}</span>
                        <meter min="0" max=most.clone() value=least aria-hidden="true"></meter>
                        <span class="muted">{count(words, cell)}</span>
                    </li>
                }
            };
            let rows: Vec<_> = cells.iter().map(row).collect();
            let pooled = words.some("gathering.pooled", *pooled);
            view! {
                <p class="muted small">{words.count("gathering.answers", *answers)}</p>
                <ul class="stack tight">{rows}</ul>
                {pooled.map(|pooled| view! { <p class="muted small">{pooled}</p> })}
            }
            .into_any()
        }
        Shown::Order(places) => {
            let row = |(number, options): (usize, &[String])| {
                let names = options
                    .iter()
                    .map(|one| name(place.context, words, asked, part, one));
                let names = names.collect::<Vec<_>>().join(" = ");
                view! { <li>{number.to_string()} ". " {names}</li> }
            };
            let rows: Vec<_> = numbered(places).into_iter().map(row).collect();
            view! { <ol class="stack tight">{rows}</ol> }.into_any()
        }
    };
    view! {
        <div class="stack tight">
            {heading(place.context, 3, "label small", title)}
            {inside}
        </div>
    }
    .into_any()
}

/// What is shown, as a file: seen first, like all that leaves.
fn leave(place: Place, asked: Option<&Week>, view: &[(Part, Shown)]) -> AnyView {
    let Place {
        context,
        words,
        outgoing,
        ..
    } = place;
    let head = asked.map(|week| {
        let question = week
            .question
            .as_ref()
            .map(|question| context.pick(&question.text));
        vec![context.pick(&week.theme), question.unwrap_or_default()]
    });
    let columns = ["week", "question", "part", "answer", "count"];
    let named = Named {
        columns: columns.map(|column| words.text(&["gathering.column.", column].concat())),
        head: head.unwrap_or_default(),
        part: &|part| title(words, part),
        cell: &|part, cell| name(context, words, asked, part, cell),
        count: &|cell| count(words, cell),
        pooled: &|pooled| words.some("gathering.pooled", pooled),
    };
    let (table, text) = (csv(view, &named), markdown(view, &named));
    let out = move |format: &'static str, text: &str| {
        outgoing.set(Some(Outgoing {
            kind: kinds::PROMPT_GATHERING,
            format,
            text: text.to_owned(),
        }));
    };
    view! {
        {button(Some(Icon::Download), words.text("gathering.csv"), move |_| out("csv", &table))}
        {button(Some(Icon::Copy), words.text("gathering.markdown"), move |_| out("md", &text))}
    }
    .into_any()
}

fn title(words: Words, part: Part) -> String {
    words.text(&["gathering.part.", part.as_str()].concat())
}

fn count(words: Words, cell: &Cell) -> String {
    match cell.least {
        Some(least) if !cell.more => least.to_string(),
        Some(least) if least > 0 => {
            words.with("gathering.count.more", &[("count", &least.to_string())])
        }
        _ => words.text("gathering.count.hidden"),
    }
}

/// A cell in words: a weather, a step with what it means, an option as the host wrote it.
fn name(context: Context, words: Words, asked: Option<&Week>, part: Part, cell: &str) -> String {
    let answer = asked.and_then(|week| week.question.as_ref()?.answer.as_ref());
    match part {
        Part::Weather => words.text(&["gathering.weather.", cell].concat()),
        Part::Scale => match cell.parse() {
            Ok(step) => {
                let anchor = answer.and_then(|answer| answer.anchor(step));
                match anchor {
                    Some(anchor) => [cell, " · ", &context.pick(anchor)].concat(),
                    None => cell.to_owned(),
                }
            }
            Err(_) if cell.starts_with(|sign: char| sign.is_ascii_digit()) => {
                cell.replace('-', "–")
            }
            Err(_) => words.text(&["gathering.scale.", cell].concat()),
        },
        _ if cell.is_empty() => words.text("gathering.option.other"),
        _ => {
            let options = answer
                .map(|answer| answer.options.as_slice())
                .unwrap_or_default();
            let option = options.iter().find(|option| option.id.as_str() == cell);
            option.map_or_else(|| cell.to_owned(), |option| context.pick(&option.text))
        }
    }
}
