//! The order of topics in a column, which a group gives them: a text on the card that leads, which sorts between its
//! neighbours'. Topics nobody placed come after those, in an order that tells nothing.

use std::collections::BTreeSet;

use super::{Table, Value, Write, on_card, topic::mixed};
use crate::widgets::retrospective::model::order;

impl Table {
    /// Sorts the topics of a column, given by their leading cards.
    pub fn arrange(&self, leads: &mut [String]) {
        leads.sort_by_cached_key(|lead| {
            let order = self.placed(lead).unwrap_or_default().to_owned();
            (order.is_empty(), order, mixed(lead))
        });
    }

    /// Puts a card at a place of a column, as a topic of its own or with the cards it leads. `leads` are the column's
    /// topics in their order.
    pub fn place(&self, id: &str, column: &str, leads: &[String], at: usize) -> Vec<Write> {
        let mut writes = Vec::new();
        if self.lead(id) != id {
            writes.extend(self.ungroup(id));
        }
        if self.cards.get(id).is_some_and(|card| card.column != column) {
            writes.push(on_card(id, "column", Value::Text(column.to_owned())));
        }
        let others: Vec<&String> = leads.iter().filter(|lead| *lead != id).collect();
        let at = at.min(others.len());
        let placed = others.iter().map_while(|lead| {
            let order = self.placed(lead)?;
            Some(((*lead).clone(), order.to_owned()))
        });
        let mut placed: Vec<(String, String)> = placed.collect();
        let known = placed.len();
        // Those before it that have no place of their own keep the one they have now.
        let room = others
            .get(known..at)
            .unwrap_or_default()
            .iter()
            .all(|lead| {
                let last = placed.last().map_or("", |(_, order)| order.as_str());
                let order = order::between(last, None);
                placed.extend(order.map(|order| ((*lead).clone(), order)));
                placed.last().is_some_and(|(known, _)| known == *lead)
            });
        let moved = if room {
            order::placing(&placed, id, at)
        } else {
            let mut ids: Vec<&str> = others.iter().map(|lead| lead.as_str()).collect();
            ids.insert(at, id);
            order::numbered(ids)
        };
        let mut fresh = placed.split_off(known);
        let again: BTreeSet<&str> = moved.iter().map(|(lead, _)| lead.as_str()).collect();
        fresh.retain(|(lead, _)| !again.contains(lead.as_str()));
        let order = |(lead, order): (String, String)| on_card(&lead, "order", Value::Text(order));
        writes.extend(fresh.into_iter().chain(moved).map(order));
        writes
    }

    fn placed(&self, lead: &str) -> Option<&str> {
        self.cards.get(lead)?.order.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::document::Document, *};

    const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

    fn board() -> Document {
        let document = Document::new(7);
        document.write(IDS.iter().flat_map(|id| {
            [("text", *id), ("column", "wind")]
                .map(|(field, text)| on_card(id, field, Value::Text(text.to_owned())))
        }));
        document
    }

    fn lane(table: &Table) -> Vec<String> {
        let mut leads: Vec<_> = table.topics().into_iter().map(|topic| topic.lead).collect();
        table.arrange(&mut leads);
        leads
    }

    #[test]
    fn a_card_that_comes_to_a_column_stands_after_those_that_were_placed() {
        let document = board();
        let leads = lane(&document.table());
        let last = leads[5].clone();
        document.write(document.table().place(&last, "wind", &leads, 0));
        assert_eq!(lane(&document.table())[0], last);
        let new = |field: &str| on_card("new", field, Value::Text("wind".to_owned()));
        document.write(["text", "column"].map(new));
        let leads = lane(&document.table());
        assert_eq!(leads[0], last);
        assert_eq!(leads.len(), 7);
    }

    #[test]
    fn a_card_leaves_its_topic_for_a_place_in_another_column() {
        let document = board();
        document.write(document.table().group("a", "b"));
        document.write(document.table().place("a", "rocks", &[], 0));
        let table = document.table();
        assert_eq!(table.lead("a"), "a");
        assert_eq!(table.cards["a"].column, "rocks");
    }

    proptest! {
        #[test]
        fn a_card_stands_where_it_was_put_and_the_others_keep_their_order(
            foreign in prop::collection::vec("[0-9A-Zé]{0,2}", 0..3),
            moves in prop::collection::vec((any::<prop::sample::Index>(), 0..7_usize), 1..12),
        ) {
            let document = board();
            // Texts that were not made here, some of them the same.
            document.write(foreign.iter().zip(IDS).map(|(order, id)| {
                on_card(id, "order", Value::Text(order.clone()))
            }));
            for (which, at) in moves {
                let leads = lane(&document.table());
                let id = leads[which.index(leads.len())].clone();
                let mut expected: Vec<_> = leads.iter().filter(|lead| **lead != id).cloned().collect();
                expected.insert(at.min(expected.len()), id.clone());
                document.write(document.table().place(&id, "wind", &leads, at));
                prop_assert_eq!(lane(&document.table()), expected);
            }
        }
    }
}
