//! The programmes a host can start from: three written ones, and an empty one that is valid at once.

use serde_json::{Map, Value, json};

use crate::programme::VERSION;

/// A programme to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starter {
    /// Eight weeks on learning to learn at work, for each member from their first visit on.
    Learning,
    /// Twelve weeks for the ambassadors of an internal community, on fixed dates.
    Ambassadors,
    /// A coaching programme: checklist, kit and introduction, without weeks yet.
    Coaching,
}

impl Starter {
    /// All of them, the one that suits most hosts first.
    pub const ALL: [Starter; 3] = [Starter::Learning, Starter::Ambassadors, Starter::Coaching];

    /// The id of the programme, by which the interface names it too.
    pub fn id(self) -> &'static str {
        match self {
            Starter::Learning => "learning",
            Starter::Ambassadors => "ambassadors",
            Starter::Coaching => "coaching",
        }
    }

    /// The programme, as the file it is.
    pub fn file(self) -> &'static str {
        match self {
            Starter::Learning => include_str!("../../../examples/learning.json"),
            Starter::Ambassadors => include_str!("../../../examples/ambassadors.json"),
            Starter::Coaching => include_str!("../../../examples/coaching.json"),
        }
    }
}

/// A programme with a title in each of the languages, and nothing else yet.
pub fn empty(id: &str, languages: &[&str]) -> Value {
    let title = |language: &str| {
        if language.starts_with("fr") {
            "Notre programme"
        } else {
            "Our programme"
        }
    };
    let languages = if languages.is_empty() {
        &["en"]
    } else {
        languages
    };
    let titles: Map<String, Value> = languages
        .iter()
        .map(|language| ((*language).to_owned(), Value::from(title(language))))
        .collect();
    json!({
        "escale": VERSION, "id": id, "languages": languages, "title": titles, "intentions": [],
        "start": "relative", "checklist": [], "kit": [], "weeks": [], "events": [],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{read, read_value};

    #[test]
    fn every_starter_is_read_without_a_problem_and_keeps_its_id() {
        for starter in Starter::ALL {
            let (programme, problems) = read(starter.file()).unwrap();
            assert_eq!(problems, []);
            assert_eq!(programme.id.as_str(), starter.id());
        }
    }

    #[test]
    fn an_empty_programme_is_valid_in_every_language() {
        for languages in [&["fr"][..], &["en"], &["fr", "en"], &["de", "fr-CA"], &[]] {
            let (programme, problems) = read_value(empty("ours", languages)).unwrap();
            assert_eq!(problems, [], "{languages:?}");
            assert_eq!(programme.languages.len(), languages.len().max(1));
            assert!(programme.weeks.is_empty());
        }
        let (programme, _) = read_value(empty("ours", &["fr-CA", "en"])).unwrap();
        assert_eq!(programme.title.pick("fr"), "Notre programme");
        assert_eq!(programme.title.pick("en"), "Our programme");
    }
}
