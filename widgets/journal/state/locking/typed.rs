//! What is typed where the passphrase or the recovery key is asked for. A passphrase may look like a recovery key, so
//! what does not open as one is tried as the passphrase as well.

use zeroize::Zeroizing;

use super::Trouble;
use crate::{
    error::{Error, Refusal, Result},
    store::vault::{Secret, read_recovery_key},
    widgets::journal::model::locking::is_key_like,
};

/// Opens something with what was typed.
///
/// # Errors
/// What the vault answered; where it looked like a recovery key, what is wrong with it as one.
pub async fn open<T>(
    typed: Zeroizing<String>,
    open: impl AsyncFn(Secret) -> Result<T>,
) -> std::result::Result<T, Trouble> {
    if !is_key_like(&typed) {
        return Ok(open(Secret::Passphrase(typed)).await?);
    }
    let as_key = match read_recovery_key(&typed) {
        Ok(_) => match open(Secret::RecoveryKey(typed.clone())).await {
            Err(refused @ Error::Vault(Refusal::RecoveryKey)) => Trouble::Error(refused),
            answer => return answer.map_err(Trouble::Error),
        },
        Err(misread) => Trouble::Misread(misread),
    };
    match open(Secret::Passphrase(typed)).await {
        Err(Error::Vault(Refusal::Passphrase)) => Err(as_key),
        answer => answer.map_err(Trouble::Error),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use futures_executor::block_on;

    use super::{super::Trouble, *};
    use crate::{
        id::fill_random,
        store::{
            kinds,
            memory::Memory,
            vault::{Cost, Misread, State, Terms, Vault},
        },
    };

    const WORDS: &str = "lantern-harbour-compass-rigging-ballast";

    fn hidden(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    /// A locked vault with this passphrase.
    fn locked(passphrase: &str) -> Vault {
        let terms = Terms {
            private: kinds::PRIVATE,
            random: fill_random,
            cost: Cost {
                memory_kib: 8,
                passes: 1,
                lanes: 1,
            },
        };
        let vault = Vault::new(Rc::new(Memory::default()), terms);
        block_on(vault.make(hidden(passphrase))).unwrap();
        vault.lock();
        vault
    }

    fn unlock(vault: &Vault, typed: &str) -> std::result::Result<(), Trouble> {
        block_on(open(hidden(typed), async |secret| {
            vault.unlock(secret).await
        }))
    }

    #[test]
    fn a_passphrase_that_looks_like_a_recovery_key_unlocks() {
        for passphrase in [WORDS, "abcdefghijklmnopqrstuvwxyz012345678"] {
            assert!(is_key_like(passphrase));
            let vault = locked(passphrase);
            unlock(&vault, passphrase).unwrap();
            assert_ne!(block_on(vault.state()).unwrap(), State::Locked);
        }
    }

    #[test]
    fn a_passphrase_that_looks_like_a_recovery_key_is_proof_for_another_one_and_for_a_key() {
        let vault = locked(WORDS);
        let renew = async |proof| vault.renew_recovery_key(proof).await;
        let printed = block_on(open(hidden(WORDS), renew)).unwrap();
        let change = async |proof| vault.change_passphrase(proof, hidden("trois petits")).await;
        block_on(open(hidden(WORDS), change)).unwrap();
        unlock(&vault, "trois petits").unwrap();
        vault.lock();
        unlock(&vault, &printed).unwrap();
    }

    #[test]
    fn a_mistyped_recovery_key_still_says_which_group_to_look_at() {
        let vault = locked("trois petits bateaux");
        let renew = async |proof| vault.renew_recovery_key(proof).await;
        let printed = block_on(open(hidden("trois petits bateaux"), renew)).unwrap();
        let wrong = printed.chars().next().map(|first| {
            let other = if first == '7' { '8' } else { '7' };
            format!("{other}{}", printed.get(1..).unwrap())
        });
        let trouble = unlock(&vault, &wrong.unwrap()).unwrap_err();
        assert_eq!(trouble, Trouble::Misread(Misread::Group(1)));
    }

    #[test]
    fn a_recovery_key_of_another_vault_is_refused_as_a_key() {
        let other = locked("trois petits bateaux");
        let renew = async |proof| other.renew_recovery_key(proof).await;
        let printed = block_on(open(hidden("trois petits bateaux"), renew)).unwrap();
        let trouble = unlock(&locked("trois petits bateaux"), &printed).unwrap_err();
        let refused = Error::Vault(Refusal::RecoveryKey);
        assert_eq!(trouble, Trouble::Error(refused));
    }
}
