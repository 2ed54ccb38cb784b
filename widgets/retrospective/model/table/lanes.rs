//! The columns of a table: which topics stand in each, in their order, all in one walk.

use std::collections::{BTreeMap, BTreeSet};

use super::{Table, Topic};
use crate::widgets::retrospective::model::OTHER;

/// What stands in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lane {
    /// Its topics in their order, by the cards that lead them.
    pub leads: Vec<String>,
    /// How many cards these topics have.
    pub cards: usize,
}

impl Table {
    /// The columns in which something stands. What is in none of the board's stands in [`OTHER`].
    pub fn lanes(&self, topics: &[Topic], columns: &[String]) -> BTreeMap<String, Lane> {
        let known: BTreeSet<&String> = columns.iter().collect();
        let mut lanes: BTreeMap<String, Lane> = BTreeMap::new();
        for topic in topics {
            let column = self.cards.get(&topic.lead).map(|card| &card.column);
            let column = column.filter(|column| known.contains(column));
            let column = column.map_or(OTHER, String::as_str);
            let lane = lanes.entry(column.to_owned()).or_default();
            lane.leads.push(topic.lead.clone());
            lane.cards += topic.cards.len();
        }
        for lane in lanes.values_mut() {
            self.arrange(&mut lane.leads);
        }
        lanes
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Value, document::Document, on_card},
        *,
    };

    #[test]
    fn a_topic_stands_in_the_column_of_the_card_that_leads_it_and_its_cards_count_there() {
        let document = Document::new(7);
        for (id, column) in [("a", "wind"), ("b", "rocks"), ("c", "wind"), ("d", "gone")] {
            let field = |name: &str, text: &str| on_card(id, name, Value::Text(text.to_owned()));
            document.write([field("text", id), field("column", column)]);
        }
        document.write(document.table().group("b", "a"));
        document.write(document.table().place("c", "wind", &["a".to_owned()], 0));
        let table = document.table();
        let lanes = table.lanes(&table.topics(), &["wind".to_owned(), "rocks".to_owned()]);
        let lane = |leads: &[&str], cards: usize| Lane {
            leads: leads.iter().map(|lead| (*lead).to_owned()).collect(),
            cards,
        };
        let expected = [("wind", lane(&["c", "a"], 3)), (OTHER, lane(&["d"], 1))];
        assert_eq!(
            lanes,
            expected.map(|(id, lane)| (id.to_owned(), lane)).into()
        );
    }
}
