//! Looking back: the months, this day in other months and years, a page by chance, and the entries that belong to what
//! was chosen.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{
    entry::{Lead, entry_led},
    month::month,
    results::how_far,
    synthesis::synthesis,
    year::{switch, year},
};
use crate::{
    context::Context,
    text::DateStyle,
    ui::{button, focus_soon, preview::Outgoing},
    widgets::journal::{
        model::{calendar::words, rows::Row},
        state::{
            State,
            looking::{Choice, Looking},
        },
    },
};

/// The look back.
pub fn looking(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let looking = Looking::start(state);
    let seeking = state.seeking();
    let hidden = move || !seeking.looking.get() || seeking.asking.get();
    let past = looking.past();
    let words = StoredValue::new_local(Rc::new(words(&context.language())));
    let place = NodeRef::<html::Div>::new();
    let opened = move || {
        focus_soon(context, place, ".days [tabindex='0']");
    };
    let switch = words.with_value(|words| switch(context, looking, words, place));
    let shown = move || {
        if looking.by_year().get() {
            year(context, looking, words, opened)
        } else {
            month(context, looking)
        }
    };
    view! {
        <div class="stack" part="looking" hidden=hidden node_ref=place>
            {switch}
            {shown}
            {move || how_far(context, past.progress(), move || past.go_on())}
            {synthesis(context, state, looking)}
            {chosen(context, state, outgoing, looking)}
        </div>
    }
    .into_any()
}

/// Other ways back, and the entries that belong to what was chosen.
fn chosen(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
    looking: Looking,
) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let to_first = move || {
        focus_soon(context, place, ".entries .opener");
    };
    let this_day = move |_| {
        looking.choose_this_day();
        to_first();
    };
    let by_chance = move |_| {
        looking.choose_page();
        to_first();
    };
    let has_this_day = Memo::new(move |_| looking.has_this_day());
    let has_pages = Memo::new(move |_| looking.has_pages());
    let row = move |row: Row| {
        let id = looking.entry(row);
        let line = Memo::new(move |_| id.with(|id| looking.line(id)));
        let day = move || line.with(|line| line.day.map(|day| context.date(day, DateStyle::Full)));
        let first = move || line.with(|line| line.first.clone());
        let lead = Lead {
            day: Box::new(move || day().into_any()),
            excerpt: Box::new(move || {
                first()
                    .unwrap_or_else(|| context.text("journal.blank"))
                    .into_any()
            }),
        };
        entry_led(context, state, outgoing, id, lead, false)
    };
    view! {
        <div class="stack tight" node_ref=place>
            <div class="row no-print">
                {move || has_this_day.get().then(|| button(None, context.text("journal.this-day"), this_day))}
                {move || has_pages.get().then(|| button(None, context.text("journal.by-chance"), by_chance))}
            </div>
            <p class="label">{move || title(context, &looking.choice().get())}</p>
            <ol class="entries">
                <For each=move || looking.rows().get() key=|row| row.seat children=row />
            </ol>
        </div>
    }
    .into_any()
}

/// What was chosen, in words.
pub fn title(context: Context, choice: &Choice) -> Option<String> {
    match choice {
        Choice::Nothing => None,
        Choice::Day(day) => Some(context.date(*day, DateStyle::Full)),
        Choice::ThisDay => Some(context.text("journal.this-day")),
        Choice::Page(_) => Some(context.text("journal.by-chance")),
    }
}
