//! What a member does with the vault: make it, unlock and lock it, renew what opens it, bring the journal in
//! and out. Each is one step that was taken or was not.

use std::{cell::RefCell, ops::ControlFlow, rc::Rc};

use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    HEADER, Opened, Passed, Secret, State, Terms, Told, Vault, chunk, form,
    guard::without_header,
    phase::{Phase, lock_all},
    shared::Shared,
};
use crate::{
    error::{Code, Error, Refusal, Result},
    store::{
        Condition, Merged, Notice, Snapshot, Store, Task, Watch,
        detach::detach,
        job::{Answer, Job, Worker},
        living::erased,
    },
};

/// Where the header of a vault that was left says how many values nobody could open.
const DAMAGED: &str = "damaged";

/// Where the header says what was private when everything was sealed.
const WHAT: &str = "covered";

/// How often a write is begun again after the vault changed under it.
const TRIES: u32 = 5;

impl Vault {
    /// A space over this store.
    pub fn new(inner: Rc<dyn Worker>, terms: Terms) -> Self {
        let shared = Rc::new(Shared::new(inner, terms));
        let hearing = Rc::downgrade(&shared);
        let watch = shared.inner.watch(Box::new(move |notice| {
            if let Some(shared) = hearing.upgrade() {
                shared.hear(notice);
            }
        }));
        Self {
            shared,
            _watch: watch,
        }
    }

    /// How the vault stands.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn state(&self) -> Result<State> {
        let header = self.shared.header().await?;
        let Some(header) = header else {
            return Ok(State::Absent);
        };
        Ok(match (Phase::of(&header), self.shared.opened()) {
            (Phase::Left, _) => State::Absent,
            (_, None) => State::Locked,
            (Phase::Entering, _) => State::Entering,
            (Phase::Inside, _) => State::Inside,
            (Phase::Leaving, _) => State::Leaving,
        })
    }

    /// Whether the lock covers everything private, locked or not: while the journal enters or leaves, a part of it is
    /// plain. True where there is no vault, for there is no lock either.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn covers_all(&self) -> Result<bool> {
        let header = self.shared.header().await?;
        let phase = header.as_ref().map(Phase::of);
        Ok(!matches!(phase, Some(Phase::Entering | Phase::Leaving)))
    }

    /// Makes a vault and leaves it unlocked: what is written from now on is sealed. What is there is sealed by
    /// [`Vault::enter`].
    ///
    /// # Errors
    /// `Vault` when there is one already, or something is still sealed in one that was left (unlock that and
    /// leave it again); `Unreadable` when the passphrase is empty. Nothing was changed then.
    pub async fn make(&self, passphrase: Zeroizing<String>) -> Result<()> {
        let read = self.room().await?;
        let Shared { inner, terms, .. } = &*self.shared;
        let (header, opened) = chunk::make(passphrase, inner.clone(), *terms).await?;
        self.shared.swap(read, header).await?;
        self.shared.hold(opened).await
    }

    /// What stands where a new header would: nothing, or one that nothing needs any more.
    async fn room(&self) -> Result<Option<Value>> {
        let read = self.shared.header().await?;
        let Some(header) = &read else {
            return Ok(None);
        };
        if Phase::of(header) != Phase::Left {
            return Err(Error::Vault(Refusal::Changed));
        }
        let damaged = header.get(DAMAGED).and_then(Value::as_u64);
        let sealed = chunk::count_sealed(self.shared.inner.clone())
            .await?
            .await?;
        if sealed as u64 > damaged.unwrap_or_default() {
            return Err(Error::Vault(Refusal::Locked));
        }
        Ok(read)
    }

    /// Unlocks the vault in this page. Watchers are told to read again.
    ///
    /// # Errors
    /// `Vault` when the secret does not open it; `Unreadable` when the header is damaged, a recovery key was
    /// mistyped (with the group to look at), or there is no vault.
    pub async fn unlock(&self, secret: Secret) -> Result<()> {
        let header = self.present().await?;
        let Shared { inner, terms, .. } = &*self.shared;
        let opened = chunk::unlock(header.clone(), secret, inner.clone(), *terms).await?;
        if Phase::of(&header) == Phase::Left {
            self.advance(|phase| phase == Phase::Left, Phase::Leaving)
                .await?;
        }
        self.shared.hold(opened).await
    }

    /// Locks the vault in this page: the key is forgotten, and watchers are told to read again. Store what is
    /// on screen before; saves under way still end well.
    pub fn lock(&self) {
        self.shared.forget();
    }

    /// Locks the vault in every page of this browser, this one first; those that are kept for going back find it locked
    /// when they are back.
    ///
    /// # Errors
    /// What the store answered; it is locked here all the same.
    pub async fn lock_all(&self) -> Result<()> {
        self.lock();
        self.shared.change(|header| Some(lock_all(header))).await
    }

    /// Gives the vault another passphrase. No entry is touched.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `Unreadable` when the new passphrase is empty. The old one stays then.
    pub async fn change_passphrase(&self, proof: Secret, new: Zeroizing<String>) -> Result<()> {
        let read = self.present().await?;
        let header = chunk::with_passphrase(read.clone(), proof, new, self.shared.terms).await?;
        self.shared.swap(Some(read), header).await
    }

    /// Makes a recovery key, to be printed; any older one opens nothing from then on.
    ///
    /// # Errors
    /// As [`Vault::unlock`]. The old one stays then.
    pub async fn renew_recovery_key(&self, proof: Secret) -> Result<Zeroizing<String>> {
        let read = self.present().await?;
        let renewed = chunk::with_recovery_key(read.clone(), proof, self.shared.terms);
        let (header, printed) = renewed.await?;
        self.shared.swap(Some(read), header).await?;
        Ok(printed)
    }

    /// Seals everything private that is not sealed yet; `false` when it was told to stop or the vault was locked
    /// meanwhile. To be called after making a vault, and after each unlocking: it goes on where it was cut,
    /// and finds what a tab without a key left plain.
    ///
    /// # Errors
    /// `Vault` when it is locked; what the store answered. What is sealed stays sealed, and everything can be
    /// read as before.
    pub async fn enter(&self, told: Told) -> Result<bool> {
        let opened = self.shared.unlocked().await?;
        self.advance(|phase| phase == Phase::Leaving, Phase::Entering)
            .await?;
        let through = opened.clone().pass(self.while_held(opened, told)).await?;
        if matches!(through, Passed::Through(_)) {
            let private = self.shared.terms.private.named();
            let step = |header: Value| {
                let phase = Phase::of(&header);
                let is_news = phase == Phase::Entering || header.get(WHAT) != Some(&private);
                (phase != Phase::Leaving && phase != Phase::Left && is_news).then(|| {
                    let mut header = Phase::Inside.set(header);
                    if let Some(fields) = header.as_object_mut() {
                        fields.insert(WHAT.to_owned(), private.clone());
                    }
                    header
                })
            };
            self.shared.change(step).await?;
        }
        Ok(matches!(through, Passed::Through(_)))
    }

    /// Whether [`Vault::enter`] may find something plain: it has not come to its end yet, or less was private when it
    /// did. After it no page stores anything private plainly.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn may_be_plain(&self) -> Result<bool> {
        let header = self.shared.header().await?;
        let private = self.shared.terms.private.named();
        Ok(header.is_some_and(|header| {
            Phase::of(&header) != Phase::Inside || header.get(WHAT) != Some(&private)
        }))
    }

    /// Opens everything sealed and leaves the vault; `false` when it was told to stop or the vault was locked
    /// meanwhile. It goes through everything until nothing sealed is found, so `told` begins anew at least
    /// once. What is damaged stays as it is.
    ///
    /// # Errors
    /// `Vault` when it is locked; what the store answered. Everything can be read as before then.
    pub async fn leave(&self, told: Told) -> Result<bool> {
        let opened = self.shared.unlocked().await?;
        self.advance(|phase| phase != Phase::Leaving, Phase::Leaving)
            .await?;
        let told = Rc::new(RefCell::new(told));
        loop {
            let told = told.clone();
            let each: Told = Box::new(move |progress| (*told.borrow_mut())(progress));
            let pass = opened.clone().pass(self.while_held(opened.clone(), each));
            match pass.await? {
                Passed::Stopped => return Ok(false),
                Passed::Through(progress) if progress.changed == 0 => {
                    self.gone(progress.damaged).await?;
                    return Ok(true);
                }
                Passed::Through(_) => {}
            }
        }
    }

    /// Everything as it is kept: what is sealed stays so, with the header by which it opens with the passphrase.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn kept(&self) -> Result<Snapshot> {
        match self.shared.inner.start(Job::Snapshot).await? {
            Answer::Snapshot(kept) if form::has_sealed(&kept) => Ok(kept),
            Answer::Snapshot(kept) => Ok(without_header(kept)),
            _ => Err(Error::storage(Code::Lost, "no snapshot")),
        }
    }

    /// Merges a copy that was sealed in another vault, or in the one that this space had once. Where there is no
    /// vault, that of the copy becomes this space's: it is unlocked then, and [`Vault::enter`] seals what was
    /// here.
    ///
    /// # Errors
    /// `Vault` when the vault here is locked, or the secret does not open the copy; `Unreadable` when the copy
    /// has no header or a damaged one. Nothing was changed then.
    pub async fn bring_in(&self, snapshot: Snapshot, secret: Secret) -> Result<Merged> {
        self.merge(self.take_over(snapshot, secret).await?).await
    }

    /// The first half of [`Vault::bring_in`]: the copy as it can be merged here.
    ///
    /// # Errors
    /// As there.
    pub async fn take_over(&self, snapshot: Snapshot, secret: Secret) -> Result<Snapshot> {
        if self.state().await? == State::Absent {
            self.adopt(&snapshot, secret).await?;
            return Ok(snapshot);
        }
        self.look_into(snapshot, secret).await
    }

    /// A copy that was sealed in another vault, opened. Nothing is changed here.
    ///
    /// # Errors
    /// As [`Vault::bring_in`].
    pub async fn look_into(&self, snapshot: Snapshot, secret: Secret) -> Result<Snapshot> {
        if self.state().await? == State::Locked {
            return Err(Error::Vault(Refusal::Locked));
        }
        let Shared { inner, terms, .. } = &*self.shared;
        chunk::open_elsewhere(snapshot, secret, inner.clone(), *terms).await
    }

    async fn adopt(&self, snapshot: &Snapshot, secret: Secret) -> Result<()> {
        let read = self.room().await?;
        let header = snapshot.meta.iter().find(|(key, _)| key == HEADER);
        let (_, header) =
            header.ok_or_else(|| Error::unreadable("vault", "the copy has no header"))?;
        let header = Phase::Entering.set(header.clone());
        let Shared { inner, terms, .. } = &*self.shared;
        let opened = chunk::unlock(header.clone(), secret, inner.clone(), *terms).await?;
        self.shared.swap(read, header).await?;
        self.shared.hold(opened).await
    }

    /// The header of the vault there is.
    async fn present(&self) -> Result<Value> {
        let header = self.shared.header().await?;
        header.ok_or_else(|| Error::unreadable("vault", "there is none"))
    }

    async fn advance(&self, when: impl Fn(Phase) -> bool, to: Phase) -> Result<()> {
        let step = |header: Value| when(Phase::of(&header)).then(|| to.set(header));
        self.shared.change(step).await
    }

    async fn gone(&self, damaged: usize) -> Result<()> {
        let step = |mut header: Value| {
            let fields = header.as_object_mut()?;
            fields.insert(DAMAGED.to_owned(), damaged.into());
            (Phase::of(&header) == Phase::Leaving).then(|| Phase::Left.set(header))
        };
        self.shared.change(step).await
    }

    /// Stops when the vault is locked.
    fn while_held(&self, opened: Rc<dyn Opened>, mut told: Told) -> Told {
        let shared = self.shared.clone();
        Box::new(move |progress| {
            if shared.holds(&opened) {
                told(progress)
            } else {
                ControlFlow::Break(())
            }
        })
    }
}

impl Worker for Vault {
    fn start(&self, job: Job) -> Task<Answer> {
        let shared = self.shared.clone();
        if !shared.terms.private.concerned(&job) {
            return shared.inner.start(job);
        }
        let erasures = shared.erasures();
        // At once where it can be: a page that is going may not come to a second step.
        let mut under_way = shared.is_current().then(|| shared.start(job.clone()));
        detach(async move {
            for _ in 0..TRIES {
                let answer = if let Some(under_way) = under_way.take() {
                    under_way.await
                } else {
                    shared.header().await?;
                    // What was to be sealed in a vault that is gone would be plain in what comes after.
                    if erasures != shared.erasures() && job.writes() {
                        return Err(erased());
                    }
                    shared.start(job.clone()).await
                };
                if !matches!(answer, Err(Error::Vault(Refusal::Changed))) {
                    return answer;
                }
                shared.look_again();
            }
            Err(Error::Vault(Refusal::Changed))
        })
    }

    fn condition(&self) -> Condition {
        self.shared.inner.condition()
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        self.shared.notifier.watch(listener)
    }
}
