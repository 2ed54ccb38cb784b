//! The words of the templates that few boards have: they stand beside these rules and are loaded when a board has one. Those
//! of the others are in the message files.
//!
//! After: DAKI and KALM, Starfish (P. Kua), Mad Sad Glad, I like I wish I wonder, WRAP, six thinking hats (E. de Bono),
//! SWOT, lean coffee (J. Benson and J. Lightsmith); the prompts are our own.

use super::board::Board;
use crate::{
    programme::{self, Template, Text},
    text::Spoken,
};

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// Whether the words of a template are here rather than in the message files.
pub fn is_here(template: Template) -> bool {
    !matches!(
        template,
        Template::StartStopContinue
            | Template::FourL
            | Template::Sailboat
            | Template::RoseThornBud
            | Template::KeepProblemTry
            | Template::Takeaways
            | Template::ValueCycles
            | Template::Observers
    )
}

/// Gives a board the words of its template.
pub fn spell(board: &mut Board, template: Template, words: &Spoken) {
    board.name = Some(words.get(template.as_str()));
    for column in &mut board.columns {
        let key = [template.as_str(), ".", &column.id].concat();
        let prompt = words.get(&[&key, ".prompt"].concat());
        column.host = Some(programme::Column {
            id: programme::Id::known(&column.id),
            title: Text::plain(&words.get(&key)),
            prompt: Some(Text::plain(&prompt)),
        });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::widgets::retrospective::model::board::{board, columns};

    #[test]
    fn every_template_has_words_in_both_languages_and_no_word_has_no_template() {
        for (here, messages) in [
            (include_str!("en.json"), include_str!("../../en.json")),
            (include_str!("fr.json"), include_str!("../../fr.json")),
        ] {
            let read = |text| -> BTreeMap<String, String> {
                serde_json::from_str(text).expect("messages")
            };
            let (here, messages) = (read(here), read(messages));
            let mut named = BTreeSet::new();
            for template in Template::ALL {
                let title = template.as_str();
                if !is_here(*template) {
                    assert!(
                        messages.contains_key(&["template.", title].concat()),
                        "{title}"
                    );
                    continue;
                }
                named.insert(title.to_owned());
                for column in columns(*template) {
                    named.insert(format!("{title}.{column}"));
                    named.insert(format!("{title}.{column}.prompt"));
                }
            }
            assert_eq!(here.into_keys().collect::<BTreeSet<_>>(), named);
        }
    }

    #[test]
    fn a_board_of_such_a_template_has_its_name_its_titles_and_its_prompts() {
        let mut found = board(None, Some("hopes-fears"));
        spell(&mut found, Template::HopesFears, &words("fr"));
        assert_eq!(found.name.as_deref(), Some("Espoirs et craintes"));
        let titles = found.columns.iter().map(|column| column.host.as_ref());
        let titles: Vec<_> = titles
            .map(|words| words.map(|words| words.title.pick("fr")))
            .collect();
        assert_eq!(titles, [Some("Espoirs"), Some("Craintes")]);
        assert!(found.columns.iter().all(|column| {
            column
                .host
                .as_ref()
                .is_some_and(|words| words.prompt.is_some())
        }));
    }

    #[test]
    fn no_template_has_a_column_twice() {
        for template in Template::ALL {
            let ids: BTreeSet<_> = columns(*template).iter().collect();
            assert_eq!(ids.len(), columns(*template).len(), "{}", template.as_str());
        }
    }
}
