//! The weathers with which people came to a board: counted, in words, in the order of the words whatever the counts.

use crate::text::{Spoken, Weather};

/// How many named each; one that nobody named is not among them.
pub fn counted(named: impl IntoIterator<Item = Weather>) -> Vec<(Weather, usize)> {
    let mut counts = Weather::ALL.map(|one| (one, 0));
    for named in named {
        for (_, count) in counts.iter_mut().filter(|(one, _)| *one == named) {
            *count += 1;
        }
    }
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.collect()
}

/// How many came with each, in words.
pub fn told(counts: &[(Weather, usize)], words: &Spoken) -> Vec<String> {
    let line = |(weather, count): &(Weather, usize)| {
        let said = words.count("people", *count);
        said.replace("{weather}", &words.get(&weather.key()))
    };
    counts.iter().map(line).collect()
}

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weathers_are_counted_in_the_order_of_the_words_whatever_the_counts() {
        let named = [Weather::Wind, Weather::Fog, Weather::Wind];
        let counts = counted(named);
        assert_eq!(counts, [(Weather::Fog, 1), (Weather::Wind, 2)]);
        let said = told(&counts, &words("en"));
        assert_eq!(said, ["fog: 1 person", "wind: 2 people"]);
        assert!(counted([]).is_empty());
    }

    #[test]
    fn every_weather_has_the_name_it_has_in_the_journal() {
        use crate::widgets::journal::model::details;
        for language in ["en", "fr"] {
            let (here, there) = (words(language), details::words(language));
            for key in Weather::ALL.map(Weather::key) {
                assert_eq!(here.get(&key), there.get(&key));
                assert_ne!(here.get(&key), key);
            }
        }
    }
}
