//! What differs between two texts, word by word.
//!
//! The work is bounded: where more than a thousand words differ the texts are compared line by line, and where more lines
//! than that do, what differs is shown as one. Changed words with nothing but a space between them are one change.

use std::ops::Range;

use super::shortest::kept_in;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is in both texts.
    Kept,
    /// It is in the earlier text alone.
    Removed,
    /// It is in the later text alone.
    Added,
}

/// A piece of text and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// What became of it.
    pub change: Change,
    /// The piece.
    pub text: &'a str,
}

/// A stretch of both texts, the same in both or not, as bytes.
struct Stretch {
    same: bool,
    before: Range<usize>,
    after: Range<usize>,
}

/// What differs, in reading order, what was removed before what was added. Kept and removed runs together are the earlier
/// text, kept and added ones the later.
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Run<'a>> {
    let stretches = stretches(&words(before), &words(after))
        .or_else(|| stretches(&lines(before), &lines(after)))
        .unwrap_or_else(|| whole(before, after));
    let mut runs = Vec::new();
    for stretch in joined(stretches, before) {
        let removed = before.get(stretch.before).unwrap_or_default();
        let added = after.get(stretch.after).unwrap_or_default();
        let found = if stretch.same {
            [(Change::Kept, removed), (Change::Added, "")]
        } else {
            [(Change::Removed, removed), (Change::Added, added)]
        };
        let found = found.map(|(change, text)| Run { change, text });
        runs.extend(found.into_iter().filter(|run| !run.text.is_empty()));
    }
    runs
}

/// Words, gaps, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c == '\n' || !c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind_of_first = kind(first);
        let end = match kind_of_first {
            1 => first.len_utf8(),
            _ => rest
                .find(|c| kind(c) != kind_of_first)
                .unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The texts as one change between what both start and end with.
fn whole(before: &str, after: &str) -> Vec<Stretch> {
    let (one, other) = (lines(before), lines(after));
    let (start, end) = common(&one, &other);
    let bytes = |pieces: &[&str], count: usize| -> usize {
        pieces.iter().take(count).map(|piece| piece.len()).sum()
    };
    let (from, to) = (
        bytes(&one, start),
        bytes(&one, one.len() - end)..bytes(&other, other.len() - end),
    );
    vec![
        Stretch {
            same: true,
            before: 0..from,
            after: 0..from,
        },
        Stretch {
            same: false,
            before: from..to.start,
            after: from..to.end,
        },
        Stretch {
            same: true,
            before: to.start..before.len(),
            after: to.end..after.len(),
        },
    ]
}

/// How many pieces two lists start with alike, and how many of the rest they end with alike.
fn common(one: &[&str], other: &[&str]) -> (usize, usize) {
    let same = |(one, other): &(&&str, &&str)| one == other;
    let start = one.iter().zip(other).take_while(same).count();
    let rest = |pieces: &[&str]| pieces.len() - start;
    let most = rest(one).min(rest(other));
    let ends = one.iter().rev().zip(other.iter().rev());
    (start, ends.take_while(same).take(most).count())
}

/// The stretches of two lists of pieces; nothing when too many of them differ.
fn stretches(one: &[&str], other: &[&str]) -> Option<Vec<Stretch>> {
    let (start, end) = common(one, other);
    let middle = |pieces: &[&'_ str]| start..pieces.len() - end;
    let kept = kept_in(one.get(middle(one))?, other.get(middle(other))?)?;
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut at, mut byte) = ((0, 0), (0, 0));
    let pairs = (0..start).map(|n| (n, n));
    let pairs = pairs.chain(kept.into_iter().map(|(x, y)| (x + start, y + start)));
    let ending = (0..=end).map(|n| (one.len() - end + n, other.len() - end + n));
    for (x, y) in pairs.chain(ending) {
        let skipped = (length(one, at.0..x), length(other, at.1..y));
        push(&mut stretches, false, &mut byte, skipped);
        let (this, that) = (length(one, x..x + 1), length(other, y..y + 1));
        push(&mut stretches, true, &mut byte, (this, that));
        at = (x + 1, y + 1);
    }
    Some(stretches)
}

fn length(pieces: &[&str], range: Range<usize>) -> usize {
    let end = range.end.min(pieces.len());
    let pieces = pieces.get(range.start.min(end)..end).unwrap_or_default();
    pieces.iter().map(|piece| piece.len()).sum()
}

/// Adds a stretch of so many bytes of each text, to the last one if that is of its kind.
fn push(
    stretches: &mut Vec<Stretch>,
    same: bool,
    byte: &mut (usize, usize),
    length: (usize, usize),
) {
    if length == (0, 0) {
        return;
    }
    let (before, after) = (byte.0..byte.0 + length.0, byte.1..byte.1 + length.1);
    *byte = (before.end, after.end);
    match stretches.last_mut() {
        Some(last) if last.same == same => {
            last.before.end = before.end;
            last.after.end = after.end;
        }
        _ => stretches.push(Stretch {
            same,
            before,
            after,
        }),
    }
}

/// Takes two changes with nothing but spaces between them for one.
fn joined(stretches: Vec<Stretch>, before: &str) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        if !stretch.same
            && let [.., change, between] = joined.as_mut_slice()
            && !change.same
            && before
                .get(between.before.clone())
                .is_some_and(|text| text.chars().all(|c| c.is_whitespace() && c != '\n'))
        {
            change.before.end = stretch.before.end;
            change.after.end = stretch.after.end;
            joined.pop();
        } else {
            joined.push(stretch);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `[-removed-]` and `{+added+}`.
    fn drawn(before: &str, after: &str) -> String {
        let draw = |run: Run| match run.change {
            Change::Kept => run.text.to_owned(),
            Change::Removed => std::format!("[-{}-]", run.text),
            Change::Added => std::format!("{{+{}+}}", run.text),
        };
        compare(before, after).into_iter().map(draw).collect()
    }

    #[test]
    fn words_are_kept_removed_and_added() {
        assert_eq!(
            drawn("Un petit port au loin.", "Un port, au loin !"),
            "Un [-petit -]port{+,+} au loin[-.-]{+ !+}"
        );
        assert_eq!(drawn("port", "port"), "port");
        assert_eq!(drawn("", "port"), "{+port+}");
        assert_eq!(drawn("port", ""), "[-port-]");
        assert_eq!(drawn("", ""), "");
    }

    #[test]
    fn changed_neighbours_are_one_change_but_lines_stay_lines() {
        assert_eq!(drawn("a b c d", "a x y d"), "a [-b c-]{+x y+} d");
        assert_eq!(drawn("b\nc", "x\ny"), "[-b-]{+x+}\n[-c-]{+y+}");
    }

    #[test]
    fn what_differs_much_is_compared_by_lines_and_then_as_one() {
        let many = |word: &str| std::format!("{word} ").repeat(800);
        let (a, b) = (many("a"), many("b"));
        let before = std::format!("début\n{a}\nmilieu\nfin");
        let after = std::format!("début\n{b}\nmilieu\nfin");
        assert_eq!(
            drawn(&before, &after),
            std::format!("début\n[-{a}\n-]{{+{b}\n+}}milieu\nfin")
        );
        let (a, b) = ("a b\n".repeat(1500), "c d\n".repeat(1500));
        assert_eq!(
            drawn(&std::format!("x\n{a}y"), &std::format!("x\n{b}y")),
            std::format!("x\n[-{a}-]{{+{b}+}}y")
        );
    }

    #[test]
    fn two_books_are_compared_at_once() {
        let book = |word: &str| std::format!("{word} et la mer, ").repeat(20_000);
        let start = std::time::Instant::now();
        assert!(!compare(&book("port"), &book("quai")).is_empty());
        assert!(start.elapsed().as_secs() < 5);
    }

    proptest! {
        #[test]
        fn both_texts_are_in_the_runs(before in "[ab \n.é]{0,40}", after in "[ab \n.é]{0,40}") {
            let runs = compare(&before, &after);
            let text = |left_out: Change| runs.iter().filter(|run| run.change != left_out).map(|run| run.text).collect::<String>();
            prop_assert_eq!(&text(Change::Added), &before);
            prop_assert_eq!(&text(Change::Removed), &after);
            prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
            prop_assert!(runs.windows(2).all(|pair| pair[0].change != pair[1].change));
        }
    }
}
