//! (base branch only)
use super::Snapshot;
use crate::error::{Error, Result};
/// x
pub struct Unpacked {
    /// x
    pub snapshot: Snapshot,
    /// x
    pub skipped: Vec<String>,
}
/// x
pub fn pack(_: &Snapshot, _: &str, _: &str) -> Result<Vec<u8>> {
    Err(Error::unreadable("", ""))
}
/// x
pub fn unpack(_: &[u8]) -> Result<Unpacked> {
    Err(Error::unreadable("", ""))
}
