//! A text that was being typed when its tab went: what is kept of it, and what becomes of it at the next opening.
//!
//! The draft knows which texts its own tab had read or sent to be stored, by their fingerprints. If the stored entry
//! has one of these, the draft goes on from it. If it has another one, somebody else wrote meanwhile, and both stay.

use serde::{Deserialize, Serialize};

use super::{Details, Entry, Picture};

/// How many fingerprints are kept: of what is stored, and of what is on its way there.
const PRINTS: usize = 2;

/// What a draft holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The entry it becomes or belongs to.
    pub id: String,
    /// What was typed.
    pub text: String,
    /// The day of the experience.
    pub date: String,
    /// What was chosen besides; nothing is known in drafts of before there was a choice.
    #[serde(default)]
    pub details: Option<Details>,
    /// Pictures with what they were said to show since the last save.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub described: Vec<Picture>,
    /// What its tab knew to be stored.
    pub over: Known,
}

/// The texts of an entry that one tab has read or sent to be stored, as fingerprints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known(Vec<u32>);

/// What becomes of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// What it says is stored.
    Stored,
    /// Writing goes on with it.
    GoOn,
    /// It becomes an entry of its own beside the stored one.
    Beside,
}

impl Known {
    /// Takes note of a text that was read or sent.
    pub fn note(&mut self, text: &str) {
        let print = fingerprint(text.as_bytes());
        self.0.retain(|known| *known != print);
        if self.0.len() >= PRINTS {
            self.0.remove(0);
        }
        self.0.push(print);
    }

    /// Whether a text is one of these.
    pub fn has(&self, text: &str) -> bool {
        self.0.contains(&fingerprint(text.as_bytes()))
    }
}

impl Left {
    /// The draft as it is kept.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a draft as it was kept.
    pub fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// What becomes of it, given the stored entry.
    pub fn decide(&self, stored: Option<&Entry>) -> Return {
        let Some(stored) = stored else {
            let says = self.details.as_ref().is_some_and(Details::say_something);
            let blank = self.text.trim().is_empty() && !says;
            return if blank { Return::Stored } else { Return::GoOn };
        };
        let says_it_all = |one: &str, other: &str| one.contains(other.trim());
        let details = self.details.as_ref();
        let same = self.date == stored.date
            && self.described.iter().all(|said| says_so(stored, said))
            && details.is_none_or(|details| *details == Details::of(stored));
        if self.text == stored.text && (same || stored.binned.is_some()) {
            Return::Stored
        } else if stored.binned.is_none()
            && (self.over.has(&stored.text) || says_it_all(&self.text, &stored.text))
        {
            Return::GoOn
        } else if says_it_all(&stored.text, &self.text) {
            Return::Stored
        } else {
            Return::Beside
        }
    }
}

/// Whether an entry says this of a picture; of one it no longer has there is nothing to say.
fn says_so(entry: &Entry, said: &Picture) -> bool {
    let mut pictures = entry.pictures.iter();
    pictures.all(|one| one.blob != said.blob || one.description == said.description)
}

/// FNV-1a, 32 bits: enough to tell whether a text is one of a few.
pub(super) fn fingerprint(text: &[u8]) -> u32 {
    text.iter().fold(0x811c_9dc5, |print, byte| {
        (print ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str, over: &[&str]) -> Left {
        let mut known = Known::default();
        for text in over {
            known.note(text);
        }
        Left {
            id: "1".to_owned(),
            text: text.to_owned(),
            date: "2026-11-23".to_owned(),
            details: None,
            described: Vec::new(),
            over: known,
        }
    }

    fn stored(text: &str) -> Entry {
        Entry {
            text: text.to_owned(),
            date: "2026-11-23".to_owned(),
            ..Entry::default()
        }
    }

    #[test]
    fn a_draft_comes_back_as_it_was_kept() {
        let left = left("Trois îles — \"et\" un port", &["Trois"]);
        assert_eq!(Left::read(&left.write()), Some(left));
        assert_eq!(Left::read("typed by something else"), None);
    }

    #[test]
    fn what_was_never_stored_goes_on() {
        assert_eq!(left("Three isl", &[]).decide(None), Return::GoOn);
        assert_eq!(left(" \n", &[]).decide(None), Return::Stored);
        // Deleted elsewhere while it was being written here: the text stays.
        assert_eq!(left("Three isl", &["Three"]).decide(None), Return::GoOn);
    }

    #[test]
    fn what_is_stored_already_is_not_offered_again() {
        assert_eq!(
            left("Three", &["Thr"]).decide(Some(&stored("Three"))),
            Return::Stored
        );
    }

    #[test]
    fn a_draft_goes_on_from_what_its_tab_had_read_or_sent() {
        for here in ["Three islands", "Three islands and"] {
            let left = left("Two islands", &["Three islands", "Three islands and"]);
            assert_eq!(left.decide(Some(&stored(here))), Return::GoOn);
        }
    }

    #[test]
    fn a_day_changed_last_goes_on() {
        let left = Left {
            date: "2026-11-20".to_owned(),
            ..left("Three", &["Three"])
        };
        assert_eq!(left.decide(Some(&stored("Three"))), Return::GoOn);
    }

    #[test]
    fn what_was_chosen_last_goes_on_and_makes_an_entry_by_itself() {
        let starred = |text| Left {
            details: Some(Details {
                starred: true,
                ..Details::default()
            }),
            ..left(text, &["Three"])
        };
        assert_eq!(
            starred("Three").decide(Some(&stored("Three"))),
            Return::GoOn
        );
        let entry = Entry {
            starred: true,
            ..stored("Three")
        };
        assert_eq!(starred("Three").decide(Some(&entry)), Return::Stored);
        assert_eq!(starred("").decide(None), Return::GoOn);
    }

    #[test]
    fn what_a_picture_was_said_to_show_last_goes_on() {
        let said = |description: &str| Picture {
            blob: "1".to_owned(),
            description: description.to_owned(),
        };
        let left = Left {
            described: vec![said("Three boats")],
            ..left("Three", &["Three"])
        };
        let with = |pictures: Vec<Picture>| Entry {
            pictures,
            ..stored("Three")
        };
        let decide = |pictures| left.decide(Some(&with(pictures)));
        assert_eq!(decide(vec![said("Three")]), Return::GoOn);
        assert_eq!(decide(vec![said("Three boats")]), Return::Stored);
        assert_eq!(decide(Vec::new()), Return::Stored);
        assert_eq!(Left::read(&left.write()), Some(left));
    }

    #[test]
    fn drafts_of_before_there_was_a_choice_are_read() {
        let kept = r#"{"id":"1","text":"Three","date":"2026-11-23","over":[]}"#;
        let left = Left::read(kept).unwrap();
        assert_eq!(left.details, None);
        assert_eq!(left.decide(Some(&stored("Three"))), Return::Stored);
    }

    #[test]
    fn a_text_from_elsewhere_and_the_draft_both_stay() {
        let left = left("Three islands", &["Three"]);
        assert_eq!(left.decide(Some(&stored("A port"))), Return::Beside);
        let binned = Entry {
            binned: Some(1.0),
            ..stored("Three")
        };
        assert_eq!(left.decide(Some(&binned)), Return::Beside);
    }

    #[test]
    fn of_two_texts_the_one_that_says_it_all_is_enough() {
        let left = left("Three islands", &["Three"]);
        assert_eq!(
            left.decide(Some(&stored("Seen: Three islands, a port"))),
            Return::Stored
        );
        assert_eq!(left.decide(Some(&stored("islands"))), Return::GoOn);
    }

    #[test]
    fn a_tab_knows_the_last_two_texts() {
        let mut known = Known::default();
        for text in ["a", "b", "b", "c"] {
            known.note(text);
        }
        assert_eq!(
            ["a", "b", "c"].map(|text| known.has(text)),
            [false, true, true]
        );
    }
}
