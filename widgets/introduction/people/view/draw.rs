//! What a host draws from, the draw, and the draws there were.

use std::borrow::Cow;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::Event;

use super::{drawn::drawn, said::Said};
use crate::{
    context::Context,
    share::chosen,
    ui::{
        Icon, button, button_main, button_quiet, field, focus_soon, picker,
        preview::{Outgoing, preview},
    },
    widgets::introduction::people::{
        draw_words,
        model::draw::{Round, SIZES, Way},
        state::Drawing,
    },
};

/// The largest history that is read, in bytes.
const HISTORY_BYTES: f64 = 4e6;

/// What the pieces of the part share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The widget.
    pub context: Context,
    /// The state.
    pub drawing: Drawing,
    /// The words.
    pub said: Said,
    /// What leaves.
    pub outgoing: RwSignal<Option<Outgoing>>,
    /// The day the host chose for the coffees: it outlasts the draw on screen, which is drawn anew when it is kept.
    pub day: RwSignal<String>,
    /// The time of that day.
    pub time: RwSignal<String>,
    part: NodeRef<html::Section>,
}

impl Desk {
    /// Puts the focus on what a selector finds in the part.
    pub fn focus(self, selector: impl Into<Cow<'static, str>>) {
        focus_soon(self.context, self.part, selector);
    }
}

/// The part.
pub fn draw(context: Context, drawing: Drawing) -> AnyView {
    let desk = Desk {
        context,
        drawing,
        said: Said::new(draw_words(&context.language())),
        outgoing: RwSignal::new(None::<Outgoing>),
        day: RwSignal::new(String::new()),
        time: RwSignal::new("10:00".to_owned()),
        part: NodeRef::new(),
    };
    let Desk { said, part, .. } = desk;
    let seed = RwSignal::new(String::new());
    let start = move |_| {
        drawing.draw(seed.get_untracked().trim().parse().ok());
        desk.focus(".told");
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
        Some(drawn(desk, &drawn_now))
    };
    view! {
        <section class="stack loose" part="draw" node_ref=part>
            <p class="muted small">{said.text("lead")}</p>
            {plan(desk)}
            {field(said.text("seed"), Some(said.text("seed.hint")), false, seed.into(), move |text| seed.set(text))}
            <div class="row">{label}</div>
            {outcome}
            {history(desk)}
            {preview(context, desk.outgoing)}
        </section>
    }
    .into_any()
}

/// What is drawn from.
fn plan(desk: Desk) -> AnyView {
    let Desk {
        context,
        drawing,
        said,
        ..
    } = desk;
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

/// The draws there were: each can be deleted and taken back, all can leave and others can come in.
fn history(desk: Desk) -> AnyView {
    let Desk {
        context,
        drawing,
        said,
        outgoing,
        ..
    } = desk;
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
    let title = move || {
        let count = drawing.rounds().len().to_string();
        said.with("history", &[("count", &count)])
    };
    view! {
        <details>
            <summary>{title}</summary>
            <div class="stack">
                <ul class="stack">
                    <For
                        each=move || drawing.rounds()
                        key=|(id, _)| id.clone()
                        children=move |(id, one)| round(desk, id, one)
                    />
                </ul>
                {removed(desk)}
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

/// A draw there was.
fn round(desk: Desk, id: String, round: Round) -> AnyView {
    let Desk { drawing, said, .. } = desk;
    let groups = round.groups.iter().map(|group| group.join(", "));
    let groups = groups.collect::<Vec<_>>().join(" · ");
    let (data_id, date) = (id.clone(), desk.context.written_date(&round.date));
    let label = said.with("history.delete", &[("date", &date)]);
    let shown = date.clone();
    let delete = move |_| {
        drawing.delete(&id);
        desk.context.announce(&deleted(said, &date));
        desk.focus(".removed .button");
    };
    view! {
        <li class="stack tight" data-id=data_id>
            <span class="label">{shown}</span>
            <span>{groups}</span>
            <div class="row">{button_quiet(None, label, delete)}</div>
        </li>
    }
    .into_any()
}

/// The draw that was deleted last, and the way back.
fn removed(desk: Desk) -> AnyView {
    let Desk {
        context,
        drawing,
        said,
        ..
    } = desk;
    let back = move |_| {
        if let Some(id) = drawing.take_back() {
            context.announce(&said.text("history.back"));
            desk.focus(["[data-id=\"", &id, "\"] .button"].concat());
        }
    };
    let offer = move || {
        drawing.removed().map(|date| {
            view! {
                <div class="row removed">
                    <span class="muted small">{deleted(said, &context.written_date(&date))}</span>
                    {button(Some(Icon::Undo), context.text("common.undo"), back)}
                </div>
            }
        })
    };
    offer.into_any()
}

fn deleted(said: Said, date: &str) -> String {
    said.with("history.deleted", &[("date", date)])
}
