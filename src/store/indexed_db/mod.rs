//! A space in the browser's IndexedDB.
//!
//! Built on `idb` without its builder, not on `rexie` (2026-11-23): rexie, from the same author, hides what
//! the promises of a store rest on. It passes no durability, so "saved" would not mean on disk; it hides
//! the upgrade transaction and the `versionchange`, `blocked` and `close` events; its builder deletes
//! every store a new version does not list; a `put` whose future is dropped is lost. Strict durability is
//! asked of the database object itself (`transaction.rs`), as `idb` passes none either.
//!
//! | file | what |
//! |---|---|
//! | `schema.rs` | stores, indexes, versions |
//! | `connection.rs` | one connection, and how it is opened |
//! | `state.rs` | which connection is in use, who waits for it, what becomes of it |
//! | `transaction.rs`, `failure.rs` | one transaction, and why it fails |
//! | `operations.rs`, `blobs.rs`, `transfer.rs`, `recovery.rs`, `convert.rs` | what each job does in one |
//! | `object.rs` | what is kept that is no data |
//! | `under_way.rs` | jobs done by themselves, until the page leaves |
//! | `unsaved.rs` | what outlives a page that went before it was stored |
//! | `life.rs` | what a page knows of when everything was last deleted |
//! | `lifecycle.rs` | the page leaving and coming back |

use std::rc::Rc;

use serde_json::Value;

mod blobs;
#[cfg(feature = "contract")]
mod checks;
mod connection;
mod convert;
mod failure;
mod life;
mod lifecycle;
pub mod object;
mod operations;
mod recovery;
mod schema;
mod state;
mod transaction;
mod transfer;
mod under_way;
mod unsaved;

use self::{
    connection::Connection,
    failure::Failure,
    state::{Backend, State},
};
use super::{
    Condition, ERASED, Notice, Task, Watch,
    detach::detach,
    job::{Answer, Job, Worker},
    living::erased,
    vault::{HEADER, Under},
};
use crate::error::{Code, Error, Result};

/// How often a job is begun again on another connection before it is given up.
const CONNECTIONS: u32 = 5;

/// A space in IndexedDB, or in memory where the page may not store anything.
pub struct IndexedDb {
    state: Rc<State>,
}

impl IndexedDb {
    /// The store of a space, whose database starts to open at once.
    pub fn start(space: &str) -> Rc<Self> {
        let state = State::new(["escale:", space].concat());
        let opening = state.clone();
        wasm_bindgen_futures::spawn_local(async move {
            opening.ready().await;
        });
        Rc::new(Self { state })
    }
}

impl Worker for IndexedDb {
    fn start(&self, job: Job) -> Task<Answer> {
        detach(answer(self.state.clone(), job))
    }

    fn condition(&self) -> Condition {
        self.state.condition()
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        self.state.notifier.watch(listener)
    }
}

/// Does a job on whatever connection there is, keeping safe what it writes while there is none or the
/// page may be gone before it is stored.
async fn answer(state: Rc<State>, job: Job) -> Result<Answer> {
    if seals(&job) {
        // Before the header is stored, so that nothing plain is put beside a database that seals.
        state.unsaved.seal(true);
    }
    let mut kept = None;
    let mut tries = 0;
    let mut broken = false;
    let life = state.life.turn();
    let result = loop {
        if life != state.life.turn() && job.writes() {
            break Err(erased());
        }
        if !state.will_do() && kept.is_none() {
            kept = state.unsaved.keep(&job, state.life.name().as_deref());
        }
        let connection = match state.ready().await {
            Backend::Disk(connection) => connection,
            Backend::Memory(memory) => {
                if matches!(job, Job::Erase) {
                    state.unsaved.erase_all();
                }
                break memory.answer(&job);
            }
        };
        if matches!(job, Job::KeepDraft { .. })
            && kept.as_ref().is_some_and(|tag| !state.unsaved.holds(tag))
        {
            // Another page stored it, and may have gone on with it.
            return Ok(Answer::Done(()));
        }
        if connection.newer && job.writes() {
            return refuse(&state, &job, kept);
        }
        let work = operations::perform(&connection.database, &job, &state.life);
        let Some(result) = state.under_way.finish(work).await else {
            continue;
        };
        tries += 1;
        if names_life(&job) {
            state.life.settle(result.is_ok());
        }
        match result {
            Ok(answer) => {
                if matches!(job, Job::Erase) {
                    state.unsaved.erase_all();
                }
                follow_lock(&state, &job, &answer, &connection).await;
                for notice in job.notices(&answer) {
                    state.notifier.announce(&notice);
                }
                break Ok(answer);
            }
            Err(Failure::Told(error)) => break Err(error),
            Err(Failure::Erased) => {
                // No message came, or this write was faster.
                if life == state.life.turn() {
                    state.notifier.tell(&ERASED);
                }
                break Err(erased());
            }
            Err(Failure::Full(words)) => break Err(Error::storage(Code::Full, words)),
            Err(Failure::Broken(words)) if broken => break Err(gave_up(&job, words)),
            Err(Failure::Lost(words)) if tries >= CONNECTIONS => break Err(gave_up(&job, words)),
            Err(Failure::Broken(_)) => broken = true,
            Err(Failure::Lost(_)) => {}
        }
        state.lose(&connection);
    };
    if is_full(&result) {
        // It is on screen only; here it outlives the page.
        let life = state.life.name();
        state.unsaved.keep_refused(&job, kept, life.as_deref());
        return result;
    }
    state.unsaved.forget(kept.as_slice());
    if result.is_ok() {
        state.unsaved.forget_refused(&job, None);
    }
    result
}

fn is_full(result: &Result<Answer>) -> bool {
    let error = result.as_ref().err();
    error.is_some_and(|error| error.code() == Code::Full.as_str())
}

/// Whether a job looks the space's life up as it writes, and gives it a name when it has none.
fn names_life(job: &Job) -> bool {
    match job {
        Job::Save(..) | Job::KeepDraft { .. } | Job::SetMeta(..) | Job::SwapMeta { .. } => true,
        Job::Merge(_, _, manner) => !manner.only_count,
        _ => false,
    }
}

/// Whether a job stores the header of a vault that seals what is private.
fn seals(job: &Job) -> bool {
    matches!(job, Job::SwapMeta { key, value, .. } if key == HEADER && is_sealing(Some(value)))
}

fn is_sealing(header: Option<&Value>) -> bool {
    matches!(Under::of(header), Under::Vault(_))
}

/// Knows from the header, as it was stored or read, whether what is private is sealed. What lies beside the database
/// when the vault is made is stored, so that it is sealed with the rest.
async fn follow_lock(state: &State, job: &Job, answer: &Answer, connection: &Connection) {
    let header = match (job, answer) {
        (Job::SwapMeta { key, value, .. }, _) if key == HEADER => Some(value),
        (Job::Meta(key), Answer::Meta(found)) if key == HEADER => found.as_ref(),
        _ => return,
    };
    state.unsaved.seal(is_sealing(header));
    if seals(job) {
        state.recover(connection).await;
    }
}

/// Why a page may not write any more. Drafts stay beside the database for whoever opens it next.
fn refuse(state: &State, job: &Job, kept: Option<String>) -> Result<Answer> {
    if matches!(job, Job::KeepDraft { .. })
        && (kept.is_some()
            || state
                .unsaved
                .keep(job, state.life.name().as_deref())
                .is_some())
    {
        return Ok(Answer::Done(()));
    }
    state.unsaved.forget(kept.as_slice());
    let code = match state.condition() {
        Condition::ReadOnly(code) => code,
        _ => Code::Newer,
    };
    Err(Error::storage(code, "this page may only read"))
}

/// A write that fails on a fresh connection too has no room, whatever the browser calls it.
#[cold]
fn gave_up(job: &Job, words: String) -> Error {
    Error::storage(if job.writes() { Code::Full } else { Code::Lost }, words)
}
