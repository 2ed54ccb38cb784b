//! A member's text as Markdown: every sign a reader of Markdown would take for its own is escaped.

/// A tidy text as Markdown that shows exactly that text.
pub fn escaped(text: &str) -> String {
    let mut written = String::new();
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        for (place, c) in line.chars().enumerate() {
            let special = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => true,
                '-' | '+' | '=' => place == 0,
                '.' | ')' => digits > 0 && place == digits,
                _ => false,
            };
            if special {
                written.push('\\');
            }
            written.push(c);
        }
        match lines.peek() {
            // Two spaces at the end keep the break; every Markdown reader knows them.
            Some(next) if !next.is_empty() && !line.is_empty() => written.push_str("  \n"),
            Some(_) => written.push('\n'),
            None => {}
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    use super::{super::outgoing::tidy, *};

    /// What a Markdown reader with the usual extensions shows of a text, line by line.
    fn read(text: &str) -> String {
        let extensions = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM
            | Options::ENABLE_WIKILINKS;
        let mut shown = String::new();
        for event in Parser::new_ext(text, extensions) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::SoftBreak | Event::HardBreak => shown.push('\n'),
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => shown.push_str("\n\n"),
                Event::Start(_) | Event::End(_) => {}
                _ => shown.push_str("<something else>"),
            }
        }
        shown.trim_end().to_owned()
    }

    proptest! {
        #[test]
        fn a_reader_shows_the_text_as_it_was_written(text in "[-a1 .)#*_=+~`<>|&!\\\\\\[\\]():;/\n]{0,24}") {
            let text = tidy(&text);
            prop_assert_eq!(read(&escaped(&text)), text);
        }

        #[test]
        fn a_reader_shows_any_text_as_it_was_written(text in any::<String>()) {
            let text = tidy(&text);
            prop_assert_eq!(read(&escaped(&text)), text);
        }
    }
}
