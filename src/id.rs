//! New identifiers: UUID version 7 (RFC 9562), which sort by the moment they were made; random bytes; and a number of a text.
//!
//! Random bytes come from `crypto.getRandomValues`, which a page on plain `http` has too;
//! `crypto.randomUUID` it has not.

use uuid::Builder;

use crate::error::Result;

/// A new identifier made at this moment, in milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float becomes the nearest moment a UUID can hold"
)]
pub fn new_id(now_millis: f64) -> String {
    let mut random = [0; 10];
    // Identifiers of one moment made without chance would still differ from those of another moment.
    fill_random(&mut random).ok();
    let id = Builder::from_unix_timestamp_millis(now_millis as u64, &random).into_uuid();
    id.hyphenated().encode_lower(&mut [0; 36]).to_owned()
}

/// Fills a buffer of at most 65 536 bytes with random bytes, good enough for keys.
///
/// # Errors
/// `Browser` when the page has no source of them.
#[cfg(target_arch = "wasm32")]
pub fn fill_random(bytes: &mut [u8]) -> Result<()> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(bytes));
    match filled {
        Some(Ok(_)) => Ok(()),
        _ => Err(crate::error::Error::Browser {
            what: "getRandomValues",
            cause: String::new(),
        }),
    }
}

/// Fills a buffer with random bytes. Outside browsers they are asked for by tests and tools only: the
/// seeds of the standard library's hash maps are random enough.
///
/// # Errors
/// None.
#[cfg(not(target_arch = "wasm32"))]
pub fn fill_random(bytes: &mut [u8]) -> Result<()> {
    use std::hash::{BuildHasher, Hasher, RandomState};

    for chunk in bytes.chunks_mut(8) {
        let random = RandomState::new().build_hasher().finish().to_le_bytes();
        chunk.copy_from_slice(random.split_at(chunk.len()).0);
    }
    Ok(())
}

/// A number of a text: FNV-1a, 64 bits (Fowler, Noll and Vo). Not for secrets.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn identifiers_are_uuids_of_version_7_and_sort_by_time() {
        let early = new_id(1_763_932_676_123.0);
        let late = new_id(1_763_932_676_124.9);
        assert_eq!(early.len(), 36);
        assert_eq!(early.split_at(15).0, "019ab294-a01b-7");
        assert!(early < late);
    }

    #[test]
    fn identifiers_of_one_moment_differ() {
        let ids: BTreeSet<String> = (0..1000).map(|_| new_id(0.0)).collect();
        assert_eq!(ids.len(), 1000);
    }

    #[test]
    fn the_number_of_a_text_is_the_published_one() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
