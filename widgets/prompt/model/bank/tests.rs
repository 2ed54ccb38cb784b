//! What the bank promises: well spread, safe, in both languages, and the same question for everybody.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::programme::{About, Intention};

fn programme(more: &str) -> Programme {
    let text = format!(r#"{{"escale": 1, "id": "p", "title": "P", "languages": ["fr"], {more}}}"#);
    let (programme, problems) = crate::programme::read(&text).unwrap();
    assert_eq!(problems, []);
    programme
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn words(programme: &Programme, place: usize, today: &str) -> String {
    let filled = filled(programme, day("2026-11-20"), day(today));
    filled.weeks[place]
        .question
        .as_ref()
        .unwrap()
        .text
        .pick("en")
        .to_owned()
}

#[test]
fn the_list_reads_without_a_problem_and_without_one_question_twice() {
    let (questions, problems) = read_questions(serde_json::from_str(SHIPPED).unwrap());
    assert_eq!(problems, []);
    assert!(questions.len() >= 120, "{}", questions.len());
    for language in ["en", "fr"] {
        let texts: BTreeSet<_> = questions
            .iter()
            .map(|one| one.text.pick(language))
            .collect();
        assert_eq!(texts.len(), questions.len(), "{language}");
    }
}

#[test]
fn questions_are_spread_evenly_over_intentions_subjects_and_depths() {
    let mut spread: BTreeMap<_, usize> = BTreeMap::new();
    for question in shipped() {
        let tags = (
            question.intention.unwrap(),
            question.about.unwrap(),
            question.depth.unwrap(),
        );
        *spread.entry(tags).or_default() += 1;
    }
    for intention in Intention::ALL {
        for about in About::ALL {
            for depth in 1..=Bank::DEEPEST {
                let count = spread.get(&(*intention, *about, depth)).copied();
                assert!(count >= Some(3), "{intention:?} {about:?} {depth}");
            }
        }
    }
}

#[test]
fn every_intention_and_subject_has_questions_that_are_safe_in_public() {
    let mut public = BTreeSet::new();
    for question in shipped().into_iter().filter(|question| question.public) {
        public.insert((
            question.intention,
            question.about,
            question.depth == Some(1),
        ));
    }
    assert_eq!(public.len(), 4 * 4 * 2);
    // What anybody may read goes to what is in passing: all of it.
    assert!(
        shipped()
            .iter()
            .all(|question| question.public || question.depth > Some(1))
    );
}

#[test]
fn no_question_asks_for_blame_or_secrets_and_each_is_one() {
    const WORDS: &[&str] = &[
        "fault",
        "blame",
        "guilty",
        "secret",
        "confess",
        "asham",
        "regret",
        "failed",
        "failure",
        "worst",
        "mistake",
        "salary",
        "health",
        "manager",
        "boss",
        "faute",
        "coupable",
        "secret",
        "avou",
        "honte",
        "regrett",
        "échec",
        "échou",
        "pire",
        "erreur",
        "salaire",
        "santé",
        "chef",
        "responsable de",
    ];
    for question in shipped() {
        for (language, mark) in [("en", "?"), ("fr", "\u{202f}?")] {
            let text = question.text.pick(language);
            assert!(
                text.ends_with(mark) && text.matches('?').count() == 1,
                "{text}"
            );
            let small = text.to_lowercase();
            let found = WORDS.iter().find(|word| small.contains(**word));
            assert_eq!(found, None, "{text}");
            assert!(text.chars().count() <= 120, "{text}");
        }
    }
}

#[test]
fn a_programme_chooses_among_the_questions() {
    let bank = |more: &str| {
        programme(&format!(r#""weeks": [], "bank": {{{more}}}"#))
            .bank
            .unwrap()
    };
    assert_eq!(chosen(&bank("")).len(), shipped().len());
    let some = chosen(&bank(
        r#""intentions": ["learn"], "about": ["self", "ahead"], "depth": 2"#,
    ));
    assert_eq!(some.len(), 2 * 2 * 3);
    let public = chosen(&bank(r#""public": true"#));
    assert!(
        public.len() > 100 && public.len() < shipped().len() && public.iter().all(|one| one.public)
    );
}

#[test]
fn a_programme_brings_its_own_list() {
    let own = r#""questions": [{"id": "a", "text": "A?", "starter": "I…"}, {"id": "b", "text": "B?", "depth": 3}]"#;
    let weeks = r#""start": "2026-11-23", "weeks": [{"theme": "T"}, {"theme": "U"}]"#;
    let both = programme(&format!(r#"{weeks}, "bank": {{{own}}}"#));
    let mut texts = [0, 1].map(|place| words(&both, place, "2026-11-24"));
    texts.sort();
    assert_eq!(texts, ["A?", "B?"]);
    let one = programme(&format!(r#"{weeks}, "bank": {{"depth": 2, {own}}}"#));
    assert_eq!(
        [0, 1].map(|place| words(&one, place, "2026-11-24")),
        ["A?", "A?"]
    );
    let filled = filled(&one, day("2026-11-24"), day("2026-11-24"));
    assert!(filled.weeks[0].question.as_ref().unwrap().starter.is_some());
}

#[test]
fn only_weeks_without_a_question_get_one() {
    let weeks =
        r#""weeks": [{"theme": "T", "question": {"text": "Mine?"}}, {"theme": "U"}], "bank": {}"#;
    let programme = programme(weeks);
    assert_eq!(words(&programme, 0, "2026-11-24"), "Mine?");
    let drawn = words(&programme, 1, "2026-11-24");
    assert!(shipped().iter().any(|one| one.text.pick("en") == drawn));
}

#[test]
fn without_a_bank_a_programme_stays_as_it_is() {
    let weeks = r#""weeks": [{"theme": "T", "question": {"text": "Mine?"}}]"#;
    let programme = programme(weeks);
    assert_eq!(
        filled(&programme, day("2026-01-01"), day("2030-01-01")),
        programme
    );
}

#[test]
fn the_same_week_of_the_calendar_asks_the_same_whatever_was_moved_before_it() {
    let weeks = |start: &str, more: &str| {
        let weeks = r#""weeks": [{"theme": "A"}, {"theme": "B"}, {"theme": "C"}], "bank": {}"#;
        programme(&format!(r#""start": "{start}", {weeks} {more}"#))
    };
    let plain = weeks("2026-11-23", "");
    let later = weeks("2026-11-30", "");
    assert_eq!(
        words(&plain, 1, "2026-11-24"),
        words(&later, 0, "2026-11-24")
    );
    let paused = weeks(
        "2026-11-23",
        r#", "pauses": [{"from": "2026-11-30", "to": "2026-12-01"}]"#,
    );
    assert_eq!(
        words(&plain, 2, "2026-11-24"),
        words(&paused, 1, "2026-11-24")
    );
    // Two programmes do not go hand in hand.
    let mut other = plain.clone();
    other.id = Id::parse("other").unwrap();
    let all = |programme: &Programme| [0, 1, 2].map(|place| words(programme, place, "2026-11-24"));
    assert_ne!(all(&plain), all(&other));
}

#[test]
fn where_members_come_on_different_days_they_share_the_number_of_the_week() {
    let relative = programme(r#""weeks": [{"theme": "A"}, {"theme": "B"}], "bank": {}"#);
    let on = |arrival: &str| filled(&relative, day(arrival), day("2027-06-01")).weeks;
    assert_eq!(on("2026-11-24"), on("2027-03-09"));
}

#[test]
fn weeks_go_on_after_the_last_when_the_bank_says_so() {
    let weeks =
        r#""start": "2026-11-23", "weeks": [{"theme": "A", "question": {"text": "Mine?"}}]"#;
    let plain = programme(&format!(r#"{weeks}, "bank": {{}}"#));
    let after = programme(&format!(r#"{weeks}, "bank": {{"after": true}}"#));
    let on = |programme: &Programme, today: &str| {
        let filled = filled(programme, day("2026-11-20"), day(today));
        filled
            .weeks
            .iter()
            .map(|week| week.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(on(&plain, "2027-01-01"), ["week-1"]);
    assert_eq!(on(&after, "2026-11-20"), ["week-1", "bank-2026-11-30"]);
    assert_eq!(
        on(&after, "2026-12-07"),
        [
            "week-1",
            "bank-2026-11-30",
            "bank-2026-12-07",
            "bank-2026-12-14"
        ]
    );
    let filled = filled(&after, day("2026-11-20"), day("2026-12-07"));
    assert!(filled.weeks.iter().all(|week| week.question.is_some()));
    assert_eq!(
        filled.weeks[1].theme.pick("de"),
        "Une question de la réserve"
    );
    // Ten years on it ends, without an error.
    assert_eq!(on(&after, "9000-01-01").len(), 1 + MOST_AFTER);
}

#[test]
fn weeks_that_were_there_stay_as_they_are_when_more_come() {
    let weeks = r#""weeks": [{"theme": "A"}, {"theme": "B", "question": {"text": "Mine?"}}]"#;
    for start in ["relative", "2026-11-23"] {
        let programme = programme(&format!(
            r#""start": "{start}", {weeks}, "bank": {{"after": true}}"#
        ));
        let on = |today: &str| filled(&programme, day("2026-11-24"), day(today)).weeks;
        let (before, later) = (on("2026-12-20"), on("2027-02-01"));
        assert!(later.len() > before.len(), "{start}");
        assert_eq!(before, later[..before.len()], "{start}");
    }
}

#[test]
fn a_bank_in_which_nothing_fits_asks_nothing() {
    let own = r#"{"public": true, "after": true, "questions": [{"id": "a", "text": "A?"}]}"#;
    let programme = programme(&format!(r#""weeks": [{{"theme": "T"}}], "bank": {own}"#));
    let filled = filled(&programme, day("2026-11-24"), day("2027-11-24"));
    assert_eq!((filled.weeks.len(), &filled.weeks[0].question), (1, &None));
}

/// The questions of all weeks that have none of their own, as a member meets them over so many weeks.
fn met(programme: &Programme, today: &str) -> Vec<String> {
    let filled = filled(programme, day("2026-11-24"), day(today));
    let own = &programme.weeks;
    let from_bank = |place: usize| own.get(place).is_none_or(|week| week.question.is_none());
    let weeks = filled.weeks.iter().enumerate();
    let weeks = weeks.filter(|(place, _)| from_bank(*place));
    let text = |(_, week): (usize, &Week)| Some(week.question.as_ref()?.text.pick("en").to_owned());
    weeks.filter_map(text).collect()
}

/// The first place whose question comes again before all of so many came since.
fn too_early(met: &[String], count: usize) -> Option<usize> {
    (0..met.len()).find(|place| {
        let since = met.iter().skip(place + 1).take(count.saturating_sub(1));
        since.into_iter().any(|later| *later == met[*place])
    })
}

#[test]
fn the_examples_ask_nothing_twice_before_all_came_whatever_the_rhythm() {
    let examples = [
        include_str!("../../../../examples/ambassadors.json"),
        include_str!("../../../../examples/learning.json"),
    ];
    for text in examples {
        let (mut programme, problems) = crate::programme::read(text).unwrap();
        assert_eq!(problems, []);
        let own = r#""weeks": [], "bank": {"after": true, "intentions": ["learn"]}"#;
        programme.bank = self::programme(own).bank;
        let count = chosen(programme.bank.as_ref().unwrap()).len();
        assert!(count > 12 && count < 100, "{count}");
        let starts = [
            Start::On(day("2026-11-23")),
            Start::On(day("2027-03-01")),
            Start::Relative,
        ];
        for start in starts {
            for rhythm in [None, Some(Rhythm::Day), Some(Rhythm::Workday)] {
                (programme.start, programme.rhythm) = (start, rhythm);
                let met = met(&programme, "2032-01-01");
                assert!(met.len() > 2 * count, "{}", met.len());
                assert_eq!(too_early(&met, count), None, "{start:?} {rhythm:?}");
                // A whole round has every question.
                assert_eq!(met[..count].iter().collect::<BTreeSet<_>>().len(), count);
            }
        }
    }
}

#[test]
fn pauses_and_weeks_with_a_question_of_their_own_let_nothing_come_again_early() {
    let own = r#"{"theme": "T", "question": {"text": "Mine?"}}, {"theme": "U"}"#;
    let weeks = vec![own; 40].join(", ");
    let list: Vec<_> = (0..10)
        .map(|n| format!(r#"{{"id": "q{n}", "text": "{n}?"}}"#))
        .collect();
    let bank = format!(
        r#""bank": {{"after": true, "questions": [{}]}}"#,
        list.join(", ")
    );
    let pauses = r#""pauses": [{"from": "2026-12-21", "to": "2027-01-03"}, {"from": "2027-07-12", "to": "2027-08-15"}]"#;
    let programme = programme(&format!(
        r#""start": "2026-11-23", {pauses}, "weeks": [{weeks}], {bank}"#
    ));
    let met = met(&programme, "2030-01-01");
    assert!(met.len() > 100, "{}", met.len());
    assert_eq!(too_early(&met, 10), None);
}

proptest! {
    #[test]
    fn nothing_comes_again_before_all_came(
        count in 1_usize..200,
        id in "[a-z]{1,9}",
        first in -500_i32..50_000,
        gaps in prop::collection::vec(1_i32..9, 1..500),
    ) {
        let mut draw = Draw::new(count, &id);
        let mut turn = first;
        let mut drawn = Vec::new();
        for gap in gaps {
            drawn.push(draw.next(turn).unwrap().to_string());
            turn += gap;
        }
        prop_assert_eq!(too_early(&drawn, count), None);
    }

    #[test]
    fn every_member_meets_the_same(count in 0_usize..200, id in "[a-z]{1,9}", turn: i32) {
        let first = Draw::new(count, &id).next(turn);
        prop_assert_eq!(first, Draw::new(count, &id).next(turn));
        prop_assert_eq!(first.is_some(), count > 0);
    }
}
