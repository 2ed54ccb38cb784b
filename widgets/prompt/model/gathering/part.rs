//! The parts in which answers are shown, each on its own: never two of them side by side for one person.

use crate::widgets::prompt::model::packet::{Asked, Packet, Reply, Scale};

/// A part of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The weathers.
    Weather,
    /// The words members gave with the weather, apart from it.
    WeatherWord,
    /// The steps of the scale.
    Scale,
    /// The chosen options.
    Choice,
    /// The options in the order that comes out of all orders.
    Ranking,
    /// Single words.
    Word,
    /// Texts that go on from the host's beginning.
    Starter,
    /// What members tried.
    Tried,
    /// Texts.
    Text,
}

impl Part {
    /// Every part, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Weather,
        Self::WeatherWord,
        Self::Scale,
        Self::Choice,
        Self::Ranking,
        Self::Word,
        Self::Starter,
        Self::Tried,
        Self::Text,
    ];

    /// Its word in what is stored, and the last part of its message key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WeatherWord => "weather-word",
            other => other.asked().as_str(),
        }
    }

    /// The part with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }

    /// Whether a packet has an answer for this part.
    pub(super) fn is_in(self, packet: &Packet) -> bool {
        match packet.answer(self.asked()) {
            Some(Reply::Weather(_, word)) if self == Self::WeatherWord => word.is_some(),
            answer => answer.is_some(),
        }
    }

    /// Whether it counts among the fewest that are shown together: on a scale only a step does.
    pub(super) fn counts(self, packet: &Packet) -> bool {
        match packet.answer(self.asked()) {
            Some(Reply::Scale(scale)) => matches!(scale, Scale::Step(_)),
            answer => answer.is_some(),
        }
    }

    /// What a packet says in words, for the parts that are words.
    pub(super) fn words(self, packet: &Packet) -> Option<String> {
        match packet.answer(self.asked())? {
            Reply::Text(text) | Reply::Word(text) | Reply::Starter(text) | Reply::Tried(text) => {
                Some(text.clone())
            }
            Reply::Weather(_, word) => word.clone(),
            Reply::Scale(_) | Reply::Choice(_) | Reply::Ranking(_) => None,
        }
    }

    fn asked(self) -> Asked {
        match self {
            Self::Weather | Self::WeatherWord => Asked::Weather,
            Self::Scale => Asked::Scale,
            Self::Choice => Asked::Choice,
            Self::Ranking => Asked::Ranking,
            Self::Word => Asked::Word,
            Self::Starter => Asked::Starter,
            Self::Tried => Asked::Tried,
            Self::Text => Asked::Text,
        }
    }
}
