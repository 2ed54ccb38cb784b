//! Weeks out of JSON: a programme as it is, or its list of weeks.

use serde_json::Value;

use super::{MAX_WEEKS, Reason, Sheet};

/// Whether a text begins like JSON; a link in Markdown begins with a bracket too.
pub fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || inner.is_some_and(|inner| inner.starts_with(['{', ']']))
}

/// Reads it. The weeks stay as they are: what is wrong in them, the reader of programmes says.
pub fn read(text: &str, sheet: &mut Sheet) {
    let mut value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return sheet.problem(error.line().max(1), Reason::NotJson),
    };
    let list = match &mut value {
        Value::Array(list) => std::mem::take(list),
        Value::Object(fields) => match fields.get("weeks") {
            Some(Value::Array(list)) => list.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    if list.len() > MAX_WEEKS {
        sheet.problem(1, Reason::TooManyWeeks);
    }
    for week in list.into_iter().take(MAX_WEEKS) {
        if week.is_object() {
            sheet.weeks.push(week);
        } else {
            let found = week.to_string().chars().take(40).collect();
            sheet.problem(1, Reason::LeftOut { found });
        }
    }
    if value.get("escale").is_some() {
        sheet.programme = Some(value);
    } else if sheet.weeks.is_empty() {
        sheet.problem(1, Reason::NoWeeks);
    }
}
