//! Rows found in the journal, kept still while a hand is on one of them.

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

    #[test]
    fn the_list_comes_to_an_entry_with_the_page_that_has_it() {
        let edge = Some(("2026-03-14", "5"));
        assert!(is_beyond("2026-03-13", "9", edge));
        assert!(is_beyond("2026-03-14", "4", edge));
        assert!(!is_beyond("2026-03-14", "5", edge));
        assert!(!is_beyond("0000-01-01", "1", None));
    }
}
