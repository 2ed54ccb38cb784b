//! What a table promises: it is read the same by everybody, votes stay within their limits, groups hold, and what is wrong
//! is refused.

mod histories;

use super::{document::Document, guard::Refused, votes::Limits, *};

fn card(id: &str) -> [Write; 2] {
    let field = |name: &str, text: &str| on_card(id, name, Value::Text(text.to_owned()));
    [field("text", id), field("column", "wind")]
}

fn table(cards: &[&str]) -> Document {
    let document = Document::new(7);
    document.write(cards.iter().flat_map(|id| card(id)));
    document
}

fn group(document: &Document, id: &str, with: &str) {
    document.write(document.table().group(id, with));
}

fn vote(document: &Document, voter: &str, card: &str, times: usize) {
    for _ in 0..times {
        document.write(document.table().vote(voter, card));
    }
}

/// Topics as lead, votes and rank, in their order.
fn ranked(document: &Document) -> Vec<(String, u32, usize)> {
    let topics = document.table().topics();
    topics
        .into_iter()
        .map(|topic| (topic.lead, topic.votes, topic.rank))
        .collect()
}

#[test]
fn a_card_has_what_was_written_and_what_is_unknown_is_left_aside() {
    let document = table(&["a"]);
    document.write([
        on_card("a", "author", Value::Text("Ana".into())),
        on_card("a", "colour", Value::Text("red".into())),
        on_card("a", "hidden", Value::Count(1)),
        on_card("b", "column", Value::Text("wind".into())),
        ("weather/today".into(), Value::Text("fog".into())),
    ]);
    let found = document.table();
    assert_eq!(found.cards.len(), 1);
    let expected = Card {
        text: "a".into(),
        column: "wind".into(),
        author: Some("Ana".into()),
        ..Card::default()
    };
    assert_eq!(found.cards["a"], expected);
}

#[test]
fn each_has_five_votes_and_three_on_one_topic() {
    let document = table(&["a", "b", "c"]);
    vote(&document, "ana", "a", 4);
    assert_eq!(document.table().votes_of("ana")["a"], 3);
    vote(&document, "ana", "b", 4);
    assert_eq!(document.table().votes_of("ana")["b"], 2);
    assert_eq!(document.table().votes_left("ana"), Some(0));
    assert!(document.table().vote("ana", "c").is_empty());
    document.write(document.table().take_vote("ana", "a"));
    assert_eq!(document.table().votes_left("ana"), Some(1));
    assert!(document.table().take_vote("ben", "a").is_empty());
}

#[test]
fn one_on_each_card_has_no_other_end() {
    let document = table(&["a", "b", "c", "d", "e", "f"]);
    let limits = Limits {
        single: true,
        ..Limits::default()
    };
    document.write(Round::limit(limits));
    for id in ["a", "b", "c", "d", "e", "f"] {
        vote(&document, "ana", id, 2);
    }
    assert_eq!(document.table().votes_of("ana").values().sum::<u32>(), 6);
    assert_eq!(document.table().votes_left("ana"), None);
}

#[test]
fn votes_beyond_the_limits_do_not_count_however_they_came() {
    let document = table(&["a", "b"]);
    let write = |card: &str, count| (format!("vote/eve/{card}"), Value::Count(count));
    document.write([write("a", 4_000_000_000), write("b", 4_000_000_000)]);
    assert_eq!(document.table().votes_of("eve").values().sum::<u32>(), 5);
    // Two threes that are grouped are three.
    let document = table(&["a", "b"]);
    vote(&document, "ana", "a", 3);
    vote(&document, "ana", "b", 2);
    group(&document, "b", "a");
    assert_eq!(document.table().votes_of("ana")["a"], 3);
    document.write(document.table().take_vote("ana", "a"));
    assert_eq!(document.table().votes_of("ana")["a"], 2);
}

#[test]
fn somebody_without_a_device_votes_through_another() {
    let document = table(&["a"]);
    document.write([Table::proxy("p1", " Ben ")]);
    vote(&document, "p1", "a", 2);
    vote(&document, "ana", "a", 1);
    assert_eq!(document.table().proxies["p1"], "Ben");
    assert_eq!(ranked(&document), [("a".to_owned(), 3, 1)]);
}

#[test]
fn as_many_votes_share_a_place() {
    let document = table(&["a", "b", "c", "d"]);
    vote(&document, "ana", "a", 2);
    vote(&document, "ben", "b", 2);
    vote(&document, "ben", "c", 1);
    let ranks: Vec<_> = ranked(&document)
        .into_iter()
        .map(|(_, votes, rank)| (votes, rank))
        .collect();
    assert_eq!(ranks, [(2, 1), (2, 1), (1, 3), (0, 4)]);
}

#[test]
fn a_topic_holds_together_and_every_card_keeps_its_column() {
    let document = table(&["a", "b", "c", "d"]);
    document.write([on_card("b", "column", Value::Text("rocks".into()))]);
    group(&document, "b", "a");
    group(&document, "d", "c");
    group(&document, "c", "b");
    let found = document.table();
    for id in ["a", "b", "c", "d"] {
        assert_eq!(found.lead(id), "a", "{id}");
    }
    assert_eq!(found.cards["b"].column, "rocks");
    let topics = found.topics();
    assert_eq!(topics.len(), 1);
    assert_eq!(topics[0].cards[0], "a");
    assert!(found.group("a", "d").is_empty());
}

#[test]
fn a_card_leaves_its_topic_and_the_others_stay_together() {
    let document = table(&["a", "b", "c"]);
    group(&document, "b", "a");
    group(&document, "c", "a");
    document.write([document.table().name("a", "Time")]);
    document.write(document.table().ungroup("a"));
    let found = document.table();
    assert_eq!(found.lead("a"), "a");
    assert_eq!(found.lead("b"), found.lead("c"));
    assert_ne!(found.lead("b"), "a");
    let title = found.cards[&found.lead("b")].title.clone();
    assert_eq!(title, Some("Time".to_owned()));
    assert_eq!(found.cards["a"].title, None);
}

#[test]
fn a_ring_has_one_lead_for_everybody() {
    let document = table(&["a", "b", "c", "d"]);
    let with = |id: &str, with: &str| on_card(id, "with", Value::Text(with.into()));
    document.write([
        with("c", "b"),
        with("b", "d"),
        with("d", "c"),
        with("a", "d"),
    ]);
    for id in ["a", "b", "c", "d"] {
        assert_eq!(document.table().lead(id), "b", "{id}");
    }
    document.write([with("a", "a")]);
    assert_eq!(document.table().lead("a"), "a");
}

#[test]
fn a_card_that_is_gone_leads_nothing_and_comes_back_with_all_it_had() {
    let document = table(&["a", "b"]);
    group(&document, "b", "a");
    vote(&document, "ana", "a", 2);
    document.write([on_card("a", "gone", Value::Flag(true))]);
    assert_eq!(ranked(&document), [("b".to_owned(), 0, 1)]);
    document.write([on_card("a", "gone", Value::Flag(false))]);
    assert_eq!(ranked(&document), [("a".to_owned(), 2, 1)]);
}

#[test]
fn reactions_count_people_and_can_be_taken_back() {
    let document = table(&["a"]);
    for who in ["ana", "ben", "ana", "cem"] {
        document.write([document.table().react(who, "a", "same")]);
    }
    let found = document.table();
    assert_eq!(found.reactions("a", "same"), 2);
    assert_eq!(found.reactions("a", "thanks"), 0);
    assert!(found.reacts("cem", "a", "same") && !found.reacts("ana", "a", "same"));
}

#[test]
fn a_comment_stands_on_its_card_until_it_is_taken_back() {
    let document = table(&["a"]);
    document.write(comment("k", "a", "Yes"));
    document.write(comment("l", "nowhere", "No"));
    assert_eq!(document.table().comments_on("a")[0].1.text, "Yes");
    assert_eq!(document.table().comments.len(), 1);
    document.write([("comment/k/gone".to_owned(), Value::Flag(true))]);
    assert!(document.table().comments_on("a").is_empty());
}

#[test]
fn a_card_is_covered_by_the_round_or_by_itself() {
    let document = table(&["a", "b"]);
    document.write([
        Round::cover(true),
        on_card("a", "hidden", Value::Flag(true)),
    ]);
    assert!(document.table().is_covered("a") && document.table().is_covered("b"));
    document.write([Round::cover(false)]);
    assert!(document.table().is_covered("a") && !document.table().is_covered("b"));
}

#[test]
fn phases_are_moved_left_out_and_had_once_more_and_the_round_stays_where_it_is() {
    let document = Document::new(1);
    document.write([document.table().round.go(2)]);
    let phase = || document.table().round.phase();
    assert_eq!(phase(), Phase::Understand);
    document.write(document.table().round.raise(2));
    assert_eq!(
        (document.table().round.at(), phase()),
        (1, Phase::Understand)
    );
    document.write(document.table().round.skip(0));
    assert_eq!(
        (document.table().round.at(), phase()),
        (0, Phase::Understand)
    );
    document.write(document.table().round.repeat(Phase::Gather));
    let phases = document.table().round.phases;
    let expected = [
        Phase::Understand,
        Phase::Gather,
        Phase::Decide,
        Phase::Close,
        Phase::Gather,
    ];
    assert_eq!(phases, expected);
    document.write([document.table().round.go(40)]);
    assert_eq!(document.table().round.at(), 4);
    for _ in 0..9 {
        document.write(document.table().round.skip(0));
    }
    assert_eq!(document.table().round.phases, [Phase::Gather]);
}

#[test]
fn what_is_refused_leaves_the_table_as_it_was() {
    let mut document = table(&["a"]);
    let before = document.bytes();
    let good = table(&["b"]).bytes();
    for end in 0..good.len() {
        assert!(document.merge(&good[..end]).is_err(), "{end}");
        assert_eq!(document.bytes(), before, "{end}");
    }
    let mut longer = good.clone();
    longer.push(0);
    assert_eq!(document.merge(&longer), Err(Refused::Damaged));
    assert_eq!(document.merge_all([&good, &longer]), Err(Refused::Damaged));
    assert_eq!(document.bytes(), before);
}

#[test]
fn a_document_that_is_no_table_is_foreign() {
    use yrs::{Any, Array, Doc, Map, ReadTxn, StateVector, Text, Transact};
    let bytes = |make: &dyn Fn(&Doc)| {
        let doc = Doc::with_client_id(3);
        make(&doc);
        doc.transact()
            .encode_state_as_update_v1(&StateVector::default())
    };
    let others = [
        bytes(&|doc| {
            doc.get_or_insert_text("board")
                .push(&mut doc.transact_mut(), "x");
        }),
        bytes(&|doc| {
            let map = doc.get_or_insert_map("other");
            map.insert(&mut doc.transact_mut(), "card/a/text", "x");
        }),
        bytes(&|doc| {
            let map = doc.get_or_insert_map("board");
            map.insert(&mut doc.transact_mut(), "card/a/text", Any::Null);
        }),
        bytes(&|doc| {
            let array = doc.get_or_insert_array("board");
            array.push_back(&mut doc.transact_mut(), true);
        }),
    ];
    for other in others {
        assert_eq!(guard::check(&other), Err(Refused::Foreign));
    }
}

#[test]
fn an_update_that_announces_more_than_it_has_gets_no_room() {
    // So many clients, so many entries, so long a key.
    for update in [
        &[0xff, 0xff, 0xff, 0xff, 0x0f][..],
        &[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 7, 0],
        &[1, 1, 7, 0, 0x28, 1, 5, b'b', b'o', b'a', b'r', b'd', 150, 1],
    ] {
        assert_eq!(guard::check(update), Err(Refused::Truncated), "{update:?}");
    }
    let endless = [&[1, 1, 7, 0, 0x28, 1, 5][..], b"board", &[0xff, 0xff, 3]].concat();
    assert_eq!(guard::check(&endless), Err(Refused::TooLong));
    assert_eq!(
        guard::check(&vec![0; guard::MAX_BYTES + 1]),
        Err(Refused::TooLarge)
    );
}

#[test]
fn entries_that_wait_for_each_other_or_for_none_are_damage() {
    let entry = |client: u8, of: u8, at: u8| [1, client, 0, 0xa8, of, at, 1, 120];
    let ring = [&[2][..], &entry(9, 7, 0), &entry(7, 9, 0), &[0]].concat();
    assert_eq!(Document::new(1).merge(&ring), Err(Refused::Damaged));
    let own = [&[1][..], &entry(9, 9, 0), &[0]].concat();
    assert_eq!(guard::check(&own), Err(Refused::Damaged));
    let missing = [&[1][..], &entry(9, 8, 0), &[0]].concat();
    assert_eq!(guard::check(&missing), Err(Refused::Damaged));
}

#[test]
fn more_cards_than_a_table_holds_are_refused() {
    let mut document = table(&["a"]);
    let before = document.bytes();
    let large = Document::new(8);
    large.write((0..=MAX_CARDS).map(|n| on_card(&n.to_string(), "text", Value::Text("x".into()))));
    assert_eq!(document.merge(&large.bytes()), Err(Refused::TooManyCards));
    assert_eq!(document.bytes(), before);
}

#[test]
fn the_bytes_of_a_table_that_was_stored_are_read_as_they_were_meant() {
    let golden = include_str!("../../../../../tests/records/retrospective-board.1.json");
    let record: serde_json::Value = serde_json::from_str(golden).unwrap();
    let state = record["payload"]["states"][0].as_str().unwrap();
    let state = kept::read(state).unwrap();
    let mut document = Document::new(9);
    document.merge(&state).unwrap();
    assert_eq!(document.bytes(), state);
    assert_eq!(document.table().cards["a"].text, "Thé");
    assert_eq!(document.table().votes_of("m")["a"], 2);
}
