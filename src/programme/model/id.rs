//! Identifiers a host gives to parts of a programme.

use std::fmt;
use std::ops::Deref;

/// Names a part of the programme for good: what a member wrote about it hangs on this name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

/// What an id looks like, for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const ID_PATTERN: &str = "^[a-z0-9][a-z0-9-]{0,63}$";

impl Id {
    /// Takes small letters, digits and hyphens, at most 64, no hyphen first.
    pub fn parse(text: &str) -> Option<Id> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let good =
            (1..=64).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(allowed);
        good.then(|| Id(text.to_owned()))
    }

    /// An id that Escale itself gives, known to be well formed.
    pub(crate) fn known(id: &str) -> Id {
        Id(id.to_owned())
    }

    /// The id as it stands in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
