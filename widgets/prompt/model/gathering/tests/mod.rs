//! What a gathering promises: one result whatever the order, and nothing that points at somebody.

mod attacks;
mod leaving;

use proptest::prelude::*;

use super::*;
use crate::widgets::prompt::model::packet::{
    Reply, Scale,
    Weather::{self, Cloud, Fog, Rain, Sun},
};

/// A packet with a number for its identifier.
fn packet(number: u8, answers: Vec<Reply>) -> Packet {
    let mut id = [0; 16];
    // Spread over the bytes, so that the order of identifiers is not that of the numbers.
    id[0] = number.wrapping_mul(91);
    id[1] = number;
    Packet::new(PacketId::of(id), "p", "w", answers).unwrap()
}

fn offered(options: &[String]) -> Offered {
    Offered {
        options: options.to_vec(),
        steps: 5,
    }
}

fn word(number: u8) -> Packet {
    packet(number, vec![Reply::Word(format!("word {number}"))])
}

fn gathered(packets: impl IntoIterator<Item = Packet>) -> Gathering {
    let mut gathering = Gathering::default();
    for packet in packets {
        gathering.take(packet);
    }
    gathering
}

fn texts(gathering: &Gathering, seed: u64) -> Vec<String> {
    let found = shown(gathering, &offered(&[]), seed)
        .into_iter()
        .map(|(_, shown)| shown);
    let texts = found.filter_map(|shown| match shown {
        Shown::Texts(texts) => Some(texts),
        _ => None,
    });
    texts.flatten().collect()
}

#[test]
fn fewer_than_five_answers_are_never_opened() {
    let mut gathering = gathered((0..4).map(word));
    assert!(!gathering.can_open());
    gathering.open();
    assert!(shown(&gathering, &offered(&[]), 1).is_empty());
    gathering.take(word(4));
    assert!(gathering.can_open());
    assert!(
        shown(&gathering, &offered(&[]), 1).is_empty(),
        "nothing shows before it is opened"
    );
    gathering.open();
    assert_eq!(texts(&gathering, 1).len(), 5);
    assert!(!gathering.can_open());
}

#[test]
fn a_scale_needs_five_steps() {
    let scale = |number, scale| packet(number, vec![Reply::Scale(scale)]);
    let mut gathering = gathered((0..4).map(|n| scale(n, Scale::Step(n % 5 + 1))));
    gathering.take(scale(10, Scale::NotSaid));
    gathering.take(scale(11, Scale::NotApplicable));
    assert!(!gathering.can_open());
    gathering.take(scale(12, Scale::Step(5)));
    assert!(gathering.can_open());
}

#[test]
fn each_part_is_opened_when_it_has_enough() {
    let with_word = |number| {
        let word = (number < 3).then(|| "calm".to_owned());
        packet(
            number,
            vec![Reply::Weather(Weather::ALL[usize::from(number % 2)], word)],
        )
    };
    let mut gathering = gathered((0..6).map(with_word));
    gathering.open();
    let parts: Vec<_> = shown(&gathering, &offered(&[]), 1)
        .into_iter()
        .map(|(part, _)| part)
        .collect();
    assert_eq!(parts, [Part::Weather], "three words are too few");
}

#[test]
fn more_packets_wait_until_they_are_a_group_of_their_own() {
    let mut gathering = gathered((0..7).map(word));
    gathering.open();
    let before = texts(&gathering, 1);
    for number in 7..11 {
        gathering.take(word(number));
        gathering.open();
        assert_eq!(texts(&gathering, 1), before, "{number}");
    }
    gathering.take(word(11));
    gathering.open();
    assert_eq!(texts(&gathering, 1).len(), 12);
}

#[test]
fn forgetting_and_taking_in_again_shows_nothing_new() {
    let mut gathering = gathered((0..6).map(word));
    gathering.open();
    let before = texts(&gathering, 1);
    gathering.forget();
    assert!(gathering.is_empty() && texts(&gathering, 1).is_empty());
    for number in 1..8 {
        gathering.take(word(number));
    }
    gathering.open();
    assert!(
        texts(&gathering, 1).is_empty(),
        "one of the group is missing"
    );
    gathering.take(word(0));
    gathering.open();
    assert_eq!(texts(&gathering, 1), before);
}

#[test]
fn texts_stand_in_an_order_that_tells_nothing() {
    let mut one = gathered((0..12).map(word));
    let mut other = gathered((0..12).rev().map(word));
    one.open();
    other.open();
    assert_eq!(texts(&one, 7), texts(&other, 7));
    assert_ne!(texts(&one, 7), texts(&one, 8));
}

#[test]
fn weather_stands_in_the_order_of_the_words_whatever_the_counts() {
    let of = |number, weather| packet(number, vec![Reply::Weather(weather, None)]);
    let mut gathering = gathered((0..2).map(|n| of(n, Weather::Sun)));
    (2..9).for_each(|n| {
        gathering.take(of(n, Weather::Rain));
    });
    gathering.open();
    let shown = shown(&gathering, &offered(&[]), 1);
    let [
        (
            Part::Weather,
            Shown::Spread {
                cells,
                answers,
                pooled,
            },
        ),
    ] = shown.as_slice()
    else {
        panic!("{shown:?}");
    };
    let names: Vec<_> = cells.iter().map(|cell| cell.name.as_str()).collect();
    assert_eq!(names, Weather::ALL.map(Weather::as_str));
    let least = |name: &str| cells.iter().find(|cell| cell.name == name).unwrap().least;
    assert_eq!(
        (least("sun"), least("rain"), least("fog")),
        (Some(2), Some(7), Some(0))
    );
    assert_eq!((*answers, *pooled), (9, 0));
}

#[test]
fn what_a_group_hides_is_at_least_not_counted_where_another_shows() {
    let of = |number: u8, weather| packet(number, vec![Reply::Weather(weather, None)]);
    let first = [Sun, Sun, Sun, Rain, Rain];
    let later = [Sun, Sun, Rain, Fog, Cloud];
    let mut gathering = gathered((0..).zip(first).map(|(n, weather)| of(n, weather)));
    gathering.open();
    (10..).zip(later).for_each(|(n, weather)| {
        gathering.take(of(n, weather));
    });
    gathering.open();
    let shown = shown(&gathering, &offered(&[]), 1);
    let [(_, Shown::Spread { cells, pooled, .. })] = shown.as_slice() else {
        panic!("{shown:?}");
    };
    let cell = |name: &str| {
        let cell = cells.iter().find(|cell| cell.name == name).unwrap();
        (cell.least, cell.more)
    };
    assert_eq!((cell("sun"), *pooled), ((Some(5), false), 3));
    assert_eq!(
        (cell("rain"), cell("fog")),
        ((Some(2), true), (Some(0), true))
    );
}

#[test]
fn options_come_out_in_the_order_of_all_orders() {
    let of = |number: u8, order: [&str; 3]| {
        packet(
            number,
            vec![Reply::Ranking(order.map(str::to_owned).to_vec())],
        )
    };
    let mut gathering = gathered((0..3).map(|n| of(n, ["b", "a", "c"])));
    (3..6).for_each(|n| {
        gathering.take(of(n, ["b", "c", "a"]));
    });
    gathering.open();
    let options = ["a", "b", "c"].map(str::to_owned);
    let places = vec![vec!["b".to_owned()], vec!["a".to_owned(), "c".to_owned()]];
    assert_eq!(
        shown(&gathering, &offered(&options), 1),
        [(Part::Ranking, Shown::Order(places.clone()))]
    );
    let numbered: Vec<_> = super::leaving::numbered(&places)
        .into_iter()
        .map(|(n, _)| n)
        .collect();
    assert_eq!(numbered, [1, 2]);
}

#[test]
fn of_two_packets_with_one_identifier_the_same_stays_in_any_order() {
    let forged = packet(1, vec![Reply::Word("another".into())]);
    let one = gathered([word(1), forged.clone()]);
    assert_eq!(one, gathered([forged, word(1)]));
    assert_eq!(one.len(), 1);
}

#[test]
fn a_gathering_is_stored_as_it_is_and_without_moments() {
    let mut gathering = gathered((0..7).map(word));
    gathering.open();
    gathering.take(word(9));
    let written = gathering.write();
    assert_eq!(Gathering::read(&written), gathering);
    let names: Vec<_> = written.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["groups", "packets"]);
    let mut spoiled = written;
    spoiled["packets"][0]["name"] = "Ana".into();
    assert_eq!(Gathering::read(&spoiled).len(), 7);
    assert_eq!(
        Gathering::read(&serde_json::Value::Null),
        Gathering::default()
    );
}

fn some_packets() -> impl Strategy<Value = Vec<Packet>> {
    let one = (0_u8..30, "[a-c]{1,3}").prop_map(|(n, word)| packet(n, vec![Reply::Word(word)]));
    prop::collection::vec(one, 0..40)
}

/// Packets that came in a few portions, opened after each.
fn some_gathering() -> impl Strategy<Value = Gathering> {
    prop::collection::vec(some_packets(), 0..4).prop_map(|portions| {
        let mut gathering = Gathering::default();
        for portion in portions {
            for packet in portion {
                gathering.take(packet);
            }
            gathering.open();
        }
        gathering
    })
}

fn merged(one: &Gathering, other: &Gathering) -> Gathering {
    let mut both = one.clone();
    both.merge(other.clone());
    both
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn packets_come_in_any_order_and_any_number_of_times(
        packets in some_packets(),
        seed: u64,
    ) {
        let mut again = [packets.clone(), packets.clone()].concat();
        crate::widgets::prompt::model::shuffle::shuffle(&mut again, seed);
        prop_assert_eq!(gathered(packets), gathered(again));
    }

    #[test]
    fn gatherings_merge_to_one_result_whatever_the_order(
        a in some_gathering(),
        b in some_gathering(),
        c in some_gathering(),
    ) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        let both = merged(&a, &b);
        for groups in both.groups.values() {
            for (place, group) in groups.iter().enumerate() {
                prop_assert!(group.len() >= FEWEST);
                prop_assert!(groups[..place].iter().all(|other| other.is_disjoint(group)));
            }
        }
    }
}
