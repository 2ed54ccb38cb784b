//! The journal as a book on paper, by year, month and day: read from the store and written into a frame of its own a few
//! entries at a time, then handed to the browser's print dialogue. On screen nothing changes.
//!
//! What is in the bin stays out, and so do letters whose day has not come and entries under passphrases of their own.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use leptos::prelude::*;
use web_sys::Element;

use super::{State, pace::Pace, whole::Whole};
use crate::{
    context::Context,
    error::{Error, Result},
    programme::Day,
    share::{paper::Paper, picture},
    store::Stored,
    text::today,
    widgets::journal::model::{BIN, Entry, secret::Stays, template::Names},
};

/// Pixels of a picture's longer side on paper.
const SIDE: u32 = 1600;

/// What it is, for `escale-shared`.
const SHARED: (&str, &str) = ("journal", "print");

/// The journal on its way to the printer.
#[derive(Clone, Copy)]
pub struct Printing {
    context: Context,
    state: State,
    stage: RwSignal<Stage>,
    stopped: StoredValue<bool>,
}

/// How far it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Stage {
    /// Nothing is on its way.
    #[default]
    Waiting,
    /// So many entries were written.
    Writing(usize),
    /// It was handed to the print dialogue, without what is closed.
    Printed {
        /// What stays because it is closed.
        closed: Stays,
    },
    /// There is nothing to print.
    Empty,
    /// The member stopped it.
    Stopped,
    /// It could not go on.
    Failed(Error),
}

/// Where the book is.
#[derive(Default)]
struct At {
    year: Option<i32>,
    month: Option<(i32, u8)>,
    date: Option<String>,
}

impl Printing {
    /// With nothing on its way.
    pub fn new(context: Context, state: State) -> Self {
        Self {
            context,
            state,
            stage: RwSignal::new(Stage::Waiting),
            stopped: StoredValue::new(false),
        }
    }

    /// How far it is.
    pub fn stage(&self) -> ReadSignal<Stage> {
        self.stage.read_only()
    }

    /// Prints the journal from a frame within this element.
    pub fn print(&self, near: Element, names: Names) {
        let this = *self;
        self.stopped.set_value(false);
        self.stage.set(Stage::Writing(0));
        let carrying = self.state.carry();
        self.context.spawn(async move {
            let _carrying = carrying;
            let stage = Box::pin(this.write(near, names)).await;
            this.stage.set(stage.unwrap_or_else(Stage::Failed));
        });
    }

    /// Stops after the entry under way; nothing is printed.
    pub fn stop(&self) {
        self.stopped.set_value(true);
    }

    async fn write(&self, near: Element, names: Names) -> Result<Stage> {
        self.state.settle().await;
        let context = self.context;
        let title = context.text("journal.title");
        let paper = Paper::begin(&near, &title, &context.language()).await?;
        let (mut at, mut written, mut closed) = (At::default(), 0, Stays::default());
        let mut pace = Pace::new(context);
        let mut whole = Whole::new(context);
        while let Some(found) = whole.next().await? {
            for record in found.records {
                if record.order.starts_with(BIN) {
                    continue;
                }
                let Ok(one) = Stored::<Entry>::read(record) else {
                    continue;
                };
                if closed.keeps(&one.data, today()) {
                    continue;
                }
                self.entry(&paper, &mut at, &one.data, &names).await?;
                written += 1;
                if pace.is_due() {
                    self.stage.set(Stage::Writing(written));
                    pace.rest().await;
                }
                if self.stopped.get_value() {
                    return Ok(Stage::Stopped);
                }
            }
        }
        if written == 0 {
            return Ok(Stage::Empty);
        }
        paper.print()?;
        context.shared(SHARED.0, SHARED.1);
        Ok(Stage::Printed { closed })
    }

    async fn entry(&self, paper: &Paper, at: &mut At, entry: &Entry, names: &Names) -> Result<()> {
        for (level, heading) in at.turn_to(entry, names) {
            let day = level == 3;
            let heading = if day {
                self.state.day(&heading)
            } else {
                heading
            };
            paper.heading(level, &heading);
        }
        if let Some(source) = &entry.source {
            paper.quotation(&source.question);
        }
        paper.text(&entry.text);
        for one in &entry.pictures {
            let blob = self.context.store().blob(&one.blob).await?;
            if let (Some(blob), Some(canvas)) = (blob, paper.picture(&one.description)) {
                // What it shows stands below it in words.
                drop(picture::show(&blob.bytes, &canvas, SIDE).await);
            }
        }
        Ok(())
    }
}

impl At {
    /// The headings an entry needs before it, each with its level; a day as it is kept.
    fn turn_to(&mut self, entry: &Entry, names: &Names) -> Vec<(u8, String)> {
        let mut headings = Vec::new();
        let civil = Day::parse(&entry.date).map(Day::civil);
        if let Some((year, month, _)) = civil {
            if self.year != Some(year) {
                self.year = Some(year);
                headings.push((1, year.to_string()));
            }
            if self.month != Some((year, month)) {
                self.month = Some((year, month));
                let place = usize::from(month).saturating_sub(1);
                headings.push((2, names.months.get(place).cloned().unwrap_or_default()));
            }
        }
        if self.date.as_ref() != Some(&entry.date) {
            self.date = Some(entry.date.clone());
            headings.push((3, entry.date.clone()));
        }
        headings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_goes_by_year_month_and_day_and_says_each_once() {
        let mut names = Names::default();
        names.months[10] = "November".to_owned();
        names.months[11] = "December".to_owned();
        let mut at = At::default();
        let mut turn = |date: &str| {
            let entry = Entry {
                date: date.to_owned(),
                ..Entry::default()
            };
            let headings = at.turn_to(&entry, &names);
            let said = headings
                .into_iter()
                .map(|(level, text)| format!("{level} {text}"));
            said.collect::<Vec<_>>()
        };
        assert_eq!(turn("one day"), ["3 one day"]);
        assert_eq!(turn("2025-11-30"), ["1 2025", "2 November", "3 2025-11-30"]);
        assert_eq!(turn("2025-11-30"), Vec::<String>::new());
        assert_eq!(turn("2025-12-01"), ["2 December", "3 2025-12-01"]);
        assert_eq!(turn("2026-12-01"), ["1 2026", "2 December", "3 2026-12-01"]);
    }
}
