//! Writes Markdown while tags open and close.

use super::tokens::Tag;

/// How deep lists and quotations are shown; deeper ones stay on that level.
const LEVELS: usize = 8;

/// Markdown being written.
#[derive(Default)]
pub struct Writing {
    pub(super) out: String,
    /// Where the last line begins.
    pub(super) line_start: usize,
    /// What stands at the beginning of every line: quotes and the indents of lists.
    lists: Vec<List>,
    quotes: usize,
    /// Where the emphasis began that is open, with its mark.
    pub(super) open: Vec<(&'static str, usize)>,
    pub(super) links: Vec<(String, usize)>,
    /// How many line ends are due before the next text: none, one or two.
    due: usize,
    pub(super) space: bool,
    pub(super) pre: bool,
    /// How many lists and quotations opened within `pre`, where they are none.
    within: usize,
    pub(super) code: bool,
}

struct List {
    numbered: Option<usize>,
}

impl Writing {
    /// A tag opens.
    pub fn open(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "br" => self.line_break(),
            "p" | "div" | "section" | "article" | "table" | "figure" => self.block(),
            "tr" | "dt" | "dd" | "figcaption" => self.next_line(),
            "td" | "th" => self.space = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block();
                let level = tag
                    .name
                    .bytes()
                    .last()
                    .map_or(1, |byte| usize::from(byte - b'0'));
                self.begin();
                self.out.extend(std::iter::repeat_n('#', level));
                self.out.push(' ');
            }
            "ul" | "ol" | "blockquote" if self.pre => self.within += 1,
            "ul" | "ol" if self.lists.len() < LEVELS => {
                self.line_or_block();
                let numbered = (tag.name == "ol").then_some(0);
                self.lists.push(List { numbered });
            }
            "li" if self.pre && (self.within > 0 || self.lists.is_empty()) => {}
            "li" => {
                self.end_pre();
                self.item();
            }
            "blockquote" if self.quotes < LEVELS => {
                self.block();
                if !self.out.is_empty() {
                    // The empty line before a quotation is not part of it.
                    self.new_line();
                    self.due = 1;
                }
                self.quotes += 1;
            }
            // One inside another would end the block.
            "pre" if !self.pre => {
                self.block();
                self.raw_line("```");
                self.pre = true;
            }
            "code" if !self.pre => {
                self.mark("`");
                self.code = self.open.last().is_some_and(|(mark, _)| *mark == "`");
            }
            "b" | "strong" => self.mark("**"),
            "i" | "em" => self.mark("*"),
            "a" => self.link(tag),
            "img" => self.picture(tag),
            "hr" => {
                self.block();
                self.raw_line("---");
                self.block();
            }
            "input" if tag.attribute("type").as_deref() == Some("checkbox") => {
                let checked = tag.attribute("checked").is_some();
                self.begin();
                self.out.push_str(if checked { "[x] " } else { "[ ] " });
            }
            _ => {}
        }
    }

    /// A tag closes.
    pub fn close(&mut self, name: &str) {
        match name {
            "p" | "div" | "section" | "article" | "table" | "figure" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" => self.block(),
            "ul" | "ol" | "blockquote" if self.within > 0 => self.within -= 1,
            "li" if self.within > 0 || (self.pre && self.lists.is_empty()) => {}
            "li" => {
                self.end_pre();
                self.next_line();
            }
            "tr" | "dt" | "dd" => self.next_line(),
            "ul" | "ol" => {
                self.end_pre();
                self.lists.pop();
                self.line_or_block();
            }
            "blockquote" => {
                self.end_pre();
                self.block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "pre" if self.pre => {
                self.end_pre();
                self.block();
            }
            "code" if !self.pre => {
                self.unmark("`");
            }
            "b" | "strong" => self.unmark("**"),
            "i" | "em" => self.unmark("*"),
            "a" => self.unlink(),
            _ => {}
        }
    }

    /// Text stands there. Outside of `pre`, any space is one space.
    pub fn text(&mut self, text: &str) {
        if self.pre {
            return self.raw_text(text);
        }
        for c in text.chars() {
            // A no-break space is meant; in front of a line end it is what editors leave there.
            // Behind a mark that was just opened, it would keep it from being one.
            if c.is_ascii_whitespace() || (c == '\u{a0}' && self.due == 0 && self.is_opening()) {
                self.space = true;
                continue;
            }
            let at_start = self.due > 0 || self.out.is_empty() || self.out.ends_with('\n');
            self.begin();
            self.write_space();
            if !self.code && needs_escape(c, at_start, self.line()) {
                self.out.push('\\');
            }
            self.out.push(c);
        }
    }

    fn raw_text(&mut self, text: &str) {
        // The line end behind `<pre>` is none of the text's.
        let text = if self.due == 1 {
            text.strip_prefix('\n').unwrap_or(text)
        } else {
            text
        };
        self.begin();
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.new_line();
            }
            // So far in, it does not end the code.
            if line.trim_start().starts_with("```") {
                self.out.push_str("    ");
            }
            self.out.push_str(line);
        }
    }

    /// All that was written.
    pub fn end(mut self) -> String {
        self.end_emphasis();
        while !self.links.is_empty() {
            self.unlink();
        }
        self.end_pre();
        let blank = |c: char| c.is_whitespace() || c == '\u{a0}';
        self.out.truncate(self.out.trim_end_matches(blank).len());
        let lines: Vec<&str> = self
            .out
            .lines()
            .map(|line| line.trim_end_matches('\u{a0}'))
            .collect();
        lines.join("\n")
    }

    fn at_line_start(&self) -> bool {
        self.line().chars().all(|c| c == ' ' || c == '>')
    }

    pub(super) fn line(&self) -> &str {
        self.out.get(self.line_start..).unwrap_or_default()
    }

    pub(super) fn cut(&mut self, length: usize) {
        self.out.truncate(length);
        if self.line_start > length {
            self.line_start = self.out.rfind('\n').map_or(0, |at| at + 1);
        }
    }

    /// Markdown has no emphasis and no code over several paragraphs or items.
    fn end_emphasis(&mut self) {
        while let Some((mark, _)) = self.open.last().copied() {
            self.unmark(mark);
        }
    }

    /// Ends code in lines of its own, within the list or quotation where it began.
    fn end_pre(&mut self) {
        self.within = 0;
        if std::mem::take(&mut self.pre) {
            self.raw_line("```");
        }
    }

    fn block(&mut self) {
        self.end_emphasis();
        self.due = if self.out.ends_with('\n') { 1 } else { 2 };
        self.space = false;
    }

    fn next_line(&mut self) {
        self.due = self.due.max(1);
        self.space = false;
    }

    fn line_or_block(&mut self) {
        if self.lists.is_empty() {
            self.block();
        } else {
            self.next_line();
        }
    }

    fn line_break(&mut self) {
        self.space = false;
        if self.due == 0 && !self.out.is_empty() && !self.at_line_start() {
            // Two spaces keep the break; a second one begins a paragraph.
            self.out.push_str("  ");
            self.due = 1;
        } else if self.due == 1 {
            self.due = 2;
        }
    }

    /// Writes the line ends that are due.
    pub(super) fn begin(&mut self) {
        let due = std::mem::take(&mut self.due);
        if self.out.is_empty() {
            self.prefix();
            return;
        }
        if due > 0 {
            if due > 1 {
                self.cut(self.out.trim_end_matches(' ').len());
            }
            for _ in 1..due {
                self.new_line();
            }
            self.new_line();
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.line_start = self.out.len();
        self.prefix();
    }

    fn prefix(&mut self) {
        for _ in 0..self.quotes {
            self.out.push_str("> ");
        }
        for list in &self.lists {
            self.out
                .push_str(if list.numbered.is_some() { "   " } else { "  " });
        }
    }

    fn raw_line(&mut self, line: &str) {
        if self.due == 0 && !self.at_line_start() {
            self.due = 1;
        }
        self.begin();
        self.out.push_str(line);
        self.due = 1;
    }

    fn item(&mut self) {
        self.end_emphasis();
        self.next_line();
        let mark = match self.lists.last_mut() {
            Some(List {
                numbered: Some(number),
            }) => {
                *number += 1;
                [&number.to_string(), ". "].concat()
            }
            _ => "- ".to_owned(),
        };
        let own = self.lists.pop();
        self.begin();
        self.lists.extend(own);
        self.out.push_str(&mark);
    }
}

/// Whether Markdown would take a character for its own.
fn needs_escape(c: char, at_start: bool, line: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' => true,
        '#' | '>' | '-' | '+' | '=' | '~' => at_start,
        '.' | ')' => {
            let line = line.trim_start_matches([' ', '>']);
            !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}
