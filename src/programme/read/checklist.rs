//! Reads the checklist and its phases.

use serde_json::Value;

use super::fields::is_written;
use super::fields::number_within;
use super::programme::resource;
use super::reader::{Fields, Ids, Reader, given};
use super::requires::link;
use super::weeks::modes;
use crate::programme::model::{
    Buddy, ChecklistItem, Completion, Id, ItemKind, Opens, PagePattern, Phase, Target, Text,
    TourStep, Widget,
};
use crate::programme::{Day, Expected};

/// The phases a host names, or the default ones. A phase without a good title is called by its id, so that
/// its items stay where they are.
pub(super) fn phases(reader: &mut Reader, fields: &Fields) -> Vec<Phase> {
    let phases = reader.entries_by_id(fields, "phases", |reader, id, fields| {
        let title = reader
            .required_text(fields, "title")
            .unwrap_or_else(|| Text::plain(&id));
        Some(Phase {
            id,
            title: Some(title),
        })
    });
    if !phases.is_empty() {
        return phases;
    }
    Phase::DEFAULT_IDS
        .iter()
        .map(|id| Phase {
            id: Id::known(id),
            title: None,
        })
        .collect()
}

/// The items. What they require is linked last, when all of them are known.
pub(super) fn checklist(
    reader: &mut Reader,
    fields: &Fields,
    phases: &[Phase],
) -> Vec<ChecklistItem> {
    let list = reader.list(fields, "checklist");
    let mut ids = Ids::default();
    let mut items = Vec::new();
    let mut kept = Vec::new();
    reader.each(list, "checklist", &mut |reader, index, value| {
        if let Some((id, fields)) = reader.named(value, &ids)
            && let Some(item) = item(reader, id, fields, phases)
        {
            ids.insert(&item.id, items.len());
            items.push(item);
            kept.push((index, fields));
        }
    });
    let place = reader.enter("checklist");
    link(reader, &kept, &ids, &mut items);
    reader.leave(place);
    items
}

fn item(reader: &mut Reader, id: Id, fields: &Fields, phases: &[Phase]) -> Option<ChecklistItem> {
    let phase = phase(reader, fields, phases);
    let title = reader.required_text(fields, "title");
    let why = reader.text(fields, "why");
    let minutes = reader.minutes(fields);
    let kind = reader
        .word(fields, "kind", ItemKind::WORDS)
        .and_then(ItemKind::at);
    let href = reader.url(fields, "href");
    let target = reader
        .word(fields, "target", Target::WORDS)
        .and_then(Target::at);
    let language = reader.plain_text(fields, "language");
    let resources = reader.entries(fields, "resources", resource);
    let modes = reader.object(fields, "modes", |reader, fields| {
        Some(modes(reader, fields))
    });
    let opens = opens(reader, fields);
    let completion = completion(reader, fields).unwrap_or_default();
    let tour = tour(reader, fields);
    let (title, requires) = (title?, Vec::new());
    Some(ChecklistItem {
        id,
        phase,
        title,
        why,
        minutes,
        kind,
        href,
        target,
        language,
        resources,
        modes,
        opens,
        requires,
        completion,
        tour,
    })
}

/// The phase of an item: the first one when its own is missing or unknown.
fn phase(reader: &mut Reader, fields: &Fields, phases: &[Phase]) -> Id {
    let named = given(fields, "phase").and_then(Value::as_str);
    let found = phases.iter().find(|phase| Some(phase.id.as_str()) == named);
    if found.is_none() {
        reader.report_field(fields, "phase", Expected::KnownPhase);
    }
    let id = found.or(phases.first()).map(|phase| phase.id.clone());
    id.unwrap_or_else(|| Id::known(Phase::DEFAULT_IDS[0]))
}

fn opens(reader: &mut Reader, fields: &Fields) -> Option<Opens> {
    let opens = match given(fields, "opens")? {
        Value::String(day) => Day::parse(day).map(Opens::On),
        Value::Object(fields) => {
            let days = fields.get("days");
            days.and_then(|days| number_within(days, 0, Opens::MAX_DAYS))
                .map(Opens::AfterDays)
        }
        _ => None,
    };
    if opens.is_none() {
        reader.report_field(fields, "opens", Expected::DateOrDays);
    }
    opens
}

fn completion(reader: &mut Reader, fields: &Fields) -> Option<Completion> {
    let completion = match given(fields, "completion")? {
        Value::String(word) if word == "manual" => Some(Completion::Manual),
        Value::Object(fields) => completed_by(fields),
        _ => None,
    };
    if completion.is_none() {
        reader.report_field(fields, "completion", Expected::Completion);
    }
    completion
}

fn completed_by(fields: &Fields) -> Option<Completion> {
    let word = |name: &str| fields.get(name).and_then(Value::as_str);
    let widget = word("widget").and_then(Widget::parse);
    let visit = || word("visit").and_then(PagePattern::parse);
    let event = || word("event").filter(|name| Completion::is_event(name));
    let element = || word("element").filter(|selector| is_written(selector));
    widget
        .map(Completion::Widget)
        .or_else(|| visit().map(Completion::Visit))
        .or_else(|| event().map(|name| Completion::Event(name.to_owned())))
        .or_else(|| element().map(|selector| Completion::Element(selector.to_owned())))
}

/// The first four steps; more are reported once and left out.
fn tour(reader: &mut Reader, fields: &Fields) -> Vec<TourStep> {
    let list = reader.list(fields, "tour");
    let kept = list.get(..usize::from(TourStep::MAX_STEPS)).unwrap_or(list);
    if kept.len() < list.len() {
        let count = TourStep::MAX_STEPS;
        reader.report_field(fields, "tour", Expected::AtMost { count });
    }
    let mut steps = Vec::new();
    reader.each(kept, "tour", &mut |reader, _, value| {
        let Some(fields) = reader.fields(value) else {
            return;
        };
        reader.require(fields, "target", Expected::Selector);
        let target = reader.string(fields, "target", is_written, Expected::Selector);
        let text = reader.required_text(fields, "text");
        if let (Some(target), Some(text)) = (target, text) {
            let target = target.to_owned();
            steps.push(TourStep { target, text });
        }
    });
    steps
}

/// Who answers a new member's first message.
pub(super) fn buddy(reader: &mut Reader, fields: &Fields) -> Buddy {
    Buddy {
        name: reader.text(fields, "name"),
        contact: reader.url(fields, "contact"),
        message: reader.text(fields, "message"),
    }
}
