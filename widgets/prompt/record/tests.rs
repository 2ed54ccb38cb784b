//! What is stored of an answer, and what two versions of one become.

use serde_json::json;

use super::*;
use crate::store::Stored;

fn answer(text: &str) -> Answer {
    Answer {
        text: text.to_owned(),
        question: "Q?".to_owned(),
        ..Answer::to("week-1")
    }
}

#[test]
fn an_answer_reads_as_it_was_written() {
    let skipped = Answer {
        skipped: true,
        ..Answer::to("week-1")
    };
    for answer in [answer("A map."), skipped] {
        let record = Stored::new(Answer::id_of("week-1"), answer.clone(), 1.0).write(1.0);
        assert_eq!(record.id, "prompt-answer:week-1");
        assert_eq!(
            Stored::<Answer>::read(record).expect("an answer").data,
            answer
        );
    }
    let payload = serde_json::to_value(answer("A.")).expect("json");
    let known = json!({ "week": "week-1", "text": "A.", "skipped": false, "question": "Q?" });
    assert_eq!(payload, known);
    let mut dated = answer("A.");
    dated.lasts(Day::parse("2026-09-20"));
    dated.lasts(None);
    let payload = serde_json::to_value(dated).expect("json");
    assert_eq!(payload["until"], "2026-09-20");
}

#[test]
fn a_round_that_another_tab_kept_stays_with_the_answer() {
    let mut named = Answer {
        start: "2026-09-07".into(),
        ..answer("A.")
    };
    named.lasts(Day::parse("2026-09-20"));
    let mut one = answer("A map.");
    one.merge(named.clone());
    assert_eq!((&one.start, &one.until), (&named.start, &named.until));
    named.merge(answer("A map."));
    assert_eq!((named.start, named.until), (one.start, one.until));
}

#[test]
fn each_round_of_a_programme_has_an_answer_of_its_own_to_a_week() {
    let start = Day::parse("2026-09-07");
    let name = Answer::name_of("week-1", start);
    assert_eq!(name, "week-1:2026-09-07");
    assert_eq!(Answer::name_in(&Answer::id_of(&name)), name);
    let fresh = Answer::to(&name);
    assert_eq!((fresh.week.as_str(), fresh.start()), ("week-1", start));
    assert_ne!(journal_id(&name), journal_id("week-1"));
    // A programme without rounds goes on under the names there were.
    assert_eq!(Answer::name_of("week-1", None), "week-1");
    assert_eq!(Answer::to("week-1").start(), None);
}

#[test]
fn the_question_is_the_one_that_was_answered() {
    let mut one = Answer::to("week-1");
    one.write("", "A map.", "What helped?");
    one.write("A map.", "A map and time.", "What helped you?");
    assert_eq!(
        (one.text.as_str(), one.question.as_str()),
        ("A map and time.", "What helped?")
    );
}

#[test]
fn the_number_of_a_question_goes_with_its_words() {
    let mut one = Answer::to("week-1");
    one.write("", "A map.", "What helped?");
    one.number("What helped?", "1".into());
    one.write("A map.", "A map and time.", "What helped you?");
    one.number("What helped you?", "2".into());
    assert_eq!(
        (one.question.as_str(), one.asked.as_str()),
        ("What helped?", "1")
    );
}

#[test]
fn writing_takes_a_skip_back_and_an_empty_answer_does_not() {
    let mut one = Answer {
        skipped: true,
        ..Answer::to("week-1")
    };
    one.write("", " ", "Q?");
    assert!(one.skipped);
    one.write(" ", "After all", "Q?");
    assert!(!one.skipped);
}

#[test]
fn typing_over_what_another_tab_stored_keeps_both() {
    let mut stored = answer("A map, they say.");
    stored.write("A map.", "A compass.", "Q?");
    assert_eq!(stored.text, "A compass.");
    assert_eq!(stored.aside, ["A map, they say."]);
}

#[test]
fn two_tabs_that_saved_at_once_end_with_both_texts_whoever_was_first() {
    let (here, there) = (answer("A map."), answer("A compass."));
    let mut one = here.clone();
    one.merge(there.clone());
    let mut other = there.clone();
    other.merge(here.clone());
    assert_eq!(
        (one.text.as_str(), one.aside.as_slice()),
        ("A map.", ["A compass.".to_owned()].as_slice())
    );
    assert_eq!(
        (other.text, other.aside),
        ("A compass.".to_owned(), vec!["A map.".to_owned()])
    );
    // The later of the two saves reaches the first tab; merging again changes nothing.
    one.merge(there);
    assert_eq!(one.aside, ["A compass."]);
}

#[test]
fn taking_the_other_version_in_leaves_nothing_aside() {
    let mut one = Answer {
        aside: vec!["A compass.".into()],
        ..answer("A map.")
    };
    one.write("A map.", "A map.\n\nA compass.", "Q?");
    assert!(one.aside.is_empty());
}

#[test]
fn a_skip_here_gives_way_to_words_from_another_tab() {
    let mut skipped = Answer {
        skipped: true,
        ..Answer::to("week-1")
    };
    skipped.merge(answer("A map."));
    assert_eq!((skipped.text.as_str(), skipped.skipped), ("A map.", false));
    assert_eq!(skipped.question, "Q?");
}

#[test]
fn a_draft_knows_what_it_was_typed_over() {
    let draft = Draft {
        base: "A".into(),
        text: "A\n\"map\"".into(),
        ..Draft::default()
    };
    assert_eq!(Draft::read(draft.write()), draft);
    assert_eq!(Draft::read("as it stands".into()).text, "as it stands");
    let early = Draft::read(r#"{"base":"A","text":"A map"}"#.into());
    assert_eq!((early.base.as_str(), early.text.as_str()), ("A", "A map"));
}

#[test]
fn what_was_begun_in_a_round_that_is_over_is_an_answer_of_that_round() {
    let draft = Draft {
        text: "A map".into(),
        at: 5.0,
        question: "Q?".into(),
        asked: "7".into(),
        until: "2026-09-20".into(),
        ..Draft::default()
    };
    let answer = Draft::read(draft.write()).answer("week-1:2026-09-07");
    assert_eq!(
        (answer.week.as_str(), answer.start()),
        ("week-1", Day::parse("2026-09-07"))
    );
    assert_eq!(
        (answer.text.as_str(), answer.question.as_str()),
        ("A map", "Q?")
    );
    assert_eq!(
        (answer.asked.as_str(), answer.until.as_str()),
        ("7", "2026-09-20")
    );
}

#[test]
fn an_answer_is_in_the_journal_once_with_its_week_and_question() {
    let day = Day::parse("2026-11-24").expect("a day");
    let entry = journal_entry("week-1", &answer(" A map.\n"), day, 5.0);
    assert_eq!(entry.id, "journal-entry:prompt:week-1");
    assert_eq!((entry.order.as_str(), entry.v), ("2026-11-24", 1));
    let payload = json!({
        "text": "A map.", "date": "2026-11-24", "tags": [],
        "source": { "widget": "prompt", "week": "week-1", "question": "Q?" }, "binned": null
    });
    assert_eq!(entry.payload, payload);
    assert!(journal::is_in(&entry));
    let binned = Record {
        payload: json!({ "binned": 5 }),
        ..entry
    };
    assert!(!journal::is_in(&binned));
}

fn picked(words: &[&str]) -> Answer {
    let mut one = Answer::to("week-1");
    let picked = words.iter().map(|word| (*word).to_owned()).collect();
    one.pick("weather", picked, words.join(", "), "Q?");
    one
}

#[test]
fn a_pick_is_an_answer_and_takes_a_skip_back() {
    let mut one = Answer {
        skipped: true,
        ..Answer::to("week-1")
    };
    one.pick("weather", Vec::new(), String::new(), "Q?");
    assert!(one.skipped && one.is_blank());
    one.pick("weather", vec!["rain".into()], "Rain".into(), "Q?");
    assert!(!one.skipped && !one.is_blank());
    one.text = "All week.".into();
    assert_eq!(
        (one.whole().as_str(), one.question.as_str()),
        ("Rain\n\nAll week.", "Q?")
    );
    let record = Stored::new(Answer::id_of("week-1"), one.clone(), 1.0).write(1.0);
    assert_eq!(Stored::<Answer>::read(record).expect("an answer").data, one);
    one.pick("weather", Vec::new(), String::new(), "Q?");
    assert_eq!((one.kind.as_str(), one.whole().as_str()), ("", "All week."));
}

#[test]
fn of_two_picks_mine_stays_and_the_words_of_the_other_beside_it() {
    let mut mine = picked(&["rain"]);
    mine.merge(picked(&["sun"]));
    assert_eq!(
        (mine.picked.as_slice(), mine.aside.as_slice()),
        (
            ["rain".to_owned()].as_slice(),
            ["sun".to_owned()].as_slice()
        )
    );
    let mut same = picked(&["rain"]);
    same.merge(picked(&["rain"]));
    assert!(same.aside.is_empty());
}

#[test]
fn a_pick_of_one_tab_and_words_of_another_are_one_answer() {
    let mut words = answer("All week.");
    words.merge(picked(&["rain"]));
    assert_eq!(words.whole(), "rain\n\nAll week.");
    let mut pick = picked(&["rain"]);
    pick.merge(answer("All week."));
    assert_eq!(pick.whole(), "rain\n\nAll week.");
    assert!(pick.aside.is_empty() && words.aside.is_empty());
}

#[test]
fn where_the_beginning_is_known_only_the_tab_that_picked_counts() {
    let origin = picked(&["rain"]);
    let mut unchanged = origin.clone();
    unchanged.merge_from(&origin, picked(&["sun"]));
    assert_eq!(
        (unchanged.picked.as_slice(), unchanged.aside.len()),
        (["sun".to_owned()].as_slice(), 0)
    );
    let mut changed = picked(&["wind"]);
    changed.merge_from(&origin, origin.clone());
    assert_eq!(
        (changed.picked.as_slice(), changed.aside.len()),
        (["wind".to_owned()].as_slice(), 0)
    );
}

#[test]
fn a_weather_kept_in_the_journal_is_the_weather_of_the_entry() {
    let day = Day::parse("2026-11-24").expect("a day");
    let entry = journal_entry("week-1", &picked(&["rain"]), day, 5.0);
    assert_eq!(
        (&entry.payload["weather"], &entry.payload["text"]),
        (&json!("rain"), &json!("rain"))
    );
}

#[test]
fn one_answer_makes_one_packet_in_editions() {
    let fresh = |byte| PacketId::of([byte; 16]);
    let first = Packed::after(None, "p", "fog", fresh(1));
    assert_eq!((first.id.as_str(), first.edition), (&*"01".repeat(16), 1));
    let again = Packed::after(Some(&first), "p", "fog", fresh(2));
    assert_eq!(again, first, "pressing again makes no other packet");
    let changed = Packed::after(Some(&first), "p", "sun", fresh(3));
    assert_eq!((&changed.id, changed.edition), (&first.id, 2));
    let elsewhere = Packed::after(Some(&changed), "q", "sun", fresh(4));
    assert_eq!(
        (elsewhere.id.as_str(), elsewhere.edition),
        (&*"04".repeat(16), 1)
    );
}

#[test]
fn an_emptied_answer_keeps_the_name_of_its_packet() {
    let mut one = answer("");
    assert!(one.is_nothing());
    let packed = Packed::after(None, "p", "fog", PacketId::of([1; 16]));
    one.packed = Some(packed.clone());
    assert!(one.is_blank() && !one.is_nothing());
    // Of two tabs' packets the later edition is known afterwards.
    let mut other = answer("A map.");
    other.packed = Some(Packed {
        edition: 3,
        ..packed
    });
    one.merge(other);
    assert_eq!(one.packed.map(|packed| packed.edition), Some(3));
}

#[test]
fn what_another_browser_answered_is_not_taken_for_the_answer() {
    for (id, name, beside) in [
        ("prompt-answer:week-1", "week-1", false),
        (
            "prompt-answer:week-1:2026-11-23",
            "week-1:2026-11-23",
            false,
        ),
        ("prompt-answer:week-1~00c0ffee00c0ffee", "week-1", true),
    ] {
        assert_eq!((Answer::name_in(id), Answer::is_beside(id)), (name, beside));
    }
}
