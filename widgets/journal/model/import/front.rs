//! Front matter: the few lines of YAML between `---` that programs put before a page.
//!
//! Texts, quoted or not, lists on one line or on several, and texts over several lines (`|`, `>`) are read; that
//! is what journals have there. Anything else is kept as it is written, lines that are nothing of the kind under
//! [`UNREAD`]. Own code: a reader of all of YAML is
//! larger than all importers together, and what it adds (anchors, types, documents) is only good for harm.

use serde_json::{Map, Value};

/// The field of lines that could not be read.
const UNREAD: &str = "unread";
/// The most lines of front matter.
const LINES: usize = 1000;

/// A page without its front matter, and what stood there.
#[derive(Debug, Default, PartialEq)]
pub struct Front<'t> {
    /// The fields in their order; keys in small letters.
    pub fields: Vec<(String, Value)>,
    /// The page.
    pub body: &'t str,
}

impl Front<'_> {
    /// Takes a field as one text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::String(text) => Some(text).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A field as one text, without taking it.
    pub fn get(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.and_then(|(_, value)| value.as_str())
    }

    /// Takes a field as several texts; in one, commas part them.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        match self.take(name) {
            Some(Value::Array(list)) => list
                .into_iter()
                .filter_map(|value| value.as_str().map(str::to_owned))
                .collect(),
            Some(Value::String(text)) => {
                text.split(',').map(|part| part.trim().to_owned()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let place = self.fields.iter().position(|(known, _)| known == name)?;
        Some(self.fields.remove(place).1)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, _)| known == name)
    }

    /// What nobody took.
    pub fn rest(self) -> Map<String, Value> {
        let empty = |value: &Value| value.as_str().is_some_and(str::is_empty);
        self.fields
            .into_iter()
            .filter(|(_, value)| !empty(value))
            .collect()
    }
}

/// Parts a page from its front matter. Without any, all of it is the page.
pub fn read(text: &str) -> Front<'_> {
    let text = text.trim_start_matches('\u{feff}');
    let none = Front {
        fields: Vec::new(),
        body: text,
    };
    let Some(mut rest) = after_line(text, "---") else {
        return none;
    };
    let mut lines = Vec::new();
    loop {
        if let Some(body) = after_line(rest, "---").or_else(|| after_line(rest, "...")) {
            return Front {
                fields: fields(&lines),
                body,
            };
        }
        let Some((line, after)) = rest.split_once('\n') else {
            return none;
        };
        if lines.len() >= LINES {
            return none;
        }
        lines.push(line.trim_end());
        rest = after;
    }
}

/// What follows a text's first line, if that is this one.
fn after_line<'t>(text: &'t str, line: &str) -> Option<&'t str> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    (first.trim_end() == line).then_some(rest)
}

fn fields(lines: &[&str]) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    let mut unread = Vec::new();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let field = line.split_once(':');
        let Some((key, value)) = field.filter(|_| !line.starts_with([' ', '\t', '-'])) else {
            unread.push(*line);
            continue;
        };
        let mut inside = Vec::new();
        let belongs = |next: &&&&str| {
            next.is_empty()
                || next.starts_with([' ', '\t'])
                || next.starts_with("- ")
                || **next == &"-"
        };
        while let Some(next) = lines.next_if(|next| belongs(&next)) {
            inside.push(*next);
        }
        fields.push((
            unquoted(key).to_lowercase(),
            self::value(value.trim(), &inside),
        ));
    }
    if !unread.is_empty() {
        fields.push((UNREAD.to_owned(), Value::String(unread.join("\n"))));
    }
    fields
}

fn value(first: &str, inside: &[&str]) -> Value {
    if let Some(list) = first
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
    {
        return in_line(list);
    }
    if first.starts_with('|') || first.starts_with('>') {
        let between = if first.starts_with('|') { "\n" } else { " " };
        let lines: Vec<&str> = inside.iter().map(|line| line.trim()).collect();
        return Value::String(lines.join(between).trim().to_owned());
    }
    let items: Vec<Value> = inside
        .iter()
        .filter_map(|line| line.trim_start().strip_prefix('-'))
        .map(|item| Value::String(unquoted(item)))
        .collect();
    if first.is_empty() && !items.is_empty() {
        return Value::Array(items);
    }
    if first.is_empty() {
        return Value::String(inside.join("\n").trim().to_owned());
    }
    // A long text goes on on the next lines.
    let mut text = first.to_owned();
    for line in inside
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
    {
        text.push(' ');
        text.push_str(line);
    }
    Value::String(unquoted(&text))
}

/// `a, "b, c"`
fn in_line(list: &str) -> Value {
    let mut items = Vec::new();
    let mut item = String::new();
    let mut quote = None;
    for c in list.chars().chain([',']) {
        match (quote, c) {
            (None, ',') => {
                let text = unquoted(&std::mem::take(&mut item));
                if !text.is_empty() {
                    items.push(Value::String(text));
                }
                continue;
            }
            (None, '"' | '\'') if item.trim().is_empty() => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        item.push(c);
    }
    Value::Array(items)
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inside = |quote| {
        let inside: Option<&str> = text.strip_prefix(quote);
        inside.and_then(|inside| inside.strip_suffix(quote))
    };
    if let Some(inside) = inside('\'') {
        return inside.replace("''", "'");
    }
    if let Some(inside) = inside('"') {
        // JSON's escapes are YAML's commonest ones.
        return serde_json::from_str(text).unwrap_or_else(|_| inside.to_owned());
    }
    // A comment begins behind a space.
    let end = text.find(" #").unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_read_as_programs_write_them() {
        let page = "---\ntitle: Frogs: a \"story\"\nCreated: 2021-05-01 16:40:00Z\ntags:\n  - Reference\n  - \"two words\"\nlist: [a, 'b, c', ]\nempty:\nquoted: 'it''s'\nlong: |\n  one\n  two\ncompleted?: no # yet\n---\n\nThe page.\n---\n";
        let front = read(page);
        assert_eq!(front.body, "\nThe page.\n---\n");
        assert_eq!(
            Value::Object(front.rest()),
            json!({
                "title": "Frogs: a \"story\"",
                "created": "2021-05-01 16:40:00Z",
                "tags": ["Reference", "two words"],
                "list": ["a", "b, c"],
                "quoted": "it's",
                "long": "one\ntwo",
                "completed?": "no",
            })
        );
    }

    #[test]
    fn a_list_may_stand_at_the_margin_and_a_text_may_go_on() {
        let mut front = read("---\r\ntags:\r\n- a\r\n- b\r\ntitle: one\r\n  two\r\n---\r\nx");
        assert_eq!(front.texts("tags"), ["a", "b"]);
        assert_eq!(front.text("title").as_deref(), Some("one two"));
        assert_eq!(front.body, "x");
    }

    #[test]
    fn lines_that_are_no_fields_are_kept() {
        let front = read("---\nwhatever\na: 1\n# a comment\n\n- b\n---\n");
        let rest = json!({ "a": "1", "unread": "whatever\n- b" });
        assert_eq!(Value::Object(front.rest()), rest);
    }

    #[test]
    fn tags_on_one_line_are_parted_by_commas() {
        assert_eq!(read("---\ntags: a, b c\n---\n").texts("tags"), ["a", "b c"]);
    }

    #[test]
    fn a_page_without_front_matter_is_whole() {
        for page in [
            "",
            "text",
            "--- \ntext",
            "---\na: b\n",
            "----\n---\n",
            "a\n---\nb\n---",
        ] {
            let front = read(page);
            assert_eq!((front.body, front.fields.len()), (page, 0), "{page:?}");
        }
    }
}
