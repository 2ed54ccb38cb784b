//! Reads the questions for weeks that have none of their own.

use serde_json::Value;

use super::fields::number_within;
use super::programme::{add_once, intentions};
use super::reader::{Fields, Reader, given};
use crate::programme::model::{About, Bank, BankQuestion, Id, Intention};
use crate::programme::{Expected, Problem};

pub(super) fn bank(reader: &mut Reader, fields: &Fields) -> Bank {
    let mut about = Vec::new();
    reader.words(fields, "about", About::WORDS, &mut |word| {
        add_once(&mut about, About::at(word));
    });
    Bank {
        intentions: intentions(reader, fields),
        about,
        depth: depth(reader, fields),
        public: reader.flag(fields, "public"),
        after: reader.flag(fields, "after"),
        questions: reader.entries_by_id(fields, "questions", question),
    }
}

/// A list of questions on its own, such as the one Escale ships; `questions` is its name in the paths of problems.
pub fn read_questions(list: Value) -> (Vec<BankQuestion>, Vec<Problem>) {
    let mut fields = Fields::new();
    fields.insert("questions".to_owned(), list);
    let mut reader = Reader::default();
    let questions = reader.entries_by_id(&fields, "questions", question);
    (questions, reader.finish())
}

fn question(reader: &mut Reader, id: Id, fields: &Fields) -> Option<BankQuestion> {
    let text = reader.required_text(fields, "text");
    let intention = reader
        .word(fields, "intention", Intention::WORDS)
        .and_then(Intention::at);
    let about = reader
        .word(fields, "about", About::WORDS)
        .and_then(About::at);
    let depth = depth(reader, fields);
    let public = reader.flag(fields, "public");
    let starter = reader.text(fields, "starter");
    Some(BankQuestion {
        id,
        text: text?,
        intention,
        about,
        depth,
        public,
        starter,
    })
}

fn depth(reader: &mut Reader, fields: &Fields) -> Option<u16> {
    let value = given(fields, "depth")?;
    let found = number_within(value, 1, Bank::DEEPEST);
    if found.is_none() {
        let expected = Expected::Number {
            min: 1,
            max: Bank::DEEPEST,
        };
        reader.report_field(fields, "depth", expected);
    }
    found
}
