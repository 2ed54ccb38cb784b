//! Where a member's writing is kept. This file is the contract; the other files keep it.
//!
//! One space is one IndexedDB database, `escale:<space>`, with four stores that rarely change:
//!
//! | store | key | indexes | holds |
//! |---|---|---|---|
//! | `records` | `id` | `kind_order` (`kind`, `order`, `id`), `kind_updated` (`kind`, `updated`), `blobs` (each of `blobs`) | [`Record`]s |
//! | `drafts` | `key` | | `{key, text, updated}`: what is being typed |
//! | `blobs` | `id` | | `{id, type, bytes}`: [`Blob`]s, pictures and other bytes |
//! | `meta` | `key` | | `{key, value}`: arrival, mode, last backup |
//!
//! What every [`Store`] promises (`contract.rs` tests it on each of them):
//! - A save is one transaction: all of it is stored, or none. It resolves only after the transaction
//!   completed, with strict durability where the store is a disk.
//! - A save names the revision it read. When the stored one differs, nothing is written and the error
//!   is [`Error::Conflict`](crate::error::Error::Conflict); nobody's text is overwritten unseen.
//! - Lists come in `order`, then by `id`, without tombstones. A record that cannot be read is counted
//!   and left alone; it leaves with a backup and comes back with one.
//! - A tombstone keeps neither payload nor order: what was deleted is gone. A save that never read the
//!   record (revision 0) may write over a tombstone.
//! - A blob is stored in the transaction of a record that refers to it, and removed in the one after which no record
//!   does. A record may refer to a blob that is not there (one that came without its pictures).
//! - A draft may be lost only if the machine itself stops; never because a tab was closed.
//! - Merging the same snapshots in any order, any number of times, ends in the same records.
//! - A future once started is finished by the store itself, whoever drops what.

use futures_util::future::LocalBoxFuture;
use serde_json::Value;

pub mod backup;
mod blob;
#[cfg(any(test, feature = "contract"))]
pub mod contract;
mod detach;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
mod job;
pub mod kinds;
mod lens;
mod living;
pub mod memory;
mod merging;
pub mod notify;
pub mod record;
mod rules;
pub mod space;
pub mod vault;

use crate::error::{Code, Result};
pub use blob::Blob;
pub use living::{ERASED, Living};
pub use merging::Manner;
pub use record::{Kind, Record, Saves, Stored};

/// What a [`Notice::Changed`] calls the kind of meta values; no record may have it.
pub const META: &str = "meta";

/// A piece of storage work under way. It goes on when dropped; only its answer is lost.
pub type Task<T> = LocalBoxFuture<'static, Result<T>>;

/// A store of one space. See the module for what it promises.
pub trait Store {
    /// The record with this identifier; tombstones count as absent.
    fn get(&self, id: &str) -> Task<Option<Record>>;

    /// Records of one kind, in order.
    fn list(&self, query: Query) -> Task<Listing>;

    /// The identifiers of the records of a kind that were deleted. Reads the whole space; for an import, which must not
    /// bring back unasked what the member deleted.
    fn deleted(&self, kind: &str) -> Task<Vec<String>>;

    /// Saves everything in the change or nothing. Returns the records as stored, in the same order.
    fn save(&self, change: Change) -> Task<Vec<Record>>;

    /// The blob with this identifier.
    fn blob(&self, id: &str) -> Task<Option<Blob>>;

    /// The draft kept under this key.
    fn draft(&self, key: &str) -> Task<Option<String>>;

    /// Keeps a draft. Durability is relaxed: this is called while typing.
    fn keep_draft(&self, key: &str, text: &str) -> Task<()>;

    /// A value that exists once in the space.
    fn meta(&self, key: &str) -> Task<Option<Value>>;

    /// Sets a value that exists once in the space.
    fn set_meta(&self, key: &str, value: Value) -> Task<()>;

    /// Sets a value that exists once in the space, if it is still as it was read; a `Conflict` otherwise.
    fn swap_meta(&self, key: &str, read: Option<Value>, value: Value) -> Task<()>;

    /// Everything in the space, tombstones and drafts included, for a backup.
    fn snapshot(&self) -> Task<Snapshot>;

    /// Merges a snapshot in one transaction. Of two versions of a record [`record::newer`] stays, and the other beside it
    /// where both were written (`merging.rs`); drafts and meta values that exist are kept.
    fn merge(&self, snapshot: Snapshot) -> Task<Merged> {
        self.merge_as(snapshot, Manner::default())
    }

    /// The same in another manner.
    fn merge_as(&self, snapshot: Snapshot, manner: Manner) -> Task<Merged>;

    /// Deletes everything in the space, and counts then what is in it. Watchers are told [`ERASED`] after that.
    fn erase(&self) -> Task<Counts>;

    /// How much is in each part of the space, as it is kept.
    fn counts(&self) -> Task<Counts>;

    /// What the interface has to say about the storage right now.
    fn condition(&self) -> Condition;

    /// Calls back on every [`Notice`] until the returned guard is dropped. One's own saves are among
    /// them: widgets of one space share one store, which cannot tell who saved.
    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch;
}

/// Which records to list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// The kind.
    pub kind: String,
    /// From the end of the order to its start.
    pub reverse: bool,
    /// Only records after this place (before it when `reverse`), itself left out.
    pub after: Option<Place>,
    /// At most so many; all when `None`.
    pub limit: Option<usize>,
}

impl Query {
    /// All records of a kind, in order.
    pub fn kind(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    /// The last so many records of a kind, last first.
    pub fn last(kind: &str, limit: usize) -> Self {
        Self {
            kind: kind.to_owned(),
            reverse: true,
            limit: Some(limit),
            after: None,
        }
    }
}

/// Where a record stands in the list of its kind. Two records may share an order key (an import dates
/// many to the same second), so a page that ends between them needs the identifier too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The record's order key.
    pub order: String,
    /// The record's identifier.
    pub id: String,
}

/// What a list found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// The records.
    pub records: Vec<Record>,
    /// How many stored values do not have a record's shape and were set aside.
    pub set_aside: usize,
}

/// One transaction's worth of writing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    /// Records to write; `rev` is the revision that was read, 0 for new ones.
    pub records: Vec<Record>,
    /// Drafts that are no longer needed once these records are stored.
    pub spent_drafts: Vec<String>,
    /// Blobs to which these records refer and which may not be stored yet.
    pub blobs: Vec<Blob>,
    /// Whether a new record is in conflict with a tombstone, rather than taking its place.
    pub fresh: bool,
}

impl Change {
    /// A change of one record.
    pub fn of(record: Record) -> Self {
        Self::all(vec![record])
    }

    /// A change of these records.
    pub fn all(records: Vec<Record>) -> Self {
        Self {
            records,
            ..Self::default()
        }
    }

    /// The same change, dropping a draft in the same transaction.
    #[must_use]
    pub fn spending(mut self, draft: &str) -> Self {
        self.spent_drafts.push(draft.to_owned());
        self
    }
}

/// Everything in a space.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// All records, tombstones included.
    pub records: Vec<Record>,
    /// Drafts as `(key, text)`.
    pub drafts: Vec<(String, String)>,
    /// Meta values as `(key, value)`.
    pub meta: Vec<(String, Value)>,
    /// Stored values that could not be read, as JSON text, so that they leave with a backup.
    pub set_aside: Vec<String>,
    /// The blobs.
    pub blobs: Vec<Blob>,
}

/// How much is in each store of a space, whatever it is: tombstones, what cannot be read, what is sealed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In `records`.
    pub records: usize,
    /// In `drafts`.
    pub drafts: usize,
    /// In `blobs`.
    pub blobs: usize,
    /// In `meta`.
    pub meta: usize,
}

/// What a merge did, in records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// Records that were not here.
    pub added: usize,
    /// Records of which the other version was newer.
    pub updated: usize,
    /// Records that stayed as they were.
    pub unchanged: usize,
    /// States that were written on both sides and are kept beside the newer ones.
    pub beside: usize,
    /// Records that were deleted here since and stay so.
    pub deleted: usize,
}

/// What two parts of a snapshot did.
impl std::ops::AddAssign for Merged {
    fn add_assign(&mut self, more: Self) {
        self.added += more.added;
        self.updated += more.updated;
        self.unchanged += more.unchanged;
        self.beside += more.beside;
        self.deleted += more.deleted;
    }
}

/// How the storage is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Condition {
    /// Reads and writes work.
    #[default]
    Working,
    /// Reads work, writes are off, for this reason.
    ReadOnly(Code),
    /// Writes are kept in memory until the page closes, for this reason.
    Memory(Code),
    /// Nothing works yet, for this reason; reads and writes wait and go on by themselves.
    Waiting(Code),
    /// The connection was lost and is being reopened; writing goes on, nothing is dropped.
    Reconnecting,
}

impl Condition {
    /// The state and the code that `escale-storage` carries; the code is empty when all is well.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Working => ("working", ""),
            Self::ReadOnly(code) => ("read-only", code.as_str()),
            Self::Memory(code) => ("memory", code.as_str()),
            Self::Waiting(code) => ("waiting", code.as_str()),
            Self::Reconnecting => ("reconnecting", Code::Lost.as_str()),
        }
    }
}

/// What a store tells those who watch it.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// These records were changed by another tab or a widget of this one.
    Changed {
        /// The kind of the records, or [`META`] for values that exist once in the space.
        kind: String,
        /// Their identifiers.
        ids: Vec<String>,
    },
    /// Whole parts of the space changed (a merge): read again.
    Replaced,
    /// The condition changed.
    Condition(Condition),
}

/// Stops a watch when dropped.
pub struct Watch(Option<Box<dyn FnOnce()>>);

impl Watch {
    /// A guard that runs this when dropped.
    pub fn new(stop: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(stop)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(stop) = self.0.take() {
            stop();
        }
    }
}
