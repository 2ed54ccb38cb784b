//! Reads the weeks. A week keeps its place however wrong it is: dropping it would move all later weeks
//! up in the calendar, away from what members wrote about them.

use serde_json::Value;

use super::asking::asking;
use super::events::event;
use super::programme::resource;
use super::reader::{Fields, Ids, Reader, given};
use crate::programme::Expected;
use crate::programme::model::{About, Activity, Id, Modes, Question, Resource, Text, Week};

pub(super) fn weeks(reader: &mut Reader, fields: &Fields) -> Vec<Week> {
    let list = reader.list(fields, "weeks");
    let has_bank = given(fields, "bank").is_some_and(Value::is_object);
    let mut ids = Ids::default();
    // A week without an id takes none that stands anywhere in the list: what members wrote there would move to it.
    let written = list
        .iter()
        .filter_map(|week| Id::parse(week.get("id")?.as_str()?));
    let written: Vec<Id> = written.collect();
    let mut weeks = Vec::new();
    reader.each(list, "weeks", &mut |reader, index, value| {
        let number = index + 1;
        let fields = reader.fields(value);
        let own = fields.and_then(|fields| reader.unique_id(fields, &ids));
        let id = own.unwrap_or_else(|| free_id(number, &ids, &written));
        ids.insert(&id, index);
        weeks.push(match fields {
            Some(fields) => {
                if !has_bank {
                    reader.require(fields, "question", Expected::Object);
                }
                week(reader, id, number, fields)
            }
            None => empty(id, number),
        });
    });
    weeks
}

/// `week-3`, or `week-3-2` where another week has that name.
fn free_id(number: usize, ids: &Ids, written: &[Id]) -> Id {
    let mut name = format!("week-{number}");
    let is_written = |name: &str| written.iter().any(|id| id.as_str() == name);
    while ids.get(&name).is_some() || is_written(&name) {
        name.push_str("-2");
    }
    Id::known(&name)
}

fn week(reader: &mut Reader, id: Id, number: usize, fields: &Fields) -> Week {
    check_number(reader, number, fields);
    let theme = reader.required_text(fields, "theme");
    let activity = reader.object(fields, "activity", activity);
    let resources = resources(reader, fields);
    let question = reader.object(fields, "question", question);
    let event = reader.object(fields, "event", event);
    let theme = theme.unwrap_or_else(|| fallback_theme(number));
    Week {
        id,
        theme,
        activity,
        resources,
        question,
        event,
    }
}

/// A week is where it stands in the list. One that says another number would be elsewhere than its author thinks.
fn check_number(reader: &mut Reader, number: usize, fields: &Fields) {
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    let is_other = |value: &Value| value.as_u64() != Some(number.into());
    if given(fields, "week").is_some_and(is_other) {
        let expected = Expected::Number {
            min: number,
            max: number,
        };
        reader.report_field(fields, "week", expected);
    }
}

/// A week whose entry is no object.
fn empty(id: Id, number: usize) -> Week {
    let theme = fallback_theme(number);
    Week {
        id,
        theme,
        activity: None,
        resources: Vec::new(),
        question: None,
        event: None,
    }
}

/// The number alone, which every language reads.
fn fallback_theme(number: usize) -> Text {
    Text::plain(&number.to_string())
}

/// The first three resources; more are reported once and left out.
fn resources(reader: &mut Reader, fields: &Fields) -> Vec<Resource> {
    let list = reader.list(fields, "resources");
    let kept = list.get(..usize::from(Week::MAX_RESOURCES)).unwrap_or(list);
    if kept.len() < list.len() {
        reader.report_field(
            fields,
            "resources",
            Expected::AtMost {
                count: Week::MAX_RESOURCES,
            },
        );
    }
    let mut found = Vec::new();
    reader.each(kept, "resources", &mut |reader, _, value| {
        if let Some(resource) = resource(reader, value) {
            found.push(resource);
        }
    });
    found
}

fn activity(reader: &mut Reader, fields: &Fields) -> Option<Activity> {
    let title = reader.required_text(fields, "title");
    let minutes = reader.minutes(fields);
    let steps = reader.entries(fields, "steps", Reader::text_in);
    let modes = reader.object(fields, "modes", |reader, fields| {
        Some(modes(reader, fields))
    });
    Some(Activity {
        title: title?,
        minutes,
        steps,
        modes,
    })
}

fn question(reader: &mut Reader, fields: &Fields) -> Option<Question> {
    let text = reader.required_text(fields, "text");
    // A language in which it is too long has none; the others have theirs.
    let text = text.and_then(|text| {
        let max = Question::MAX_CHARACTERS;
        let is_short = |(_, text): &&(String, String)| text.chars().nth(max.into()).is_none();
        let short: Vec<_> = text.versions().iter().filter(is_short).cloned().collect();
        if short.len() < text.versions().len() {
            reader.report_field(fields, "text", Expected::Shorter { max });
        }
        Text::by_language(short)
    });
    let about = reader
        .word(fields, "about", About::WORDS)
        .and_then(About::at);
    let answer = reader.object(fields, "answer", asking);
    let starter = reader.text(fields, "starter");
    let modes = reader.object(fields, "modes", |reader, fields| {
        Some(modes(reader, fields))
    });
    Some(Question {
        text: text?,
        about,
        answer,
        starter,
        modes,
    })
}

/// The wording for each way to take part.
pub(super) fn modes(reader: &mut Reader, fields: &Fields) -> Modes {
    Modes {
        observe: reader.text(fields, "observe"),
        attempt: reader.text(fields, "try"),
        contribute: reader.text(fields, "contribute"),
    }
}
