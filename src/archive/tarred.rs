//! The members of a tar (POSIX ustar, with the long names of pax and GNU).

use super::{Directory, Fault, MEMBERS, Member, name};

const BLOCK: usize = 512;
/// Where a header has its fields, and how long they are.
const NAME: (usize, usize) = (0, 100);
const SIZE: (usize, usize) = (124, 12);
const CHECKSUM: (usize, usize) = (148, 8);
const KIND: usize = 156;
const MAGIC: (usize, usize) = (257, 5);
const PREFIX: (usize, usize) = (345, 155);

/// Whether bytes begin with a header whose checksum is right.
pub fn begins(bytes: &[u8]) -> bool {
    bytes
        .split_at_checked(BLOCK)
        .is_some_and(|(header, _)| is_header(header))
}

/// What is in a tar.
pub fn open(bytes: &[u8]) -> Result<Directory<'_>, Fault> {
    let mut found = Directory::default();
    let mut rest = bytes;
    let mut long_name: Option<String> = None;
    let mut long_size: Option<usize> = None;
    loop {
        // Some programs end without the two empty blocks.
        if rest.iter().take(BLOCK).all(|byte| *byte == 0) {
            return Ok(found);
        }
        let Some((header, after)) = rest.split_at_checked(BLOCK) else {
            return ended(found, Fault::Truncated);
        };
        if !is_header(header) {
            return ended(found, Fault::Damaged);
        }
        let Some(size) = long_size.take().or_else(|| number(field(header, SIZE))) else {
            return ended(found, Fault::Damaged);
        };
        if found.members.len() + found.broken.len() >= MEMBERS {
            return Err(Fault::TooMany);
        }
        let data = after.get(..size);
        let padded = size.checked_next_multiple_of(BLOCK).unwrap_or(usize::MAX);
        rest = after.get(padded..).unwrap_or_default();
        match header.get(KIND).copied() {
            Some(b'L') => {
                long_name = data.map(|data| String::from_utf8_lossy(until_zero(data)).into_owned());
            }
            Some(b'x') => {
                let (path, size) = data.map(pax).unwrap_or_default();
                long_name = path;
                long_size = size;
            }
            // Folders, what is said for all members, long targets of links.
            Some(b'5' | b'g' | b'K') => {}
            kind => {
                let name = long_name.take().unwrap_or_else(|| full_name(header));
                let file = matches!(kind, Some(b'0' | 0 | b'7'));
                member(&mut found, &name, data.ok_or(Fault::Truncated), file);
            }
        }
        if data.is_none() {
            return Ok(found);
        }
    }
}

fn member<'a>(found: &mut Directory<'a>, name: &str, data: Result<&'a [u8], Fault>, file: bool) {
    let Some(path) = name::path(name) else {
        let shown = name::shown(name.as_bytes());
        found.broken.push((shown, Fault::UnsafeName));
        return;
    };
    match data {
        _ if name::is_litter(&path) => {}
        _ if !file => found.broken.push((path, Fault::NotAFile)),
        Err(fault) => found.broken.push((path, fault)),
        Ok(packed) => found.members.push(Member {
            name: path,
            packed,
            deflated: false,
            said: None,
        }),
    }
}

/// What was found before an archive stopped making sense.
fn ended(mut found: Directory<'_>, fault: Fault) -> Result<Directory<'_>, Fault> {
    found.broken.push((String::new(), fault));
    Ok(found)
}

fn field(header: &[u8], (start, length): (usize, usize)) -> &[u8] {
    header.get(start..start + length).unwrap_or_default()
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// The sum of all bytes of a header, its checksum counted as spaces.
fn is_header(header: &[u8]) -> bool {
    let said = number(field(header, CHECKSUM));
    let sum: usize = header.iter().map(|byte| usize::from(*byte)).sum();
    let checksum: usize = field(header, CHECKSUM)
        .iter()
        .map(|byte| usize::from(*byte))
        .sum();
    let spaces = CHECKSUM.1 * usize::from(b' ');
    said.is_some_and(|said| said == sum - checksum + spaces)
}

/// A number in octal digits, or in bytes where the first has its highest bit set (GNU).
fn number(field: &[u8]) -> Option<usize> {
    if let Some((first, rest)) = field.split_first()
        && *first & 0x80 != 0
    {
        return rest
            .iter()
            .try_fold(usize::from(*first & 0x7f), |number, byte| {
                number.checked_mul(256)?.checked_add(usize::from(*byte))
            });
    }
    let digits = until_zero(field).trim_ascii();
    if digits.is_empty() {
        return None;
    }
    usize::from_str_radix(str::from_utf8(digits).ok()?, 8).ok()
}

fn full_name(header: &[u8]) -> String {
    let name = name::shown(until_zero(field(header, NAME)));
    let prefix = until_zero(field(header, PREFIX));
    if prefix.is_empty() || field(header, MAGIC) != b"ustar" {
        return name;
    }
    [&name::shown(prefix), "/", &name].concat()
}

/// The path and the size from an extended header: records of `length key=value`, each on a line.
fn pax(data: &[u8]) -> (Option<String>, Option<usize>) {
    let (mut path, mut size) = (None, None);
    let mut rest = data;
    while let Some(space) = rest.iter().position(|byte| *byte == b' ') {
        let (length, _) = rest.split_at(space);
        let length = str::from_utf8(length)
            .ok()
            .and_then(|text| text.parse::<usize>().ok());
        let Some(record) = length.and_then(|length| rest.get(space + 1..length)) else {
            break;
        };
        let record = record.strip_suffix(b"\n").unwrap_or(record);
        if let Some(value) = record.strip_prefix(b"path=") {
            path = Some(String::from_utf8_lossy(value).into_owned());
        } else if let Some(value) = record.strip_prefix(b"size=") {
            size = str::from_utf8(value)
                .ok()
                .and_then(|text| text.parse().ok());
        }
        rest = rest.get(length.unwrap_or(usize::MAX)..).unwrap_or_default();
    }
    (path, size)
}
