//! The board: columns side by side where there is room, each with its cards and a field for the next one.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{
    Desk,
    card::card,
    drag::{Place, drag},
    inside,
    long::Long,
    picture::Look,
    write,
};
use crate::{
    ui::{Icon, button, heading, heading_below, prose},
    widgets::retrospective::{
        model::{Column, OTHER},
        state::{Command, Step},
    },
};

/// The stage in which one writes for oneself.
pub fn alone(desk: Desk) -> AnyView {
    let Desk { context, state, .. } = desk;
    let cards = state.cards();
    let columns: Vec<_> = cards
        .columns()
        .into_iter()
        .enumerate()
        .map(|(place, one)| column(desk, place, one))
        .collect();
    let has_other = Memo::new(move |_| !cards.lane(OTHER).is_empty());
    let drag = drag(context, false, move |id, place| {
        if let Place::At(column, place) = place {
            let step = Step::At(column, place);
            desk.focus(cards.send(Command::Move(id, step)), ".toggle");
        }
    });
    let look = Look::new(desk);
    let keys = (!context.read_only())
        .then(|| view! { <p class="muted small">{context.text("retrospective.alone.keys")}</p> });
    view! {
        <section class="stack">
            <div class="stack tight">
                {heading_below(context, context.text("retrospective.alone"))}
                <p class="lead">{context.text("retrospective.alone.lead")}</p>
                {look.choice()}
            </div>
            <div
                class=move || look.class()
                role="group"
                aria-label=state.board_title()
                on:pointerdown=move |event| drag.take(&event)
                on:pointermove=move |event| drag.carry(&event)
                on:pointerup=move |event| drag.put(&event)
                on:pointercancel=move |_| drag.cancel()
                on:lostpointercapture=move |_| drag.cancel()
            >
                {columns}
                {move || has_other.get().then(|| other(desk))}
                {look.drawing()}
            </div>
            {keys}
        </section>
    }
    .into_any()
}

fn column(desk: Desk, place: usize, column: Column) -> AnyView {
    let context = desk.context;
    let title = desk.state.cards().title(&column.id);
    let called = title.clone();
    let prompt = if let Some(host) = &column.host {
        let prompt = host.prompt.as_ref();
        prompt.map(|prompt| prose::prose(context, prompt))
    } else {
        let key = ["retrospective.column.", &column.id, ".prompt"].concat();
        Some(view! { <p>{context.text(&key)}</p> }.into_any())
    };
    let field = (!context.read_only()).then(|| add(desk, place, &title));
    let list = list(desk, &column.id);
    let id = column.id;
    view! {
        <section class="column" part="column" data-column=id aria-label=title>
            {heading(context, 2, "subheading", called)}
            <div class="muted small">{prompt}</div>
            {list}
            {field}
        </section>
    }
    .into_any()
}

/// Cards whose column is gone. Nothing can be put here, only taken out.
fn other(desk: Desk) -> AnyView {
    let context = desk.context;
    let title = context.text("retrospective.other");
    let called = title.clone();
    view! {
        <section class="column other" part="column" aria-label=title>
            {heading(context, 2, "subheading", called)}
            <p class="muted small">{context.text("retrospective.other.prompt")}</p>
            {list(desk, OTHER)}
        </section>
    }
    .into_any()
}

/// The cards of a column. A card is drawn again only when it changes columns, never because another one moved.
fn list(desk: Desk, column: &str) -> AnyView {
    let (cards, sought) = (desk.state.cards(), desk.sought);
    let column = column.to_owned();
    let ids = Memo::new(move |_| cards.lane(&column));
    let place = move || {
        let sought = sought.get()?;
        ids.with(|ids| ids.iter().position(|one| *one == sought))
    };
    let list = Long {
        context: desk.context,
        ids,
        sought,
        place: Signal::derive(place),
        class: "cards",
        label: None,
        stop: |id| inside(id, "button"),
    };
    list.view(move |id| card(desk, id))
}

fn add(desk: Desk, place: usize, title: &str) -> Option<AnyView> {
    let (context, cards) = (desk.context, desk.state.cards());
    let editor = cards.adding(place)?;
    let value = Signal::derive(move || editor.words().text);
    let send = move || {
        // It is drawn, wherever it stands, and the focus stays in the field.
        if let Some(added) = cards.send(Command::Add(place)) {
            desk.sought.set(Some(added));
        }
    };
    let of = context.text_with("retrospective.add.to", &[("column", title)]);
    let field = write::field(
        context.text("retrospective.add.label"),
        Signal::stored(of),
        value,
        move |text| editor.write(|words| words.text = text),
        send,
        || {},
    );
    let form = view! {
        <div class="add">
            {field}
            {button(Some(Icon::Plus), context.text("retrospective.add"), move |_| send())}
        </div>
    };
    Some(form.into_any())
}
