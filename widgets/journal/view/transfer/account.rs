//! What is in files, or what became of them, as lines of words: on screen and in the report.

use crate::{
    context::Context,
    programme::Day,
    text::DateStyle,
    ui::frame::sentence,
    ui::words::Words,
    widgets::journal::{
        model::import::{Broken, Reason, Refused},
        state::account::{Account, Ending},
    },
};

/// An account in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// How it ended, or what is new.
    pub first: String,
    /// The rest of what is to be said.
    pub lines: Vec<String>,
    /// Above the list of what is left out.
    pub out: Option<String>,
    /// What is left out, with its place and the reason.
    pub broken: Vec<String>,
}

impl Told {
    /// What is in the files, before anything is written.
    pub fn before(context: Context, words: Words, account: &Account) -> Self {
        let counted = &account.counted;
        let mut lines = files(words, account);
        let first = match &account.ending {
            Ending::Failed(error) => {
                lines.push(sentence(context, error));
                words.text("import.unchanged")
            }
            _ if account.formats.is_empty() => words.text("import.unchanged"),
            _ if counted.fresh == 0 => words.text("import.nothing-new"),
            _ => words.count("import.fresh", counted.fresh),
        };
        if let (Some(first), Some(last)) = (&counted.first, &counted.last) {
            let [first, last] = [first, last].map(|date| day(context, date));
            lines.push(words.with("import.span", &[("first", &first), ("last", &last)]));
        }
        Self {
            first,
            ..Self::rest(words, account, lines)
        }
    }

    /// What became of them.
    pub fn after(context: Context, words: Words, account: &Account) -> Self {
        let mut lines = files(words, account);
        match &account.ending {
            Ending::Whole => {}
            Ending::Stopped => lines.insert(0, words.text("import.stopped")),
            Ending::Failed(error) => {
                let why = sentence(context, error);
                lines.insert(0, words.with("import.failed", &[("why", &why)]));
            }
        }
        Self {
            first: words.count("import.done", account.stored),
            ..Self::rest(words, account, lines)
        }
    }

    /// All of it as one text.
    pub fn report(&self) -> String {
        let mut report = self.first.clone();
        for line in self.lines.iter().chain(&self.out) {
            report.push('\n');
            report.push_str(line);
        }
        for line in &self.broken {
            report.push_str("\n- ");
            report.push_str(line);
        }
        report.push('\n');
        report
    }

    fn rest(words: Words, account: &Account, mut lines: Vec<String>) -> Self {
        let counted = &account.counted;
        lines.extend(words.some("import.known", counted.known));
        lines.extend(words.some("import.binned", counted.binned));
        lines.extend(words.some("import.deleted", counted.deleted));
        lines.extend(words.some("import.again", counted.again));
        lines.extend(words.some("import.pictures", counted.pictures));
        let mut broken: Vec<_> = counted.broken.iter().map(|one| line(words, one)).collect();
        let more = counted.broken_count - counted.broken.len();
        broken.extend(words.some("import.more", more));
        Self {
            first: String::new(),
            lines,
            out: words.some("import.out", counted.broken_count),
            broken,
        }
    }
}

/// Each file with whose journal it is, or why it is not read.
fn files(words: Words, account: &Account) -> Vec<String> {
    let read = account.formats.iter().map(|(file, format)| {
        let format = words.text(&["import.format.", format.key()].concat());
        words.with("import.is", &[("file", file), ("format", &format)])
    });
    let refused = account.refused.iter().map(|(file, refused)| {
        let reason = refusal(words, *refused);
        words.with("import.place", &[("file", file), ("reason", &reason)])
    });
    read.chain(refused).collect()
}

fn refusal(words: Words, refused: Refused) -> String {
    filled(
        words,
        &["import.refused.", refused.key()].concat(),
        &refused.params(),
    )
}

fn reason(words: Words, reason: &Reason) -> String {
    filled(
        words,
        &["import.reason.", reason.key()].concat(),
        &reason.params(),
    )
}

fn filled(words: Words, key: &str, params: &[(&'static str, String)]) -> String {
    let values = params.iter().map(|(name, value)| (*name, value.as_str()));
    words.with(key, &values.collect::<Vec<_>>())
}

/// Something that is left out, with its place.
fn line(words: Words, broken: &Broken) -> String {
    let reason = reason(words, &broken.reason);
    let file = broken.place.file.as_str();
    match broken.place.number {
        None => words.with("import.place", &[("file", file), ("reason", &reason)]),
        Some(number) => {
            let number = number.to_string();
            let values = [("file", file), ("number", &number), ("reason", &reason)];
            words.with("import.numbered", &values)
        }
    }
}

fn day(context: Context, date: &str) -> String {
    Day::parse(date).map_or_else(|| date.to_owned(), |day| context.date(day, DateStyle::Long))
}
