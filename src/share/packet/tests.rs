//! What packets promise: they arrive whole or are refused for the right reason, whatever was done to them.

use proptest::prelude::*;

use super::*;

const FORM: Form = Form {
    kind: "test-cards",
    version: 2,
    max_bytes: 4_000,
};

fn one(given: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut found = found(FORM, given);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).content
}

fn block(content: &[u8]) -> String {
    text(FORM, content).unwrap()
}

#[test]
fn a_packet_of_another_kind_is_named() {
    let other = Form {
        kind: "recipe",
        ..FORM
    };
    let kind = "recipe".to_owned();
    let bytes = file(other, b"x").unwrap();
    assert_eq!(one(&bytes), Err(Fault::OtherKind { kind: kind.clone() }));
    let pasted = text(other, b"x").unwrap();
    assert_eq!(one(pasted.as_bytes()), Err(Fault::OtherKind { kind }));
}

#[test]
fn what_a_newer_version_made_says_so() {
    let newer = Form { version: 3, ..FORM };
    assert_eq!(one(&file(newer, b"x").unwrap()), Err(Fault::Newer));
    let mut bytes = file(FORM, b"x").unwrap();
    bytes[8] = 2;
    assert_eq!(one(&bytes), Err(Fault::Newer));
    let older = Form { version: 1, ..FORM };
    assert_eq!(one(&file(older, b"x").unwrap()), Ok(b"x".to_vec()));
}

#[test]
fn what_is_no_packet_is_called_none() {
    for given in [
        &b""[..],
        b"Hello",
        b"PK\x03\x04",
        b"\x8aPNG\r\n",
        b"[escale]",
    ] {
        assert_eq!(one(given), Err(Fault::NotAPacket), "{given:?}");
    }
}

#[test]
fn a_packet_cut_short_anywhere_says_that_its_end_is_missing() {
    let bytes = file(FORM, b"fog, then sun, then fog again").unwrap();
    for end in 1..bytes.len() {
        assert_eq!(one(&bytes[..end]), Err(Fault::Truncated), "{end}");
    }
    let block = block(b"fog, then sun");
    let last = block.find("[/").unwrap();
    for end in "[escale-packet".len()..=last {
        assert_eq!(
            one(&block.as_bytes()[..end]),
            Err(Fault::Truncated),
            "{end}"
        );
    }
}

#[test]
fn a_changed_byte_never_changes_what_is_read() {
    let content = b"one two three, one two three, one two four".to_vec();
    let bytes = file(FORM, &content).unwrap();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            let read = one(&changed);
            assert!(
                read.is_err() || read == Ok(content.clone()),
                "{place}.{bit}"
            );
        }
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(one(&longer), Err(Fault::Damaged));
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let large = Form {
        max_bytes: 50_000_000,
        ..FORM
    };
    let bomb = file(large, &vec![b'a'; 40_000_000]).unwrap();
    assert!(bomb.len() < 100_000);
    assert_eq!(one(&bomb), Err(Fault::TooLarge { max: 4_000 }));
    // The same, lying about its size: what comes out beyond that is not kept.
    let mut lying = bomb;
    let length = 8 + 2 + FORM.kind.len() + 1;
    lying[length..length + 4].copy_from_slice(&4_000_u32.to_le_bytes());
    assert_eq!(one(&lying), Err(Fault::Damaged));
}

#[test]
fn a_content_beyond_its_form_is_refused_when_it_is_written() {
    assert_eq!(file(FORM, &[0; 4_001]), Err(Fault::TooLarge { max: 4_000 }));
    assert!(file(FORM, &[0; 4_000]).is_ok());
}

#[test]
fn a_block_arrives_quoted_wrapped_and_with_words_around_it() {
    let content: Vec<u8> = (0..=255).collect();
    let block = block(&content);
    let quoted = block.replace('\n', "\r\n> > ");
    let joined = block.replace('\n', " ");
    let narrow: String = block.chars().flat_map(|c| [c, '\u{200b}']).collect();
    let narrow = narrow.replace("[\u{200b}", "[").replace('\u{200b}', "\n");
    for given in [&quoted, &joined, &format!("Hello,\n\n{block}\nSee you!")] {
        assert_eq!(one(given.as_bytes()), Ok(content.clone()), "{given}");
    }
    // Cut letter by letter, the opening is no opening any more.
    assert_eq!(one(narrow.as_bytes()), Err(Fault::NotAPacket));
}

#[test]
fn a_whole_thread_gives_each_of_its_packets_with_its_line() {
    let mut broken = block(b"two");
    broken.truncate(broken.len() - 5);
    let thread = format!("{}Ana wrote:\n{broken}\n{}", block(b"one"), block(b"three"));
    let found = found(FORM, thread.as_bytes());
    let read: Vec<_> = found
        .into_iter()
        .map(|one| (one.line, one.content))
        .collect();
    assert_eq!(
        read,
        [
            (1, Ok(b"one".to_vec())),
            (5, Err(Fault::Truncated)),
            (8, Ok(b"three".to_vec())),
        ]
    );
}

#[test]
fn letters_no_block_has_are_damage() {
    let spoiled = block(b"fog").replace("ESC", "…");
    let spoiled = spoiled.replacen('A', "é", 1);
    assert_eq!(one(spoiled.as_bytes()), Err(Fault::Damaged));
}

#[test]
fn too_many_and_too_much_are_said_once() {
    let many = "[escale-packet x][/escale-packet]".repeat(MAX_PACKETS + 7);
    let read = found(FORM, many.as_bytes());
    assert_eq!(read.len(), MAX_PACKETS + 1);
    let last = read.last().map(|found| found.content.clone());
    assert_eq!(last, Some(Err(Fault::TooMany { max: MAX_PACKETS })));
    let max = MAX_GIVEN_BYTES;
    assert_eq!(one(&vec![b' '; max + 1]), Err(Fault::TooLarge { max }));
    let endless = format!("[escale-packet x]{}[/escale-packet]", "A".repeat(1 << 20));
    assert_eq!(one(endless.as_bytes()), Err(Fault::TooLarge { max: 4_000 }));
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(content in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert_eq!(one(&file(FORM, &content).unwrap()), Ok(content.clone()));
        prop_assert_eq!(one(block(&content).as_bytes()), Ok(content));
    }

    #[test]
    fn bytes_from_anywhere_are_read_or_refused(
        mut given in prop::collection::vec(any::<u8>(), 0..300),
        framed: bool,
    ) {
        if framed {
            let mut bytes = file(FORM, b"").unwrap();
            bytes.truncate(10 + FORM.kind.len());
            bytes.append(&mut given);
            given = bytes;
        }
        prop_assert!(!found(FORM, &given).is_empty());
    }

    #[test]
    fn texts_from_anywhere_are_read_or_refused(given in "(\\[/?escale-packet|[\\]A-Za-z+/= \n>é]){0,60}") {
        prop_assert!(!found(FORM, given.as_bytes()).is_empty());
    }
}
