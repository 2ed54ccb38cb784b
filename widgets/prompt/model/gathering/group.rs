//! A group: answers of one part that were opened together, and the cells they are counted in.
//!
//! The cells are kept with it. Counted anew in those of a programme that was changed meanwhile, a group would be a second
//! table of the same answers, and two tables of the same answers can be subtracted.

use std::collections::BTreeSet;

use super::Part;
use crate::{
    programme::{Asking, Week},
    widgets::prompt::model::packet::{PacketId, Scale},
};

/// The bands of a scale of ten: the last step of each, and its cell.
pub(super) const BANDS: [(u8, &str); 3] = [(6, "1-6"), (8, "7-8"), (10, "9-10")];

/// Answers opened together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The identifiers of their packets.
    pub(super) packets: BTreeSet<PacketId>,
    /// The ids of the options or the steps of the scale that the question offered when they were opened.
    pub(super) cells: BTreeSet<String>,
}

impl Group {
    /// The band in which the group counts a step; none where it counts the steps themselves.
    pub(super) fn band(&self, step: u8) -> Option<&'static str> {
        let (_, band) = BANDS.into_iter().find(|(last, _)| step <= *last)?;
        self.cells.contains(band).then_some(band)
    }

    /// Adds the group to groups that share nothing, making one of all that share something with it.
    pub(super) fn join(mut self, groups: &mut Vec<Self>) {
        groups.retain(|other| {
            let apart = other.packets.is_disjoint(&self.packets);
            if !apart {
                self.packets.extend(&other.packets);
                self.cells.extend(other.cells.iter().cloned());
            }
            apart
        });
        groups.push(self);
    }
}

/// What the week's question offers to answer with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The ids of its options.
    pub options: Vec<String>,
    /// How many steps its scale has.
    pub steps: u8,
    /// Whether its scale is counted in bands.
    pub bands: bool,
}

impl Offered {
    /// What the question of a week offers.
    pub fn of(week: Option<&Week>) -> Self {
        let answer = week.and_then(|week| week.question.as_ref()?.answer.as_ref());
        let options = answer.map(|answer| answer.options.as_slice());
        let options = options.unwrap_or_default().iter();
        let steps = answer.map_or(Asking::STEPS, Asking::steps);
        Self {
            options: options.map(|option| option.id.to_string()).collect(),
            steps: u8::try_from(steps).unwrap_or(Scale::MOST_STEPS),
            bands: answer.is_some_and(Asking::is_banded),
        }
    }

    /// The cells in which a part is counted.
    pub(super) fn cells(&self, part: Part) -> BTreeSet<String> {
        match part {
            Part::Scale if self.bands => BANDS.map(|(_, band)| band.to_owned()).into(),
            Part::Scale => (1..=self.steps).map(|step| step.to_string()).collect(),
            Part::Choice | Part::Ranking => self.options.iter().cloned().collect(),
            _ => BTreeSet::new(),
        }
    }
}
