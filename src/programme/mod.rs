//! The programme: the one file a host writes, and the only thing all members share.
//!
//! [`read`] turns its text into a [`Programme`] and a list of [`Problem`]s. It is lenient: a wrong field or entry is
//! reported with its path and left out, and everything else runs; only a file that is no programme at all is
//! [`Refused`]. [`weeks::Calendar`] says which week it is on a given day. The JSON Schema for editors, made from the
//! same types, is `schema::schema` (not part of the wasm build).
//!
//! Fields carry the names they have in the file, save four that are words of Rust: `for` is
//! [`Programme::audience`], `where` is [`Programme::place`], `type` is [`Recognition::kind`], and `try` is
//! [`Modes::attempt`] and [`Mode::Try`].
//! The file's `escale` number is checked and not kept.
//!
//! Nothing here fetches the file, shows it, or reads the Markdown of its texts. Fields nobody knows are ignored; who
//! edits a programme keeps them by editing the JSON itself and reading it through [`read_value`].

pub mod day;
pub mod model;
mod problem;
mod read;
mod refused;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod weeks;

pub use day::Day;
pub use model::*;
pub use problem::{Expected, Problem};
pub use read::{read, read_questions, read_value};
pub use refused::Refused;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// The version of the format that is read, the value of the file's `escale`.
pub const VERSION: u64 = 1;
