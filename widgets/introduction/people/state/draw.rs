//! The draw of a host: what it is drawn from is kept as it is written, and a draw when the host says so.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    context::{Collection, Context},
    error::Result,
    id::new_id,
    store::{Listing, Query, Stored, kinds},
    text::{now, today},
    widgets::introduction::people::{
        model::draw::{
            Draw, History, Participant, Problem, Refused, Round, Way, Wish, draw, exclusions,
            participants,
        },
        record::{PLAN, Plan},
    },
};

/// How many people a group has unless the host says otherwise.
const PAIR: usize = 2;
/// Numbers of draws have up to six digits, so that they can be told.
const SEEDS: f64 = 1_000_000.0;

/// The state of the draw.
#[derive(Clone, Copy)]
pub struct Drawing {
    context: Context,
    plan: Collection<Plan>,
    rounds: Collection<Round>,
    drawn: RwSignal<Option<Arc<Drawn>>>,
    /// The draw that was deleted last, with the identifier it had, until the page goes.
    removed: RwSignal<Option<(String, Round)>>,
}

/// A draw on screen.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Who takes part.
    pub people: Vec<Participant>,
    /// The number it was drawn with.
    pub seed: u64,
    /// How it was drawn.
    pub way: Way,
    /// The groups, or why there are none.
    pub outcome: std::result::Result<Draw, Refused>,
    /// Lines that were left out.
    pub problems: Vec<Problem>,
    /// Whether it is kept.
    pub is_kept: bool,
}

impl Drawing {
    /// What there is: the plan, and the draws there were.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn read(context: Context) -> Result<[Listing; 2]> {
        let plan = context.store().list(Query::kind(kinds::DRAW_PLAN)).await?;
        let rounds = context.store().list(Query::kind(kinds::DRAW_ROUND)).await?;
        Ok([plan, rounds])
    }

    /// The draw with these.
    pub fn new(context: Context, [plan, rounds]: [Listing; 2]) -> Self {
        Self {
            context,
            plan: Collection::of(context, Query::kind(kinds::DRAW_PLAN), plan),
            rounds: Collection::of(context, Query::kind(kinds::DRAW_ROUND), rounds),
            drawn: RwSignal::default(),
            removed: RwSignal::default(),
        }
    }

    /// What is drawn from.
    pub fn plan(&self) -> Plan {
        let plan = self
            .plan
            .with(|all| all.first().map(|one| one.data.clone()));
        let plan = plan.unwrap_or_default();
        Plan {
            size: if plan.size == 0 { PAIR } else { plan.size },
            ..plan
        }
    }

    /// The draw on screen.
    pub fn drawn(&self) -> ReadSignal<Option<Arc<Drawn>>> {
        self.drawn.read_only()
    }

    /// The draws there were, the latest first, with their ids.
    pub fn rounds(&self) -> Vec<(String, Round)> {
        self.rounds.with(|all| {
            let pair = |one: &Stored<Round>| (one.id.clone(), one.data.clone());
            let mut all: Vec<_> = all.iter().map(pair).collect();
            all.sort_by(|(_, one), (_, other)| other.date.cmp(&one.date));
            all
        })
    }

    /// Changes what is drawn from, saved at every key.
    pub fn change(&self, change: impl FnOnce(&mut Plan)) {
        let mut plan = untrack(|| self.plan());
        change(&mut plan);
        self.plan.put(PLAN.to_owned(), plan);
    }

    /// Adds the people of the deck to the list, each once.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn add_deck(self) -> Result<()> {
        let deck = super::Deck::read(self.context).await?;
        let names = deck.records.into_iter().filter_map(|record| {
            let card =
                Stored::<crate::widgets::introduction::people::model::deck::DeckCard>::read(record);
            card.ok()
                .map(|card| card.data.person.name.replace([';', '\t', '\n'], " "))
        });
        let names: Vec<_> = names.collect();
        self.change(|plan| {
            let (known, _) = participants(&plan.people);
            let is_new = |name: &&String| !known.iter().any(|one| one.name == **name);
            let new: Vec<_> = names.iter().filter(is_new).map(String::as_str).collect();
            let before = plan.people.trim_end();
            let all = [before, &new.join("\n")].join("\n");
            all.trim_start().clone_into(&mut plan.people);
        });
        Ok(())
    }

    /// Draws, with a number of old or a new one.
    pub fn draw(&self, seed: Option<u64>) {
        let plan = untrack(|| self.plan());
        let (people, mut problems) = participants(&plan.people);
        let (apart, more) = exclusions(&plan.apart, &people);
        problems.extend(more);
        let way = Way::parse(&plan.way);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below a million"
        )]
        let seed = seed.unwrap_or_else(|| (js_sys::Math::random() * SEEDS) as u64);
        let rounds = untrack(|| self.rounds()).into_iter();
        let history = History {
            rounds: rounds.map(|(_, round)| round).collect(),
        };
        let size = plan.size;
        let outcome = draw(&people, Wish { way, size, seed }, &history, &apart);
        let is_kept = false;
        self.drawn.set(Some(Arc::new(Drawn {
            people,
            seed,
            way,
            outcome,
            problems,
            is_kept,
        })));
    }

    /// Keeps the draw on screen, so that the next ones take it into account.
    pub fn keep(&self) {
        let Some(drawn) = self.drawn.get_untracked() else {
            return;
        };
        let Ok(draw) = &drawn.outcome else { return };
        let name = |place: &usize| drawn.people.get(*place).map(|one| one.name.clone());
        let groups = draw
            .groups
            .iter()
            .map(|group| group.iter().filter_map(name).collect());
        let round = Round {
            date: today().to_string(),
            seed: drawn.seed,
            way: drawn.way.as_str().to_owned(),
            groups: groups.collect(),
        };
        self.rounds.add(new_id(now()), round, None);
        let kept = Drawn {
            is_kept: true,
            ..(*drawn).clone()
        };
        self.drawn.set(Some(Arc::new(kept)));
    }

    /// The day of the draw that was deleted last.
    pub fn removed(&self) -> Option<String> {
        self.removed
            .with(|removed| removed.as_ref().map(|(_, round)| round.date.clone()))
    }

    /// Deletes a draw there was. It can be taken back until the page goes or another one is deleted.
    pub fn delete(&self, id: &str) {
        let Some(one) = self.rounds.find(id) else {
            return;
        };
        self.removed.set(Some((one.id, one.data)));
        self.rounds.delete(id);
    }

    /// Takes back the draw that was deleted last; its identifier. That is a new one: the old one belongs to the deletion,
    /// unless the deletion failed and the draw is there as it was.
    pub fn take_back(&self) -> Option<String> {
        let (id, round) = self.removed.try_update(Option::take).flatten()?;
        if self.rounds.find(&id).is_some() {
            return Some(id);
        }
        let new = new_id(now());
        self.rounds.add(new.clone(), round, None);
        Some(new)
    }

    /// The history as a file.
    pub fn history(&self) -> String {
        let rounds = untrack(|| self.rounds()).into_iter();
        let rounds = rounds.map(|(_, round)| round).collect();
        History { rounds }.file()
    }

    /// Takes in what a file of another history has that is not in this one; says how much, or nothing where it is none.
    pub fn take_history(&self, text: &str) -> Option<usize> {
        let read = History::read(text)?;
        let rounds = untrack(|| self.rounds()).into_iter();
        let here = History {
            rounds: rounds.map(|(_, round)| round).collect(),
        };
        let new = here.new_of(read);
        let count = new.len();
        for round in new {
            self.rounds.add(new_id(now()), round, None);
        }
        Some(count)
    }
}
