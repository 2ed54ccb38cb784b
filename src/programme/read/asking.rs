//! Reads how a question is answered.

use super::fields::number_within;
use super::reader::{Fields, Reader, given};
use crate::programme::Expected;
use crate::programme::model::{AnswerKind, AnswerOption, Asking, Id};

/// How a question is answered; nothing, which means in words, when what there is to choose from is missing.
pub(super) fn asking(reader: &mut Reader, fields: &Fields) -> Option<Asking> {
    let words = AnswerKind::WORDS;
    reader.require(fields, "kind", Expected::OneOf { words });
    let kind = reader.word(fields, "kind", words).and_then(AnswerKind::at);
    let options = reader.entries_by_id(fields, "options", option);
    let several = reader.flag(fields, "several");
    let steps = steps(reader, fields);
    let bands = reader.flag(fields, "bands");
    let anchors = reader.entries(fields, "anchors", Reader::text_in);
    let kind = kind?;
    let chooses = matches!(kind, AnswerKind::Choice | AnswerKind::Ranking);
    if chooses && options.len() < usize::from(Asking::MIN_OPTIONS) {
        let count = Asking::MIN_OPTIONS;
        reader.report_field(fields, "options", Expected::AtLeast { count });
        return None;
    }
    Some(Asking {
        kind,
        options,
        several,
        steps,
        bands,
        anchors,
    })
}

fn option(reader: &mut Reader, id: Id, fields: &Fields) -> Option<AnswerOption> {
    let text = reader.required_text(fields, "text");
    Some(AnswerOption { id, text: text? })
}

fn steps(reader: &mut Reader, fields: &Fields) -> Option<u16> {
    let value = given(fields, "steps")?;
    let found = number_within(value, 2, 10);
    if found.is_none() {
        reader.report_field(fields, "steps", Expected::Number { min: 2, max: 10 });
    }
    found
}
