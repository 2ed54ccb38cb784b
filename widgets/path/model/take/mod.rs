//! What is said where the member takes their path along, and what a recognition of themselves rests on.

use super::booklet::{Line, plainly};
use crate::{
    share::credential::Evidence,
    text::Spoken,
    widgets::path::model::{Item, What},
};

/// The words; they come with the code of this part.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The identifier of the member's card, by which others know them: it goes along with the introduction alone.
pub fn known_as(chosen: &[Item], uid: String) -> Option<String> {
    let is_known = chosen.iter().any(|item| item.what == What::Introduced);
    Some(uid).filter(|uid| is_known && !uid.is_empty())
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
    fn the_identifier_of_the_card_goes_along_with_the_introduction_alone() {
        let item = |what| Item {
            id: "a".into(),
            day: crate::programme::Day::MIN,
            until: None,
            what,
        };
        let (first, introduced) = (item(What::Joined), item(What::Introduced));
        let known = |chosen: &[Item], uid: &str| known_as(chosen, uid.to_owned());
        assert_eq!(known(std::slice::from_ref(&first), "u-1"), None);
        let chosen = [first, introduced];
        assert_eq!(known(&chosen, "u-1").as_deref(), Some("u-1"));
        assert_eq!(known(&chosen, ""), None);
    }

    #[test]
    fn the_words_say_that_nobody_signed_it() {
        assert!(words("en").get("caution").contains("unsigned"));
        assert!(words("fr").get("caution").contains("non signé"));
    }
}
