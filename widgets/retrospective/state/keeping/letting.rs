//! What the member decides about a board as a whole: sealed, opened again, asked about later, let go, brought back.

use leptos::prelude::*;

use crate::{
    context::{Collection, Context},
    error::Result,
    store::{Listing, Query, kinds},
    text::today,
    widgets::retrospective::{
        model::{Card, keeping::Keeping, table::kept::Kept},
        state::State,
    },
};

/// What is read before decisions can be taken.
#[derive(Clone)]
pub struct Found {
    keeping: Listing,
    cards: Listing,
    tables: Listing,
}

impl Found {
    /// Reads it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read(context: Context) -> Result<Self> {
        let list = |kind| context.store().list(Query::kind(kind));
        Ok(Self {
            keeping: list(kinds::RETROSPECTIVE_KEEPING).await?,
            cards: list(kinds::RETROSPECTIVE_CARD).await?,
            tables: list(kinds::RETROSPECTIVE_BOARD).await?,
        })
    }
}

/// A board that was let go, as it can be brought back until the page is left.
#[derive(Debug, Clone, Default, PartialEq)]
struct Gone {
    cards: Vec<(String, Card)>,
    tables: Vec<(String, Kept)>,
}

/// The board as a whole.
#[derive(Clone, Copy)]
pub struct Keeper {
    context: Context,
    name: StoredValue<String>,
    /// Whether the board is sealed, as far as this tab knows: what is decided here is no news to it.
    sealed: StoredValue<bool>,
    keeping: Collection<Keeping>,
    cards: Collection<Card>,
    tables: Collection<Kept>,
    gone: RwSignal<Option<Gone>>,
}

impl Keeper {
    /// The board of a widget.
    pub fn of(context: Context, state: State, found: Found) -> Self {
        let Found {
            keeping,
            cards,
            tables,
        } = found;
        let query = Query::kind;
        Self {
            context,
            name: StoredValue::new(state.board_name()),
            sealed: state.sealed(),
            keeping: Collection::of(context, query(kinds::RETROSPECTIVE_KEEPING), keeping),
            cards: Collection::of(context, query(kinds::RETROSPECTIVE_CARD), cards),
            tables: Collection::of(context, query(kinds::RETROSPECTIVE_BOARD), tables),
            gone: RwSignal::new(None),
        }
    }

    fn id(&self) -> String {
        kinds::named(kinds::RETROSPECTIVE_KEEPING, &self.name.get_value())
    }

    /// What was decided.
    pub fn now(&self) -> Keeping {
        let id = self.id();
        self.keeping.with(|items| {
            let here = items.iter().find(|one| one.id == id);
            here.map(|one| one.data.clone()).unwrap_or_default()
        })
    }

    /// Whether the board was let go in this visit.
    pub fn is_gone(&self) -> bool {
        self.gone.with(Option::is_some)
    }

    /// Seals the board, or opens it again; then the element begins anew, as everything in it changes.
    pub fn seal(self, seals: bool) {
        self.decide(|keeping| keeping.sealed = seals.then(|| today().to_string()));
        self.anew();
    }

    /// Says from which day on the member is asked; never, without a day.
    pub fn ask_from(&self, day: Option<String>) {
        self.decide(|keeping| keeping.until = day);
    }

    fn decide(&self, change: impl FnOnce(&mut Keeping)) {
        let mut keeping = untrack(|| self.now());
        keeping.board = self.name.get_value();
        change(&mut keeping);
        self.sealed.set_value(keeping.sealed.is_some());
        self.keeping.put(self.id(), keeping);
    }

    /// Lets the board go: the member's cards on it and its table. What they would like to try stays, wherever it was noted.
    pub fn let_go(&self) {
        let name = self.name.get_value();
        let cards: Vec<(String, Card)> = self.cards.with_untracked(|items| {
            let here = items.iter().filter(|one| one.data.board == name);
            here.map(|one| (one.id.clone(), one.data.clone())).collect()
        });
        let tables: Vec<(String, Kept)> = self.tables.with_untracked(|items| {
            let here = items.iter().filter(|one| one.data.board == name);
            here.map(|one| (one.id.clone(), one.data.clone())).collect()
        });
        for (id, _) in &cards {
            self.cards.delete(id);
        }
        for (id, _) in &tables {
            self.tables.delete(id);
        }
        self.decide(|keeping| (keeping.sealed, keeping.until) = (None, None));
        self.gone.set(Some(Gone { cards, tables }));
    }

    /// Brings back what was let go.
    pub fn bring_back(self) {
        let Some(gone) = self.gone.try_update(Option::take).flatten() else {
            return;
        };
        for (id, card) in gone.cards {
            self.cards.add(id, card, None);
        }
        for (id, table) in gone.tables {
            self.tables.add(id, table, None);
        }
        self.anew();
    }

    /// Has the element begin anew, once all is stored.
    pub fn anew(self) {
        let context = self.context;
        context.spawn(async move {
            context.flush().await;
            context.begin_anew();
        });
    }
}
