//! The steps that have a day, as a calendar file of whole days: calendars show events, hardly any shows tasks.

use super::{Taken, one_line};
use crate::share::ics::{Calendar, Event, Moment, When, uid};

/// The file's text; none when no step has a day. `now` is in milliseconds since 1970.
pub fn calendar(taken: &Taken, now: f64) -> Option<String> {
    let events = taken.dated().into_iter().map(|(day, item)| {
        let name = uid(&taken.programme, "checklist", &item.id);
        Event {
            description: item.why.as_deref().map(one_line).unwrap_or_default(),
            url: item.url.clone().unwrap_or_default(),
            categories: vec![one_line(&taken.title)],
            ..Event::new(name, When::Day(day), one_line(&item.title))
        }
    });
    let file = Calendar {
        name: one_line(&taken.title),
        description: String::new(),
        events: events.collect(),
        made: Moment::from_millis(now),
    };
    // Whole days are in no zone.
    file.write(&|_, _| None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_with_a_day_are_whole_days_under_names_that_stay() {
        let taken = super::super::tests::taken();
        let text = calendar(&taken, 1_763_932_676_123.0).expect("a file");
        let days: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("DTSTART"))
            .collect();
        assert_eq!(
            days,
            ["DTSTART;VALUE=DATE:20270201", "DTSTART;VALUE=DATE:20270301"]
        );
        assert!(text.contains("UID:p.checklist.meet@escale"));
        assert!(text.contains("SUMMARY:Item meet"));
    }

    #[test]
    fn without_days_there_is_no_file() {
        assert_eq!(calendar(&Taken::default(), 0.0), None);
    }
}
