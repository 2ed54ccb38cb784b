//! What a member has met of the list, so that an edited programme never opens a finished list again.
//!
//! Items that were not in the programme when the member last had the list before them are new. Where a phase, or the list, was
//! finished by then ([`finished`]), they stand apart under "new since your last visit", until they are decided about.

use serde::{Deserialize, Serialize};

use super::{Mark, Moment, finished, sections};
use crate::programme::{Day, Programme};

/// Where the list stands on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In view.
    #[default]
    Open,
    /// Folded away; one click brings it back.
    Closed,
    /// Gone for good, until the member asks for it.
    Removed,
}

/// What is remembered of the list as a whole, once in a space.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// The items the programme had when the member last had the list before them.
    pub known: Vec<String>,
    /// Those of them that came after their phase was finished.
    pub added: Vec<String>,
    /// Where the list stands.
    pub place: Place,
    /// Whether the member was told where a closed list is found again.
    pub hinted: bool,
}

/// Whether nothing was remembered before.
pub fn is_first(visit: &Visit) -> bool {
    visit.known.is_empty()
}

impl Visit {
    /// The member has the list before them: what is new becomes known. Whether it was not known already.
    pub fn see(&mut self, new: &[String]) -> bool {
        let unknown: Vec<_> = new.iter().filter(|id| !self.known.contains(id)).collect();
        let any = !unknown.is_empty();
        let unknown: Vec<_> = unknown.into_iter().cloned().collect();
        self.known.extend(unknown);
        any
    }
}

/// Meets the programme as it is today: what is to be remembered from now on, and the ids of what is new.
pub fn greet(
    programme: &Programme,
    mut visit: Visit,
    marked: impl Fn(&str) -> Option<Mark>,
    (today, arrival): (Day, Day),
) -> (Visit, Vec<String>) {
    let ids = || programme.checklist.iter().map(|item| item.id.to_string());
    if is_first(&visit) {
        visit.known = ids().collect();
        return (visit, Vec::new());
    }
    let new: Vec<_> = ids().filter(|id| !visit.known.contains(id)).collect();
    let moment = Moment {
        today,
        arrival,
        new: &[],
        added: &visit.added,
    };
    let (mut met, _) = sections(programme, marked, moment);
    for section in &mut met {
        section.items.retain(|item| visit.known.contains(&item.id));
    }
    met.retain(|section| !section.items.is_empty());
    let all = finished(&met, None);
    let items = programme.checklist.iter();
    let added: Vec<_> = items
        .filter(|item| new.iter().any(|new| *new == *item.id))
        .filter(|item| visit.added.iter().all(|added| *added != *item.id))
        .filter(|item| all || finished(&met, Some(&item.phase)))
        .map(|item| item.id.to_string())
        .collect();
    visit.added.extend(added);
    (visit, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programme(items: &[(&str, &str)]) -> Programme {
        let items: Vec<_> = items
            .iter()
            .map(|(id, phase)| serde_json::json!({ "id": id, "phase": phase, "title": id }))
            .collect();
        let value = serde_json::json!({ "escale": 1, "id": "p", "title": "P", "checklist": items });
        crate::programme::read_value(value).expect("a programme").0
    }

    const AT_FIRST: &[(&str, &str)] = &[("a", "arrival"), ("b", "arrival"), ("c", "cruising")];
    const LATER: &[(&str, &str)] = &[
        ("a", "arrival"),
        ("new-one", "arrival"),
        ("b", "arrival"),
        ("c", "cruising"),
        ("new-two", "cruising"),
    ];

    /// Meets a programme on the fourth day, with what is decided so far.
    fn on_day_four(
        programme: &Programme,
        visit: Visit,
        marked: impl Fn(&str) -> Option<Mark>,
    ) -> (Visit, Vec<String>) {
        let day = |text| Day::parse(text).expect("a day");
        greet(
            programme,
            visit,
            marked,
            (day("2026-11-26"), day("2026-11-23")),
        )
    }

    fn met() -> Visit {
        on_day_four(&programme(AT_FIRST), Visit::default(), |_| None).0
    }

    fn done(those: impl Fn(&str) -> bool) -> impl Fn(&str) -> Option<Mark> {
        move |id| those(id).then_some(Mark::Done)
    }

    #[test]
    fn at_the_first_visit_nothing_is_new() {
        let (visit, new) = on_day_four(&programme(AT_FIRST), Visit::default(), |_| None);
        assert_eq!((visit.known.len(), new.len(), visit.added.len()), (3, 0, 0));
    }

    #[test]
    fn what_came_into_a_list_under_way_is_new_in_its_phase() {
        let (visit, new) = on_day_four(&programme(LATER), met(), done(|id| id == "a"));
        assert_eq!(new, ["new-one", "new-two"]);
        assert!(visit.added.is_empty());
        let again = on_day_four(&programme(LATER), visit, |_| None);
        assert_eq!(again.1, ["new-one", "new-two"], "nobody saw it yet");
        let mut visit = again.0;
        assert!(visit.see(&again.1) && !visit.see(&again.1));
        assert!(on_day_four(&programme(LATER), visit, |_| None).1.is_empty());
    }

    #[test]
    fn what_came_into_a_finished_phase_stands_apart_and_stays_there() {
        let (mut visit, new) = on_day_four(&programme(LATER), met(), done(|id| id != "c"));
        assert_eq!(visit.added, ["new-one"]);
        for seen in [false, true] {
            if seen {
                visit.see(&new);
            }
            let (again, new) = on_day_four(&programme(LATER), visit.clone(), |_| None);
            assert_eq!((&again.added, new.is_empty()), (&visit.added, seen));
        }
    }

    #[test]
    fn a_finished_list_stays_finished_whatever_the_host_adds() {
        let more = [LATER, &[("new-three", "first-weeks")]].concat();
        let (visit, new) = on_day_four(&programme(&more), met(), done(|_| true));
        assert_eq!(visit.added, ["new-one", "new-two", "new-three"]);
        assert_eq!(new.len(), 3);
    }

    #[test]
    fn what_is_kept_for_later_leaves_a_list_finished() {
        let marked = |id: &str| Some(if id == "c" { Mark::Later } else { Mark::Done });
        let (visit, _) = on_day_four(&programme(LATER), met(), marked);
        assert_eq!(visit.added, ["new-one", "new-two"]);
    }

    #[test]
    fn what_stands_apart_leaves_a_list_finished_for_what_comes_after_it() {
        let done = done(|id| !id.starts_with("new"));
        let (visit, _) = on_day_four(&programme(LATER), met(), &done);
        let more = [LATER, &[("new-three", "arrival")]].concat();
        let (visit, _) = on_day_four(&programme(&more), visit, done);
        assert_eq!(visit.added, ["new-one", "new-two", "new-three"]);
    }

    #[test]
    fn a_step_that_has_not_opened_yet_leaves_a_list_finished() {
        let with = |more: &str| {
            let text = [
                r#"{"escale": 1, "id": "p", "title": "P", "checklist": [
                {"id": "a", "phase": "arrival", "title": "A"},"#,
                more,
                r#"{"id": "month", "phase": "arrival", "title": "M", "opens": {"days": 30}}]}"#,
            ];
            crate::programme::read(&text.concat())
                .expect("a programme")
                .0
        };
        let (visit, _) = on_day_four(&with(""), Visit::default(), |_| None);
        let later = with(r#"{"id": "b", "phase": "arrival", "title": "B"},"#);
        let (visit, _) = on_day_four(&later, visit, done(|id| id == "a"));
        assert_eq!(visit.added, ["b"]);
    }

    #[test]
    fn what_is_remembered_reads_back_and_an_older_shape_too() {
        let visit = Visit {
            place: Place::Removed,
            hinted: true,
            ..met()
        };
        let text = serde_json::to_string(&visit).expect("json");
        assert_eq!(
            serde_json::from_str::<Visit>(&text).expect("a visit"),
            visit
        );
        assert_eq!(
            serde_json::from_str::<Visit>("{}").expect("a visit"),
            Visit::default()
        );
    }
}
