//! Which week is in view, and what is said about the time between weeks.

use crate::programme::{
    Ahead, Day, Mode, Modes, Programme, Rhythm, Text,
    weeks::{Calendar, Now},
};

/// As [`Day::weekday`] counts.
const FRIDAY: u8 = 4;

/// What a member sees on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where the day falls.
    pub standing: Standing,
    /// The week in full view, counted from 1.
    pub week: Option<usize>,
    /// The other weeks that have begun, the latest first.
    pub others: Vec<usize>,
    /// The weeks that have not begun and that the host lets members see, the next first.
    pub ahead: Vec<usize>,
    /// Whether the page asks for a week the programme does not have.
    pub impossible: bool,
}

/// Where a day falls in the programme, as far as something has to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The programme has no weeks.
    Empty,
    /// The first week begins on this day.
    Before(Day),
    /// In a week.
    Running,
    /// Between two weeks.
    Paused {
        /// When the next week begins, if one can.
        until: Option<Day>,
        /// What the host calls the pause.
        label: Option<Text>,
    },
    /// The last week is over.
    After,
}

/// What a member who first came on `arrival` sees on the day `today`. `asked` is the week the page asks for.
pub fn shown(programme: &Programme, arrival: Day, today: Day, asked: Option<&str>) -> Shown {
    let calendar = Calendar::new(programme, arrival);
    let now = calendar.current(today);
    let (standing, begun) = match now {
        _ if programme.weeks.is_empty() => (Standing::Empty, 0),
        Now::Before { start } => (Standing::Before(start), 0),
        Now::Week { number, .. } => (Standing::Running, number),
        Now::Paused { next, last } if is_weekend(&calendar, today, next) => {
            (Standing::Running, last)
        }
        Now::Paused { next, last } => {
            let since = first_and_last_day(&calendar, last).map_or(today, |(_, day)| day);
            let label = pause_label(programme, since, today, next);
            (Standing::Paused { until: next, label }, last)
        }
        Now::After { last } => (Standing::After, last),
    };
    let wanted = asked.map(|asked| {
        asked
            .trim()
            .parse()
            .ok()
            .filter(|number| (1..=programme.weeks.len()).contains(number))
    });
    let week = wanted.flatten().or((begun > 0).then_some(begun));
    let is_shown = programme.ahead == Some(Ahead::Themes);
    let ahead = (begun + 1..=programme.weeks.len()).filter(|_| is_shown);
    Shown {
        ahead: ahead.filter(|number| Some(*number) != week).collect(),
        week,
        others: (1..=begun)
            .rev()
            .filter(|number| Some(*number) != week)
            .collect(),
        impossible: wanted == Some(None) && standing != Standing::Empty,
        standing,
    }
}

/// The ids of the weeks in view, in full or folded.
pub fn in_view(programme: &Programme, shown: &Shown) -> Vec<String> {
    let numbers = shown.week.iter().chain(&shown.others);
    let week = |number: &usize| programme.weeks.get(number.checked_sub(1)?);
    numbers
        .filter_map(week)
        .map(|week| week.id.to_string())
        .collect()
}

/// The weeks that have an answer and are not in view: they left the programme, or lie ahead since its dates changed.
/// `answered` has weeks with the moment they were first answered; the oldest comes first.
pub fn apart(mut answered: Vec<(f64, String)>, in_view: &[String]) -> Vec<String> {
    answered.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut apart: Vec<String> = Vec::new();
    for (_, week) in answered {
        // One that was answered twice at the same time is there once.
        if !in_view.contains(&week) && !apart.contains(&week) {
            apart.push(week);
        }
    }
    apart
}

/// The first and the last day of a week.
pub fn first_and_last_day(calendar: &Calendar, number: usize) -> Option<(Day, Day)> {
    Some((calendar.start_of(number)?, calendar.end_of(number)?))
}

/// Whether the days until the next one are only the weekend between two workdays, which is no pause of the programme.
fn is_weekend(calendar: &Calendar, today: Day, next: Option<Day>) -> bool {
    let days_to_monday = 7 - i32::from(today.weekday());
    calendar.rhythm() == Rhythm::Workday
        && today.weekday() > FRIDAY
        && next == Some(today.plus_days(days_to_monday))
}

/// The host's words for a way to take part, or the ones for everybody.
pub fn wording<'a>(all: &'a Text, modes: Option<&'a Modes>, mode: Mode) -> &'a Text {
    modes.and_then(|modes| modes.wording(mode)).unwrap_or(all)
}

/// The name of the pause around today. A pause holds back the whole of a week it touches, so today may be a day that
/// no pause names; then the next one until the programme goes on, or the one just over, has the name.
fn pause_label(programme: &Programme, since: Day, today: Day, next: Option<Day>) -> Option<Text> {
    let named = || {
        programme
            .pauses
            .iter()
            .filter(|pause| pause.label.is_some())
    };
    let before = |day: Day| next.is_none_or(|next| day < next);
    let around = named().find(|pause| pause.from <= today && today <= pause.to);
    let ahead = || {
        named()
            .filter(|p| p.from > today && before(p.from))
            .min_by_key(|p| p.from)
    };
    let over = || {
        named()
            .filter(|p| p.to < today && p.to > since)
            .max_by_key(|p| p.to)
    };
    around
        .or_else(ahead)
        .or_else(over)
        .and_then(|pause| pause.label.clone())
}

#[cfg(test)]
mod tests;
