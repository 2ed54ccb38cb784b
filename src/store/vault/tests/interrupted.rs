//! Cut at every point: after each number of things the store was asked, before it did the last of them or
//! before it could answer. The next page finds everything.

use std::{ops::ControlFlow, rc::Rc};

use super::given::*;
use crate::{
    error::Result,
    store::{
        Snapshot, Store,
        memory::Memory,
        vault::{HEADER, Secret, State, Vault},
    },
};

/// More than two pages.
const ENTRIES: usize = 230;

/// What a space holds to begin with.
struct Given {
    kept: Rc<Memory>,
    before: Snapshot,
}

fn plain() -> Given {
    let kept: Rc<Memory> = Rc::default();
    let before = journal(&page(&kept), ENTRIES);
    Given { kept, before }
}

fn sealed() -> Given {
    let given = plain();
    let vault = page(&given.kept);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    given
}

/// Cuts the work everywhere until it comes through, and looks at what the next page finds each time. Says how
/// often it was cut.
fn cut_everywhere(
    given: fn() -> Given,
    work: impl Fn(&Vault) -> Result<()>,
    found: impl Fn(&Given, At),
) -> usize {
    let mut cuts = 0;
    for at in [At::Asking, At::Answering] {
        for jobs in 0.. {
            let given = given();
            let outcome = work(&Cut::after(jobs, at, &given.kept));
            found(&given, at);
            if outcome.is_ok() {
                break;
            }
            cuts += 1;
        }
    }
    cuts
}

fn entered(vault: &Vault) -> Result<()> {
    now(vault.make(hidden(PASSPHRASE)))?;
    now(vault.enter(on())).map(drop)
}

fn without_header(mut snapshot: Snapshot) -> Snapshot {
    snapshot.meta.retain(|(key, _)| key != HEADER);
    snapshot
}

#[test]
fn making_a_vault_of_a_journal_may_be_cut_anywhere() {
    let cuts = cut_everywhere(plain, entered, |given, _| {
        let vault = page(&given.kept);
        if now(vault.state()) == Ok(State::Absent) {
            assert_eq!(now(vault.snapshot()).unwrap(), given.before);
            return;
        }
        now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
        assert_eq!(now(vault.snapshot()).unwrap(), given.before);
        // Going on from there ends as if nothing had been.
        assert!(now(vault.enter(on())).unwrap());
        assert_eq!(now(vault.state()), Ok(State::Inside));
        assert!(!everything(&given.kept).contains(PLANTED));
        assert_eq!(now(vault.snapshot()).unwrap(), given.before);
    });
    assert!(cuts > 10, "{cuts}");
}

#[test]
fn a_half_sealed_journal_can_be_written_and_left() {
    let cuts = cut_everywhere(plain, entered, |given, _| {
        let vault = page(&given.kept);
        if now(vault.state()) == Ok(State::Absent) {
            return;
        }
        now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
        for id in ["n0000", "n0229"] {
            assert_eq!(save(&vault, note(id, 1, "again")).unwrap().rev, 2);
        }
        let written = now(vault.snapshot()).unwrap();
        assert!(now(vault.leave(on())).unwrap());
        assert_eq!(without_header(kept_snapshot(&given.kept)), written);
    });
    assert!(cuts > 10, "{cuts}");
}

#[test]
fn leaving_the_vault_may_be_cut_anywhere() {
    let work = |vault: &Vault| {
        now(vault.unlock(passphrase(PASSPHRASE)))?;
        now(vault.leave(on())).map(drop)
    };
    let cuts = cut_everywhere(sealed, work, |given, _| {
        let vault = page(&given.kept);
        if now(vault.state()) != Ok(State::Absent) {
            now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
            assert_eq!(now(vault.snapshot()).unwrap(), given.before);
            assert!(now(vault.leave(on())).unwrap());
        }
        assert_eq!(without_header(kept_snapshot(&given.kept)), given.before);
    });
    assert!(cuts > 20, "{cuts}");
}

#[test]
fn who_stops_leaving_may_go_back_in() {
    let given = sealed();
    let vault = unlocked(&given.kept);
    let stop = Box::new(|_: crate::store::vault::Progress| ControlFlow::Break(()));
    assert_eq!(now(vault.leave(stop)), Ok(false));
    assert_eq!(now(vault.state()), Ok(State::Leaving));
    assert!(everything(&given.kept).contains(PLANTED));
    assert_eq!(now(vault.snapshot()).unwrap(), given.before);
    assert!(now(vault.enter(on())).unwrap());
    assert!(!everything(&given.kept).contains(PLANTED));
    assert_eq!(now(vault.snapshot()).unwrap(), given.before);
}

fn opens(given: &Given, secret: Secret) -> bool {
    let vault = page(&given.kept);
    let outcome = now(vault.unlock(secret));
    if outcome.is_ok() {
        assert_eq!(now(vault.snapshot()).unwrap(), given.before);
    }
    outcome.is_ok()
}

#[test]
fn changing_the_passphrase_may_be_cut_anywhere() {
    let work =
        |vault: &Vault| now(vault.change_passphrase(passphrase(PASSPHRASE), hidden("a new one")));
    let cuts = cut_everywhere(sealed, work, |given, _| {
        let (old, new) = (
            opens(given, passphrase(PASSPHRASE)),
            opens(given, passphrase("a new one")),
        );
        assert!(old != new, "old {old}, new {new}");
    });
    assert_eq!(cuts, 5);
}

#[test]
fn renewing_the_recovery_key_may_be_cut_anywhere() {
    let work = |vault: &Vault| now(vault.renew_recovery_key(passphrase(PASSPHRASE))).map(drop);
    let cuts = cut_everywhere(sealed, work, |given, _| {
        assert!(opens(given, passphrase(PASSPHRASE)));
    });
    assert_eq!(cuts, 5);
}

#[test]
fn saves_cut_anywhere_are_whole_or_not_there() {
    let work = |vault: &Vault| {
        now(vault.unlock(passphrase(PASSPHRASE)))?;
        save(vault, note("n0001", 1, "again")).map(drop)
    };
    cut_everywhere(sealed, work, |given, _| {
        let vault = unlocked(&given.kept);
        let found = now(vault.get("n0001")).unwrap().unwrap();
        assert!(found == note("n0001", 1, "1") || found == note("n0001", 2, "again"));
        assert!(!everything(&given.kept).contains(PLANTED));
    });
}
