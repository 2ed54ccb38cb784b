//! The directory of a zip.
//!
//! Read header by header through the `zip` crate's iterator. It lies in the crate's `unstable` module; the lock
//! file holds its version, and the tests here would notice another behaviour.

use std::io::Cursor;

use zip::{CompressionMethod, read::Config, result::ZipError, unstable::read::ZipIterable};

use super::{Directory, Fault, MEMBERS, Member, name};

/// A local header up to its name, and what it begins with (APPNOTE 4.3.7).
const LOCAL_HEADER: usize = 30;
const LOCAL_MAGIC: &[u8] = b"PK\x03\x04";

/// What is in a zip.
pub fn open(bytes: &[u8]) -> Result<Directory<'_>, Fault> {
    let zip = ZipIterable::try_new(Cursor::new(bytes), Config::default());
    let mut zip = zip.map_err(|_| Fault::NotAnArchive)?;
    if zip.len() > MEMBERS {
        return Err(Fault::TooMany);
    }
    let mut found = Directory::default();
    let mut encrypted = false;
    let mut packed = 0;
    for entry in zip.files().map_err(|_| Fault::NotAnArchive)? {
        let entry = match entry {
            Ok(entry) => entry,
            // Headers follow each other, so nothing after a damaged one can be found.
            Err(ZipError::UnsupportedArchive(_)) => return Err(Fault::Method),
            Err(_) => return Err(Fault::NotAnArchive),
        };
        if entry.is_dir() {
            continue;
        }
        encrypted |= entry.encrypted();
        let raw = entry.name_raw();
        // Archives made on a Mac have names in UTF-8 without saying so.
        let name = match str::from_utf8(raw) {
            Ok(name) => name::path(name),
            Err(_) => entry.name().ok().and_then(|name| name::path(&name)),
        };
        let Some(name) = name else {
            found.broken.push((name::shown(raw), Fault::UnsafeName));
            continue;
        };
        if name::is_litter(&name) {
            continue;
        }
        let deflated = entry.compression() == CompressionMethod::Deflated;
        let bytes = if !entry.is_file() {
            Err(Fault::NotAFile)
        } else if entry.encrypted() {
            Err(Fault::Encrypted)
        } else if !deflated && entry.compression() != CompressionMethod::Stored {
            Err(Fault::Method)
        } else {
            packed_bytes(bytes, entry.header_start(), entry.compressed_size())
        };
        match bytes {
            Ok(bytes) => {
                packed += bytes.len();
                found.members.push(Member {
                    name,
                    packed: bytes,
                    deflated,
                    said: Some((entry.size(), entry.crc32())),
                });
            }
            Err(fault) => found.broken.push((name, fault)),
        }
    }
    if encrypted && found.members.is_empty() {
        return Err(Fault::Encrypted);
    }
    if packed > bytes.len() {
        return Err(Fault::Overlapping);
    }
    Ok(found)
}

/// The bytes of a member behind its local header, which may be longer than the directory knows.
fn packed_bytes(all: &[u8], header: u64, size: u64) -> Result<&[u8], Fault> {
    let member = || {
        let member = all.get(usize::try_from(header).ok()?..)?;
        let (head, rest) = member.split_at_checked(LOCAL_HEADER)?;
        let &[.., name_low, name_high, extra_low, extra_high] = head else {
            return None;
        };
        if !head.starts_with(LOCAL_MAGIC) {
            return None;
        }
        let name = usize::from(u16::from_le_bytes([name_low, name_high]));
        let extra = usize::from(u16::from_le_bytes([extra_low, extra_high]));
        rest.get(name + extra..)
    };
    let member = member().ok_or(Fault::Damaged)?;
    let size = usize::try_from(size).map_err(|_| Fault::Truncated)?;
    member.get(..size).ok_or(Fault::Truncated)
}
