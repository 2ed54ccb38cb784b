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
fn a_card_is_found_by_each_of_its_fields() {
    let one = card(crate::share::person::tests::camille());
    for sought in [
        "camille@exemple.fr",
        "mastodon",
        "journal",
        "elle",
        "le matin",
        "16 h",
        "+33",
        "europe/paris",
        "quai du nord",
        "ca-mi-ye",
    ] {
        assert!(one.has(sought, &fold), "{sought}");
    }
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

fn whole(person: &Person) -> Arriving {
    Arriving {
        person: person.clone(),
        is_partial: false,
    }
}

fn partial(person: &Person) -> Arriving {
    Arriving {
        is_partial: true,
        ..whole(person)
    }
}

/// One card of January, and what a deck with it makes of another.
fn with_deck(arriving: Vec<Arriving>) -> Taking {
    taking(arriving, &[("1".to_owned(), card(of_january()))])
}

fn of_january() -> Person {
    Person {
        uid: "urn:x:a".to_owned(),
        about: "About A".to_owned(),
        revised: "2026-01-01T00:00:00Z".to_owned(),
        ..person("A", &[], &[])
    }
}

#[test]
fn nobody_comes_into_the_deck_twice_and_a_newer_card_takes_the_place_of_the_older() {
    let newer = Person {
        role: "pilot".to_owned(),
        about: String::new(),
        revised: "2026-02-01T00:00:00Z".to_owned(),
        ..of_january()
    };
    let taken = with_deck(vec![whole(&newer), whole(&newer)]);
    let fresh = Fresh {
        person: newer.clone(),
        instead: Some("1".to_owned()),
        adds: false,
    };
    assert_eq!((taken.fresh, taken.twice), (vec![fresh], 1));
    let stranger = person("A", &["tea"], &[]);
    let taken = with_deck(vec![whole(&stranger)]);
    assert_eq!(taken.fresh[0].instead, None);
}

#[test]
fn an_older_card_and_the_same_card_change_nothing_and_are_told_apart() {
    let mut older = of_january();
    older.role = "pilot".to_owned();
    older.revised = "2025-12-01T00:00:00Z".to_owned();
    let mut same = of_january();
    same.revised.clear();
    let taken = with_deck(vec![whole(&older), whole(&same)]);
    assert_eq!(taken.fresh, []);
    assert_eq!((taken.older, taken.known), (1, 1));
}

#[test]
fn a_newer_card_with_fields_left_out_loses_none_of_those_there() {
    let newer = Person {
        role: "pilot".to_owned(),
        about: String::new(),
        revised: "2026-02-01T00:00:00Z".to_owned(),
        ..of_january()
    };
    let taken = with_deck(vec![partial(&newer)]);
    let [fresh] = taken.fresh.as_slice() else {
        panic!("{taken:?}");
    };
    assert!(fresh.adds);
    assert_eq!(fresh.person.role, "pilot");
    assert_eq!(fresh.person.about, "About A");
    assert_eq!(fresh.person.revised, newer.revised);
    let nothing_new = Person {
        role: String::new(),
        ..newer
    };
    assert_eq!(with_deck(vec![partial(&nothing_new)]).known, 1);
}

#[test]
fn a_card_without_a_date_adds_what_it_says_and_takes_nothing() {
    let undated = Person {
        role: "pilot".to_owned(),
        about: String::new(),
        revised: String::new(),
        ..of_january()
    };
    let taken = with_deck(vec![whole(&undated)]);
    let one = &taken.fresh[0];
    assert_eq!((one.person.role.as_str(), one.adds), ("pilot", true));
    assert_eq!(one.person.about, "About A");
    assert_eq!(one.person.revised, of_january().revised);
}
