//! What comes from files: nothing lost on the way there and back, nothing twice, and hostile files do no harm.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{
    super::{Whole, json, sample},
    *,
};
use crate::{
    text::Weather,
    widgets::retrospective::model::{
        Card, Commitment,
        table::{Table, Value as Held, arrive, comment, document::Document, on_card},
    },
};

fn brought(text: &str) -> Brought {
    read(text.as_bytes()).expect("it is read")
}

fn on_table(brought: &Brought, client: u64) -> Document {
    let mut document = Document::new(client);
    document.bring(brought).expect("it is taken");
    document
}

/// What may leave of a table, as its file.
fn file(table: &Table) -> String {
    json::write(&Whole {
        table: Some((table.outward(true), table.round.limits)),
        ..Whole::default()
    })
}

#[test]
fn a_board_comes_back_without_loss() {
    let brought = brought(&json::write(&sample()));
    assert_eq!(
        (brought.program, brought.problems.len()),
        (Program::Escale, 0)
    );
    assert_eq!(brought.title, "Looking back: Rose");
    let table = on_table(&brought, 1).table();
    let (outward, limits) = sample().table.expect("a table");
    assert_eq!((table.outward(true), table.round.limits), (outward, limits));
    let (own, meant) = fresh_own(&brought, "spring", &[], &[]);
    assert_eq!(
        (own[0].text.as_str(), own[0].column.as_str()),
        ("Too much \"noise\"", "thorn")
    );
    assert_eq!(
        (meant[0].text.as_str(), meant[0].state.as_str()),
        ("Greet one newcomer", "done")
    );
}

#[test]
fn what_is_the_members_own_comes_back_however_long_it_is() {
    let long = "x".repeat(TEXT_CHARS + 1);
    let mut whole = sample();
    whole.own[0].text.clone_from(&long);
    whole.commitments[0].what.text.clone_from(&long);
    let brought = brought(&json::write(&whole));
    assert_eq!(brought.problems, []);
    assert_eq!(
        (&brought.own[0].text, &brought.commitments[0].text),
        (&long, &long)
    );
}

#[test]
fn the_same_file_twice_changes_nothing_and_two_who_take_it_in_have_the_same() {
    let brought = brought(&json::write(&sample()));
    let (mut one, other) = (on_table(&brought, 1), on_table(&brought, 2));
    assert_eq!(one.bytes(), other.bytes());
    let before = one.bytes();
    one.bring(&brought).expect("it is taken");
    one.merge(&other.bytes()).expect("they merge");
    assert_eq!(one.bytes(), before);
    let card = Card {
        board: "spring".into(),
        column: "thorn".into(),
        text: "Too much \"noise\"".into(),
        ..Card::default()
    };
    let made = Commitment {
        board: "spring".into(),
        text: "Greet one newcomer".into(),
        ..Commitment::default()
    };
    assert_eq!(
        fresh_own(&brought, "spring", &[card], &[made]),
        (vec![], vec![])
    );
}

#[test]
fn what_was_changed_here_since_stays() {
    let brought = brought(&json::write(&sample()));
    let mut document = on_table(&brought, 1);
    document.write([
        on_card("a", "text", Held::Text("Tea at 5".into())),
        on_card("b", "gone", Held::Flag(true)),
        arrive("v", Some(Weather::Sun)),
        arrive("w", None),
    ]);
    document.bring(&brought).expect("it is taken");
    let table = document.table();
    assert_eq!(table.cards["a"].text, "Tea at 5");
    assert!(table.cards["b"].gone);
    assert_eq!(table.weathers(), [(Weather::Sun, 1)]);
}

#[test]
fn cards_find_their_columns_by_id_or_by_title_and_two_choices_still_merge() {
    let brought = brought(&json::write(&sample()));
    let board = [
        ("keep".to_owned(), " rose ".to_owned()),
        ("bud".to_owned(), "Other".to_owned()),
    ];
    let guess = brought.guess(&board);
    let expected =
        [("bud", "bud"), ("rose", "keep")].map(|(from, to)| (from.to_owned(), to.to_owned()));
    assert_eq!(guess, expected.into());
    let mut one = on_table(&brought.clone().placed(&guess), 1);
    assert_eq!(one.table().cards["a"].column, "keep");
    let other = on_table(&brought, 2);
    one.merge(&other.bytes()).expect("they merge");
    assert_eq!(one.table().cards.len(), 2);
}

fn scrumlr() -> Json {
    json!({
        "board": { "id": "6a0e", "name": "Sprint 4", "description": null, "accessPolicy": "PUBLIC", "showAuthors": true,
            "showNotesOfOtherUsers": true, "showNoteReactions": true, "allowStacking": true, "isLocked": false,
            "sharedNote": null, "showVoting": null, "createdAt": "2024-04-02T08:00:00Z" },
        "participants": [{ "user": { "id": "u-1", "name": "Ana", "accountType": "ANONYMOUS" }, "connected": true, "role": "OWNER" }],
        "columns": [
            { "id": "c-1", "name": "Positive", "description": "", "color": "backlog-blue", "visible": true, "index": 0 },
            { "id": "c-2", "name": "Negative", "description": "", "color": "planning-pink", "visible": true, "index": 1 },
        ],
        "notes": [
            { "id": "n-1", "author": "u-1", "text": "<img src=x onerror=alert(1)>", "edited": false,
              "position": { "column": "c-1", "stack": null, "rank": 0 } },
            { "id": "n-2", "author": "u-9", "text": "Tea", "edited": true, "position": { "column": "c-2", "stack": "n-1", "rank": 0 } },
            { "id": "n-3", "author": "u-9", "text": "x".repeat(2001), "position": { "column": "c-2", "stack": null, "rank": 1 } },
            { "id": "n-4", "author": "u-9", "position": {} },
        ],
        "votings": [
            { "id": "v-2", "voteLimit": 5, "status": "CLOSED", "votes": { "total": 3, "votesPerNote": { "n-1": { "total": 2 }, "n-2": { "total": 1 } } } },
            { "id": "v-1", "voteLimit": 5, "status": "CLOSED", "votes": { "total": 9, "votesPerNote": { "n-1": { "total": 9 } } } },
        ],
    })
}

#[test]
fn a_board_of_scrumlr_comes_with_its_stacks_and_the_votes_of_its_latest_voting() {
    let brought = brought(&scrumlr().to_string());
    assert_eq!(
        (brought.program.name(), &*brought.title),
        ("scrumlr", "Sprint 4")
    );
    let problems: Vec<_> = brought
        .problems
        .iter()
        .map(|one| (one.place.clone(), one.why))
        .collect();
    let at = |path: &str| Place::Path(path.to_owned());
    assert_eq!(
        problems,
        [
            (at("notes[2].text"), Why::TooLong),
            (at("notes[3]"), Why::Wrong)
        ]
    );
    let table = on_table(&brought, 1).table();
    let topics = table.topics();
    assert_eq!(
        (topics.len(), topics[0].votes, topics[0].cards.len()),
        (1, 3, 2)
    );
    let lead = &table.cards[&topics[0].lead];
    assert_eq!(
        (lead.text.as_str(), lead.author.as_deref()),
        ("<img src=x onerror=alert(1)>", Some("Ana"))
    );
    assert_eq!(lead.column, "Positive");
}

#[test]
fn who_wrote_a_note_stays_unsaid_where_the_board_did_not_show_it() {
    let mut file = scrumlr();
    file["board"]["showAuthors"] = false.into();
    assert!(
        brought(&file.to_string())
            .cards
            .iter()
            .all(|card| card.author.is_none())
    );
}

const PARABOL: &str = "\u{feff}\"reflectionGroup\",\"author\",\"votes\",\"type\",\"createdAt\",\"discussionThread\",\"prompt\",\"content\"\n\
    \"Tea\",\"Anonymous\",3,\"Reflection\",\"2024-04-02T08:00:00.000Z\",\"\",\"Glad\",\"Tea, \"\"hot\"\"\nand early\"\n\
    \"Tea\",\"Anonymous\",3,\"Reflection\",\"2024-04-02T08:01:00.000Z\",\"\",\"Sad\",\"No sugar\"\n\
    \"Tea\",\"Anonymous\",3,\"Reflection\",\"2024-04-02T08:01:00.000Z\",\"\",\"Sad\",\"No sugar\"\n\
    \"Tea\",\"Ben\",3,\"Comment\",\"2024-04-02T08:09:00.000Z\",\"Ask\",\"\",\"Ask\"\n\
    \"Tea\",\"Ana\",3,\"Reply\",\"2024-04-02T08:10:00.000Z\",\"Ask\",\"\",\"I will\"\n\
    \"Gone\",\"Ana\",0,\"Task\",\"2024-04-02T08:10:00.000Z\",\"\",\"\",\"Alone\"\n\
    \"Tea\",\"Ana\",3,\"Reflection\",\"2024-04-02T08:11:00.000Z\",\"\",\"Sad\",\"\"\n";

#[test]
fn a_board_of_parabol_comes_with_its_groups_their_votes_and_what_was_said() {
    let brought = brought(PARABOL);
    let titles: Vec<_> = brought
        .columns
        .iter()
        .map(|(_, title)| title.as_str())
        .collect();
    assert_eq!(
        (brought.program.name(), titles),
        ("Parabol", vec!["Glad", "Sad"])
    );
    let problems: Vec<_> = brought
        .problems
        .iter()
        .map(|one| (one.place.clone(), one.why))
        .collect();
    assert_eq!(
        problems,
        [(Place::Line(9), Why::Empty), (Place::Line(8), Why::Alone)]
    );
    let table = on_table(&brought, 1).table();
    let topics = table.topics();
    assert_eq!(
        (topics.len(), topics[0].votes, topics[0].cards.len()),
        (1, 3, 3)
    );
    let lead = &table.cards[&topics[0].lead];
    assert_eq!(
        (lead.text.as_str(), lead.title.as_deref()),
        ("Tea, \"hot\"\nand early", Some("Tea"))
    );
    let said = table.comments_on(&topics[0].lead);
    let mut said: Vec<_> = said.iter().map(|(_, one)| one.text.as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["Ask", "I will"]);
    assert!(
        !format!("{table:?}").contains("Ben"),
        "comments have no names"
    );
}

#[test]
fn foreign_files_twice_change_nothing_either() {
    for text in [scrumlr().to_string(), PARABOL.to_owned()] {
        let brought = brought(&text);
        let mut document = on_table(&brought, 1);
        let before = document.bytes();
        document.bring(&brought).expect("it is taken");
        assert_eq!(document.bytes(), before);
        assert!(brought.fresh(&document).is_empty());
    }
}

#[test]
fn what_is_none_of_the_three_is_refused_by_name() {
    let why = |text: &str| read(text.as_bytes()).expect_err("it is refused");
    assert_eq!(
        why("{\"escale\": \"retrospective\", \"version\": 2}"),
        Refused::Newer
    );
    assert_eq!(why("{\"escale\": \"retrospective\"}"), Refused::Unknown);
    assert_eq!(why("{\"board\": {}"), Refused::NotJson(1, 12));
    assert_eq!(why("{\"board\": {}, \"columns\": 3}"), Refused::Unknown);
    assert_eq!(why("a,b\n1,2\n"), Refused::Unknown);
    assert_eq!(why(""), Refused::Unknown);
    assert_eq!(read(&[0xff, 0xfe]), Err(Refused::Unknown));
    assert_eq!(read(&vec![b' '; MAX_BYTES + 1]), Err(Refused::TooLarge));
    let cards: Vec<_> = (0..=MAX_CARDS)
        .map(|id| json!({ "id": format!("{id}"), "column": "c", "text": "t" }))
        .collect();
    let file = json!({ "escale": "retrospective", "version": 1, "table": { "cards": cards } });
    assert_eq!(why(&file.to_string()), Refused::TooManyCards);
}

#[test]
fn what_is_wrong_in_a_file_of_ours_is_left_out_by_its_place() {
    let card = |more: Json| {
        let mut card = json!({ "id": "a1", "column": "c", "text": "t" });
        let all = card.as_object_mut().expect("an object");
        all.extend(more.as_object().expect("an object").clone());
        card
    };
    let file = json!({ "escale": "retrospective", "version": 1, "table": { "cards": [
        card(json!({})),
        card(json!({ "text": " " })),
        card(json!({ "id": "a/b" })),
        card(json!({ "with": "../x" })),
        card(json!({ "votes": [{ "voter": "v", "count": 100 }] })),
        card(json!({ "reactions": [{ "kind": "hate", "who": "v" }] })),
        card(json!({ "comments": [{ "id": "k", "text": "x".repeat(2001) }] })),
        card(json!({ "secret": 1 })),
        card(json!({ "id": "b2", "with": "zz" })),
    ], "weathers": [
        { "who": "v", "weather": "fog" },
        { "who": "w", "weather": "hail" },
        { "who": "a/b", "weather": "fog" },
        { "who": "x", "weather": "fog", "name": "Ana" },
    ] }, "commitments": [{ "text": "t", "when": "soon" }, { "text": "t", "state": "kept" }] });
    let brought = brought(&file.to_string());
    let places: Vec<_> = brought
        .problems
        .iter()
        .map(|one| one.place.clone())
        .collect();
    let path = |path: String| Place::Path(path);
    let mut expected: Vec<_> = (1..8)
        .map(|place| path(format!("table.cards[{place}]")))
        .collect();
    expected.extend((1..4).map(|place| path(format!("table.weathers[{place}]"))));
    expected.push(path("commitments[0]".to_owned()));
    assert_eq!(places, expected);
    assert_eq!((brought.cards.len(), brought.weathers.len()), (2, 1));
    assert_eq!(
        brought.cards[1].with, None,
        "the card it was put with does not come"
    );
}

proptest! {
    #[test]
    fn any_table_comes_back_as_it_was(
        cards in prop::collection::vec(("[a-f0-9]{4}", "\\PC{1,40}", 0..3_u32, 0..4_usize), 1..12),
        said in prop::collection::vec(("[a-f0-9]{3}", any::<prop::sample::Index>(), "\\PC{1,20}"), 0..6),
        came in prop::collection::btree_map("[a-f0-9]{3}", prop::sample::select(&Weather::ALL[..]), 0..4),
    ) {
        let mut writes = Vec::new();
        for (id, text, votes, with) in &cards {
            writes.push(on_card(id, "text", Held::Text(text.clone())));
            writes.push(on_card(id, "column", Held::Text("rose".into())));
            writes.push((format!("vote/v/{id}"), Held::Count(*votes)));
            if let Some((other, ..)) = cards.get(*with) {
                writes.push(on_card(id, "with", Held::Text(other.clone())));
            }
        }
        for (id, card, text) in &said {
            writes.extend(comment(id, &cards[card.index(cards.len())].0, text));
        }
        writes.extend(came.iter().map(|(who, weather)| arrive(who, Some(*weather))));
        let table = Table::read(writes);
        let is_readable = table.cards.values().all(|card| !card.text.trim().is_empty())
            && table.comments.values().all(|one| !one.text.trim().is_empty());
        prop_assume!(is_readable);
        let text = file(&table);
        let brought = brought(&text);
        prop_assert_eq!(&brought.problems, &vec![]);
        let document = on_table(&brought, 7);
        prop_assert_eq!(file(&document.table()), text);
    }

    #[test]
    fn a_damaged_file_never_does_harm(cut in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for text in [json::write(&sample()), scrumlr().to_string(), PARABOL.to_owned()] {
            let mut bytes = text.into_bytes();
            let place = cut.index(bytes.len());
            bytes[place] = byte;
            if let Ok(brought) = read(&bytes) {
                let mut document = Document::new(1);
                document.bring(&brought).unwrap_or_default();
                document.table().topics();
            }
        }
    }
}
