//! Weather as a word for how it is: the same eight wherever somebody is asked for one. They have no order and are never
//! averaged.

use serde::{Deserialize, Serialize};

/// One of the eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weather {
    /// Sun.
    Sun,
    /// Sun and cloud.
    SunAndCloud,
    /// Clouds.
    Cloud,
    /// Fog: one does not see clearly.
    Fog,
    /// Rain.
    Rain,
    /// Storm.
    Storm,
    /// Wind.
    Wind,
    /// Rainbow.
    Rainbow,
}

impl Weather {
    /// Every weather, as they are offered; the order says nothing.
    pub const ALL: [Self; 8] = [
        Self::Sun,
        Self::SunAndCloud,
        Self::Cloud,
        Self::Fog,
        Self::Rain,
        Self::Storm,
        Self::Wind,
        Self::Rainbow,
    ];

    /// Its word, as it is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sun => "sun",
            Self::SunAndCloud => "sun-and-cloud",
            Self::Cloud => "cloud",
            Self::Fog => "fog",
            Self::Rain => "rain",
            Self::Storm => "storm",
            Self::Wind => "wind",
            Self::Rainbow => "rainbow",
        }
    }

    /// The key of its name, wherever names of weathers are.
    pub fn key(self) -> String {
        ["weather.", self.as_str()].concat()
    }

    /// The weather with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weather_is_stored_and_sent_under_the_same_word() {
        for one in Weather::ALL {
            let stored = serde_json::to_value(one).expect("JSON");
            assert_eq!(stored, one.as_str());
            assert_eq!(Weather::parse(one.as_str()), Some(one));
        }
        assert_eq!(Weather::parse("hail"), None);
    }
}
