//! How words and bytes of a person stand in JSON: a word of a later version is a thing not said, bytes are base64
//! (RFC 4648).

use base64ct::{Base64, Base64Unpadded, Encoding};

use crate::programme::Day;

/// Bytes as base64.
pub fn encoded(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// The bytes of base64, which may have space in it, and padding or none.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let dense: String = text
        .chars()
        .filter(|c| !c.is_ascii_whitespace() && *c != '=')
        .collect();
    Base64Unpadded::decode_vec(&dense).ok()
}

/// Bytes in JSON; what is no base64 is nothing.
pub mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::encoded(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        Ok(super::decoded(&text).unwrap_or_default())
    }
}

/// Declares how a word that may be absent stands in JSON.
macro_rules! maybe {
    ($module:ident, $word:ty) => {
        /// A word in JSON, or nothing.
        pub mod $module {
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            #[expect(clippy::ref_option, reason = "serde passes it so")]
            pub fn serialize<S: Serializer>(
                word: &Option<$word>,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                word.map(|word| word.as_str()).serialize(to)
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(
                from: D,
            ) -> Result<Option<$word>, D::Error> {
                let word = Option::<String>::deserialize(from)?;
                Ok(word.and_then(|word| <$word>::parse(&word)))
            }
        }
    };
}

maybe!(maybe_agreement, super::super::Agreement);
maybe!(maybe_mode, crate::programme::Mode);

/// Intentions in JSON, as a list of their words.
pub mod intentions {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::programme::Intention;

    pub fn serialize<S: Serializer>(all: &[Intention], to: S) -> Result<S::Ok, S::Error> {
        let words: Vec<_> = all.iter().map(|one| one.as_str()).collect();
        words.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Intention>, D::Error> {
        let words = Vec::<String>::deserialize(from)?;
        let known = words.iter().filter_map(|word| Intention::parse(word));
        Ok(known.collect())
    }
}

/// When a card was begun, as a vCard writes it: the first 48 bits of its identifier are that moment, where it is one of
/// version 7 (RFC 9562, 5.7).
pub fn created(uid: &str) -> Option<String> {
    let mut parts = uid.strip_prefix("urn:uuid:")?.split('-');
    let (high, low, version) = (parts.next()?, parts.next()?, parts.next()?);
    if (high.len(), low.len()) != (8, 4) || !version.starts_with('7') {
        return None;
    }
    let millis = i64::from_str_radix(&[high, low].concat(), 16).ok()?;
    let days = i32::try_from(millis / 86_400_000).ok()?;
    let second = millis % 86_400_000 / 1000;
    let (year, month, day) = Day::new(1970, 1, 1)?.plus_days(days).civil();
    let padded = |number: i64, length: usize| {
        let digits = number.to_string();
        ["0".repeat(length.saturating_sub(digits.len())), digits].concat()
    };
    let parts = [
        padded(year.into(), 4),
        padded(month.into(), 2),
        padded(day.into(), 2),
        "T".to_owned(),
        padded(second / 3600, 2),
        padded(second / 60 % 60, 2),
        padded(second % 60, 2),
        "Z".to_owned(),
    ];
    Some(parts.concat())
}
