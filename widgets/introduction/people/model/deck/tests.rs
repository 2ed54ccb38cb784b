//! The deck's rules.

use unicode_normalization::UnicodeNormalization;

use super::*;

fn fold(text: &str) -> String {
    let bare = text
        .nfd()
        .filter(|sign| !('\u{300}'..='\u{36f}').contains(sign));
    bare.collect::<String>().to_lowercase()
}

fn person(name: &str, ask: &[&str], learning: &[&str]) -> Person {
    let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
    Person {
        name: name.to_owned(),
        ask: texts(ask),
        learning: texts(learning),
        ..Person::default()
    }
}

fn card(person: Person) -> DeckCard {
    DeckCard {
        person,
        note: String::new(),
    }
}

#[test]
fn a_card_is_found_by_any_word_on_it_and_by_the_note_whatever_the_accents() {
    let mut one = card(person("Éloïse", &["météo marine"], &[]));
    one.note = "vue à Brest".to_owned();
    for sought in ["eloise", "METEO brest", "marine", " "] {
        assert!(one.has(&fold(sought), &fold), "{sought}");
    }
    assert!(!one.has("eloise paris", &fold));
}

#[test]
fn what_i_learn_meets_what_they_know_and_says_why() {
    let mine = person("Me", &["Knots"], &["Reading the weather", "Rust"]);
    let theirs = person("You", &["the weather", "cooking"], &["knot tying", "rust"]);
    let found = common(&mine, &theirs, &fold);
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.why, one.mine.as_str(), one.theirs.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Why::TheyKnow, "Reading the weather", "the weather"),
            (Why::IKnow, "Knots", "knot tying"),
            (Why::BothLearn, "Rust", "rust"),
        ]
    );
    assert_eq!(common(&mine, &person("X", &["with the"], &[""]), &fold), []);
}

#[test]
fn nobody_comes_into_the_deck_twice_and_a_newer_card_takes_the_place_of_the_older() {
    let mut older = person("A", &[], &[]);
    older.uid = "urn:x:a".to_owned();
    older.revised = "2026-01-01T00:00:00Z".to_owned();
    let newer = Person {
        role: "pilot".to_owned(),
        revised: "2026-02-01T00:00:00Z".to_owned(),
        ..older.clone()
    };
    let deck = |person: &Person| vec![("1".to_owned(), card(person.clone()))];
    let taken = fresh(vec![newer.clone(), newer.clone()], &deck(&older));
    assert_eq!(
        taken,
        [Fresh {
            person: newer.clone(),
            instead: Some("1".to_owned())
        }]
    );
    assert_eq!(fresh(vec![older.clone()], &deck(&newer)), []);
    assert_eq!(fresh(vec![newer.clone()], &deck(&newer)), []);
    let stranger = person("A", &["tea"], &[]);
    assert_eq!(fresh(vec![stranger], &deck(&older)).len(), 1);
}
