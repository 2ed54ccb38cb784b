//! The plan as rows in order of time: weeks, pauses, and the events that fall into them.

use crate::programme::{Day, Programme};

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// The week, from 1; none for a pause, or for days outside of all weeks.
    pub week: Option<usize>,
    /// The place of the pause in the programme's list.
    pub pause: Option<usize>,
    /// The places of the events in the programme's list, in order of time.
    pub events: Vec<usize>,
}

/// The plan for a member who first came on `arrival`, which only counts for a relative start.
pub fn grid(_programme: &Programme, _arrival: Day) -> Vec<Row> {
    Vec::new()
}
