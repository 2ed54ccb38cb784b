//! The programme: the one file a host writes.

pub mod day;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod weeks;

pub use day::Day;
pub use model::*;

/// The version of the format that is read, the value of the file's `escale`.
pub const VERSION: u64 = 1;
