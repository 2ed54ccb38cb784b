//! Weather and energy as they are offered: the words, and every energy there is.

use crate::widgets::journal::model::{Energy, Spoken};

/// The words for what is chosen, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
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
    use crate::widgets::journal::model::Weather;

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
