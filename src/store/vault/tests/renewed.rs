//! What opens the vault, and its renewal.

use std::rc::Rc;

use proptest::prelude::*;

use super::given::*;
use crate::{
    error::{Error, Refusal},
    id::fill_random,
    store::{
        Store,
        vault::{Misread, Secret, State, Vault, recovery},
    },
};

fn recovery_key(typed: &str) -> Secret {
    Secret::RecoveryKey(hidden(typed))
}

fn opened_by(vault: &Vault, secret: Secret) -> crate::error::Result<()> {
    vault.lock();
    now(vault.unlock(secret))
}

#[test]
fn a_new_passphrase_touches_no_entry() {
    let (kept, vault) = made();
    save(&vault, note("a", 0, "x")).unwrap();
    let sealed = kept_snapshot(&kept).records;
    now(vault.change_passphrase(passphrase(PASSPHRASE), hidden("new"))).unwrap();
    assert_eq!(kept_snapshot(&kept).records, sealed);
    let old = opened_by(&vault, passphrase(PASSPHRASE));
    assert_eq!(old, Err(Error::Vault(Refusal::Passphrase)));
    opened_by(&vault, passphrase("new")).unwrap();
    assert_eq!(now(vault.get("a")).unwrap(), Some(note("a", 1, "x")));
}

#[test]
fn nothing_is_renewed_without_proof() {
    let (kept, vault) = made();
    let before = kept_snapshot(&kept);
    let refused = Err(Error::Vault(Refusal::Passphrase));
    let changed = now(vault.change_passphrase(passphrase("guess"), hidden("new")));
    assert_eq!(changed, refused);
    let renewed = now(vault.renew_recovery_key(passphrase("guess"))).map(drop);
    assert_eq!(renewed, refused);
    let empty = now(vault.change_passphrase(passphrase(PASSPHRASE), hidden("")));
    assert!(matches!(empty, Err(Error::Unreadable { .. })));
    assert_eq!(kept_snapshot(&kept), before);
    let empty = now(page(&Rc::default()).make(hidden("")));
    assert!(matches!(empty, Err(Error::Unreadable { .. })));
}

#[test]
fn a_recovery_key_opens_and_gives_a_new_passphrase() {
    let (kept, vault) = made();
    save(&vault, note("a", 0, "x")).unwrap();
    let none = opened_by(&vault, recovery_key(&recovery::new(fill_random).unwrap()));
    assert_eq!(none, Err(Error::Vault(Refusal::RecoveryKey)));

    let printed = now(vault.renew_recovery_key(passphrase(PASSPHRASE))).unwrap();
    assert!(!everything(&kept).contains(&*printed));
    opened_by(&vault, recovery_key(&printed)).unwrap();
    let typed = printed
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o")
        .replace('1', "l");
    opened_by(&vault, recovery_key(&typed)).unwrap();
    assert_eq!(now(vault.get("a")).unwrap(), Some(note("a", 1, "x")));
    now(vault.change_passphrase(recovery_key(&printed), hidden("new"))).unwrap();
    opened_by(&vault, passphrase("new")).unwrap();
    opened_by(&vault, recovery_key(&printed)).unwrap();

    let other = now(vault.renew_recovery_key(recovery_key(&printed))).unwrap();
    let old = opened_by(&vault, recovery_key(&printed));
    assert_eq!(old, Err(Error::Vault(Refusal::RecoveryKey)));
    opened_by(&vault, recovery_key(&other)).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Entering));
}

#[test]
fn a_mistyped_recovery_key_says_where_to_look() {
    let (_, vault) = made();
    let printed = now(vault.renew_recovery_key(passphrase(PASSPHRASE))).unwrap();
    let mut typed = printed.to_string();
    let wrong = if &typed[13..14] == "7" { "8" } else { "7" };
    typed.replace_range(13..14, wrong);
    let refused = opened_by(&vault, recovery_key(&typed)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "recovery key: group 3 is not as it was printed"
    );
}

#[test]
fn a_recovery_key_is_seven_groups_of_five() {
    fn zero(bytes: &mut [u8]) -> crate::error::Result<()> {
        bytes.fill(0);
        Ok(())
    }
    // Each group has another check character, though all hold the same.
    let printed = recovery::new(zero).unwrap();
    assert_eq!(*printed, "00005-0000A-0000F-0000M-0000H-0000Y-0000V");
    let made: Vec<_> = (0..50)
        .map(|_| recovery::new(fill_random).unwrap())
        .collect();
    assert!(
        made.iter()
            .all(|one| one.len() == 41 && recovery::read(one).is_ok())
    );
    assert!(made.iter().skip(1).all(|one| *one != made[0]));
}

proptest! {
    #[test]
    fn one_wrong_character_or_two_swapped_are_found(
        place in 0..35usize,
        other in 0..35usize,
        letter in prop::sample::select("0123456789ABCDEFGHJKMNPQRSTVWXYZU*é".chars().collect::<Vec<_>>()),
    ) {
        let printed = recovery::new(fill_random).unwrap();
        let right: Vec<char> = printed.chars().filter(|c| *c != '-').collect();
        let mut wrong = right.clone();
        wrong[place] = letter;
        if wrong != right {
            let read = recovery::read(&wrong.iter().collect::<String>());
            prop_assert_eq!(read, Err(Misread::Group(place / 5 + 1)));
        }
        let mut swapped = right.clone();
        swapped.swap(place, other);
        if swapped != right && place / 5 == other / 5 {
            let read = recovery::read(&swapped.iter().collect::<String>());
            prop_assert_eq!(read, Err(Misread::Group(place / 5 + 1)));
        }
        let mut short = right.clone();
        short.remove(place);
        prop_assert_eq!(recovery::read(&short.iter().collect::<String>()), Err(Misread::Length(34)));
        let group = place / 5;
        if group != other / 5 {
            let mut moved = right.clone();
            for at in 0..5 {
                moved.swap(group * 5 + at, other / 5 * 5 + at);
            }
            prop_assert!(recovery::read(&moved.iter().collect::<String>()).is_err());
        }
    }
}
