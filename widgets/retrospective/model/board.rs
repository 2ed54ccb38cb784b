//! A board: its columns, its stages, and which card stands where.

use super::Card;
use crate::programme::{self, Programme, Stage, Template};

/// The id of the column for cards whose own column is gone. No column of a programme can have it.
pub const OTHER: &str = "";

/// A column of a board.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its id; cards hang on it.
    pub id: String,
    /// The host's words, or those that are loaded with the template; none where the message files have them.
    pub host: Option<programme::Column>,
}

/// What a board is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The template; none with the host's own columns.
    pub template: Option<Template>,
    /// The template's name; none where the message files have it.
    pub name: Option<String>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its stages, in order.
    pub stages: Vec<Stage>,
}

/// The cards of a column, by identifier, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The column's id, or [`OTHER`].
    pub column: String,
    /// Its cards.
    pub cards: Vec<String>,
}

/// The board of a programme: the host's own columns, or the programme's template, or the attribute's, or the default.
pub fn board(programme: Option<&Programme>, attribute: Option<&str>) -> Board {
    let wanted = programme.and_then(|programme| programme.retrospective.as_ref());
    let stages = stages(wanted.map_or(Stage::ALL, |wanted| &wanted.stages));
    let own = wanted
        .map(|wanted| &wanted.columns)
        .filter(|columns| !columns.is_empty());
    if let Some(own) = own {
        let column = |one: &programme::Column| Column {
            id: one.id.to_string(),
            host: Some(one.clone()),
        };
        return Board {
            template: None,
            name: None,
            columns: own.iter().map(column).collect(),
            stages,
        };
    }
    let template = wanted
        .and_then(|wanted| wanted.template)
        .or_else(|| attribute.and_then(Template::parse))
        .unwrap_or_default();
    let column = |id: &&str| Column {
        id: (*id).to_owned(),
        host: None,
    };
    Board {
        template: Some(template),
        name: None,
        columns: columns(template).iter().map(column).collect(),
        stages,
    }
}

/// The columns of a template; their words are in the message files, or in `templates`.
pub fn columns(template: Template) -> &'static [&'static str] {
    match template {
        Template::StartStopContinue => &["start", "stop", "continue"],
        Template::FourL => &["liked", "learned", "lacked", "longed-for"],
        Template::Sailboat => &["wind", "anchors", "rocks", "island"],
        Template::RoseThornBud => &["rose", "thorn", "bud"],
        Template::KeepProblemTry => &["keep", "problem", "try"],
        Template::Takeaways => &["takeaways", "lessons", "progress", "let-go"],
        Template::ValueCycles => &["immediate", "potential", "applied", "realised"],
        Template::Observers => &["noticed", "took-away", "easier"],
        Template::Daki => &["drop", "add", "keep", "improve"],
        Template::Kalm => &["keep", "add", "less", "more"],
        Template::Starfish => &["keep", "less", "more", "stop", "start"],
        Template::MadSadGlad => &["mad", "sad", "glad"],
        Template::Balloon => &["storm-clouds", "clear-skies", "hot-air", "sandbags"],
        Template::Mountain => &["weather", "ropes", "boulders", "first-aid"],
        Template::LikeWishWonder => &["like", "wish", "wonder"],
        Template::Wrap => &["wishes", "risks", "appreciations", "puzzles"],
        Template::Samolo => &["same", "more", "less"],
        Template::SurprisedWorriedInspired => &["surprised", "worried", "inspired"],
        Template::HopesFears => &["hopes", "fears"],
        Template::Energy => &["charged", "low", "gives"],
        Template::SixHats => &["blue", "white", "yellow", "black", "green", "red"],
        Template::Swot => &["strengths", "weaknesses", "opportunities", "threats"],
        Template::SpeedCar => &["engine", "parachute"],
        Template::HeardSeenRespected => &["heard", "seen", "respected"],
        Template::LeanCoffee => &["to-discuss", "discussing", "discussed"],
        Template::PlusDelta => &["plus", "delta"],
        Template::WorkingStuck => &["working", "stuck"],
        Template::Wins => &["wins", "learnings", "improvements", "questions"],
        Template::WeatherReport => &["sun", "clouds", "storm", "forecast"],
        Template::Timeline => &["arrival", "first-weeks", "turning", "today"],
        Template::Letter => &["welcome", "expect", "advice", "wish"],
    }
}

/// The stages shown. The cards are always there, as they are what one brings to the others.
fn stages(wanted: &[Stage]) -> Vec<Stage> {
    let alone = (!wanted.contains(&Stage::Alone)).then_some(Stage::Alone);
    alone.into_iter().chain(wanted.iter().copied()).collect()
}

/// The cards of one board in their columns, in order; a last lane for those whose column is gone, when there are any.
pub fn lanes<'a>(
    name: &str,
    columns: &[Column],
    cards: impl IntoIterator<Item = (&'a str, &'a Card)>,
) -> Vec<Lane> {
    let mut sorted: Vec<_> = cards
        .into_iter()
        .filter(|(_, card)| card.board == name)
        .collect();
    sorted.sort_by(|(a, one), (b, other)| (&one.order, a).cmp(&(&other.order, b)));
    let mut lanes: Vec<_> = columns
        .iter()
        .map(|column| Lane {
            column: column.id.clone(),
            cards: Vec::new(),
        })
        .collect();
    let mut other = Lane {
        column: OTHER.to_owned(),
        cards: Vec::new(),
    };
    for (id, card) in sorted {
        let lane = lanes.iter_mut().find(|lane| lane.column == card.column);
        lane.unwrap_or(&mut other).cards.push(id.to_owned());
    }
    if !other.cards.is_empty() {
        lanes.push(other);
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::retrospective::model::templates;

    fn programme(retrospective: &str) -> Programme {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "retrospective": {retrospective}}}"#
        );
        crate::programme::read(&text)
            .map(|(programme, _)| programme)
            .expect("a programme")
    }

    fn ids(board: &Board) -> Vec<&str> {
        board
            .columns
            .iter()
            .map(|column| column.id.as_str())
            .collect()
    }

    fn card(board: &str, column: &str, order: &str) -> Card {
        let [board, column, order] = [board, column, order].map(str::to_owned);
        Card {
            board,
            column,
            order,
            text: String::new(),
            source: None,
        }
    }

    #[test]
    fn own_columns_win_then_the_programmes_template_then_the_attribute_then_takeaways() {
        let own =
            programme(r#"{"template": "sailboat", "columns": [{"id": "calm", "title": "Calm"}]}"#);
        assert_eq!(ids(&board(Some(&own), Some("four-l"))), ["calm"]);
        let template = programme(r#"{"template": "rose-thorn-bud"}"#);
        assert_eq!(
            ids(&board(Some(&template), Some("four-l"))),
            ["rose", "thorn", "bud"]
        );
        let neither = programme("{}");
        assert_eq!(
            ids(&board(Some(&neither), Some("keep-problem-try"))),
            ["keep", "problem", "try"]
        );
        assert_eq!(
            ids(&board(None, None)),
            ["takeaways", "lessons", "progress", "let-go"]
        );
        assert_eq!(
            board(None, Some("no such")).template,
            Some(Template::Takeaways)
        );
    }

    #[test]
    fn the_cards_are_there_whatever_stages_a_host_names() {
        let ahead = board(Some(&programme(r#"{"stages": ["ahead"]}"#)), None);
        assert_eq!(ahead.stages, [Stage::Alone, Stage::Ahead]);
        let turned = board(Some(&programme(r#"{"stages": ["ahead", "alone"]}"#)), None);
        assert_eq!(turned.stages, [Stage::Ahead, Stage::Alone]);
        assert_eq!(board(None, None).stages, Stage::ALL);
    }

    #[test]
    fn every_column_the_message_files_speak_of_has_words_in_both_languages() {
        for messages in [include_str!("../en.json"), include_str!("../fr.json")] {
            let messages: std::collections::BTreeMap<String, String> =
                serde_json::from_str(messages).expect("messages");
            let common = Template::ALL
                .iter()
                .filter(|one| !templates::is_here(**one));
            for column in common.flat_map(|template| columns(*template)) {
                let prompt = format!("column.{column}.prompt");
                assert!(
                    messages.contains_key(&format!("column.{column}")),
                    "{column}"
                );
                assert!(messages.contains_key(&prompt), "{column}");
            }
        }
    }

    #[test]
    fn the_loader_knows_the_templates_too() {
        let loader = include_str!("../../../src/embed/attributes.js");
        assert!(
            Template::WORDS
                .iter()
                .all(|word| loader.contains(&format!("\"{word}\"")))
        );
    }

    #[test]
    fn cards_stand_in_their_columns_in_order_and_those_without_one_in_a_last() {
        let shown = board(None, Some("rose-thorn-bud"));
        let cards = [
            ("b", card("board", "rose", "V")),
            ("c", card("board", "rose", "k")),
            ("a", card("board", "rose", "V")),
            ("d", card("board", "gone", "V")),
            ("e", card("another", "rose", "V")),
        ];
        let found = lanes(
            "board",
            &shown.columns,
            cards.iter().map(|(id, card)| (*id, card)),
        );
        let cards: Vec<_> = found.iter().map(|lane| lane.cards.join(" ")).collect();
        assert_eq!(cards, ["a b c", "", "", "d"]);
        assert_eq!(found.last().map(|lane| lane.column.as_str()), Some(OTHER));
        assert_eq!(lanes("board", &shown.columns, []).len(), 3);
    }
}
