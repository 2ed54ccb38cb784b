//! Archives from anywhere, zip and tar: what is in them, unpacked a piece at a time and within bounds.
//!
//! Nothing an archive says of itself is trusted. Sizes are counted while unpacking, checksums are compared, a
//! member that grows out of all proportion is given up, and no two members share their bytes. Nothing is ever
//! written to a disk, so a name is a label; one that means to leave its folder is refused all the same. A member
//! that cannot be had does not keep the others from being read.
//!
//! Pure: bytes in, bytes or a [`Fault`] out. Zip directories are read by the `zip` crate, one header after the
//! other (its index of everything would take ten times the size of a hostile directory); the bytes are unpacked
//! here, because its readers borrow the archive and could not be kept between two steps of a long import. The tar
//! reader is our own: of the small crates, `tar-no-std` ends silently at the first damaged header and `tar` is
//! made for file systems.

mod name;
mod tarred;
mod unpack;
mod zipped;

pub use unpack::Unpacking;

use std::{borrow::Cow, collections::HashSet};

/// The most members one archive may have.
pub const MEMBERS: usize = 200_000;
/// The most bytes the name of a member may have, folders included.
pub const NAME_BYTES: usize = 1024;
/// The most folders a member may lie in.
pub const NAME_DEPTH: usize = 32;
/// How many times its packed size a member may grow. Written text shrinks to a third or a tenth; what shrinks to
/// less than a two-hundredth is one character over and over.
pub const RATIO: u64 = 200;
/// Up to this many bytes a member may grow at any rate: short texts of one character do no harm.
pub const FREE_BYTES: u64 = 1024 * 1024;

/// Why an archive or a member cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is neither a zip nor a tar, or its directory is damaged or cut off.
    NotAnArchive,
    /// It needs a passphrase.
    Encrypted,
    /// It is packed in another way than stored or deflated.
    Method,
    /// It is a link or a device.
    NotAFile,
    /// Its name leaves its folder, is longer than [`NAME_BYTES`] or deeper than [`NAME_DEPTH`].
    UnsafeName,
    /// An earlier member has the same name.
    Twice,
    /// There are more than [`MEMBERS`].
    TooMany,
    /// Members share their bytes, as they do only in archives made to do harm.
    Overlapping,
    /// It ends before its end.
    Truncated,
    /// What it says of itself and what is in it differ.
    Damaged,
    /// It has more bytes than are taken.
    TooLarge {
        /// How many are taken.
        max: u64,
    },
    /// It grows to more than [`RATIO`] times its packed size.
    Bomb,
}

/// What is in an archive.
#[derive(Debug, Clone, Default)]
pub struct Directory<'a> {
    /// What can be tried to be unpacked, in the order it stands there.
    pub members: Vec<Member<'a>>,
    /// What cannot, by its name as far as it can be shown.
    pub broken: Vec<(String, Fault)>,
}

/// A file of an archive, still packed; or one that never was in any.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Its path, with `/` between its parts and none of them `.` or `..`.
    pub name: String,
    packed: &'a [u8],
    deflated: bool,
    /// What it says about its bytes: how many, and their CRC-32.
    said: Option<(u64, u32)>,
}

impl<'a> Member<'a> {
    /// A file on its own.
    pub fn loose(name: &str, bytes: &'a [u8]) -> Self {
        Member {
            name: name::shown(name.as_bytes()),
            packed: bytes,
            deflated: false,
            said: None,
        }
    }

    /// How many bytes it takes while packed.
    pub fn packed_bytes(&self) -> u64 {
        self.packed.len() as u64
    }

    /// Begins to unpack it; at most `max` bytes will come out.
    pub fn unpack(&self, max: u64) -> Unpacking<'a> {
        Unpacking::new(self, max)
    }

    /// All its bytes, if they are at most `max`; not copied where they are not packed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn bytes(&self, max: u64) -> Result<Cow<'a, [u8]>, Fault> {
        let mut unpacking = self.unpack(max);
        if !self.deflated && self.packed.len() as u64 <= max {
            unpacking.check_stored()?;
            return Ok(Cow::Borrowed(self.packed));
        }
        let mut all = Vec::new();
        loop {
            let piece = unpacking.piece()?;
            if piece.is_empty() {
                return Ok(Cow::Owned(all));
            }
            all.extend_from_slice(piece);
        }
    }

    /// Up to `wanted` bytes of its beginning: what it takes to recognise it.
    pub fn beginning(&self, wanted: usize) -> Vec<u8> {
        let mut unpacking = self.unpack(u64::MAX);
        let mut start = Vec::new();
        while start.len() < wanted {
            match unpacking.piece() {
                Ok(piece) if !piece.is_empty() => start.extend_from_slice(piece),
                _ => break,
            }
        }
        start.truncate(wanted);
        start
    }
}

/// Whether bytes begin like a zip, an empty one included.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin like a tar: with a header whose checksum is right.
pub fn is_tar(bytes: &[u8]) -> bool {
    tarred::begins(bytes)
}

/// What is in a zip or a tar.
///
/// # Errors
/// Why the whole is refused.
pub fn open(bytes: &[u8]) -> Result<Directory<'_>, Fault> {
    let directory = if is_tar(bytes) {
        tarred::open(bytes)
    } else {
        zipped::open(bytes)
    }?;
    Ok(once(directory))
}

/// Keeps the first member of each name.
fn once(directory: Directory<'_>) -> Directory<'_> {
    let Directory {
        members,
        mut broken,
    } = directory;
    let mut names = HashSet::new();
    let fresh: Vec<bool> = members
        .iter()
        .map(|member| names.insert(member.name.as_str()))
        .collect();
    let mut kept = Vec::with_capacity(names.len());
    for (member, fresh) in members.into_iter().zip(fresh) {
        if fresh {
            kept.push(member);
        } else {
            broken.push((member.name, Fault::Twice));
        }
    }
    Directory {
        members: kept,
        broken,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
pub(crate) mod given;
#[cfg(test)]
mod tests;
