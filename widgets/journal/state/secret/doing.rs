//! What a member does with an entry and its own passphrase: put it under one, open it, choose another, take it off. Only
//! a part that is loaded late asks for it.

use leptos::prelude::*;
use zeroize::Zeroizing;

use crate::{
    context::Status,
    error::{Error, Result},
    id::new_id,
    store::{
        Change, Kind, Listing, Record, Stored, space,
        vault::{Own, OwnPlace},
    },
    text::now,
    timer::sleep,
    widgets::journal::{
        model::{Entry, secret},
        state::{State, back::draft_key, gate::HABITS, versions, watching},
    },
};

/// How long the page gets to show what is about to begin, before a key is derived and it stands still.
const BREATH_MILLIS: i32 = 50;

impl State {
    /// Puts the open entry under a passphrase of its own. What is kept is a new entry; the one there was and its
    /// earlier versions and draft are gone in the same transaction, so that no page that has not heard of it writes
    /// its text again.
    ///
    /// # Errors
    /// `Conflict` when another tab wrote into it meanwhile; what the store answered. It is as it was then.
    pub async fn put_under(&self, id: &str, passphrase: Zeroizing<String>) -> Result<()> {
        let carrying = self.carry();
        sleep(BREATH_MILLIS).await;
        let new = new_id(now());
        let own = space::own(place(&new), passphrase).await?;
        // Nothing more is typed into it from here on.
        self.close();
        let outcome = self.exchange(id, new.clone(), &*own).await;
        drop(carrying);
        match outcome {
            Ok(stored) => {
                let records = stored.into_iter().filter(|record| record.id == new);
                self.entries.append(Listing {
                    records: records.collect(),
                    set_aside: 0,
                });
                Ok(())
            }
            Err(error) => {
                self.turn_to(id);
                Err(error)
            }
        }
    }

    async fn exchange(&self, id: &str, new: String, own: &dyn Own) -> Result<Vec<Record>> {
        self.entries.flush().await;
        let gone = || Error::Conflict { id: id.to_owned() };
        let stored = self.entries.find(id);
        // A picture may have come in since.
        let stored = stored.filter(|one| secret::hindrance(&one.data).is_none());
        let stored = stored.ok_or_else(gone)?;
        let versions = versions::tombstones(self.context, id).await?;
        let change = exchanged(&stored, versions, new.clone(), own, now())?;
        let change = change.spending(&draft_key(id));
        // Before it is there, so that the focus goes to its line.
        self.arrived.set(Some(new));
        self.context.commit(change).await
    }

    /// Opens the entry of the list that is open with its passphrase.
    ///
    /// # Errors
    /// `Vault` when the passphrase is another one; `Unreadable` when what is kept is damaged.
    pub async fn open_secret(&self, id: String, passphrase: Zeroizing<String>) -> Result<()> {
        let chosen = self.context.store().meta(HABITS).await;
        let chosen = chosen.ok().flatten();
        let habits = chosen.and_then(|chosen| serde_json::from_value(chosen).ok());
        sleep(BREATH_MILLIS).await;
        let Some(stored) = self.entries.find(&id) else {
            return Ok(());
        };
        let Some(kept) = stored.data.secret.clone() else {
            return Ok(());
        };
        let (plain, own) = space::open_own(place(&id), passphrase, kept.clone()).await?;
        let entry = secret::joined(&stored.data, &plain);
        let entry = entry.ok_or_else(|| Error::unreadable(id.as_str(), "it is no entry"))?;
        // Unless it was closed meanwhile, or another one was opened.
        if untrack(|| self.is_open(&id)) {
            self.secret.habits.set(habits.unwrap_or_default());
            self.secret.hold(id, own, entry, kept);
        }
        Ok(())
    }

    /// Closes the open one by itself, as the journal locks itself, until the owner of this moment is cleaned up.
    pub fn watch_secret(&self) {
        let secret = self.secret;
        let habits = secret.habits.read_only();
        watching::start(self.context, habits, move || secret.close());
    }

    /// Puts the open one under another passphrase, and ends when it is stored.
    ///
    /// # Errors
    /// When there is not enough memory to derive a key, or its code cannot be had; what the store answered.
    pub async fn change_secret(&self, passphrase: Zeroizing<String>) -> Result<()> {
        let Some(id) = self.secret.id.get_untracked() else {
            return Ok(());
        };
        sleep(BREATH_MILLIS).await;
        let own = space::own(place(&id), passphrase).await?;
        if self.secret.id.get_untracked().as_ref() == Some(&id) {
            self.secret.with_hand(|hand| {
                hand.own = own;
                hand.unsaved = true;
            });
            self.secret.save();
            self.entries.flush().await;
            if let Some(error) = self.context.refusal(&id) {
                return Err(error);
            }
            if let Status::Failed(error) = self.context.status().get_untracked()
                && self.secret.unsaved()
            {
                return Err(error);
            }
        }
        Ok(())
    }

    /// Takes the passphrase off the open one: it is an entry like any other after that.
    pub fn take_secret_off(&self) {
        self.secret.save();
        let Some(id) = self.secret.id.get_untracked() else {
            return;
        };
        let taken = self
            .secret
            .with_hand(|hand| (hand.entry.clone(), hand.kept.clone()));
        if let Some((entry, kept)) = taken
            && self.secret.kept(&id) == Some(kept)
        {
            self.secret.forget();
            self.entries.edit(&id, |kept| *kept = entry);
            self.turn_to(&id);
        }
    }
}

/// Where an entry with this identifier is kept.
fn place(id: &str) -> OwnPlace {
    OwnPlace {
        kind: Entry::KIND,
        id: id.to_owned(),
    }
}

/// What is stored when an entry is put under a passphrase: a new one, which holds it sealed, and the tombstones of it and
/// of its earlier versions.
///
/// # Errors
/// When there is no source of random bytes.
pub(super) fn exchanged(
    stored: &Stored<Entry>,
    versions: Vec<Record>,
    new: String,
    own: &dyn Own,
    now: f64,
) -> Result<Change> {
    let sealed = own.seal(&secret::inside(&stored.data))?;
    let mut one = Stored::new(new, secret::outside(&stored.data, sealed), now);
    one.created = stored.created;
    let mut change = Change::of(one.write(now));
    change.records.push(stored.tombstone(now));
    change.records.extend(versions);
    Ok(change)
}
