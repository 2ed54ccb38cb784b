//! How the checklist is stored: one record an item, under a fixed name, so that tabs and devices agree; and what
//! of a line about an item is handed to the journal.
//!
//! Kind `checklist-item`, version 1, the payload being [`ItemMark`] as it stands. A decision taken back stays as a
//! record without a mark; the item is not ticked again by itself. Kind `kit-resource`, version 1, the payload being
//! [`Shelved`], under the address of the resource. What is remembered of the list as a whole is a value
//! that exists once in the space, [`VISIT`].

use super::model::{ItemMark, kit::Shelved};
use crate::{
    context::{
        collection::{Clash, Item},
        journal::{self, Handed},
    },
    programme::Day,
    store::{
        Kind, Record,
        kinds::{self, named},
    },
};

/// The name of the value that holds [`Visit`](super::model::Visit).
pub const VISIT: &str = "checklist";

impl ItemMark {
    /// The record's identifier for an item.
    pub fn id_of(item: &str) -> String {
        named(kinds::CHECKLIST_ITEM, item)
    }
}

impl Kind for ItemMark {
    const KIND: &'static str = kinds::CHECKLIST_ITEM;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.item.clone()
    }
}

impl Item for ItemMark {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        self.meet(None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        self.meet(Some(origin), theirs);
    }
}

impl Shelved {
    /// The record's identifier for a resource.
    pub fn id_of(url: &str) -> String {
        named(kinds::KIT_RESOURCE, url)
    }
}

impl Kind for Shelved {
    const KIND: &'static str = kinds::KIT_RESOURCE;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.url.clone()
    }
}

impl Item for Shelved {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        self.meet(None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        self.meet(Some(origin), theirs);
    }
}

/// The identifier of an item's line in the journal.
pub fn journal_id(item: &str) -> String {
    journal::id("checklist", item)
}

/// A line about an item as an entry of the journal.
pub fn journal_entry(mark: &ItemMark, title: &str, day: Day, now: f64) -> Record {
    let handed = Handed {
        id: journal_id(&mark.item),
        widget: "checklist",
        week: "",
        question: title,
        text: &mark.line,
        weather: None,
    };
    handed.entry(day, now)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{store::Stored, widgets::checklist::model::Mark};

    #[test]
    fn a_mark_reads_as_it_was_written_and_one_of_before_too() {
        let mut mark = ItemMark::of("hello");
        mark.decide(Some(Mark::Done), Some("visit"), 5.0);
        mark.line.push_str("Warm.");
        let record = Stored::new(ItemMark::id_of("hello"), mark.clone(), 1.0).write(1.0);
        assert_eq!(record.id, "checklist-item:hello");
        let known = json!({
            "item": "hello", "mark": "done", "by": "visit", "line": "Warm.",
            "history": [{ "at": 5.0, "mark": "done", "by": "visit" }]
        });
        assert_eq!(record.payload, known);
        assert_eq!(
            Stored::<ItemMark>::read(record.clone())
                .expect("a mark")
                .data,
            mark
        );
        let before = Record {
            payload: json!({ "item": "hello", "mark": "later" }),
            ..record
        };
        let read = Stored::<ItemMark>::read(before).expect("a mark").data;
        assert_eq!((read.mark, read.history), (Some(Mark::Later), None));
    }

    #[test]
    fn a_line_is_in_the_journal_once_with_what_it_is_about() {
        let mut mark = ItemMark::of("hello");
        mark.line.push_str(" Warm.\n");
        let day = Day::parse("2026-11-24").expect("a day");
        let entry = journal_entry(&mark, "Say hello", day, 5.0);
        assert_eq!(entry.id, "journal-entry:checklist:hello");
        assert_eq!((entry.order.as_str(), entry.v), ("2026-11-24", 1));
        let payload = json!({
            "text": "Warm.", "date": "2026-11-24", "tags": [],
            "source": { "widget": "checklist", "week": "", "question": "Say hello" }, "binned": null
        });
        assert_eq!(entry.payload, payload);
        assert!(journal::is_in(&entry));
        let binned = Record {
            payload: json!({ "binned": 5 }),
            ..entry
        };
        assert!(!journal::is_in(&binned));
    }
}
