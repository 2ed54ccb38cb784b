//! What can be said of the open programme: read as members' widgets read it, and looked at by the studio's rules.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::State;
use crate::{
    programme::{self, Expected, Problem, Programme, Refused},
    widgets::studio::model::{
        document::entries, entry, lint, lint::Finding, load, load::Load, times, weave, weave::Loose,
    },
};

/// What is said of a programme.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The programme as members get it.
    pub programme: Option<Arc<Programme>>,
    /// What members' widgets leave out.
    pub problems: Vec<Problem>,
    /// Why it is no programme at all.
    pub refused: Option<Refused>,
    /// Words one may want to look at twice.
    pub findings: Vec<Finding>,
    /// What hangs loose.
    pub loose: Vec<Loose>,
    /// What the weeks ask of members.
    pub load: Option<Load>,
}

impl Checked {
    /// Looks at a programme.
    pub fn of(document: &Value) -> Self {
        let mut loose = weave::weave(document);
        let (programme, problems, refused) = match programme::read_value(document.clone()) {
            Ok((programme, problems)) => (Some(Arc::new(programme)), problems, None),
            Err(refused) => (None, Vec::new(), Some(refused)),
        };
        // Where a week was left out, the others are not the weeks of the document.
        let written = entries(document, "weeks").len();
        let whole = programme
            .as_deref()
            .filter(|whole| whole.weeks.len() == written);
        let astray = whole.map(times::astray).unwrap_or_default().into_iter();
        loose.extend(astray.map(|place| Loose {
            path: [&entry("weeks", place), ".event"].concat(),
            kind: weave::Kind::Astray,
        }));
        Self {
            load: programme.as_deref().map(load::load),
            programme,
            problems,
            refused,
            findings: lint::lint(document),
            loose,
        }
    }

    /// The problems at a list of words and at each of them.
    pub fn problems_in(&self, path: &str) -> Vec<Problem> {
        let here = |problem: &&Problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        self.problems.iter().filter(here).cloned().collect()
    }

    /// The problems at a place and, for a text, in its languages.
    pub fn problems_at(&self, path: &str) -> Vec<Problem> {
        let here = |problem: &&Problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || matches!(rest, ".fr" | ".en"))
        };
        self.problems.iter().filter(here).cloned().collect()
    }
}

impl State {
    /// Looks at the open programme.
    pub(super) fn check(&self) {
        let checked = self.document.try_with_untracked(|document| {
            let mut checked = Checked::of(&document.programme);
            checked
                .problems
                .extend(self.strange_zones(&document.programme));
            checked
        });
        if let Some(checked) = checked {
            self.checked.set(Arc::new(checked));
            self.can.set(
                self.history
                    .with_value(crate::widgets::studio::model::history::History::can),
            );
        }
    }

    /// The zones that look like one and that the browser does not know.
    fn strange_zones(&self, document: &Value) -> Vec<Problem> {
        let is_strange = |zone: &str| {
            let shown = self
                .zones
                .try_with_value(|zones| zones.shown(0, Some(zone)));
            shown == Some(None)
        };
        let named = times::named_zones(document).into_iter();
        let strange = named.filter(|(_, zone)| is_strange(zone));
        let problems = strange.map(|(path, zone)| Problem {
            path,
            value: Some(Value::from(zone).to_string()),
            expected: Expected::TimeZone,
        });
        problems.collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_problem_is_told_beside_the_field_whose_path_it_names() {
        let checked = Checked::of(&json!({
            "escale": 1, "id": "port", "title": "Port",
            "weeks": [{ "theme": { "fr": 7 }, "question": {} }]
        }));
        let at = |path: &str| checked.problems_at(path).len();
        assert_eq!(
            (at("weeks[0].theme"), at("weeks[0].question.text")),
            (1, 1),
            "{:?}",
            checked.problems
        );
        assert_eq!((at("weeks[0]"), at("title"), at("weeks[0].the")), (0, 0, 0));
        assert!(checked.programme.is_some() && checked.load.is_some());
    }

    #[test]
    fn a_word_of_a_list_that_is_not_known_is_told_beside_the_list() {
        let checked = Checked::of(&json!({
            "escale": 1, "id": "port", "title": "Port",
            "checklist": [{ "id": "a", "phase": "before", "title": "A", "requires": ["gone"] }]
        }));
        let list = "checklist[0].requires";
        assert_eq!(checked.problems_in(list).len(), 1, "{:?}", checked.problems);
        assert!(checked.problems_at(list).is_empty());
        assert!(checked.problems_in("checklist[0].title").is_empty());
    }

    #[test]
    fn a_meeting_outside_its_week_hangs_loose() {
        let week = |start: &str| {
            json!({ "theme": "Fog", "question": { "text": "Where?" },
            "event": { "title": "Meet", "start": start } })
        };
        let weeks = [week("2027-01-10T18:00"), week("2027-01-10T18:00")];
        let mut programme = json!({ "escale": 1, "id": "port", "title": "Port",
            "start": "2027-01-04", "weeks": weeks });
        let astray = |programme: &Value| {
            let loose = Checked::of(programme).loose.into_iter();
            let astray = loose.filter(|one| one.kind == weave::Kind::Astray);
            astray.map(|one| one.path).collect::<Vec<_>>()
        };
        assert_eq!(astray(&programme), ["weeks[1].event"]);
        programme["start"] = json!("relative");
        assert!(astray(&programme).is_empty());
    }

    #[test]
    fn what_is_no_programme_says_why() {
        let checked = Checked::of(&json!({ "escale": 9 }));
        assert!(checked.programme.is_none());
        assert_eq!(checked.refused.map(|why| why.key()), Some("newer-version"));
    }
}
