//! Packets of a retrospective, the Yjs updates in them, and tables with whatever keys and values: what is taken in is the
//! same again when it is merged once more, what a table writes a table takes in, and every card lies in one topic.

#![no_main]

use std::collections::BTreeSet;

use escale::{
    share::packet,
    widgets::retrospective::model::table::{
        Folded, Round, TEXT_CHARS, Table, Topics, Value, Write, bounded,
        document::Document,
        guard,
        packet::{BOARD, Brought, CARDS, board, carried::given, found, read},
    },
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert!(!found(bytes).is_empty());
    drop(given(bytes));
    // The contents reach their readers without a frame, which random bytes hardly ever have.
    if let Ok(packet) = read(bytes) {
        assert_eq!(read(&packet.content()), Ok(packet.clone()));
        let file = packet::file(CARDS, &packet.content()).expect("it was read");
        assert_eq!(found(&file)[0].1, Ok(Brought::Cards(packet.clone())));
        let mut document = Document::new(1);
        document
            .take(&[Brought::Cards(packet.clone())])
            .expect("a packet is taken in");
        assert_eq!(document.table().cards.len(), packet.ids().len());
    }
    let mut document = Document::new(1);
    if document.merge(bytes).is_ok() {
        merged_again(document);
    }
    written(&writes(bytes));
});

/// Merged once more, here or elsewhere, it is the same.
fn merged_again(mut document: Document) {
    let state = document.bytes();
    assert_eq!(document.merge(&state), Ok(()));
    assert_eq!(document.bytes(), state);
    let mut other = Document::new(2);
    assert_eq!(other.merge(&state), Ok(()));
    assert_eq!(other.table(), document.table());
    whole(&document.table());
}

/// A document that was written on is taken in elsewhere, and as a packet.
fn written(writes: &[Write]) {
    let document = Document::new(1);
    document.write(writes.iter().cloned());
    assert_eq!(guard::check(&document.bytes()), Ok(()));
    let content = board("spring", &document);
    let file = packet::file(BOARD, &content).expect("it is small");
    let Ok(Brought::Board { update, .. }) = &found(&file)[0].1 else {
        panic!("no board in its own packet");
    };
    assert_eq!(*update, document.bytes());
    merged_again(document);
}

/// Every card that lies there is in one topic and one column, leads stand for themselves, and votes keep their limits.
fn whole(table: &Table) {
    let topics = Topics::of(table);
    let there: BTreeSet<&String> = table.there().map(|(id, _)| id).collect();
    let grouped: Vec<&String> = topics.all().iter().flat_map(|topic| &topic.cards).collect();
    assert_eq!(grouped.len(), there.len());
    assert_eq!(grouped.into_iter().collect::<BTreeSet<_>>(), there);
    for topic in topics.all() {
        assert_eq!(topic.cards[0], topic.lead);
        assert!(topic.cards.iter().all(|id| table.lead(id) == topic.lead));
    }
    let lanes = table.lanes(topics.all(), &["wind".to_owned()]);
    let cards: usize = lanes.values().map(|lane| lane.cards).sum();
    assert_eq!(cards, there.len());
    let limits = table.round.limits;
    for voter in ["a", "b"] {
        let given = table.votes_of(voter);
        let on_one = if limits.single { 1 } else { limits.most };
        assert!(given.values().all(|count| (1..=on_one).contains(count)));
        assert!(limits.single || given.values().sum::<u32>() <= limits.votes);
    }
    drop(table.outward(true));
    for id in Folded::of(table).find("a") {
        assert!(!table.is_covered(&id));
    }
}

/// Bytes as doings on a table of a few cards, so that they meet: which key, and what stands there.
fn writes(bytes: &[u8]) -> Vec<Write> {
    let id = |byte: u8| ["a", "b", "c", "d", "e", "f"][usize::from(byte) % 6];
    let one = |part: &[u8]| {
        let [what, on, value] = *part else {
            return None;
        };
        let (card, other) = (id(on), id(value));
        let field = |name: &str| ["card", card, name].join("/");
        let text = |text: &str| Value::Text(bounded(text, TEXT_CHARS));
        Some(match what % 12 {
            0 => (field("text"), text(other)),
            1 => (
                field("column"),
                text(["wind", "rocks"][usize::from(value) % 2]),
            ),
            2 | 3 => (field("with"), text(other)),
            4 => (field("order"), text(other)),
            5 => (field("gone"), Value::Flag(value % 2 == 0)),
            6 => (field("hidden"), Value::Flag(value % 2 == 0)),
            7 => (
                ["vote", ["a", "b"][usize::from(value) % 2], card].join("/"),
                Value::Count(value.into()),
            ),
            8 => Table::default().react(other, card, "same"),
            9 => (["comment", other, "card"].join("/"), text(card)),
            10 => (["comment", other, "text"].join("/"), text(card)),
            _ => Round::cover(value % 2 == 0),
        })
    };
    bytes.chunks(3).take(400).filter_map(one).collect()
}
