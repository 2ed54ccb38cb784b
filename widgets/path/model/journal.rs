//! What the path knows of the journal: how many entries a month has, and their titles, of which the member may tick some.

use serde_json::Value;

use super::{Item, What, item::order, trace::text};
use crate::programme::Day;

/// How much of an entry is its title, in characters.
const TITLE: usize = 80;

/// An entry of the journal by its title.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Title {
    /// Its identifier.
    pub id: String,
    /// Its day.
    pub day: Day,
    /// The beginning of its first line.
    pub title: String,
}

impl Title {
    /// It as something on the path.
    pub fn item(&self) -> Item {
        Item {
            id: self.id.clone(),
            day: self.day,
            until: None,
            what: What::Entry(self.title.clone()),
        }
    }
}

/// What the path knows of the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// Its months, each with how many entries it has.
    pub months: Vec<Item>,
    /// Its entries, last first; without letters that are closed.
    pub titles: Vec<Title>,
}

impl Journal {
    /// Takes an entry. One in the bin is none.
    pub fn put(&mut self, id: &str, payload: &Value, today: Day) {
        let is_binned = payload
            .get("binned")
            .is_some_and(|binned| !binned.is_null());
        let Some(day) = Day::parse(&text(payload, "date")).filter(|_| !is_binned) else {
            return;
        };
        count(&mut self.months, day);
        let is_closed = Day::parse(&text(payload, "sealed")).is_some_and(|until| today < until);
        let title = title(&text(payload, "text"));
        if !is_closed && !title.is_empty() {
            self.titles.push(Title {
                id: id.to_owned(),
                day,
                title,
            });
        }
    }

    /// Puts what was taken in order.
    pub fn order(&mut self) {
        self.titles
            .sort_by(|one, other| (other.day, &other.id).cmp(&(one.day, &one.id)));
        order(&mut self.months);
    }
}

fn count(months: &mut Vec<Item>, day: Day) {
    let (year, month, _) = day.civil();
    let id = format!("journal:{year:04}-{month:02}");
    let Some(known) = months.iter_mut().find(|one| one.id == id) else {
        months.push(Item {
            id,
            day,
            until: None,
            what: What::Entries(1),
        });
        return;
    };
    if let What::Entries(so_many) = &mut known.what {
        *so_many += 1;
    }
    let last = known.until.unwrap_or(known.day).max(day);
    known.day = known.day.min(day);
    known.until = (known.day < last).then_some(last);
}

/// The beginning of the first line that says something, without the signs Markdown puts before it.
fn title(text: &str) -> String {
    let bare = |line: &str| {
        let line = line.replace("**", "");
        let signs = |sign: char| sign.is_whitespace() || "#>*_-`".contains(sign);
        line.trim_matches(signs).to_owned()
    };
    let line = text.lines().map(bare).find(|line| !line.is_empty());
    let line = line.unwrap_or_default();
    match line.char_indices().nth(TITLE) {
        Some((end, _)) => [line.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn journal<'a>(entries: impl IntoIterator<Item = (&'a str, &'a Value)>, today: Day) -> Journal {
        let mut journal = Journal::default();
        for (id, payload) in entries {
            journal.put(id, payload, today);
        }
        journal.order();
        journal
    }

    #[test]
    fn the_journal_is_counted_by_month_without_what_is_in_the_bin() {
        let entry =
            |date: &str, binned: Value| json!({ "text": "Fog", "date": date, "binned": binned });
        let entries = [
            ("a", entry("2026-11-23", json!(null))),
            ("b", entry("2026-11-03", json!(null))),
            ("c", entry("2026-11-09", json!(1.0))),
            ("d", entry("2026-12-01", json!(null))),
            ("e", entry("someday", json!(null))),
        ];
        let found = journal(
            entries.iter().map(|(id, payload)| (*id, payload)),
            day("2026-12-02"),
        );
        let months: Vec<_> = found
            .months
            .iter()
            .map(|one| (&*one.id, one.day, one.until))
            .collect();
        let november = (
            "journal:2026-11",
            day("2026-11-03"),
            Some(day("2026-11-23")),
        );
        assert_eq!(
            months,
            [november, ("journal:2026-12", day("2026-12-01"), None)]
        );
        assert_eq!(found.months[0].what, What::Entries(2));
        let ids: Vec<_> = found.titles.iter().map(|title| &*title.id).collect();
        assert_eq!(ids, ["d", "a", "b"]);
    }

    #[test]
    fn an_entry_has_the_beginning_of_its_first_line_as_title_and_a_closed_letter_none() {
        let long = "word ".repeat(40);
        let entries = [
            (
                "a",
                json!({ "text": "\n## **Fog** on the quay\nMore", "date": "2026-11-23" }),
            ),
            (
                "b",
                json!({ "text": "Dear me", "date": "2026-11-22", "sealed": "2027-01-31" }),
            ),
            ("c", json!({ "text": long, "date": "2026-11-21" })),
            ("d", json!({ "text": "###", "date": "2026-11-20" })),
        ];
        let found = |today| {
            journal(
                entries.iter().map(|(id, payload)| (*id, payload)),
                day(today),
            )
        };
        let titles = found("2026-12-01").titles;
        assert_eq!(titles.len(), 2);
        assert_eq!(titles[0].title, "Fog on the quay");
        assert!(titles[1].title.ends_with("word…") && titles[1].title.chars().count() <= 81);
        assert!(
            found("2027-01-31")
                .titles
                .iter()
                .any(|title| title.title == "Dear me")
        );
        assert_eq!(found("2026-12-01").months[0].what, What::Entries(4));
    }
}
