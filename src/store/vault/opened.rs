//! The space while the vault is unlocked: every job passes through, and what is private is sealed on its way
//! in and opened on its way out. What does not open is set aside and counted, as what cannot be read
//! always is.

use std::rc::Rc;

use futures_util::{FutureExt, future};
use serde_json::Value;

use super::{
    HEADER, Under,
    envelope::Header,
    form,
    guard::{listed, without_header},
    phase::{Phase, locks},
    seal::Sealer,
};
use crate::{
    error::{Error, Refusal, Result},
    store::{
        Blob, Record, Snapshot, Task,
        job::{Answer, Job, Worker},
        lens::{Lens, Through},
        rules,
    },
};

/// An unlocked vault. The core knows it by the trait [`Opened`](super::Opened) only.
pub struct Unlocked {
    pub(super) inner: Rc<dyn Worker>,
    pub(super) sealer: Rc<Sealer>,
    id: String,
    /// How often all pages had been locked when this one was unlocked.
    locks: u32,
}

impl super::Opened for Unlocked {
    fn start(self: Rc<Self>, job: Job) -> Task<Answer> {
        match job {
            Job::Get(id) => async move { self.get(id).await }.boxed_local(),
            Job::List(query) => {
                let sealer = self.sealer.clone();
                let open = move |record| sealer.open(record).ok();
                listed(self.inner.clone(), query, open).boxed_local()
            }
            Job::Draft(key) => async move { self.draft(key).await }.boxed_local(),
            Job::Snapshot => async move { self.snapshot().await }.boxed_local(),
            Job::Blob(id) => async move { self.blob(id).await }.boxed_local(),
            Job::Save(mut change, _) => match self.seal_blobs(&change.records, &mut change.blobs) {
                Ok(()) => self.inner.start(Job::Save(change, self.through())),
                Err(error) => future::ready(Err(error)).boxed_local(),
            },
            Job::KeepDraft { key, text, .. } => match self.sealer.seal_draft(&key, &text) {
                Ok(text) => {
                    let under = self.under();
                    self.inner.start(Job::KeepDraft { key, text, under })
                }
                Err(error) => future::ready(Err(error)).boxed_local(),
            },
            Job::Merge(snapshot, _, manner) => match self.incoming(snapshot) {
                Ok(snapshot) => {
                    let merge = Job::Merge(snapshot, self.through(), manner);
                    self.inner.start(merge)
                }
                Err(error) => future::ready(Err(error)).boxed_local(),
            },
            job => self.inner.start(job),
        }
    }

    fn follow(&self, header: &Value) -> bool {
        let phase = Phase::of(header);
        self.sealer.plainly.set(phase == Phase::Leaving);
        let same = header.get("id").and_then(Value::as_str) == Some(&self.id);
        same && phase != Phase::Left && locks(header) == self.locks
    }

    fn pass(self: Rc<Self>, told: super::Told) -> super::Pass {
        super::sealing::pass(self, told).boxed_local()
    }
}

impl Unlocked {
    /// A space behind the vault with this identifier.
    pub fn new(inner: Rc<dyn Worker>, sealer: Sealer, header: &Header) -> Self {
        Self {
            inner,
            sealer: Rc::new(sealer),
            id: header.id.clone(),
            locks: header.locks,
        }
    }

    fn through(&self) -> Through {
        Through::lens(self.sealer.clone(), self.under())
    }

    fn under(&self) -> Under {
        if self.sealer.plainly.get() {
            Under::Plain
        } else {
            Under::Vault(self.id.clone())
        }
    }

    async fn get(&self, id: String) -> Result<Answer> {
        let answer = self.inner.start(Job::Get(id)).await?;
        let Answer::Record(Some(record)) = answer else {
            return Ok(answer);
        };
        Ok(Answer::Record(Some(self.sealer.open(record)?)))
    }

    async fn blob(&self, id: String) -> Result<Answer> {
        let answer = self.inner.start(Job::Blob(id)).await?;
        let Answer::Blob(Some(blob)) = answer else {
            return Ok(answer);
        };
        Ok(Answer::Blob(Some(self.open_blob(blob)?)))
    }

    fn open_blob(&self, blob: Blob) -> Result<Blob> {
        if !blob.bytes.starts_with(form::BLOB) {
            return Ok(blob);
        }
        let bytes = self.sealer.open_blob(&blob.id, blob.bytes.to_vec())?;
        Ok(Blob::new(blob.id, blob.media, bytes))
    }

    /// Seals the blobs to which none but private records refer.
    fn seal_blobs(&self, records: &[Record], blobs: &mut [Blob]) -> Result<()> {
        if self.sealer.plainly.get() {
            return Ok(());
        }
        let public = self.sealer.private.public_blobs(records);
        let private = blobs.iter_mut().filter(|blob| {
            !public.contains(blob.id.as_str()) && !blob.bytes.starts_with(form::BLOB)
        });
        for blob in private {
            blob.bytes = self.sealer.seal_blob(&blob.id, &blob.bytes)?.into();
        }
        Ok(())
    }

    async fn draft(&self, key: String) -> Result<Answer> {
        match self.inner.start(Job::Draft(key.clone())).await? {
            Answer::Draft(Some(kept)) => {
                Ok(Answer::Draft(Some(self.sealer.open_draft(&key, kept)?)))
            }
            answer => Ok(answer),
        }
    }

    /// Everything as it was written. The header goes along only when something in it stayed sealed, being
    /// damaged.
    async fn snapshot(&self) -> Result<Answer> {
        let answer = self.inner.start(Job::Snapshot).await?;
        let Answer::Snapshot(kept) = answer else {
            return Ok(answer);
        };
        let opened = self.opened(kept);
        Ok(Answer::Snapshot(if form::has_sealed(&opened) {
            opened
        } else {
            without_header(opened)
        }))
    }

    /// A snapshot with everything opened that opens; the rest as it was.
    fn opened(&self, mut snapshot: Snapshot) -> Snapshot {
        for record in &mut snapshot.records {
            if let Ok(opened) = self.sealer.open(record.clone()) {
                *record = opened;
            }
        }
        for blob in &mut snapshot.blobs {
            if let Ok(opened) = self.open_blob(blob.clone()) {
                *blob = opened;
            }
        }
        for (key, text) in &mut snapshot.drafts {
            if let Ok(opened) = self.sealer.open_draft(key, text.clone()) {
                *text = opened;
            }
        }
        for text in &mut snapshot.set_aside {
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            if form::sealed_value(&value).is_some()
                && let Ok(opened) = self.sealer.open_value(value)
            {
                *text = opened.to_string();
            }
        }
        snapshot
    }

    /// A snapshot as it may be merged: nothing private in it is plain but the records, which are sealed when
    /// their revision is known.
    fn incoming(&self, snapshot: Snapshot) -> Result<Snapshot> {
        let header = snapshot.meta.iter().find(|(key, _)| key == HEADER);
        let id = header.and_then(|(_, header)| header.get("id")?.as_str());
        if id != Some(&self.id) && form::has_sealed(&snapshot) {
            return Err(Error::Vault(Refusal::Foreign));
        }
        let mut snapshot = self.opened(without_header(snapshot));
        let sorted = rules::sort(&snapshot)?;
        snapshot.records = sorted.records;
        snapshot.set_aside.clear();
        self.seal_blobs(&snapshot.records, &mut snapshot.blobs)?;
        for (_, value) in sorted.set_aside {
            let kept = self.sealer.seal_set_aside(value)?;
            snapshot.set_aside.push(kept.to_string());
        }
        for (key, text) in &mut snapshot.drafts {
            if !text.starts_with(form::DRAFT) {
                *text = self.sealer.seal_draft(key, text)?;
            }
        }
        Ok(snapshot)
    }
}

/// A snapshot sealed in another vault, opened with that vault's key. What is damaged in it is kept as a value
/// that is no record, so that it is counted and left alone.
pub fn opened_elsewhere(unlocked: &Unlocked, snapshot: Snapshot) -> Snapshot {
    let mut opened = without_header(unlocked.opened(snapshot));
    let (damaged, records) = opened.records.into_iter().partition(form::is_sealed);
    opened.records = records;
    opened
        .drafts
        .retain(|(_, text)| !text.starts_with(form::DRAFT));
    opened
        .blobs
        .retain(|blob| !blob.bytes.starts_with(form::BLOB));
    let damaged: Vec<Record> = damaged;
    opened.set_aside.extend(damaged.iter().map(no_record));
    opened
}

fn no_record(record: &Record) -> String {
    let Record {
        id, kind, order, ..
    } = record;
    serde_json::json!({ "id": id, "kind": kind, "order": order, "damaged": record }).to_string()
}
