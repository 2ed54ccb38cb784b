//! Takes HTML apart into texts and tags.

/// The most bytes of a tag that are looked through for its end.
const TAG_BYTES: usize = 1 << 16;
/// How often the whole text may be looked at in vain.
const PATIENCE: usize = 4;
/// The most bytes of a tag's or attribute's name.
const NAME_BYTES: usize = 32;

/// A piece of HTML.
pub enum Token<'h> {
    /// Text with its entities as written.
    Text(&'h str),
    /// A tag that opens something, or stands alone.
    Open(Tag<'h>),
    /// The name of a tag that closes something.
    Close(String),
}

/// A tag with its attributes as written.
pub struct Tag<'h> {
    /// Its name in small letters.
    pub name: String,
    attributes: &'h str,
}

/// HTML being taken apart.
pub struct Tokens<'h> {
    rest: &'h str,
    /// How many more bytes are looked at twice for the end of a tag with quotes. Behind that, a tag ends at its first
    /// `>`, so that quotes without end cost no more than their length.
    patience: usize,
    /// How many bytes there are behind the last `>`.
    without_end: usize,
}

impl<'h> Tokens<'h> {
    /// Begins a text.
    pub fn new(html: &'h str) -> Self {
        Tokens {
            rest: html,
            patience: PATIENCE * html.len(),
            without_end: html.len() - html.rfind('>').map_or(0, |end| end + 1),
        }
    }

    /// The next piece.
    pub fn next(&mut self) -> Option<Token<'h>> {
        while !self.rest.is_empty() {
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
                self.rest = self.rest.split_once('>').map_or("", |(_, after)| after);
                continue;
            }
            return Some(self.tag().unwrap_or_else(|| self.text()));
        }
        None
    }

    /// Goes on behind the end of something without looking at what is in it.
    pub fn pass_over(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.rest = self.rest.get(at + 2..).unwrap_or_default();
            let same = self
                .rest
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name));
            if same {
                self.rest = self.rest.split_once('>').map_or("", |(_, after)| after);
                return;
            }
        }
        self.rest = "";
    }

    fn text(&mut self) -> Token<'h> {
        // A `<` that begins no tag is text itself.
        let own = usize::from(self.rest.starts_with('<'));
        let end = self.rest.get(own..).and_then(|rest| rest.find('<'));
        let end = end.map_or(self.rest.len(), |end| end + own);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Token::Text(text)
    }

    /// Where a tag ends, `>` in quotes left aside.
    fn tag_end(&mut self, text: &str) -> Option<usize> {
        if text.len() <= self.without_end {
            return None;
        }
        let mut quote = None;
        let most = TAG_BYTES.min(self.patience);
        for (place, byte) in text.bytes().take(most).enumerate() {
            match (quote, byte) {
                (None, b'>') => return Some(place),
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        self.patience -= most.min(text.len());
        text.find('>')
    }

    fn tag(&mut self) -> Option<Token<'h>> {
        let inside = self.rest.strip_prefix('<')?;
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':';
        let name = inside.get(..inside.find(ends)?)?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.len() > NAME_BYTES {
            return None;
        }
        let after = inside.get(name.len()..)?;
        let end = self.tag_end(after)?;
        let attributes = after.get(..end)?;
        self.rest = after.get(end + 1..)?;
        let name = name.to_ascii_lowercase();
        Some(if closes {
            Token::Close(name)
        } else {
            Token::Open(Tag { name, attributes })
        })
    }
}

impl Tag<'_> {
    /// The value of an attribute, with its entities read.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '/');
            let name = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
            if name.is_empty() && !rest.starts_with('=') {
                return None;
            }
            rest = rest.get(name.len()..)?.trim_start();
            let Some(after) = rest.strip_prefix('=') else {
                if name.eq_ignore_ascii_case(wanted) {
                    return Some(String::new());
                }
                continue;
            };
            let (value, after) = value(after.trim_start());
            if name.eq_ignore_ascii_case(wanted) {
                return Some(super::decoded(value).into_owned());
            }
            rest = after;
        }
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}
