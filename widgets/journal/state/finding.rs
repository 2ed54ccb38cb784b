//! Finding entries as the member types: what was asked, what was found, how far the journal is read.
//!
//! The corpus is in memory only and filled while the member types; what is not read yet is simply not found yet. Rows
//! show once all their entries are here, so that none is blank.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_util::future::join_all;
use leptos::prelude::*;

use super::{
    State,
    reading::{Progress, Reading, Shelf},
    rows::Rows,
    stock::{Piece, Stock},
};
use crate::{
    programme::Day,
    store::Stored,
    widgets::journal::model::{Entry, PAGE, rows::Row, search::Query},
};

/// How long a result rests before it is said to screen readers.
const REST_MILLIS: i32 = 700;

/// A search that goes on.
#[derive(Clone, Copy)]
pub struct Finding {
    state: State,
    stock: StoredValue<Rc<RefCell<Stock>>, LocalStorage>,
    reading: StoredValue<Option<Rc<Reading>>, LocalStorage>,
    rows: Rows,
    pieces: RwSignal<BTreeMap<String, Piece>>,
    answer: RwSignal<Answer>,
    /// How many rows are shown at most.
    most: RwSignal<usize>,
    /// Counts the answers; only one that rested is said.
    turn: StoredValue<u32>,
    /// What was typed and how many were found when it was said last.
    said: StoredValue<Option<(String, usize)>>,
}

/// An answer, to be put into words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answer {
    /// How many entries were found.
    pub total: usize,
    /// There was room for the entries of this day and later; for all when none.
    pub since: Option<Day>,
    /// Whether some entries are so long that their beginning is searched.
    pub shortened: bool,
}

impl Finding {
    /// Begins to read, and answers whatever is typed from then on.
    pub fn start(state: State) -> Self {
        let finding = Self {
            state,
            stock: StoredValue::new_local(Rc::default()),
            reading: StoredValue::new_local(None),
            rows: Rows::new(state),
            pieces: RwSignal::default(),
            answer: RwSignal::default(),
            most: RwSignal::new(PAGE),
            turn: StoredValue::new(0),
            said: StoredValue::new(None),
        };
        let reading = Reading::start(state, finding.stock.get_value(), move || finding.ask());
        finding.reading.set_value(Some(reading));
        Effect::new(move |_| {
            state.seeking.typed.track();
            finding.most.track();
            finding.ask();
        });
        finding
    }

    /// The entries on screen, newest first.
    pub fn rows(&self) -> ReadSignal<Vec<Row>> {
        self.rows.shown()
    }

    /// The entry in a row.
    pub fn entry(&self, row: Row) -> Signal<String> {
        self.rows.entry(row)
    }

    /// What the row of an entry shows.
    pub fn piece(&self, id: &str) -> Piece {
        self.pieces
            .with(|pieces| pieces.get(id).cloned().unwrap_or_default())
    }

    /// The answer.
    pub fn answer(&self) -> ReadSignal<Answer> {
        self.answer.read_only()
    }

    /// How far the journal is read.
    pub fn progress(&self) -> Progress {
        self.reading
            .get_value()
            .map_or(Progress::Over, |reading| reading.progress().get())
    }

    /// Whether more was found than is shown.
    pub fn has_more(&self) -> bool {
        self.answer.get().total > self.most.get()
    }

    /// Shows more of what was found.
    pub fn show_more(&self) {
        self.most.update(|most| *most += PAGE);
    }

    /// Goes on reading after the store did not answer.
    pub fn go_on(&self) {
        if let Some(reading) = self.reading.get_value() {
            reading.go_on();
        }
    }

    fn ask(&self) {
        let query = self
            .state
            .seeking
            .typed
            .with_untracked(|typed| Query::parse(typed));
        let stock = self.stock.get_value();
        if stock.borrow().is_new(&query) {
            self.state.close_open();
            self.rows.turn();
            self.most.maybe_update(|most| {
                let changes = *most != PAGE;
                *most = PAGE;
                changes
            });
        }
        let asking = !query.is_empty();
        let (total, found) = stock.borrow_mut().ask(query, self.most.get_untracked());
        if !asking {
            self.rows.empty();
            self.pieces.set(BTreeMap::new());
            self.set_asking(false);
            self.turn.update_value(|turn| *turn += 1);
            self.said.set_value(None);
            return;
        }
        let ids = self.rows.in_place(found);
        let missing = stock.borrow().missing(&ids);
        if missing.is_empty() {
            self.show(total, ids);
        } else {
            self.fetch(missing);
        }
    }

    /// Fetches what has to be here to be shown, and asks again.
    fn fetch(&self, missing: Vec<String>) {
        let finding = *self;
        let store = self.state.context.store();
        self.state.context.spawn(async move {
            let found = join_all(missing.iter().map(|id| store.get(id))).await;
            let stock = finding.stock.get_value();
            for (id, found) in missing.into_iter().zip(found) {
                match found.map(|found| found.and_then(|one| Stored::<Entry>::read(one).ok())) {
                    Ok(Some(one)) => stock.borrow_mut().show(id, one.data),
                    Ok(None) => stock.borrow_mut().remove(&id),
                    Err(error) => {
                        finding.state.context.fail(error);
                        return;
                    }
                }
            }
            finding.ask();
        });
    }

    fn show(&self, total: usize, ids: Vec<String>) {
        let stock = self.stock.get_value();
        let coverage = stock.borrow().coverage();
        self.pieces.set(stock.borrow_mut().pieces(&ids));
        self.rows.show(ids);
        let answer = Answer {
            total,
            since: coverage.since,
            shortened: coverage.shortened > 0,
        };
        self.answer.set(answer);
        self.set_asking(true);
        self.say_when_it_rests();
    }

    fn set_asking(&self, asking: bool) {
        let signal = self.state.seeking.asking;
        if signal.get_untracked() != asking {
            self.state.close_open();
            signal.set(asking);
        }
    }

    /// What was found, in a sentence.
    pub fn sentence(&self, total: usize) -> String {
        let context = self.state.context;
        if total == 0 {
            context.text("journal.found-nothing")
        } else {
            context.text_count("journal.found", total)
        }
    }

    fn say_when_it_rests(&self) {
        let total = self.answer.with_untracked(|answer| answer.total);
        let answered = Some((self.state.seeking.typed.get_untracked(), total));
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let finding = *self;
        self.state.context.later(REST_MILLIS, move || {
            let rested = finding.turn.try_get_value() == turn;
            if rested && finding.said.get_value() != answered {
                finding.said.set_value(answered);
                finding.state.context.announce(&finding.sentence(total));
            }
        });
    }
}
