//! Something on the path, and in which order things stand there.

use crate::programme::Day;

/// Something on the path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    /// Names it for good; the member's choice hangs on it.
    pub id: String,
    /// Its day.
    pub day: Day,
    /// Its last day, where it has several.
    pub until: Option<Day>,
    /// What it is.
    pub what: What,
}

/// What something on the path is. Words are the member's or the programme's, as they were stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// The first visit.
    Joined,
    /// The introduction was written.
    Introduced,
    /// A week was met, or skipped.
    Week {
        /// The week's id in the programme.
        week: String,
        /// The question as it was then.
        question: String,
        /// Whether it was skipped, which is an answer too.
        skipped: bool,
    },
    /// So many entries of the journal in a month.
    Entries(usize),
    /// An entry of the journal that the member chose.
    Entry(String),
    /// A board of a retrospective was begun.
    Board(String),
    /// Something learned, kept on a board.
    Lesson(String),
    /// Something the member set out to do.
    Commitment {
        /// What.
        text: String,
        /// The first small step; may be empty.
        step: String,
        /// What became of it: the last part of a message key.
        stand: &'static str,
    },
}

impl What {
    /// Whether it comes from the journal: chosen one by one, never with all the others.
    pub fn is_private(&self) -> bool {
        matches!(self, Self::Entries(_) | Self::Entry(_))
    }
}

/// Puts things in the order in which they came; on one day in the order of a programme.
pub fn order(items: &mut [Item]) {
    items.sort_by(|one, other| {
        let place = |item: &Item| (item.day, item.what.clone());
        place(one)
            .cmp(&place(other))
            .then_with(|| one.id.cmp(&other.id))
    });
}

/// The years of things that are in order, each once.
pub fn years(items: &[Item]) -> Vec<i32> {
    let mut years: Vec<_> = items.iter().map(|item| item.day.civil().0).collect();
    years.dedup();
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, day: &str, what: What) -> Item {
        Item {
            id: id.to_owned(),
            day: Day::parse(day).unwrap(),
            until: None,
            what,
        }
    }

    #[test]
    fn what_came_first_stands_first_and_a_day_goes_as_a_programme_does() {
        let mut items = [
            item("d", "2026-11-23", What::Lesson("Ask".into())),
            item("c", "2026-11-23", What::Board("team".into())),
            item("b", "2026-11-23", What::Joined),
            item("a", "2027-01-04", What::Introduced),
            item("e", "2026-11-22", What::Entries(2)),
        ];
        order(&mut items);
        assert_eq!(
            items.each_ref().map(|item| &*item.id),
            ["e", "b", "c", "d", "a"]
        );
        assert_eq!(years(&items), [2026, 2027]);
        assert_eq!(years(&[]), [0; 0]);
    }

    #[test]
    fn only_what_comes_from_the_journal_is_private() {
        assert!(What::Entries(1).is_private() && What::Entry("Fog".into()).is_private());
        assert!(!What::Lesson("Ask".into()).is_private() && !What::Joined.is_private());
    }
}
