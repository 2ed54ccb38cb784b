//! What a gathering promises: one result whatever the order, and nothing that points at somebody.

mod attacks;
mod editions;
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
    Packet::new((PacketId::of(id), 1), "p", "w", answers).unwrap()
}

/// Opens what waits under a question with these options.
fn open(gathering: &mut Gathering, options: &[&str]) {
    let options = options.iter().map(|&id| id.to_owned()).collect();
    gathering.open(&Offered {
        options,
        steps: 5,
        bands: false,
    });
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
    let found = shown(gathering, &[], seed)
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
    open(&mut gathering, &["a", "b", "c"]);
    assert!(shown(&gathering, &[], 1).is_empty());
    gathering.take(word(4));
    assert!(gathering.can_open());
    assert!(
        shown(&gathering, &[], 1).is_empty(),
        "nothing shows before it is opened"
    );
    open(&mut gathering, &["a", "b", "c"]);
    assert_eq!(texts(&gathering, 1).len(), 5);
    assert!(!gathering.can_open());
}

fn parts(gathering: &Gathering) -> Vec<Part> {
    let shown = shown(gathering, &[], 1).into_iter();
    shown.map(|(part, _)| part).collect()
}

#[test]
fn a_scale_needs_five_steps() {
    let scale = |number, scale| packet(number, vec![Reply::Scale(scale)]);
    let mut gathering = gathered((0..4).map(|n| scale(n, Scale::Step(n % 3 + 1))));
    gathering.take(scale(10, Scale::NotSaid));
    gathering.take(scale(11, Scale::NotApplicable));
    open(&mut gathering, &[]);
    assert!(gathering.was_opened() && parts(&gathering).is_empty());
    (12..17).for_each(|n| {
        gathering.take(scale(n, Scale::Step(n % 3 + 1)));
    });
    open(&mut gathering, &[]);
    assert_eq!(parts(&gathering), [Part::Scale]);
}

#[test]
fn how_many_packets_there_are_opens_them_and_nothing_in_them() {
    let of = |number: u8| match number {
        0 => packet(number, vec![Reply::Scale(Scale::NotSaid)]),
        1 => packet(number, vec![Reply::Weather(Fog, None)]),
        2 => packet(number, vec![Reply::Text("a text".into())]),
        _ => word(number),
    };
    for first in 0..4 {
        let mut gathering = gathered((first..first + 4).map(of));
        assert!(!gathering.can_open());
        gathering.take(of(first + 4));
        assert!(gathering.can_open(), "{first}");
        open(&mut gathering, &[]);
        assert!(gathering.was_opened() && !gathering.can_open());
    }
}

#[test]
fn each_part_is_shown_when_it_has_enough() {
    let with_word = |number| {
        let word = (number % 6 < 3).then(|| "calm".to_owned());
        packet(
            number,
            vec![Reply::Weather(Weather::ALL[usize::from(number % 2)], word)],
        )
    };
    let mut gathering = gathered((0..6).map(with_word));
    open(&mut gathering, &[]);
    assert_eq!(
        parts(&gathering),
        [Part::Weather],
        "three words are too few"
    );
    (6..12).for_each(|n| {
        gathering.take(with_word(n));
    });
    open(&mut gathering, &[]);
    let shown = shown(&gathering, &[], 1);
    assert!(
        matches!(&shown[1], (Part::WeatherWord, Shown::Texts(texts)) if texts.len() == 6),
        "the words of both are enough: {shown:?}"
    );
}

#[test]
fn more_packets_wait_until_they_are_a_group_of_their_own() {
    let mut gathering = gathered((0..7).map(word));
    open(&mut gathering, &["a", "b", "c"]);
    let before = texts(&gathering, 1);
    for number in 7..11 {
        gathering.take(word(number));
        open(&mut gathering, &["a", "b", "c"]);
        assert_eq!(texts(&gathering, 1), before, "{number}");
    }
    gathering.take(word(11));
    open(&mut gathering, &["a", "b", "c"]);
    assert_eq!(texts(&gathering, 1).len(), 12);
}

#[test]
fn forgetting_and_taking_in_again_shows_nothing_new() {
    let mut gathering = gathered((0..6).map(word));
    open(&mut gathering, &["a", "b", "c"]);
    let before = texts(&gathering, 1);
    gathering.forget();
    assert!(gathering.is_empty() && texts(&gathering, 1).is_empty());
    for number in 1..8 {
        gathering.take(word(number));
    }
    open(&mut gathering, &["a", "b", "c"]);
    assert!(
        texts(&gathering, 1).is_empty(),
        "one of the group is missing"
    );
    gathering.take(word(0));
    open(&mut gathering, &["a", "b", "c"]);
    assert_eq!(texts(&gathering, 1), before);
}

#[test]
fn texts_stand_in_an_order_that_tells_nothing() {
    let mut one = gathered((0..12).map(word));
    let mut other = gathered((0..12).rev().map(word));
    open(&mut one, &["a", "b", "c"]);
    open(&mut other, &["a", "b", "c"]);
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
    open(&mut gathering, &["a", "b", "c"]);
    let shown = shown(&gathering, &[], 1);
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
    open(&mut gathering, &["a", "b", "c"]);
    (10..).zip(later).for_each(|(n, weather)| {
        gathering.take(of(n, weather));
    });
    open(&mut gathering, &["a", "b", "c"]);
    let shown = shown(&gathering, &[], 1);
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
    open(&mut gathering, &["a", "b", "c"]);
    let options = ["a", "b", "c"].map(str::to_owned);
    let places = vec![vec!["b".to_owned()], vec!["a".to_owned(), "c".to_owned()]];
    assert_eq!(
        shown(&gathering, &options, 1),
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
    open(&mut gathering, &["a", "b", "c"]);
    gathering.take(word(9));
    let written = gathering.write();
    assert_eq!(Gathering::read(&written), gathering);
    let names: Vec<_> = written.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["groups", "opened", "packets"]);
    let mut spoiled = written;
    spoiled["packets"][0]["name"] = "Ana".into();
    assert_eq!(Gathering::read(&spoiled).len(), 7);
    assert_eq!(
        Gathering::read(&serde_json::Value::Null),
        Gathering::default()
    );
}

/// Another edition of a packet.
fn edition(edition: u32, packet: &Packet) -> Packet {
    let answers = packet.answers().to_vec();
    Packet::new((packet.id, edition), "p", "w", answers).unwrap()
}

fn said(number: u8, text: &str, edition: u32) -> Packet {
    self::edition(edition, &packet(number, vec![Reply::Word(text.into())]))
}

#[test]
fn a_group_written_without_its_cells_is_counted_in_those_its_answers_name() {
    let of = |n: u8| {
        packet(
            n,
            vec![Reply::Choice(vec![["a", "b"][usize::from(n % 2)].into()])],
        )
    };
    let mut gathering = gathered((0..6).map(of));
    open(&mut gathering, &["a", "b"]);
    let mut early = gathering.write();
    early.as_object_mut().unwrap().remove("opened");
    let ids = early["groups"]["choice"][0]["packets"].clone();
    early["groups"]["choice"][0] = ids;
    let read = Gathering::read(&early);
    let options = ["a", "b"].map(str::to_owned);
    assert_eq!(shown(&read, &options, 1), shown(&gathering, &options, 1));
    assert_eq!(read.can_open(), gathering.can_open());
}

/// Packets in up to three editions; what is in one follows from its number and edition, since nobody here forges any.
fn some_packets() -> impl Strategy<Value = Vec<Packet>> {
    let one = (0_u8..30, 1_u32..4);
    let one = one
        .prop_map(|(n, edition)| said(n, &format!("word {}", u32::from(n) % 3 + edition), edition));
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
            open(&mut gathering, &["a", "b", "c"]);
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
                prop_assert!(group.packets.len() >= FEWEST);
                let apart = |other: &Group| other.packets.is_disjoint(&group.packets);
                prop_assert!(groups[..place].iter().all(apart));
            }
        }
    }
}
