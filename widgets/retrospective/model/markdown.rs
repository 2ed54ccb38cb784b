//! A board as Markdown, to bring to the others: title, date, columns with their cards, commitments as a task list.
//!
//! What members wrote is escaped, so that it reads in any Markdown tool as it stood on screen.

/// What goes into the text; every word of it is in the member's language already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The board's title.
    pub title: String,
    /// The date, in words.
    pub date: String,
    /// Columns as title and cards.
    pub columns: Vec<(String, Vec<String>)>,
    /// What stands above the commitments.
    pub ahead: String,
    /// The commitments.
    pub commitments: Vec<Task>,
}

/// A commitment as a line of a task list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub text: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// What is said under it: the first step, the day, that it was let go.
    pub notes: Vec<String>,
}

/// The text. Columns without cards and an empty list of commitments are left out.
pub fn write(sheet: &Sheet) -> String {
    let mut text = String::new();
    heading(&mut text, "# ", &sheet.title);
    text.push_str(&escaped(&sheet.date));
    text.push('\n');
    for (title, cards) in sheet.columns.iter().filter(|(_, cards)| !cards.is_empty()) {
        text.push('\n');
        heading(&mut text, "## ", title);
        for card in cards {
            entry(&mut text, "- ", card);
        }
    }
    if !sheet.commitments.is_empty() {
        text.push('\n');
        heading(&mut text, "## ", &sheet.ahead);
        for task in &sheet.commitments {
            entry(
                &mut text,
                if task.ticked { "- [x] " } else { "- [ ] " },
                &task.text,
            );
            for note in &task.notes {
                entry(&mut text, "  - ", note);
            }
        }
    }
    text
}

/// A heading, on one line.
pub(super) fn heading(text: &mut String, mark: &str, title: &str) {
    text.push_str(mark);
    text.push_str(&escaped(
        &title.split_whitespace().collect::<Vec<_>>().join(" "),
    ));
    text.push_str("\n\n");
}

/// An entry of a list; further lines are indented under it, and stay lines.
pub(super) fn entry(text: &mut String, mark: &str, written: &str) {
    let indent = if mark.starts_with(' ') { "    " } else { "  " };
    text.push_str(mark);
    let mut above = None;
    for line in written.trim().lines().map(str::trim) {
        match above {
            None => {}
            Some(true) if line.is_empty() => continue,
            Some(_) if line.is_empty() => text.push('\n'),
            Some(blank) => {
                text.push_str(if blank { "\n" } else { "\\\n" });
                text.push_str(indent);
            }
        }
        text.push_str(&escaped(line));
        above = Some(line.is_empty());
    }
    text.push('\n');
}

/// One line with everything escaped that Markdown would read as its own.
pub(super) fn escaped(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (place, character) in line.char_indices() {
        let anywhere = matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '^'
        );
        let at_start = place == 0 && matches!(character, '#' | '+' | '-' | '=' | ':');
        let number = place == digits && digits > 0 && matches!(character, '.' | ')');
        let closes_heading = character == '#';
        if anywhere || at_start || number || closes_heading {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    #[test]
    fn a_board_reads_as_a_page() {
        let sheet = Sheet {
            title: "Retrospective: Four L".into(),
            date: "23 November 2026".into(),
            columns: vec![
                (
                    "Liked".into(),
                    vec!["Tea at 4*".into(), "Two\nlines\n\nand a gap".into()],
                ),
                ("Learned".into(), vec![]),
            ],
            ahead: "What I take with me".into(),
            commitments: vec![
                Task {
                    text: "Ask Ana".into(),
                    ticked: false,
                    notes: vec!["First step: a note".into()],
                },
                Task {
                    text: "# Write".into(),
                    ticked: true,
                    notes: vec![],
                },
            ],
        };
        let page = "# Retrospective: Four L\n\n23 November 2026\n\n## Liked\n\n- Tea at 4\\*\n- Two\\\n  lines\n\n  and a gap\n\
            \n## What I take with me\n\n- [ ] Ask Ana\n  - First step: a note\n- [x] \\# Write\n";
        assert_eq!(write(&sheet), page);
    }

    #[test]
    fn an_empty_board_is_its_title_and_date() {
        let sheet = Sheet {
            title: "R".into(),
            date: "today".into(),
            ..Sheet::default()
        };
        assert_eq!(write(&sheet), "# R\n\ntoday\n");
    }

    /// What a Markdown reader makes of a page with one card: its words, and how many kinds of markup it saw.
    fn read(card: &str) -> (String, usize) {
        let sheet = Sheet {
            title: "R".into(),
            date: "d".into(),
            columns: vec![("C".into(), vec![card.to_owned()])],
            ..Sheet::default()
        };
        let (mut words, mut markup, mut inside) = (String::new(), 0, false);
        for event in Parser::new_ext(
            &write(&sheet),
            Options::all() - Options::ENABLE_SMART_PUNCTUATION,
        ) {
            match event {
                Event::Start(Tag::List(_)) => inside = true,
                Event::Text(text) if inside => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::Start(Tag::Item | Tag::Paragraph | Tag::Heading { .. })
                | Event::End(_)
                | Event::Text(_) => {}
                _ => markup += 1,
            }
        }
        (words, markup)
    }

    fn plain(text: &str) -> String {
        text.chars()
            .filter(|character| !character.is_whitespace())
            .collect()
    }

    proptest! {
        #[test]
        fn a_reader_finds_the_members_words_and_no_markup(
            card in "[ -~éà«»\n]{1,60}".prop_filter("something is written", |text| !text.trim().is_empty())
        ) {
            let (words, markup) = read(&card);
            prop_assert_eq!(plain(&words), plain(&card));
            prop_assert_eq!(markup, 0);
        }

        #[test]
        fn what_looks_like_markup_is_words(
            card in prop::sample::select(vec![
                "1. one", "12) two", "- dash", "+ plus", "# title", "> quote", "===", "---", "***", "[x] done", "`code`",
                "<b>bold</b>", "&amp;", "a | b\n--|--", "~~gone~~", "    code", "![p](u)", "[a]: http://x", "$x$", "```\ncode",
                "a\n===", "C#", "end \\", ": term", "[^1]", "a\n: b", "{x}", "+++\na\n+++", "^A^",
            ])
        ) {
            let (words, markup) = read(card);
            prop_assert_eq!(plain(&words), plain(card));
            prop_assert_eq!(markup, 0);
        }
    }
}
