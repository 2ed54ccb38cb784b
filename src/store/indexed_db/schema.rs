//! What the database of a space looks like, version by version.
//!
//! Versions are numbered in hundreds: within a hundred, an older Escale still opens the data of a newer
//! one (a host that goes back a version locks nobody out); the next hundred it may only read. A shape of
//! a *record* never needs a version here, see `record.rs`.

use idb::{Database, Error, IndexParams, KeyPath, ObjectStoreParams, Transaction};

/// The version this Escale creates and upgrades to.
pub const CURRENT: u32 = 101;

/// The records, by identifier.
pub const RECORDS: &str = "records";
/// What is being typed: `{key, text, updated}`.
pub const DRAFTS: &str = "drafts";
/// Pictures and other bytes: `{id, type, bytes}`.
pub const BLOBS: &str = "blobs";
/// Values that exist once: `{key, value}`.
pub const META: &str = "meta";

/// Every store, for work on the whole space.
pub const ALL: &[&str] = &[RECORDS, DRAFTS, BLOBS, META];

/// Index of records on kind, order and id: the lists. A tombstone has no order, so it is not in this
/// index at all and costs a list nothing, however many there are.
pub const KIND_ORDER: &str = "kind_order";
/// Index of records on kind and last save, tombstones included.
pub const KIND_UPDATED: &str = "kind_updated";

/// Index of records on each blob they refer to: tells whether anybody still needs one.
pub const BLOBS_OF: &str = "blobs";

/// How a database that was found compares with [`CURRENT`].
pub enum Found {
    /// It has to be created or upgraded.
    Older,
    /// It can be used as it is.
    Usable,
    /// A newer Escale changed it in a way this one does not know: read, don't write.
    Newer,
}

/// Compares the version of a database that was found.
pub fn compare(version: u32) -> Found {
    if version < CURRENT {
        Found::Older
    } else if version / 100 == CURRENT / 100 {
        Found::Usable
    } else {
        Found::Newer
    }
}

/// The steps from nothing to [`CURRENT`]: the version each leads to, and what it does.
const STEPS: &[(u32, Step)] = &[(100, create), (101, refer)];

type Step = fn(&Database, &Transaction) -> Result<(), Error>;

/// Brings a database from this version to [`CURRENT`], within its upgrade transaction.
pub fn upgrade(database: &Database, within: &Transaction, from: u32) -> Result<(), Error> {
    STEPS
        .iter()
        .filter(|(to, _)| *to > from)
        .try_for_each(|(_, step)| step(database, within))
}

fn create(database: &Database, _: &Transaction) -> Result<(), Error> {
    let records = create_store(database, RECORDS, "id")?;
    records.create_index(
        KIND_ORDER,
        KeyPath::new_array(["kind", "order", "id"]),
        None,
    )?;
    records.create_index(KIND_UPDATED, KeyPath::new_array(["kind", "updated"]), None)?;
    create_store(database, DRAFTS, "key")?;
    create_store(database, BLOBS, "id")?;
    create_store(database, META, "key")?;
    Ok(())
}

fn refer(_: &Database, within: &Transaction) -> Result<(), Error> {
    let mut each = IndexParams::new();
    each.multi_entry(true);
    let records = within.object_store(RECORDS)?;
    records.create_index(BLOBS_OF, KeyPath::new_single("blobs"), Some(each))?;
    Ok(())
}

fn create_store(database: &Database, name: &str, key: &str) -> Result<idb::ObjectStore, Error> {
    let mut params = ObjectStoreParams::new();
    params.key_path(Some(KeyPath::new_single(key)));
    database.create_object_store(name, params)
}
