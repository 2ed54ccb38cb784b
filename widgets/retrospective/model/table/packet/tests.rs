//! What packets of a retrospective promise: they carry what was chosen and nothing else, and what comes from strangers is
//! read within bounds.

use std::collections::BTreeSet;

use super::{
    carried::{Carried, Given, LINK_CHARS, given},
    *,
};
use crate::share::packet::series::Series;

fn cards(texts: &[&str]) -> Vec<Card> {
    let card = |text: &&str| Card {
        column: "wind".to_owned(),
        text: (*text).to_owned(),
        origin: Some("journal".to_owned()),
    };
    texts.iter().map(card).collect()
}

fn anonymous(texts: &[&str], fresh: u8) -> Packet {
    Packet::new("spring", None, cards(texts), [fresh; 16]).unwrap()
}

fn one(bytes: &[u8]) -> Result<Brought, Refused> {
    let mut found = found(bytes);
    assert_eq!(found.len(), 1);
    found.remove(0).1
}

fn framed(content: &str) -> Result<Brought, Refused> {
    one(&packet::file(CARDS, content.as_bytes()).unwrap())
}

#[test]
fn the_content_of_a_packet_stays_as_it_is() {
    let packet = anonymous(&["Tea", "Fog"], 0xab);
    let content = String::from_utf8(packet.content()).unwrap();
    assert_eq!(
        content,
        r#"{"board":"spring","cards":[{"column":"wind","text":"Fog"},{"column":"wind","text":"Tea"}],"fresh":"abababababababababababababababab"}"#
    );
    // The identifiers are part of the format: who merges the same packet makes the same cards.
    assert_eq!(packet.ids(), ["0357058bb0a8e4", "017c61e8a5b638"]);
}

#[test]
fn a_packet_arrives_as_a_file_and_as_text() {
    let packet = Packet::new("spring", Some(" Ana "), cards(&["Tea"]), [1; 16]).unwrap();
    assert_eq!(packet.author(), Some("Ana"));
    assert_eq!(packet.cards()[0].origin.as_deref(), Some("journal"));
    let file = packet.file().unwrap();
    assert_eq!(one(&file), Ok(Brought::Cards(packet.clone())));
    let text = packet::text(CARDS, &packet.content()).unwrap();
    let mail = format!("Hello,\n> {}\nAna", text.replace('\n', "\n> "));
    assert_eq!(one(mail.as_bytes()), Ok(Brought::Cards(packet)));
}

#[test]
fn a_board_arrives_beside_cards() {
    let mut document = Document::new(5);
    document
        .take(&[Brought::Cards(anonymous(&["Tea"], 1))])
        .unwrap();
    let text = [
        packet::text(BOARD, &board("spring", &document)).unwrap(),
        packet::text(CARDS, &anonymous(&["Fog"], 2).content()).unwrap(),
    ]
    .concat();
    let found: Vec<_> = found(text.as_bytes())
        .into_iter()
        .map(|(_, brought)| brought.unwrap())
        .collect();
    let [Brought::Board { name, .. }, Brought::Cards(_)] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(name, "spring");
    let mut other = Document::new(6);
    other.take(&found).unwrap();
    assert_eq!(other.table().cards.len(), 2);
}

#[test]
fn a_board_larger_than_any_packet_of_cards_arrives_as_text() {
    let document = Document::new(5);
    let mut state = 7_u64;
    let mut letters = || {
        let letter = |_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            char::from(b'0' + u8::try_from(state >> 58).unwrap())
        };
        (0..TEXT_CHARS).map(letter).collect::<String>()
    };
    let card = |n: u32| on_card(&n.to_string(), "text", Value::Text(letters()));
    document.write((0..500).map(card).collect::<Vec<_>>());
    let text = packet::text(BOARD, &board("spring", &document)).unwrap();
    assert!(text.len() > CARDS.max_bytes * 3 / 2);
    assert!(matches!(one(text.as_bytes()), Ok(Brought::Board { .. })));
}

#[test]
fn two_anonymous_packets_of_one_person_have_nothing_in_common() {
    let first = anonymous(&["What I saw", "Being heard"], 1);
    let second = anonymous(&["Questions", "No map"], 2);
    // The content: the same fields in every packet of anybody, and no value that both have.
    let read = |packet: &Packet| -> serde_json::Value {
        serde_json::from_slice(&packet.content()).unwrap()
    };
    let (one, other) = (read(&first), read(&second));
    let names = |value: &serde_json::Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let expected = ["board", "cards", "fresh"].map(str::to_owned);
    assert_eq!(names(&one), BTreeSet::from(expected));
    for card in one["cards"].as_array().unwrap() {
        assert_eq!(
            names(card),
            BTreeSet::from(["column", "text"].map(str::to_owned))
        );
    }
    assert_ne!(one["fresh"], other["fresh"]);
    // What becomes of them on a table: no client is the same, not even of two cards of one packet.
    let clients: BTreeSet<u64> = [first.clients(), second.clients()]
        .concat()
        .into_iter()
        .collect();
    assert_eq!(clients.len(), 4);
    // And no longer piece of bytes, other than what the packets of anybody have.
    let anybody = anonymous(&["Zephyr", "Yes!"], 9).content();
    let has = |whole: &[u8], piece: &[u8]| whole.windows(piece.len()).any(|one| one == piece);
    let (one, other) = (first.content(), second.content());
    for piece in one.windows(12) {
        assert!(
            !has(&other, piece) || has(&anybody, piece),
            "{:?}",
            String::from_utf8_lossy(piece)
        );
    }
}

#[test]
fn the_order_of_writing_is_not_told() {
    assert_eq!(
        anonymous(&["Tea", "Fog", "Sea"], 1),
        anonymous(&["Sea", "Tea", "Fog"], 1)
    );
}

#[test]
fn the_same_words_in_two_packets_are_two_cards() {
    let mut document = Document::new(5);
    let packets = [1, 2].map(|fresh| Brought::Cards(anonymous(&["Tea"], fresh)));
    document.take(&packets).unwrap();
    assert_eq!(document.table().cards.len(), 2);
    let twice = Packet::new("spring", None, cards(&["Tea", "Tea"]), [3; 16]).unwrap();
    document.take(&[Brought::Cards(twice)]).unwrap();
    assert_eq!(document.table().cards.len(), 4);
}

#[test]
fn a_packet_taken_in_again_does_not_undo_what_the_group_did() {
    let mut document = Document::new(5);
    let packet = [Brought::Cards(anonymous(&["Tea"], 1))];
    document.take(&packet).unwrap();
    let id = anonymous(&["Tea"], 1).ids().remove(0);
    document.write([on_card(&id, "column", Value::Text("rocks".into()))]);
    document.write([on_card(&id, "gone", Value::Flag(true))]);
    let before = document.bytes();
    document.take(&packet).unwrap();
    assert_eq!(document.bytes(), before);
    assert_eq!(document.table().cards[&id].column, "rocks");
}

#[test]
fn what_a_packet_may_not_have_is_refused_by_name() {
    let wrong = |content: &str| match framed(content) {
        Err(Refused::Wrong { path }) => path,
        other => panic!("{content}: {other:?}"),
    };
    let fresh = r#""fresh":"abababababababababababababababab""#;
    let with = |rest: &str| format!("{{{fresh},{rest}}}");
    let one = r#"{"column":"wind","text":"Tea"}"#;
    assert_eq!(wrong("[]"), "");
    assert_eq!(wrong(&with(r#""board":"a/b","cards":[]"#)), "board");
    assert_eq!(wrong(&with(r#""board":"a""#)), "cards");
    assert_eq!(
        wrong(&format!(r#"{{"board":"a","cards":[{one}]}}"#)),
        "fresh"
    );
    let board = |cards: &str| with(&format!(r#""board":"a","cards":[{cards}]"#));
    assert_eq!(
        wrong(&with(&format!(r#""board":"a","cards":[{one}],"time":7"#))),
        "time"
    );
    assert_eq!(
        wrong(&board(r#"{"column":"wind","text":" "}"#)),
        "cards[0].text"
    );
    assert_eq!(
        wrong(&board(r#"{"column":"../x","text":"Tea"}"#)),
        "cards[0].column"
    );
    let origin = r#"{"column":"wind","origin":"journal","text":"Tea"}"#;
    assert_eq!(wrong(&board(&format!("{one},{origin}"))), "cards[1].origin");
    let long = format!(
        r#"{{"column":"wind","text":"{}"}}"#,
        "a".repeat(TEXT_CHARS + 1)
    );
    assert_eq!(wrong(&board(&long)), "cards[0].text");
    assert_eq!(framed(&board("")), Err(Refused::Cards { count: 0 }));
    assert!(matches!(framed("{"), Err(Refused::NotJson { .. })));
}

#[test]
fn far_too_many_cards_and_far_too_long_ones_are_refused() {
    let card = r#"{"column":"w","text":"x"}"#;
    let many = |count: usize| {
        let cards = vec![card; count].join(",");
        format!(r#"{{"board":"a","cards":[{cards}],"fresh":"abababababababababababababababab"}}"#)
    };
    assert_eq!(framed(&many(501)), Err(Refused::Cards { count: 501 }));
    assert!(framed(&many(500)).is_ok());
    let large = Form {
        max_bytes: 16 << 20,
        ..CARDS
    };
    let too_large = Err(Refused::Frame(Fault::TooLarge {
        max: CARDS.max_bytes,
    }));
    let file = packet::file(large, many(50_000).as_bytes()).unwrap();
    assert_eq!(one(&file), too_large);
    let long = format!(
        r#"{{"board":"a","cards":[{{"column":"w","text":"{}"}}]}}"#,
        "a".repeat(1 << 20)
    );
    let file = packet::file(large, long.as_bytes()).unwrap();
    assert_eq!(one(&file), too_large);
}

#[test]
fn what_is_foreign_cut_or_changed_is_refused_for_what_it_is() {
    let file = anonymous(&["Tea"], 1).file().unwrap();
    assert_eq!(one(b"Hello"), Err(Refused::Frame(Fault::NotAPacket)));
    assert_eq!(one(&file[..30]), Err(Refused::Frame(Fault::Truncated)));
    let mut changed = file.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(one(&changed), Err(Refused::Frame(Fault::Damaged)));
    let other = Form {
        kind: "prompt-answers",
        ..CARDS
    };
    let kind = "prompt-answers".to_owned();
    let file = packet::file(other, b"{}").unwrap();
    assert_eq!(one(&file), Err(Refused::Frame(Fault::OtherKind { kind })));
    let file = packet::file(BOARD, b"spring\nabc").unwrap();
    assert!(matches!(one(&file), Err(Refused::Board(_))));
    let file = packet::file(BOARD, b"no name").unwrap();
    assert!(matches!(one(&file), Err(Refused::Wrong { .. })));
}

#[test]
fn a_link_has_the_data_after_the_hash_and_none_is_made_that_is_cut() {
    let packet = anonymous(&["Tea"], 1);
    let carried = Carried::open(CARDS, &packet.content()).unwrap();
    let link = carried.link("https://example.org/page?a=1#top").unwrap();
    assert!(link.starts_with("https://example.org/page?a=1#escale-packet="));
    let Ok(Given::Open(file)) = given(format!("See {link}, Ana").as_bytes()) else {
        panic!("no file in the link");
    };
    assert_eq!(one(&file), Ok(Brought::Cards(packet)));
    let noise = vec![7; LINK_CHARS];
    assert_eq!(Carried::locked(noise).link("https://example.org/"), None);
}

#[test]
fn a_locked_packet_is_known_as_a_file_a_block_and_a_link() {
    let file = [&b"age-encryption.org/v1\n-> scrypt x\n"[..], &[7; 100]].concat();
    assert_eq!(given(&file), Ok(Given::Locked(file.clone())));
    let block = Carried::locked(file.clone()).text;
    assert!(block.lines().all(|line| line.len() <= 64));
    let mail = format!("Hello\n> {}", block.replace('\n', "\r\n> "));
    assert_eq!(given(mail.as_bytes()), Ok(Given::Locked(file.clone())));
    let link = Carried::locked(file.clone())
        .link("https://example.org/")
        .unwrap();
    assert_eq!(given(link.as_bytes()), Ok(Given::Locked(file.clone())));
    let cut = &block[..block.len() - 40];
    assert_eq!(given(cut.as_bytes()), Err(Fault::Truncated));
    let spoiled = block.replace("YWdl", "YW!l");
    assert_eq!(given(spoiled.as_bytes()), Err(Fault::Damaged));
}

#[test]
fn as_a_file_or_as_codes_it_is_the_same_packet() {
    let packet = anonymous(&["one", "two"], 1);
    let open = Carried::open(CARDS, &packet.content()).unwrap();
    assert_eq!(open.named().0, "retrospective-packet.escale");
    assert_eq!(given(open.file()), Ok(Given::Open(packet.file().unwrap())));
    let mut noise = b"age-encryption.org/v1\n".to_vec();
    noise.extend((0..2_000_u32).map(|byte| u8::try_from(byte * 7 % 251).unwrap()));
    let locked = Carried::locked(noise.clone());
    assert_eq!(locked.named().0, "retrospective-packet.escale.age");
    for carried in [open, locked] {
        let mut series = Series::default();
        for text in carried.codes().unwrap().iter().rev() {
            series.take(text).unwrap();
        }
        assert_eq!(series.whole(), Some(Ok(carried.file().to_vec())));
    }
    assert!(Carried::locked(vec![0; 100_000]).codes().is_err());
}
