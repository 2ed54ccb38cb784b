//! What the `age` tool made, byte for byte and both ways, and files made to fail. That the tool opens what is made here
//! is asked of the tool itself, in `tests/readers_age.rs`.

use std::cell::Cell;

use base64ct::{Base64, Encoding};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::{error::Refusal, id::fill_random};

const PASSPHRASE: &str = "trois petits bateaux";

/// As cheap as the format allows.
const CHEAP: u8 = 1;

/// Made by the tool, version 1.1.1, with `age -p`: it holds [`TEXT`] and opens with [`PASSPHRASE`].
const OF_THE_TOOL: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCByTnZaUWdyM1dpYk1RY2dQVTlFMjJnIDE4CkpsWjMrdVU0\
    Sk1PZmdsMDJZa3Q0OExFcldFdEdpcGNvNFg0bXUxOGNGcHMKLS0tIGc0Q0Njb0lXQWRiV2tjNkhBUWZZa2dLcmJv\
    MGk0Nkcrd3NxRm0wdU8wRnMKNoH8nSWt/T/Ppg5i2KE2UUNXPC/A0/wv9V9A6e6xTMRBw7E18gyZtOIYL8Orsb7t\
    SFPul0ueSA==";

const TEXT: &str = "Le journal est à moi.\n";

fn lock(plain: &[u8]) -> Vec<u8> {
    let work = Encryption::with_work(PASSPHRASE, CHEAP, fill_random).unwrap();
    work.finish(plain).unwrap()
}

fn open(file: &[u8], passphrase: &str) -> Result<Vec<u8>> {
    Decryption::new(file, passphrase)?.finish()
}

/// A text of so many bytes.
fn pattern(length: u32) -> Vec<u8> {
    (0..length).map(|n| n.to_le_bytes()[0] ^ 0x5a).collect()
}

fn refusal(file: &[u8]) -> String {
    open(file, PASSPHRASE).unwrap_err().to_string()
}

#[test]
fn files_of_every_length_open() {
    for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 200_000] {
        let plain = pattern(length);
        let file = lock(&plain);
        assert!(is_age(&file));
        assert_eq!(open(&file, PASSPHRASE).unwrap(), plain);
    }
}

/// Where one chunk ends and another begins: what the tool, version 1.1.1, made of [`pattern`], by its length, the key
/// and the nonce it drew, and the SHA-256 of its payload.
const CHUNKS: [(u32, &str, &str, &str); 4] = [
    (
        0,
        "YM8viJ2nwQUlE4ui9ZTTiQ==",
        "yXXsS/1F7FH39xc8bnNgmQ==",
        "XuTyktS9OsqFA2AD8hxtYBjPkrxJKXOtn/vVlyiSGVo=",
    ),
    (
        65_536,
        "04vMZcCR2SoBcQkaLCPlWw==",
        "mUzF2I+/BKUa0uyobM0bjA==",
        "b/sLCj40pD8XaPJSxKKWaJUqaaxgdCOIy9MWzXFvEME=",
    ),
    (
        65_537,
        "9Y5RK90rEa2zl39l2Nrtqg==",
        "aXEMD2atZLsi6iiOBC4EXw==",
        "ZIGU3ulktfotVzBNOXPhYpAWkJVgz2CRepNppL+S0Fs=",
    ),
    (
        131_072,
        "FdeBZdl342mMyts5x3AYOA==",
        "KKqQtEKHSUkGJp4ByndoOA==",
        "uY/L0jXzsqhDoqHbKvbCOCjBidb26N0SFHFaFTmfAMs=",
    ),
];

#[test]
fn chunks_are_sealed_as_the_tool_seals_them() {
    thread_local!(static NONCE: Cell<[u8; 16]> = const { Cell::new([0; 16]) });
    let bytes = |text: &str| -> [u8; 16] {
        let bytes = Base64::decode_vec(text).unwrap();
        bytes.try_into().unwrap()
    };
    for (length, key, nonce, sum) in CHUNKS {
        NONCE.set(bytes(nonce));
        let key = FileKey::new(bytes(key));
        let drawn = |place: &mut [u8]| {
            place.copy_from_slice(&NONCE.get());
            Ok(())
        };
        let mut payload = Vec::new();
        stream::seal(&key, &pattern(length), drawn, &mut payload).unwrap();
        let sealed = Base64::encode_string(&Sha256::digest(&payload));
        assert_eq!(sealed, sum, "{length}");
        assert_eq!(stream::open(&key, &payload).unwrap(), pattern(length));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_locked_opens(plain: Vec<u8>, passphrase in ".+", log_n in 1..9u8) {
        let work = Encryption::with_work(&passphrase, log_n, fill_random).unwrap();
        let file = work.finish(&plain).unwrap();
        prop_assert_eq!(open(&file, &passphrase).unwrap(), plain);
    }

    #[test]
    fn a_key_derived_in_steps_is_the_crate_s(
        passphrase: Vec<u8>, salt: [u8; 16], log_n in 1..11u8, before in 0..4usize,
    ) {
        let mut work = Scrypt::new(&passphrase, &salt, log_n).unwrap();
        (0..before).for_each(|_| assert!(work.step().is_none_or(|share| share <= 1.0)));
        let mut expected = [0; 32];
        let params = ::scrypt::Params::new(log_n, 8, 1).unwrap();
        ::scrypt::scrypt(&passphrase, &salt, &params, &mut expected).unwrap();
        prop_assert_eq!(*work.finish(), expected);
    }
}

/// RFC 7914, section 12.
#[test]
fn a_key_derived_in_steps_is_the_rfc_s() {
    let mut work = Scrypt::new(b"pleaseletmein", b"SodiumChloride", 14).unwrap();
    let mut heard = Vec::new();
    while let Some(share) = work.step() {
        heard.push(share);
    }
    assert!(heard.is_sorted() && heard.len() == 32 && heard.ends_with(&[1.0]));
    let expected = "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI=";
    assert_eq!(Base64::encode_string(&*work.finish()), expected);
}

#[test]
fn a_file_of_the_tool_opens() {
    let file = Base64::decode_vec(OF_THE_TOOL).unwrap();
    let (header, payload) = Header::read(&file).unwrap();
    assert_eq!(header.log_n, 18);
    // By the crate: without optimisation this one takes half a minute over it.
    let params = ::scrypt::Params::new(18, 8, 1).unwrap();
    let mut derived = [0; 32];
    ::scrypt::scrypt(PASSPHRASE.as_bytes(), &header.salt, &params, &mut derived).unwrap();
    let key = header.open(&derived).unwrap();
    assert_eq!(stream::open(&key, payload).unwrap(), TEXT.as_bytes());
}

#[test]
fn what_is_written_takes_the_work_it_should() {
    let work = Encryption::new(PASSPHRASE, fill_random).unwrap();
    assert_eq!(work.log_n, 17);
    assert!(Encryption::new("", fill_random).is_err());
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_damage() {
    let file = lock(TEXT.as_bytes());
    for wrong in ["", "trois petits bateau", "Trois petits bateaux"] {
        let refused = open(&file, wrong).unwrap_err();
        assert_eq!(refused, Error::Vault(Refusal::Passphrase));
    }
    for place in 0..file.len() {
        let mut damaged = file.clone();
        damaged[place] ^= 1;
        let refused = open(&damaged, PASSPHRASE).unwrap_err();
        assert!(!refused.to_string().contains("journal"), "{refused}");
    }
    assert_eq!(open(&file, PASSPHRASE).unwrap(), TEXT.as_bytes());
}

#[test]
fn nothing_can_be_cut_off_added_or_swapped() {
    const SEALED: usize = 65_536 + 16;
    let file = lock(&vec![b'x'; 200_000]);
    let begins = file.len() - (200_000 + 4 * 16);
    for end in [
        file.len() - 1,
        begins + 3 * SEALED,
        begins + SEALED,
        begins,
        begins - 1,
    ] {
        assert_eq!(
            refusal(&file[..end]),
            "age: it was cut off or damaged",
            "{end}"
        );
    }
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(refusal(&longer), "age: it was cut off or damaged");
    let mut swapped = file.clone();
    let (one, two) = swapped[begins..].split_at_mut(SEALED);
    one.swap_with_slice(&mut two[..SEALED]);
    assert_eq!(refusal(&swapped), "age: it was cut off or damaged");
    let mut twice = file[..begins + SEALED].to_vec();
    twice.extend_from_slice(&file[begins..]);
    assert_eq!(refusal(&twice), "age: it was cut off or damaged");
}

#[test]
fn what_no_passphrase_opens_says_why() {
    for nothing in [
        "",
        "PK\u{3}\u{4}",
        "-----BEGIN AGE ENCRYPTED FILE-----\n",
        "age",
    ] {
        assert_eq!(refusal(nothing.as_bytes()), "age: it is no age file");
    }
    assert_eq!(
        refusal(b"age-encryption.org/v2\n"),
        "age: it is of a newer version"
    );
    let other = "age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n";
    assert_eq!(
        refusal(other.as_bytes()),
        "age: it opens with a key file, not with a passphrase"
    );
}

#[test]
fn headers_that_are_not_as_the_format_wants_them_are_refused() {
    let file = lock(TEXT.as_bytes());
    let header = String::from_utf8_lossy(&file[..file.len() - 16 - TEXT.len() - 16]).into_owned();
    let lines: Vec<&str> = header.lines().collect();
    let changed = |line: usize, text: &str| {
        let mut lines = lines.clone();
        lines[line] = text;
        refusal([&lines.join("\n"), "\n"].concat().as_bytes())
    };
    let stanza = lines[1].strip_suffix('1').unwrap();
    for work in ["", "0", "01", "+1", "1 ", "1 2", "x", "256", "-1"] {
        assert_eq!(
            changed(1, &[stanza, work].concat()),
            "age: its header is damaged",
            "{work}"
        );
    }
    for work in ["21", "63", "99"] {
        let expected = "age: deriving its key would take minutes";
        assert_eq!(changed(1, &[stanza, work].concat()), expected);
    }
    for line in [2, 3] {
        for wrong in [
            &[lines[line], "="].concat(),
            &lines[line][..lines[line].len() - 1],
            "",
        ] {
            assert_eq!(changed(line, wrong), "age: its header is damaged");
        }
    }
    let two = [lines[2], "\n", lines[1], "\n", lines[2]].concat();
    assert_eq!(changed(2, &two), "age: its header is damaged");
    let crlf = header.replace('\n', "\r\n");
    let expected = "age: its line ends were changed, as if it were text";
    assert_eq!(refusal(crlf.as_bytes()), expected);
    for end in NAME.len() + 1..header.len() {
        assert_eq!(refusal(&file[..end]), "age: its header is damaged", "{end}");
    }
}

#[test]
fn no_two_files_are_the_same() {
    let (one, other) = (lock(TEXT.as_bytes()), lock(TEXT.as_bytes()));
    assert!(
        one.iter()
            .zip(&other)
            .filter(|(one, other)| one == other)
            .count()
            < 80
    );
}
