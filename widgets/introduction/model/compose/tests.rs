//! Texts of every length and tone hold what may leave, agree with the member, and keep within their length.

use proptest::prelude::*;

use super::*;
use crate::widgets::introduction::model::{field::ONE_LINE, outgoing::Said};

fn said(id: &str, text: &str, chosen: &[&str]) -> Said {
    Said {
        id: id.to_owned(),
        question: "Question".to_owned(),
        text: text.to_owned(),
        chosen: chosen.iter().map(|word| (*word).to_owned()).collect(),
    }
}

fn camille() -> Shown {
    Shown {
        name: "Camille".to_owned(),
        said: vec![
            said("role", "Cartographe", &[]),
            said("organisation", "Atlas", &[]),
            said("place", "Brest", &[]),
            said("why", "", &["learn", "support"]),
            said("ask", "les cartes marines, les marées", &[]),
            said("learn", "la reliure", &[]),
            said("mode", "", &["observe"]),
        ],
        picture: None,
    }
}

fn wanted(language: Language, length: Length, register: Register) -> Wanted {
    Wanted {
        version: Version::Card,
        language,
        length,
        register,
    }
}

fn french(agreement: Option<Agreement>, register: Register) -> String {
    compose(
        &camille(),
        agreement,
        wanted(Language::French, Length::Medium, register),
    )
}

#[test]
fn a_french_text_agrees_in_three_forms_and_needs_none_to_be_chosen() {
    let [her, his, theirs, none] = [
        Some(Agreement::Feminine),
        Some(Agreement::Masculine),
        Some(Agreement::Neuter),
        None,
    ]
    .map(|agreement| french(agreement, Register::Warm));
    assert!(
        her.contains("heureuse de vous rejoindre") && her.contains("lectrice, et ravie"),
        "{her}"
    );
    assert!(
        his.contains("heureux de vous rejoindre") && his.contains("lecteur, et ravi d"),
        "{his}"
    );
    assert!(
        theirs.contains("C’est une joie de vous rejoindre"),
        "{theirs}"
    );
    for ending in ["heureu", "ravi", "curieu", "lecteur", "lectrice", "partant"] {
        assert!(!theirs.contains(ending), "{ending}: {theirs}");
    }
    assert_eq!(theirs, none);
}

#[test]
fn a_plain_french_text_reads_as_one_writes_it() {
    assert_eq!(
        french(Some(Agreement::Feminine), Register::Plain),
        "Je m’appelle Camille, cartographe (Atlas, Brest).\n\nJe suis venue pour apprendre et pratiquer l’entraide. \
         Je suis surtout lectrice.\n\nOn peut m’interroger sur\u{202f}: les cartes marines, les marées. J’apprends en ce \
         moment\u{202f}: la reliure."
    );
}

#[test]
fn a_short_english_text_is_one_paragraph_and_keeps_sentences_as_they_are() {
    let mut shown = camille();
    shown.said = vec![
        said("role", "My days go into maps", &[]),
        said("why", "I have come to listen.", &["learn"]),
        said("ask", "Why is the sea salt?", &[]),
        said("tea", "Green", &[]),
    ];
    let text = compose(
        &shown,
        None,
        wanted(Language::English, Length::Short, Register::Plain),
    );
    assert_eq!(
        text,
        "I am Camille. My days go into maps. I am here to learn. I have come to listen. Why is the sea salt? \
         Question: Green."
    );
}

#[test]
fn one_line_is_composed_as_it_is() {
    let shown = Shown {
        name: "Ada".to_owned(),
        said: vec![said(ONE_LINE, "Reading along, interested in tides", &[])],
        picture: None,
    };
    let text = compose(
        &shown,
        None,
        wanted(Language::English, Length::Short, Register::Plain),
    );
    assert_eq!(text, "I am Ada. Reading along, interested in tides.");
}

#[test]
fn a_longer_text_says_more_and_a_word_is_never_cut() {
    let mut shown = camille();
    let long = "un mot plus long que les autres ".repeat(12);
    for id in ["offer", "seek", "opener", "manual-work", "manual-human"] {
        shown.said.push(said(id, long.trim(), &[]));
    }
    let lengths = Length::ALL.map(|length| {
        let text = compose(
            &shown,
            None,
            wanted(Language::French, length, Register::Plain),
        );
        assert!(text.chars().count() <= length.limit());
        text.chars().count()
    });
    assert!(
        lengths[0] < lengths[1] && lengths[1] < lengths[2],
        "{lengths:?}"
    );
    assert_eq!(clipped("un mot plus long", 12), "un mot…");
    assert_eq!(clipped("anticonstitutionnel", 8), "anticon…");
}

#[test]
fn every_way_a_text_can_be_wanted_has_a_name_of_its_own() {
    let mut names = Vec::new();
    for version in [Version::Card, Version::Full] {
        for language in Language::ALL {
            for length in Length::ALL {
                for register in Register::ALL {
                    names.push(
                        Wanted {
                            version,
                            language,
                            length,
                            register,
                        }
                        .name(),
                    );
                }
            }
        }
    }
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!((names.len(), all), (24, 24));
}

#[test]
fn every_sentence_has_one_form_or_three() {
    for text in [include_str!("en.json"), include_str!("fr.json")] {
        let all: std::collections::BTreeMap<String, String> =
            serde_json::from_str(text).expect("JSON");
        for (key, sentence) in all {
            assert!([1, 3].contains(&sentence.split(" | ").count()), "{key}");
        }
    }
}

fn any_shown() -> impl Strategy<Value = Shown> {
    let ids = vec![
        "role",
        "organisation",
        "place",
        "why",
        "ask",
        "learn",
        "offer",
        "seek",
        "opener",
        "mode",
        "languages",
        "hours",
        "zone",
        "manual-work",
        "tea",
        "email",
        "address",
    ];
    let one = (prop::sample::select(ids), "\\PC{0,400}");
    ("\\PC{0,300}", prop::collection::vec(one, 1..12)).prop_map(|(name, said_all)| Shown {
        name,
        said: said_all
            .into_iter()
            .map(|(id, text)| said(id, &text, &[]))
            .collect(),
        picture: None,
    })
}

proptest! {
    #[test]
    fn no_text_is_longer_than_its_length_nor_holds_an_address(shown in any_shown(), which in 0..12_usize) {
        let wanted = wanted(Language::ALL[which % 2], Length::ALL[which % 3], Register::ALL[which / 6]);
        let mut shown = shown;
        for one in &mut shown.said {
            if ["email", "address"].contains(&one.id.as_str()) {
                one.text = "here I live".to_owned();
            }
        }
        let text = compose(&shown, None, wanted);
        prop_assert!(text.chars().count() <= wanted.length.limit());
        prop_assert!(!text.contains("here I live"));
    }
}

#[test]
fn a_question_of_the_programme_stands_in_the_language_of_the_text() {
    let programme = r#"{"escale": 1, "id": "p", "title": "P", "introduction": {"questions": [
        {"id": "tea", "text": {"en": "Tea or coffee?", "fr": "Thé ou café ?"}}]}}"#;
    let (programme, _) = crate::programme::read(programme).expect("a programme");
    let mut shown = camille();
    let mut tea = said("tea", "oolong", &[]);
    tea.question = "Tea or coffee?".to_owned();
    shown.said.push(tea);
    let gone = said("gone", "as it was asked", &[]);
    shown.said.push(gone);
    let text = |language| {
        let shown = worded(shown.clone(), Some(&programme), language);
        compose(
            &shown,
            None,
            wanted(language, Length::Long, Register::Plain),
        )
    };
    let french = text(Language::French);
    assert!(french.contains("Thé ou café ? oolong"), "{french}");
    assert!(!french.contains("Tea"), "{french}");
    assert!(text(Language::English).contains("Tea or coffee? oolong"));
}
