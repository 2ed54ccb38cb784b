//! Where a query is found in a text, as it was written.

use std::ops::Range;

use memchr::memmem;

use super::{fold, query::Query};

/// A found word or phrase.
pub(super) struct Hit {
    /// Where it stands, as bytes of the text.
    pub at: Range<usize>,
    /// Which word of the query it is, by its number.
    pub needle: usize,
}

/// What a query finds in a text, as bytes of the text, in order and without overlaps. Works for tags and questions too.
pub fn highlights(text: &str, query: &Query) -> Vec<Range<usize>> {
    merged(hits(text, query).into_iter().map(|hit| hit.at))
}

/// Every place where a query's words stand, in order.
pub(super) fn hits(text: &str, query: &Query) -> Vec<Hit> {
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

/// Ranges in order with those that overlap made one.
pub(super) fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        marked(text, &highlights(text, &Query::parse(typed)))
    }

    /// The text with its ranges in brackets.
    pub fn marked(text: &str, ranges: &[Range<usize>]) -> String {
        let mut out = text.to_owned();
        for range in ranges.iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    /// Whether ranges are whole characters of a text, one after the other.
    pub fn in_order(text: &str, ranges: &[Range<usize>]) -> bool {
        ranges
            .iter()
            .all(|range| range.start < range.end && text.get(range.clone()).is_some())
            && ranges.windows(2).all(|pair| pair[0].end <= pair[1].start)
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

    proptest! {
        #[test]
        fn ranges_are_characters_of_the_text(text in "[a-cé#œ\u{301} \n’]{0,80}", typed in "[a-cé#œ\" ]{0,8}") {
            let found = highlights(&text, &Query::parse(&typed));
            prop_assert!(in_order(&text, &found), "{:?}", found);
        }
    }
}
