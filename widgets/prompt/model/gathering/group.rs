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

/// Answers opened together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The identifiers of their packets.
    pub(super) packets: BTreeSet<PacketId>,
    /// The ids of the options or the steps of the scale that the question offered when they were opened.
    pub(super) cells: BTreeSet<String>,
}

impl Group {
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
        }
    }

    /// The cells in which a part is counted.
    pub(super) fn cells(&self, part: Part) -> BTreeSet<String> {
        match part {
            Part::Scale => (1..=self.steps).map(|step| step.to_string()).collect(),
            Part::Choice | Part::Ranking => self.options.iter().cloned().collect(),
            _ => BTreeSet::new(),
        }
    }
}
