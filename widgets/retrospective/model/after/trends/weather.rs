//! The weathers with which people came to the boards: how many named each, and on how many boards. Nothing is worked out
//! from them.

use super::Board;
use crate::{
    text::{Spoken, Weather},
    widgets::retrospective::model::weather,
};

/// A weather that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sky {
    /// Which.
    pub weather: Weather,
    /// By how many.
    pub people: usize,
    /// On how many boards.
    pub boards: usize,
}

/// The weathers of the boards, in the order of the words.
pub fn skies(boards: &[Board]) -> Vec<Sky> {
    let sky = |weather: Weather| {
        let named = boards.iter().flat_map(|board| &board.weathers);
        let named = named.filter(|(one, _)| *one == weather);
        let (people, boards) = named.fold((0, 0), |(people, boards), (_, more)| {
            (people + more, boards + 1)
        });
        Sky {
            weather,
            people,
            boards,
        }
    };
    let all = Weather::ALL.map(sky);
    all.into_iter().filter(|sky| sky.people > 0).collect()
}

/// The same in words.
pub fn lines(skies: &[Sky], words: &Spoken) -> Vec<String> {
    let names = weather::words(&words.get("language"));
    let line = |sky: &Sky| {
        let said = weather::told(&[(sky.weather, sky.people)], &names).concat();
        let line = words.count("sky", sky.boards);
        line.replace("{weather}", &said)
    };
    skies.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Trends, words},
        *,
    };

    fn boards() -> [Board; 3] {
        let board = |weathers: &[(Weather, usize)]| Board {
            weathers: weathers.to_vec(),
            ..Board::default()
        };
        [
            board(&[(Weather::Fog, 2), (Weather::Wind, 1)]),
            board(&[(Weather::Wind, 3)]),
            board(&[]),
        ]
    }

    #[test]
    fn weathers_are_told_across_boards_in_words_also_of_boards_without_cards() {
        let trends = Trends::of(&boards(), &[], &[]);
        assert!(!trends.is_empty());
        assert_eq!(
            lines(&trends.skies, &words("en")),
            ["fog: 2 people, on 1 board", "wind: 4 people, on 2 boards"]
        );
        let french = "brouillard\u{a0}: 2 personnes, sur 1 tableau";
        assert_eq!(lines(&trends.skies, &words("fr"))[0], french);
    }

    #[test]
    fn weathers_leave_as_rows() {
        let trends = Trends::of(&boards(), &[], &[]);
        let rows = trends.csv(|_, column| column.to_owned());
        assert!(
            rows.ends_with("count\r\nweather,,fog,2\r\nweather,,wind,4\r\n"),
            "{rows}"
        );
    }
}
