//! How large a copy may be, at both ends, and what pretends to be small.

use super::*;
use crate::error::Why;

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let too_large = Why::TooLarge.to_string();
    let zeros = vec![b'0'; 66 * 1024 * 1024];
    let bytes = zip_of(&[(MANIFEST, &a_manifest()), (RECORDS, &zeros)]);
    assert!(bytes.len() < 100_000);
    assert_eq!(refusal(&bytes), format!("records.jsonl: {too_large}"));

    // Each of them small enough, together too much.
    let half = &zeros[..33 * 1024 * 1024];
    let bytes = zip_of(&[(MANIFEST, &a_manifest()), (RECORDS, half), (DRAFTS, half)]);
    assert_eq!(refusal(&bytes), format!("drafts.jsonl: {too_large}"));

    // One that lies about its size.
    let mut bytes = zip_of(&[(MANIFEST, &a_manifest()), (RECORDS, &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|window| window == size) {
        bytes[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
    }
    assert!(
        refusal(&bytes).starts_with("records.jsonl: "),
        "{}",
        refusal(&bytes)
    );
}

/// Text that shrinks as what people write does, not as one letter over and over again.
fn prose(seed: usize, words: usize) -> String {
    let word = |n: usize| {
        let mixed = (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ seed.wrapping_mul(0xBF58_476D);
        format!("{:x}", (mixed >> 7) % 40_000)
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_hundred_thousand_entries_go_out_and_come_back() {
    let entry = |n: usize| Record {
        payload: json!({ "text": prose(n, 180) }),
        ..record(&format!("{n:06}"))
    };
    let snapshot = Snapshot {
        records: (0..100_000).map(entry).collect(),
        ..Snapshot::default()
    };
    let packed = pack(&snapshot, "team-a", CREATED).unwrap();
    let unpacked = unpack(&packed).unwrap();
    assert_eq!(unpacked.skipped_count, 0);
    assert!(unpacked.snapshot == snapshot, "it came back otherwise");
}

#[test]
fn what_shrinks_like_a_bomb_is_packed_so_that_it_comes_back() {
    let snapshot = Snapshot {
        drafts: vec![("draft".into(), "a".repeat(3_000_000))],
        ..Snapshot::default()
    };
    let bounds = Bounds {
        small: 1_000_000,
        ..Bounds::TODAY
    };
    let packed = pack::pack_within(&snapshot, "team-a", CREATED, bounds).unwrap();
    let unpacked = unpack::unpack_within(&packed, bounds).unwrap();
    assert!(unpacked.snapshot == snapshot, "it came back otherwise");
}

#[test]
fn what_packs_unpacks_up_to_the_bounds_and_beyond_them_no_copy_is_made() {
    let of = |text: usize, bytes: usize| Snapshot {
        drafts: vec![("draft".into(), prose(7, text))],
        blobs: vec![Blob::new("a", "image/jpeg", vec![7; bytes])],
        ..Snapshot::default()
    };
    let bounds = Bounds {
        text: 20_000,
        blobs: 5_000,
        small: 10_000,
    };
    let mut made = 0;
    for (text, bytes) in [
        (0, 0),
        (2_000, 5_000),
        (3_000, 5_000),
        (3_500, 0),
        (9_000, 0),
        (1, 5_001),
    ] {
        match pack::pack_within(&of(text, bytes), "team-a", CREATED, bounds) {
            Ok(packed) => {
                made += 1;
                let unpacked = unpack::unpack_within(&packed, bounds).unwrap();
                assert!(unpacked.snapshot == of(text, bytes), "{text} {bytes}");
            }
            Err(error) => {
                assert_eq!(error, Error::refused("zip", Why::TooMuch));
                assert!(text >= 3_000 || bytes > 5_000, "{text} {bytes}");
            }
        }
    }
    assert!(made >= 2);
}
