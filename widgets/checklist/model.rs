//! The checklist's rules: which items a member sees, in which words, and where each of them stands.
//!
//! Pure: programme, marks, mode and dates in, sections out. Nothing counts what is left.

use crate::programme::{ChecklistItem, Day, Mode, Opens, Programme, Text};

/// How many items of a phase are in view; the rest is folded.
pub const IN_VIEW: usize = 5;

/// What a member decided about an item. Without a mark it is simply there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Done.
    Done,
    /// Skipped, which is as good.
    Skipped,
    /// Kept for later, without a date.
    Later,
}

/// A phase with the items open today.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The phase's id.
    pub phase: String,
    /// Its title; the interface has words for the four default phases.
    pub title: Option<Text>,
    /// Its items, in the programme's order.
    pub items: Vec<Item>,
}

/// An item as a member sees it today.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The programme's item.
    pub source: ChecklistItem,
    /// The wording for the member's way of taking part.
    pub words: Option<Text>,
    /// What the member decided.
    pub mark: Option<Mark>,
    /// Titles of items that go well before it and are neither done nor skipped.
    pub after: Vec<Text>,
}

/// What is asked of the rules besides the programme.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Today.
    pub today: Day,
    /// The day of the member's first visit.
    pub arrival: Day,
    /// How the member takes part.
    pub mode: Mode,
}

/// The phases that have something to show.
pub fn sections(
    programme: &Programme,
    marked: impl Fn(&str) -> Option<Mark>,
    moment: Moment,
) -> Vec<Section> {
    let titles = |id: &str| {
        programme
            .checklist
            .iter()
            .find(|item| item.id.as_str() == id)
            .map(|item| item.title.clone())
    };
    let settled = |id: &str| matches!(marked(id), Some(Mark::Done | Mark::Skipped));
    let item = |source: &ChecklistItem| Item {
        source: source.clone(),
        words: source
            .modes
            .as_ref()
            .and_then(|modes| modes.wording(moment.mode))
            .cloned(),
        mark: marked(&source.id),
        after: source
            .requires
            .iter()
            .filter(|id| !settled(id))
            .filter_map(|id| titles(id))
            .collect(),
    };
    let section = |(phase, title): (String, Option<Text>)| Section {
        items: programme
            .checklist
            .iter()
            .filter(|source| *source.phase == *phase && is_open(source, moment))
            .map(item)
            .collect(),
        phase,
        title,
    };
    phases(programme)
        .into_iter()
        .map(section)
        .filter(|section| !section.items.is_empty())
        .collect()
}

/// The place of the phase to have open: the first with an item the member has not decided about.
pub fn current(sections: &[Section]) -> usize {
    let undecided = |section: &Section| section.items.iter().any(|item| item.mark.is_none());
    sections.iter().position(undecided).unwrap_or_default()
}

/// How many items were done; the only number shown, and only as a trail.
pub fn explored(sections: &[Section]) -> usize {
    sections
        .iter()
        .flat_map(|section| &section.items)
        .filter(|item| item.mark == Some(Mark::Done))
        .count()
}

fn phases(programme: &Programme) -> Vec<(String, Option<Text>)> {
    programme
        .phases
        .iter()
        .map(|phase| (phase.id.to_string(), phase.title.clone()))
        .collect()
}

fn is_open(item: &ChecklistItem, moment: Moment) -> bool {
    match item.opens {
        None => true,
        Some(Opens::On(day)) => moment.today >= day,
        Some(Opens::AfterDays(days)) => moment.today >= moment.arrival.plus_days(i32::from(days)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programme() -> Programme {
        let text = r#"{"escale": 1, "id": "p", "title": "P", "checklist": [
            {"id": "hello", "phase": "arrival", "title": "Say hello",
             "modes": {"observe": "Read three hellos"}},
            {"id": "tour", "phase": "arrival", "title": "Look around", "requires": ["hello"]},
            {"id": "week", "phase": "cruising", "title": "A week in", "opens": {"days": 7}}
        ]}"#;
        crate::programme::read(text)
            .map(|(programme, _)| programme)
            .expect("a programme")
    }

    fn moment(today: &str, mode: Mode) -> Moment {
        let day = |text| Day::parse(text).expect("a day");
        Moment {
            today: day(today),
            arrival: day("2026-11-23"),
            mode,
        }
    }

    #[test]
    fn an_item_appears_when_it_opens_and_its_phase_with_it() {
        let programme = programme();
        let on = |day| sections(&programme, |_| None, moment(day, Mode::Try)).len();
        assert_eq!(on("2026-11-29"), 1);
        assert_eq!(on("2026-11-30"), 2);
    }

    #[test]
    fn an_observer_reads_an_observers_words() {
        let programme = programme();
        let seen = sections(&programme, |_| None, moment("2026-11-23", Mode::Observe));
        let words = seen[0].items[0]
            .words
            .as_ref()
            .map(|text| text.pick("en").to_owned());
        assert_eq!(words.as_deref(), Some("Read three hellos"));
    }

    #[test]
    fn the_open_phase_is_the_first_with_something_undecided() {
        let programme = programme();
        let opened = |mark: Option<Mark>| {
            let marked = move |id: &str| (id != "week").then_some(mark).flatten();
            current(&sections(
                &programme,
                marked,
                moment("2026-12-24", Mode::Try),
            ))
        };
        assert_eq!(
            (
                opened(None),
                opened(Some(Mark::Later)),
                opened(Some(Mark::Skipped))
            ),
            (0, 1, 1)
        );
    }

    #[test]
    fn skipping_opens_the_way_as_doing_does() {
        let programme = programme();
        let after = |mark: Option<Mark>| {
            let marked = move |id: &str| (id == "hello").then_some(mark).flatten();
            sections(&programme, marked, moment("2026-11-23", Mode::Try))[0].items[1]
                .after
                .len()
        };
        assert_eq!((after(None), after(Some(Mark::Later))), (1, 1));
        assert_eq!(
            (after(Some(Mark::Done)), after(Some(Mark::Skipped))),
            (0, 0)
        );
    }
}
