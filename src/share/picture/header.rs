//! What the first bytes of a picture say: how large it is and which way up it was taken. Nothing is decoded.
//!
//! Browsers differ in whether a bitmap made of a file follows its orientation. [`level`] therefore writes "upright"
//! over the orientation in the bytes and says what it was, so that turning the picture is the same work everywhere.
//! Sources: ITU T.81 (JPEG), Exif 2.3, the PNG and `GIF89a` specifications, RFC 9649 (WebP).

/// Width and height of a picture, in pixels as they are stored; none when this is none of the kinds read here (other
/// kinds a browser may still know).
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\xff\xd8") {
        let (at, _) = segments(bytes).find(|(_, marker)| is_frame(*marker))?;
        let (height, width) = (big16(bytes, at + 3)?, big16(bytes, at + 5)?);
        return Some((width.into(), height.into()));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big32(bytes, 16)?, big32(bytes, 20)?));
    }
    if bytes.starts_with(b"GIF8") {
        let side = |at| Some(u32::from(u16::from_le_bytes(take(bytes, at)?)));
        return Some((side(6)?, side(8)?));
    }
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if is_webp { webp(bytes) } else { None }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let little = |at| Some(u32::from_le_bytes(take(bytes, at)?));
    match bytes.get(12..16)? {
        b"VP8X" => {
            let side = |at| Some((little(at)? & 0xff_ffff) + 1);
            Some((side(24)?, little(26)?.wrapping_shr(8) + 1))
        }
        b"VP8 " => {
            let both = little(26)?;
            Some((both & 0x3fff, both >> 16 & 0x3fff))
        }
        b"VP8L" => {
            let both = little(21)?;
            Some(((both & 0x3fff) + 1, (both >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

/// Whether a JPEG says nothing but its picture: no more than its format's own mark and its colours before the picture
/// data, nothing between, nothing behind.
pub fn is_bare(bytes: &[u8]) -> bool {
    let mut last = 2;
    for (at, marker) in segments(bytes) {
        let colours = marker == 0xe2 && bytes.get(at + 2..at + 13) == Some(b"ICC_PROFILE");
        if matches!(marker, 0xe1..=0xef | 0xfe) && marker != 0xee && !colours {
            return false;
        }
        last = at;
    }
    let data = bytes.get(last..).unwrap_or_default();
    let mut marks = data
        .windows(2)
        .filter(|two| matches!(two, [0xff, 0xd9 | 0xe0..=0xef | 0xfe]));
    let first = marks.next();
    let ends = data.ends_with(b"\xff\xd9");
    bytes.starts_with(b"\xff\xd8") && ends && first == Some(b"\xff\xd9") && marks.next().is_none()
}

/// The orientation a JPEG was taken in, 1 (upright) to 8 as Exif counts them, after writing 1 in its place.
pub fn level(bytes: &mut [u8]) -> u16 {
    let Some((at, big)) = orientation(bytes) else {
        return 1;
    };
    let Some(place) = bytes.get_mut(at..at + 2) else {
        return 1;
    };
    let found: [u8; 2] = place.try_into().unwrap_or_default();
    let (found, upright) = if big {
        (u16::from_be_bytes(found), 1_u16.to_be_bytes())
    } else {
        (u16::from_le_bytes(found), 1_u16.to_le_bytes())
    };
    if !(1..=8).contains(&found) {
        return 1;
    }
    place.copy_from_slice(&upright);
    found
}

/// Where the orientation stands in a JPEG, and whether its larger byte comes first.
fn orientation(bytes: &[u8]) -> Option<(usize, bool)> {
    const EXIF: &[u8] = b"Exif\0\0";
    const ORIENTATION: u16 = 0x0112;
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let is_exif = |at: &usize| bytes.get(at + 2..at + 2 + EXIF.len()) == Some(EXIF);
    let (at, _) = segments(bytes).find(|(at, marker)| *marker == 0xe1 && is_exif(at))?;
    let tiff = at + 2 + EXIF.len();
    let big = match bytes.get(tiff..tiff + 4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at| {
        let two = take(bytes, at)?;
        Some(if big {
            u16::from_be_bytes(two)
        } else {
            u16::from_le_bytes(two)
        })
    };
    let four: [u8; 4] = take(bytes, tiff + 4)?;
    let first = if big {
        u32::from_be_bytes(four)
    } else {
        u32::from_le_bytes(four)
    };
    let table = tiff.checked_add(usize::try_from(first).ok()?)?;
    let count = usize::from(short(table)?);
    let entry = (0..count)
        .map(|entry| table + 2 + entry * 12)
        .find(|at| short(*at) == Some(ORIENTATION))?;
    (short(entry + 2)? == 3).then_some((entry + 8, big))
}

/// The segments of a JPEG before its picture data, each as the place of its length and its marker.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let mut next = 2;
    std::iter::from_fn(move || {
        // Any number of 0xff may stand before a marker.
        while bytes.get(next..next + 2)? == b"\xff\xff" {
            next += 1;
        }
        let &[start, marker] = bytes.get(next..next + 2)? else {
            return None;
        };
        if start != 0xff || marker == 0xda || marker == 0xd9 {
            return None;
        }
        let at = next + 2;
        next = at + usize::from(big16(bytes, at)?).max(2);
        Some((at, marker))
    })
}

/// Whether a segment begins the picture and says its size: all kinds of frame, without the tables between them.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn take<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn big16(bytes: &[u8], at: usize) -> Option<u16> {
    take(bytes, at).map(u16::from_be_bytes)
}

fn big32(bytes: &[u8], at: usize) -> Option<u32> {
    take(bytes, at).map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The head of a JPEG of 4000 × 3000, taken in this orientation.
    fn jpeg(orientation: u16, big: bool) -> Vec<u8> {
        let two = |n: u16| {
            if big {
                n.to_be_bytes()
            } else {
                n.to_le_bytes()
            }
        };
        let four = |n: u32| {
            if big {
                n.to_be_bytes()
            } else {
                n.to_le_bytes()
            }
        };
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(if big { b"MM\0*" } else { b"II*\0" });
        exif.extend(four(8));
        exif.extend(two(2));
        for (tag, value) in [(0x0100, 7), (0x0112, orientation)] {
            exif.extend([two(tag), two(3)].concat());
            exif.extend(four(1));
            exif.extend([two(value), two(0)].concat());
        }
        let length = u16::try_from(exif.len() + 2).unwrap();
        let mut bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xe1".to_vec();
        bytes.extend(length.to_be_bytes());
        bytes.extend(exif);
        bytes.extend(b"\xff\xc4\0\x02\xff\xc2\0\x0b\x08\x0b\xb8\x0f\xa0\x03rest\xff\xda\0\x02data");
        bytes
    }

    #[test]
    fn the_size_of_each_kind_is_read() {
        assert_eq!(size(&jpeg(1, true)), Some((4000, 3000)));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x06";
        assert_eq!(size(png), Some((640, 480)));
        assert_eq!(size(b"GIF89a\x80\x02\xe0\x01\xf7"), Some((640, 480)));
        let riff = |rest: &[u8]| [b"RIFF\0\0\0\0WEBP", rest].concat();
        let extended = riff(b"VP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0");
        assert_eq!(size(&extended), Some((640, 480)));
        let lossy = riff(b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01");
        assert_eq!(size(&lossy), Some((640, 480)));
        let lossless = riff(b"VP8L\0\0\0\0\x2f\x7f\xc2\x77\0");
        assert_eq!(size(&lossless), Some((640, 480)));
        assert_eq!(size(b"<svg xmlns"), None);
    }

    #[test]
    fn a_picture_taken_sideways_is_told_and_put_upright() {
        for (orientation, big) in [(6, true), (8, false), (3, true)] {
            let mut bytes = jpeg(orientation, big);
            assert_eq!(level(&mut bytes), orientation);
            assert_eq!(bytes, jpeg(1, big));
            assert_eq!(level(&mut bytes), 1);
        }
    }

    #[test]
    fn a_bare_picture_is_told_from_one_that_says_more() {
        let bare = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x04ab\xff\xda\0\x04abdata\xff\0\xff\xd0more\xff\xd9";
        assert!(is_bare(bare));
        assert!(!is_bare(&jpeg(1, true)));
        let note = b"\xff\xd8\xff\xfe\0\x04ab\xff\xda\0\x04ab\xff\xd9";
        assert!(!is_bare(note));
        // A film behind the picture, as some phones keep it.
        assert!(!is_bare(&[&bare[..], b"film\xff\xd9"].concat()));
        assert!(!is_bare(&bare[..bare.len() - 1]));
        assert!(!is_bare(b"\x89PNG"));
    }

    #[test]
    fn an_orientation_nobody_defined_is_left_alone() {
        let mut bytes = jpeg(9, true);
        assert_eq!(level(&mut bytes), 1);
        assert_eq!(bytes, jpeg(9, true));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(
            mut bytes in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..200),
                (any::<prop::sample::Index>(), any::<u8>(), any::<prop::sample::Index>()).prop_map(|(at, byte, end)| {
                    let mut bytes = jpeg(6, true);
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                    bytes.truncate(end.index(bytes.len()) + 1);
                    bytes
                }),
            ],
        ) {
            let before = bytes.len();
            size(&bytes);
            is_bare(&bytes);
            level(&mut bytes);
            prop_assert_eq!(bytes.len(), before);
        }
    }
}
