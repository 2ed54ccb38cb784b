//! What is said around the member's own calendar, which of the times together they can choose, and the weathers they
//! picked.

#[cfg(test)]
mod tests;

use crate::{
    programme::{AnswerKind, Event, EventKind, Programme, Text},
    text::Spoken,
};

/// What is said around the calendar and the nudge.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The kinds of times together there are, in the order in which they come.
pub fn kinds(events: &[(String, Event)]) -> Vec<Option<EventKind>> {
    let mut kinds = Vec::new();
    for (_, event) in events {
        if !kinds.contains(&event.kind) {
            kinds.push(event.kind);
        }
    }
    kinds
}

/// The weathers a member picked, by round and week in the programme's order; in a round, answers whose week is gone come
/// first. `picked` has the round's start, the week, the kind of answer and what was picked, and whether that is the round
/// the programme is in: the themes are those of that one.
pub fn weathers(
    programme: &Programme,
    picked: Vec<([String; 4], bool)>,
) -> Vec<(Option<Text>, String)> {
    let place = |id: &str| {
        programme
            .weeks
            .iter()
            .position(|week| week.id.as_str() == id)
    };
    let mut found: Vec<_> = picked
        .into_iter()
        .filter(|([_, _, kind, _], _)| kind == AnswerKind::Weather.as_str())
        .map(|([round, week, _, weather], is_now)| ((round, place(&week)), is_now, weather))
        .collect();
    found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let named = found.into_iter().map(|((_, place), is_now, weather)| {
        let week = place.and_then(|place| programme.weeks.get(place));
        let theme = week.filter(|_| is_now).map(|week| week.theme.clone());
        (theme, weather)
    });
    named.collect()
}
