//! A board as a table for spreadsheets: one row a card, one a weather that somebody came with, and
//! one a commitment.

use super::Whole;
use crate::{share::csv::row, text::Weather, widgets::retrospective::model::card::excerpt};

/// The names of the columns, the same in every language, so that tools find them.
const HEAD: [&str; 10] = [
    "board", "stage", "column", "group", "card", "author", "votes", "created", "action", "weather",
];

/// The rows. The votes of a topic stand in the row of the card that leads it, so that they can be added up; cards of a
/// table have no day, as none came with them. Weathers stand in the order of the words, which says nothing of whose they are.
pub fn write(whole: &Whole) -> String {
    let board = whole.name.as_str();
    let column = |id: &str| whole.column(id).unwrap_or(id).to_owned();
    let mut table = row(HEAD);
    for card in &whole.own {
        let column = column(&card.column);
        table.push_str(&row([
            board, "alone", &column, "", &card.text, "", "", &card.made, "", "",
        ]));
    }
    let groups = whole.table.iter().flat_map(|(outward, _)| &outward.groups);
    for group in groups {
        let lead = group.cards.first();
        let title = lead.map(|lead| lead.title.clone().unwrap_or_else(|| excerpt(&lead.text)));
        let is_group = group.cards.len() > 1 || lead.is_some_and(|lead| lead.title.is_some());
        let title = title.filter(|_| is_group).unwrap_or_default();
        for (place, card) in group.cards.iter().enumerate() {
            let votes = if place == 0 {
                group.votes.to_string()
            } else {
                String::new()
            };
            let author = card.author.as_deref().unwrap_or_default();
            let column = column(&card.column);
            table.push_str(&row([
                board, "together", &column, &title, &card.text, author, &votes, "", "", "",
            ]));
        }
    }
    let came = whole
        .table
        .iter()
        .flat_map(|(outward, _)| &outward.weathers);
    let mut weathers: Vec<Weather> = came.map(|one| one.weather).collect();
    weathers.sort_unstable();
    for weather in weathers {
        let weather = weather.as_str();
        table.push_str(&row([
            board, "together", "", "", "", "", "", "", "", weather,
        ]));
    }
    for one in &whole.commitments {
        table.push_str(&row([
            board,
            "ahead",
            "",
            "",
            "",
            "",
            "",
            &one.made,
            &one.what.text,
            "",
        ]));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{super::sample, *};

    #[test]
    fn every_card_every_weather_and_every_commitment_is_a_row() {
        let expected = "board,stage,column,group,card,author,votes,created,action,weather\r\n\
            spring,alone,Thorn,,\"Too much \"\"noise\"\"\",,,2026-11-29,,\r\n\
            spring,together,Rose,Welcoming,Tea <b>at</b> 4,,3,,,\r\n\
            spring,together,Bud,Welcoming,\"'=Maps\nof the house\",Ana,,,,\r\n\
            spring,together,,,,,,,,fog\r\n\
            spring,together,,,,,,,,fog\r\n\
            spring,ahead,,,,,,2026-11-29,Greet one newcomer,\r\n";
        assert_eq!(write(&sample()), expected);
    }

    #[test]
    fn a_card_that_stands_alone_is_in_no_group_and_an_unknown_column_keeps_its_id() {
        let mut whole = sample();
        whole.columns.clear();
        if let Some((outward, _)) = &mut whole.table {
            let cards = &mut outward.groups[0].cards;
            cards.truncate(1);
            cards[0].title = None;
        }
        assert!(write(&whole).contains("spring,together,rose,,Tea <b>at</b> 4,,3,,,\r\n"));
    }
}
