//! The member's own calendar: the programme as a file, one time together as a file, and a nudge.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    programme::EventKind,
    share::agenda::{Wanted, kind_name},
    text::{Spoken, today},
    ui::{Icon, button, button_quiet, picker},
    widgets::prompt::{
        model::{
            calendar::{kinds, words},
            nudge::Nudge,
        },
        state::{State, nudging},
    },
};

/// The words of this part.
type Words = StoredValue<Spoken>;

/// All of it.
pub fn agenda(context: Context, state: State) -> AnyView {
    let words = StoredValue::new(words(&context.language()));
    let nudge = (!context.read_only()).then(|| nudge(context, state, words));
    view! { <div class="stack">{files(context, state, words)} {nudge}</div> }.into_any()
}

fn say(words: Words, key: &str) -> String {
    words.with_value(|words| words.get(key))
}

fn tick(label: String, value: Signal<bool>, set: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=value on:change=move |event| set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

fn files(context: Context, state: State, words: Words) -> AnyView {
    let events = state.events();
    let kinds = kinds(&events);
    let (weeks, alarm) = (RwSignal::new(true), RwSignal::new(false));
    let chosen = RwSignal::new(kinds.clone());
    let missing = RwSignal::new(false);
    let see = move |_| {
        let wanted = Wanted {
            weeks: weeks.get_untracked(),
            kinds: chosen.get_untracked(),
            alarm: alarm.get_untracked(),
        };
        let found = state.show_calendar(wanted);
        missing.set(!found);
        if !found {
            context.announce(&say(words, "nothing"));
        }
    };
    let box_of = |key, signal: RwSignal<bool>| {
        tick(say(words, key), signal.into(), move |on| signal.set(on))
    };
    let ones: Vec<_> = events
        .into_iter()
        .map(|(name, event)| {
            let label = say(words, "one").replace("{event}", &context.pick(&event.title));
            let see = move |_| state.show_event(name.clone(), &event, alarm.get_untracked());
            view! { <li>{button_quiet(Some(Icon::Download), label, see)}</li> }
        })
        .collect();
    view! {
        <section class="stack tight">
            <p class="muted small">{say(words, "about")}</p>
            {box_of(if state.is_daily() { "weeks.day" } else { "weeks" }, weeks)}
            {sorts(context, words, kinds, chosen)}
            {box_of("alarm", alarm)}
            <div class="row">{button(Some(Icon::Download), say(words, "file"), see)}</div>
            {move || missing.get().then(|| view! { <p class="muted small">{say(words, "nothing")}</p> })}
            {(!ones.is_empty()).then(|| view! { <ul>{ones}</ul> })}
        </section>
    }
    .into_any()
}

/// Which times together: one box for all of them, or one for each kind where there are several.
fn sorts(
    context: Context,
    words: Words,
    kinds: Vec<Option<EventKind>>,
    chosen: RwSignal<Vec<Option<EventKind>>>,
) -> AnyView {
    let few = kinds.len() < 2;
    let rows: Vec<_> = kinds
        .into_iter()
        .map(|kind| {
            let name = if few {
                say(words, "events")
            } else {
                kind_name(context, kind)
            };
            let on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&kind)));
            let set = move |on: bool| {
                chosen.update(|chosen| {
                    chosen.retain(|one| *one != kind);
                    chosen.extend(on.then_some(kind));
                });
            };
            tick(name, on, set)
        })
        .collect();
    if few {
        return rows.into_any();
    }
    view! {
        <div class="stack tight" role="group" aria-label=say(words, "events")>
            <p class="label" aria-hidden="true">
                {say(words, "events")}
            </p>
            {rows}
        </div>
    }
    .into_any()
}

fn nudge(context: Context, state: State, words: Words) -> AnyView {
    let chosen = RwSignal::new(Nudge::default());
    context.spawn(async move {
        if let Some(kept) = nudging::kept(context).await {
            chosen.try_set(kept);
        }
    });
    let change = move |change: &dyn Fn(&mut Nudge)| {
        chosen.update(|nudge| change(nudge));
        let nudge = chosen.get_untracked();
        context.spawn(async move { nudging::choose(context, nudge).await });
    };
    let file = move |on| state.show_nudge(&chosen.get_untracked(), on, &words.get_value());
    let monday = today().monday();
    let days = (0..7_i32)
        .map(|day| (day.to_string(), context.weekday(monday.plus_days(day))))
        .collect();
    let day = Signal::derive(move || chosen.with(|nudge| nudge.weekday.to_string()));
    view! {
        <section class="stack tight">
            <p class="label">{say(words, "nudge")}</p>
            <p class="muted small">{say(words, "nudge-about")}</p>
            <div class="row">
                {picker(say(words, "day"), days, day, move |day| change(&|nudge| nudge.set_weekday(&day)))}
                <label class="row">
                    <span class="label">{say(words, "time")}</span>
                    <input
                        type="time"
                        class="input"
                        part="input"
                        prop:value=move || chosen.with(Nudge::time)
                        on:change=move |event| change(&|nudge| nudge.set_time(&event_target_value(&event)))
                    />
                </label>
            </div>
            <div class="row">
                {move || {
                    (!chosen.with(|nudge| nudge.here))
                        .then(|| button(Some(Icon::Download), say(words, "nudge-file"), move |_| file(true)))
                }}
                {button_quiet(None, say(words, "nudge-off"), move |_| file(false))}
            </div>
            {here(context, words, chosen)}
        </section>
    }
    .into_any()
}

/// Showing the nudge in this browser, and holding it back.
fn here(context: Context, words: Words, chosen: RwSignal<Nudge>) -> AnyView {
    if let Err(why) = nudging::is_possible() {
        return view! { <p class="muted small">{say(words, why)}</p> }.into_any();
    }
    let refused = RwSignal::new(false);
    let keep = move || {
        let nudge = chosen.get_untracked();
        context.spawn(async move {
            nudging::choose(context, nudge).await;
            nudging::look(context);
        });
    };
    let set = move |on: bool| {
        context.spawn(async move {
            let allowed = !on || nudging::ask().await;
            refused.set(!allowed);
            if !allowed {
                context.announce(&say(words, "here-refused"));
            }
            chosen.update(|nudge| nudge.here = on && allowed);
            keep();
        });
    };
    let on = Signal::derive(move || chosen.with(|nudge| nudge.here));
    let pause = move |_| {
        chosen.update(|nudge| nudge.paused = !nudge.paused);
        let paused = chosen.with_untracked(|nudge| nudge.paused);
        context.announce(&say(
            words,
            if paused { "said.paused" } else { "said.go-on" },
        ));
        keep();
    };
    let pausing = StoredValue::new(pause);
    let label = move || {
        say(
            words,
            if chosen.with(|nudge| nudge.paused) {
                "go-on"
            } else {
                "pause"
            },
        )
    };
    view! {
        {tick(say(words, "here"), on, set)}
        <p class="muted small">{say(words, "here-about")}</p>
        {move || refused.get().then(|| view! { <p class="muted small">{say(words, "here-refused")}</p> })}
        {move || {
            on.get()
                .then(|| view! {
                    <div class="row">
                        <button
                            type="button"
                            class="button"
                            part="button"
                            on:click=move |event| pausing.with_value(|pause| pause(event))
                        >
                            {label}
                        </button>
                    </div>
                })
        }}
    }
    .into_any()
}
