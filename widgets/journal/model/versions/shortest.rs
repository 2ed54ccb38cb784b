//! The shortest way from one list of pieces to another (E. W. Myers, An O(ND) Difference Algorithm and Its Variations,
//! Algorithmica 1986), given up where it is long. The memory taken grows with the square of [`MOST`].

/// How many pieces may differ.
pub const MOST: usize = 1000;

/// The pieces that stay, as pairs of places; nothing when more than [`MOST`] differ.
///
/// On diagonal `k` lies what has `k` more pieces of `one` behind it than of `other`. For each number of differences the
/// furthest place on each diagonal is kept, to find the way back.
pub fn kept_in(one: &[&str], other: &[&str]) -> Option<Vec<(usize, usize)>> {
    let (ends_one, ends_other) = (signed(one.len()), signed(other.len()));
    let mut rounds: Vec<Furthest> = Vec::new();
    for differences in 0..=signed(MOST) {
        let last = rounds.last();
        let mut round = Furthest(Vec::new());
        for k in (-differences..=differences).step_by(2) {
            let mut x = last.map_or(0, |last| last.step(k, differences - 1));
            while x < ends_one && x - k < ends_other && at(one, x) == at(other, x - k) {
                x += 1;
            }
            round.0.push(x);
            if x >= ends_one && x - k >= ends_other {
                return Some(way_back(&rounds, (ends_one, ends_other)));
            }
        }
        rounds.push(round);
    }
    None
}

/// How far each diagonal `-d, -d + 2, …, d` was followed with `d` differences.
struct Furthest(Vec<isize>);

impl Furthest {
    /// How far diagonal `k` was followed in this round, that of `d` differences; -1 where it was not.
    fn on(&self, k: isize, d: isize) -> isize {
        let place = usize::try_from(isize::midpoint(k, d))
            .ok()
            .filter(|_| k.abs() <= d);
        place
            .and_then(|place| self.0.get(place))
            .copied()
            .unwrap_or(-1)
    }

    /// Where diagonal `k` is entered from this round: after a piece of `other` from above, of `one` from below.
    fn step(&self, k: isize, d: isize) -> isize {
        self.on(k + 1, d).max(self.on(k - 1, d) + 1)
    }
}

fn way_back(rounds: &[Furthest], end: (isize, isize)) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut x, mut y) = end;
    for (d, round) in rounds.iter().enumerate().rev() {
        let (d, k) = (signed(d), x - y);
        let entered = round.step(k, d);
        while x > entered {
            (x, y) = (x - 1, y - 1);
            pairs.push((unsigned(x), unsigned(y)));
        }
        // The piece that differs: of `other` where the diagonal above leads here, else of `one`.
        if round.on(k + 1, d) == entered {
            y -= 1;
        } else {
            x -= 1;
        }
    }
    while x > 0 {
        (x, y) = (x - 1, y - 1);
        pairs.push((unsigned(x), unsigned(y)));
    }
    pairs.reverse();
    pairs
}

fn at<'a>(pieces: &[&'a str], place: isize) -> Option<&'a str> {
    pieces.get(unsigned(place)).copied()
}

fn signed(place: usize) -> isize {
    isize::try_from(place).unwrap_or(isize::MAX)
}

fn unsigned(place: isize) -> usize {
    usize::try_from(place).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_much_is_kept_as_can_be(before in "[abc]{0,12}", after in "[abc]{0,12}") {
            let pieces = |text: &'_ str| -> Vec<String> { text.chars().map(String::from).collect() };
            let (one, other) = (pieces(&before), pieces(&after));
            let one: Vec<&str> = one.iter().map(String::as_str).collect();
            let other: Vec<&str> = other.iter().map(String::as_str).collect();
            let kept = kept_in(&one, &other).unwrap();
            prop_assert!(kept.iter().all(|(x, y)| one[*x] == other[*y]));
            prop_assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
            prop_assert_eq!(kept.len(), longest_common(&one, &other));
        }
    }

    fn longest_common(one: &[&str], other: &[&str]) -> usize {
        match (one, other) {
            ([], _) | (_, []) => 0,
            ([first, one @ ..], [second, other @ ..]) if first == second => {
                1 + longest_common(one, other)
            }
            ([_, rest @ ..], [_, others @ ..]) => {
                longest_common(rest, other).max(longest_common(one, others))
            }
        }
    }
}
