//! What a member does with the lock of the journal, and how far it is. Only parts that are loaded late ask for it.

mod typed;

use std::{future::Future, ops::ControlFlow};

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{carrying::Carrying, gate::Gate, watching};
use crate::{
    context::Status,
    error::{Error, Result},
    store::vault::{Misread, Progress, State, Told},
    timer::sleep,
    widgets::journal::model::locking::{Unfit, unfit},
};

/// How long the page gets to show what is about to begin, before a key is derived and it stands still.
const BREATH_MILLIS: i32 = 50;

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Nothing is under way.
    Rest,
    /// A key is being derived.
    Deriving,
    /// So many entries and drafts were sealed.
    Sealing(usize),
    /// So many of them were opened for good.
    Opening(usize),
    /// Sealing was stopped; the rest is sealed when it goes on.
    HalfSealed,
    /// Opening was stopped; the rest is opened when it goes on.
    HalfOpened,
    /// It is done.
    Done(Deed),
    /// Nothing was done.
    Failed(Trouble),
}

/// Where the journal is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In this page.
    Here,
    /// In every page of this browser.
    Everywhere,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Everything is sealed.
    Sealed,
    /// The lock is off.
    TakenOff,
    /// The passphrase is another one.
    Changed,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// The new passphrase is not taken.
    Unfit(Unfit),
    /// The recovery key was mistyped.
    Misread(Misread),
    /// What the vault or the store answered.
    Error(Error),
}

/// A recovery key while it is shown. Until it is put away the journal does not lock by itself: whoever fetches paper, or
/// a program that keeps passwords, finds it still there.
pub struct RecoveryKey {
    /// As it is printed.
    pub printed: String,
    _carrying: Option<Carrying>,
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Stage {
    /// Whether something is under way.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Deriving | Self::Sealing(_) | Self::Opening(_))
    }
}

impl Gate {
    /// How far what was asked last is, where it is to be told: above the journal, or at the lock itself.
    pub fn told_at(&self, above: bool) -> Stage {
        if self.above.get() == above {
            self.stage.get()
        } else {
            Stage::Rest
        }
    }

    /// Whether something is under way.
    pub fn is_working(&self) -> bool {
        self.stage.with(Stage::is_working)
    }

    /// Stops sealing or opening after the page under way. While the key of a new vault is derived, there is none after.
    pub fn stop(&self) {
        self.stopped.set_value(true);
    }

    /// Makes a vault and seals the journal.
    pub fn make(&self, passphrase: String, again: &str) {
        if let Some(unfit) = unfit(&passphrase, again) {
            self.stage.set(Stage::Failed(Trouble::Unfit(unfit)));
            return;
        }
        let (gate, passphrase) = (*self, Zeroizing::new(passphrase));
        self.work(Stage::Deriving, async move {
            gate.flush().await;
            sleep(BREATH_MILLIS).await;
            gate.vault().make(passphrase).await?;
            sleep(0).await;
            if gate.stopped.get_value() {
                return gate.open_all().await;
            }
            gate.seal_all().await
        });
    }

    /// Unlocks the journal with the passphrase or the recovery key.
    pub fn unlock(&self, typed: String) {
        let (gate, typed) = (*self, Zeroizing::new(typed));
        self.work(Stage::Deriving, async move {
            sleep(BREATH_MILLIS).await;
            let vault = gate.vault();
            typed::open(typed, async |secret| vault.unlock(secret).await).await?;
            gate.look().await?;
            Ok(Stage::Rest)
        });
    }

    /// Goes on sealing what is not sealed yet.
    pub fn seal(&self, above: bool) {
        let gate = *self;
        self.work(Stage::Sealing(0), async move { gate.seal_all().await });
        self.above.set(above);
    }

    /// Seals what a page without the key may have left plain. What fails is tried at the next unlocking.
    pub fn seal_quietly(&self) {
        let gate = *self;
        self.context.spawn(async move {
            let on = Box::new(|_: Progress| ControlFlow::Continue(()));
            if gate.vault().may_be_plain().await.unwrap_or_default() {
                drop(gate.vault().enter(on).await);
            }
        });
    }

    /// Takes the lock off: everything is plain after it.
    pub fn take_off(&self) {
        let gate = *self;
        self.work(Stage::Opening(0), async move {
            gate.flush().await;
            gate.open_all().await
        });
    }

    /// Gives the vault another passphrase, on proof of the one there is or of the recovery key.
    pub fn change(&self, proof: String, passphrase: String, again: &str) {
        if let Some(unfit) = unfit(&passphrase, again) {
            self.stage.set(Stage::Failed(Trouble::Unfit(unfit)));
            return;
        }
        let (gate, proof) = (*self, Zeroizing::new(proof));
        let new = Zeroizing::new(passphrase);
        self.work(Stage::Deriving, async move {
            sleep(BREATH_MILLIS).await;
            let vault = gate.vault();
            let change = async |proof| vault.change_passphrase(proof, new.clone()).await;
            typed::open(proof, change).await?;
            Ok(Stage::Done(Deed::Changed))
        });
    }

    /// Makes a recovery key and shows it; any older one opens nothing after it.
    pub fn make_key(&self, proof: String, shown: RwSignal<Option<RecoveryKey>>) {
        let (gate, proof) = (*self, Zeroizing::new(proof));
        self.work(Stage::Deriving, async move {
            sleep(BREATH_MILLIS).await;
            let vault = gate.vault();
            let renew = async |proof| vault.renew_recovery_key(proof).await;
            let printed = typed::open(proof, renew).await?;
            shown.try_set(Some(RecoveryKey {
                printed: printed.to_string(),
                _carrying: gate.state().map(|state| state.carry()),
            }));
            Ok(Stage::Rest)
        });
    }

    /// Stores what is written and locks the journal in every page. What is under way ends before that, and what was
    /// left plain is sealed, so that nothing stays plain behind a lock.
    pub fn lock_now(&self) {
        self.follows.set_value(true);
        if !self.ends_first(Reach::Everywhere) {
            self.context.spawn(self.lock(Reach::Everywhere));
        }
    }

    /// Locks the journal in this page, unless it is at work. Leaves it open when what is written cannot be stored.
    pub(super) fn lock_by_itself(&self) {
        let carries = self.state().is_some_and(|state| state.carries());
        if !carries
            && !self.stage.with_untracked(Stage::is_working)
            && !self.ends_first(Reach::Here)
        {
            self.context.spawn(self.lock(Reach::Here));
        }
    }

    /// Whether something ends before the journal is locked.
    fn ends_first(&self, reach: Reach) -> bool {
        let is_working = self.stage.with_untracked(Stage::is_working);
        let is_entering = untrack(|| self.standing()) == Some(State::Entering);
        if !is_working && is_entering {
            self.seal(true);
        }
        if is_working || is_entering {
            self.then_locked.set_value(Some(reach));
        }
        is_working || is_entering
    }

    async fn lock(self, reach: Reach) {
        let vault = self.vault();
        match (self.put_away().await, reach) {
            (Ok(()), Reach::Here) => {
                vault.lock();
                drop(self.look().await);
            }
            (Ok(()), Reach::Everywhere) => {
                let outcome = vault.lock_all().await;
                if let Err(error) = outcome.and(self.look().await) {
                    self.context.fail(error);
                }
            }
            (Err(_), Reach::Here) => {}
            (Err(error), Reach::Everywhere) => {
                self.above.set(true);
                self.stage.set(Stage::Failed(error.into()));
            }
        }
    }

    /// Locks the journal by itself, as the member chose, until the owner of this moment is cleaned up.
    pub fn keep_watch(&self) {
        let gate = *self;
        watching::start(self.context, self.habits(), move || gate.lock_by_itself());
    }

    /// Whether the member is at the lock, so that the focus goes along; asked once.
    pub fn follows(&self) -> bool {
        self.follows
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// Stores what is written; fails when it cannot be.
    async fn put_away(&self) -> Result<()> {
        self.flush().await;
        let holds = self.state().is_some_and(|state| state.holds_unsaved());
        match self.context.status().get_untracked() {
            // A failure that took nothing along, or that is over, is no reason to stay open.
            Status::Failed(error @ Error::Storage { .. }) if holds => Err(error),
            _ => Ok(()),
        }
    }

    async fn seal_all(&self) -> Ended {
        let through = self.vault().enter(self.told(Stage::Sealing)).await?;
        self.look().await?;
        Ok(if through {
            Stage::Done(Deed::Sealed)
        } else {
            Stage::HalfSealed
        })
    }

    async fn open_all(&self) -> Ended {
        let through = self.vault().leave(self.told(Stage::Opening)).await?;
        self.look().await?;
        Ok(if through {
            Stage::Done(Deed::TakenOff)
        } else {
            Stage::HalfOpened
        })
    }

    fn told(&self, stage: fn(usize) -> Stage) -> Told {
        let gate = *self;
        gate.stopped.set_value(false);
        Box::new(move |progress: Progress| {
            gate.stage.try_set(stage(progress.changed));
            match gate.stopped.try_get_value() {
                Some(false) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        })
    }

    /// One work at a time; how it ended is what is shown after it.
    fn work(&self, first: Stage, work: impl Future<Output = Ended> + 'static) {
        if self.stage.with_untracked(Stage::is_working) {
            return;
        }
        self.stopped.set_value(false);
        self.then_locked.set_value(None);
        self.above.set(false);
        self.stage.set(first);
        let gate = *self;
        self.context.spawn(async move {
            let last = work.await.unwrap_or_else(Stage::Failed);
            // Who stopped it is still at it.
            let was_stopped = matches!(last, Stage::HalfSealed | Stage::HalfOpened);
            gate.stage.try_set(last);
            let reach = gate.then_locked.try_update_value(Option::take).flatten();
            if let Some(reach) = reach.filter(|_| !was_stopped)
                && untrack(|| gate.is_guarded())
            {
                gate.lock(reach).await;
            }
        });
    }
}

/// How a work ended.
type Ended = std::result::Result<Stage, Trouble>;
