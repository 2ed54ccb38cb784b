//! The weather with which people come to a round: each may name one, and all see how many came with which, in words.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::Around;
use crate::{
    text::{Spoken, Weather},
    ui::choices,
    widgets::retrospective::model::{
        table::{Phase, Table, arrive},
        weather::{told, words as names},
    },
};

/// The choice, folded away once the round goes on, and what was named.
pub fn arriving(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let names = StoredValue::new(names(&context.language()));
    let counts = Memo::new(move |_| shared.with(Table::weathers));
    let said = move || {
        let counts = counts.get();
        (!counts.is_empty()).then(|| {
            let lines = names.with_value(|names| told(&counts, names));
            view! {
                <p class="small arrived">
                    <span class="label">{words.text("table.weather.there")}</span> " " {lines.join(" · ")}
                </p>
            }
        })
    };
    view! {
        {(!context.read_only()).then(|| own(around, names))}
        {said}
    }
    .into_any()
}

/// What this member names, or whoever they answer for.
fn own(around: Around, names: StoredValue<Spoken>) -> AnyView {
    let Around { words, shared, .. } = around;
    let opens = Memo::new(move |_| shared.with(|table| table.round.phase() == Phase::Open));
    let option = |one: Weather| (one, names.with_value(|names| names.get(&one.key())));
    let options = Weather::ALL.map(option).to_vec();
    let chosen = Signal::derive(move || {
        let who = around.voter();
        shared.with(|table| table.weathers.get(&who).copied())
    });
    let choose = move |weather: Weather| {
        let who = untrack(|| around.voter());
        // The same once more takes it back.
        let weather = Some(weather).filter(|weather| chosen.get_untracked() != Some(*weather));
        let said = if weather.is_some() {
            "table.weather.said"
        } else {
            "table.weather.off"
        };
        around.write([arrive(&who, weather)], said);
    };
    let label = words.text("table.weather");
    view! {
        <details class="fold no-print" open=move || opens.get()>
            <summary>{label.clone()}</summary>
            <div class="stack tight">
                <p class="muted small">{words.text("table.weather.hint")}</p>
                {choices(label, options, chosen, choose)}
            </div>
        </details>
    }
    .into_any()
}
