//! Structures to write along: which there are, what parts they have, and the headings they leave in an entry.
//!
//! Their words stand beside them (`structure.…`, see [`Structure::keys`]), so that they are loaded with them. Only the titles of the
//! parts go into the entry; the helping lines are shown beside it, so that what an entry holds is its writer's own.
//! After: Driscoll's three questions (Borton 1970), Gibbs' cycle (1988), Greenaway's four Fs, the value stories of
//! Wenger, Trayner and de Laat (2011).

mod offers;

pub use offers::{Offer, offers};

/// A way to write about something, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Structure {
    /// What? So what? Now what?
    What,
    /// Gibbs' cycle.
    Gibbs,
    /// Facts, feelings, findings, future.
    FourF,
    /// From taking part to what changed.
    Value,
    /// Three lines.
    Lines,
    /// An unsent letter.
    Letter,
    /// A question one carries.
    Question,
}

/// Keys of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The title's.
    pub title: String,
    /// The helping line's.
    pub help: String,
}

/// A text with headings to fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The text.
    pub text: String,
    /// Where what is added starts: what comes before stays. Counted as a text field does, in UTF-16 units.
    pub after: usize,
    /// What is added there, in place of blanks at the end.
    pub added: String,
    /// Where writing starts, counted in the same way.
    pub caret: usize,
}

impl Structure {
    /// Every structure, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::What,
        Self::Lines,
        Self::FourF,
        Self::Gibbs,
        Self::Value,
        Self::Question,
        Self::Letter,
    ];

    /// The word for it in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Gibbs => "gibbs",
            Self::FourF => "four-f",
            Self::Value => "value",
            Self::Lines => "lines",
            Self::Letter => "letter",
            Self::Question => "question",
        }
    }

    /// Its keys.
    pub fn keys(self) -> Keys {
        let mut title = String::from("structure.");
        title.push_str(self.as_str());
        Keys::of(title)
    }

    /// The keys of its parts, in order.
    pub fn parts(self) -> Vec<Keys> {
        let key = |part: &&str| {
            let mut title = self.keys().title;
            title.push('.');
            title.push_str(part);
            Keys::of(title)
        };
        self.part_names().iter().map(key).collect()
    }

    fn part_names(self) -> &'static [&'static str] {
        match self {
            Self::What => &["happened", "meaning", "next"],
            Self::Gibbs => &[
                "description",
                "feelings",
                "evaluation",
                "analysis",
                "conclusion",
                "plan",
            ],
            Self::FourF => &["facts", "feelings", "findings", "future"],
            Self::Value => &["part", "gained", "tried", "changed"],
            Self::Lines => &["moment", "thanks", "wish"],
            Self::Letter => &["you", "say", "wish"],
            Self::Question => &["question", "origin", "echoes", "others"],
        }
    }
}

impl Keys {
    fn of(title: String) -> Self {
        let mut help = title.clone();
        help.push_str(".help");
        Self { title, help }
    }
}

/// Headings to fill, after what is written already.
pub fn outline(written: &str, titles: &[String]) -> Outline {
    let kept = written.trim_end();
    let mut text = kept.to_owned();
    let mut caret = None;
    for title in titles {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str("## ");
        text.push_str(title);
        text.push_str("\n\n");
        caret.get_or_insert(text.encode_utf16().count());
    }
    Outline {
        caret: caret.unwrap_or_else(|| text.encode_utf16().count()),
        after: kept.encode_utf16().count(),
        added: text.get(kept.len()..).unwrap_or_default().to_owned(),
        text,
    }
}

/// A text of its own, after what is written already. Writing starts where it first leaves room: on an empty line after
/// one with words, else at its end.
pub fn appended(written: &str, added: &str) -> Outline {
    let kept = written.trim_end();
    let mut text = kept.to_owned();
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(added);
    let room = added.find("\n\n\n").map_or(text.len(), |at| start + at + 2);
    let counted = |end: usize| text.get(..end).unwrap_or(&text).encode_utf16().count();
    Outline {
        caret: counted(room),
        after: counted(kept.len()),
        added: text.get(kept.len()..).unwrap_or_default().to_owned(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn messages(json: &str) -> BTreeMap<String, String> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_text_of_its_own_goes_after_what_is_written_and_leaves_room_to_write() {
        let one = appended("Été\n \n", "**Fait**\n\n\n\n**Appris**\n\n");
        assert_eq!(one.text, "Été\n\n**Fait**\n\n\n\n**Appris**\n\n");
        assert_eq!((one.after, one.caret), (3, 15));
        assert_eq!(one.added, "\n\n**Fait**\n\n\n\n**Appris**\n\n");
        let plain = appended("", "🚢 Le port :");
        assert_eq!((plain.after, plain.caret), (0, 12));
    }

    #[test]
    fn every_title_and_every_helping_line_is_written_and_every_written_one_is_used() {
        let mut wanted = BTreeSet::new();
        for structure in Structure::ALL {
            for keys in [structure.keys()].into_iter().chain(structure.parts()) {
                wanted.extend([keys.title, keys.help]);
            }
        }
        for json in [include_str!("en.json"), include_str!("fr.json")] {
            let written: BTreeSet<String> = messages(json)
                .into_keys()
                .filter(|key| key.starts_with("structure."))
                .collect();
            assert_eq!(written, wanted);
        }
    }

    #[test]
    fn a_heading_says_one_thing_on_one_line() {
        for json in [include_str!("en.json"), include_str!("fr.json")] {
            for (key, text) in messages(json) {
                if key.starts_with("structure.") {
                    assert!(
                        !text.contains(['\n', '#', '{']) && text.chars().count() <= 80,
                        "{key}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_outline_has_its_headings_and_room_to_write() {
        let titles = ["Où ?".to_owned(), "Et 🌊 ?".to_owned()];
        let fresh = outline("", &titles);
        assert_eq!(fresh.text, "## Où ?\n\n\n\n## Et 🌊 ?\n\n");
        assert_eq!(fresh.caret, 9);
        let after = outline("Du 🌊.\n \n", &titles);
        assert_eq!(after.text, "Du 🌊.\n\n".to_owned() + &fresh.text);
        assert_eq!(after.caret, 17);
        assert_eq!(after.after, 6);
        assert_eq!(after.added, "\n\n".to_owned() + &fresh.added);
        assert_eq!(
            outline("Port.\n", &[]),
            Outline {
                text: "Port.".to_owned(),
                after: 5,
                added: String::new(),
                caret: 5
            }
        );
    }
}
