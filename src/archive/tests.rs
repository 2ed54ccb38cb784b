//! Archives as programs write them, and archives made to do harm.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    given::{tar_of, zip_of},
    *,
};

fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(name, options).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

fn names(directory: &Directory<'_>) -> Vec<String> {
    directory
        .members
        .iter()
        .map(|one| one.name.clone())
        .collect()
}

fn read(bytes: &[u8], max: u64) -> Result<Vec<u8>, Fault> {
    open(bytes)?.members[0].bytes(max).map(Cow::into_owned)
}

#[test]
fn members_of_zips_and_tars_come_out_as_they_went_in() {
    let text = "Trois îles. ".repeat(20_000);
    let zip = zip_of(&[("a/b.txt", text.as_bytes()), ("c", b"")]);
    let tar = tar_of(&[("a/b.txt", b'0', text.as_bytes()), ("c", b'0', b"")]);
    for bytes in [zip, tar] {
        let directory = open(&bytes).unwrap();
        assert_eq!(names(&directory), ["a/b.txt", "c"]);
        assert_eq!(
            directory.members[0].bytes(1 << 20).unwrap(),
            text.as_bytes()
        );
        assert_eq!(directory.members[1].bytes(0).unwrap(), b"".as_slice());
        assert_eq!(
            directory.members[0].beginning(7),
            "Trois ".as_bytes()[..6]
                .iter()
                .chain(&[0xc3])
                .copied()
                .collect::<Vec<_>>()
        );
        assert!(directory.broken.is_empty());
    }
}

#[test]
fn pieces_are_small_and_join() {
    let text = "0123456789".repeat(50_000);
    let zip = zip_of(&[("a", text.as_bytes())]);
    let directory = open(&zip).unwrap();
    let mut unpacking = directory.members[0].unpack(u64::MAX);
    let mut joined = Vec::new();
    loop {
        let piece = unpacking.piece().unwrap();
        assert!(piece.len() <= 64 * 1024);
        if piece.is_empty() {
            break;
        }
        joined.extend_from_slice(piece);
    }
    assert_eq!(joined, text.as_bytes());
    assert_eq!(unpacking.taken(), directory.members[0].packed_bytes());
}

#[test]
fn names_that_mean_to_leave_are_refused_and_the_others_read() {
    for name in [
        "../a",
        "/etc/passwd",
        "\\\\host\\a",
        "C:\\a",
        "a/../../b",
        "a\0b",
        "a\nb",
    ] {
        let zip = zip_of(&[(name, b"1"), ("good", b"2")]);
        let directory = open(&zip).unwrap();
        assert_eq!(names(&directory), ["good"], "{name}");
        let [(shown, fault)] = directory.broken.as_slice() else {
            panic!("{name}: {:?}", directory.broken)
        };
        assert_eq!(*fault, Fault::UnsafeName);
        assert!(!shown.contains(char::is_control));
    }
    let long = ["a".repeat(1100), "a/".repeat(40) + "b"];
    for name in long {
        let zip = zip_of(&[(&name, b"1")]);
        assert_eq!(open(&zip).unwrap().broken[0].1, Fault::UnsafeName);
    }
}

#[test]
fn what_systems_add_is_nobodys() {
    let zip = zip_of(&[
        ("__MACOSX/._Journal.json", b"1"),
        (".DS_Store", b"1"),
        ("photos/._a.jpeg", b"1"),
        ("photos\\a.jpeg", b"1"),
        ("./photos//b.jpeg", b"1"),
    ]);
    let directory = open(&zip).unwrap();
    assert_eq!(names(&directory), ["photos/a.jpeg", "photos/b.jpeg"]);
    assert!(directory.broken.is_empty());
}

#[test]
fn the_first_of_a_name_counts_and_the_second_is_named() {
    let tar = tar_of(&[("a", b'0', b"1"), ("b", b'0', b"2"), ("a", b'0', b"3")]);
    let directory = open(&tar).unwrap();
    assert_eq!(names(&directory), ["a", "b"]);
    assert_eq!(directory.members[0].bytes(9).unwrap(), b"1".as_slice());
    assert_eq!(directory.broken, [("a".to_owned(), Fault::Twice)]);
}

#[test]
fn a_member_that_grows_out_of_proportion_is_given_up() {
    let zip = zip_of(&[("a", &vec![b'0'; 8 << 20])]);
    assert!(zip.len() < 20_000);
    let mut unpacking = open(&zip).unwrap().members[0].unpack(u64::MAX);
    let mut out = 0;
    let fault = loop {
        match unpacking.piece() {
            Ok(piece) => out += piece.len(),
            Err(fault) => break fault,
        }
    };
    assert_eq!(fault, Fault::Bomb);
    assert!(out < 3 << 20, "{out}");
    assert_eq!(unpacking.piece(), Ok([].as_slice()));
}

#[test]
fn more_bytes_than_are_taken_are_not_taken() {
    let text = vec![b'x'; 1000];
    for bytes in [zip_of(&[("a", &text)]), stored("a", &text)] {
        assert_eq!(read(&bytes, 999), Err(Fault::TooLarge { max: 999 }));
        assert_eq!(read(&bytes, 1000).as_deref(), Ok(text.as_slice()));
    }
}

#[test]
fn what_an_archive_says_wrongly_of_a_member_is_found_out() {
    for mut bytes in [zip_of(&[("a", b"Monday")]), stored("a", b"Monday")] {
        let directory = bytes
            .windows(4)
            .rposition(|at| at == b"PK\x01\x02")
            .unwrap();
        bytes[directory + 16] ^= 1;
        assert_eq!(read(&bytes, 99), Err(Fault::Damaged));
        bytes[directory + 16] ^= 1;
        bytes[directory + 24] += 1;
        assert_eq!(read(&bytes, 99), Err(Fault::Damaged));
    }
}

#[test]
fn members_that_share_their_bytes_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("a", options).unwrap();
    zip.write_all(&[b'x'; 4000]).unwrap();
    for copy in 0..3 {
        zip.shallow_copy_file("a", &format!("a{copy}")).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    assert_eq!(open(&zip).err(), Some(Fault::Overlapping));
}

#[test]
fn more_members_than_are_taken_are_refused_before_they_are_read() {
    // A directory that is announced to have more entries than it may have, and does.
    let one = stored("a", b"");
    let directory = one.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
    let end = one.windows(4).position(|at| at == b"PK\x05\x06").unwrap();
    let mut many = one[..directory].to_vec();
    let entries = MEMBERS + 1;
    for _ in 0..entries {
        many.extend_from_slice(&one[directory..end]);
    }
    let size = ((end - directory) * entries) as u64;
    let at = many.len() as u64;
    many.extend_from_slice(b"PK\x06\x06");
    many.extend_from_slice(&44u64.to_le_bytes());
    many.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [entries as u64, entries as u64, size, directory as u64] {
        many.extend_from_slice(&number.to_le_bytes());
    }
    many.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    many.extend_from_slice(&at.to_le_bytes());
    many.extend_from_slice(&1u32.to_le_bytes());
    many.extend_from_slice(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    many.extend_from_slice(&[0xff; 8]);
    many.extend_from_slice(&[0, 0]);
    assert_eq!(open(&many).err(), Some(Fault::TooMany));
}

#[test]
fn what_is_no_archive_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04", b"a text", &[0; 2000]] {
        assert_eq!(open(bytes).err(), Some(Fault::NotAnArchive));
    }
    let whole = zip_of(&[("a", b"Monday")]);
    for end in 1..whole.len() {
        assert!(open(&whole[..end]).is_err());
    }
}

#[test]
fn a_tar_cut_off_gives_what_came_before() {
    let tar = tar_of(&[("a", b'0', b"Monday"), ("b", b'0', &[b'x'; 900])]);
    let directory = open(&tar[..512 * 3 + 100]).unwrap();
    assert_eq!(names(&directory), ["a"]);
    assert_eq!(directory.broken, [("b".to_owned(), Fault::Truncated)]);
    let directory = open(&tar[..512 * 2 + 100]).unwrap();
    assert_eq!(directory.broken, [(String::new(), Fault::Truncated)]);
}

#[test]
fn tars_have_long_names_links_and_folders() {
    let long = "n".repeat(140);
    let longer = "m".repeat(210) + ".md";
    let record = format!("{} path={long}\n", 140 + 10);
    assert_eq!(record.len(), 150);
    let tar = tar_of(&[
        ("x", b'x', record.as_bytes()),
        ("short", b'0', b"1"),
        ("L", b'L', format!("{longer}\0").as_bytes()),
        ("short", b'0', b"2"),
        ("folder/", b'5', b""),
        ("link", b'2', b""),
    ]);
    let directory = open(&tar).unwrap();
    assert_eq!(names(&directory), [long, longer]);
    assert_eq!(directory.broken, [("link".to_owned(), Fault::NotAFile)]);
}

proptest! {
    #[test]
    fn damaged_archives_do_no_harm(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
        tar in any::<bool>(),
    ) {
        let text = "Trois îles. ".repeat(300);
        let mut bytes = if tar {
            tar_of(&[("a", b'0', text.as_bytes()), ("b", b'0', b"2")])
        } else {
            zip_of(&[("a", text.as_bytes()), ("b", b"2")])
        };
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        for bytes in [&bytes[..], &bytes[..end.index(bytes.len())]] {
            for member in open(bytes).unwrap_or_default().members {
                prop_assert!(member.bytes(10_000).map_or(0, |all| all.len()) <= 10_000);
            }
        }
    }
}
