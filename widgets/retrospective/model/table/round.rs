//! How a round is run: its phases in an order of one's own, where it stands, what is covered, how many votes there are.

use super::{TEXT_CHARS, Value, Write, bounded, guide::Opening, votes::Limits};

/// The most phases of a round.
pub const MAX_PHASES: usize = 20;

/// A phase: the five that most guides know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Setting the stage.
    Open,
    /// Gathering what there is.
    Gather,
    /// Understanding it.
    Understand,
    /// Deciding.
    Decide,
    /// Closing.
    Close,
}

impl Phase {
    /// All of them, in the order they usually have.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Gather,
        Self::Understand,
        Self::Decide,
        Self::Close,
    ];

    /// The word that stands for it in a table and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Gather => "gather",
            Self::Understand => "understand",
            Self::Decide => "decide",
            Self::Close => "close",
        }
    }

    /// The phase with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == word)
    }
}

/// How a round is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its phases, in order; one may come more than once, or not at all.
    pub phases: Vec<Phase>,
    /// The place of the phase it is in.
    at: usize,
    /// Whether all cards are covered until they are revealed.
    pub covered: bool,
    /// How many votes each has.
    pub limits: Limits,
    /// What it opens with, where the group wrote that here.
    pub opening: Opening,
}

impl Default for Round {
    fn default() -> Self {
        Self {
            phases: Phase::ALL.to_vec(),
            at: 0,
            covered: false,
            limits: Limits::default(),
            opening: Opening::default(),
        }
    }
}

impl Round {
    pub(super) fn take(&mut self, field: &str, value: Value) {
        match (field, value) {
            ("phases", Value::Text(words)) => {
                let phases = words.split(' ').filter_map(Phase::parse).take(MAX_PHASES);
                let phases: Vec<_> = phases.collect();
                if !phases.is_empty() {
                    self.phases = phases;
                }
            }
            ("at", Value::Count(at)) => self.at = usize::try_from(at).unwrap_or(usize::MAX),
            ("intention", Value::Text(text)) => {
                self.opening.intention = Some(text).filter(|text| !text.is_empty());
            }
            ("note", Value::Text(text)) => {
                self.opening.note = Some(text).filter(|text| !text.is_empty());
            }
            ("covered", Value::Flag(covered)) => self.covered = covered,
            ("votes", Value::Count(votes)) => self.limits.votes = votes.clamp(1, 99),
            ("most", Value::Count(most)) => self.limits.most = most.clamp(1, 99),
            ("single", Value::Flag(single)) => self.limits.single = single,
            _ => {}
        }
    }

    /// Where it stands: a place of [`Round::phases`].
    pub fn at(&self) -> usize {
        self.at.min(self.phases.len().saturating_sub(1))
    }

    /// The phase it is in.
    pub fn phase(&self) -> Phase {
        self.phases.get(self.at()).copied().unwrap_or(Phase::Open)
    }

    /// Goes to the phase at a place.
    pub fn go(&self, place: usize) -> Write {
        let place = place.min(self.phases.len().saturating_sub(1));
        count("at", place)
    }

    /// Moves a phase one place up; the round stays in the phase it is in.
    pub fn raise(&self, place: usize) -> Vec<Write> {
        let mut phases = self.phases.clone();
        let Some(before) = place.checked_sub(1).filter(|_| place < phases.len()) else {
            return Vec::new();
        };
        phases.swap(before, place);
        let at = match self.at() {
            at if at == place => before,
            at if at == before => place,
            at => at,
        };
        vec![written(&phases), count("at", at)]
    }

    /// Leaves a phase out; the last one stays.
    pub fn skip(&self, place: usize) -> Vec<Write> {
        if self.phases.len() < 2 || place >= self.phases.len() {
            return Vec::new();
        }
        let mut phases = self.phases.clone();
        phases.remove(place);
        let at = self.at();
        let at = if place < at { at - 1 } else { at };
        vec![written(&phases), count("at", at.min(phases.len() - 1))]
    }

    /// Has a phase once more, at the end of the round.
    pub fn repeat(&self, phase: Phase) -> Vec<Write> {
        if self.phases.len() >= MAX_PHASES {
            return Vec::new();
        }
        let mut phases = self.phases.clone();
        phases.push(phase);
        vec![written(&phases)]
    }

    /// Covers all cards, or reveals them.
    pub fn cover(covered: bool) -> Write {
        ("round/covered".to_owned(), Value::Flag(covered))
    }

    /// Says what the round opens with: the `intention`, or the `note` before it. Nothing leaves it to the programme.
    pub fn say(field: &str, text: &str) -> Write {
        (
            ["round/", field].concat(),
            Value::Text(bounded(text, TEXT_CHARS)),
        )
    }

    /// Says how many votes each has.
    pub fn limit(limits: Limits) -> [Write; 3] {
        let number = |field: &str, number| (["round/", field].concat(), Value::Count(number));
        [
            number("votes", limits.votes),
            number("most", limits.most),
            ("round/single".to_owned(), Value::Flag(limits.single)),
        ]
    }
}

fn written(phases: &[Phase]) -> Write {
    let words: Vec<_> = phases.iter().map(|phase| phase.as_str()).collect();
    ("round/phases".to_owned(), Value::Text(words.join(" ")))
}

fn count(field: &str, count: usize) -> Write {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (["round/", field].concat(), Value::Count(count))
}
