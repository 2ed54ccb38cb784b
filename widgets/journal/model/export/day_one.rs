//! A zip for Day One: `<name>.json` and `photos/`.
//!
//! The fields are those of [`import`](super::super::import), read there. What Day One knew about an entry that came
//! from it goes back. What it has no field for goes along under `escale`, which it ignores and this journal reads:
//! an archive that comes back gives the same entries under the same identifiers. An entry whose date is none stays
//! out.

use std::collections::HashSet;

use md5::{Digest, Md5};
use serde_json::{Map, Value, json};

use super::{
    super::import::{self, Civil, Own, Stamp},
    Failed, Leaving, safe_name, whole,
    zipping::Zip,
};

/// A journal on its way to Day One.
pub struct DayOne {
    /// The list of entries is packed as it grows, the photos as they come; both are joined at the end.
    list: Zip,
    photos: Zip,
    written: HashSet<String>,
    entries: usize,
}

impl DayOne {
    /// Begins a journal of this name.
    ///
    /// # Errors
    /// What the zip writer says.
    pub fn new(name: &str) -> Result<Self, Failed> {
        let name = Some(safe_name(name)).filter(|name| !name.is_empty());
        let mut list = Zip::new();
        list.begin(&[name.as_deref().unwrap_or("Journal"), ".json"].concat())?;
        list.write(b"{\"metadata\":{\"version\":\"1.0\"},\"entries\":[")?;
        Ok(DayOne {
            list,
            photos: Zip::new(),
            written: HashSet::new(),
            entries: 0,
        })
    }

    /// Adds an entry. `civil` says what calendar and clock showed at a moment in a zone.
    ///
    /// # Errors
    /// What the zip writer says.
    pub fn entry(&mut self, leaving: &Leaving<'_>, civil: &Civil<'_>) -> Result<(), Failed> {
        let Some(Stamp::Local(day, _)) = import::stamp(&leaving.entry.date) else {
            return Ok(());
        };
        let photos = self.photos(leaving)?;
        let entry = leaving.entry;
        let minute = entry.time.as_deref().and_then(import::minute);
        let zone = entry.zone.as_deref();
        let mut fields = match &entry.origin {
            Some(origin) if origin.program == "day-one" => origin.rest.clone(),
            _ => Map::new(),
        };
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        let moment = import::moment(day, minute, zone, civil);
        put("uuid", identifier(&import::as_uuid(leaving.id)).into());
        put("creationDate", import::iso(moment).into());
        put(
            "modifiedDate",
            import::iso(whole(leaving.updated) / 1000 * 1000).into(),
        );
        if let Some(zone) = zone {
            put("timeZone", zone.into());
        }
        if minute.is_none() {
            put("isAllDay", true.into());
        }
        put("starred", entry.starred.into());
        put("tags", entry.all_tags().into());
        let mut text = entry.text.clone();
        for (photo, _) in &photos {
            for part in ["\n\n![](", import::MOMENT, "/", photo, ")"] {
                text.push_str(part);
            }
        }
        put("text", text.into());
        let order = photos.iter().enumerate();
        let list = order.map(|(order, (photo, file))| {
            let mut photo =
                json!({ "identifier": photo, "orderInEntry": order, "isSketch": false });
            if let (Some(photo), Some((md5, kind))) = (photo.as_object_mut(), file.split_once('.'))
            {
                photo.insert("md5".to_owned(), md5.into());
                photo.insert("type".to_owned(), kind.into());
            }
            photo
        });
        put("photos", list.collect());
        put(
            "escale",
            serde_json::to_value(own(leaving)).unwrap_or_default(),
        );
        self.write(&Value::Object(fields).to_string())
    }

    /// The finished zip.
    ///
    /// # Errors
    /// What the zip writer says.
    pub fn finish(mut self) -> Result<Vec<u8>, Failed> {
        self.list.write(b"]}\n")?;
        self.list.join(self.photos)?;
        self.list.finish()
    }

    /// Adds the photos of an entry; gives their identifiers and their files' names.
    fn photos(&mut self, leaving: &Leaving<'_>) -> Result<Vec<(String, String)>, Failed> {
        let mut photos = Vec::new();
        for (place, (_, bytes, extension)) in leaving.shown().enumerate() {
            let md5: String = Md5::digest(bytes)
                .iter()
                .flat_map(|byte| hex(*byte))
                .collect();
            let file = [&md5, ".", extension].concat();
            if self.written.insert(md5) {
                self.photos.picture(&["photos/", &file].concat(), bytes)?;
            }
            let name = import::of(&["photo", leaving.id, &place.to_string()]);
            photos.push((identifier(&name), file));
        }
        Ok(photos)
    }

    fn write(&mut self, entry: &str) -> Result<(), Failed> {
        if self.entries > 0 {
            self.list.write(b",")?;
        }
        self.entries += 1;
        self.list.write(b"\n")?;
        self.list.write(entry.as_bytes())
    }
}

fn own(leaving: &Leaving<'_>) -> Own {
    let entry = leaving.entry;
    Own {
        id: (import::as_uuid(leaving.id) != leaving.id).then(|| leaving.id.to_owned()),
        text_bytes: entry.text.len(),
        created: whole(leaving.created),
        updated: whole(leaving.updated),
        date: entry.date.clone(),
        time: entry.time.clone(),
        zone: entry.zone.clone(),
        tags: entry.tags.clone(),
        weather: entry.weather,
        energy: entry.energy,
        source: entry.source.clone(),
        origin: entry.origin.clone(),
        descriptions: leaving
            .shown()
            .map(|(description, _, _)| description.to_owned())
            .collect(),
    }
}

/// A UUID as Day One writes it: 32 capital hex digits.
fn identifier(uuid: &str) -> String {
    uuid.chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn hex(byte: u8) -> [char; 2] {
    let digit = |number: u8| char::from_digit(u32::from(number), 16).unwrap_or('0');
    [digit(byte >> 4), digit(byte & 15)]
}
