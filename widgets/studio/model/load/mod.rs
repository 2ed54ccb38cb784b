//! What the weeks ask of members: minutes, resources, what a week is without, and the balance over the programme.

mod grid;

pub use grid::{Row, grid};

use crate::programme::{About, Intention, Programme};

/// How much a week asks for, in minutes that the host gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Up to half an hour.
    Light,
    /// Up to an hour.
    Fair,
    /// More than an hour.
    Full,
}

impl Band {
    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Band::Light => "light",
            Band::Fair => "fair",
            Band::Full => "full",
        }
    }
}

/// Something a week can be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// The theme says nothing.
    Theme,
    /// There is nothing to do.
    Activity,
    /// There is no question, and no bank that gives one.
    Question,
}

/// What a week asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekLoad {
    /// Which week, from 1.
    pub number: usize,
    /// The resources there are; three at most are read.
    pub resources: usize,
    /// The minutes of the activity and of the resources together.
    pub minutes: u32,
    /// How many of them say nothing about minutes.
    pub untimed: usize,
    /// What the minutes mean; nothing where nobody gave any.
    pub band: Option<Band>,
    /// What the week is without.
    pub without: Vec<Without>,
}

/// How often each of several things comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance<T> {
    /// Every one of them, in order, the absent ones too.
    pub times: Vec<(T, usize)>,
    /// How many do not say what they are.
    pub unsaid: usize,
}

/// What a programme asks for, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The weeks, in order.
    pub weeks: Vec<WeekLoad>,
    /// What the weeks' own questions are about.
    pub about: Balance<About>,
    /// What the programme is there for, and the questions of its own bank.
    pub intentions: Balance<Intention>,
}

/// What a programme asks for.
pub fn load(programme: &Programme) -> Load {
    let _ = programme;
    Load {
        weeks: Vec::new(),
        about: Balance {
            times: Vec::new(),
            unsaid: 0,
        },
        intentions: Balance {
            times: Vec::new(),
            unsaid: 0,
        },
    }
}
