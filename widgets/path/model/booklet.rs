//! The booklet: what was chosen of the path, year by year, as Markdown that shows exactly what was written.

use crate::share::markdown::shown;

/// What stands in the booklet; every word of it is in the member's language already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Booklet {
    /// Its title.
    pub title: String,
    /// What it is about: the programme's title; may be empty.
    pub about: String,
    /// Years, each with what came in it.
    pub years: Vec<(String, Vec<Line>)>,
}

/// Something in the booklet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The day or days.
    pub day: String,
    /// What it is.
    pub label: String,
    /// What it says; may be empty.
    pub text: String,
    /// What is said under it.
    pub notes: Vec<String>,
}

/// The booklet as Markdown. `colon` is what stands between a label and its text.
pub fn markdown(booklet: &Booklet, colon: &str) -> String {
    let mut text = ["# ", &line(&booklet.title), "\n"].concat();
    if !booklet.about.is_empty() {
        text.push_str(&["\n", &line(&booklet.about), "\n"].concat());
    }
    for (year, lines) in &booklet.years {
        text.push_str(&["\n## ", &line(year), "\n\n"].concat());
        for one in lines {
            text.push_str(&["- **", &line(&one.day), "** · ", &line(&one.label)].concat());
            if !one.text.is_empty() {
                text.push_str(colon);
                text.push_str(&indented(&one.text, "  "));
            }
            text.push('\n');
            for note in &one.notes {
                text.push_str(&["  - ", &indented(note, "    "), "\n"].concat());
            }
        }
    }
    text
}

/// What was chosen as a line without signs, for paper and for what a credential rests on.
pub fn plainly(one: &Line, colon: &str) -> String {
    if one.text.is_empty() {
        return one.label.clone();
    }
    [&one.label, colon, &one.text].concat()
}

/// One line, whatever breaks it has.
fn line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Lines that belong to an entry of a list.
fn indented(text: &str, by: &str) -> String {
    let lines = shown(text.trim());
    lines.replace('\n', &["\n", by].concat())
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;

    fn booklet(text: &str) -> Booklet {
        Booklet {
            title: "My path".into(),
            about: "Learning *together*".into(),
            years: vec![(
                "2026".into(),
                vec![
                    Line {
                        day: "7 September 2026".into(),
                        label: "First visit".into(),
                        ..Line::default()
                    },
                    Line {
                        day: "23 November 2026".into(),
                        label: "To try".into(),
                        text: text.to_owned(),
                        notes: vec!["First step: a note".into()],
                    },
                ],
            )],
        }
    }

    #[test]
    fn a_booklet_reads_as_a_page() {
        let expected = "# My path\n\nLearning \\*together\\*\n\n## 2026\n\n- **7 September 2026** · First visit\n\
            - **23 November 2026** · To try: Ask Ana  \n  and Basile\n  - First step: a note\n";
        assert_eq!(markdown(&booklet("Ask Ana\nand Basile"), ": "), expected);
    }

    #[test]
    fn what_looks_like_markup_is_words() {
        for text in [
            "# not a title",
            "<b>bold</b>",
            "a\n- b",
            "a\n\n# b",
            "[x](javascript:y)",
            "`c`",
        ] {
            let page = markdown(&booklet(text), ": ");
            let (mut headings, mut items) = (0, 0);
            for event in Parser::new(&page) {
                match event {
                    Event::Start(Tag::Heading { .. }) => headings += 1,
                    Event::Start(Tag::Item) => items += 1,
                    Event::Start(Tag::Link { .. })
                    | Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_) => {
                        panic!("{text:?} became markup in {page}")
                    }
                    _ => {}
                }
            }
            assert_eq!((headings, items), (2, 3), "{page}");
        }
    }

    #[test]
    fn an_empty_booklet_is_its_title() {
        let empty = Booklet {
            title: "My path".into(),
            ..Booklet::default()
        };
        assert_eq!(markdown(&empty, ": "), "# My path\n");
    }
}
