//! Whether the journal is open in this page. While its vault is locked there is no [`State`]: neither entries nor drafts
//! nor what the search has read are in memory, and what was on screen is gone. The next unlocking begins anew.

use std::rc::Rc;

use futures_util::future::join;
use leptos::{
    prelude::*,
    reactive::{computed::ScopedFuture, owner::Owner},
};

use super::{
    State,
    locking::{Reach, Stage},
};
use crate::{
    context::{Context, keep},
    error::{Error, Result},
    store::{
        Notice, Store, space,
        vault::{self, Vault},
    },
    widgets::journal::model::locking::Habits,
};

/// Under which key what a member chose is kept in the space.
pub(super) const HABITS: &str = "journal-lock";

/// The journal, open or locked.
#[derive(Clone, Copy)]
pub struct Gate {
    pub(super) context: Context,
    vault: StoredValue<Rc<Vault>, LocalStorage>,
    owner: StoredValue<Option<Owner>>,
    shown: RwSignal<Option<Shown>, LocalStorage>,
    standing: RwSignal<Option<vault::State>, LocalStorage>,
    /// Whether a part of what is private is not under the lock.
    partly: RwSignal<bool>,
    habits: RwSignal<Habits>,
    looking: StoredValue<Looking>,
    pub(super) stage: RwSignal<Stage, LocalStorage>,
    pub(super) stopped: StoredValue<bool>,
    /// Whether the journal is locked when what is under way has ended, and where.
    pub(super) then_locked: StoredValue<Option<Reach>>,
    /// Whether the work was begun above the journal, which is where it is told then.
    pub(super) above: RwSignal<bool>,
    /// Whether the member is at the lock, and the focus goes along.
    pub(super) follows: StoredValue<bool>,
}

/// What stands on screen.
#[derive(Clone)]
pub enum Shown {
    /// The way to unlock it.
    Locked,
    /// The journal.
    Open(Rc<Journal>),
}

/// An open journal, and what it was begun with.
pub struct Journal {
    /// The part of the widget that ends when the journal is locked.
    pub context: Context,
    /// Its state.
    pub state: State,
    owner: Owner,
}

#[derive(Clone, Copy, Default)]
struct Looking {
    under_way: bool,
    again: bool,
}

impl Gate {
    /// Looks whether the journal is locked, and opens it if it is not.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn open(context: Context) -> Result<Self> {
        let gate = Self {
            context,
            vault: StoredValue::new_local(space::vault(&context.space_name())?),
            owner: StoredValue::new(Owner::current()),
            shown: RwSignal::new_local(None),
            standing: RwSignal::new_local(None),
            partly: RwSignal::new(false),
            habits: RwSignal::default(),
            looking: StoredValue::default(),
            stage: RwSignal::new_local(Stage::Rest),
            stopped: StoredValue::new(false),
            then_locked: StoredValue::new(None),
            above: RwSignal::new(false),
            follows: StoredValue::new(false),
        };
        let (kept, looked) = join(context.store().meta(HABITS), gate.look()).await;
        if let Ok(Some(kept)) = kept {
            gate.habits
                .set(serde_json::from_value(kept).unwrap_or_default());
        }
        looked?;
        gate.follow();
        context.on_flush(move || Box::pin(gate.flush()));
        Ok(gate)
    }

    /// The widget around it.
    pub fn context(&self) -> Context {
        self.context
    }

    /// What stands on screen.
    pub fn shown(&self) -> Option<Shown> {
        self.shown.get()
    }

    /// How the vault stands.
    pub fn standing(&self) -> Option<vault::State> {
        self.standing.get()
    }

    /// Whether there is a vault, and it is unlocked here.
    pub fn is_guarded(&self) -> bool {
        use vault::State::{Entering, Inside, Leaving};
        matches!(self.standing.get(), Some(Entering | Inside | Leaving))
    }

    /// Whether the lock covers only a part of the journal.
    pub fn is_partly_covered(&self) -> bool {
        self.partly.get()
    }

    /// What the member chose.
    pub fn habits(&self) -> ReadSignal<Habits> {
        self.habits.read_only()
    }

    /// Chooses something else, now and for the next visit.
    pub fn choose(&self, change: impl FnOnce(&mut Habits)) {
        self.habits.update(change);
        let kept = serde_json::to_value(self.habits.get_untracked()).unwrap_or_default();
        // The task goes on by itself; what could not be kept is chosen again in one click.
        drop(self.context.store().set_meta(HABITS, kept));
    }

    /// The open journal's state.
    pub(super) fn state(&self) -> Option<State> {
        match self.shown.try_get_untracked().flatten() {
            Some(Shown::Open(journal)) => Some(journal.state),
            _ => None,
        }
    }

    /// Stores what the open journal has not stored yet.
    pub async fn flush(self) {
        let open = self.shown.try_get_untracked().flatten();
        if let Some(Shown::Open(journal)) = open {
            journal.context.flush().await;
        }
    }

    pub(super) fn vault(&self) -> Rc<Vault> {
        self.vault.get_value()
    }

    /// Shows the journal, or the way to unlock it, as the vault stands now.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn look(&self) -> Result<()> {
        if self.looking.with_value(|looking| looking.under_way) {
            self.looking.update_value(|looking| looking.again = true);
            return Ok(());
        }
        loop {
            self.looking.set_value(Looking {
                under_way: true,
                again: false,
            });
            let outcome = self.look_once().await;
            let again = self.looking.with_value(|looking| looking.again);
            if !again || outcome.is_err() {
                self.looking.set_value(Looking::default());
                return outcome;
            }
        }
    }

    async fn look_once(&self) -> Result<()> {
        let standing = self.vault().state().await?;
        self.partly.set(!self.vault().covers_all().await?);
        if self.standing.get_untracked() != Some(standing) {
            self.standing.set(Some(standing));
        }
        if standing == vault::State::Locked {
            self.close();
            return Ok(());
        }
        if let Some(Shown::Open(_)) = self.shown.get_untracked() {
            return Ok(());
        }
        match self.enter().await {
            Ok(journal) => self.shown.set(Some(Shown::Open(Rc::new(journal)))),
            // Locked while it was read.
            Err(Error::Vault(_)) => self.close(),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    async fn enter(&self) -> Result<Journal> {
        let outer = self.owner.get_value();
        let owner = outer.map_or_else(Owner::new, |outer| outer.child());
        let context = owner.with(|| self.context.within());
        let opening = owner.with(|| ScopedFuture::new_untracked(State::open(context)));
        match opening.await {
            Ok(state) => Ok(Journal {
                context,
                state,
                owner,
            }),
            Err(error) => {
                context.end();
                owner.cleanup();
                Err(error)
            }
        }
    }

    fn close(&self) {
        match self.shown.get_untracked() {
            Some(Shown::Locked) => return,
            Some(Shown::Open(journal)) => {
                journal.context.end();
                if !self.stage.with_untracked(Stage::is_working) {
                    self.stage.set(Stage::Rest);
                }
                // The view goes first.
                self.context.later(0, move || journal.owner.cleanup());
            }
            None => {}
        }
        self.shown.set(Some(Shown::Locked));
    }

    fn follow(&self) {
        let gate = *self;
        let watch = self.vault().watch(Box::new(move |notice| {
            let may_be_locked = match notice {
                Notice::Changed { kind, ids } => {
                    kind == crate::store::META && ids.iter().any(|id| id == vault::HEADER)
                }
                Notice::Replaced => true,
                Notice::Condition(_) => false,
            };
            if may_be_locked {
                gate.context.spawn(async move {
                    if let Err(error) = gate.look().await {
                        gate.context.fail(error);
                    }
                });
            }
        }));
        // Lives as long as the widget.
        keep(watch);
    }
}
