//! An entry in other words: its line in the list, and the Markdown that is copied or downloaded.

use super::Entry;

/// How many characters of an entry the list shows at most.
const EXCERPT: usize = 120;

/// The entry's first line with something on it, cut at a word where it is long; nothing when nothing is written.
pub fn excerpt(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((end, _)) = line.char_indices().nth(EXCERPT) else {
        return Some(line.to_owned());
    };
    let (start, _) = line.split_at(end);
    // A word that fills the line is cut where the line ends.
    let whole = start
        .rsplit_once(char::is_whitespace)
        .map(|(words, _)| words.trim_end());
    let mut cut = whole
        .filter(|words| words.len() > end / 2)
        .unwrap_or(start)
        .to_owned();
    cut.push('…');
    Some(cut)
}

/// The entry as Markdown: the day in words as a heading, the question it answers as a quotation, the text as written.
pub fn markdown(entry: &Entry, day: &str) -> String {
    let mut out = String::from("# ");
    out.push_str(day);
    out.push_str("\n\n");
    if let Some(source) = &entry.source {
        for line in source.question.lines() {
            out.push_str("> ");
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out.push_str(entry.text.trim_end());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::journal::model::Source;

    #[test]
    fn a_line_of_the_list_is_the_first_with_something_on_it() {
        assert_eq!(
            excerpt("\n  \n Deux heures à bord.\nPuis le port.").as_deref(),
            Some("Deux heures à bord.")
        );
        assert_eq!(excerpt(" \n\t\n"), None);
    }

    #[test]
    fn a_long_line_ends_at_a_word_and_is_counted_in_characters() {
        let line = "é".repeat(80) + " " + &"é".repeat(70);
        let cut = excerpt(&line).unwrap();
        assert_eq!(cut, "é".repeat(80) + "…");
        let exact = "é".repeat(EXCERPT);
        assert_eq!(excerpt(&exact).as_deref(), Some(exact.as_str()));
        assert_eq!(
            excerpt(&"é".repeat(500)).unwrap().chars().count(),
            EXCERPT + 1
        );
    }

    #[test]
    fn an_entry_reads_as_markdown_with_its_question() {
        let mut entry = Entry {
            text: "We moored.\n\nThen we talked.\n\n".to_owned(),
            ..Entry::default()
        };
        let day = "Monday 23 November 2026";
        assert_eq!(
            markdown(&entry, day),
            "# Monday 23 November 2026\n\nWe moored.\n\nThen we talked.\n"
        );
        entry.source = Some(Source {
            widget: "prompt".to_owned(),
            week: "3".to_owned(),
            question: "What did you try?\nWith whom?".to_owned(),
        });
        assert_eq!(
            markdown(&entry, day),
            "# Monday 23 November 2026\n\n> What did you try?\n> With whom?\n\nWe moored.\n\nThen we talked.\n"
        );
    }
}
