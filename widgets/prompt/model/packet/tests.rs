//! What the anonymous packet promises: nothing in it but the answers, and nothing wrong is taken.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const ID: PacketId = PacketId([7; 16]);

fn packet(answers: Vec<Reply>) -> Packet {
    Packet::new((ID, 1), "ambassadors", "week-3", answers).unwrap()
}

fn every_type() -> Vec<Reply> {
    let options = |list: &[&str]| list.iter().map(|&id| id.to_owned()).collect();
    vec![
        Reply::Text("A map.\nAnd time.".into()),
        Reply::Word("élan".into()),
        Reply::Starter("What helped was a map.".into()),
        Reply::Weather(Weather::Fog, Some("lifting".into())),
        Reply::Scale(Scale::Step(4)),
        Reply::Choice(options(&["b", "a"])),
        Reply::Ranking(options(&["c", "a", "b"])),
        Reply::Tried("Asking first.".into()),
    ]
}

fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::from_slice(&packet(every_type()).content()).unwrap();
    change(&mut value);
    read(value.to_string().as_bytes()).unwrap_err().to_string()
}

#[test]
fn every_type_of_answer_arrives_by_file_and_by_paste() {
    let sent = packet(every_type());
    for given in [sent.file().unwrap(), sent.text().unwrap().into_bytes()] {
        let mut arrived = found(&given);
        assert_eq!(arrived.len(), 1);
        assert_eq!(arrived.remove(0).1, Ok(sent.clone()));
    }
    for scale in [Scale::NotSaid, Scale::NotApplicable, Scale::Step(1)] {
        let sent = packet(vec![Reply::Scale(scale)]);
        assert_eq!(read(&sent.content()), Ok(sent));
    }
}

#[test]
fn only_a_changed_answer_says_which_edition_it_is() {
    let of = |edition| Packet::new((ID, edition), "p", "w", every_type()).unwrap();
    let value = |edition| -> Value { serde_json::from_slice(&of(edition).content()).unwrap() };
    assert_eq!(value(1).get("edition"), None);
    assert_eq!(value(2)["edition"], 2);
    assert_eq!(read(&of(7).content()), Ok(of(7)));
    for bad in [
        json!(0),
        json!(1),
        json!(10_000),
        json!(2.5),
        json!("2"),
        json!(-3),
    ] {
        let said = refusal(|value| value["edition"] = bad.clone());
        assert!(said.starts_with("edition: expected"), "{said}");
    }
}

#[test]
fn nothing_is_in_a_packet_but_programme_week_answers_and_a_random_id() {
    let content = packet(vec![Reply::Word("fog".into())]).content();
    let value: Value = serde_json::from_slice(&content).unwrap();
    let known = json!({
        "programme": "ambassadors", "week": "week-3",
        "answers": { "word": "fog" }, "id": "07".repeat(16),
    });
    assert_eq!(value, known);
}

/// Two packets of one person and two of different people with the same answers differ in the same way: by the random
/// identifier alone.
#[test]
fn two_packets_of_one_person_cannot_be_linked() {
    let of =
        |byte: u8, answers| Packet::new((PacketId::of([byte; 16]), 1), "p", "w", answers).unwrap();
    let mut clicked_otherwise = every_type();
    clicked_otherwise.reverse();
    for answer in &mut clicked_otherwise {
        match answer {
            Reply::Choice(options) => options.reverse(),
            Reply::Text(text) => *text = text.replace('\n', "\r\n") + "  ",
            _ => {}
        }
    }
    let (one, other) = (of(1, every_type()), of(2, clicked_otherwise));
    let written = |packet: &Packet| String::from_utf8(packet.content()).unwrap();
    let id = |packet: &Packet| packet.id.write();
    assert_eq!(
        written(&one).replace(&id(&one), ""),
        written(&other).replace(&id(&other), "")
    );
    let bytes = |packet: &Packet| packet.file().unwrap();
    assert_eq!(
        bytes(&one),
        bytes(&of(1, every_type())),
        "the same each time"
    );
}

#[test]
fn a_packet_that_knows_more_than_it_may_is_refused() {
    let with = |name: &'static str| refusal(|value| value[name] = json!("Ana"));
    for name in ["name", "time", "created", "author"] {
        assert_eq!(
            with(name),
            format!("{name}: expected nothing, packets have no such field")
        );
    }
    let said = refusal(|value| value["answers"]["email"] = json!("a@b.c"));
    assert!(said.starts_with("answers.email: "), "{said}");
}

#[test]
fn a_wrong_field_is_named_with_what_belongs_there() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 12] = [
        (|v| v["id"] = json!("0190"), "id: expected 32"),
        (|v| v["id"] = json!("G".repeat(32)), "id: expected 32"),
        (
            |v| v["programme"] = json!("A B"),
            "programme: expected an id",
        ),
        (|v| v["week"] = Value::Null, "week: expected an id"),
        (|v| v["answers"] = json!({}), "answers: expected at least"),
        (|v| v["answers"] = json!([]), "answers: expected an object"),
        (
            |v| v["answers"]["weather"] = json!({ "value": "hail" }),
            "answers.weather.value: expected one",
        ),
        (
            |v| v["answers"]["weather"]["word"] = json!("w".repeat(61)),
            "answers.weather.word: expected a text of 1 to 60",
        ),
        (|v| v["answers"]["scale"] = json!(11), "answers.scale: "),
        (|v| v["answers"]["scale"] = json!(2.5), "answers.scale: "),
        (
            |v| v["answers"]["choice"] = json!(["a", "<b>"]),
            "answers.choice[1]: expected an id",
        ),
        (
            |v| v["answers"]["ranking"] = json!(["a", "a"]),
            "answers.ranking: expected a list",
        ),
    ];
    for (change, expected) in cases {
        let said = refusal(change);
        assert!(said.starts_with(expected), "{said} instead of {expected}");
    }
}

#[test]
fn what_is_no_json_or_nested_without_end_is_refused() {
    assert!(matches!(read(b"\xff"), Err(Refused::NotJson { .. })));
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    assert!(matches!(read(&deep), Err(Refused::NotJson { .. })));
}

#[test]
fn an_answer_a_packet_cannot_carry_is_said_before_it_leaves() {
    let long = Reply::Text("é".repeat(TEXT_CHARS + 1));
    let path = "answers.text".to_owned();
    let expected = Expected::Text(TEXT_CHARS);
    let made = Packet::new((ID, 1), "p", "w", vec![long]);
    assert_eq!(made, Err(Refused::Wrong { path, expected }));
    let blank = Packet::new((ID, 1), "p", "w", vec![Reply::Word(" \n".into())]);
    let path = "answers".to_owned();
    let expected = Expected::Answer;
    assert_eq!(blank, Err(Refused::Wrong { path, expected }));
    // The longest one of each kind fits.
    let texts =
        [Reply::Text, Reply::Starter, Reply::Tried].map(|of| of("\u{1d11e}".repeat(TEXT_CHARS)));
    assert!(packet(texts.into()).file().is_ok());
}

/// Packets that Python's zlib and json wrote; they are read for as long as there is a first version of packets.
#[test]
fn packets_from_another_hand_are_read() {
    let thread = include_bytes!("../../../../tests/packets/weather.txt");
    let read: Result<Vec<_>, _> = found(thread)
        .into_iter()
        .map(|(_, packet)| packet)
        .collect();
    let read = read.unwrap();
    let words = read
        .iter()
        .filter_map(|packet| match packet.answer(Asked::Word) {
            Some(Reply::Word(word)) => Some(word.as_str()),
            _ => None,
        });
    let words: Vec<_> = words.collect();
    assert_eq!(
        words,
        ["lifting", "=1+1", "light", "soft", "slow", "wide", "warm"]
    );
    assert!(
        read.iter()
            .all(|packet| packet.week == "weather" && packet.answers().len() == 2)
    );
}

proptest! {
    #[test]
    fn an_identifier_is_read_as_it_was_written(bytes: [u8; 16]) {
        let id = PacketId::of(bytes);
        prop_assert_eq!(PacketId::parse(&id.write()), Some(id));
    }

    #[test]
    fn a_changed_content_is_read_or_refused_and_never_more_than_a_packet(
        place in 0usize..400,
        byte: u8,
    ) {
        let mut content = packet(every_type()).content();
        let place = place % content.len();
        content[place] = byte;
        if let Ok(read) = read(&content) {
            prop_assert!(!read.answers().is_empty());
            prop_assert_eq!(super::read(&read.content()), Ok(read));
        }
    }
}
