//! Programs that keep pages of Markdown: Logseq and Obsidian.

use serde_json::{Value, json};

use super::*;

#[test]
fn the_bullets_of_a_page_become_paragraphs_and_lists() {
    let page = "title:: x\n\n- We moored in [[Brest]].\n  id:: 64a\n  On the way:\n\t- fog #weather\n\t  for hours\n\t- a buoy\n\t\t- green\n- TODO write\n  collapsed:: true\n  :LOGBOOK:\n  CLOCK: [2026-11-23]\n  :END:\n-\n- ```\n  a:: b\n  # c\n  ```\n- ![view](../assets/view.png){:height 20} #[[two words]]\n";
    let zip = zip_of(&[
        ("graph/journals/2026_11_23.md", page.as_bytes()),
        ("graph/pages/2026-11-22.md", b"- no journal"),
        ("graph/assets/view.png", PNG),
        ("graph/logseq/config.edn", b"{}"),
    ]);
    let (format, brought) = bring(&[("graph.zip", &zip)]);
    assert_eq!((format, brought.entries.len()), (Format::Logseq, 1));
    assert_eq!(brought.broken, []);
    let one = &brought.entries[0];
    assert_eq!(
        one.entry.text,
        "We moored in Brest.\nOn the way:\n\n- fog #weather\n  for hours\n- a buoy\n  - green\n\nTODO write\n\n```\na:: b\n# c\n```\n\n two words"
    );
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2026-11-23", None)
    );
    assert_eq!(one.entry.tags, ["weather", "two words"]);
    assert_eq!(one.pictures.len(), 1);
    assert_eq!(
        Value::Object(one.entry.origin.clone().unwrap().rest),
        json!({ "title": "x" })
    );
}

#[test]
fn a_logbook_without_an_end_and_properties_of_several_blocks_lose_nothing() {
    let page =
        b"- a\n  rating:: 1\n  :LOGBOOK:\n  CLOCK: [2026-11-23]\n- b\n  rating:: 2\n- c".as_slice();
    let one = only(&[("2026_11_23.md", page)]).entry;
    assert_eq!(one.text, "a\n\nb\n\nc");
    assert_eq!(
        Value::Object(one.origin.unwrap().rest),
        json!({ "rating": "1, 2" })
    );
}

#[test]
fn pages_of_a_graph_chosen_one_by_one_are_known_by_their_names() {
    let (format, brought) = bring(&[
        ("2026_11_23.md", b"- a".as_slice()),
        ("2026_11_24.md", b"tags:: b, [[c d]]\n- b"),
    ]);
    assert_eq!(format, Format::Logseq);
    assert_eq!(texts(&brought), ["a", "b"]);
    assert_eq!(brought.entries[1].entry.tags, ["b", "c d"]);
}

#[test]
fn daily_notes_are_found_wherever_they_lie() {
    let page = "---\ndate: 2026-11-23T08:15\ntags: [sea, \"two words\"]\nmood: calm\n---\nSaw [[Brest|the port]] #fog `#code` ![[view.png|300]]\n\n![[missing.png]] ![[note]]\n";
    let zip = zip_of(&[
        ("Vault/.obsidian/app.json", b"{}"),
        ("Vault/Daily/2026/2026-11-23.md", page.as_bytes()),
        ("Vault/Daily/2026-11-24 - A walk.md", b"x"),
        ("Vault/Work/2026-11-23.md", b"y"),
        ("Vault/Frogs.md", b"no journal"),
        ("Vault/Dated.md", b"---\ncreated: 2020-01-01\n---\nz"),
        ("Vault/attachments/view.png", PNG),
    ]);
    let (format, brought) = bring(&[("vault.zip", &zip)]);
    assert_eq!(format, Format::Obsidian);
    let all: Vec<_> = brought
        .entries
        .iter()
        .map(|one| (one.entry.date.as_str(), one.entry.text.as_str()))
        .collect();
    assert_eq!(
        all,
        [
            ("2026-11-24", "# A walk\n\nx"),
            (
                "2026-11-23",
                "Saw the port #fog `#code` \n\n![[missing.png]] ![[note]]"
            ),
            ("2020-01-01", "# Dated\n\nz"),
            ("2026-11-23", "y"),
        ]
    );
    let one = &brought.entries[1];
    assert_eq!(one.entry.time.as_deref(), Some("08:15"));
    assert_eq!(one.entry.tags, ["sea", "two words", "fog"]);
    assert_eq!(one.entry.pictures[0].blob, "Vault/attachments/view.png");
    assert_eq!(
        Value::Object(one.entry.origin.clone().unwrap().rest),
        json!({ "date": "2026-11-23T08:15", "mood": "calm" })
    );
    assert_ne!(one.id, brought.entries[3].id);
    let broken: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, _, reason)| reason.clone())
        .collect();
    assert_eq!(
        broken,
        [Reason::PictureMissing {
            name: "missing.png".to_owned()
        }]
    );
}

#[test]
fn a_page_of_the_same_day_that_says_something_else_is_another_entry() {
    for name in ["2026_11_23.md", "2026-11-23.md"] {
        let of = |text: &str| only(&[(name, text.as_bytes())]);
        let (one, other) = (of("- fog"), of("- fog, then sun"));
        assert_ne!(one.id, other.id);
        assert_eq!(one.id, of("- fog").id);
        // As both were named before.
        assert!(one.former.is_some());
        assert_eq!(one.former, other.former);
    }
}

#[test]
fn a_note_without_a_day_is_named_where_it_was_chosen_itself() {
    let (_, brought) = bring(&[
        ("2026-11-23.md", b"a".as_slice()),
        ("Frogs.md", b"b"),
        ("bytes.md", b"\xff"),
    ]);
    assert_eq!(texts(&brought), ["a"]);
    assert_eq!(
        brought.broken,
        [
            ("Frogs.md".to_owned(), None, Reason::NoDate),
            ("bytes.md".to_owned(), None, Reason::NotText)
        ]
    );
}

#[test]
fn days_are_found_in_names() {
    use super::super::page::day_in;
    let found = |name| day_in(name).map(|day| day.to_string());
    for name in [
        "2026-11-23",
        "2026_11_23",
        "2026.11.23",
        "20261123",
        "Daily 2026-11-23",
        "2026-11-23 x",
        "é2026-11-23",
    ] {
        assert_eq!(found(name).as_deref(), Some("2026-11-23"), "{name}");
    }
    for name in [
        "2026-13-01",
        "12026-11-23",
        "2026-11-230",
        "202611234",
        "2026",
        "",
        "2026-11-2é",
    ] {
        assert_eq!(found(name), None, "{name}");
    }
}
