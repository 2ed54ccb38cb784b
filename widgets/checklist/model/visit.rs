//! What a member has met of the list, so that an edited programme never opens a finished list again.
//!
//! Items that were not in the programme at an earlier visit are new. Where all of a phase, or all of the list, was
//! settled by then, they stand apart under "new since your last visit", and stay there until they are decided about.

use serde::{Deserialize, Serialize};

use crate::programme::Programme;

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
    /// The items the programme had when the member last looked.
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

/// Meets the programme as it is today: what is to be remembered from now on, and the ids of what is new.
pub fn greet(
    programme: &Programme,
    mut visit: Visit,
    settled: impl Fn(&str) -> bool,
) -> (Visit, Vec<String>) {
    let items = &programme.checklist;
    let first = is_first(&visit);
    let knows = |id: &str| visit.known.iter().any(|known| known == id);
    let new: Vec<_> = items.iter().filter(|item| !knows(&item.id)).collect();
    let finished = |phase: Option<&str>| {
        let mut met = items.iter().filter(|item| {
            knows(&item.id) && phase.is_none_or(|phase| item.phase.as_str() == phase)
        });
        let mut any = false;
        met.all(|item| {
            any = true;
            settled(&item.id)
        }) && any
    };
    let all = finished(None);
    let added: Vec<_> = new
        .iter()
        .filter(|item| !first && (all || finished(Some(&item.phase))))
        .map(|item| item.id.to_string())
        .collect();
    let new: Vec<_> = new.iter().map(|item| item.id.to_string()).collect();
    visit.added.extend(added);
    visit.known.extend(new.iter().cloned());
    (visit, if first { Vec::new() } else { new })
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

    fn met() -> Visit {
        greet(&programme(AT_FIRST), Visit::default(), |_| false).0
    }

    #[test]
    fn at_the_first_visit_nothing_is_new() {
        let (visit, new) = greet(&programme(AT_FIRST), Visit::default(), |_| false);
        assert_eq!((visit.known.len(), new.len(), visit.added.len()), (3, 0, 0));
    }

    #[test]
    fn what_came_into_a_list_under_way_is_new_in_its_phase() {
        let (visit, new) = greet(&programme(LATER), met(), |id| id == "a");
        assert_eq!(new, ["new-one", "new-two"]);
        assert!(visit.added.is_empty());
        assert!(greet(&programme(LATER), visit, |_| false).1.is_empty());
    }

    #[test]
    fn what_came_into_a_finished_phase_stands_apart_and_stays_there() {
        let (visit, _) = greet(&programme(LATER), met(), |id| id != "c");
        assert_eq!(visit.added, ["new-one"]);
        let (visit, new) = greet(&programme(LATER), visit, |_| false);
        assert_eq!((visit.added, new.len()), (vec!["new-one".to_owned()], 0));
    }

    #[test]
    fn a_finished_list_stays_finished_whatever_the_host_adds() {
        let more = [LATER, &[("new-three", "first-weeks")]].concat();
        let (visit, new) = greet(&programme(&more), met(), |_| true);
        assert_eq!(visit.added, ["new-one", "new-two", "new-three"]);
        assert_eq!(new.len(), 3);
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
