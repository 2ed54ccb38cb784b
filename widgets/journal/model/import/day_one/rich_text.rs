//! Day One's richer form of a text, for entries that have no other: `{"contents": [ … ]}`, each part with a text and
//! what holds for its line and its characters, or with the photos that stand there.

use serde_json::{Map, Value};

use super::{
    super::{
        fields,
        limits::{ADDRESS_BYTES, ENTRY_BYTES, TEXT_BYTES},
        reason::Reason,
    },
    MOMENT,
};

/// How deep lists are shown.
const LEVELS: u64 = 8;

/// The text as Markdown.
pub fn markdown(rich: &str) -> Result<String, Reason> {
    let rich = fields::value(rich)?;
    let parts = rich.get("contents").and_then(Value::as_array);
    let mut out = String::new();
    for part in parts.into_iter().flatten() {
        let attributes = part.get("attributes").and_then(Value::as_object);
        if let Some(text) = part.get("text").and_then(Value::as_str) {
            self::text(&mut out, text, attributes)?;
        }
        let embedded = part.get("embeddedObjects").and_then(Value::as_array);
        for object in embedded.into_iter().flatten() {
            self::object(&mut out, object);
        }
    }
    out.truncate(out.trim_end().len());
    Ok(out)
}

fn text(
    out: &mut String,
    text: &str,
    attributes: Option<&Map<String, Value>>,
) -> Result<(), Reason> {
    let is = |name: &str| {
        let value = attributes.and_then(|attributes| attributes.get(name));
        value.is_some_and(|value| value.as_bool() == Some(true) || value.as_u64() == Some(1))
    };
    let mark = match (is("bold"), is("italic"), is("inlineCode")) {
        (_, _, true) => "`",
        (true, true, _) => "***",
        (true, false, _) => "**",
        (false, true, _) => "*",
        (false, false, _) => "",
    };
    let style = attributes.and_then(|attributes| attributes.get("line"));
    let address = attributes
        .and_then(|attributes| attributes.get("linkURL"))
        .and_then(Value::as_str)
        .filter(|address| address.len() <= ADDRESS_BYTES);
    for piece in text.split_inclusive('\n') {
        let words = piece.trim();
        if (out.is_empty() || out.ends_with('\n')) && !words.is_empty() {
            begin_line(out, style);
        }
        let (before, after) = piece
            .split_once(words)
            .filter(|_| !words.is_empty())
            .unwrap_or((piece, ""));
        out.push_str(before);
        match address {
            Some(address) if !words.is_empty() => {
                for part in ["[", words, "](<", address, ">)"] {
                    out.push_str(part);
                }
            }
            _ if words.is_empty() => {}
            _ => {
                for part in [mark, words, mark] {
                    out.push_str(part);
                }
            }
        }
        out.push_str(after);
        if out.len() > ENTRY_BYTES {
            return Err(Reason::TooLong { max: TEXT_BYTES });
        }
    }
    Ok(())
}

/// What a line begins with: a heading's signs, a list's, a quotation's.
fn begin_line(out: &mut String, line: Option<&Value>) {
    let Some(line) = line else { return };
    let number = |name: &str| line.get(name).and_then(Value::as_u64);
    if let Some(level @ 1..=6) = number("header") {
        (0..level).for_each(|_| out.push('#'));
        out.push(' ');
    }
    if line.get("quote").and_then(Value::as_bool) == Some(true) {
        out.push_str("> ");
    }
    let indent = number("indentLevel").unwrap_or(1).clamp(1, LEVELS);
    let sign = match line.get("listStyle").and_then(Value::as_str) {
        Some("bulleted") => "- ".to_owned(),
        Some("numbered") => [&number("listIndex").unwrap_or(1).to_string(), ". "].concat(),
        Some("checkbox") if line.get("checked").and_then(Value::as_bool) == Some(true) => {
            "- [x] ".to_owned()
        }
        Some("checkbox") => "- [ ] ".to_owned(),
        _ => return,
    };
    (1..indent).for_each(|_| out.push_str("   "));
    out.push_str(&sign);
}

fn object(out: &mut String, object: &Value) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    match text("type") {
        Some("photo") => {
            let identifier = text("identifier").unwrap_or_default();
            for part in ["![](", MOMENT, "/", identifier, ")\n"] {
                out.push_str(part);
            }
        }
        Some("horizontalRuleLine" | "horizontalLineRule") => out.push_str("\n---\n\n"),
        Some("renderableCodeBlock") => {
            let code = text("contents").unwrap_or_default().trim_end();
            let end = if code.is_empty() { "" } else { "\n" };
            for part in ["```\n", code, end, "```\n"] {
                out.push_str(part);
            }
        }
        _ => out.push_str(text("markdown").unwrap_or_default()),
    }
}
