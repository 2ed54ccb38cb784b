//! Content lines (RFC 5545, 3.1 and 3.3.11): escaped, folded, and closed to whatever would begin a line of its own.

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// The lines of a file under way.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is in its final form. Control characters are dropped, so no value begins another line.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut room = LONGEST;
        let characters = name.chars().chain([':']).chain(value.chars());
        for one in characters.filter(|one| !one.is_control() || *one == '\t') {
            let octets = one.len_utf8();
            if octets > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(one);
            room -= octets;
        }
        self.0.push_str("\r\n");
    }

    /// A line with a text; none for a blank one.
    pub fn text(&mut self, name: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.line(name, &escaped(text));
        }
    }

    /// A line with texts of which each counts for itself; none without any.
    pub fn texts(&mut self, name: &str, texts: &[String]) {
        let texts: Vec<_> = texts.iter().map(|one| escaped(one.trim())).collect();
        if !texts.is_empty() {
            self.line(name, &texts.join(","));
        }
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// A text as a value. Whatever some reader takes for the end of a line becomes one written as `\n`.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut after_return = false;
    for one in text.chars() {
        match one {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                value.push_str("\\n");
            }
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(one);
            }
            _ => value.push(one),
        }
        after_return = one == '\r';
    }
    value
}

/// A number in so many digits at least.
pub(super) fn push_digits(text: &mut String, number: u32, width: usize) {
    let digits = number.to_string();
    for _ in digits.len()..width {
        text.push('0');
    }
    text.push_str(&digits);
}
