//! Looking across the boards of the space: words that come back, where cards stand, the weathers people
//! came with, what became of commitments, in words.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{After, part};
use crate::{
    context::Context,
    error::Result,
    programme::Template,
    text::Spoken,
    ui::{
        Icon, button, button_quiet, heading_below,
        late::{Inside, Loading},
        preview::{Outgoing, preview},
    },
    widgets::retrospective::{
        model::{
            after::trends::{Balance, Trends, weather, words},
            templates,
        },
        state::State,
    },
};

/// What `escale-shared` and files call it.
const KIND: &str = "retrospective-trends";

#[wasm_split(retrospective_across, fallible)]
fn load(context: Context, state: State) -> Result<Loading> {
    Ok(Box::pin(async move {
        let trends = state.trends().await?;
        let inside: Inside = Rc::new(move || inside(context, state, trends.clone()));
        Ok(inside)
    }))
}

/// The fold.
pub fn across(after: After) -> AnyView {
    let (context, state) = (after.context, after.state);
    part(after, "across", "fold across", move || {
        Box::pin(async move { load(context, state).await?.await })
    })
}

/// What is said.
#[derive(Clone, Copy)]
struct Across {
    context: Context,
    state: State,
    words: StoredValue<Spoken>,
    trends: RwSignal<Trends>,
    outgoing: RwSignal<Option<Outgoing>>,
}

fn inside(context: Context, state: State, trends: Trends) -> AnyView {
    let across = Across {
        context,
        state,
        words: StoredValue::new(words(&context.language())),
        trends: RwSignal::new(trends),
        outgoing: RwSignal::new(None),
    };
    let again = move |_| {
        context.spawn(async move {
            match state.trends().await {
                Ok(trends) => drop(across.trends.try_set(trends)),
                Err(error) => context.fail(error),
            }
        });
    };
    let see = move |_| {
        let title = |template: Option<Template>, column: &str| across.title(template, column);
        let text = across.trends.with_untracked(|trends| trends.csv(title));
        across.outgoing.set(Some(Outgoing {
            kind: KIND,
            format: "csv",
            text,
        }));
    };
    view! {
        <div class="stack">
            <p class="muted small">{across.say("lead")}</p>
            {move || across.trends.with(|trends| across.shown(trends))}
            <div class="row">
                {button(None, across.say("csv"), see)}
                {button_quiet(Some(Icon::Undo), across.say("again"), again)}
            </div>
            {preview(context, across.outgoing)}
        </div>
    }
    .into_any()
}

impl Across {
    fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    fn count(self, key: &str, count: usize) -> String {
        self.words.with_value(|words| words.count(key, count))
    }

    /// What a column is called.
    fn title(self, template: Option<Template>, column: &str) -> String {
        match template {
            None => self.state.cards().title(column),
            Some(template) if templates::is_here(template) => {
                let words = templates::words(&self.context.language());
                words.get(&[template.as_str(), ".", column].concat())
            }
            Some(_) => self
                .context
                .text(&["retrospective.column.", column].concat()),
        }
    }

    /// What boards of a template are called.
    fn name(self, template: Option<Template>) -> String {
        match template {
            None => self.say("own"),
            Some(template) if templates::is_here(template) => {
                templates::words(&self.context.language()).get(template.as_str())
            }
            Some(template) => {
                let key = ["retrospective.template.", template.as_str()].concat();
                self.context.text(&key)
            }
        }
    }

    fn shown(self, trends: &Trends) -> AnyView {
        if trends.is_empty() {
            return view! { <p class="muted">{self.say("nothing")}</p> }.into_any();
        }
        let (lead, each) = if trends.boards > 1 {
            ("words-boards", "word-boards")
        } else {
            ("words-cards", "word-cards")
        };
        let word = trends.words.iter().map(|one| {
            let said = self.count(each, one.entries);
            said.replace("{word}", &one.word)
        });
        let stand = trends
            .stands
            .iter()
            .map(|(stand, count)| self.count(&["stand-", stand.as_str()].concat(), *count));
        let balances: Vec<_> = trends
            .balances
            .iter()
            .map(|one| self.balance(one))
            .collect();
        let any = !balances.is_empty();
        let skies = self
            .words
            .with_value(|words| weather::lines(&trends.skies, words));
        view! {
            {self.list(lead, word.collect())}
            {any.then(|| heading_below(self.context, self.say("balance")))}
            {balances}
            {self.list("weather", skies)}
            {self.list("ahead", stand.collect())}
        }
        .into_any()
    }

    fn balance(self, balance: &Balance) -> AnyView {
        let name = self.count("boards", balance.boards);
        let name = name.replace("{name}", &self.name(balance.template));
        let columns = balance.columns.iter().map(|(column, cards)| {
            let said = self.say(balance.fill(*cards).key());
            said.replace("{column}", &self.title(balance.template, column))
        });
        let rows: Vec<_> = columns.map(|line| view! { <li>{line}</li> }).collect();
        view! {
            <div class="stack tight">
                <p class="label">{name}</p>
                <ul>{rows}</ul>
            </div>
        }
        .into_any()
    }

    /// Lines under what they are about; nothing without any.
    fn list(self, lead: &str, lines: Vec<String>) -> Option<AnyView> {
        if lines.is_empty() {
            return None;
        }
        let rows = lines.into_iter().map(|line| view! { <li>{line}</li> });
        let list = view! {
            <section class="stack tight">
                {heading_below(self.context, self.say(lead))}
                <ul>{rows.collect::<Vec<_>>()}</ul>
            </section>
        };
        Some(list.into_any())
    }
}
