//! Looking across the boards of a space: words that come back, where cards stand, the weathers people came with, what became of what was noted down. All
//! of it is said in words; nothing is compared from one person to another, and nothing is measured against a goal.

pub mod weather;

use std::collections::BTreeSet;

use crate::{
    programme::Template,
    share::csv::row,
    text::{
        Spoken, Weather,
        recurring::{Recurring, Words},
    },
    widgets::retrospective::model::{Commitment, Stand, board::columns},
};

use weather::Sky;

/// How many words are shown.
const SHOWN: usize = 12;
/// On how many boards a word comes back.
const BOARDS: usize = 2;
/// On how many cards, where there is one board.
const CARDS: usize = 3;

/// A board, as far as its cards are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// Its name.
    pub name: String,
    /// Its cards, as column and text.
    pub cards: Vec<(String, String)>,
    /// How many came to its table with which weather.
    pub weathers: Vec<(Weather, usize)>,
}

/// Boards with the same columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Their template; none for the host's own columns.
    pub template: Option<Template>,
    /// How many boards these are.
    pub boards: usize,
    /// How many cards stand in each column, in the order of the columns.
    pub columns: Vec<(String, usize)>,
}

/// What there is to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trends {
    /// Words that come back, and whether what is counted are boards or, where there is one board, cards.
    pub words: Vec<Recurring>,
    /// How many boards have cards.
    pub boards: usize,
    /// Where cards stand.
    pub balances: Vec<Balance>,
    /// The weathers people came with.
    pub skies: Vec<Sky>,
    /// What became of commitments, and of how many.
    pub stands: Vec<(Stand, usize)>,
}

/// How full a column is beside the others of its boards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Nothing is there.
    None,
    /// Less than half of what each would have.
    Few,
    /// About as much as each would have.
    Some,
    /// Half as much again, or more.
    Many,
}

impl Fill {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "fill-none",
            Self::Few => "fill-few",
            Self::Some => "fill-some",
            Self::Many => "fill-many",
        }
    }
}

impl Balance {
    /// How full a column with so many cards is.
    pub fn fill(&self, cards: usize) -> Fill {
        let all: usize = self.columns.iter().map(|(_, cards)| cards).sum();
        let (each, cards) = (all, cards * self.columns.len());
        match cards {
            0 => Fill::None,
            cards if cards * 2 <= each => Fill::Few,
            cards if cards * 2 >= each * 3 => Fill::Many,
            _ => Fill::Some,
        }
    }
}

impl Trends {
    /// What is to be seen on these boards. `own` are the columns of the host, where the programme has some.
    pub fn of(boards: &[Board], own: &[String], commitments: &[Commitment]) -> Self {
        let skies = weather::skies(boards);
        let boards: Vec<&Board> = boards
            .iter()
            .filter(|board| !board.cards.is_empty())
            .collect();
        let mut words = Words::default();
        for board in &boards {
            let texts = board.cards.iter().map(|(_, text)| text.as_str());
            if boards.len() >= BOARDS {
                words.read(&texts.collect::<Vec<_>>().join("\n"));
            } else {
                texts.for_each(|text| words.read(text));
            }
        }
        let at_least = if boards.len() >= BOARDS {
            BOARDS
        } else {
            CARDS
        };
        Self {
            words: words.recurring(at_least, &BTreeSet::new(), SHOWN),
            boards: boards.len(),
            balances: balances(&boards, own),
            skies,
            stands: stands(commitments),
        }
    }

    /// Whether there is nothing to see yet.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.balances.is_empty()
            && self.skies.is_empty()
            && self.stands.is_empty()
    }

    /// All of it as rows for a spreadsheet. `title` says what a column is called.
    pub fn csv(&self, title: impl Fn(Option<Template>, &str) -> String) -> String {
        let mut table = row(["kind", "template", "name", "count"]);
        let unit = if self.boards >= BOARDS {
            "word-boards"
        } else {
            "word-cards"
        };
        for word in &self.words {
            table.push_str(&row([unit, "", &word.word, &word.entries.to_string()]));
        }
        for balance in &self.balances {
            let template = balance.template.map(Template::as_str).unwrap_or_default();
            for (column, cards) in &balance.columns {
                let name = title(balance.template, column);
                table.push_str(&row(["column", template, &name, &cards.to_string()]));
            }
        }
        for sky in &self.skies {
            let people = sky.people.to_string();
            table.push_str(&row(["weather", "", sky.weather.as_str(), &people]));
        }
        for (stand, count) in &self.stands {
            table.push_str(&row(["commitment", "", stand.as_str(), &count.to_string()]));
        }
        table
    }
}

/// Boards by their columns: the host's, else those of the smallest template that has all of them.
fn balances(boards: &[&Board], own: &[String]) -> Vec<Balance> {
    let mut all: Vec<Balance> = Vec::new();
    for board in boards {
        let used: BTreeSet<&str> = board
            .cards
            .iter()
            .map(|(column, _)| column.as_str())
            .collect();
        let is_own = !own.is_empty() && used.iter().all(|used| own.iter().any(|one| one == used));
        let has_all =
            |template: &&Template| used.iter().all(|used| columns(**template).contains(used));
        let fitting = Template::ALL.iter().filter(has_all);
        let template = fitting
            .min_by_key(|template| columns(**template).len())
            .copied();
        let template = template.filter(|_| !is_own);
        let names: Vec<String> = match template {
            Some(template) => columns(template)
                .iter()
                .map(|id| (*id).to_owned())
                .collect(),
            None if is_own => own.to_vec(),
            // Columns that nobody knows any more have no balance.
            None => continue,
        };
        let place = all.iter().position(|one| one.template == template);
        let place = place.unwrap_or_else(|| {
            all.push(Balance {
                template,
                boards: 0,
                columns: names.into_iter().map(|name| (name, 0)).collect(),
            });
            all.len() - 1
        });
        let Some(balance) = all.get_mut(place) else {
            continue;
        };
        balance.boards += 1;
        for (name, count) in &mut balance.columns {
            *count += board
                .cards
                .iter()
                .filter(|(column, _)| column == name)
                .count();
        }
    }
    all
}

/// What became of commitments; what nothing became of is not said.
fn stands(commitments: &[Commitment]) -> Vec<(Stand, usize)> {
    let all = [
        Stand::Open,
        Stand::Kept,
        Stand::Changed,
        Stand::Done,
        Stand::LetGo,
    ];
    let count = |stand| commitments.iter().filter(|one| one.state == stand).count();
    let counted = all.map(|stand| (stand, count(stand)));
    counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board(name: &str, cards: &[(&str, &str)]) -> Board {
        let cards = cards.iter();
        Board {
            name: name.to_owned(),
            cards: cards
                .map(|(column, text)| ((*column).to_owned(), (*text).to_owned()))
                .collect(),
            weathers: Vec::new(),
        }
    }

    fn boards() -> Vec<Board> {
        vec![
            board(
                "march",
                &[
                    ("rose", "L’accueil"),
                    ("rose", "Les horaires"),
                    ("rose", "Le café"),
                    ("bud", "Un guide"),
                ],
            ),
            board(
                "june",
                &[
                    ("rose", "Un bon accueil"),
                    ("thorn", "Les horaires des réunions"),
                ],
            ),
            board("empty", &[]),
        ]
    }

    #[test]
    fn words_come_back_from_board_to_board() {
        let trends = Trends::of(&boards(), &[], &[]);
        let words: Vec<_> = trends
            .words
            .iter()
            .map(|one| (one.word.as_str(), one.entries))
            .collect();
        assert_eq!(
            (words, trends.boards),
            (vec![("accueil", 2), ("horaires", 2)], 2)
        );
    }

    #[test]
    fn on_one_board_words_come_back_from_card_to_card() {
        let one = board(
            "march",
            &[
                ("rose", "Tea break"),
                ("rose", "Long break"),
                ("bud", "Breaks"),
                ("bud", "Tea"),
            ],
        );
        let trends = Trends::of(&[one], &[], &[]);
        let words: Vec<_> = trends
            .words
            .iter()
            .map(|one| (one.key.as_str(), one.entries))
            .collect();
        assert_eq!(words, [("break", 3)]);
    }

    #[test]
    fn where_cards_stand_is_told_by_template_in_words() {
        let trends = Trends::of(&boards(), &[], &[]);
        let [balance] = trends.balances.as_slice() else {
            panic!("{trends:?}")
        };
        assert_eq!(
            (balance.template, balance.boards),
            (Some(Template::RoseThornBud), 2)
        );
        let fills: Vec<_> = balance
            .columns
            .iter()
            .map(|(_, cards)| balance.fill(*cards))
            .collect();
        assert_eq!(fills, [Fill::Many, Fill::Few, Fill::Few]);
        assert_eq!(balance.fill(0), Fill::None);
        assert_eq!(balance.fill(2), Fill::Some);
    }

    #[test]
    fn the_columns_of_the_host_are_a_kind_of_their_own_and_unknown_ones_have_no_balance() {
        let boards = [board("a", &[("calm", "x")]), board("b", &[("gone", "y")])];
        let own = ["calm".to_owned(), "storm".to_owned()];
        let trends = Trends::of(&boards, &own, &[]);
        let [balance] = trends.balances.as_slice() else {
            panic!("{trends:?}")
        };
        assert_eq!(
            balance.columns,
            [("calm".to_owned(), 1), ("storm".to_owned(), 0)]
        );
    }

    #[test]
    fn what_became_of_commitments_is_counted_and_leaves_as_rows() {
        let one = |state| Commitment {
            state,
            ..Commitment::default()
        };
        let made = [one(Stand::Done), one(Stand::LetGo), one(Stand::Done)];
        let trends = Trends::of(&boards(), &[], &made);
        assert_eq!(trends.stands, [(Stand::Done, 2), (Stand::LetGo, 1)]);
        let rows = trends.csv(|_, column| column.to_uppercase());
        let expected = "kind,template,name,count\r\nword-boards,,accueil,2\r\nword-boards,,horaires,2\r\n\
            column,rose-thorn-bud,ROSE,4\r\ncolumn,rose-thorn-bud,THORN,1\r\ncolumn,rose-thorn-bud,BUD,1\r\n\
            commitment,,done,2\r\ncommitment,,let-go,1\r\n";
        assert_eq!(rows, expected);
        assert!(Trends::of(&[], &[], &[]).is_empty());
    }
}
