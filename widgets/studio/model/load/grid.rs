//! The plan as rows in order of time: weeks, pauses, and the events that fall into them.

use crate::programme::{Day, Event, Programme, Start, weeks::Calendar};

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// What it is.
    pub what: What,
    /// The programme's events in it, by their places in its list, in order of time; a week's own event is not among them.
    pub events: Vec<usize>,
}

/// What a row of the plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A pause, by its place in the programme's list.
    Pause(usize),
    /// A week, from 1.
    Week(usize),
    /// Days outside of weeks and pauses on which something takes place.
    Other,
}

/// The plan for a member who first came on `arrival`, which only counts for a relative start. Of pauses only those are in
/// it that are not over before the start.
pub fn grid(programme: &Programme, arrival: Day) -> Vec<Row> {
    let calendar = Calendar::new(programme, arrival);
    let weeks = (1..=programme.weeks.len())
        .filter_map(|number| {
            let (from, to) = (calendar.start_of(number)?, calendar.end_of(number)?);
            Some(row(from, to, What::Week(number)))
        })
        .collect();
    let begin = match programme.start {
        Start::On(day) => day,
        Start::Relative => arrival,
    };
    arranged(programme, weeks, begin)
}

fn row(from: Day, to: Day, what: What) -> Row {
    Row {
        from,
        to,
        what,
        events: Vec::new(),
    }
}

/// Weeks with the pauses that are not over before a day, and the events where they fall.
pub(super) fn arranged(programme: &Programme, weeks: Vec<Row>, begin: Day) -> Vec<Row> {
    let mut rows = weeks;
    let pauses = programme.pauses.iter().enumerate();
    rows.extend(
        pauses
            .filter(|(_, pause)| pause.to >= begin)
            .map(|(place, pause)| row(pause.from, pause.to, What::Pause(place))),
    );
    let mut events: Vec<(usize, &Event)> = programme.events.iter().enumerate().collect();
    events.sort_by_key(|(place, event)| (event.start, *place));
    for (place, event) in events {
        let day = event.start.day;
        let holds = |row: &&mut Row| row.from <= day && day <= row.to;
        if let Some(row) = rows.iter_mut().find(holds) {
            row.events.push(place);
        } else {
            let mut other = row(day, day, What::Other);
            other.events.push(place);
            rows.push(other);
        }
    }
    rows.sort_by_key(|row| (row.from, row.what));
    rows
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::programme::read_value;

    fn rows(more: Value) -> Vec<(String, String, What, Vec<usize>)> {
        let mut document = json!({"escale": 1, "id": "grid", "title": "Grid", "start": "2027-01-04",
            "weeks": [{"theme": "1", "question": {"text": "?"}}, {"theme": "2", "question": {"text": "?"}}]});
        for (name, value) in more.as_object().unwrap() {
            document[name] = value.clone();
        }
        let (programme, problems) = read_value(document).unwrap();
        assert_eq!(problems, []);
        let arrival = Day::parse("2027-03-03").unwrap();
        grid(&programme, arrival)
            .into_iter()
            .map(|row| {
                (
                    row.from.to_string(),
                    row.to.to_string(),
                    row.what,
                    row.events,
                )
            })
            .collect()
    }

    fn at(
        from: &str,
        to: &str,
        what: What,
        events: &[usize],
    ) -> (String, String, What, Vec<usize>) {
        (from.to_owned(), to.to_owned(), what, events.to_vec())
    }

    #[test]
    fn pauses_and_events_stand_among_the_weeks_in_order() {
        let event = |start: &str| json!({"title": "E", "start": start});
        assert_eq!(
            rows(json!({
                "pauses": [{"from": "2026-12-01", "to": "2026-12-24"}, {"from": "2027-01-13", "to": "2027-01-14"}],
                "events": [event("2027-01-20T10:00"), event("2027-01-19T10:00"), event("2027-01-13T18:00"),
                    event("2027-02-01T10:00")],
            })),
            [
                at("2027-01-04", "2027-01-10", What::Week(1), &[]),
                at("2027-01-13", "2027-01-14", What::Pause(1), &[2]),
                at("2027-01-18", "2027-01-24", What::Week(2), &[1, 0]),
                at("2027-02-01", "2027-02-01", What::Other, &[3]),
            ]
        );
    }

    #[test]
    fn a_relative_start_counts_from_the_arrival() {
        assert_eq!(
            rows(json!({"start": "relative"})),
            [
                at("2027-03-01", "2027-03-07", What::Week(1), &[]),
                at("2027-03-08", "2027-03-14", What::Week(2), &[]),
            ]
        );
    }

    #[test]
    fn a_pause_that_pushes_the_first_week_is_in_the_plan() {
        let rows = rows(json!({"pauses": [{"from": "2027-01-04", "to": "2027-01-05"}]}));
        assert_eq!(rows[0], at("2027-01-04", "2027-01-05", What::Pause(0), &[]));
        assert_eq!(rows[1].0, "2027-01-11");
    }
}
