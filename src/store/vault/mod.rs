//! The vault: what is private in a space, sealed at rest. A member may make one, and may leave it again.
//!
//! **What it protects**: a locked journal on a shared machine, the disk, and copies taken while it is locked.
//! **What it does not**: while it is unlocked, any script of the page may read what the member reads; who
//! can change the page's own files can wait for the passphrase. It hides what is written, not that
//! something is: identifiers, kinds, dates of the experience (`order`), of writing and of the last change,
//! how often an entry was saved, about how long it is, and how many there are stay plain, for lists are read
//! in order without a key. A whole older record or draft put back in its place opens, for nothing but the
//! store itself says what is newest. What was deleted or overwritten before may stay on the disk until the
//! browser cleans up, sealed or not: pages cannot wipe a database's files. What is written after the vault was
//! made is sealed before it reaches the browser; no page stores anything private without looking, in the same
//! transaction, whether there is a vault (`under.rs`). Messages between tabs name kinds and identifiers only.
//!
//! Tested natively: every promise of a store through the vault, and every step of making, entering, changing and
//! leaving cut before and after each of the store's jobs. In browsers: a page cut in the middle, two tabs, and a search of every
//! file in the profile for words written under the lock. Not proved: what lingers of words from before, what memory holds,
//! what the machine's keyboard or a spelling service keeps.
//!
//! | file | what |
//! |---|---|
//! | `lock.rs`, `shared.rs` | [`Vault`], between the widgets and the store, and what its work under way shares |
//! | `guard.rs`, `form.rs`, `phase.rs`, `under.rs` | what is private, what sealed things look like, how far the journal is, what a write relies on |
//! | `chunk.rs` | where the rest is split off, to be loaded when a vault is made or unlocked |
//! | `envelope.rs`, `wrap.rs`, `recovery.rs` | the header: the data key, wrapped by passphrase and recovery key |
//! | `cipher.rs`, `seal.rs` | records, drafts and bytes, sealed and opened |
//! | `opened.rs`, `sealing.rs` | the space while unlocked; the journal's way in and out |
//! | `own.rs` | one text under a passphrase of its own, with a vault or without one |
//!
//! A single text can be put under a passphrase of its own besides (`own.rs`).
//!
//! Passphrases and keys are wiped from memory when dropped; work under way keeps the key until it is done.
//! What a browser's own text fields and strings keep of a passphrase nobody can wipe. Making a vault,
//! unlocking it and renewing what opens it each derive a key, for which the page stands still for about a
//! tenth of a second, on a phone up to half (`wrap.rs`).

use std::{ops::ControlFlow, rc::Rc};

use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

mod chunk;
mod cipher;
mod envelope;
mod form;
mod guard;
mod lock;
mod opened;
mod own;
mod phase;
mod recovery;
mod seal;
mod sealing;
mod shared;
mod under;
mod wrap;

#[cfg(test)]
mod tests;

use self::shared::Shared;
use super::{
    Task, Watch,
    job::{Answer, Job},
};
use crate::error::Result;
pub use chunk::{open_own, own};
pub(super) use form::is_sealed;
pub use guard::Private;
pub use own::{Own, Place as OwnPlace};
pub use recovery::{Misread, read as read_recovery_key};
pub use under::Under;

/// The meta value that is the vault's header. Its [`Notice::Changed`] says that the vault was made, left or
/// changed, here or in another tab.
pub const HEADER: &str = "vault";

/// What everything sealed is bound to, so that no other program's sealed text is taken for ours.
const PURPOSE: &str = "escale-vault-1";

/// Where random bytes come from: [`fill_random`](crate::id::fill_random).
pub type Random = fn(&mut [u8]) -> Result<()>;

/// What a vault needs to know from outside.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// What is private.
    pub private: Private,
    /// Where random bytes come from.
    pub random: Random,
    /// What deriving a key costs.
    pub cost: Cost,
}

/// What deriving a key from a passphrase costs, in Argon2id's terms (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes; browsers work on one at a time.
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB and two passes: the least that OWASP's cheat sheet on storing passwords asks for, and what a phone
    /// has.
    pub const TODAY: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
}

/// What a member gives to open the vault. It has no `Debug`, so that it can stand in no report.
#[derive(Clone)]
pub enum Secret {
    /// The passphrase.
    Passphrase(Zeroizing<String>),
    /// The recovery key, as it was typed.
    RecoveryKey(Zeroizing<String>),
}

impl Secret {
    /// What a member typed where either opens: what adds up to a recovery key is one, everything else a passphrase.
    pub fn typed(typed: Zeroizing<String>) -> Self {
        if read_recovery_key(&typed).is_ok() {
            Self::RecoveryKey(typed)
        } else {
            Self::Passphrase(typed)
        }
    }
}

/// How the vault stands in this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Absent,
    /// There is one, and what is private can neither be read nor written.
    Locked,
    /// Unlocked, and [`Vault::enter`] has not come to its end yet.
    Entering,
    /// Unlocked; everything private is sealed.
    Inside,
    /// Unlocked, and [`Vault::leave`] has not come to its end yet.
    Leaving,
}

/// How far sealing or opening everything is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many records and drafts were looked at.
    pub seen: usize,
    /// How many of them were sealed or opened.
    pub changed: usize,
    /// How many did not open, being damaged; they stay as they are.
    pub damaged: usize,
}

/// Hears how far it is after every page, and may stop there.
pub type Told = Box<dyn FnMut(Progress) -> ControlFlow<()>>;

/// How going through everything ended.
enum Passed {
    Through(Progress),
    Stopped,
}

type Pass = LocalBoxFuture<'static, Result<Passed>>;

/// An unlocked vault, as the core knows it: what is behind this is in the chunk.
trait Opened {
    /// Does a job, sealing and opening what is private.
    fn start(self: Rc<Self>, job: Job) -> Task<Answer>;

    /// Takes over a header that was changed; `false` when it is another vault's or the journal has left.
    fn follow(&self, header: &Value) -> bool;

    /// Goes once through everything, see `sealing.rs`.
    fn pass(self: Rc<Self>, told: Told) -> Pass;
}

/// A space with a vault in it, or with room for one. A [`Store`] like any other: without a vault everything
/// passes through; locked, what is private answers [`Refusal::Locked`] and nothing is lost; unlocked, it is
/// sealed on its way in and opened on its way out.
///
/// Until the header is read for the first time, what may be private waits.
pub struct Vault {
    shared: Rc<Shared>,
    _watch: Watch,
}
