//! The piece of a text around what a query finds in it, for the list.

use std::ops::Range;

use super::{
    highlight::{Hit, hits, merged},
    query::Query,
};

/// How many characters before the first found word are shown.
const BEFORE: usize = 30;
/// How many hits are compared to find the best piece.
const FEW: usize = 50;

/// A piece of a text, on one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece, with `…` where the text goes on.
    pub text: String,
    /// What was found in it, in order, as bytes of the piece.
    pub found: Vec<Range<usize>>,
}

/// The piece of a text of about so many characters in which most of a query is found; its beginning when nothing is.
pub fn excerpt(text: &str, query: &Query, characters: usize) -> Excerpt {
    let hits = hits(text, query);
    let start = best(text, &hits, characters).map_or(0, |at| back(text, at, BEFORE));
    let piece = cut(text, start, characters);
    let inside = |hit: &Hit| {
        let (from, to) = (hit.at.start.max(piece.start), hit.at.end.min(piece.end));
        (from < to).then_some(from..to)
    };
    on_one_line(text, &piece, &merged(hits.iter().filter_map(inside)))
}

/// Where the hit stands from which on most different words are found within the piece.
fn best(text: &str, hits: &[Hit], characters: usize) -> Option<usize> {
    let room = characters.saturating_sub(BEFORE);
    let score = |(first, hit): &(usize, &Hit)| {
        let end = cut(text, hit.at.start, room).end;
        let near = hits.iter().skip(*first).take_while(|one| one.at.end <= end);
        near.fold(0_u64, |seen, one| seen | 1 << (one.needle % 64))
            .count_ones()
    };
    // The first of the best: `max_by_key` takes the last.
    let best = hits.iter().enumerate().take(FEW).rev().max_by_key(score);
    best.map(|(_, hit)| hit.at.start)
}

/// The beginning of a word at most so many characters before a place, on the same line.
fn back(text: &str, at: usize, characters: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let before = before.get(line..).unwrap_or_default();
    let mut starts = before.char_indices().rev();
    match starts.nth(characters) {
        None => line,
        Some((start, _)) => {
            let near = before.get(start..).unwrap_or_default();
            near.find(char::is_whitespace)
                .map_or(at, |gap| line + start + gap)
        }
    }
}

/// A piece of at most so many characters that ends at a word, if there is one.
fn cut(text: &str, start: usize, characters: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let Some((end, _)) = rest.char_indices().nth(characters) else {
        return start..text.len();
    };
    let piece = rest.get(..end).unwrap_or_default();
    let word = piece
        .rfind(char::is_whitespace)
        .filter(|gap| *gap > end / 2);
    start..start + word.unwrap_or(end)
}

/// The piece with single spaces for its gaps, and the ranges where they are now.
fn on_one_line(text: &str, piece: &Range<usize>, ranges: &[Range<usize>]) -> Excerpt {
    let holds_words = |part: Option<&str>| part.is_some_and(|part| !part.trim().is_empty());
    let mut out = Excerpt::default();
    if holds_words(text.get(..piece.start)) {
        out.text.push_str("… ");
    }
    let mut at = piece.start;
    for range in ranges {
        push(text.get(at..range.start), &mut out.text);
        let start = out.text.len();
        push(text.get(range.clone()), &mut out.text);
        out.found.push(start..out.text.len());
        at = range.end;
    }
    push(text.get(at..piece.end), &mut out.text);
    out.text.truncate(out.text.trim_end().len());
    if holds_words(text.get(piece.end..)) {
        out.text.push_str(" …");
    }
    out
}

fn push(part: Option<&str>, out: &mut String) {
    for c in part.unwrap_or_default().chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::highlight::tests::{in_order, marked},
        *,
    };

    fn around(text: &str, typed: &str, characters: usize) -> String {
        let excerpt = excerpt(text, &Query::parse(typed), characters);
        marked(&excerpt.text, &excerpt.found)
    }

    #[test]
    fn an_excerpt_is_the_piece_with_most_of_the_query() {
        let text = "Un port au loin. ".to_owned()
            + &"Rien à dire ici. ".repeat(20)
            + "\nLe port et la mer.\n\nFin.";
        assert_eq!(
            around(&text, "port mer", 60),
            "… Le [port] et la [mer]. Fin."
        );
        assert_eq!(
            around(&text, "port", 40),
            "Un [port] au loin. Rien à dire ici. Rien …"
        );
        assert_eq!(around(&text, "2026", 22), "Un port au loin. Rien …");
    }

    #[test]
    fn a_piece_begins_and_ends_at_words() {
        let text = "abcdefgh ".repeat(30) + "port " + &"ijklmnop ".repeat(30);
        assert_eq!(
            around(&text, "port", 60),
            "… abcdefgh abcdefgh abcdefgh [port] ijklmnop ijklmnop ijklmnop …"
        );
        // A word that fills the piece is cut where the piece ends.
        assert_eq!(around(&"é".repeat(100), "é", 10), "[é]ééééééééé …");
    }

    proptest! {
        #[test]
        fn what_is_found_is_in_the_excerpt(text in "[a-cé#œ\u{301} \n’]{0,80}", typed in "[a-cé#œ\" ]{0,8}", characters in 0_usize..40) {
            let query = Query::parse(&typed);
            let excerpt = excerpt(&text, &query, characters);
            prop_assert!(in_order(&excerpt.text, &excerpt.found), "{:?}", excerpt);
            prop_assert!(!excerpt.text.contains(['\n']));
        }
    }
}
