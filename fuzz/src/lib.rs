//! What the fuzz targets have in common: bytes become a file as an importer expects it, the importer reads it to its
//! end, and what it promises is checked. A sound file beside the bytes sees to it that they reach the importer they
//! are meant for.

use std::io::{Cursor, Write};

use escale::{
    programme::Day,
    widgets::journal::model::import::{self, File, Item, Local, limits},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Reads a file that stands alone, made of these parts.
pub fn alone(name: &str, parts: [&[u8]; 2]) {
    read(name, &parts.concat());
}

/// Reads files in a zip, with a picture beside them.
pub fn zipped(files: [(&str, &[u8]); 2]) {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let picture = ("a.jpeg", b"\xff\xd8\xff".as_slice());
    for (name, bytes) in files.into_iter().chain([picture]) {
        zip.start_file(name, stored).expect("a zip in memory");
        zip.write_all(bytes).expect("a zip in memory");
    }
    read("a.zip", zip.finish().expect("a zip in memory").get_ref());
}

/// Reads files in a tar.
pub fn tarred(files: [(&str, &[u8]); 2]) {
    let mut tar = Vec::new();
    for (name, bytes) in files {
        let mut header = vec![0; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        header[148..156].fill(b' ');
        header[156] = b'0';
        let sum: usize = header.iter().map(|byte| usize::from(*byte)).sum();
        header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        tar.extend(header);
        tar.extend_from_slice(bytes);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    read("a.jex", &tar);
}

/// Reads a file to its end.
fn read(name: &str, bytes: &[u8]) {
    for parcel in &import::open(&[File { name, bytes }]).parcels {
        for item in parcel.read(&civil) {
            let Item::Entry(found) = item else { continue };
            let entry = &found.entry;
            assert!(entry.text.len() <= limits::TEXT_BYTES);
            assert!(Day::parse(&entry.date).is_some());
            assert!(entry.tags.len() <= limits::TAGS);
            assert!(
                entry
                    .tags
                    .iter()
                    .all(|tag| tag.len() <= limits::SHORT_BYTES)
            );
            assert_eq!(entry.pictures.len(), found.pictures.len());
            assert_eq!(found.id.len(), 36);
            for picture in &found.pictures {
                let bytes = picture.bytes().map_or(0, |(bytes, _)| bytes.len());
                assert!(bytes as u64 <= limits::PICTURE_BYTES);
            }
        }
    }
}

/// Every zone but those of Mars is UTC.
fn civil(millis: i64, zone: Option<&str>) -> Option<Local> {
    if zone.is_some_and(|zone| zone.starts_with("Mars")) {
        return None;
    }
    let days = i32::try_from(millis.div_euclid(86_400_000)).ok()?;
    let day = Day::parse("1970-01-01")?.plus_days(days);
    let minute = u16::try_from(millis.rem_euclid(86_400_000) / 60_000).ok()?;
    Some(Local { day, minute })
}
