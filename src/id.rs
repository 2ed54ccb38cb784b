//! New identifiers: UUID version 7 (RFC 9562), which sort by the moment they were made.
//!
//! Their random bytes come from `crypto.getRandomValues`, which a page on plain `http` has too;
//! `crypto.randomUUID` it has not.

use uuid::Builder;

/// A new identifier made at this moment, in milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float becomes the nearest moment a UUID can hold"
)]
pub fn new_id(now_millis: f64) -> String {
    let id = Builder::from_unix_timestamp_millis(now_millis as u64, &random_bytes()).into_uuid();
    id.hyphenated().encode_lower(&mut [0; 36]).to_owned()
}

#[cfg(target_arch = "wasm32")]
fn random_bytes() -> [u8; 10] {
    let mut bytes = [0; 10];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // Fails only above 65 536 bytes.
        crypto.get_random_values_with_u8_array(&mut bytes).ok();
    }
    bytes
}

/// Outside browsers identifiers are made by tests and tools only: the seeds of the standard
/// library's hash maps are random enough.
#[cfg(not(target_arch = "wasm32"))]
fn random_bytes() -> [u8; 10] {
    use std::hash::{BuildHasher, Hasher, RandomState};

    let mut bytes = [0; 10];
    for chunk in bytes.chunks_mut(8) {
        let random = RandomState::new().build_hasher().finish().to_le_bytes();
        chunk.copy_from_slice(random.split_at(chunk.len()).0);
    }
    bytes
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
}
