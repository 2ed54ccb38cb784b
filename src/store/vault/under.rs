//! What a write of something private takes for granted about the vault. It is looked at again within the transaction of
//! the write: a page that has not heard yet that the vault was made would store plainly what nobody seals any more.

use serde_json::Value;

use super::phase::Phase;
use crate::error::{Error, Refusal, Result};

/// The vault for which a write is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Under {
    /// Nothing private is written.
    #[default]
    Whatever,
    /// What is private is kept plain: there is no vault, or the journal leaves it.
    Plain,
    /// What is private is sealed in the vault with this identifier.
    Vault(String),
}

impl Under {
    /// How a space with this header keeps what is private.
    pub fn of(header: Option<&Value>) -> Self {
        let sealing =
            |header: &&Value| matches!(Phase::of(header), Phase::Entering | Phase::Inside);
        let id = |header: &Value| header.get("id").and_then(Value::as_str).map(str::to_owned);
        header.filter(sealing).map_or(Self::Plain, |header| {
            Self::Vault(id(header).unwrap_or_default())
        })
    }

    /// Whether the header is to be looked at.
    pub fn asks(&self) -> bool {
        *self != Self::Whatever
    }

    /// Checks that the space is still as the write takes it to be.
    ///
    /// # Errors
    /// `Vault` when the vault was made, left or replaced meanwhile; nothing may be written then.
    pub fn check(&self, header: Option<&Value>) -> Result<()> {
        if self.asks() && *self != Self::of(header) {
            return Err(Error::Vault(Refusal::Changed));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_space_seals_from_the_moment_the_vault_is_made_until_the_journal_leaves() {
        let under = |phase: &str| Under::of(Some(&json!({ "id": "v", "phase": phase })));
        let sealed = Under::Vault("v".into());
        assert_eq!(["entering", "inside"].map(under), [sealed.clone(), sealed]);
        assert_eq!(["leaving", "left"].map(under), [Under::Plain, Under::Plain]);
        assert_eq!(Under::of(None), Under::Plain);
    }

    #[test]
    fn a_write_for_another_vault_or_for_none_is_refused() {
        let header = json!({ "id": "v", "phase": "inside" });
        let check = |under: Under| under.check(Some(&header)).is_ok();
        assert!(check(Under::Whatever) && check(Under::Vault("v".into())));
        assert!(!check(Under::Plain) && !check(Under::Vault("w".into())));
    }
}
