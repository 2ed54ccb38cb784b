//! Shows where a query was found: ranges of the text as it was written, and the piece around them for the list.

use std::ops::Range;

use memchr::memmem;

use super::{fold, query::Query};

/// How many characters before the first found word are shown.
const BEFORE: usize = 30;

/// A piece of a text, on one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece, with `…` where the text goes on.
    pub text: String,
    /// What was found in it, in order, as bytes of the piece.
    pub found: Vec<Range<usize>>,
}

/// A found word or phrase.
struct Hit {
    at: Range<usize>,
    needle: usize,
}

/// What a query finds in a text, as bytes of the text, in order and without overlaps. Works for tags and questions too.
pub fn highlights(text: &str, query: &Query) -> Vec<Range<usize>> {
    merged(hits(text, query).into_iter().map(|hit| hit.at))
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

fn hits(text: &str, query: &Query) -> Vec<Hit> {
    let traced = fold::trace(text);
    let mut hits = Vec::new();
    for (number, needle) in query.needles().enumerate() {
        let (tag, needle) = untagged(needle);
        let mut from = 0;
        while let Some(found) = traced
            .text
            .get(from..)
            .and_then(|rest| memmem::find(rest, &needle))
        {
            // The space before the first word and the one after the last are no part of what is shown; the latter
            // may begin the next.
            let start = from + found + 1;
            let end = from + found + needle.trim_ascii_end().len();
            let at = origin(&traced, text, start)..end_of(&traced, text, end);
            let begins = |sign| {
                text.get(..at.start)
                    .is_some_and(|before| before.ends_with(sign))
            };
            if !tag || begins('#') || at.start == 0 {
                hits.push(Hit { at, needle: number });
            }
            from = end;
        }
    }
    hits.sort_by_key(|hit| (hit.at.start, hit.at.end));
    hits
}

/// A tag's needle as the words it has in a text.
fn untagged(needle: &[u8]) -> (bool, Vec<u8>) {
    match needle.strip_prefix(b" #") {
        Some(words) => {
            let spaced = words
                .iter()
                .map(|byte| if *byte == b'-' { b' ' } else { *byte });
            (true, [b' '].into_iter().chain(spaced).collect())
        }
        None => (false, needle.to_vec()),
    }
}

fn origin(traced: &fold::Traced, text: &str, at: usize) -> usize {
    traced.origins.get(at).copied().unwrap_or(text.len())
}

/// Where the last character of a hit ends, accents of its own included.
fn end_of(traced: &fold::Traced, text: &str, end: usize) -> usize {
    let last = origin(traced, text, end - 1);
    let mut after = traced.origins.get(end..).unwrap_or_default().iter();
    after.find(|at| **at > last).copied().unwrap_or(text.len())
}

fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
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

/// How many hits are compared to find the best piece.
const FEW: usize = 50;

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
    let mut out = Excerpt::default();
    if text
        .get(..piece.start)
        .is_some_and(|before| !before.trim().is_empty())
    {
        out.text.push_str("… ");
    }
    let mut open = ranges.iter().peekable();
    let mut begun = None;
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= piece.start) {
        if let (Some(start), Some(range)) = (begun, open.peek())
            && at >= range.end
        {
            out.found.push(start..out.text.trim_end().len());
            begun = None;
            open.next();
        }
        if at >= piece.end {
            break;
        }
        if open
            .peek()
            .is_some_and(|range| begun.is_none() && at >= range.start)
        {
            begun = Some(out.text.len());
        }
        if !c.is_whitespace() {
            out.text.push(c);
        } else if !out.text.is_empty() && !out.text.ends_with(' ') {
            out.text.push(' ');
        }
    }
    out.text.truncate(out.text.trim_end().len());
    if let Some(start) = begun {
        out.found.push(start..out.text.len());
    }
    if text
        .get(piece.end..)
        .is_some_and(|after| !after.trim().is_empty())
    {
        out.text.push_str(" …");
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        marked(text, &highlights(text, &Query::parse(typed)))
    }

    fn around(text: &str, typed: &str, characters: usize) -> String {
        let excerpt = excerpt(text, &Query::parse(typed), characters);
        marked(&excerpt.text, &excerpt.found)
    }

    fn marked(text: &str, ranges: &[Range<usize>]) -> String {
        let mut out = text.to_owned();
        for range in ranges.iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    #[test]
    fn what_is_found_is_shown_as_it_was_written() {
        assert_eq!(
            shown("L’Idée d’une ÎLE, l’idéal…", "idé ile"),
            "L’[Idé]e d’une [ÎLE], l’[idé]al…"
        );
        assert_eq!(
            shown("Cœurs e\u{301}te\u{301}", "co ete"),
            "[Cœ]urs [e\u{301}te\u{301}]"
        );
        assert_eq!(
            shown("à la\nfin, à la fin", "\"à la fin\""),
            "[à la\nfin], [à la fin]"
        );
        assert_eq!(shown("port port ports", "\"port\""), "[port] [port] ports");
        assert_eq!(shown("mer", "-mer 2026 #mer"), "[mer]");
    }

    #[test]
    fn a_tag_is_shown_where_it_has_its_sign() {
        assert_eq!(
            shown("un port, #port-neuf", "#port"),
            "un port, #[port]-neuf"
        );
        assert_eq!(shown("port", "#port"), "[port]");
        assert_eq!(shown("vie de groupe", "#vie-de-g"), "[vie de g]roupe");
    }

    #[test]
    fn overlapping_finds_are_shown_as_one() {
        assert_eq!(shown("portes", "port portes po"), "[portes]");
        assert_eq!(shown("a b c", "\"a b\" \"b c\""), "[a b c]");
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
        fn ranges_are_characters_of_the_text(text in "[a-cé#œ\u{301} \n’]{0,80}", typed in "[a-cé#œ\" ]{0,8}", characters in 0_usize..40) {
            let query = Query::parse(&typed);
            let in_order = |text: &str, ranges: &[Range<usize>]| {
                ranges.iter().all(|range| range.start < range.end && text.get(range.clone()).is_some())
                    && ranges.windows(2).all(|pair| pair[0].end <= pair[1].start)
            };
            prop_assert!(in_order(&text, &highlights(&text, &query)));
            let excerpt = excerpt(&text, &query, characters);
            prop_assert!(in_order(&excerpt.text, &excerpt.found), "{:?}", excerpt);
            prop_assert!(!excerpt.text.contains(['\n']));
        }
    }
}
