//! A copy that was read and waits for a yes: what it would change is counted first, then it is merged part by part, with
//! a way out between two of them.

use std::ops::ControlFlow;

use wasm_split_helpers::wasm_split;
use web_sys::Blob;

use super::{backup, backup::Report};
use crate::{
    context::Space,
    error::Result,
    store::{
        Manner, Merged, Snapshot,
        backup::{Batches, PART, Unpacked},
        space::vault,
        vault::{Secret, State},
    },
    timer::sleep,
};

/// Hears how far it is, from 0 to 1, and may stop there.
pub type Told = Box<dyn FnMut(f64) -> ControlFlow<()>>;

/// The copy.
pub struct Coming {
    unpacked: Unpacked,
    /// What opens it, where it was sealed in another vault than the one here.
    secret: Option<Secret>,
}

/// Where a copy comes from that was sealed in another vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// What it brings goes under the lock that is here.
    Under,
    /// There is no lock here, and that of the copy becomes it.
    Locks,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// What was changed.
    pub report: Report,
    /// Whether it was stopped before the end; what was merged until then stays.
    pub stopped: bool,
}

impl Coming {
    /// Reads a file made by [`backup::export`].
    ///
    /// # Errors
    /// `Refused` with the place when the file is not one of ours.
    pub async fn read(file: &Blob) -> Result<Self> {
        Self::of(backup::read(file).await?).await
    }

    /// The same with the bytes of the file.
    ///
    /// # Errors
    /// As there.
    pub async fn of(bytes: Vec<u8>) -> Result<Self> {
        Ok(Self {
            unpacked: backup::unpack(bytes).await?,
            secret: None,
        })
    }

    /// Reads a file that was sealed in another vault, which this opens.
    ///
    /// # Errors
    /// As [`Coming::read`]; whether it opens is known when it is counted.
    pub async fn read_with(file: &Blob, secret: Secret) -> Result<Self> {
        let mut coming = Self::read(file).await?;
        coming.secret = Some(secret);
        Ok(coming)
    }

    /// What a copy of another vault does to the lock here.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn elsewhere(&self, space: &Space) -> Result<Option<Elsewhere>> {
        if self.secret.is_none() {
            return Ok(None);
        }
        let state = vault(&space.name)?.state().await?;
        Ok(Some(if state == State::Absent {
            Elsewhere::Locks
        } else {
            Elsewhere::Under
        }))
    }

    /// When it was taken, in UTC.
    pub fn created(&self) -> &str {
        &self.unpacked.manifest.created
    }

    /// What it would change.
    ///
    /// # Errors
    /// `Vault` when it was sealed in another vault and the secret is missing or another, or the vault here is locked;
    /// what the store answered.
    pub async fn count(&self, space: &Space) -> Result<Merged> {
        let manner = Manner {
            only_count: true,
            revive: false,
        };
        let on = Box::new(|_| ControlFlow::Continue(()));
        let mut snapshot = self.unpacked.snapshot.clone();
        if let Some(secret) = &self.secret {
            let vault = vault(&space.name)?;
            snapshot = vault.look_into(snapshot, secret.clone()).await?;
        }
        let (merged, _) = in_parts(space, snapshot, manner, on).await?;
        Ok(merged)
    }

    /// Merges it.
    ///
    /// # Errors
    /// As [`Coming::count`]; what was merged before stays.
    pub async fn bring(mut self, space: &Space, revive: bool, told: Told) -> Result<Came> {
        let mut snapshot = std::mem::take(&mut self.unpacked.snapshot);
        if let Some(secret) = self.secret.take() {
            snapshot = vault(&space.name)?.take_over(snapshot, secret).await?;
        }
        let manner = Manner {
            only_count: false,
            revive,
        };
        let (merged, stopped) = in_parts(space, snapshot, manner, told).await?;
        let report = Report::of(merged, &self.unpacked);
        Ok(Came { report, stopped })
    }
}

#[wasm_split(zip, fallible)]
fn batches(snapshot: Snapshot) -> Result<Batches> {
    Ok(Batches::new(snapshot, PART))
}

async fn in_parts(
    space: &Space,
    snapshot: Snapshot,
    manner: Manner,
    mut told: Told,
) -> Result<(Merged, bool)> {
    let all = snapshot.records.len();
    let mut merged = Merged::default();
    let mut done = 0;
    for part in batches(snapshot).await? {
        if told(share(done, all)).is_break() {
            return Ok((merged, true));
        }
        done += part.records.len();
        merged += space.store.merge_as(part, manner).await?;
        // The page gets its turn: to show how far it is, to hear that it is to stop.
        sleep(0).await;
    }
    Ok((merged, false))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "how far it is, not how many there are"
)]
fn share(done: usize, all: usize) -> f64 {
    if all == 0 {
        return 0.0;
    }
    done as f64 / all as f64
}
