//! What the line under a widget says about saving. "Saved" stands here only after the transaction completed.

use crate::error::Error;

/// The state of the last save.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Status {
    /// Nothing waits to be saved, and nothing was put on a disk since the widget opened.
    #[default]
    Quiet,
    /// A save is under way.
    Saving,
    /// The last save is on the disk.
    Saved,
    /// The last save did not happen; what was written is still on screen and in the draft.
    Failed(Error),
}
