//! Packets: small pieces of data that a member hands on by any means there is, as a file or as a block of text to paste,
//! and that somebody else's browser reads.
//!
//! What stands here serves packets of every kind: the frame and its checksum, packing, the block of text, finding packets
//! in whatever was dropped or pasted, and bounds on all of it, since what comes in was made by strangers. What a packet
//! holds and means is its widget's business. The frame has no name, no time and no counter in it; a checksum tells of
//! damage on the way, not of a forger, who can compute one as well.
//!
//! A file is the frame's bytes: a signature of eight bytes in the manner of PNG's, which a transfer as text spoils in a
//! way that shows; the frame's version; the kind's length and name; the content's version; the content's length and its
//! CRC-32 (over kind, version and content), four bytes each, the lowest first; then the content as raw deflate (RFC 1951).
//! A block of text is the same bytes as Base64 (RFC 4648) between two lines in square brackets:
//!
//! ```text
//! [escale-packet prompt-answers]
//! ikVTQ1ANChoBDnByb21wdC1hbnN3ZXJzAc4AAAD…
//! [/escale-packet]
//! ```
//!
//! [`series`] cuts a file into parts that fit into QR codes.

mod block;
mod frame;
pub mod series;
#[cfg(test)]
mod tests;

pub use block::{Found, MAX_GIVEN_BYTES, MAX_PACKETS, found};

/// A kind of packet and what its content may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The kind's name: small letters and hyphens, at most 32.
    pub kind: &'static str,
    /// The version of the content that is written, and the newest that is read.
    pub version: u8,
    /// The most bytes the content may have.
    pub max_bytes: usize,
}

/// What is wrong with a packet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not begin as packets do.
    #[error("it is no packet")]
    NotAPacket,
    /// It is a packet of another kind.
    #[error("it is a packet of another kind: {kind}")]
    OtherKind {
        /// The kind it says it is.
        kind: String,
    },
    /// A newer version of Escale made it.
    #[error("it was made by a newer version of Escale")]
    Newer,
    /// Its end is missing.
    #[error("its end is missing")]
    Truncated,
    /// It is not what was sent: characters were changed, lost or added on the way.
    #[error("it was changed on the way")]
    Damaged,
    /// It holds more than such a packet may.
    #[error("it holds more than {max} bytes")]
    TooLarge {
        /// How many bytes are taken.
        max: usize,
    },
    /// More packets at once than are read; the others were left out.
    #[error("more than {max} packets at once")]
    TooMany {
        /// How many are read.
        max: usize,
    },
}

impl Fault {
    /// The stable last part of its message key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotAPacket => "not-a-packet",
            Self::OtherKind { .. } => "other-kind",
            Self::Newer => "newer",
            Self::Truncated => "truncated",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
        }
    }
}

/// The content as a file.
///
/// # Errors
/// `TooLarge` when the content has more bytes than its form allows.
pub fn file(form: Form, content: &[u8]) -> Result<Vec<u8>, Fault> {
    frame::write(form, content)
}

/// The content as a block of text to paste.
///
/// # Errors
/// `TooLarge` when the content has more bytes than its form allows.
pub fn text(form: Form, content: &[u8]) -> Result<String, Fault> {
    frame::write(form, content).map(|bytes| block::write(form, &bytes))
}
