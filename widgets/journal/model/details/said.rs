//! Weather and energy as they are offered: every word there is and its name.

use crate::widgets::journal::model::{Energy, Spoken, Weather};

/// The words for what is chosen, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

impl Weather {
    /// Every weather, in the order they are offered; the order says nothing.
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

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sun => "weather.sun",
            Self::SunAndCloud => "weather.sun-and-cloud",
            Self::Cloud => "weather.cloud",
            Self::Fog => "weather.fog",
            Self::Rain => "weather.rain",
            Self::Storm => "weather.storm",
            Self::Wind => "weather.wind",
            Self::Rainbow => "weather.rainbow",
        }
    }
}

impl Energy {
    /// Every energy, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Low, Self::Steady, Self::High];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "energy.low",
            Self::Steady => "energy.steady",
            Self::High => "energy.high",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weather_and_every_energy_has_a_name_of_its_own() {
        let weathers = Weather::ALL.map(Weather::key);
        for language in ["en", "fr"] {
            let words = words(language);
            let mut names: Vec<_> = weathers.iter().map(|key| words.get(key)).collect();
            assert!(names.iter().all(|name| !name.contains('.')), "{names:?}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 8);
            for energy in Energy::ALL {
                assert_ne!(words.get(energy.key()), energy.key());
            }
        }
    }
}
