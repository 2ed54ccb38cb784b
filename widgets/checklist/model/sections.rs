//! Which items a member meets today, phase by phase, in which words, and where each of them stands.

use super::Mark;
use crate::programme::{ChecklistItem, Day, Mode, Opens, Programme, Text};

/// The list as a member meets it today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The phase's id.
    pub phase: String,
    /// Its items that are open, in the programme's order.
    pub items: Vec<Item>,
}

/// An item as a member meets it today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place in the programme's list.
    pub place: usize,
    /// Its id.
    pub id: String,
    /// What is decided about it.
    pub mark: Option<Mark>,
    /// Whether everything that it goes well after is settled.
    pub ready: bool,
    /// Whether the programme did not have it at an earlier visit.
    pub new: bool,
}

/// Where an item stands, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not in the programme at an earlier visit.
    New,
    /// There, and nothing decided about it.
    Seen,
    /// Done.
    Done,
    /// Skipped.
    Skipped,
    /// Kept for later.
    Later,
}

impl Standing {
    /// Where an item stands.
    pub fn of(item: &Item) -> Self {
        match item.mark {
            Some(Mark::Done) => Self::Done,
            Some(Mark::Skipped) => Self::Skipped,
            Some(Mark::Later) => Self::Later,
            None if item.new => Self::New,
            None => Self::Seen,
        }
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Seen => "seen",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Later => "later",
        }
    }
}

/// What is asked of the rules besides programme and marks.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// Today.
    pub today: Day,
    /// The day of the member's first visit.
    pub arrival: Day,
    /// The ids of what is new.
    pub new: &'a [String],
    /// The ids of what came after its phase was finished.
    pub added: &'a [String],
}

/// The phases that have something to show, and what came after its phase was finished and is not decided about.
pub fn sections(
    programme: &Programme,
    marked: impl Fn(&str) -> Option<Mark>,
    moment: Moment,
) -> (Vec<Section>, Vec<Item>) {
    let settled = |id: &str| marked(id).is_some_and(Mark::settles);
    let mut sections: Vec<_> = programme
        .phases
        .iter()
        .map(|phase| Section {
            phase: phase.id.to_string(),
            items: Vec::new(),
        })
        .collect();
    let mut apart = Vec::new();
    for (place, source) in programme.checklist.iter().enumerate() {
        let id = source.id.as_str();
        let mark = marked(id);
        if mark.is_none() && !is_open(source, moment) {
            continue;
        }
        let item = Item {
            place,
            id: id.to_owned(),
            mark,
            ready: source.requires.iter().all(|id| settled(id)),
            new: moment.new.iter().any(|new| new == id),
        };
        if mark.is_none() && moment.added.iter().any(|added| added == id) {
            apart.push(item);
        } else if let Some(section) = sections.iter_mut().find(|s| s.phase == *source.phase) {
            section.items.push(item);
        }
    }
    sections.retain(|section| !section.items.is_empty());
    (sections, apart)
}

/// The place of the phase to have open: the first with an item that nothing is decided about.
pub fn current(sections: &[Section]) -> Option<usize> {
    sections.iter().position(|section| !is_decided(section))
}

/// Whether the list is finished, or one phase of it: something was met there, and all of it is decided about. What is
/// kept for later is decided about; what has not opened yet, or came after the phase was finished, holds nothing up.
pub fn finished(sections: &[Section], phase: Option<&str>) -> bool {
    let mut met = sections
        .iter()
        .filter(|section| phase.is_none_or(|phase| section.phase == phase))
        .peekable();
    met.peek().is_some() && met.all(is_decided)
}

fn is_decided(section: &Section) -> bool {
    section.items.iter().all(|item| item.mark.is_some())
}

/// The item to have open at first: the first one in view that nothing is decided about.
pub fn opening(items: &[Item], in_view: &[usize]) -> Option<String> {
    let found = in_view.iter().find_map(|place| {
        let item = items.iter().find(|item| item.place == *place)?;
        item.mark.is_none().then_some(item)
    });
    found.map(|item| item.id.clone())
}

/// How many items were done; the only number shown, and only as a trail.
pub fn explored(sections: &[Section]) -> usize {
    sections
        .iter()
        .flat_map(|section| &section.items)
        .filter(|item| item.mark == Some(Mark::Done))
        .count()
}

/// The words of an item for a way of taking part.
pub fn wording(item: &ChecklistItem, mode: Mode) -> &Text {
    let own = item.modes.as_ref().and_then(|modes| modes.wording(mode));
    own.unwrap_or(&item.title)
}

/// The items that an item goes well after and that are neither done nor skipped.
pub fn after<'p>(
    programme: &'p Programme,
    item: &ChecklistItem,
    marked: impl Fn(&str) -> Option<Mark>,
) -> Vec<&'p ChecklistItem> {
    let waits = |id: &str| !marked(id).is_some_and(Mark::settles);
    let find = |id: &str| programme.checklist.iter().find(|one| one.id.as_str() == id);
    item.requires
        .iter()
        .filter(|id| waits(id))
        .filter_map(|id| find(id))
        .collect()
}

fn is_open(item: &ChecklistItem, moment: Moment) -> bool {
    opens_on(item, moment.arrival).is_none_or(|day| moment.today >= day)
}

/// The day an item opens for a member who first came on this day, if it has one.
pub fn opens_on(item: &ChecklistItem, arrival: Day) -> Option<Day> {
    item.opens.map(|opens| match opens {
        Opens::On(day) => day,
        Opens::AfterDays(days) => arrival.plus_days(i32::from(days)),
    })
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

    fn moment(today: &str) -> Moment<'static> {
        let day = |text| Day::parse(text).expect("a day");
        Moment {
            today: day(today),
            arrival: day("2026-11-23"),
            new: &[],
            added: &[],
        }
    }

    fn on(today: &str, marks: &[(&str, Mark)]) -> Vec<Section> {
        let marked = |id: &str| {
            marks
                .iter()
                .find(|(one, _)| *one == id)
                .map(|(_, mark)| *mark)
        };
        sections(&programme(), marked, moment(today)).0
    }

    #[test]
    fn an_item_appears_when_it_opens_and_its_phase_with_it() {
        assert_eq!(on("2026-11-29", &[]).len(), 1);
        assert_eq!(on("2026-11-30", &[]).len(), 2);
    }

    #[test]
    fn what_was_decided_stays_in_view_when_the_host_moves_its_day() {
        assert_eq!(on("2026-11-24", &[("week", Mark::Done)]).len(), 2);
    }

    #[test]
    fn an_observer_reads_an_observers_words() {
        let programme = programme();
        let words = |mode| wording(&programme.checklist[0], mode).pick("en").to_owned();
        assert_eq!(words(Mode::Observe), "Read three hellos");
        assert_eq!(words(Mode::Contribute), "Say hello");
    }

    #[test]
    fn the_open_phase_is_the_first_with_something_undecided() {
        let both = |mark| [("hello", mark), ("tour", mark)];
        let opened = |marks: &[(&str, Mark)]| current(&on("2026-12-24", marks));
        assert_eq!(opened(&[]), Some(0));
        assert_eq!(opened(&both(Mark::Later)), Some(1));
        assert_eq!(opened(&both(Mark::Skipped)), Some(1));
        let all = [
            ("hello", Mark::Done),
            ("tour", Mark::Done),
            ("week", Mark::Skipped),
        ];
        assert_eq!(opened(&all), None);
    }

    #[test]
    fn a_list_is_finished_when_all_that_opened_is_decided_about_later_among_it() {
        let hello = |mark| on("2026-11-24", &[("hello", Mark::Done), ("tour", mark)]);
        assert!(finished(&hello(Mark::Later), None));
        assert!(finished(&hello(Mark::Skipped), Some("arrival")));
        assert!(!finished(&hello(Mark::Skipped), Some("cruising")));
        assert!(!finished(&on("2026-11-24", &[("hello", Mark::Done)]), None));
        let both = [("hello", Mark::Done), ("tour", Mark::Done)];
        assert!(!finished(&on("2026-11-30", &both), None));
        assert!(!finished(&[], None));
    }

    #[test]
    fn skipping_opens_the_way_as_doing_does() {
        let ready = |mark| on("2026-11-23", &[("hello", mark)])[0].items[1].ready;
        assert!(ready(Mark::Done) && ready(Mark::Skipped) && !ready(Mark::Later));
        let programme = programme();
        let named = |mark: Option<Mark>| after(&programme, &programme.checklist[1], |_| mark).len();
        assert_eq!((named(None), named(Some(Mark::Skipped))), (1, 0));
    }

    #[test]
    fn what_came_late_stands_apart_until_it_is_decided_about() {
        let added = ["tour".to_owned()];
        let moment = Moment {
            added: &added,
            new: &added,
            ..moment("2026-11-23")
        };
        let marked = |id: &str| (id == "hello").then_some(Mark::Done);
        let (phases, apart) = sections(&programme(), marked, moment);
        assert_eq!((phases[0].items.len(), current(&phases)), (1, None));
        assert_eq!((apart.len(), Standing::of(&apart[0])), (1, Standing::New));
        let (phases, apart) = sections(&programme(), |_| Some(Mark::Done), moment);
        assert_eq!((phases[0].items.len(), apart.len()), (2, 0));
    }

    #[test]
    fn the_first_undecided_item_in_view_is_open() {
        let sections = on("2026-11-23", &[("hello", Mark::Done)]);
        let items = &sections[0].items;
        assert_eq!(opening(items, &[0, 1]).as_deref(), Some("tour"));
        assert_eq!(opening(items, &[0]), None);
    }
}
