//! What a host draws from, the draw, and the draws there were.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::Event;

use super::{drawn::drawn, said::Said};
use crate::{
    context::Context,
    share::chosen,
    ui::{
        button, button_main, button_quiet, field, focus_soon, picker,
        preview::{Outgoing, preview},
    },
    widgets::introduction::people::{
        draw_words,
        model::draw::{SIZES, Way},
        state::Drawing,
    },
};

/// The largest history that is read, in bytes.
const HISTORY_BYTES: f64 = 4e6;

/// The part.
pub fn draw(context: Context, drawing: Drawing) -> AnyView {
    let said = Said::new(draw_words(&context.language()));
    let outgoing = RwSignal::new(None::<Outgoing>);
    let seed = RwSignal::new(String::new());
    let part = NodeRef::<html::Section>::new();
    let start = move |_| {
        drawing.draw(seed.get_untracked().trim().parse().ok());
        focus_soon(context, part, ".told");
    };
    let label = move || {
        let key = if drawing.drawn().with(Option::is_some) {
            "again"
        } else {
            "draw"
        };
        button_main(said.text(key), start)
    };
    let outcome = move || {
        let drawn_now = drawing.drawn().get()?;
        Some(drawn(context, drawing, said, &drawn_now, outgoing))
    };
    view! {
        <section class="stack loose" part="draw" node_ref=part>
            <p class="muted small">{said.text("lead")}</p>
            {plan(context, drawing, said)}
            {field(said.text("seed"), Some(said.text("seed.hint")), false, seed.into(), move |text| seed.set(text))}
            <div class="row">{label}</div>
            {outcome}
            {history(context, drawing, said, outgoing)}
            {preview(context, outgoing)}
        </section>
    }
    .into_any()
}

/// What is drawn from.
fn plan(context: Context, drawing: Drawing, said: Said) -> AnyView {
    let people = Signal::derive(move || drawing.plan().people);
    let apart = Signal::derive(move || drawing.plan().apart);
    let way = Signal::derive(move || Way::parse(&drawing.plan().way).as_str().to_owned());
    let size = Signal::derive(move || drawing.plan().size.to_string());
    let ways = Way::ALL.map(|way| {
        let key = ["way.", way.as_str()].concat();
        (way.as_str().to_owned(), said.text(&key))
    });
    let sizes = (SIZES[0]..=SIZES[1]).map(|size| (size.to_string(), size.to_string()));
    let write_people = move |text| drawing.change(|plan| plan.people = text);
    let write_apart = move |text| drawing.change(|plan| plan.apart = text);
    let resize = move |text: String| {
        drawing.change(|plan| plan.size = text.parse().unwrap_or(SIZES[0]));
    };
    let from_deck = move |_| {
        context.announce(&said.text("from-deck.sure"));
        context.spawn(async move {
            if let Err(error) = drawing.add_deck().await {
                context.fail(error);
            }
        });
    };
    view! {
        <div class="stack">
            {field(said.text("people"), Some(said.text("people.hint")), true, people, write_people)}
            <div class="stack tight">
                <div class="row">{button_quiet(None, said.text("from-deck"), from_deck)}</div>
                <p class="muted small">{said.text("from-deck.sure")}</p>
            </div>
            {picker(said.text("way"), ways.to_vec(), way, move |word| drawing.change(|plan| plan.way = word))}
            {picker(said.text("size"), sizes.collect(), size, resize)}
            <details>
                <summary>{said.text("apart")}</summary>
                {field(said.text("apart"), Some(said.text("apart.hint")), true, apart, write_apart)}
            </details>
        </div>
    }
    .into_any()
}

/// The draws there were: each can be deleted, all can leave and others can come in.
fn history(
    context: Context,
    drawing: Drawing,
    said: Said,
    outgoing: RwSignal<Option<Outgoing>>,
) -> AnyView {
    let take = move |event: Event| {
        let file = chosen::files(&event_target(&event)).into_iter().next();
        let Some(file) = file.filter(|file| file.size() < HISTORY_BYTES) else {
            context.announce(&said.text("history.none"));
            return;
        };
        context.spawn(async move {
            match chosen::bytes(&file, || true).await {
                Ok(bytes) => {
                    let text = String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default();
                    let sentence = match drawing.take_history(&text) {
                        Some(count) => said.count("history.new", count),
                        None => said.text("history.none"),
                    };
                    context.announce(&sentence);
                }
                Err(error) => context.fail(error),
            }
        });
    };
    let leave = move |_| {
        let text = drawing.history();
        let (kind, format) = ("coffee-history", "json");
        outgoing.set(Some(Outgoing { kind, format, text }));
    };
    let rows = move || {
        let rows = drawing.rounds().into_iter().map(|(id, round)| {
            let groups = round.groups.iter().map(|group| group.join(", "));
            let groups = groups.collect::<Vec<_>>().join(" · ");
            let label = [&said.text("history.delete"), " ", &round.date].concat();
            view! {
                <li class="stack tight">
                    <span class="label">{round.date}</span>
                    <span>{groups}</span>
                    <div class="row">{button_quiet(None, label, move |_| drawing.delete(&id))}</div>
                </li>
            }
        });
        rows.collect::<Vec<_>>()
    };
    let title = move || {
        let count = drawing.rounds().len().to_string();
        said.with("history", &[("count", &count)])
    };
    view! {
        <details>
            <summary>{title}</summary>
            <div class="stack">
                <ul class="stack">{rows}</ul>
                <div class="row">{button(None, said.text("history.export"), leave)}</div>
                <label class="field">
                    <span class="label">{said.text("history.import")}</span>
                    <input type="file" class="input files" part="input" on:change=take />
                </label>
            </div>
        </details>
    }
    .into_any()
}
