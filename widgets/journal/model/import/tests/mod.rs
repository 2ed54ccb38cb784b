//! Journals as other programs write them, built from their published lists of fields, with their oddities; and
//! journals made to do harm.

mod day_one;
mod daylio;
mod hostile;
mod joplin;
mod journey;
mod jrnl;
mod mutated;
mod pages;
mod recognising;

use jiff::{Timestamp, tz::TimeZone};

use super::{super::Entry, *};
pub use crate::archive::given::zip_of;
use crate::{archive::given, programme::Day};

/// A picture of the kind its name says, as far as anyone looks.
pub const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0 and so on";
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

/// Calendars and clocks; the member is in Paris.
pub fn civil(millis: i64, zone: Option<&str>) -> Option<Local> {
    let zone = TimeZone::get(zone.unwrap_or("Europe/Paris")).ok()?;
    let shown = zone.to_datetime(Timestamp::from_millisecond(millis).ok()?);
    let day = Day::new(
        shown.year().into(),
        shown.month().try_into().ok()?,
        shown.day().try_into().ok()?,
    )?;
    let minute = u16::try_from(i32::from(shown.hour()) * 60 + i32::from(shown.minute())).ok()?;
    Some(Local { day, minute })
}

/// A tar of files.
pub fn tar_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| (*name, b'0', *bytes))
        .collect();
    given::tar_of(&files)
}

/// What a reader gave, without the pictures' bytes.
#[derive(Debug, Default, PartialEq)]
pub struct Brought {
    pub entries: Vec<One>,
    pub broken: Vec<(String, Option<usize>, Reason)>,
}

#[derive(Debug, PartialEq)]
pub struct One {
    pub id: String,
    pub former: Option<String>,
    pub created: f64,
    pub updated: f64,
    pub entry: Entry,
    pub pictures: Vec<Result<(Vec<u8>, PictureType), Reason>>,
    pub place: Place,
}

/// Reads chosen files, which must all be of one journal.
pub fn bring(files: &[(&str, &[u8])]) -> (Format, Brought) {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let opened = open(&files);
    assert_eq!(opened.refused, []);
    let [parcel] = opened.parcels.as_slice() else {
        panic!("{} parcels", opened.parcels.len())
    };
    (parcel.format, read(parcel))
}

pub fn read(parcel: &Parcel<'_>) -> Brought {
    let mut brought = Brought::default();
    let mut reader = parcel.read(&civil);
    let mut last = 0;
    while let Some(item) = reader.next() {
        let (taken, all) = reader.progress();
        assert!(last <= taken && taken <= all);
        last = taken;
        match item {
            Item::Nothing => {}
            Item::Broken(Broken { place, reason }) => {
                brought.broken.push((place.file, place.number, reason));
            }
            Item::Entry(found) => {
                let found = *found;
                let blobs = found
                    .entry
                    .pictures
                    .iter()
                    .map(|picture| picture.blob.as_str());
                assert!(blobs.eq(found.pictures.iter().map(Attached::name)));
                let pictures = found.pictures.iter().map(|picture| {
                    picture
                        .bytes()
                        .map(|(bytes, kind)| (bytes.into_owned(), kind))
                });
                brought.entries.push(One {
                    id: found.id,
                    former: found.former,
                    created: found.created,
                    updated: found.updated,
                    pictures: pictures.collect(),
                    entry: found.entry,
                    place: found.place,
                });
            }
        }
    }
    let (taken, all) = reader.progress();
    assert_eq!(taken, all);
    brought
}

/// What one file gave, which must be one entry and nothing broken.
pub fn only(files: &[(&str, &[u8])]) -> One {
    let (_, brought) = bring(files);
    assert_eq!(brought.broken, []);
    let [_] = brought.entries.as_slice() else {
        panic!("{brought:?}")
    };
    brought.entries.into_iter().next().unwrap()
}

pub fn texts(brought: &Brought) -> Vec<&str> {
    brought
        .entries
        .iter()
        .map(|one| one.entry.text.as_str())
        .collect()
}

#[test]
fn every_reason_and_refusal_has_a_sentence_in_both_languages() {
    use crate::archive::Fault;
    let faults = [
        Fault::NotAnArchive,
        Fault::Encrypted,
        Fault::Method,
        Fault::NotAFile,
        Fault::UnsafeName,
        Fault::Twice,
        Fault::TooMany,
        Fault::Overlapping,
        Fault::Truncated,
        Fault::Damaged,
        Fault::TooLarge { max: 1 },
        Fault::Bomb,
    ];
    let name = || "a.mp4".to_owned();
    let reasons = [
        Reason::NotText,
        Reason::NotJson,
        Reason::NotAnEntry,
        Reason::NoEntries,
        Reason::NoDate,
        Reason::CutOff,
        Reason::TooLong { max: 1 },
        Reason::TooDeep,
        Reason::TooManyEntries { max: 1 },
        Reason::Tags,
        Reason::Rest { field: name() },
        Reason::PictureMissing { name: name() },
        Reason::NotAPicture,
        Reason::TooManyPictures { max: 1 },
        Reason::NotTaken { name: name() },
    ];
    let refused = [
        Refused::Empty,
        Refused::TooLarge,
        Refused::Encrypted,
        Refused::Unknown,
        Refused::Backup,
        Refused::DaylioBackup,
    ];
    let whole = [
        Fault::NotAnArchive,
        Fault::Encrypted,
        Fault::Method,
        Fault::TooMany,
        Fault::Overlapping,
    ];
    let reasons = reasons.into_iter().chain(faults.map(Reason::Member));
    let reasons = reasons.map(|one| (["import.reason.", one.key()].concat(), one.params()));
    let refused = refused.into_iter().chain(whole.map(Refused::Archive));
    let refused = refused.map(|one| (["import.refused.", one.key()].concat(), one.params()));
    for (language, messages) in [
        ("en", include_str!("../en.json")),
        ("fr", include_str!("../fr.json")),
    ] {
        let messages: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(messages).unwrap();
        for (key, params) in reasons.clone().chain(refused.clone()) {
            let sentence = messages.get(&key).and_then(|sentence| sentence.as_str());
            let sentence = sentence.unwrap_or_else(|| panic!("{key} is missing in {language}"));
            for (name, _) in params {
                assert!(
                    sentence.contains(&format!("{{{name}}}")),
                    "{key} in {language}: {name}"
                );
            }
        }
    }
}

#[test]
fn a_clock_is_read_as_it_is_written_here_and_there() {
    for (text, minute) in [
        ("10h30", Some(630)),
        ("10:30", Some(630)),
        ("1:05 PM", Some(785)),
        ("10h", None),
        ("noon", None),
    ] {
        assert_eq!(clock::minute(text), minute, "{text}");
    }
}
