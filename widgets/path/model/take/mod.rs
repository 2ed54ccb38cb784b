//! What is said where the member takes their path along, and what a recognition of themselves rests on.

use super::booklet::{Line, plainly};
use crate::{share::credential::Evidence, text::Spoken};

/// The words; they come with the code of this part.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What was chosen as what a credential rests on.
pub fn evidence<'a>(lines: impl IntoIterator<Item = &'a Line>, colon: &str) -> Vec<Evidence> {
    let evidence = |line: &Line| {
        let mut narrative = vec![line.day.clone()];
        if !line.text.is_empty() {
            narrative.push(plainly(line, colon));
        }
        narrative.extend(line.notes.iter().cloned());
        Evidence {
            name: line.label.clone(),
            narrative: narrative.join("\n"),
        }
    };
    lines.into_iter().map(evidence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_what_a_credential_rests_on_and_no_more() {
        let line = Line {
            day: "23 November 2026".into(),
            label: "Lesson".into(),
            text: "Ask first".into(),
            notes: vec!["Thanks to Ana".into()],
        };
        let bare = Line {
            text: String::new(),
            notes: vec![],
            ..line.clone()
        };
        let found = evidence([&line, &bare], ": ");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "Lesson");
        assert_eq!(
            found[0].narrative,
            "23 November 2026\nLesson: Ask first\nThanks to Ana"
        );
        assert_eq!(found[1].narrative, "23 November 2026");
    }

    #[test]
    fn the_words_say_that_nobody_signed_it() {
        assert!(words("en").get("caution").contains("unsigned"));
        assert!(words("fr").get("caution").contains("non signé"));
    }
}
