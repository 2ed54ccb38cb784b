//! The plan at a glance: its rows month by month, or so many weeks at a time where they only count from each member's
//! first visit, and which themes come in each.

use super::grid::{Row, What, arranged, grid};
use crate::programme::{Day, Programme, Rhythm, Start};

/// A part of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which one.
    pub when: When,
    /// What is in it, in order.
    pub cells: Vec<Cell>,
    /// The themes of its weeks, each once where it first comes, and how many weeks have it.
    pub themes: Vec<(String, usize)>,
}

/// Which part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The month that begins on this day.
    Month(Day),
    /// From one week to another, without dates.
    Counted(usize, usize),
    /// What has dates of its own while the weeks have none.
    Dated,
}

/// A row of the plan at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its first and its last day; a week that is only counted has none.
    pub days: Option<(Day, Day)>,
    /// What it is.
    pub what: What,
    /// The programme's events in it, by their places in its list; a week's own event is not among them.
    pub events: Vec<usize>,
}

impl From<Row> for Cell {
    fn from(row: Row) -> Self {
        Self {
            days: Some((row.from, row.to)),
            what: row.what,
            events: row.events,
        }
    }
}

/// The plan at a glance. A week is in the month it begins in; `themes` are what the weeks are called, in order.
pub fn year(programme: &Programme, themes: &[String]) -> Vec<Stretch> {
    let parts = match programme.start {
        Start::On(day) => months(grid(programme, day)),
        Start::Relative => counted(programme),
    };
    let parts = parts.into_iter().map(|(when, cells)| Stretch {
        themes: summed(&cells, themes),
        when,
        cells,
    });
    parts.collect()
}

type Part = (When, Vec<Cell>);

fn months(rows: Vec<Row>) -> Vec<Part> {
    let mut months: Vec<Part> = Vec::new();
    for row in rows {
        let (_, _, day) = row.from.civil();
        let when = When::Month(row.from.plus_days(1 - i32::from(day)));
        match months.last_mut() {
            Some((last, cells)) if *last == when => cells.push(row.into()),
            _ => months.push((when, vec![row.into()])),
        }
    }
    months
}

/// About a month of weeks at a time, or a week of days; after them what stands in the calendar whenever a member comes.
fn counted(programme: &Programme) -> Vec<Part> {
    let size = match programme.rhythm {
        Some(Rhythm::Day) => 7,
        Some(Rhythm::Workday) => 5,
        Some(Rhythm::Week) | None => 4,
    };
    let count = programme.weeks.len();
    let cell = |number| Cell {
        days: None,
        what: What::Week(number),
        events: Vec::new(),
    };
    let mut parts: Vec<Part> = (1..=count)
        .step_by(size)
        .map(|first| {
            let last = count.min(first + size - 1);
            let cells = (first..=last).map(cell).collect();
            (When::Counted(first, last), cells)
        })
        .collect();
    let dated = arranged(programme, Vec::new(), Day::MIN);
    if !dated.is_empty() {
        let cells = dated.into_iter().map(Cell::from).collect();
        parts.push((When::Dated, cells));
    }
    parts
}

fn summed(cells: &[Cell], themes: &[String]) -> Vec<(String, usize)> {
    let mut summed: Vec<(String, usize)> = Vec::new();
    for cell in cells {
        let What::Week(number) = cell.what else {
            continue;
        };
        let theme = number.checked_sub(1).and_then(|place| themes.get(place));
        let theme = theme.map(|theme| theme.trim()).unwrap_or_default();
        match summed.iter_mut().find(|(known, _)| known == theme) {
            Some((_, times)) => *times += 1,
            None if theme.is_empty() => {}
            None => summed.push((theme.to_owned(), 1)),
        }
    }
    summed
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::programme::read_value;

    fn of(more: Value, themes: &[&str]) -> Vec<Stretch> {
        let weeks = themes.iter().map(|theme| match *theme {
            "" => json!({"question": {"text": "?"}}),
            theme => json!({"theme": theme, "question": {"text": "?"}}),
        });
        let mut document = json!({"escale": 1, "id": "year", "title": "Year", "start": "2027-01-04",
            "weeks": weeks.collect::<Vec<_>>()});
        for (name, value) in more.as_object().unwrap() {
            document[name] = value.clone();
        }
        let themes: Vec<_> = themes.iter().map(|theme| (*theme).to_owned()).collect();
        year(&read_value(document).unwrap().0, &themes)
    }

    fn month(day: &str) -> When {
        When::Month(Day::parse(day).unwrap())
    }

    fn whats(stretch: &Stretch) -> Vec<What> {
        stretch.cells.iter().map(|cell| cell.what).collect()
    }

    #[test]
    fn fifty_two_weeks_are_twelve_months_and_each_week_is_in_the_month_it_begins_in() {
        let year = of(json!({}), &["Trust"; 52]);
        assert_eq!(year.len(), 12);
        assert_eq!(year[0].when, month("2027-01-01"));
        assert_eq!(whats(&year[0]), [1, 2, 3, 4].map(What::Week));
        assert_eq!(whats(&year[1]), [5, 6, 7, 8].map(What::Week));
        let first = Day::parse("2027-02-01").zip(Day::parse("2027-02-07"));
        assert_eq!(year[1].cells[0].days, first);
        assert_eq!(year[11].when, month("2027-12-01"));
        let all: usize = year.iter().map(|stretch| stretch.cells.len()).sum();
        assert_eq!(all, 52);
    }

    #[test]
    fn a_month_sums_up_its_themes_where_they_first_come() {
        let year = of(json!({}), &["Trust", "Fog", " Trust ", "", "Care"]);
        let told = |theme: &str, times: usize| (theme.to_owned(), times);
        assert_eq!(year[0].themes, [told("Trust", 2), told("Fog", 1)]);
        assert_eq!(year[1].themes, [told("Care", 1)]);
    }

    #[test]
    fn pauses_and_events_stand_in_the_month_they_begin_in() {
        let year = of(
            json!({"pauses": [{"from": "2027-01-11", "to": "2027-01-31"}],
                "events": [{"title": "E", "start": "2027-02-03T10:00"}, {"title": "E", "start": "2027-03-01T10:00"}]}),
            &["A", "B"],
        );
        assert_eq!(whats(&year[0]), [What::Week(1), What::Pause(0)]);
        assert_eq!(whats(&year[1]), [What::Week(2)]);
        assert_eq!(year[1].cells[0].events, [0]);
        assert_eq!(
            (year[2].when, year[2].themes.len()),
            (month("2027-03-01"), 0)
        );
        assert_eq!(whats(&year[2]), [What::Other]);
    }

    #[test]
    fn weeks_that_begin_with_each_member_are_counted_and_have_no_dates() {
        let relative =
            json!({"start": "relative", "pauses": [{"from": "2027-01-11", "to": "2027-01-31"}]});
        let year = of(relative, &["A", "B", "C", "D", "E"]);
        let whens: Vec<_> = year.iter().map(|stretch| stretch.when).collect();
        assert_eq!(
            whens,
            [When::Counted(1, 4), When::Counted(5, 5), When::Dated]
        );
        let weeks = year.iter().take(2).flat_map(|stretch| &stretch.cells);
        assert!(weeks.clone().all(|cell| cell.days.is_none()));
        assert_eq!(weeks.count(), 5);
        assert_eq!(whats(&year[2]), [What::Pause(0)]);
        assert!(year[2].cells[0].days.is_some());
        let daily = of(json!({"start": "relative", "rhythm": "workday"}), &["A"; 6]);
        assert_eq!(daily[0].when, When::Counted(1, 5));
    }
}
