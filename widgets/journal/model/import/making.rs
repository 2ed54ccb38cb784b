//! An entry while it is being read: what a reader finds goes in here, within the limits.

use serde_json::{Map, Value};

use super::{
    super::{Entry, Origin, Picture},
    clock::{self, Civil, Local},
    found::{Attached, Found, Item},
    limits::{NAMED, PICTURES, REST_BYTES, SHORT_BYTES, TAGS, TEXT_BYTES},
    reason::{Broken, Place, Reason},
};
use crate::{archive::Member, programme::Day};

/// An entry in the making.
pub struct Making<'a> {
    /// The entry as far as it is known.
    pub entry: Entry,
    /// The identifier it had here when it was told apart by less.
    pub former: Option<String>,
    place: Place,
    pictures: Vec<Attached<'a>>,
    wrong: Vec<Reason>,
}

impl<'a> Making<'a> {
    /// Begins an entry that stands there.
    pub fn new(place: Place) -> Self {
        Making {
            entry: Entry::default(),
            former: None,
            place,
            pictures: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Notes something that is left out of the entry.
    pub fn wrong(&mut self, reason: Reason) {
        if self.wrong.len() < NAMED && !self.wrong.contains(&reason) {
            self.wrong.push(reason);
        }
    }

    /// Sets the text.
    pub fn text(&mut self, text: String) -> Result<(), Reason> {
        if text.len() > TEXT_BYTES {
            return Err(Reason::TooLong { max: TEXT_BYTES });
        }
        self.entry.text = text;
        Ok(())
    }

    /// Sets day and time to what calendar and clock showed at a moment in a zone.
    pub fn at(&mut self, moment: i64, zone: Option<&str>, civil: &Civil<'_>) -> Result<(), Reason> {
        let zone = zone.and_then(clock::zone);
        let in_zone = zone.and_then(|zone| civil(moment, Some(zone)));
        // A zone that is not known here is no reason to lose the entry.
        let local = match in_zone {
            Some(local) => {
                self.entry.zone = zone.map(str::to_owned);
                local
            }
            None => civil(moment, None).ok_or(Reason::NoDate)?,
        };
        self.on(local.day, Some(local.minute));
        Ok(())
    }

    /// Sets day and time.
    pub fn on(&mut self, day: Day, minute: Option<u16>) {
        self.entry.date = day.to_string();
        self.entry.time = minute.map(|minute| Local { day, minute }.time());
    }

    /// Adds a tag, if it is none the entry has.
    pub fn tag(&mut self, tag: &str) {
        let tag = tag.trim().trim_start_matches(['#', '@']);
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if tag.is_empty() || self.entry.tags.contains(&tag) {
            return;
        }
        if tag.len() > SHORT_BYTES || self.entry.tags.len() >= TAGS {
            self.wrong(Reason::Tags);
            return;
        }
        self.entry.tags.push(tag);
    }

    /// Adds a picture, if it is none the entry has.
    pub fn picture_once(&mut self, member: &Member<'a>, description: &str) {
        if self
            .pictures
            .iter()
            .all(|known| known.name() != member.name)
        {
            self.picture(member, description);
        }
    }

    /// Adds a picture.
    pub fn picture(&mut self, member: &Member<'a>, description: &str) {
        if self.pictures.len() >= PICTURES {
            self.wrong(Reason::TooManyPictures { max: PICTURES });
            return;
        }
        self.entry.pictures.push(Picture {
            blob: member.name.clone(),
            description: description.trim().chars().take(SHORT_BYTES).collect(),
        });
        self.pictures.push(Attached::new(member.clone()));
    }

    /// Keeps what has no place here.
    pub fn origin(&mut self, program: &str, id: &str, fields: Map<String, Value>) {
        let mut rest = Map::new();
        let mut bytes = 0;
        for (name, value) in fields {
            let size = name.len() + value.to_string().len();
            if name.len() > SHORT_BYTES || bytes + size > REST_BYTES {
                let field = name.chars().take(SHORT_BYTES / 4).collect();
                self.wrong(Reason::Rest { field });
                continue;
            }
            bytes += size;
            rest.insert(name, value);
        }
        self.entry.origin = Some(Origin {
            program: program.to_owned(),
            id: id.chars().take(SHORT_BYTES).collect(),
            rest,
        });
    }

    /// Ends the entry.
    pub fn found(self, id: String, created: i64, updated: i64, out: &mut impl Extend<Item<'a>>) {
        let wrong = self.wrong.into_iter().map(|reason| {
            Item::Broken(Broken {
                place: self.place.clone(),
                reason,
            })
        });
        let wrong: Vec<_> = wrong.collect();
        let found = Found {
            id,
            former: self.former,
            created: float(created),
            updated: float(updated),
            entry: self.entry,
            pictures: self.pictures,
            place: self.place,
        };
        out.extend([Item::Entry(Box::new(found))]);
        out.extend(wrong);
    }
}

/// The farthest moment a browser has a date for.
const FARTHEST: i64 = 8_640_000_000_000_000;

#[expect(
    clippy::cast_precision_loss,
    reason = "held to what a float holds exactly"
)]
fn float(millis: i64) -> f64 {
    millis.clamp(-FARTHEST, FARTHEST) as f64
}
