//! The folded texts of the journal's entries, one after the other in one buffer.
//!
//! It grows entry by entry as pages are read, so that nothing is built before the first answer; what is not read yet is
//! simply not found yet. Entries stand newest first, as in the journal's list.
//!
//! Memory: at most [`LIMIT`] bytes of folded text (some thirty thousand entries of a thousand characters), a quarter to
//! a half of that for the [`marks`], and about 150 bytes an entry. Buffers may have a quarter to spare, and keep removed
//! texts until these are a fifth of them. When it is full the oldest entries stay out, and [`Corpus::coverage`] says since
//! when everything is searched.

use std::{cmp::Reverse, collections::HashMap, ops::Range, sync::Arc};

use super::{fold, marks, tags};
use crate::{programme::Day, widgets::journal::model::Entry};

/// How many bytes of folded text are held at most.
pub const LIMIT: usize = 32 << 20;
/// How many bytes of one entry's text are searched; the rest of a longer one is not found.
pub const ENTRY_LIMIT: usize = 1 << 20;
/// Removed texts of so many bytes may stay where they are before the buffers are drawn together.
const SLACK: usize = 1 << 18;

/// What is searched.
#[derive(Debug)]
pub struct Corpus {
    text: Vec<u8>,
    marks: Vec<u64>,
    places: Vec<Place>,
    moments: HashMap<Arc<str>, Moment>,
    /// How many bytes of the text belong to no entry any more.
    waste: usize,
    /// The newest entry that found no room.
    left_out: Option<(Moment, Arc<str>)>,
    revision: u64,
    limit: usize,
}

/// A day as the number `YYYYMMDD`, and a minute of it, if it is known.
type Moment = (u32, Option<u16>);

/// An entry's part of the buffers.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The entry.
    pub id: Arc<str>,
    /// When it is.
    pub moment: Moment,
    text: Range<usize>,
    marks: Range<usize>,
    shortened: bool,
}

/// What the answers are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How many entries are searched.
    pub entries: usize,
    /// Entries of this day and later are all searched, older ones found no room; `None` when there is room for all.
    pub since: Option<Day>,
    /// How many of the entries are longer than what is searched of one.
    pub shortened: usize,
}

impl Default for Corpus {
    fn default() -> Self {
        Self::with_limit(LIMIT)
    }
}

impl Corpus {
    /// An empty corpus that holds at most so many bytes of folded text.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            text: Vec::new(),
            marks: Vec::new(),
            places: Vec::new(),
            moments: HashMap::new(),
            waste: 0,
            left_out: None,
            revision: 0,
            limit,
        }
    }

    /// Puts an entry in, or puts it in anew after a change. What is in the bin, a letter whose day has not come and
    /// what is under a passphrase of its own is taken out instead.
    pub fn put(&mut self, id: &str, entry: &Entry, today: Day) {
        self.remove(id);
        if entry.binned.is_some() || entry.is_closed(today) {
            return;
        }
        let moment = (date_number(&entry.date), entry.minute());
        if self
            .left_out
            .as_ref()
            .is_some_and(|(newest, left_out)| (moment, id) <= (*newest, left_out))
        {
            return;
        }
        let id: Arc<str> = id.into();
        let at = self.spot(moment, &id);
        if at < self.places.len() {
            self.revision += 1;
        }
        self.moments.insert(Arc::clone(&id), moment);
        let place = self.write(id, moment, entry);
        self.places.insert(at, place);
        self.make_room();
    }

    /// Takes an entry out, if it is there.
    pub fn remove(&mut self, id: &str) {
        let Some(moment) = self.moments.remove(id) else {
            return;
        };
        let at = self.spot(moment, id);
        if at < self.places.len() {
            self.revision += 1;
            self.waste += self.places.remove(at).text.len();
            self.draw_together();
        }
    }

    /// What the answers are about.
    pub fn coverage(&self) -> Coverage {
        let left_out = self.left_out.as_ref();
        Coverage {
            entries: self.places.len(),
            since: left_out.map(|((date, _), _)| day(*date).plus_days(1)),
            shortened: self.places.iter().filter(|place| place.shortened).count(),
        }
    }

    /// How many bytes the buffers take.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.marks.capacity() * 8
    }

    /// The entries, newest first.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// An entry's folded text.
    pub(super) fn text(&self, place: &Place) -> &[u8] {
        self.text.get(place.text.clone()).unwrap_or_default()
    }

    /// An entry's marks.
    pub(super) fn marks(&self, place: &Place) -> &[u64] {
        self.marks.get(place.marks.clone()).unwrap_or_default()
    }

    /// Rises when entries move or change; not when some are added after the last one.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Where an entry stands or would stand among the others.
    fn spot(&self, moment: Moment, id: &str) -> usize {
        let key = Reverse((moment, id));
        self.places
            .partition_point(|place| Reverse((place.moment, &*place.id)) < key)
    }

    fn write(&mut self, id: Arc<str>, moment: Moment, entry: &Entry) -> Place {
        let text = beginning(&entry.text);
        grow(&mut self.text, text.len());
        let start = self.text.len();
        tags::write(entry, &mut self.text);
        if let Some(source) = &entry.source {
            fold::fold(beginning(&source.question), &mut self.text);
        }
        for picture in &entry.pictures {
            fold::fold(beginning(&picture.description), &mut self.text);
        }
        fold::fold(text, &mut self.text);
        let folded = start..self.text.len();
        let first_mark = self.marks.len();
        grow(&mut self.marks, folded.len() / 16);
        let written = self.text.get(folded.clone()).unwrap_or_default();
        marks::write(written, &mut self.marks);
        Place {
            id,
            moment,
            text: folded,
            marks: first_mark..self.marks.len(),
            shortened: text.len() < entry.text.len(),
        }
    }

    /// Lets the oldest entries go until the others fit.
    fn make_room(&mut self) {
        while self.text.len() - self.waste > self.limit
            && let Some(oldest) = self.places.pop()
        {
            self.revision += 1;
            self.waste += oldest.text.len();
            self.moments.remove(&oldest.id);
            self.left_out = self.left_out.take().max(Some((oldest.moment, oldest.id)));
        }
        self.draw_together();
    }

    /// Closes the holes that removed texts left, once they are a fifth of it all.
    fn draw_together(&mut self) {
        if self.waste < SLACK || self.waste < self.text.len() / 5 {
            return;
        }
        let (text, marks) = (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.marks),
        );
        self.text.reserve_exact(text.len() - self.waste);
        for place in &mut self.places {
            place.text = moved(&text, &place.text, &mut self.text);
            place.marks = moved(&marks, &place.marks, &mut self.marks);
        }
        self.waste = 0;
    }
}

/// Copies a part of one buffer to the end of another; where it is now.
fn moved<T: Copy>(from: &[T], part: &Range<usize>, to: &mut Vec<T>) -> Range<usize> {
    let start = to.len();
    to.extend_from_slice(from.get(part.clone()).unwrap_or_default());
    start..to.len()
}

/// Makes room by a quarter instead of doubling, so that the bound said above holds.
fn grow<T>(buffer: &mut Vec<T>, more: usize) {
    if buffer.capacity() - buffer.len() < more {
        buffer.reserve_exact(more.max(buffer.len() / 4));
    }
}

/// As much of a text as is searched.
fn beginning(text: &str) -> &str {
    text.split_at(text.floor_char_boundary(ENTRY_LIMIT)).0
}

fn date_number(date: &str) -> u32 {
    let (year, month, day) = Day::parse(date).unwrap_or(Day::MIN).civil();
    year.unsigned_abs() * 10_000 + u32::from(month) * 100 + u32::from(day)
}

fn day(number: u32) -> Day {
    let part = |part: u32| u8::try_from(part % 100).unwrap_or(1);
    let year = i32::try_from(number / 10_000).unwrap_or(0);
    Day::new(year, part(number / 100), part(number)).unwrap_or(Day::MIN)
}
