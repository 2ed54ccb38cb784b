//! What of a table of counts is shown, so that neither it nor its gaps tell what one person answered.
//!
//! Small cells are hidden, and where a hidden cell could be computed from the others, more are (complementary suppression,
//! as statistical offices do it). Where nearly all answered alike nothing is shown at all: "everybody said storm" tells
//! what each of them said. The rule looks at one group of answers and nothing else; the tests go through every
//! possible group of small size, and see to it that for each person at least two answers remain possible, also to somebody
//! who knows their own.

use super::FEWEST;

/// Cells below this are hidden.
const SMALL: usize = 2;

/// A table as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The counts, in the order of the cells; none where it is hidden.
    pub cells: Vec<Option<usize>>,
    /// How many answers are in the hidden cells together; 0 where answers may be in several cells.
    pub pooled: usize,
}

/// A table where every answer is in one cell. None where it would tell too much.
pub fn exclusive(counts: &[usize]) -> Option<Table> {
    let total: usize = counts.iter().sum();
    let most = counts.iter().copied().max()?;
    if total < FEWEST || total - most < SMALL {
        return None;
    }
    let hidden = counts.iter().map(|count| *count < SMALL).collect();
    hide(counts, hidden, |cells, pooled| {
        // Nothing hidden is nothing to compute. One cell is the total less the others; cells that hold as many answers as
        // there are cells hold one each.
        pooled == 0 || (cells > 1 && pooled != cells)
    })
}

/// A table where an answer may be in several cells. None where it would tell too much.
pub fn overlapping(counts: &[usize], total: usize) -> Option<Table> {
    if total < FEWEST {
        return None;
    }
    let alike = |count: usize| count < SMALL || count + SMALL > total;
    let hidden = counts.iter().map(|count| alike(*count)).collect();
    // The sum of all may be known: where everybody chose as many. Then hidden cells that are all empty, or all full,
    // are known too.
    let table = hide(counts, hidden, |cells, pooled| {
        cells == 0 || (cells > 1 && pooled != 0 && pooled != cells && pooled != cells * total)
    })?;
    Some(Table { pooled: 0, ..table })
}

/// Hides the smallest cells until what is hidden is safe. None when nothing is left to show.
fn hide(
    counts: &[usize],
    mut hidden: Vec<bool>,
    is_safe: impl Fn(usize, usize) -> bool,
) -> Option<Table> {
    loop {
        let both = || counts.iter().zip(&hidden);
        let cells = hidden.iter().filter(|hidden| **hidden).count();
        let pooled = both()
            .filter(|(_, hidden)| **hidden)
            .map(|(count, _)| count)
            .sum();
        if is_safe(cells, pooled) {
            let shown =
                |(count, hidden): (&usize, &bool)| (!hidden || pooled == 0).then_some(*count);
            let cells: Vec<_> = both().map(shown).collect();
            return cells
                .iter()
                .any(Option::is_some)
                .then_some(Table { cells, pooled });
        }
        let shown = both().filter(|(_, hidden)| !**hidden);
        // All of one size: which of them was chosen would tell which is which.
        let smallest = *shown.map(|(count, _)| count).min()?;
        for (count, hidden) in counts.iter().zip(&mut hidden) {
            *hidden |= *count == smallest;
        }
    }
}
