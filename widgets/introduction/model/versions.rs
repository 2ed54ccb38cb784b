//! Earlier states of the card: when one is set aside, how long ago it was written, and what differs.
//!
//! One is set aside when something is changed that had stood for an hour; the twenty newest stay. The photo is not among
//! them. Taking a state back sets the present one aside first, and brings no photo back that left the card.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Answer, Introduction, Picture,
    field::{NAME, PICTURE},
};
use crate::programme::Audience;

/// How many earlier states stay.
pub const KEPT: usize = 20;

const HOUR_MILLIS: f64 = 3_600_000.0;
const DAY_MILLIS: f64 = 24.0 * HOUR_MILLIS;

/// A card as it once was.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Earlier {
    /// What it said.
    pub introduction: Introduction,
    /// When this was stored, in milliseconds since 1970.
    pub at: f64,
}

/// Whether a stored card is set aside before another is stored in its place.
pub fn is_set_aside(stored: &Introduction, at: f64, next: &Introduction, now: f64) -> bool {
    !stored.is_blank() && stored != next && now - at >= HOUR_MILLIS
}

/// A state as it is taken back. A photo that has left the card is gone: the picture that is there now stays in its place,
/// with what was said to be in it.
pub fn taken_back(mut earlier: Introduction, now: &Introduction) -> Introduction {
    let is_photo = |one: &Introduction| Picture::parse(&one.picture) == Some(Picture::Photo);
    if is_photo(&earlier) && !is_photo(now) {
        earlier.picture.clone_from(&now.picture);
        match now.answers.get(PICTURE).cloned() {
            Some(said) => drop(earlier.answers.insert(PICTURE.to_owned(), said)),
            None => drop(earlier.answers.remove(PICTURE)),
        }
    }
    earlier
}

/// How long ago a moment is: a number, at most zero, and its unit as `Intl.RelativeTimeFormat` knows it.
pub fn ago(now: f64, then: f64) -> (f64, &'static str) {
    let days = ((now - then) / DAY_MILLIS).floor().max(0.0);
    if days < 30.0 {
        (-days, "day")
    } else if days < 365.0 {
        (-(days / 30.5).floor().max(1.0), "month")
    } else {
        (-(days / 365.25).floor().max(1.0), "year")
    }
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The id of the field.
    pub id: String,
    /// Its question, as far as it is known.
    pub question: String,
    /// How it was.
    pub before: Side,
    /// How it is.
    pub now: Side,
}

/// What a field holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// Its text.
    pub text: String,
    /// The words of what was chosen.
    pub chosen: Vec<String>,
    /// How far it goes, where something is in it.
    pub audience: Option<Audience>,
}

/// The fields that differ between two states, the name first.
pub fn differences(before: &Introduction, now: &Introduction) -> Vec<Difference> {
    let plain = |id: &str, before: &str, now: &str| Difference {
        id: id.to_owned(),
        question: String::new(),
        before: Side {
            text: before.to_owned(),
            ..Side::default()
        },
        now: Side {
            text: now.to_owned(),
            ..Side::default()
        },
    };
    let mut found = vec![
        plain(NAME, &before.name, &now.name),
        plain(PICTURE, &before.picture, &now.picture),
    ];
    for id in keys(before.answers.keys(), now.answers.keys()) {
        let (was, is) = (before.answers.get(id), now.answers.get(id));
        let question = is.or(was).map(|answer| answer.question.clone());
        found.push(Difference {
            id: if id == PICTURE { "picture-text" } else { id }.to_owned(),
            question: question.unwrap_or_default(),
            before: side(was),
            now: side(is),
        });
    }
    for name in keys(before.texts.keys(), now.texts.keys()) {
        let text = |one: &Introduction| one.texts.get(name).map(|text| text.text.clone());
        let (was, is) = (text(before), text(now));
        found.push(plain(
            "text",
            was.as_deref().unwrap_or_default(),
            is.as_deref().unwrap_or_default(),
        ));
    }
    found.retain(|one| one.before != one.now);
    found
}

fn keys<'a>(
    before: impl Iterator<Item = &'a String>,
    now: impl Iterator<Item = &'a String>,
) -> BTreeSet<&'a String> {
    before.chain(now).collect()
}

fn side(answer: Option<&Answer>) -> Side {
    let said = answer.filter(|answer| !answer.is_blank());
    said.map_or_else(Side::default, |answer| Side {
        text: answer.text.clone(),
        chosen: answer.chosen.clone(),
        audience: Some(answer.audience),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: f64 = 1_763_932_676_000.0;

    fn named(name: &str) -> Introduction {
        Introduction {
            name: name.to_owned(),
            ..Introduction::default()
        }
    }

    fn with(id: &str, text: &str, audience: Audience) -> Introduction {
        let answer = Answer {
            text: text.to_owned(),
            audience,
            question: format!("{id}?"),
            chosen: Vec::new(),
        };
        Introduction {
            answers: [(id.to_owned(), answer)].into(),
            ..Introduction::default()
        }
    }

    #[test]
    fn what_stood_for_an_hour_is_set_aside_and_nothing_else() {
        let before = |minutes: f64, stored: &str, next: &str| {
            let at = NOW - minutes * 60_000.0;
            is_set_aside(&named(stored), at, &named(next), NOW)
        };
        assert!(before(60.0, "Ada", "Ada L."));
        assert!(!before(59.0, "Ada", "Ada L."));
        assert!(!before(60.0, "Ada", "Ada"));
        assert!(!before(60.0, "", "Ada"));
    }

    #[test]
    fn a_photo_that_left_the_card_does_not_come_back_with_a_state() {
        let pictured = |picture: &str, said: &str| Introduction {
            name: said.to_owned(),
            picture: picture.to_owned(),
            ..with(PICTURE, said, Audience::Card)
        };
        let photo = pictured("photo", "At the harbour");
        let drawn = pictured("drawn:7", "A drawing");
        let back = taken_back(photo.clone(), &drawn);
        assert_eq!(
            (back.name.as_str(), back.picture.as_str()),
            ("At the harbour", "drawn:7")
        );
        assert_eq!(back.text(PICTURE), "A drawing");
        let bare = taken_back(photo.clone(), &named("Ada"));
        assert_eq!((bare.picture.as_str(), bare.text(PICTURE)), ("", ""));
        // The photo on the card now, whichever it is, and a drawing come back.
        let other = pictured("photo", "On deck");
        assert_eq!(taken_back(photo.clone(), &other), photo);
        assert_eq!(taken_back(drawn.clone(), &photo), drawn);
    }

    #[test]
    fn how_long_ago_is_told_in_days_then_months_then_years() {
        let of = |days: f64| ago(NOW, NOW - days * DAY_MILLIS);
        assert_eq!(of(0.5), (0.0, "day"));
        assert_eq!(of(29.9), (-29.0, "day"));
        assert_eq!(of(30.0), (-1.0, "month"));
        assert_eq!(of(123.0), (-4.0, "month"));
        assert_eq!(of(364.0), (-11.0, "month"));
        assert_eq!(of(365.0), (-1.0, "year"));
        assert_eq!(of(800.0), (-2.0, "year"));
        assert_eq!(of(-3.0), (0.0, "day"));
    }

    #[test]
    fn what_differs_is_told_field_by_field_with_how_far_it_goes() {
        let before = with("tea", "Green", Audience::Card);
        let mut now = with("tea", "Green", Audience::Full);
        now.name = "Ada".to_owned();
        let found = differences(&before, &now);
        let ids: Vec<_> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["name", "tea"]);
        assert_eq!(
            (found[1].before.audience, found[1].now.audience),
            (Some(Audience::Card), Some(Audience::Full))
        );
        assert_eq!(differences(&now, &now), []);
    }

    #[test]
    fn an_empty_answer_differs_from_none_in_nothing() {
        let empty = with("tea", " ", Audience::Card);
        assert_eq!(differences(&Introduction::default(), &empty), []);
    }
}
