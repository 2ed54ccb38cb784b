//! Reads what comes with the journal.

use super::reader::{Fields, Reader};
use crate::programme::model::{Id, Journal, JournalTemplate};

pub(super) fn journal(reader: &mut Reader, fields: &Fields) -> Journal {
    Journal {
        templates: reader.entries_by_id(fields, "templates", template),
    }
}

fn template(reader: &mut Reader, id: Id, fields: &Fields) -> Option<JournalTemplate> {
    let name = reader.required_text(fields, "name");
    let hint = reader.text(fields, "hint");
    let text = reader.required_text(fields, "text");
    Some(JournalTemplate {
        id,
        name: name?,
        hint,
        text: text?,
    })
}
