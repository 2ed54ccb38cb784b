//! What reading every part needs: where reading stands, what went wrong so far, and the way into objects and lists.
//!
//! `fields` and `texts` add what a single field may hold.

use serde_json::{Map, Value};

use crate::programme::model::Id;
use crate::programme::{Expected, Problem};

/// The fields of an object.
pub(super) type Fields = Map<String, Value>;

/// Problems beyond these are counted and not listed; a hostile file could have millions.
const MAX_PROBLEMS: usize = 200;
/// How much of a wrong value is shown, in bytes.
const MAX_SHOWN: usize = 60;

/// Where reading stands, and what went wrong so far.
#[derive(Default)]
pub(super) struct Reader {
    path: String,
    problems: Vec<Problem>,
    unlisted: usize,
    /// The programme's first language, which texts fall back to.
    pub(super) language: Option<String>,
}

/// A place in the path to come back to.
pub(super) struct Place(usize);

impl Reader {
    /// The problems found.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            let expected = Expected::FewerProblems {
                more: self.unlisted,
            };
            self.problems.push(Problem {
                path: String::new(),
                value: None,
                expected,
            });
        }
        self.problems
    }

    /// Reports what is wrong with the place where reading stands.
    pub(super) fn report(&mut self, value: Option<&Value>, expected: Expected) {
        if self.problems.len() < MAX_PROBLEMS {
            let value = value.map(shown);
            self.problems.push(Problem {
                path: self.path.clone(),
                value,
                expected,
            });
        } else {
            self.unlisted += 1;
        }
    }

    /// Reports what is wrong with a field of the place where reading stands.
    pub(super) fn report_field(&mut self, fields: &Fields, name: &str, expected: Expected) {
        let place = self.enter(name);
        self.report(given(fields, name), expected);
        self.leave(place);
    }

    /// Goes to a field.
    pub(super) fn enter(&mut self, name: &str) -> Place {
        let place = Place(self.path.len());
        if !self.path.is_empty() {
            self.path.push('.');
        }
        push_shortened(&mut self.path, name);
        place
    }

    /// Goes to an entry of a list.
    pub(super) fn enter_entry(&mut self, index: usize) -> Place {
        let place = Place(self.path.len());
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
        place
    }

    /// Goes back to where it stood before.
    pub(super) fn leave(&mut self, place: Place) {
        self.path.truncate(place.0);
    }

    /// The fields of a value that has to be an object.
    pub(super) fn fields<'v>(&mut self, value: &'v Value) -> Option<&'v Fields> {
        let fields = value.as_object();
        if fields.is_none() {
            self.report(Some(value), Expected::Object);
        }
        fields
    }

    /// What a field that is an object holds.
    pub(super) fn object<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: fn(&mut Reader, &Fields) -> Option<T>,
    ) -> Option<T> {
        let value = given(fields, name)?;
        let place = self.enter(name);
        let found = self.fields(value).and_then(|fields| read(self, fields));
        self.leave(place);
        found
    }

    /// The entries of a list; absent is an empty list.
    pub(super) fn list<'v>(&mut self, fields: &'v Fields, name: &str) -> &'v [Value] {
        match given(fields, name) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.report_field(fields, name, Expected::List);
                &[]
            }
        }
    }

    /// Goes through the entries of a list, each with its index.
    pub(super) fn each<'v>(
        &mut self,
        list: &'v [Value],
        name: &str,
        visit: &mut dyn FnMut(&mut Reader, usize, &'v Value),
    ) {
        let place = self.enter(name);
        for (index, value) in list.iter().enumerate() {
            let entry = self.enter_entry(index);
            visit(self, index, value);
            self.leave(entry);
        }
        self.leave(place);
    }

    /// What the entries of a list hold, without those that hold nothing good.
    pub(super) fn entries<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: fn(&mut Reader, &Value) -> Option<T>,
    ) -> Vec<T> {
        let list = self.list(fields, name);
        let mut found = Vec::new();
        self.each(list, name, &mut |reader, _, value| {
            if let Some(entry) = read(reader, value) {
                found.push(entry);
            }
        });
        found
    }

    /// The same for entries with an id each; a later one with the id of an earlier one is dropped.
    pub(super) fn entries_by_id<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: fn(&mut Reader, Id, &Fields) -> Option<T>,
    ) -> Vec<T> {
        let list = self.list(fields, name);
        let mut ids = Ids::default();
        let mut found = Vec::new();
        self.each(list, name, &mut |reader, _, value| {
            if let Some((id, fields)) = reader.named(value, &ids)
                && let Some(entry) = read(reader, id.clone(), fields)
            {
                ids.insert(&id, found.len());
                found.push(entry);
            }
        });
        found
    }

    /// An entry's id, which no earlier entry has, and its fields.
    pub(super) fn named<'v>(&mut self, value: &'v Value, ids: &Ids) -> Option<(Id, &'v Fields)> {
        let fields = self.fields(value)?;
        self.require(fields, "id", Expected::Id);
        Some((self.unique_id(fields, ids)?, fields))
    }

    /// An id, if one is given and no earlier entry has it.
    pub(super) fn unique_id(&mut self, fields: &Fields, ids: &Ids) -> Option<Id> {
        let id = self.id(fields, "id")?;
        if ids.get(&id).is_none() {
            return Some(id);
        }
        self.report_field(fields, "id", Expected::UniqueId);
        None
    }
}

/// The ids of a list, each with a position. A JSON object underneath: its code is there anyway, that of another
/// hash map would weigh two kilobytes.
#[derive(Default)]
pub(super) struct Ids(Fields);

impl Ids {
    pub(super) fn insert(&mut self, id: &str, position: usize) {
        self.0.insert(id.to_owned(), Value::from(position));
    }

    /// The position of an id.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.0
            .get(id)?
            .as_u64()
            .and_then(|position| usize::try_from(position).ok())
    }
}

/// A field that is there and not `null`.
pub(super) fn given<'v>(fields: &'v Fields, name: &str) -> Option<&'v Value> {
    fields.get(name).filter(|value| !value.is_null())
}

/// A value as short JSON; what lists and objects hold is left out.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let mut shown = String::from('"');
            push_shortened(&mut shown, text);
            shown.push('"');
            shown
        }
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.to_string(),
            None => rough(number.as_f64().unwrap_or_default()),
        },
    }
}

/// A number as far as a host needs it to find it: writing fractions exactly is much code.
fn rough(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    // Saturates, as a number cut short may.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = number.abs() as u64;
    format!("{sign}{whole}…")
}

fn push_shortened(target: &mut String, text: &str) {
    let end = text.floor_char_boundary(MAX_SHOWN);
    target.push_str(text.get(..end).unwrap_or_default());
    if end < text.len() {
        target.push('…');
    }
}
