//! Reads the programme itself and its small parts.

use serde_json::Value;

use super::reader::{Fields, Reader};
use super::{bank, checklist, events, journal, weeks};
use crate::programme::model::{
    Ahead, Audience, Column, Host, Id, Intention, Introduction, IntroductionQuestion, Pause,
    Programme, Recognition, RecognitionKind, Resource, ResourceKind, Retrospective, Rhythm, Stage,
    Start, Template, Terms, Text, is_language,
};
use crate::programme::{Day, Expected};

/// The id of a programme whose own is wrong.
const FALLBACK_ID: &str = "programme";

/// Everything in the file.
pub(super) fn programme(reader: &mut Reader, fields: &Fields) -> Programme {
    let languages = languages(reader, fields);
    reader.language = languages.first().cloned();
    let id = reader
        .required_id(fields, "id")
        .unwrap_or_else(|| Id::known(FALLBACK_ID));
    let title = reader
        .required_text(fields, "title")
        .unwrap_or_else(|| Text::plain(&id));
    let phases = checklist::phases(reader, fields);
    Programme {
        id,
        title,
        languages,
        slogan: reader.text(fields, "slogan"),
        purpose: reader.text(fields, "purpose"),
        audience: reader.text(fields, "for"),
        intentions: intentions(reader, fields),
        host: reader.object(fields, "host", host),
        terms: reader.object(fields, "terms", |reader, fields| {
            Some(terms(reader, fields))
        }),
        why: reader.text(fields, "why"),
        what: reader.text(fields, "what"),
        when: reader.text(fields, "when"),
        place: reader.text(fields, "where"),
        how: reader.text(fields, "how"),
        who: reader.text(fields, "who"),
        benefits: reader.text(fields, "benefits"),
        start: start(reader, fields),
        rhythm: reader
            .word(fields, "rhythm", Rhythm::WORDS)
            .and_then(Rhythm::at),
        ahead: reader
            .word(fields, "ahead", Ahead::WORDS)
            .and_then(Ahead::at),
        pauses: pauses(reader, fields),
        checklist: checklist::checklist(reader, fields, &phases),
        phases,
        kit: reader.entries(fields, "kit", resource),
        buddy: reader.object(fields, "buddy", |reader, fields| {
            Some(checklist::buddy(reader, fields))
        }),
        introduction: reader.object(fields, "introduction", |reader, fields| {
            Some(introduction(reader, fields))
        }),
        weeks: weeks::weeks(reader, fields),
        bank: reader.object(fields, "bank", |reader, fields| {
            Some(bank::bank(reader, fields))
        }),
        events: events::events(reader, fields),
        journal: reader.object(fields, "journal", |reader, fields| {
            Some(journal::journal(reader, fields))
        }),
        retrospective: reader.object(fields, "retrospective", |reader, fields| {
            Some(retrospective(reader, fields))
        }),
        manifesto: reader.text(fields, "manifesto"),
        recognition: reader.object(fields, "recognition", recognition),
    }
}

fn languages(reader: &mut Reader, fields: &Fields) -> Vec<String> {
    reader.entries(fields, "languages", |reader, value| {
        let language = value.as_str().filter(|text| is_language(text));
        if language.is_none() {
            reader.report(Some(value), Expected::Language);
        }
        language.map(str::to_owned)
    })
}

pub(super) fn intentions(reader: &mut Reader, fields: &Fields) -> Vec<Intention> {
    let mut found = Vec::new();
    reader.words(fields, "intentions", Intention::WORDS, &mut |word| {
        add_once(&mut found, Intention::at(word));
    });
    found
}

pub(super) fn add_once<T: PartialEq>(list: &mut Vec<T>, entry: Option<T>) {
    if let Some(entry) = entry.filter(|entry| !list.contains(entry)) {
        list.push(entry);
    }
}

fn host(reader: &mut Reader, fields: &Fields) -> Option<Host> {
    let name = reader.required_text(fields, "name");
    let contact = reader.url(fields, "contact");
    let video = reader.url(fields, "video");
    Some(Host {
        name: name?,
        contact,
        video,
    })
}

fn terms(reader: &mut Reader, fields: &Fields) -> Terms {
    Terms {
        conditions: reader.text(fields, "conditions"),
        modalities: reader.text(fields, "modalities"),
        price: reader.text(fields, "price"),
    }
}

fn start(reader: &mut Reader, fields: &Fields) -> Start {
    let good = |text: &str| text == "relative" || Day::parse(text).is_some();
    let text = reader.string(fields, "start", good, Expected::DateOrRelative);
    text.and_then(Day::parse).map_or(Start::Relative, Start::On)
}

fn pauses(reader: &mut Reader, fields: &Fields) -> Vec<Pause> {
    reader.entries(fields, "pauses", |reader, value| {
        let fields = reader.fields(value)?;
        let from = reader.required_day(fields, "from");
        let to = reader.required_day(fields, "to");
        let label = reader.text(fields, "label");
        let (from, to) = (from?, to?);
        if to < from {
            reader.report_field(fields, "to", Expected::NotBeforeStart);
            return None;
        }
        Some(Pause { from, to, label })
    })
}

pub(super) fn resource(reader: &mut Reader, value: &Value) -> Option<Resource> {
    let fields = reader.fields(value)?;
    let title = reader.required_text(fields, "title");
    let url = reader.required_url(fields, "url");
    let kind = reader
        .word(fields, "kind", ResourceKind::WORDS)
        .and_then(ResourceKind::at);
    let minutes = reader.minutes(fields);
    let language = reader.plain_text(fields, "language");
    let licence = reader.plain_text(fields, "licence");
    let why = reader.text(fields, "why");
    Some(Resource {
        title: title?,
        url: url?,
        kind,
        minutes,
        language,
        licence,
        why,
    })
}

fn introduction(reader: &mut Reader, fields: &Fields) -> Introduction {
    Introduction {
        questions: reader.entries_by_id(fields, "questions", introduction_question),
    }
}

fn introduction_question(
    reader: &mut Reader,
    id: Id,
    fields: &Fields,
) -> Option<IntroductionQuestion> {
    let text = reader.required_text(fields, "text");
    let hint = reader.text(fields, "hint");
    let starter = reader.text(fields, "starter");
    let long = reader.flag(fields, "long");
    let audience = reader
        .word(fields, "audience", Audience::WORDS)
        .and_then(Audience::at);
    Some(IntroductionQuestion {
        id,
        text: text?,
        hint,
        starter,
        long,
        audience,
    })
}

fn retrospective(reader: &mut Reader, fields: &Fields) -> Retrospective {
    let template = reader
        .word(fields, "template", Template::WORDS)
        .and_then(Template::at);
    let columns = reader.entries_by_id(fields, "columns", column);
    let mut stages = Vec::new();
    reader.words(fields, "stages", Stage::WORDS, &mut |word| {
        add_once(&mut stages, Stage::at(word));
    });
    if stages.is_empty() {
        stages = Stage::ALL.to_vec();
    }
    let intention = reader.text(fields, "intention");
    let note = reader.text(fields, "note");
    Retrospective {
        template,
        columns,
        stages,
        intention,
        note,
    }
}

fn column(reader: &mut Reader, id: Id, fields: &Fields) -> Option<Column> {
    let title = reader.required_text(fields, "title");
    let prompt = reader.text(fields, "prompt");
    Some(Column {
        id,
        title: title?,
        prompt,
    })
}

fn recognition(reader: &mut Reader, fields: &Fields) -> Option<Recognition> {
    let name = reader.required_text(fields, "name");
    let description = reader.required_text(fields, "description");
    let criteria = reader.required_text(fields, "criteria");
    let url = reader.url(fields, "url");
    let kind = reader
        .word(fields, "type", RecognitionKind::WORDS)
        .and_then(RecognitionKind::at);
    let tags = reader.entries(fields, "tags", Reader::text_in);
    Some(Recognition {
        name: name?,
        description: description?,
        criteria: criteria?,
        url,
        kind,
        tags,
    })
}
