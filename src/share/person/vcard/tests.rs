//! Cards there and back, cards from elsewhere, and cards that mean harm.

use proptest::prelude::*;

use super::*;
use crate::share::person::{
    Person, Reason,
    tests::{any_person, camille, picture_of},
};

/// As where nobody knows more sets of characters.
fn read(bytes: &[u8]) -> crate::share::person::Found {
    super::read(bytes, &|_, _| None)
}

fn read_one(card: &str) -> Person {
    let mut found = read(card.as_bytes());
    assert_eq!(found.left_out, [], "{card}");
    assert_eq!(found.people.len(), 1, "{card}");
    found.people.remove(0)
}

fn lines(card: &str) -> Vec<&str> {
    card.split("\r\n").collect()
}

#[test]
fn a_card_of_version_4_has_the_lines_of_its_standards() {
    let card = write(&camille(), Version::V4);
    let lines = lines(&card);
    assert_eq!(lines[..2], ["BEGIN:VCARD", "VERSION:4.0"]);
    for line in [
        "KIND:individual",
        "UID:urn:uuid:019ab294-a01b-7000-8000-000000000001",
        "FN:Camille Roche",
        "N:Roche;Camille;;;",
        "LANGUAGE:fr",
        "PRONOUNS;LANGUAGE=fr;PREF=1:elle",
        "GRAMGENDER;LANGUAGE=fr:feminine",
        "CREATED:20251123T211756Z",
        "TITLE:Guetteuse\\, et un peu plus",
        "TZ:Europe/Paris",
        "LANG;PREF=1:fr",
        "LANG;PREF=2:br",
        "EXPERTISE;INDEX=1:nœuds",
        "EXPERTISE;INDEX=2:cartes marines",
        "INTEREST;INDEX=1:météo",
        "CATEGORIES:voile,nœuds,cartes marines,météo",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://exemple.fr/@camille",
        "item1.URL:https://exemple.fr/journal",
        "item1.X-ABLABEL:Mon journal",
        "EMAIL;PREF=1:camille@exemple.fr",
        "REV:20260101T120000Z",
        "X-ESCALE-OFFER:une heure au port",
        "X-ESCALE-MODE:observe",
        "END:VCARD",
    ] {
        assert!(lines.contains(&line), "{line}\n{card}");
    }
}

#[test]
fn version_3_says_in_names_of_its_own_what_only_version_4_has() {
    let card = write(&camille(), Version::V3);
    let lines = lines(&card);
    for line in [
        "VERSION:3.0",
        "TZ;VALUE=TEXT:Europe/Paris",
        "X-ESCALE-PRONOUNS:elle",
        "X-ESCALE-EXPERTISE:nœuds",
        "EMAIL;TYPE=INTERNET:camille@exemple.fr",
        "REV:2026-01-01T12:00:00Z",
    ] {
        assert!(lines.contains(&line), "{line}\n{card}");
    }
    assert!(!card.contains("\nPRONOUNS") && !card.contains("\nKIND"));
}

#[test]
fn a_language_named_in_words_has_its_tag_and_keeps_its_name() {
    let person = Person {
        name: "A".to_owned(),
        languages: ["Français", "en", "un peu de tout"]
            .map(str::to_owned)
            .to_vec(),
        ..Person::default()
    };
    let card = write(&person, Version::V4);
    for line in [
        "item1.LANG;PREF=1:fr",
        "item1.X-ABLABEL:Français",
        "LANG;PREF=2:en",
        "X-ESCALE-LANG:un peu de tout",
    ] {
        assert!(lines(&card).contains(&line), "{line}\n{card}");
    }
    assert_eq!(read_one(&card), person);
}

#[test]
fn a_whole_name_is_never_taken_for_a_family_name() {
    let person = Person {
        name: "Camille Roche".to_owned(),
        ..Person::default()
    };
    let card = write(&person, Version::V3);
    assert!(lines(&card).contains(&"N:;Camille Roche;;;"), "{card}");
    assert_eq!(read_one(&card), person);
    assert!(!write(&person, Version::V4).contains("\nN:"));
}

#[test]
fn a_set_of_characters_nobody_reads_is_named_and_its_text_is_left_out() {
    let card = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Anna\r\nTITLE;CHARSET=windows-1251:\xcb\xee\xf6\xec\xe0\xed\r\nNOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=FA=96=7B\r\nORG;CHARSET=windows-1251:Port\r\nNICKNAME;CHARSET=ISO-2022-JP:\x1b$BF|\x1b(B\r\nEND:VCARD\r\n";
    let found = read(card);
    let told: Vec<_> = found
        .left_out
        .iter()
        .map(|one| (one.line, one.what.as_str(), one.reason))
        .collect();
    assert_eq!(
        told,
        [
            (Some(4), "TITLE (windows-1251)", Reason::Charset),
            (Some(5), "NOTE (SHIFT_JIS)", Reason::Charset),
            (Some(7), "NICKNAME (ISO-2022-JP)", Reason::Charset),
        ]
    );
    let person = &found.people[0];
    assert_eq!(
        (person.organisation.as_str(), person.about.as_str()),
        ("Port", "")
    );
    // Browsers know them.
    let found = super::read(card, &|set, bytes| Some(format!("{set} {}", bytes.len())));
    assert_eq!(found.left_out, []);
    assert_eq!(found.people[0].role, "windows-1251 6");
    assert_eq!(found.people[0].about, "SHIFT_JIS 4");
}

#[test]
fn no_line_is_longer_than_75_octets_and_no_sign_is_cut() {
    let person = Person {
        name: "é".repeat(100),
        about: "𝕏".repeat(100),
        ..Person::default()
    };
    let card = write(&person, Version::V4);
    assert!(card.split("\r\n").all(|line| line.len() <= 75));
    assert_eq!(read_one(&card), person);
}

#[test]
fn an_old_quoted_printable_card_in_latin_1_is_read() {
    let card = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Fran=E7ois\r\nFN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Fran=E7ois=\r\n Lef=E8vre\r\nNOTE;ENCODING=QUOTED-PRINTABLE:une ligne=0D=0A=\r\net une autre\r\nTEL;HOME:01\r\nEND:VCARD\r\n";
    let found = read(card);
    assert_eq!(found.left_out, []);
    let person = &found.people[0];
    assert_eq!(person.name, "François Lefèvre");
    assert_eq!(
        (person.family.as_str(), person.given.as_str()),
        ("Lefèvre", "François")
    );
    assert_eq!(person.about, "une ligne\net une autre");
    assert_eq!(person.phones, ["01"]);
}

#[test]
fn whatever_set_a_card_claims_its_text_is_read_as_what_it_is() {
    let claims_utf8 =
        b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8:\xc9lo\xefse \x96 \x80\nEND:VCARD\n";
    let claims_latin = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:Éloïse – €\nEND:VCARD\n";
    for card in [claims_utf8.as_slice(), claims_latin.as_bytes()] {
        assert_eq!(read(card).people[0].name, "Éloïse – €");
    }
}

#[test]
fn a_photo_of_ten_megabytes_is_left_out_with_its_size_and_the_card_is_read() {
    let mut card =
        String::from("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Big\r\nPHOTO;ENCODING=b;TYPE=JPEG:");
    for _ in 0..140_000 {
        card.push_str(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgK\r\n ",
        );
    }
    card.push_str("\r\nNOTE:after\r\nEND:VCARD\r\n");
    let found = read(card.as_bytes());
    assert_eq!(found.people[0].about, "after");
    assert_eq!(found.people[0].photo, None);
    let [left_out] = found.left_out.as_slice() else {
        panic!("{:?}", found.left_out);
    };
    assert_eq!((left_out.line, left_out.what.as_str()), (Some(4), "PHOTO"));
    assert!(matches!(left_out.reason, Reason::PhotoTooLarge(bytes) if bytes > 7_000_000));
}

#[test]
fn hostile_markup_in_a_note_stays_text() {
    let person = read_one(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Eve\nNOTE:<img src=x onerror=alert(1)>\\n<script>\\nURL:javascript:alert(1)\nEND:VCARD\n",
    );
    assert_eq!(
        person.about,
        "<img src=x onerror=alert(1)>\n<script>\nURL:javascript:alert(1)"
    );
}

#[test]
fn several_cards_are_read_and_a_broken_line_names_itself() {
    let file = "BEGIN:VCARD\nVERSION:3.0\nFN:One\nno property\nEND:VCARD\n\nBEGIN:VCARD\nVERSION:3.0\nN:Two;;;;\nMODE:x\nX-ESCALE-MODE:dance\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nEND:VCARD\nBEGIN:VCARD\nFN:Last\n";
    let found = read(file.as_bytes());
    let names: Vec<_> = found.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["One", "Two", "Last"]);
    let left_out: Vec<_> = found
        .left_out
        .iter()
        .map(|one| (one.line, one.reason))
        .collect();
    assert_eq!(
        left_out,
        [
            (Some(4), Reason::NotAProperty),
            (Some(10), Reason::WrongValue),
            (Some(11), Reason::WrongValue),
            (Some(13), Reason::NoName),
            (Some(16), Reason::NotEnded),
        ]
    );
}

#[test]
fn a_card_as_an_address_book_exports_it_is_read() {
    let person = read_one(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Jane;;;\r\nFN:Jane Doe\r\nORG:Acme;Harbour\r\nTITLE:Pilot\r\nROLE:Lead\r\nitem1.URL;type=pref:https://example.org\r\nitem1.X-ABLabel:_$!<HomePage>!$_\r\nitem2.ADR;type=HOME:;;1 Quay St;Brest;;29200;France\r\nBDAY:1980-01-01\r\nEMAIL;type=INTERNET;type=pref:jane@example.org\r\nX-SOCIALPROFILE;type=mastodon:https://example.org/@jane\r\nCATEGORIES:sails,knots\\, ropes\r\nPHOTO;VALUE=uri:https://example.org/p.jpg\r\nEND:VCARD\r\n"
            .replace("PHOTO;VALUE=uri:https://example.org/p.jpg\r\n", "")
            .as_str(),
    );
    assert_eq!(person.organisation, "Acme, Harbour");
    assert_eq!(person.role, "Pilot, Lead");
    assert_eq!(person.place, "Brest, France");
    assert_eq!(person.address, "1 Quay St\n29200 Brest\nFrance");
    assert_eq!(person.topics, ["sails", "knots, ropes"]);
    let labels: Vec<_> = person
        .links
        .iter()
        .map(|link| link.label.as_str())
        .collect();
    assert_eq!(labels, ["HomePage", "mastodon"]);
}

#[test]
fn a_photo_elsewhere_is_not_fetched_and_a_picture_that_is_none_is_left_out() {
    let reasons = |photo: &str| {
        let card = format!("BEGIN:VCARD\nVERSION:4.0\nFN:A\nPHOTO{photo}\nEND:VCARD\n");
        let found = read(card.as_bytes());
        assert_eq!(found.people.len(), 1);
        found.left_out.first().map(|one| one.reason)
    };
    assert_eq!(
        reasons(":https://a.example/p.jpg"),
        Some(Reason::PhotoElsewhere)
    );
    let svg = ":data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=";
    assert_eq!(reasons(svg), Some(Reason::PhotoUnknown));
    assert_eq!(reasons(";ENCODING=b:***"), Some(Reason::PhotoUnknown));
}

#[test]
fn a_nested_card_is_not_mixed_into_the_one_around_it() {
    let person = read_one(
        "BEGIN:VCARD\nVERSION:2.1\nFN:Outer\nAGENT:\nBEGIN:VCARD\nFN:Inner\nNOTE:x\nEND:VCARD\nTITLE:t\nEND:VCARD\n",
    );
    assert_eq!(
        (
            person.name.as_str(),
            person.role.as_str(),
            person.about.as_str()
        ),
        ("Outer", "t", "")
    );
}

#[test]
fn base64_that_an_old_phone_wrapped_without_folding_is_whole() {
    let data = crate::share::person::coded::encoded(&picture_of(90));
    let (one, two) = data.split_at(40);
    let card =
        format!("BEGIN:VCARD\nVERSION:2.1\nFN:A\nPHOTO;JPEG;BASE64:\n{one}\n{two}\n\nEND:VCARD\n");
    let person = read_one(&card);
    assert_eq!(person.photo.map(|photo| photo.bytes.len()), Some(90));
}

/// CATEGORIES holds all subjects at once, so what is asked or learned is no other topic when it is read again.
fn without_repeated_topics(person: &Person) -> Person {
    let mut person = person.clone();
    let (ask, learning) = (&person.ask, &person.learning);
    (person.topics).retain(|topic| !ask.contains(topic) && !learning.contains(topic));
    person
}

#[test]
fn a_topic_that_is_asked_about_or_learned_is_read_again_there_alone() {
    let mut person = camille();
    person.topics = ["nœuds", "voile", "météo"].map(str::to_owned).to_vec();
    for version in [Version::V3, Version::V4] {
        let card = write(&person, version);
        let categories = "CATEGORIES:nœuds,voile,météo,cartes marines";
        assert!(lines(&card).contains(&categories), "{card}");
        let found = read_one(&card);
        assert_eq!(found.topics, ["voile"]);
        assert_eq!(found.ask, ["nœuds", "cartes marines"]);
        assert_eq!(found.learning, ["météo"]);
    }
}

#[test]
fn a_file_without_a_card_says_so() {
    let found = read(b"nothing\nto: see\n");
    assert_eq!(found.left_out[0].reason, Reason::NoCard);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_written_is_read_again(mut person in any_person(), repeats in any::<bool>()) {
        if repeats {
            person.topics.extend([&person.ask, &person.learning].into_iter().flatten().cloned());
        }
        let expected = without_repeated_topics(&person);
        for version in [Version::V3, Version::V4] {
            let found = read(write(&person, version).as_bytes());
            prop_assert_eq!(&found.left_out, &[]);
            prop_assert_eq!(&found.people, std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn a_mutated_card_is_read_or_refused_and_never_more_than_that(
        person in any_person(), changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..20)
    ) {
        let mut bytes = write(&person, Version::V3).into_bytes();
        for (place, byte) in changes {
            let length = bytes.len();
            bytes[place % length] = byte;
        }
        let found = read(&bytes);
        prop_assert!(!found.people.is_empty() || found.left_out_count > 0);
    }

    #[test]
    fn any_bytes_between_begin_and_end_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let file = [b"BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:", bytes.as_slice(), b"\nEND:VCARD\n"].concat();
        read(&file);
        crate::share::person::read(&bytes);
    }
}

#[test]
fn an_address_of_version_3_is_read_without_its_backslashes() {
    let card =
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nURL:http\\://example.org/a\\,b\r\nEND:VCARD\r\n";
    let found = read(card);
    assert_eq!(found.people[0].links[0].url, "http://example.org/a,b");
}

#[test]
fn a_moment_is_kept_that_is_one_and_on_the_clock_of_utc() {
    for (said, kept) in [
        ("20260501T090000Z", "2026-05-01T09:00:00Z"),
        ("20260501T090000-0500", ""),
        ("2026-05-01", ""),
        ("99999999T999999Z", ""),
    ] {
        let card = format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nREV:{said}\r\nEND:VCARD\r\n");
        assert_eq!(read(card.as_bytes()).people[0].revised, kept, "{said}");
    }
}

#[test]
fn notes_together_are_no_longer_than_one_may_be() {
    let notes = "NOTE:abcdefghij\r\n".repeat(5_000);
    let card = format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n{notes}END:VCARD\r\n");
    let found = read(card.as_bytes());
    assert!((19_000..=20_002).contains(&found.people[0].about.len()));
    assert!(!found.left_out.is_empty());
}
