//! Persons to test with, and what holds for every form.

use proptest::prelude::*;

use super::{
    Agreement, Answer, Link, Manual, Person, Photo, Reason, json, markup, qr, read, read_code,
    spoken, text,
};
use crate::programme::{Intention, Mode};

/// A picture of so many bytes, as far as its first bytes go.
pub fn picture_of(length: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    bytes.resize(length.max(4), 7);
    bytes
}

/// Someone who says everything.
pub fn camille() -> Person {
    let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let link = |label: &str, url: &str| Link {
        label: label.to_owned(),
        url: url.to_owned(),
    };
    Person {
        uid: "urn:uuid:019ab294-a01b-7000-8000-000000000001".to_owned(),
        name: "Camille Roche".to_owned(),
        family: "Roche".to_owned(),
        given: "Camille".to_owned(),
        nickname: "Cam".to_owned(),
        pronunciation: "ca-mi-ye".to_owned(),
        pronouns: "elle".to_owned(),
        agreement: Some(Agreement::Feminine),
        role: "Guetteuse, et un peu plus".to_owned(),
        organisation: "Sémaphore; Nord".to_owned(),
        place: "Brest, près du port".to_owned(),
        time_zone: "Europe/Paris".to_owned(),
        hours: "9 h – 16 h".to_owned(),
        languages: texts(&["fr", "br"]),
        about: "Je regarde la mer.\n<b>Et</b> je & l’écris \\ ici.".to_owned(),
        intentions: vec![Intention::Learn, Intention::Support],
        ask: texts(&["nœuds", "cartes marines"]),
        learning: texts(&["météo"]),
        offers: texts(&["une heure au port"]),
        seeks: texts(&["un équipage"]),
        topics: texts(&["voile"]),
        starter: "Quel temps chez vous ?".to_owned(),
        mode: Some(Mode::Observe),
        links: vec![
            link("Mastodon", "https://exemple.fr/@camille"),
            link("Mon journal", "https://exemple.fr/journal"),
        ],
        emails: texts(&["camille@exemple.fr"]),
        phones: texts(&["+33 1 00 00 00 00"]),
        address: "1 quai du Nord\n29200 Brest".to_owned(),
        manual: Manual {
            work: "Le matin.".to_owned(),
            human: "Du thé.".to_owned(),
            ..Manual::default()
        },
        answers: vec![Answer {
            question: "Thé ou café ?".to_owned(),
            text: "Thé; toujours".to_owned(),
        }],
        photo: Some(Photo {
            bytes: picture_of(300),
            mime: "image/jpeg".to_owned(),
            alt: "Camille sur le quai".to_owned(),
        }),
        language: "fr".to_owned(),
        revised: "2026-01-01T12:00:00Z".to_owned(),
    }
}

fn any_text() -> impl Strategy<Value = String> {
    // What a reader trims is not in it; what has to be escaped is.
    "([a-zé;,:\\\\\"'<>&*_(]([ -~é€\n\\\\;,=^]{0,60}[a-zé;,:\\\\\"'<>&)])?)?"
}

fn any_list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-zé][ -~é]{0,12}[a-z;,\\\\]", 0..4)
}

/// Anybody.
pub fn any_person() -> impl Strategy<Value = Person> {
    let texts = prop::collection::vec(any_text(), 17);
    let lists = prop::collection::vec(any_list(), 8);
    let language = prop::sample::select(vec!["", "fr", "pt-BR"]);
    let spoken =
        prop::sample::subsequence(vec!["fr", "English", "Langue du port; ici", "de"], 0..=4);
    let names = (any_text(), any_text());
    let answers = prop::collection::vec((any_text(), any_text()), 0..4);
    let beside = (language, spoken, names, answers);
    let words = (
        prop::option::of(prop::sample::select(Agreement::ALL.to_vec())),
        prop::sample::subsequence(Intention::ALL.to_vec(), 0..=4),
        prop::option::of(prop::sample::select(Mode::ALL.to_vec())),
    );
    let label = prop::sample::select(vec!["", "Mastodon", "My; page"]);
    let links = prop::collection::vec((label, "https://[a-z;,=?&]{1,20}"), 0..3);
    let photo = prop::option::of((4..2000_usize, any_text()));
    let name = "[a-z][ -~]{0,20}[a-z]";
    (texts, lists, words, links, photo, name, beside).prop_map(
        |(mut texts, mut lists, (agreement, intentions, mode), links, photo, name, beside)| {
            let (language, spoken, (family, given), answers) = beside;
            let mut text = || texts.pop().expect("enough");
            let mut list = || lists.pop().expect("enough");
            Person {
                uid: "urn:x:1".to_owned(),
                name,
                family,
                given,
                nickname: text(),
                pronunciation: text(),
                pronouns: text(),
                agreement,
                role: text(),
                organisation: text(),
                place: text(),
                time_zone: text(),
                hours: text(),
                languages: spoken
                    .into_iter()
                    .map(str::to_owned)
                    .chain(list())
                    .collect(),
                about: text(),
                intentions,
                ask: list(),
                learning: list(),
                offers: list(),
                seeks: list(),
                topics: list(),
                starter: text(),
                mode,
                links: links
                    .into_iter()
                    .map(|(label, url)| Link {
                        label: label.to_owned(),
                        url,
                    })
                    .collect(),
                emails: list(),
                phones: list(),
                address: text(),
                manual: Manual {
                    work: text(),
                    needs: text(),
                    feedback: text(),
                    human: text(),
                },
                photo: photo.map(|(length, alt)| Photo {
                    bytes: picture_of(length),
                    mime: "image/jpeg".to_owned(),
                    alt,
                }),
                answers: answers
                    .into_iter()
                    .map(|(question, text)| Answer { question, text })
                    .collect(),
                language: language.to_owned(),
                revised: "2026-01-01T12:00:00Z".to_owned(),
            }
        },
    )
}

#[test]
fn a_text_as_it_is_written_here_is_read_as_the_same_person_in_either_language() {
    for language in ["en", "fr"] {
        let words = spoken(language);
        for marks in [text::Marks::Plain, text::Marks::Teams] {
            let written = text::write(&camille(), &words, marks);
            let found = read(written.as_bytes());
            let [person] = found.people.as_slice() else {
                panic!("{written}");
            };
            let whole = camille();
            assert_eq!(person.name, whole.name);
            assert_eq!(person.pronouns, whole.pronouns);
            assert_eq!(
                (&person.ask, &person.learning),
                (&whole.ask, &whole.learning)
            );
            assert_eq!(person.emails, whole.emails);
            assert!(
                person.about.contains("Je regarde la mer."),
                "{}",
                person.about
            );
        }
    }
}

#[test]
fn each_place_gets_its_own_marks() {
    let person = Person {
        name: "A*b".to_owned(),
        about: "1 < 2".to_owned(),
        ask: vec!["knots".to_owned()],
        ..Person::default()
    };
    let words = spoken("en");
    let write = |marks| text::write(&person, &words, marks);
    assert_eq!(
        write(text::Marks::Plain),
        "A*b\n\n1 < 2\n\nAsk me about: knots\n"
    );
    assert_eq!(
        write(text::Marks::Slack),
        "*A*b*\n\n1 &lt; 2\n\n• *Ask me about*: knots\n"
    );
    assert_eq!(
        write(text::Marks::Markdown),
        "## A\\*b\n\n1 \\< 2\n\n- **Ask me about**: knots\n"
    );
    assert_eq!(
        write(text::Marks::Teams),
        "A*b\n\n1 < 2\n\n• Ask me about: knots\n"
    );
    assert!(write(text::Marks::HumHub).starts_with("### A"));
}

#[test]
fn a_file_too_large_or_of_another_kind_is_refused_with_a_reason() {
    let reason = |bytes: &[u8]| read(bytes).left_out[0].reason;
    assert_eq!(reason(b" \n "), Reason::Nothing);
    assert_eq!(reason(b"{\"a\": "), Reason::NotJson);
    assert_eq!(reason(b"{\"a\": 1}"), Reason::NoCard);
    assert_eq!(reason(&[0xff, 0xd8, 0xff, 0, 1, 2]), Reason::NoCard);
    assert_eq!(
        reason(&vec![b'a'; 40_000_000]),
        Reason::FileTooLarge(40_000_000)
    );
}

#[test]
fn a_code_says_what_did_not_fit_and_the_longest_goes_first() {
    let small = Person {
        name: "A".to_owned(),
        ..Person::default()
    };
    assert_eq!(qr::code(&small).map(|code| code.left_out), Some(vec![]));
    let mut large = camille();
    large.about = "very long ".repeat(200);
    let code = qr::code(&large).expect("a code");
    assert_eq!(code.left_out[..2], ["photo", "about"]);
    let endless = Person {
        name: "A".repeat(5000),
        ..Person::default()
    };
    assert_eq!(qr::code(&endless), None);
}

#[test]
fn a_code_is_dated_and_says_of_itself_that_fields_were_left_out() {
    let code = qr::code(&camille()).expect("a code");
    assert!(!code.left_out.is_empty());
    let found = read_code(&code.code.text);
    assert_eq!(found.people[0].revised, camille().revised);
    assert_eq!(found.partial, [0]);
    let small = Person {
        name: "A".to_owned(),
        ..Person::default()
    };
    let code = qr::code(&small).expect("a code");
    assert_eq!(read_code(&code.code.text).partial, [] as [usize; 0]);
}

#[test]
fn a_code_with_an_address_is_nobody_and_a_short_card_is_somebody() {
    let reason = |text: &str| read_code(text).left_out.first().map(|one| one.reason);
    assert_eq!(
        reason("https://exemple.fr/@camille"),
        Some(Reason::CodeNoCard)
    );
    assert_eq!(reason("WIFI:T:WPA;S:port;;"), Some(Reason::CodeNoCard));
    assert_eq!(reason("MECARD:N:Roche,Camille;;"), None);
    assert_eq!(
        read(b"MECARD:N:Roche,Camille;;").people[0].name,
        "Camille Roche"
    );
    let pasted = read(b"https://exemple.fr/@camille\n");
    assert_eq!(pasted.left_out[0].reason, Reason::NoName);
}

#[test]
fn signs_that_no_eye_can_see_are_nobodys_name() {
    let files: [&[u8]; 5] = [
        b"\x01",
        b"MECARD:N:\x01;;",
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:\x01\r\nEND:VCARD\r\n",
        br#"{"display_name": "\u0001"}"#,
        br#"{"escale-card": 1, "name": "\u0001"}"#,
    ];
    for file in files {
        let found = read(file);
        assert_eq!(found.left_out[0].reason, Reason::NoName, "{found:?}");
    }
    let code = read_code("MECARD:N:\u{1};;");
    assert_eq!(code.left_out[0].reason, Reason::NoName);
}

#[test]
fn a_file_of_two_bytes_a_letter_is_read_and_a_broken_one_is_refused_by_its_name() {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Éloïse 🌧️\r\nEND:VCARD\r\n";
    let marked = ["\u{feff}", card].concat();
    let little = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>()
    };
    let big = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<_>>()
    };
    for bytes in [little(&marked), big(&marked), little(card), big(card)] {
        assert_eq!(read(&bytes).people[0].name, "Éloïse 🌧️");
    }
    let mut cut = little(&marked);
    cut.pop();
    let left_out = &read(&cut).left_out[0];
    assert_eq!(
        (left_out.what.as_str(), left_out.reason),
        ("UTF-16", Reason::Charset)
    );
}

#[test]
fn no_markup_of_a_member_survives_in_html_and_no_script_is_linked() {
    let mut person = camille();
    person.links.push(Link {
        label: "\"><script>".to_owned(),
        url: "JavaScript:alert(1)".to_owned(),
    });
    let html = markup::write(&person, &spoken("en"));
    assert!(html.contains("&lt;b&gt;Et&lt;/b&gt;"));
    assert!(!html.contains("<script") && !html.contains("href=\"Java"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_of_a_person_is_lost_in_our_own_json(person in any_person()) {
        let found = read(json::write(&person).as_bytes());
        prop_assert_eq!(&found.left_out, &[]);
        prop_assert_eq!(found.people, [person]);
    }

    #[test]
    fn nothing_of_a_person_is_lost_in_schema_org(person in any_person()) {
        let found = read(json::schema_org(&person).as_bytes());
        prop_assert_eq!(&found.left_out, &[]);
        prop_assert_eq!(found.people, [person]);
    }

    #[test]
    fn a_mutated_json_is_read_or_refused(
        person in any_person(), changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8)
    ) {
        for written in [json::write(&person), json::schema_org(&person), json::gravatar(&person)] {
            let mut bytes = written.into_bytes();
            for (place, byte) in &changes {
                let length = bytes.len();
                bytes[place % length] = *byte;
            }
            let found = read(&bytes);
            prop_assert!(!found.people.is_empty() || found.left_out_count > 0);
        }
    }
}
