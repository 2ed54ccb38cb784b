//! Under which identifier a calendar keeps a time together: one that outlasts a new day, so that a later file moves what an
//! earlier one brought.
//!
//! The event's id where it has one. Else its week, which has one at most; or its title in the programme's main language, and
//! which one of that title it is in the list.

use crate::{
    id::hash,
    programme::{Event, Id, Programme, Week},
    share::ics::uid,
};

/// The identifier of a week's time together.
pub fn in_week(programme: &Programme, week: &Week) -> Option<String> {
    let event = week.event.as_ref()?;
    if let Some(id) = &event.id {
        return Some(with_id(programme, id));
    }
    let listed = programme.events.iter().enumerate();
    let twin = listed
        .clone()
        .find(|(_, one)| is_same(programme, one, event));
    Some(match twin {
        Some((place, twin)) => in_list(programme, place, twin),
        None => uid(&programme.id, "week-event", &week.id),
    })
}

/// The identifier of an event at a place of the programme's list.
pub(super) fn in_list(programme: &Programme, place: usize, event: &Event) -> String {
    let in_weeks = programme
        .weeks
        .iter()
        .filter_map(|week| week.event.as_ref());
    let mut twins = in_weeks.filter(|one| is_same(programme, one, event));
    let known = event
        .id
        .as_ref()
        .or_else(|| twins.find_map(|one| one.id.as_ref()));
    if let Some(id) = known {
        return with_id(programme, id);
    }
    let title = title(programme, event);
    let before = programme.events.iter().take(place);
    let alike = before.filter(|one| one.id.is_none() && self::title(programme, one) == title);
    let mut name = hash(title).to_string();
    let ordinal = alike.count();
    if ordinal > 0 {
        name.push('-');
        name.push_str(&(ordinal + 1).to_string());
    }
    uid(&programme.id, "listed", &name)
}

fn with_id(programme: &Programme, id: &Id) -> String {
    uid(&programme.id, "event", id)
}

/// Whether two entries are one time together.
fn is_same(programme: &Programme, one: &Event, other: &Event) -> bool {
    one.start == other.start && title(programme, one) == title(programme, other)
}

/// The same whatever language the member reads.
fn title<'a>(programme: &Programme, event: &'a Event) -> &'a str {
    let main = programme.languages.first();
    event.title.pick(main.map_or("", String::as_str))
}
