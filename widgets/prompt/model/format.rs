//! The forms in which an answer may leave: with its theme and question, so that it is understood where it lands.

/// The form of a text that leaves: what the place it is pasted into makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text: messages, and Teams and Viva Engage, which show pasted marks as they are.
    Plain,
    /// Slack: its own marks, which are not those of Markdown.
    Slack,
    /// Discourse: Markdown. The theme is in bold, since a heading in a post would stand above the topic's own.
    Discourse,
    /// Markdown, which `HumHub` takes as well.
    Markdown,
}

impl Format {
    /// Every form, with the name under which the interface offers it. Places that take the same form have a name each,
    /// so that a member finds theirs.
    pub const OFFERED: [(&str, Self); 6] = [
        ("plain", Self::Plain),
        ("teams", Self::Plain),
        ("slack", Self::Slack),
        ("discourse", Self::Discourse),
        ("humhub", Self::Markdown),
        ("markdown", Self::Markdown),
    ];

    /// The form offered under a name; plain text under any other.
    pub fn named(name: &str) -> Self {
        let found = Self::OFFERED.iter().find(|(one, _)| *one == name);
        found.map_or(Self::Plain, |(_, format)| *format)
    }

    /// The ending of a file in this form.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Plain | Self::Slack => "txt",
            Self::Discourse | Self::Markdown => "md",
        }
    }
}

/// What leaves. Theme and question are empty where nobody knows them any more.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The week's theme.
    pub theme: &'a str,
    /// The question as it was when the member answered.
    pub question: &'a str,
    /// The answer, word for word.
    pub answer: &'a str,
}

/// The text that leaves, to the last character.
pub fn written(piece: Piece, format: Format) -> String {
    let theme = piece.theme.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mark, end, quote) = match format {
        Format::Plain => ("", "", ""),
        Format::Slack => ("*", "*", "> "),
        Format::Discourse => ("**", "**", "> "),
        Format::Markdown => ("## ", "", "> "),
    };
    let mut text = String::new();
    if !theme.is_empty() {
        text.push_str(mark);
        text.push_str(&theme);
        text.push_str(end);
        text.push_str("\n\n");
    }
    for line in piece.question.trim().lines() {
        text.push_str(if line.trim().is_empty() {
            quote.trim_end()
        } else {
            quote
        });
        text.push_str(line.trim_end());
        text.push('\n');
    }
    if !piece.question.trim().is_empty() {
        text.push('\n');
    }
    text.push_str(piece.answer.trim());
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECE: Piece = Piece {
        theme: "Taking our\nbearings",
        question: "What helped?\n\nOne thing is enough.",
        answer: "  A map.\n\nAnd *time*.\n",
    };

    #[test]
    fn plain_text_has_theme_question_and_answer() {
        let text = "Taking our bearings\n\nWhat helped?\n\nOne thing is enough.\n\nA map.\n\nAnd *time*.\n";
        assert_eq!(written(PIECE, Format::Plain), text);
    }

    #[test]
    fn markdown_has_the_theme_as_heading_and_the_question_as_quotation() {
        let text = "## Taking our bearings\n\n> What helped?\n>\n> One thing is enough.\n\nA map.\n\nAnd *time*.\n";
        assert_eq!(written(PIECE, Format::Markdown), text);
    }

    #[test]
    fn each_place_reads_its_own_marks() {
        let of = |name| written(PIECE, Format::named(name));
        assert!(of("slack").starts_with("*Taking our bearings*\n\n> What helped?\n>\n> One"));
        assert!(of("discourse").starts_with("**Taking our bearings**\n\n> What helped?\n"));
        assert_eq!(of("humhub"), of("markdown"));
        assert_eq!(of("teams"), of("plain"));
        assert_eq!(of("elsewhere"), of("plain"));
        for (name, _) in Format::OFFERED {
            assert!(of(name).ends_with("\n\nA map.\n\nAnd *time*.\n"), "{name}");
        }
    }

    #[test]
    fn an_answer_whose_week_is_gone_leaves_without_a_theme() {
        let piece = Piece {
            theme: "",
            question: "Q?",
            answer: "A.",
        };
        assert_eq!(written(piece, Format::Markdown), "> Q?\n\nA.\n");
        let alone = Piece {
            question: " ",
            ..piece
        };
        assert_eq!(written(alone, Format::Plain), "A.\n");
    }
}
