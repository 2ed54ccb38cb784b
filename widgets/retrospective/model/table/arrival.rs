//! How people come to a round: each may name a weather, under their own number only. The others see how many came with
//! which, in the order of the words.

use super::{Table, Value, Write};
use crate::{text::Weather, widgets::retrospective::model::weather::counted};

impl Table {
    /// How many came with which weather.
    pub fn weathers(&self) -> Vec<(Weather, usize)> {
        counted(self.weathers.values().copied())
    }
}

/// Says with which weather somebody comes; nothing takes it back.
pub fn arrive(who: &str, weather: Option<Weather>) -> Write {
    let key = ["open", who, "weather"].join("/");
    let word = weather.map(Weather::as_str).unwrap_or_default();
    (key, Value::Text(word.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{super::document::Document, *};

    #[test]
    fn each_comes_with_one_weather_changes_it_and_takes_it_back() {
        let document = Document::new(1);
        document.write([
            arrive("a", Some(Weather::Wind)),
            arrive("b", Some(Weather::Fog)),
            arrive("c", Some(Weather::Fog)),
        ]);
        let counts = [(Weather::Fog, 2), (Weather::Wind, 1)];
        assert_eq!(document.table().weathers(), counts);
        document.write([arrive("b", Some(Weather::Sun)), arrive("c", None)]);
        let counts = [(Weather::Sun, 1), (Weather::Wind, 1)];
        assert_eq!(document.table().weathers(), counts);
    }

    #[test]
    fn what_is_no_weather_does_not_count_however_it_came() {
        let document = Document::new(1);
        let text = |key: &str, word: &str| (key.to_owned(), Value::Text(word.to_owned()));
        document.write([
            text("open/a/weather", "hail"),
            text("open/b/weather", "Sun"),
            text("open/c/d/weather", "sun"),
            text("open/e/mood", "sun"),
            ("open/f/weather".to_owned(), Value::Count(1)),
        ]);
        assert!(document.table().weathers().is_empty());
    }
}
