//! How long a board is kept: sealed as a keepsake, or until a day from which the member is asked whether to let it go.
//! Nothing goes by itself.

use serde::{Deserialize, Serialize};

use crate::{programme::Day, text::Spoken};

/// What the member decided about a board. Version 1 of what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// The board's name.
    pub board: String,
    /// The day it was sealed, as `YYYY-MM-DD`; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// The day from which the member is asked, as `YYYY-MM-DD`; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Keeping {
    /// Whether the member is asked, on this day.
    pub fn is_due(&self, today: Day) -> bool {
        let until = self.until.as_deref().and_then(Day::parse);
        until.is_some_and(|day| day <= today)
    }

    /// Takes in another version: what only one of the two changed since `origin` counts, else this one's.
    pub fn merge(&mut self, origin: Option<&Self>, theirs: Self) {
        let Some(origin) = origin else { return };
        if origin.sealed == self.sealed {
            self.sealed = theirs.sealed;
        }
        if origin.until == self.until {
            self.until = theirs.until;
        }
    }
}

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeping(sealed: Option<&str>, until: Option<&str>) -> Keeping {
        Keeping {
            board: "spring".into(),
            sealed: sealed.map(str::to_owned),
            until: until.map(str::to_owned),
        }
    }

    #[test]
    fn a_member_is_asked_from_the_day_on_and_never_without_one() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let until = keeping(None, Some("2026-12-01"));
        assert!(!until.is_due(day("2026-11-30")));
        assert!(until.is_due(day("2026-12-01")) && until.is_due(day("2027-01-01")));
        assert!(!keeping(None, None).is_due(day("2027-01-01")));
        assert!(!keeping(None, Some("soon")).is_due(day("2027-01-01")));
    }

    #[test]
    fn a_seal_here_and_a_day_there_both_count() {
        let origin = keeping(None, None);
        let mut mine = keeping(Some("2026-11-30"), None);
        mine.merge(Some(&origin), keeping(None, Some("2027-01-01")));
        assert_eq!(mine, keeping(Some("2026-11-30"), Some("2027-01-01")));
        let mut mine = keeping(None, None);
        mine.merge(None, keeping(Some("2026-11-30"), None));
        assert_eq!(mine, keeping(None, None));
    }
}
