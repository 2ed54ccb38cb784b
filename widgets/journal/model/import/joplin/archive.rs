//! Joplin's own archive, JEX: a tar of one text file an item, and `resources/` with the files. A folder of the same
//! (RAW), as a zip, is read alike.
//!
//! An item is its title, an empty line, its body, an empty line, and lines of `key: value` of which the last is
//! `type_`: 1 a note, 2 a notebook, 4 a file, 5 a tag, 6 a tag on a note; others are passed over.
//!
//! | field | here |
//! |---|---|
//! | `id` (32 hex digits) | names the entry |
//! | `user_created_time`, `user_updated_time` (else `created_time`, `updated_time`) | date and time in the member's zone; changed |
//! | title | a heading; the date, where it begins with one |
//! | body; HTML where `markup_language` is 2 | text; `![](:/id)` pictures are lifted out |
//! | tags, by way of items 5 and 6 | tags |
//! | notebook, by way of `parent_id`; `latitude`, `longitude`, `is_todo`, `source_url` and others that say something | kept beside the entry |
//!
//! Items come in any order, so a first pass notes what leads where.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{
    super::{
        clock::{self, Stamp},
        found::PictureType,
        html, identity,
        lift::lift,
        limits::{ENTRY_BYTES, SHORT_BYTES, TAGS},
        making::Making,
        page,
        reason::Reason,
        shelf::{ends, short_name, stem},
        source::{Given, Queue, Source, broken, text},
    },
    PROGRAM, day_of_title, is_nowhere,
};
use crate::archive::{Fault, Member};

/// How many items the first pass looks at in a step.
const AT_ONCE: usize = 50;

/// Fields that say nothing to a reader of the note.
const SILENT: [&str; 20] = [
    "id",
    "parent_id",
    "created_time",
    "updated_time",
    "user_created_time",
    "user_updated_time",
    "is_conflict",
    "encryption_cipher_text",
    "encryption_applied",
    "markup_language",
    "type_",
    "order",
    "is_shared",
    "share_id",
    "application_data",
    "source",
    "source_application",
    "master_key_id",
    "conflict_original_id",
    "user_data",
];

/// Reads Joplin's archive.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let items = given.shelf.ending(&["md"]);
    Box::new(Archive {
        given,
        notes: Vec::new(),
        items: items.into_iter(),
        names: HashMap::new(),
        tagged: HashMap::new(),
        sorted: false,
        taken: 0,
    })
}

/// Whether a text is an item.
pub fn is_item(text: &str) -> bool {
    Item::read(text).is_some()
}

struct Archive<'p> {
    given: Given<'p>,
    items: std::vec::IntoIter<&'p Member<'p>>,
    notes: Vec<&'p Member<'p>>,
    /// The titles of notebooks and tags.
    names: HashMap<String, String>,
    /// The tags of each note.
    tagged: HashMap<String, Vec<String>>,
    sorted: bool,
    taken: u64,
}

/// An item, taken apart.
struct Item<'t> {
    title: &'t str,
    body: &'t str,
    fields: Vec<(&'t str, &'t str)>,
}

impl<'p> Source<'p> for Archive<'p> {
    fn step(&mut self, out: &mut Queue<'p>) -> bool {
        for _ in 0..AT_ONCE {
            let Some(member) = self.items.next() else {
                break;
            };
            if let Err(reason) = self.sort(member) {
                broken(out, self.given.place(&member.name, None), reason);
            }
        }
        if self.items.len() > 0 {
            return true;
        }
        if !self.sorted {
            self.sorted = true;
            self.notes.reverse();
        }
        let Some(member) = self.notes.pop() else {
            return false;
        };
        self.taken += member.packed_bytes() / 2;
        if let Err(reason) = self.note(member, out) {
            broken(out, self.given.place(&member.name, None), reason);
        }
        true
    }

    fn taken(&self) -> u64 {
        self.taken
    }
}

impl<'p> Archive<'p> {
    /// Notes what an item is for.
    fn sort(&mut self, member: &'p Member<'p>) -> Result<(), Reason> {
        self.taken += member.packed_bytes() / 2;
        let written = text(member, ENTRY_BYTES as u64)?;
        let item = Item::read(&written).ok_or(Reason::NotAnEntry)?;
        match item.field("type_") {
            "1" => self.notes.push(member),
            "2" | "5" => {
                let title = item.title.chars().take(SHORT_BYTES).collect();
                self.names.insert(key(item.field("id")), title);
            }
            "6" => {
                let tags = self.tagged.entry(key(item.field("note_id"))).or_default();
                if tags.len() < TAGS {
                    tags.push(key(item.field("tag_id")));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn note(&self, member: &'p Member<'p>, out: &mut Queue<'p>) -> Result<(), Reason> {
        let written = text(member, ENTRY_BYTES as u64)?;
        let item = Item::read(&written).ok_or(Reason::NotAnEntry)?;
        if item.field("encryption_applied") == "1" {
            return Err(Reason::Member(Fault::Encrypted));
        }
        let mut making = Making::new(self.given.place(&member.name, None));
        let moment = |names: [&str; 2]| {
            let stamps = names.into_iter().map(|name| clock::stamp(item.field(name)));
            stamps.flatten().find_map(|stamp| match stamp {
                Stamp::Moment(moment) => Some(moment),
                Stamp::Local(..) => None,
            })
        };
        let created = moment(["user_created_time", "created_time"]).ok_or(Reason::NoDate)?;
        let updated = moment(["user_updated_time", "updated_time"]).unwrap_or(created);
        match day_of_title(item.title) {
            Some(day) => making.on(day, None),
            None => making.at(created, None, self.given.civil)?,
        }
        let id = key(item.field("id"));
        for tag in self.tagged.get(&id).into_iter().flatten() {
            making.tag(self.names.get(tag).map_or("", String::as_str));
        }
        let body = match item.field("markup_language") {
            "2" => html::markdown(item.body),
            _ => item.body.to_owned(),
        };
        let lifted = self.pictures(&mut making, &body);
        making.text(page::titled(item.title, &lifted))?;
        making.origin(PROGRAM, &id, self.rest(&item));
        making.found(identity::of(&[PROGRAM, &id]), created, updated, out);
        Ok(())
    }

    /// Puts the pictures of a note into its entry, and gives its text without them.
    fn pictures(&self, making: &mut Making<'p>, body: &str) -> String {
        lift(body, |reference| {
            let Some(id) = reference.address.strip_prefix(":/") else {
                return false;
            };
            let id = id.split(['#', '?']).next().unwrap_or(id);
            let is_file = |member: &&Member<'_>| !ends(&member.name, "md");
            let shown = || short_name(id);
            match self.given.shelf.with_stem(stem(id)).find(is_file) {
                Some(member) if PictureType::is_named(&member.name) => {
                    making.picture_once(member, reference.description);
                    true
                }
                Some(_) => {
                    making.wrong(Reason::NotTaken { name: shown() });
                    false
                }
                None => {
                    making.wrong(Reason::PictureMissing { name: shown() });
                    false
                }
            }
        })
    }

    fn rest(&self, item: &Item<'_>) -> Map<String, Value> {
        let says = |(name, value): &&(&str, &str)| {
            !SILENT.contains(name) && !value.is_empty() && *value != "0" && !is_nowhere(name, value)
        };
        let fields = item.fields.iter().filter(says);
        let mut rest: Map<String, Value> = fields
            .map(|(name, value)| ((*name).to_owned(), Value::String((*value).to_owned())))
            .collect();
        if let Some(notebook) = self.names.get(&key(item.field("parent_id"))) {
            rest.insert("notebook".to_owned(), Value::String(notebook.clone()));
        }
        rest
    }
}

impl<'t> Item<'t> {
    /// Reads from the end: lines of fields up to an empty one; the title is the first line of what is before.
    fn read(written: &'t str) -> Option<Self> {
        let written = written.trim_end();
        let mut fields = Vec::new();
        let mut before = written;
        while !before.is_empty() {
            let (rest, line) = before.rsplit_once('\n').unwrap_or(("", before));
            let line = line.trim();
            before = rest;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':')?;
            fields.push((name.trim(), value.trim()));
        }
        fields.iter().find(|(name, _)| *name == "type_")?;
        let (title, body) = before.split_once('\n').unwrap_or((before, ""));
        let body = body.strip_prefix('\n').unwrap_or(body);
        Some(Item {
            title: title.trim(),
            body,
            fields,
        })
    }

    fn field(&self, name: &str) -> &'t str {
        let field = self.fields.iter().find(|(known, _)| *known == name);
        field.map_or("", |(_, value)| value)
    }
}

/// An item's identifier as it is looked up.
fn key(id: &str) -> String {
    id.chars().take(64).collect()
}
