//! The notices as one text: the works, and below them their licences, each once.

use std::{collections::HashMap, fmt::Write as _};

use anyhow::Result;

use super::Work;
use crate::paths;

/// What stands between two texts.
const RULE: &str =
    "--------------------------------------------------------------------------------";

/// Texts in the order in which works refer to them.
#[derive(Debug, Default)]
struct Texts {
    /// Each text, and the works and files that it is in.
    all: Vec<(String, Vec<String>)>,
    /// The place of each, by its words: copies differ in the breaks of their lines.
    places: HashMap<String, usize>,
}

impl Texts {
    /// The number of a text, which is in a file of a work.
    fn number(&mut self, text: &str, holder: String) -> usize {
        let words: Vec<&str> = text.split_whitespace().collect();
        let place = *self.places.entry(words.join(" ")).or_insert(self.all.len());
        match self.all.get_mut(place) {
            Some((_, holders)) => holders.push(holder),
            None => self.all.push((tidy(text), vec![holder])),
        }
        place + 1
    }
}

/// The list, and the texts.
///
/// # Errors
/// Never: writing to a string does not fail.
pub fn text(works: &[Work]) -> Result<String> {
    let mut texts = Texts::default();
    let mut list = format!(
        "Escale {} is under the MIT licence or the Apache License 2.0, as you choose: LICENSE-MIT, LICENSE-APACHE.\n\n\
         These works of others are built into it. Behind each stand its licence, where it is developed, and the files with\n\
         its terms; [numbers] lead to the texts below, where a text that several works have stands once. A work of which no\n\
         file is named comes without one: what is said of it is all that its package says. No package of npm is built in.\n\n",
        paths::VERSION
    );
    for work in works {
        let title = title(work);
        let terms = terms(work);
        writeln!(list, "{title}\n  {terms}")?;
        if work.texts.is_empty() {
            let by = match &*work.authors.join(", ") {
                "" => String::new(),
                authors => format!("; by {authors}"),
            };
            writeln!(list, "  no licence file in its package{by}")?;
        } else {
            let files = work.texts.iter().map(|(file, text)| {
                let number = texts.number(text, format!("{title} ({file})"));
                format!("{file} [{number}]")
            });
            writeln!(list, "  {}", files.collect::<Vec<_>>().join(", "))?;
        }
    }
    for (place, (text, holders)) in texts.all.iter().enumerate() {
        let (number, holders) = (place + 1, holders.join("\n    "));
        write!(list, "\n{RULE}\n[{number}] {holders}\n{RULE}\n\n{text}\n")?;
    }
    Ok(list)
}

fn title(work: &Work) -> String {
    let title = format!("{} {}", work.name, work.version);
    title.trim_end().to_owned()
}

fn terms(work: &Work) -> String {
    let expression = match &*work.expression {
        "" => "see its text",
        said => said,
    };
    match &*work.repository {
        "" => expression.to_owned(),
        place => format!("{expression}, {place}"),
    }
}

/// A text with line ends of one kind and nothing before, after or at the ends of its lines.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end)
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(name: &str, expression: &str, texts: &[(&str, &str)]) -> Work {
        let owned = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
        Work {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            expression: expression.to_owned(),
            texts: texts.iter().map(owned).collect(),
            ..Work::default()
        }
    }

    #[test]
    fn equal_texts_are_printed_once_with_all_that_have_them() {
        let list = text(&[
            work("anchor", "MIT", &[("LICENSE", "Do as\nyou like.\n")]),
            work(
                "buoy",
                "MIT",
                &[("COPYING", "\r\n  Do as you\r\nlike.  \r\n")],
            ),
            work("cable", "ISC", &[("LICENSE", "Do as you must.")]),
        ])
        .unwrap();
        assert_eq!(list.matches("Do as\nyou like.").count(), 1, "{list}");
        assert_eq!(list.matches("Do as you").count(), 1, "{list}");
        let holders = "[1] anchor 1.0.0 (LICENSE)\n    buoy 1.0.0 (COPYING)\n";
        assert!(list.contains(holders), "{list}");
        assert!(
            list.contains("buoy 1.0.0\n  MIT\n  COPYING [1]\n"),
            "{list}"
        );
        assert!(list.contains("[2] cable 1.0.0 (LICENSE)\n"), "{list}");
    }

    #[test]
    fn a_work_without_a_file_is_named_with_its_expression_and_nothing_made_up() {
        let mut alone = work("anchor", "MIT OR Apache-2.0", &[]);
        alone.repository = "https://example.org/anchor".to_owned();
        alone.authors = vec!["Ann".to_owned(), "Bo".to_owned()];
        let list = text(&[alone]).unwrap();
        let said = "anchor 1.0.0\n  MIT OR Apache-2.0, https://example.org/anchor\n  \
                    no licence file in its package; by Ann, Bo\n";
        assert!(list.ends_with(said), "{list}");
    }

    #[test]
    fn a_work_with_a_text_alone_refers_to_it() {
        let list = text(&[work("anchor", "", &[("LICENSE", "Mine.")])]).unwrap();
        assert!(list.contains("anchor 1.0.0\n  see its text\n  LICENSE [1]\n"));
    }

    #[test]
    fn a_text_is_shown_as_it_stands() {
        let shown = tidy("\u{feff}\r\n\n    Title  \r\n\r\n  a\t\n\n");
        assert_eq!(shown, "    Title\n\n  a");
    }
}
