//! Rows found in the journal, kept still while a hand is on one of them.

use std::collections::{BTreeMap, BTreeSet};

/// What was found, with the entries that were opened among it (`kept`) where they stood in `before`, though they may be
/// found elsewhere by now or not at all: what is written into an entry moves no row.
pub fn in_place(found: Vec<String>, before: &[String], kept: &[String]) -> Vec<String> {
    let stays = |id: &String| kept.contains(id) && before.contains(id);
    let mut rows: Vec<String> = found.into_iter().filter(|id| !stays(id)).collect();
    let mut above: Vec<&String> = Vec::new();
    for id in before {
        if stays(id) {
            let neighbour = above
                .iter()
                .rev()
                .find_map(|above| rows.iter().position(|row| row == *above));
            rows.insert(neighbour.map_or(0, |at| at + 1), id.clone());
        }
        above.push(id);
    }
    rows
}

/// A row on screen, and the entry that is in it. Another entry may take the row over; what makes the row stays then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which of the rows it is, whatever its place.
    pub seat: usize,
    /// The entry.
    pub id: String,
}

/// The rows of these entries, in their order: an entry keeps the row it had, and others take over the rows that are
/// free. When all is asked `anew`, each row keeps its place and takes the entry that belongs there, so that no row
/// moves.
pub fn seated(ids: Vec<String>, before: &[Row], anew: bool) -> Vec<Row> {
    let stays = |row: &&Row| !anew && ids.contains(&row.id);
    let staying: BTreeMap<&str, usize> = before
        .iter()
        .filter(stays)
        .map(|row| (row.id.as_str(), row.seat))
        .collect();
    let taken: BTreeSet<usize> = staying.values().copied().collect();
    let free = (0..).filter(|seat| !taken.contains(seat));
    let mut free = free.take(ids.len());
    ids.iter()
        .filter_map(|id| {
            let seat = staying.get(id.as_str()).copied().or_else(|| free.next())?;
            Some(Row {
                seat,
                id: id.clone(),
            })
        })
        .collect()
}

/// Whether an entry that is here stands before the oldest page read (`edge`, an order key and an
/// identifier), so that the list does not come to it yet.
pub fn is_beyond(order: &str, id: &str, edge: Option<(&str, &str)>) -> bool {
    edge.is_some_and(|edge| (order, id) < edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(found: &str, before: &str, kept: &str) -> String {
        let ids = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        in_place(ids(found), &ids(before), &ids(kept)).concat()
    }

    #[test]
    fn an_opened_row_stays_where_it_was_when_it_is_found_no_more() {
        assert_eq!(rows("ac", "abc", "b"), "abc");
        assert_eq!(rows("bc", "abc", "a"), "abc");
        assert_eq!(rows("", "abc", "b"), "b");
    }

    #[test]
    fn an_opened_row_stays_where_it_was_when_it_is_found_elsewhere() {
        assert_eq!(rows("bacd", "abcd", "b"), "abcd");
        assert_eq!(rows("acdb", "abcd", "b"), "abcd");
        assert_eq!(rows("bc", "abc", "ab"), "abc");
    }

    #[test]
    fn other_rows_come_and_go_as_they_are_found() {
        assert_eq!(rows("xac", "abc", ""), "xac");
        assert_eq!(rows("xacy", "abc", "b"), "xabcy");
        // Opened under another question.
        assert_eq!(rows("ac", "ac", "b"), "ac");
    }

    fn seats(found: &str, before: &str, anew: bool) -> String {
        let ids = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let before = seated(ids(before), &[], true);
        let rows = seated(ids(found), &before, anew);
        let said = rows.iter().map(|row| format!("{}{}", row.id, row.seat));
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_entry_keeps_its_row_and_a_new_one_takes_over_a_free_one() {
        assert_eq!(seats("abc", "", false), "a0 b1 c2");
        assert_eq!(seats("xbc", "abc", false), "x0 b1 c2");
        assert_eq!(seats("cbax", "abc", false), "c2 b1 a0 x3");
        assert_eq!(seats("b", "abc", false), "b1");
        assert_eq!(seats("", "abc", false), "");
    }

    #[test]
    fn rows_stay_in_place_when_something_else_is_asked() {
        assert_eq!(seats("cxa", "abc", true), "c0 x1 a2");
    }

    #[test]
    fn the_list_comes_to_an_entry_with_the_page_that_has_it() {
        let edge = Some(("2026-03-14", "5"));
        assert!(is_beyond("2026-03-13", "9", edge));
        assert!(is_beyond("2026-03-14", "4", edge));
        assert!(!is_beyond("2026-03-14", "5", edge));
        assert!(!is_beyond("0000-01-01", "1", None));
    }
}
