//! What a [`Vault`](super::Vault) shares with the work it has under way: the header as this page knows it, and
//! the key, if there is one.
//!
//! Every tab learns of a changed header by its notice and reads it again before it does anything private. A
//! change names the header that was read, so that two tabs never undo each other's.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use serde_json::Value;

use super::{HEADER, Opened, Terms, guard, phase::Phase};
use crate::{
    error::{Code, Error, Refusal, Result},
    store::{
        ERASED, META, Notice, Task,
        job::{Answer, Job, Worker},
        notify::Notifier,
    },
};

/// How often a step is tried again after another tab took one.
const TRIES: u32 = 5;

pub struct Shared {
    pub inner: Rc<dyn Worker>,
    pub terms: Terms,
    pub notifier: Notifier,
    header: RefCell<Option<Value>>,
    opened: RefCell<Option<Rc<dyn Opened>>>,
    current: Cell<bool>,
    turn: Cell<u32>,
    erasures: Cell<u32>,
}

impl Shared {
    pub fn new(inner: Rc<dyn Worker>, terms: Terms) -> Self {
        Self {
            inner,
            terms,
            notifier: Notifier::default(),
            header: RefCell::default(),
            opened: RefCell::default(),
            current: Cell::new(false),
            turn: Cell::new(0),
            erasures: Cell::new(0),
        }
    }

    /// Hears what the store tells, and passes it on.
    pub fn hear(&self, notice: &Notice) {
        let changed = match notice {
            Notice::Changed { kind, ids } => kind == META && ids.iter().any(|id| id == HEADER),
            Notice::Replaced => true,
            Notice::Condition(_) => *notice == ERASED,
        };
        if *notice == ERASED {
            self.erasures.set(self.erasures.get().wrapping_add(1));
        }
        if changed {
            self.look_again();
        }
        self.notifier.tell(notice);
    }

    /// Reads the header again before anything private is done.
    pub fn look_again(&self) {
        self.current.set(false);
        self.turn.set(self.turn.get().wrapping_add(1));
    }

    /// How often everything was deleted while this page was open.
    pub fn erasures(&self) -> u32 {
        self.erasures.get()
    }

    pub fn is_current(&self) -> bool {
        self.current.get()
    }

    /// The header as it is now.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn header(&self) -> Result<Option<Value>> {
        while !self.current.get() {
            let turn = self.turn.get();
            let answer = self.inner.start(Job::Meta(HEADER.to_owned())).await?;
            let Answer::Meta(header) = answer else {
                return Err(Error::storage(Code::Lost, "the answer to something else"));
            };
            // What changed while it was read is read again.
            if turn == self.turn.get() {
                self.take_over(header);
            }
        }
        Ok(self.header.borrow().clone())
    }

    fn take_over(&self, header: Option<Value>) {
        let ours = |opened: &Rc<dyn Opened>| header.as_ref().is_some_and(|one| opened.follow(one));
        let stays = self.opened.borrow().as_ref().is_some_and(ours);
        if !stays {
            self.opened.take();
        }
        self.header.replace(header);
        self.current.set(true);
    }

    /// The unlocked vault, if it is.
    pub fn opened(&self) -> Option<Rc<dyn Opened>> {
        self.opened.borrow().clone()
    }

    /// The unlocked vault.
    ///
    /// # Errors
    /// `Vault` when it is locked or there is none; what the store answered.
    pub async fn unlocked(&self) -> Result<Rc<dyn Opened>> {
        self.header().await?;
        self.opened().ok_or(Error::Vault(Refusal::Locked))
    }

    /// Whether this one is still in use.
    pub fn holds(&self, opened: &Rc<dyn Opened>) -> bool {
        self.opened().is_some_and(|here| Rc::ptr_eq(&here, opened))
    }

    /// Uses an unlocked vault from now on.
    ///
    /// # Errors
    /// `Vault` when another tab made it another vault meanwhile; what the store answered.
    pub async fn hold(&self, opened: Rc<dyn Opened>) -> Result<()> {
        let header = self.header().await?;
        if !header.is_some_and(|header| opened.follow(&header)) {
            return Err(Error::Vault(Refusal::Changed));
        }
        self.opened.replace(Some(opened));
        self.notifier.tell(&Notice::Replaced);
        Ok(())
    }

    /// Forgets the key; work under way still ends.
    pub fn forget(&self) {
        if self.opened.take().is_some() {
            self.notifier.tell(&Notice::Replaced);
        }
    }

    /// Does a job that may be about something private; the header has to be current.
    pub fn start(&self, job: Job) -> Task<Answer> {
        if let Some(opened) = self.opened() {
            return opened.start(job);
        }
        let header = self.header.borrow();
        match header.as_ref().map(Phase::of) {
            None | Some(Phase::Left) => guard::plain(&self.inner, job),
            _ => guard::locked(self.terms.private, &*self.inner, job),
        }
    }

    /// Stores a header in place of the one that was read.
    ///
    /// # Errors
    /// `Vault` when another tab stored one meanwhile; what the store answered.
    pub async fn swap(&self, read: Option<Value>, header: Value) -> Result<()> {
        let swap = Job::SwapMeta {
            key: HEADER.to_owned(),
            read,
            value: header.clone(),
        };
        match self.inner.start(swap).await {
            Ok(_) => {
                self.take_over(Some(header));
                Ok(())
            }
            Err(Error::Conflict { .. }) => {
                self.current.set(false);
                Err(Error::Vault(Refusal::Changed))
            }
            Err(error) => Err(error),
        }
    }

    /// Changes the header from what it is now; `None` leaves it.
    ///
    /// # Errors
    /// `Vault` when there is none any more; what the store answered.
    pub async fn change(&self, change: impl Fn(Value) -> Option<Value>) -> Result<()> {
        let changed = Error::Vault(Refusal::Changed);
        for _ in 0..TRIES {
            let read = self.header().await?.ok_or_else(|| changed.clone())?;
            let Some(header) = change(read.clone()) else {
                return Ok(());
            };
            match self.swap(Some(read), header).await {
                Err(error) if error == changed => {}
                outcome => return outcome,
            }
        }
        Err(changed)
    }
}
