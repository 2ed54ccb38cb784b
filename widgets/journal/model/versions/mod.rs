//! Versions of an entry: which are set aside, which are let go, what differs, and coming back to one.
//!
//! A text that is about to be written over is set aside when
//! - writing goes on after a pause of ten minutes,
//! - or the last version is an hour old,
//! - or more than half of it is about to go.
//!
//! At most thirty stay: the oldest, the newest, and between them those that are furthest apart for their age, so that the
//! last hour is told in minutes and the last year in months. Nothing is ever put back over what is there: a version comes
//! back as a copy.

mod compare;
mod said;
mod shortest;

use serde::{Deserialize, Serialize};

pub use compare::{Change, Run, compare};
pub use said::words;

use super::{Entry, entry::moment_key};

/// How many versions of an entry stay.
pub const KEPT: usize = 30;

const PAUSE_MILLIS: f64 = 10.0 * 60_000.0;
const HOUR_MILLIS: f64 = 60.0 * 60_000.0;
/// A text of fewer characters is no loss by its length alone.
const SHORT: usize = 200;

/// A text as an entry once had it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// The entry.
    pub entry: String,
    /// The text.
    pub text: String,
    /// The day of the experience, `YYYY-MM-DD`.
    pub date: String,
    /// When this was what the entry said, in milliseconds since 1970.
    pub at: f64,
}

impl Version {
    /// The version's key in the order of its kind: its entry, then its moment.
    pub fn order(&self) -> String {
        moment_key(&keys_of(&self.entry), self.at)
    }
}

/// What the keys of an entry's versions start with.
pub fn keys_of(entry: &str) -> String {
    let mut key = entry.to_owned();
    key.push('/');
    key
}

/// What is stored of an entry when something is about to be written over it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Before<'a> {
    /// Its text.
    pub text: &'a str,
    /// When that text was stored, in milliseconds since 1970.
    pub stored: f64,
    /// The moment of its last version; when the entry was made, if there is none.
    pub versioned: f64,
}

/// Whether a text is set aside as a version before another is stored in its place.
pub fn is_set_aside(before: Before, text: &str, now: f64) -> bool {
    if before.text.trim().is_empty() || before.text == text {
        return false;
    }
    now - before.stored >= PAUSE_MILLIS
        || now - before.versioned >= HOUR_MILLIS
        || is_a_loss(before.text, text)
}

/// Whether more than half of a text that is not short goes: what comes before and after the change is what stays.
fn is_a_loss(before: &str, after: &str) -> bool {
    let length = before.chars().count();
    let same = |(one, other): &(char, char)| one == other;
    let start = before.chars().zip(after.chars()).take_while(same).count();
    let ends = before.chars().rev().zip(after.chars().rev());
    let end = ends.take_while(same).count();
    length >= SHORT && (start + end).min(length) * 2 < length
}

/// Which of an entry's versions are let go, by their moments in any order, as places in the list given.
pub fn let_go(moments: &[f64]) -> Vec<usize> {
    let mut kept: Vec<(f64, usize)> = moments.iter().copied().zip(0..).collect();
    kept.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut gone = Vec::new();
    while kept.len() > KEPT
        && let Some(at) = closest(&kept)
    {
        gone.push(kept.remove(at).1);
    }
    gone.sort_unstable();
    gone
}

/// The version whose neighbours are closest together for their age; never the oldest or the newest.
fn closest(kept: &[(f64, usize)]) -> Option<usize> {
    let newest = kept.last()?.0;
    let gap = |triple: &[(f64, usize)]| {
        let &[(before, _), _, (after, _)] = triple else {
            return f64::MAX;
        };
        let age = newest - before;
        if age > 0.0 {
            (after - before) / age
        } else {
            0.0
        }
    };
    let gaps = kept.windows(3).map(gap).zip(1..);
    gaps.min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, at)| at)
}

/// A version as an entry of its own, for a fresh identifier: what the entry has, with the text and day of then.
pub fn copy(entry: &Entry, version: &Version) -> Entry {
    Entry {
        text: version.text.clone(),
        date: version.date.clone(),
        binned: None,
        origin: None,
        ..entry.clone()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: f64 = 1_763_932_676_000.0;

    fn before(text: &str, minutes_ago: f64, version_minutes_ago: f64) -> Before<'_> {
        Before {
            text,
            stored: NOW - minutes_ago * 60_000.0,
            versioned: NOW - version_minutes_ago * 60_000.0,
        }
    }

    #[test]
    fn one_version_is_set_aside_for_a_pause_of_writing() {
        assert!(is_set_aside(before("Un port", 10.0, 10.0), "Un port.", NOW));
        assert!(!is_set_aside(before("Un port", 9.0, 9.0), "Un port.", NOW));
        assert!(!is_set_aside(before("Un port", 10.0, 90.0), "Un port", NOW));
        assert!(!is_set_aside(before(" \n", 10.0, 90.0), "Un port", NOW));
    }

    #[test]
    fn an_hour_of_writing_has_a_version() {
        assert!(is_set_aside(before("Un port", 0.1, 60.0), "Un port.", NOW));
    }

    #[test]
    fn a_text_that_is_about_to_go_is_set_aside_at_once() {
        let text = "Un port au loin. ".repeat(20);
        let at_once = |after: &str| is_set_aside(before(&text, 0.1, 0.1), after, NOW);
        assert!(at_once(""));
        assert!(at_once("U"));
        assert!(at_once(text.get(..100).unwrap()));
        assert!(!at_once(text.get(..200).unwrap()));
        assert!(!at_once(&(text.clone() + "Encore.")));
        assert!(!is_set_aside(before("Court", 0.1, 0.1), "", NOW));
    }

    #[test]
    fn near_versions_are_let_go_before_far_ones_and_old_ones_before_new_ones() {
        let mut moments: Vec<f64> = (0..31).map(|n| f64::from(n) * 1000.0).collect();
        assert_eq!(let_go(&moments), [1]);
        moments[20] = 19_001.0;
        assert_eq!(let_go(&moments), [1]);
        moments[29] = 27_900.0;
        moments[1] = 900_000.0;
        moments.sort_by(f64::total_cmp);
        assert!(let_go(&moments).iter().all(|gone| ![0, 30].contains(gone)));
        assert!(let_go(&moments[..30]).is_empty());
    }

    #[test]
    fn a_year_of_daily_writing_keeps_recent_days_and_some_of_every_season() {
        const DAY: f64 = 86_400_000.0;
        let mut kept: Vec<f64> = Vec::new();
        for day in 0..365 {
            kept.push(f64::from(day) * DAY);
            let gone = let_go(&kept);
            let mut place = 0;
            kept.retain(|_| {
                place += 1;
                !gone.contains(&(place - 1))
            });
        }
        assert_eq!((kept.len(), kept[0]), (30, 0.0));
        let since = |days: f64| kept.iter().filter(|at| **at > (364.0 - days) * DAY).count();
        assert!(since(7.0) >= 5, "{kept:?}");
        assert!(
            kept.windows(2).all(|pair| pair[1] - pair[0] < 120.0 * DAY),
            "{kept:?}"
        );
    }

    #[test]
    fn a_version_comes_back_as_a_copy() {
        let entry = Entry {
            text: "Après".to_owned(),
            date: "2026-11-23".to_owned(),
            tags: vec!["port".to_owned()],
            binned: Some(1.0),
            ..Entry::default()
        };
        let version = Version {
            text: "Avant".to_owned(),
            date: "2026-11-20".to_owned(),
            ..Version::default()
        };
        let copy = copy(&entry, &version);
        assert_eq!(
            (copy.text.as_str(), copy.date.as_str()),
            ("Avant", "2026-11-20")
        );
        assert_eq!((copy.tags.len(), copy.binned), (1, None));
    }

    proptest! {
        #[test]
        fn thirty_stay_with_the_oldest_and_the_newest(moments in prop::collection::vec(0.0..1e12_f64, 0..60)) {
            let gone = let_go(&moments);
            prop_assert_eq!(moments.len() - gone.len(), moments.len().min(KEPT));
            prop_assert!(gone.windows(2).all(|pair| pair[0] < pair[1]));
            let stays = |place: Option<usize>| place.is_none_or(|place| !gone.contains(&place));
            let by_moment = |one: &usize, other: &usize| moments[*one].total_cmp(&moments[*other]);
            prop_assert!(stays((0..moments.len()).min_by(by_moment)));
            prop_assert!(stays((0..moments.len()).max_by(by_moment)));
        }
    }
}
