//! What is picked for an answer: a weather, a step of a scale, options. Buttons that say whether they are pressed; a second
//! press takes a pick back.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{ranking::ranking, weather};
use crate::{
    context::Context,
    programme::{AnswerKind, AnswerOption, Asking},
    text::Spoken,
    widgets::prompt::{
        model::{
            packet::{Scale, Weather},
            pick::{Names, said, toggled, words},
        },
        state::{Command, State},
    },
};

/// What there is to pick from, and where a pick goes.
#[derive(Clone, Copy)]
pub struct Picking {
    /// The context.
    pub context: Context,
    /// The state.
    pub state: State,
    /// The words of what is picked.
    pub words: StoredValue<Spoken>,
    week: StoredValue<String>,
    asking: StoredValue<Asking>,
}

/// What there is to pick from.
pub fn pick(
    context: Context,
    state: State,
    week: StoredValue<String>,
    asking: StoredValue<Asking>,
) -> AnyView {
    let picking = Picking {
        context,
        state,
        words: StoredValue::new(words(&context.language())),
        week,
        asking,
    };
    match asking.with_value(|asking| asking.kind) {
        AnswerKind::Weather => weathers(picking),
        AnswerKind::Scale => scale(picking),
        AnswerKind::Choice => choice(picking),
        AnswerKind::Ranking => ranking(picking),
        _ => ().into_any(),
    }
}

impl Picking {
    /// What is said under a key.
    pub fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// How the question is answered.
    pub fn asking(self) -> Asking {
        self.asking.get_value()
    }

    /// What is picked, following it.
    pub fn picked(self) -> Vec<String> {
        self.week.with_value(|week| self.state.picked(week))
    }

    /// Picks this instead.
    pub fn put(self, picked: Vec<String>) {
        let said = self
            .asking
            .with_value(|asking| said(asking, &picked, &self));
        let week = self.week.get_value();
        self.state.send(Command::Pick(week, picked, said));
    }

    fn toggle(self, id: &str) {
        let several = self
            .asking
            .with_value(|asking| asking.kind == AnswerKind::Choice && asking.several);
        let picked = untrack(|| self.picked());
        self.put(toggled(&picked, id, several));
    }

    fn button(
        self,
        id: String,
        drawn: Option<AnyView>,
        label: String,
        more: Option<String>,
    ) -> AnyView {
        let own = id.clone();
        let pressed = Memo::new(move |_| self.picked().contains(&own));
        view! {
            <button
                type="button"
                class="button"
                part="button"
                aria-pressed=move || pressed.get().to_string()
                on:click=move |_| self.toggle(&id)
            >
                {drawn}
                <span>{label}</span>
                {more.map(|more| view! { <span class="small">{more}</span> })}
            </button>
        }
        .into_any()
    }
}

impl Names for Picking {
    fn weather(&self, weather: &str) -> String {
        self.say(&weather::key(weather))
    }

    fn step(&self, step: &str, asking: &Asking) -> String {
        if step == Scale::NOT_SAID || step == Scale::NOT_APPLICABLE {
            return self.say(step);
        }
        let anchor = step.parse().ok().and_then(|step| asking.anchor(step));
        let key = if anchor.is_some() {
            "step-named"
        } else {
            "step"
        };
        let anchor = anchor
            .map(|anchor| self.context.pick(anchor))
            .unwrap_or_default();
        let sentence = self.say(key).replace("{step}", step);
        sentence
            .replace("{steps}", &asking.steps().to_string())
            .replace("{anchor}", &anchor)
    }

    fn option(&self, option: &AnswerOption) -> String {
        self.context.pick(&option.text)
    }
}

fn group(label: String, buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="row picks" role="group" aria-label=label>{buttons}</div> }.into_any()
}

fn weathers(picking: Picking) -> AnyView {
    let buttons = Weather::ALL.into_iter().map(|one| {
        let label = picking.say(&weather::key(one.as_str()));
        picking.button(
            one.as_str().to_owned(),
            Some(weather::drawing(one)),
            label,
            None,
        )
    });
    group(picking.say("weather"), buttons.collect())
}

fn scale(picking: Picking) -> AnyView {
    let asking = picking.asking();
    let steps = (1..=asking.steps()).map(|step| {
        let anchor = asking
            .anchor(step)
            .map(|anchor| picking.context.pick(anchor));
        picking.button(step.to_string(), None, step.to_string(), anchor)
    });
    let label = picking
        .say("scale")
        .replace("{steps}", &asking.steps().to_string());
    let steps = group(label.clone(), steps.collect());
    let others = [Scale::NOT_SAID, Scale::NOT_APPLICABLE]
        .map(|one| picking.button(one.to_owned(), None, picking.say(one), None));
    let others = group(label, others.into());
    view! { <div class="stack tight">{steps} {others}</div> }.into_any()
}

fn choice(picking: Picking) -> AnyView {
    let asking = picking.asking();
    let label = picking.say(if asking.several {
        "choice-several"
    } else {
        "choice"
    });
    let buttons = asking.options.iter().map(|option| {
        let label = picking.context.pick(&option.text);
        picking.button(option.id.to_string(), None, label, None)
    });
    let buttons = group(label.clone(), buttons.collect());
    view! {
        <div class="stack tight">
            <p class="muted small" aria-hidden="true">{label}</p>
            {buttons}
        </div>
    }
    .into_any()
}
