//! What `jrnl --format json` writes.
//!
//! | field | here |
//! |---|---|
//! | `title`, `body` | text: the title is its first line |
//! | `date` (`YYYY-MM-DD`), `time` (`HH:MM`) | date and time, in the member's zone |
//! | `tags[]` (`@word`) | tags, without the sign |
//! | `starred` | starred |
//! | all others | kept beside the entry |
//!
//! jrnl gives its entries no names: what an entry says is its name.

use super::{
    super::{
        clock::{self, Stamp},
        fields::Fields,
        identity,
        making::Making,
        reason::{Place, Reason},
        source::{Given, Lists, Queue, Source},
    },
    PROGRAM, joined,
};

/// Reads a journal in jrnl's JSON.
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
    let (day, at_midnight) = match fields.stamp("date").ok_or(Reason::NoDate)? {
        Stamp::Local(day, minute) => (day, minute),
        Stamp::Moment(_) => return Err(Reason::NoDate),
    };
    let time = fields.text("time").unwrap_or_default();
    let minute = clock::minute(&time).or(at_midnight);
    making.on(day, minute);
    let title = fields.text("title").unwrap_or_default();
    let body = fields.text("body").unwrap_or_default();
    making.text(joined(&title, &body))?;
    for tag in fields.list("tags") {
        making.tag(tag.as_str().unwrap_or_default());
    }
    making.entry.starred = fields.flag("starred");
    let id = identity::of(&[PROGRAM, "", &making.entry.date, &time, &title, &body]);
    fields.tidy(|_, _| false);
    making.origin(PROGRAM, "", fields.rest());
    let created = clock::moment(day, minute, None, given.civil);
    making.found(id, created, created, out);
    Ok(())
}
