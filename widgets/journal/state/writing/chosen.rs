//! What is chosen for a text besides writing it: its day, its time, a star, the weather, the energy.

use leptos::prelude::*;

use super::Writing;
use crate::{
    id::new_id,
    programme::Day,
    text::{local_now, now, today, zone},
    widgets::journal::model::{Details, Entry, Source, search},
};

impl Writing {
    /// What is chosen.
    pub fn details(&self) -> ReadSignal<Details> {
        self.details.read_only()
    }

    /// The tags that came with the entry and were not taken off.
    pub fn own_tags(&self) -> Vec<String> {
        let has = |entry: &Entry| entry.tags.clone();
        let mut tags = self.hand.with_value(|hand| has(&hand.origin));
        self.details
            .with(|details| tags.retain(|tag| !details.untagged.contains(tag)));
        tags
    }

    /// The tags: those that came with the entry, and those written in the text.
    pub fn tags(&self) -> Vec<String> {
        let tags = self.own_tags();
        self.text.with(|text| search::tags(&tags, text))
    }

    /// Links what is written to the question it answers, unless it answers one already.
    pub fn answer(&self, asked: Source) {
        self.choose(|details| {
            details.asked.get_or_insert(asked);
        });
    }

    /// Takes over another day; false when it is none.
    pub fn redate(&self, date: String) -> bool {
        let is_day = Day::parse(&date).is_some();
        if is_day {
            self.date.set(date);
            if self.id.with_untracked(Option::is_some) {
                self.follow_day();
                self.touched();
            }
        }
        is_day
    }

    /// Takes over another time of day, or none; false when it is none that a clock shows.
    pub fn set_time(&self, time: &str) -> bool {
        let mut taken = false;
        self.choose(|details| taken = details.set_time(time, &zone()));
        taken
    }

    /// Chooses something, or takes it back.
    pub fn choose(&self, change: impl FnOnce(&mut Details)) {
        self.begin();
        let mut details = self.details.get_untracked();
        change(&mut details);
        if self.details.with_untracked(|known| *known != details) {
            self.details.set(details);
            self.touched();
        }
    }

    /// Makes what will be a new entry one that can be kept, of this moment.
    pub(super) fn begin(&self) {
        if self.date.with_untracked(String::is_empty) {
            self.date.set(today().to_string());
        }
        if self.id.with_untracked(Option::is_none) {
            self.id.set(Some(new_id(now())));
            self.hand
                .update_value(|hand| hand.begun = Some(local_now()));
            self.follow_day();
        }
    }

    /// An entry that was begun here is of that time as long as it is about that day.
    fn follow_day(&self) {
        let Some(begun) = self.hand.with_value(|hand| hand.begun) else {
            return;
        };
        let date = self.date.get_untracked();
        let mut details = self.details.get_untracked();
        details.begin(begun, &zone(), &date);
        self.details.set(details);
    }
}
