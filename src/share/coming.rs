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
    },
    timer::sleep,
};

/// Hears how far it is, from 0 to 1, and may stop there.
pub type Told = Box<dyn FnMut(f64) -> ControlFlow<()>>;

/// The copy.
#[derive(Debug, Clone)]
pub struct Coming(Unpacked);

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
        Ok(Self(backup::unpack(bytes).await?))
    }

    /// When it was taken, in UTC.
    pub fn created(&self) -> &str {
        &self.0.manifest.created
    }

    /// What it would change.
    ///
    /// # Errors
    /// `Vault` when it was sealed in another vault or the vault here is locked; what the store answered.
    pub async fn count(&self, space: &Space) -> Result<Merged> {
        let manner = Manner {
            only_count: true,
            revive: false,
        };
        let on = Box::new(|_| ControlFlow::Continue(()));
        let (merged, _) = in_parts(space, self.0.snapshot.clone(), manner, on).await?;
        Ok(merged)
    }

    /// Merges it.
    ///
    /// # Errors
    /// As [`Coming::count`]; what was merged before stays.
    pub async fn bring(mut self, space: &Space, revive: bool, told: Told) -> Result<Came> {
        let snapshot = std::mem::take(&mut self.0.snapshot);
        let manner = Manner {
            only_count: false,
            revive,
        };
        let (merged, stopped) = in_parts(space, snapshot, manner, told).await?;
        let report = Report::of(merged, &self.0);
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
