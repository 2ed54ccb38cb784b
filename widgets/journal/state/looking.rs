//! Looking back: which month is in view, what was chosen in it, and the entries that belong to that.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{State, past::Past, rows::Rows};
use crate::{
    programme::Day,
    text::today,
    widgets::journal::model::{
        calendar::{Calendar, Month, Step, Summary, turned},
        rows::Row,
    },
};

/// Weeks begin on Monday, as everywhere in Escale.
const FIRST_WEEKDAY: u8 = 0;
/// How many 32-bit numbers there are.
const NUMBERS: f64 = 4_294_967_296.0;

/// A look back.
#[derive(Clone, Copy)]
pub struct Looking {
    state: State,
    past: Past,
    /// Year and month in view.
    month: RwSignal<(i32, u8)>,
    /// Whether its whole year is in view.
    by_year: RwSignal<bool>,
    choice: RwSignal<Choice>,
    rows: Rows,
    lines: RwSignal<BTreeMap<String, Line>>,
}

/// What the member wants to see again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing yet.
    #[default]
    Nothing,
    /// The entries of a day.
    Day(Day),
    /// This day in earlier months and years.
    ThisDay,
    /// A page by chance.
    Page(String),
}

/// What the row of an entry shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its day; none when what is kept is no date.
    pub day: Option<Day>,
    /// Its first line; none when nothing is written.
    pub first: Option<String>,
}

impl Looking {
    /// Looks back from today.
    pub fn start(state: State) -> Self {
        let (year, month, _) = today().civil();
        let looking = Self {
            state,
            past: Past::of(state),
            month: RwSignal::new((year, month)),
            by_year: RwSignal::new(false),
            choice: RwSignal::default(),
            rows: Rows::new(state),
            lines: RwSignal::default(),
        };
        Effect::new(move |_| {
            let choice = looking.choice.get();
            looking
                .past
                .with(|calendar| looking.show(&choice, calendar));
        });
        looking
    }

    /// The past that is looked at.
    pub fn past(&self) -> Past {
        self.past
    }

    /// The month in view.
    pub fn month(&self) -> Option<Month> {
        let (year, month) = self.month.get();
        self.past
            .with(|calendar| calendar.month(year, month, FIRST_WEEKDAY))
    }

    /// Whether the whole year is in view.
    pub fn by_year(&self) -> RwSignal<bool> {
        self.by_year
    }

    /// The months of the year in view.
    pub fn year(&self) -> Vec<Month> {
        let (year, _) = self.month.get();
        self.past
            .with(|calendar| calendar.year(year, FIRST_WEEKDAY))
    }

    /// Goes from the year to one of its months.
    pub fn open_month(&self, year: i32, month: u8) {
        self.month.set((year, month));
        self.by_year.set(false);
    }

    /// The first day of the month in view.
    pub fn first_day(&self) -> Day {
        let (year, month) = self.month.get();
        Day::new(year, month, 1).unwrap_or(Day::MIN)
    }

    /// Goes so many months on, or back when negative; whether there is such a month.
    pub fn turn(&self, by: i32) -> bool {
        let turned = turned(self.month.get_untracked(), by);
        if let Some(month) = turned {
            self.month.set(month);
        }
        turned.is_some()
    }

    /// Turns to the month of the day a step leads to.
    pub fn step(&self, from: Day, step: Step) -> Option<Day> {
        let day = self
            .past
            .with_untracked(|calendar| calendar.step(from, step))?;
        self.turn_to(day);
        Some(day)
    }

    /// What was chosen.
    pub fn choice(&self) -> ReadSignal<Choice> {
        self.choice.read_only()
    }

    /// Chooses a day.
    pub fn choose_day(&self, day: Day) {
        self.choose(Choice::Day(day));
    }

    /// Whether something was written on this day in earlier months or years.
    pub fn has_this_day(&self) -> bool {
        self.past.with(|calendar| !on_this_day(calendar).is_empty())
    }

    /// Chooses this day in earlier months and years.
    pub fn choose_this_day(&self) {
        self.choose(Choice::ThisDay);
    }

    /// Whether there is a page for chance to choose.
    pub fn has_pages(&self) -> bool {
        self.past
            .with(|calendar| calendar.random_page(0, None).is_some())
    }

    /// Lets chance choose a page, another than the one it chose last where there is one.
    pub fn choose_page(&self) {
        let last = match self.choice.get_untracked() {
            Choice::Page(id) => Some(id),
            _ => None,
        };
        let page = self.past.with_untracked(|calendar| {
            let page = calendar.random_page(by_chance(), last.as_deref());
            page.map(|page| (page.id.clone(), page.day))
        });
        if let Some((id, day)) = page {
            if let Some(day) = day {
                self.turn_to(day);
            }
            self.choose(Choice::Page(id));
        }
    }

    /// The entries that belong to what was chosen.
    pub fn rows(&self) -> ReadSignal<Vec<Row>> {
        self.rows.shown()
    }

    /// The entry in a row.
    pub fn entry(&self, row: Row) -> Signal<String> {
        self.rows.entry(row)
    }

    /// What the row of an entry shows.
    pub fn line(&self, id: &str) -> Line {
        self.lines
            .with(|lines| lines.get(id).cloned().unwrap_or_default())
    }

    fn choose(&self, choice: Choice) {
        self.state.close_open();
        self.rows.turn();
        self.choice.set(choice);
    }

    fn turn_to(&self, day: Day) {
        let (year, month, _) = day.civil();
        if self.month.get_untracked() != (year, month) {
            self.month.set((year, month));
        }
    }

    fn show(&self, choice: &Choice, calendar: &Calendar) {
        let found: Vec<&Summary> = match choice {
            Choice::Nothing => Vec::new(),
            Choice::Day(day) => calendar.on(*day).iter().collect(),
            Choice::ThisDay => on_this_day(calendar),
            Choice::Page(id) => calendar.find(id).into_iter().collect(),
        };
        let ids = found.iter().map(|one| one.id.clone()).collect();
        let ids = self.rows.in_place(ids);
        self.lines.update(|lines| {
            lines.retain(|id, _| ids.contains(id));
            lines.extend(found.into_iter().map(|one| {
                let line = Line {
                    day: one.day,
                    first: one.first_line.clone(),
                };
                (one.id.clone(), line)
            }));
        });
        self.rows.show(ids);
    }
}

/// This day in earlier months, then in earlier years: newest first.
fn on_this_day(calendar: &Calendar) -> Vec<&Summary> {
    let mut found = calendar.on_this_day_of_months(today());
    found.extend(calendar.on_this_day(today()));
    found
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number below two to the power of 32"
)]
fn by_chance() -> u32 {
    (js_sys::Math::random() * NUMBERS) as u32
}
