//! What the tests start from.

use std::{cell::Cell, ops::ControlFlow, rc::Rc};

use futures_util::{FutureExt, future};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::{
    error::{Code, Error, Result},
    id::fill_random,
    store::{
        Blob, Change, Condition, Notice, Record, Snapshot, Store, Task, Watch,
        job::{Answer, Job, Worker},
        memory::Memory,
        vault::{Cost, Private, Progress, Secret, Terms, Told, Vault},
    },
};

/// A word that stands in everything private and must not be found where it is sealed.
pub const PLANTED: &str = "Chèvrefeuille";

pub const PASSPHRASE: &str = "trois petits bateaux";

/// Deriving keys as cheaply as Argon2 allows: what it costs is no matter here.
pub const TERMS: Terms = Terms {
    private: Private {
        kinds: &["note", "sign", "card"],
        drafts: &["journal:", "answer"],
    },
    random: fill_random,
    cost: Cost {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    },
};

/// What the memory twin answers, which it does at once.
pub fn now<T>(answer: impl Future<Output = T>) -> T {
    answer.now_or_never().expect("memory makes nobody wait")
}

pub fn passphrase(text: &str) -> Secret {
    Secret::Passphrase(hidden(text))
}

pub fn hidden(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

pub fn on() -> Told {
    Box::new(|_: Progress| ControlFlow::Continue(()))
}

/// A page of its own over what is kept.
pub fn page(kept: &Rc<Memory>) -> Vault {
    Vault::new(Rc::new(Shared(kept.clone())), TERMS)
}

/// A page that unlocked the vault.
pub fn unlocked(kept: &Rc<Memory>) -> Vault {
    let vault = page(kept);
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    vault
}

/// An empty space with a vault, unlocked.
pub fn made() -> (Rc<Memory>, Vault) {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    (kept, vault)
}

pub fn note(id: &str, rev: u32, text: &str) -> Record {
    Record {
        id: id.into(),
        kind: "note".into(),
        v: 1,
        order: "2026-11-23".into(),
        created: 1_763_932_676_123.0,
        updated: 1_763_932_676_124.0,
        rev,
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({ "text": format!("{PLANTED} {text}"), "tags": [PLANTED] }),
    }
}

pub fn save(store: &dyn Store, record: Record) -> Result<Record> {
    Ok(now(store.save(Change::of(record)))?.remove(0))
}

/// A picture that shows the planted word.
pub fn picture(id: &str) -> Blob {
    Blob::new(id, "image/jpeg", PLANTED.as_bytes())
}

/// Saves something of this kind with one picture.
pub fn save_pictured(store: &dyn Store, kind: &str, id: &str, picture: Blob) {
    let record = Record {
        kind: kind.into(),
        blobs: vec![picture.id.clone()],
        payload: json!({ "pictures": 1 }),
        ..note(id, 0, "")
    };
    let change = Change {
        blobs: vec![picture],
        ..Change::of(record)
    };
    now(store.save(change)).unwrap();
}

/// A value of a private kind that is no record.
pub fn set_aside(id: &str) -> Value {
    json!({ "id": id, "kind": "note", "order": "2026", "v": "three", "text": PLANTED })
}

/// A journal of this many entries, a binned one, a tombstone, drafts, something set aside, and what is not
/// private.
pub fn journal(store: &dyn Store, entries: usize) -> Snapshot {
    for place in 0..entries {
        save(store, note(&format!("n{place:04}"), 0, &place.to_string())).unwrap();
    }
    save(store, note("gone", 0, "x")).unwrap();
    let tombstone = Record {
        deleted: true,
        ..note("gone", 1, "x")
    };
    save(store, tombstone).unwrap();
    save_pictured(store, "note", "pictured", picture("p"));
    let public = Record {
        kind: "checklist-item".into(),
        payload: json!({ "done": true }),
        ..note("item", 0, "")
    };
    save(store, public).unwrap();
    for (key, text) in [
        ("journal:new", PLANTED),
        ("journal:n0001", PLANTED),
        ("other", "plain"),
    ] {
        now(store.keep_draft(key, text)).unwrap();
    }
    let bad = Snapshot {
        set_aside: vec![set_aside("bad").to_string()],
        ..Snapshot::default()
    };
    now(store.merge(bad)).unwrap();
    now(store.snapshot()).unwrap()
}

/// Everything that is kept, as text.
pub fn everything(kept: &Rc<Memory>) -> String {
    let snapshot = kept_snapshot(kept);
    let pictures = snapshot
        .blobs
        .iter()
        .map(|blob| String::from_utf8_lossy(&blob.bytes));
    format!("{snapshot:?} {}", pictures.collect::<String>())
}

/// Everything that is kept, as it is kept.
pub fn kept_snapshot(kept: &Rc<Memory>) -> Snapshot {
    now(Store::snapshot(&**kept)).unwrap()
}

/// A store several pages share.
struct Shared(Rc<Memory>);

impl Worker for Shared {
    fn start(&self, job: Job) -> Task<Answer> {
        Worker::start(&*self.0, job)
    }

    fn condition(&self) -> Condition {
        Worker::condition(&*self.0)
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        Worker::watch(&*self.0, listener)
    }
}

/// A page that hears nothing of what others do: their messages are on their way.
pub fn deaf(kept: &Rc<Memory>) -> Vault {
    Vault::new(Rc::new(Deaf(kept.clone())), TERMS)
}

struct Deaf(Rc<Memory>);

impl Worker for Deaf {
    fn start(&self, job: Job) -> Task<Answer> {
        Worker::start(&*self.0, job)
    }

    fn condition(&self) -> Condition {
        Worker::condition(&*self.0)
    }

    fn watch(&self, _listener: Box<dyn Fn(&Notice)>) -> Watch {
        Watch::new(|| {})
    }
}

/// Where a page is cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum At {
    /// Before the store did what it was asked.
    Asking,
    /// After, and the page does not learn of it.
    Answering,
}

/// A store that does so many jobs and then no more: the page was closed.
pub struct Cut {
    kept: Rc<Memory>,
    left: Cell<usize>,
    at: At,
}

impl Cut {
    pub fn after(jobs: usize, at: At, kept: &Rc<Memory>) -> Vault {
        let cut = Self {
            kept: kept.clone(),
            left: Cell::new(jobs),
            at,
        };
        Vault::new(Rc::new(cut), TERMS)
    }
}

impl Worker for Cut {
    fn start(&self, job: Job) -> Task<Answer> {
        let closed = || Err(Error::storage(Code::Lost, "closed"));
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        let answer = match (left, self.at) {
            (0, _) => closed(),
            (1, At::Answering) => {
                drop(Worker::start(&*self.kept, job));
                closed()
            }
            _ => return Worker::start(&*self.kept, job),
        };
        future::ready(answer).boxed_local()
    }

    fn condition(&self) -> Condition {
        Condition::Working
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        Worker::watch(&*self.kept, listener)
    }
}
