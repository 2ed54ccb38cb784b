//! Random histories of several people's tables: whatever they did and however it travelled, they end up with the same bytes.

use proptest::prelude::*;

use super::{
    super::{
        document::Document,
        history::History,
        packet::{Brought, Card as Sent, Packet},
        *,
    },
    card, group, table, vote,
};

/// What may happen to tables of several people.
#[derive(Debug, Clone)]
enum Step {
    Add(usize, u8),
    Group(usize, u8, u8),
    Place(usize, u8, usize),
    Undo(usize, bool),
    Ungroup(usize, u8),
    Vote(usize, u8),
    TakeVote(usize, u8),
    React(usize, u8),
    Arrive(usize, u8),
    Close(usize, u8),
    Thank(usize, u8, bool),
    Flag(usize, u8, bool),
    Bring(usize, u8),
    Merge(usize, usize),
    Reopen(usize),
}

const PEOPLE: usize = 3;

fn any_step() -> impl Strategy<Value = Step> {
    let (at, id) = (0..PEOPLE, 0..6_u8);
    prop_oneof![
        (at.clone(), id.clone()).prop_map(|(at, id)| Step::Add(at, id)),
        (at.clone(), id.clone(), id.clone()).prop_map(|(at, a, b)| Step::Group(at, a, b)),
        (at.clone(), id.clone(), 0..4_usize).prop_map(|(at, id, to)| Step::Place(at, id, to)),
        (at.clone(), any::<bool>()).prop_map(|(at, again)| Step::Undo(at, again)),
        (at.clone(), id.clone()).prop_map(|(at, id)| Step::Ungroup(at, id)),
        (at.clone(), id.clone()).prop_map(|(at, id)| Step::Vote(at, id)),
        (at.clone(), id.clone()).prop_map(|(at, id)| Step::TakeVote(at, id)),
        (at.clone(), id.clone()).prop_map(|(at, id)| Step::React(at, id)),
        (at.clone(), id.clone()).prop_map(|(at, weather)| Step::Arrive(at, weather)),
        (at.clone(), id.clone()).prop_map(|(at, worth)| Step::Close(at, worth)),
        (at.clone(), id.clone(), any::<bool>()).prop_map(|(at, id, off)| Step::Thank(at, id, off)),
        (at.clone(), id.clone(), any::<bool>()).prop_map(|(at, id, on)| Step::Flag(at, id, on)),
        (at.clone(), id).prop_map(|(at, id)| Step::Bring(at, id)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Step::Merge(from, to)),
        at.prop_map(Step::Reopen),
    ]
}

fn packet(number: u8) -> Brought {
    let cards = (0..=number % 3).map(|place| Sent {
        column: "wind".to_owned(),
        text: format!("{number} {place}"),
        origin: None,
    });
    Brought::Cards(Packet::new("board", None, cards.collect(), [number; 16]).unwrap())
}

fn run(steps: Vec<Step>, clients: &mut u64, all: &mut [Document]) {
    let name = |id: u8| ["a", "b", "c", "d", "e", "f"][usize::from(id)];
    let mut past: Vec<History> = vec![History::default(); PEOPLE];
    for step in steps {
        match step {
            Step::Add(at, id) => {
                past[at].does(&card(name(id)), |key| all[at].value(key));
                all[at].write(card(name(id)));
            }
            Step::Place(at, id, to) => {
                let table = all[at].table();
                let mut leads: Vec<_> = table.topics().into_iter().map(|one| one.lead).collect();
                table.arrange(&mut leads);
                let writes = table.place(name(id), "wind", &leads, to);
                past[at].does(&writes, |key| all[at].value(key));
                all[at].write(writes);
            }
            Step::Undo(at, again) => {
                let now = |key: &str| all[at].value(key);
                let sets = if again {
                    past[at].redo(now)
                } else {
                    past[at].undo(now)
                };
                all[at].set(sets);
            }
            Step::Group(at, id, with) => group(&all[at], name(id), name(with)),
            Step::Ungroup(at, id) => all[at].write(all[at].table().ungroup(name(id))),
            Step::Vote(at, id) => vote(&all[at], &format!("v{at}"), name(id), 1),
            Step::TakeVote(at, id) => {
                all[at].write(all[at].table().take_vote(&format!("v{at}"), name(id)));
            }
            Step::React(at, id) => {
                all[at].write([all[at].table().react("w", name(id), "same")]);
            }
            Step::Arrive(at, weather) => {
                // The first of them takes it back.
                let place = usize::from(weather).checked_sub(1);
                let weather = place.and_then(|place| Weather::ALL.get(place).copied());
                let write = [arrive(&format!("v{at}"), weather)];
                past[at].does(&write, |key| all[at].value(key));
                all[at].write(write);
            }
            Step::Close(at, worth) => {
                let who = format!("v{at}");
                all[at].write([
                    closing::worth(&who, Some(worth)),
                    closing::word(&who, name(worth)),
                    Round::say("intention", name(worth)),
                ]);
            }
            Step::Thank(at, id, true) => all[at].write([closing::unthank(name(id))]),
            Step::Thank(at, id, false) => all[at].write(closing::thank(name(id), "", "tea")),
            Step::Flag(at, id, on) => all[at].write([on_card(name(id), "gone", Value::Flag(on))]),
            Step::Bring(at, number) => all[at].take(&[packet(number)]).unwrap(),
            Step::Merge(from, to) => {
                let bytes = all[from].bytes();
                all[to].merge(&bytes).unwrap();
            }
            Step::Reopen(at) => {
                let bytes = all[at].bytes();
                *clients += 1;
                all[at] = Document::new(*clients);
                all[at].merge(&bytes).unwrap();
            }
        }
    }
}

/// What may be written beside the cards.
fn any_beside() -> impl Strategy<Value = Write> {
    let pick = |of: &[&'static str]| prop::sample::select(of.to_vec());
    let (who, id) = (pick(&["v0", "v1"]), pick(&["a", "b"]));
    let text = |text: &str| Value::Text(text.to_owned());
    prop_oneof![
        (who.clone(), id.clone(), 0..3_u32)
            .prop_map(|(who, id, count)| (format!("vote/{who}/{id}"), Value::Count(count))),
        (who.clone(), id.clone(), any::<bool>())
            .prop_map(|(who, id, is)| (format!("react/{who}/{id}/same"), Value::Flag(is))),
        who.clone()
            .prop_map(move |who| (format!("voter/{who}"), text("Ben"))),
        (who.clone(), pick(&["sun", "fog", "hail", ""]))
            .prop_map(move |(who, word)| (format!("open/{who}/weather"), text(word))),
        (who, 0..7_u32)
            .prop_map(|(who, worth)| { (format!("close/{who}/worth"), Value::Count(worth)) }),
        (id.clone(), pick(&["tea", ""]))
            .prop_map(move |(id, words)| (format!("thanks/{id}/text"), text(words))),
        (id, any::<bool>()).prop_map(|(id, is)| (format!("thanks/{id}/gone"), Value::Flag(is))),
    ]
}

/// A few thousand, or as many as `ESCALE_HISTORIES` says.
fn histories() -> ProptestConfig {
    cases(1)
}

fn cases(part: u32) -> ProptestConfig {
    let wanted = std::env::var("ESCALE_HISTORIES").ok();
    let cases = wanted.and_then(|count| count.parse().ok()).unwrap_or(2_000);
    ProptestConfig {
        max_shrink_iters: 2_000,
        ..ProptestConfig::with_cases(cases / part)
    }
}

proptest! {
    #![proptest_config(histories())]

    /// Whatever people did on their tables, and whichever way those travelled: once all have all, all have the same, to
    /// the last byte; and merging once more, or a packet once more, changes nothing.
    #[test]
    fn tables_that_merge_in_any_order_and_any_number_of_times_are_equal_to_the_byte(
        steps in prop::collection::vec(any_step(), 0..30),
        order in Just([0, 1, 2]).prop_shuffle(),
    ) {
        let mut clients = 100;
        let mut all: Vec<_> = (1..).take(PEOPLE).map(Document::new).collect();
        run(steps, &mut clients, &mut all);
        let states: Vec<_> = all.iter().map(Document::bytes).collect();
        let mut here = Document::new(50);
        for at in [0, 1, 2] {
            here.merge(&states[at]).unwrap();
        }
        let mut there = Document::new(51);
        for at in order {
            for again in [at, order[0]] {
                there.merge(&states[again]).unwrap();
            }
        }
        prop_assert_eq!(here.bytes(), there.bytes());
        for one in &mut all {
            one.merge(&here.bytes()).unwrap();
            prop_assert_eq!(one.bytes(), here.bytes());
            prop_assert_eq!(one.table(), here.table());
        }
    }

}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn what_stands_beside_the_cards_is_taken_in_as_if_all_was_read_anew(
        steps in prop::collection::vec(any_step(), 0..20),
        writes in prop::collection::vec(any_beside(), 1..20),
    ) {
        let mut all: Vec<_> = (1..).take(PEOPLE).map(Document::new).collect();
        run(steps, &mut 100, &mut all);
        let mut table = all[0].table();
        for write in writes {
            let writes = [write];
            all[0].write(writes.clone());
            prop_assert!(table.take_in(&writes));
            prop_assert_eq!(&table, &all[0].table());
        }
        let before = table.clone();
        prop_assert!(!table.take_in(&card("a")));
        prop_assert_eq!(table, before);
    }

    /// Packets alone, in any order, some of them twice, all at once or one by one.
    #[test]
    fn packets_in_any_order_and_any_number_of_times_make_the_same_table(
        order in Just((0..12_u8).collect::<Vec<_>>()).prop_shuffle(),
        twice in prop::collection::vec(0..12_u8, 0..6),
    ) {
        let mut here = Document::new(50);
        here.take(&(0..12).map(packet).collect::<Vec<_>>()).unwrap();
        let mut there = Document::new(51);
        for number in order.into_iter().chain(twice) {
            there.take(&[packet(number)]).unwrap();
        }
        prop_assert_eq!(here.bytes(), there.bytes());
    }

}

proptest! {
    #![proptest_config(histories())]

    /// A changed byte is refused, or makes another table: it never ends the page.
    #[test]
    fn an_update_changed_anywhere_is_refused_or_merged(
        steps in prop::collection::vec(any_step(), 1..20),
        place in any::<prop::sample::Index>(),
        byte: u8,
    ) {
        let mut all: Vec<_> = (1..).take(PEOPLE).map(Document::new).collect();
        run(steps, &mut 100, &mut all);
        let mut bytes = all[0].bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let mut document = table(&["a", "b"]);
        let before = document.bytes();
        if document.merge(&bytes).is_err() {
            prop_assert_eq!(document.bytes(), before);
        }
    }

    #[test]
    fn bytes_from_anywhere_are_refused_or_merged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut document = table(&["a"]);
        document.merge(&bytes).unwrap_or_default();
        prop_assert_eq!(&document.table().cards["a"].text, "a");
    }
}
