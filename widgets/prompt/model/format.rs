//! The forms in which an answer may leave: with its theme and question, so that it is understood where it lands.

/// The form of a text that leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
}

impl Format {
    /// The ending of a file in this form.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
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
    let (mark, quote) = match format {
        Format::Plain => ("", ""),
        Format::Markdown => ("## ", "> "),
    };
    let mut text = String::new();
    if !theme.is_empty() {
        text.push_str(mark);
        text.push_str(&theme);
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
