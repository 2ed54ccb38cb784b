//! The bytes of a packet: written, and read within the bounds of its form.

use std::io::Read;

use flate2::{Compression, Crc, Decompress, FlushDecompress, Status, bufread::DeflateEncoder};

use super::{Fault, Form};

/// How every packet begins: a byte no text has, a name, and the line ends that a transfer as text changes.
pub(super) const SIGNATURE: [u8; 8] = *b"\x8aESCP\r\n\x1a";
/// The version of the frame.
const FRAME: u8 = 1;
/// The most bytes of a kind's name.
const KIND_BYTES: usize = 32;

/// The most bytes a packet of this form has: deflate may make a content slightly larger.
pub(super) fn most_bytes(form: Form) -> usize {
    form.max_bytes + form.max_bytes / 1000 + 128
}

pub(super) fn write(form: Form, content: &[u8]) -> Result<Vec<u8>, Fault> {
    let too_large = Fault::TooLarge {
        max: form.max_bytes,
    };
    let length = u32::try_from(content.len()).map_err(|_| too_large.clone())?;
    if content.len() > form.max_bytes {
        return Err(too_large);
    }
    let kind_length = u8::try_from(form.kind.len()).unwrap_or_default();
    let mut bytes = Vec::from(SIGNATURE);
    bytes.extend([FRAME, kind_length]);
    bytes.extend(form.kind.bytes());
    bytes.push(form.version);
    bytes.extend(length.to_le_bytes());
    bytes.extend(checksum(form.kind.as_bytes(), form.version, content).to_le_bytes());
    // Reading from memory into memory cannot fail.
    DeflateEncoder::new(content, Compression::best())
        .read_to_end(&mut bytes)
        .map_err(|_| Fault::Damaged)?;
    Ok(bytes)
}

/// The content of a packet of this form.
pub(super) fn read(form: Form, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes
        .strip_prefix(&SIGNATURE)
        .ok_or_else(|| beginning(bytes))?;
    let [frame, kind_length] = take(&mut rest)?;
    if frame == 0 {
        return Err(Fault::Damaged);
    }
    if frame > FRAME {
        return Err(Fault::Newer);
    }
    let (kind, mut rest) = rest
        .split_at_checked(usize::from(kind_length))
        .ok_or(Fault::Truncated)?;
    if kind != form.kind.as_bytes() {
        return Err(other_kind(kind));
    }
    let [version] = take(&mut rest)?;
    let length = u32::from_le_bytes(take(&mut rest)?);
    let said = u32::from_le_bytes(take(&mut rest)?);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > form.max_bytes {
        return Err(Fault::TooLarge {
            max: form.max_bytes,
        });
    }
    let content = unpack(rest, length)?;
    if checksum(kind, version, &content) != said {
        return Err(Fault::Damaged);
    }
    if version > form.version {
        return Err(Fault::Newer);
    }
    Ok(content)
}

/// What is wrong with bytes that do not begin as packets do: a beginning cut short is one, another one is none.
fn beginning(bytes: &[u8]) -> Fault {
    if !bytes.is_empty() && SIGNATURE.starts_with(bytes) {
        Fault::Truncated
    } else {
        Fault::NotAPacket
    }
}

fn other_kind(kind: &[u8]) -> Fault {
    let is_name = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'-';
    match str::from_utf8(kind) {
        Ok(name) if (1..=KIND_BYTES).contains(&kind.len()) && kind.iter().all(is_name) => {
            Fault::OtherKind {
                kind: name.to_owned(),
            }
        }
        _ => Fault::Damaged,
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Fault> {
    let (taken, after) = rest.split_first_chunk().ok_or(Fault::Truncated)?;
    *rest = after;
    Ok(*taken)
}

/// Unpacks exactly so many bytes; room is made for them and one more, so that more than announced is seen and not kept.
fn unpack(packed: &[u8], length: usize) -> Result<Vec<u8>, Fault> {
    let mut content = Vec::with_capacity(length + 1);
    let mut inflate = Decompress::new(false);
    let status = inflate
        .decompress_vec(packed, &mut content, FlushDecompress::Finish)
        .map_err(|_| Fault::Damaged)?;
    let used = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
    match status {
        Status::StreamEnd if used == packed.len() && content.len() == length => Ok(content),
        Status::StreamEnd => Err(Fault::Damaged),
        _ if content.len() > length => Err(Fault::Damaged),
        _ => Err(Fault::Truncated),
    }
}

fn checksum(kind: &[u8], version: u8, content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(&[version]);
    crc.update(content);
    crc.sum()
}
