//! Day One (2 and later): `Journal.json` with a list of entries, and `photos/` beside it, in a zip.
//!
//! | field | here |
//! |---|---|
//! | `uuid` (32 hex digits) | the identifier, where it is a UUID |
//! | `creationDate` (UTC), `timeZone` | date, time, zone; no time where `isAllDay` |
//! | `modifiedDate` | changed |
//! | `text`; `richText` where there is no text | text; pictures are lifted out |
//! | `tags`, `starred` | tags, starred |
//! | `photos[].identifier`, `md5`, `type` | pictures `photos/<md5>.<type>`, in the order of the text |
//! | `videos`, `audios`, `pdfAttachments` | left out, by name |
//! | `location`, `weather` and all others | kept beside the entry |
//!
//! Day One's weather is a measurement; the journal's is how it felt. The one does not become the other.

mod own;
mod rich_text;

pub use own::Own;

use serde_json::{Map, Value};

use super::{
    clock::Stamp,
    fields::Fields,
    identity,
    lift::lift,
    limits::PICTURES,
    making::Making,
    reason::{Place, Reason},
    shelf::{ends, file_name, short_name, stem},
    source::{Given, Lists, Queue, Source},
};
use crate::archive::Member;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "day-one";
/// What a reference to a picture in a text begins with; some versions write one slash.
pub const MOMENT: &str = "dayone-moment:/";

/// Lists of what is not taken.
const NOT_TAKEN: [&str; 3] = ["videos", "audios", "pdfAttachments"];

/// Reads a journal of Day One.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let files = given.shelf.ending(&["json"]);
    Box::new(Lists::new(given, files, move |bytes, place, out| {
        entry(bytes, place, given, out)
    }))
}

fn entry<'p>(
    bytes: &[u8],
    place: Place,
    given: Given<'p>,
    out: &mut Queue<'p>,
) -> Result<(), Reason> {
    let mut fields = Fields::read(bytes)?;
    let mut making = Making::new(place);
    let zone = fields.short("timeZone");
    let created = match fields.stamp("creationDate") {
        Some(Stamp::Moment(moment)) => moment,
        Some(Stamp::Local(day, minute)) => {
            super::clock::moment(day, minute, zone.as_deref(), given.civil)
        }
        None => return Err(Reason::NoDate),
    };
    making.at(created, zone.as_deref(), given.civil)?;
    if making.entry.zone.is_none() {
        fields.put_back("timeZone", zone);
    }
    if fields.flag("isAllDay") {
        making.entry.time = None;
    }
    let updated = match fields.stamp("modifiedDate") {
        Some(Stamp::Moment(moment)) => moment,
        _ => created,
    };
    making.entry.starred = fields.flag("starred");
    for tag in fields.list("tags") {
        making.tag(tag.as_str().unwrap_or_default());
    }
    let written = text(&mut fields)?;
    let uuid = fields.short("uuid").unwrap_or_default();
    let own = fields.take("escale");
    let own_id = own.as_ref().and_then(|own| Own::id(own, &uuid));
    let own = own.and_then(|own| Own::read(own, &written));
    let id = own_id.or_else(|| identity::uuid(&uuid));
    let id = id.unwrap_or_else(|| {
        if uuid.is_empty() {
            identity::of(&[PROGRAM, "", &created.to_string(), &written])
        } else {
            identity::of(&[PROGRAM, &uuid])
        }
    });
    let photos = photos(fields.list("photos"));
    let shown = own
        .as_ref()
        .map_or(written.as_str(), |own| own.cut(&written));
    let lifted = pictures(&mut making, &photos, &written, shown, given);
    making.text(lifted)?;
    for name in NOT_TAKEN {
        for file in fields.list(name) {
            let name = file
                .get("identifier")
                .and_then(Value::as_str)
                .unwrap_or(name);
            let name = short_name(name);
            making.wrong(Reason::NotTaken { name });
        }
    }
    fields.tidy(|name, value| name == "duration" && value.as_f64() == Some(0.0));
    making.origin(PROGRAM, &uuid, fields.rest());
    let (created, updated) = match own {
        Some(own) => own.apply(&mut making, created, updated),
        None => (created, updated),
    };
    making.found(id, created, updated, out);
    Ok(())
}

/// The entry's Markdown; of what has only the newer rich form, that.
fn text(fields: &mut Fields) -> Result<String, Reason> {
    let rich = fields.text("richText");
    let text = fields.text("text").filter(|text| !text.is_empty());
    match (text, rich) {
        (Some(text), _) => Ok(text),
        (None, Some(rich)) => rich_text::markdown(&rich),
        (None, None) => Ok(String::new()),
    }
}

struct Photo {
    identifier: String,
    md5: String,
    kind: String,
}

/// The entry's photos in the order they were put in.
fn photos(list: Vec<Value>) -> Vec<Photo> {
    let field = |photo: &Map<String, Value>, name| {
        let text = photo.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let mut photos: Vec<(u64, Photo)> = list
        .iter()
        .filter_map(Value::as_object)
        .map(|photo| {
            let order = photo.get("orderInEntry").and_then(Value::as_u64);
            let photo = Photo {
                identifier: field(photo, "identifier"),
                md5: field(photo, "md5"),
                kind: field(photo, "type"),
            };
            (order.unwrap_or(u64::MAX), photo)
        })
        .collect();
    photos.sort_by_key(|(order, _)| *order);
    // One more than are taken, so that it is noticed.
    let photos = photos.into_iter().map(|(_, photo)| photo);
    photos.take(PICTURES + 1).collect()
}

/// Puts the photos into the entry, first those of the text in its order; gives `shown` without its references.
fn pictures<'p>(
    making: &mut Making<'p>,
    photos: &[Photo],
    written: &str,
    shown: &str,
    given: Given<'p>,
) -> String {
    let photo = |address: &str| {
        let identifier = address.strip_prefix(MOMENT)?.trim_start_matches('/');
        let same = |photo: &&Photo| photo.identifier.eq_ignore_ascii_case(identifier);
        photos.iter().find(same)
    };
    let mut order: Vec<(&Photo, String)> = Vec::new();
    lift(written, |reference| {
        if let Some(photo) = photo(reference.address) {
            add(&mut order, photo, reference.description);
        }
        true
    });
    for photo in photos {
        add(&mut order, photo, "");
    }
    for (photo, description) in order {
        put(making, photo, &description, given);
    }
    lift(shown, |reference| photo(reference.address).is_some())
}

fn add<'o>(order: &mut Vec<(&'o Photo, String)>, photo: &'o Photo, description: &str) {
    if order.iter().all(|(known, _)| !std::ptr::eq(*known, photo)) {
        order.push((photo, description.to_owned()));
    }
}

fn put<'p>(making: &mut Making<'p>, photo: &Photo, description: &str, given: Given<'p>) {
    if let Some(member) = file(photo, given) {
        return making.picture(member, description);
    }
    let name = if photo.md5.is_empty() {
        photo.identifier.clone()
    } else {
        [stem(&photo.md5), ".", &photo.kind].concat()
    };
    making.wrong(Reason::PictureMissing {
        name: short_name(&name),
    });
}

/// The photo's file: named by what is called its MD5, or by its identifier.
fn file<'p>(photo: &Photo, given: Given<'p>) -> Option<&'p Member<'p>> {
    let in_photos = |member: &&Member<'_>| !ends(&member.name, "json");
    [&photo.md5, &photo.identifier]
        .into_iter()
        .filter(|name| !name.is_empty())
        .find_map(|name| given.shelf.with_stem(file_name(name)).find(in_photos))
}
