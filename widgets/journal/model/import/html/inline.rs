//! What Markdown has within a line: emphasis, code, links, pictures.

use super::{super::lift::bracketed, tokens::Tag, writing::Writing};

/// How many marks in a row a space is put in front of.
const MARKS: usize = 8;

/// Marks at the end of what was written that nothing stands behind yet: where the first of them begins, and how many
/// marks and links are open before it.
struct Opening {
    place: usize,
    marks: usize,
    links: usize,
}

impl Writing {
    /// Writes the space that is due. Markdown opens no emphasis before a space: it goes in front of the marks that were
    /// just opened.
    pub(super) fn write_space(&mut self) {
        if !std::mem::take(&mut self.space) {
            return;
        }
        let opening = self.opening();
        let line = self.out.get(self.line_start..opening.place);
        let line = line.unwrap_or_default();
        // At the beginning of a line there is none.
        if line.ends_with(' ') || line.chars().all(|c| c == ' ' || c == '>') {
            return;
        }
        self.out.insert(opening.place, ' ');
        for (_, start) in self.open.iter_mut().skip(opening.marks) {
            *start += 1;
        }
        for (_, start) in self.links.iter_mut().skip(opening.links) {
            *start += 1;
        }
    }

    /// Whether nothing stands yet behind a mark.
    pub(super) fn is_opening(&self) -> bool {
        self.opening().place < self.out.len()
    }

    fn opening(&self) -> Opening {
        let mut opening = Opening {
            place: self.out.len(),
            marks: self.open.len(),
            links: self.links.len(),
        };
        for _ in 0..MARKS {
            let end = opening.place;
            let is = |mark: &str, start: usize| self.out.get(start..end) == Some(mark);
            let mark = self.open.get(..opening.marks).and_then(<[_]>::last);
            let link = self.links.get(..opening.links).and_then(<[_]>::last);
            if let Some((mark, start)) = mark
                && is(mark, *start)
            {
                opening.place = *start;
                opening.marks -= 1;
            } else if let Some((_, start)) = link
                && is("[", *start)
            {
                opening.place = *start;
                opening.links -= 1;
            } else {
                break;
            }
        }
        opening
    }

    pub(super) fn mark(&mut self, mark: &'static str) {
        let inside = self.open.iter().any(|(open, _)| *open == mark);
        if inside || self.code || self.pre || self.open.len() > 3 {
            return;
        }
        self.begin();
        self.write_space();
        self.open.push((mark, self.out.len()));
        self.out.push_str(mark);
    }

    pub(super) fn unmark(&mut self, mark: &'static str) {
        let Some(place) = self.open.iter().rposition(|(open, _)| *open == mark) else {
            return;
        };
        // What was opened inside and not closed ends here too.
        while self.open.len() > place {
            let Some((mark, start)) = self.open.pop() else {
                return;
            };
            self.code &= mark != "`";
            let written = self.out.get(start + mark.len()..).unwrap_or_default();
            if written.trim().is_empty() {
                // Emphasis of nothing.
                self.cut(start);
                continue;
            }
            if mark == "`" && written.contains('`') {
                let written = written.to_owned();
                self.fence(start, &written);
                continue;
            }
            // Markdown closes an emphasis only behind a letter: the space goes behind the mark.
            let text_end = self.out.trim_end_matches([' ', '\u{a0}']).len();
            self.space |= text_end < self.out.len();
            self.cut(text_end);
            self.out.push_str(mark);
        }
    }

    /// Code with marks of code in it stands between longer ones.
    fn fence(&mut self, start: usize, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let marks = "`".repeat(longest + 1);
        self.cut(start);
        for part in [&marks, " ", code.trim(), " ", &marks] {
            self.out.push_str(part);
        }
    }

    pub(super) fn link(&mut self, tag: &Tag<'_>) {
        let address = tag.attribute("href").unwrap_or_default();
        let safe = ["http://", "https://", "mailto:"];
        let safe = safe.iter().any(|scheme| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if !safe
            || address
                .contains(|c: char| c.is_whitespace() || c.is_control() || c == '<' || c == '>')
        {
            return;
        }
        self.begin();
        self.write_space();
        self.links.push((address, self.out.len()));
        self.out.push('[');
    }

    pub(super) fn unlink(&mut self) {
        let Some((address, start)) = self.links.pop() else {
            return;
        };
        if start + 1 >= self.out.len() {
            self.cut(start);
            return;
        }
        self.out.push_str("](<");
        self.out.push_str(&address);
        self.out.push_str(">)");
    }

    pub(super) fn picture(&mut self, tag: &Tag<'_>) {
        let address = tag.attribute("src").unwrap_or_default();
        if address.is_empty()
            || address.starts_with("data:")
            || address.contains(['(', ')', '\n', '<', '>'])
        {
            return;
        }
        self.begin();
        let description = bracketed(&tag.attribute("alt").unwrap_or_default());
        for part in ["![", &description, "](", &address, ")"] {
            self.out.push_str(part);
        }
    }
}
