//! A draw in words that are ready to paste, and as appointments. Exclusions are in none of it.

use super::{Participant, search::Draw};
use crate::{
    programme::LocalTime,
    share::ics::{Calendar, Event, Length, Moment, When, uid},
    text::Spoken,
};

/// How many beginnings of a conversation there are; groups take turns.
const OPENERS: usize = 5;

/// A message for each group.
pub fn messages(draw: &Draw, people: &[Participant], day: &str, words: &Spoken) -> Vec<String> {
    let groups = draw.groups.iter().enumerate();
    groups
        .map(|(place, group)| {
            let key = ["opener.", &(place % OPENERS + 1).to_string()].concat();
            let opener = words.get(&key);
            let names = named(group, people, words);
            let values = [("names", names.as_str()), ("opener", &opener), ("day", day)];
            let sentence = if day.is_empty() {
                "message"
            } else {
                "message.on"
            };
            words.with(sentence, &values)
        })
        .collect()
}

/// A calendar file with an appointment for each group, as clocks show it where people are.
pub fn calendar(
    draw: &Draw,
    people: &[Participant],
    at: LocalTime,
    minutes: u32,
    seed: u64,
    made: Moment,
    words: &Spoken,
) -> Option<String> {
    let groups = draw.groups.iter().enumerate();
    let events = groups.map(|(place, group)| {
        let names = named(group, people, words);
        let title = words.with("appointment", &[("names", &names)]);
        let name = [seed.to_string(), place.to_string()].join("-");
        let mut event = Event::new(uid("coffee", "draw", &name), When::At(at, None), title);
        event.length = Some(Length::Minutes(minutes));
        event.description = words.get(&["opener.", &(place % OPENERS + 1).to_string()].concat());
        event.busy = true;
        event
    });
    let calendar = Calendar {
        name: words.get("calendar"),
        description: String::new(),
        events: events.collect(),
        made,
    };
    calendar.write(&|_, _| None)
}

/// `Alix, Bo and Chris`.
pub fn named(group: &[usize], people: &[Participant], words: &Spoken) -> String {
    let names: Vec<_> = group
        .iter()
        .filter_map(|place| people.get(*place))
        .map(|one| one.name.as_str())
        .collect();
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            [&first.join(", "), words.get("and").as_str(), last].join(" ")
        }
        _ => names.concat(),
    }
}
