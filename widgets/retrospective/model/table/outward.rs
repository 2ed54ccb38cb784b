//! What of a table may leave: what is covered or was taken off stays, with all that hangs on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Table;
use crate::text::Weather;

/// A card that may leave, as the JSON of a board has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Its identifier on the table.
    pub id: String,
    /// The id of its column.
    pub column: String,
    /// What it says.
    pub text: String,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The card that leads its topic, where that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What the group calls the topic it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Taken along to what comes next.
    #[serde(default, skip_serializing_if = "is_not")]
    pub kept: bool,
    /// Somebody asked not to go on with this.
    #[serde(default, skip_serializing_if = "is_not")]
    pub paused: bool,
    /// The votes that were cast on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
    /// What people thought of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Reaction>,
    /// What was said on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Said>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the library hands on references"
)]
fn is_not(flag: &bool) -> bool {
    !flag
}

/// Votes of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The random number under which they vote.
    pub voter: String,
    /// How many.
    pub count: u32,
}

/// A reaction of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// Which.
    pub kind: String,
    /// The random number under which they react.
    pub who: String,
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Its identifier.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// The weather somebody came with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Came {
    /// The random number under which they came.
    pub who: String,
    /// The weather.
    pub weather: Weather,
}

/// A topic that may leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// How many votes it has.
    pub votes: u32,
    /// Its cards, the leading one first. There is at least one.
    pub cards: Vec<Seen>,
}

/// All that may leave of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outward {
    /// Its topics, by votes.
    pub groups: Vec<Group>,
    /// For whom somebody else votes, by random number.
    pub voters: Vec<(String, String)>,
    /// The weathers people came with.
    pub weathers: Vec<Came>,
    /// How many covered cards stay.
    pub stays: usize,
}

impl Table {
    /// What may leave, with the names of people or without.
    pub fn outward(&self, named: bool) -> Outward {
        let mut cast: BTreeMap<&str, Vec<Vote>> = BTreeMap::new();
        for (voter, card, count) in self.cast() {
            let voter = voter.to_owned();
            cast.entry(card).or_default().push(Vote { voter, count });
        }
        let came = self.weathers.iter().map(|(who, weather)| Came {
            who: who.clone(),
            weather: *weather,
        });
        let mut outward = Outward {
            weathers: came.collect(),
            ..Outward::default()
        };
        for topic in self.topics() {
            let open: Vec<&String> = topic
                .cards
                .iter()
                .filter(|id| !self.is_covered(id))
                .collect();
            outward.stays += topic.cards.len() - open.len();
            let Some(lead) = open.first().copied() else {
                continue;
            };
            // What the group says of a topic it says of the card that leads it.
            let is_whole = *lead == topic.lead;
            let seen = |id: &&String| self.seen(id, lead, is_whole && *id == lead, named, &cast);
            outward.groups.push(Group {
                votes: if is_whole { topic.votes } else { 0 },
                cards: open.iter().filter_map(seen).collect(),
            });
        }
        if named {
            let proxies = self.proxies.iter();
            outward.voters = proxies
                .map(|(id, name)| (id.clone(), name.clone()))
                .collect();
        }
        outward
    }

    fn seen(
        &self,
        id: &str,
        lead: &str,
        is_titled: bool,
        named: bool,
        cast: &BTreeMap<&str, Vec<Vote>>,
    ) -> Option<Seen> {
        let card = self.cards.get(id)?;
        let reactions = self.reactions_on(id);
        let comments = self.comments_on(id).into_iter();
        Some(Seen {
            id: id.to_owned(),
            column: card.column.clone(),
            text: card.text.clone(),
            author: card.author.clone().filter(|_| named),
            origin: card.origin.clone(),
            with: (id != lead).then(|| lead.to_owned()),
            title: card.title.clone().filter(|_| is_titled),
            kept: card.kept,
            paused: card.paused,
            votes: cast.get(id).cloned().unwrap_or_default(),
            reactions: reactions
                .map(|(kind, who)| Reaction {
                    kind: kind.to_owned(),
                    who: who.to_owned(),
                })
                .collect(),
            comments: comments
                .map(|(id, comment)| Said {
                    id: id.clone(),
                    text: comment.text.clone(),
                })
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Value, Write, comment, on_card},
        *,
    };

    fn table(more: impl IntoIterator<Item = Write>) -> Table {
        let text = |id: &str, text: &str| on_card(id, "text", Value::Text(text.to_owned()));
        let with = |id: &str| on_card(id, "with", Value::Text("a".to_owned()));
        let title = on_card("a", "title", Value::Text("Welcoming".to_owned()));
        let author = on_card("b", "author", Value::Text("Ana".to_owned()));
        let mut writes = vec![
            text("a", "Tea"),
            text("b", "Maps"),
            text("c", "Noise"),
            with("b"),
            title,
            author,
            ("vote/v/a".to_owned(), Value::Count(2)),
            ("react/v/a/same".to_owned(), Value::Flag(true)),
            Table::proxy("p", "Ben"),
        ];
        writes.extend(comment("k", "a", "Yes"));
        writes.extend(more);
        Table::read(writes)
    }

    #[test]
    fn a_topic_leaves_with_its_name_its_votes_and_what_was_said() {
        let outward = table([]).outward(true);
        let first = &outward.groups[0];
        assert_eq!((first.votes, outward.stays), (2, 0));
        let [lead, other] = first.cards.as_slice() else {
            panic!("{first:?}")
        };
        assert_eq!(lead.title.as_deref(), Some("Welcoming"));
        assert_eq!((lead.votes[0].count, &*lead.comments[0].text), (2, "Yes"));
        assert_eq!(lead.reactions[0].kind, "same");
        assert_eq!(other.with.as_deref(), Some("a"));
        assert_eq!(other.author.as_deref(), Some("Ana"));
        assert_eq!(outward.voters, [("p".to_owned(), "Ben".to_owned())]);
    }

    #[test]
    fn what_is_covered_or_taken_off_stays_with_all_that_hangs_on_it() {
        let covered = on_card("a", "hidden", Value::Flag(true));
        let gone = on_card("c", "gone", Value::Flag(true));
        let outward = table([covered, gone]).outward(true);
        assert_eq!((outward.groups.len(), outward.stays), (1, 1));
        let said = format!("{:?}", outward.groups);
        assert!(said.contains("Maps"));
        for hidden in ["Tea", "Noise", "Welcoming", "Yes", "same"] {
            assert!(!said.contains(hidden), "{hidden}: {said}");
        }
        assert_eq!(outward.groups[0].votes, 0);
        assert_eq!(outward.groups[0].cards[0].with, None);
        let all = table([super::super::Round::cover(true)]).outward(true);
        assert_eq!((all.groups.len(), all.stays), (0, 3));
    }

    #[test]
    fn the_weather_people_came_with_leaves_under_their_numbers() {
        let fog = super::super::arrive("v", Some(Weather::Fog));
        let outward = table([fog]).outward(false);
        let came = Came {
            who: "v".to_owned(),
            weather: Weather::Fog,
        };
        assert_eq!(outward.weathers, [came]);
        assert!(table([]).outward(true).weathers.is_empty());
    }

    #[test]
    fn names_stay_where_they_are_not_wanted() {
        let outward = table([]).outward(false);
        let said = format!("{outward:?}");
        assert!(!said.contains("Ana") && !said.contains("Ben"), "{said}");
    }
}
