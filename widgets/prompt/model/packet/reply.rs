//! The answers a packet can carry, one form for each type of question, and how each is written.

use serde_json::{Value, json};

use crate::text::Weather;

/// A type of answer, in the order in which a packet has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// A text.
    Text,
    /// One word.
    Word,
    /// A text that goes on from the host's beginning of a sentence.
    Starter,
    /// The weather.
    Weather,
    /// A step of a scale.
    Scale,
    /// One or several of the host's options.
    Choice,
    /// The host's options in the member's order.
    Ranking,
    /// One thing the member tried.
    Tried,
}

impl Asked {
    /// Every type, in order.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Word,
        Self::Starter,
        Self::Weather,
        Self::Scale,
        Self::Choice,
        Self::Ranking,
        Self::Tried,
    ];

    /// Its word in a packet.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Word => "word",
            Self::Starter => "starter",
            Self::Weather => "weather",
            Self::Scale => "scale",
            Self::Choice => "choice",
            Self::Ranking => "ranking",
            Self::Tried => "tried",
        }
    }

    /// The type with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.as_str() == word)
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A text.
    Text(String),
    /// One word.
    Word(String),
    /// A text that goes on from the host's beginning, the beginning included.
    Starter(String),
    /// The weather, and a word with it if the member wants one.
    Weather(Weather, Option<String>),
    /// A step of a scale, or why there is none.
    Scale(Scale),
    /// The ids of the chosen options.
    Choice(Vec<String>),
    /// The ids of the options, the first place first.
    Ranking(Vec<String>),
    /// One thing the member tried.
    Tried(String),
}

/// An answer on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// A step, counted from 1.
    Step(u8),
    /// The member prefers not to say.
    NotSaid,
    /// The question does not apply to the member.
    NotApplicable,
}

impl Scale {
    /// The most steps a scale has.
    pub const MOST_STEPS: u8 = 10;
    /// The word for preferring not to say.
    pub const NOT_SAID: &str = "not-said";
    /// The word for a question that does not apply.
    pub const NOT_APPLICABLE: &str = "not-applicable";
}

impl Reply {
    /// Its type.
    pub fn asked(&self) -> Asked {
        match self {
            Self::Text(_) => Asked::Text,
            Self::Word(_) => Asked::Word,
            Self::Starter(_) => Asked::Starter,
            Self::Weather(..) => Asked::Weather,
            Self::Scale(_) => Asked::Scale,
            Self::Choice(_) => Asked::Choice,
            Self::Ranking(_) => Asked::Ranking,
            Self::Tried(_) => Asked::Tried,
        }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Word(text) | Self::Starter(text) | Self::Tried(text) => {
                text.is_empty()
            }
            Self::Choice(options) | Self::Ranking(options) => options.is_empty(),
            Self::Weather(..) | Self::Scale(_) => false,
        }
    }

    /// The same without what says nothing but tells: the order in which options were clicked, the line ends of an
    /// operating system, blanks around.
    pub(super) fn plain(self) -> Self {
        match self {
            Self::Text(text) => Self::Text(plain(&text)),
            Self::Word(text) => Self::Word(plain(&text)),
            Self::Starter(text) => Self::Starter(plain(&text)),
            Self::Tried(text) => Self::Tried(plain(&text)),
            Self::Weather(weather, word) => {
                let word = word.map(|word| plain(&word));
                Self::Weather(weather, word.filter(|word| !word.is_empty()))
            }
            Self::Choice(mut options) => {
                options.sort_unstable();
                Self::Choice(options)
            }
            other @ (Self::Scale(_) | Self::Ranking(_)) => other,
        }
    }

    /// As it stands in a packet.
    pub(super) fn write(&self) -> Value {
        match self {
            Self::Text(text) | Self::Word(text) | Self::Starter(text) | Self::Tried(text) => {
                json!(text)
            }
            Self::Weather(weather, None) => json!({ "value": weather.as_str() }),
            Self::Weather(weather, Some(word)) => {
                json!({ "value": weather.as_str(), "word": word })
            }
            Self::Scale(Scale::Step(step)) => json!(step),
            Self::Scale(Scale::NotSaid) => json!(Scale::NOT_SAID),
            Self::Scale(Scale::NotApplicable) => json!(Scale::NOT_APPLICABLE),
            Self::Choice(options) | Self::Ranking(options) => json!(options),
        }
    }
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}
