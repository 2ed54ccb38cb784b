//! The dates that words of a query may mean.

use super::query::Term;

/// Months as they fold, January first: French, English.
const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];
/// Digits of a whole date.
const DIGITS: usize = 8;

/// Some dates, each as the number `YYYYMMDD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Those whose digits start with these.
    Begins {
        /// The digits as a number.
        digits: u32,
        /// Ten to the power of how many digits follow.
        scale: u32,
    },
    /// Those of a month (1 to 12) of any year.
    Month(u32),
    /// Those of a day of any month.
    Day(u32),
}

impl When {
    /// Whether a date is among them.
    pub fn has(self, date: u32) -> bool {
        match self {
            Self::Begins { digits, scale } => date / scale == digits,
            Self::Month(month) => date / 100 % 100 == month,
            Self::Day(day) => date % 100 == day,
        }
    }

    /// Whether all of them are among others.
    pub fn is_within(self, others: Self) -> bool {
        let (
            Self::Begins { digits, scale },
            Self::Begins {
                digits: fewer,
                scale: larger,
            },
        ) = (self, others)
        else {
            return self == others;
        };
        scale <= larger && digits / (larger / scale) == fewer
    }
}

/// The dates that folded words mean by themselves: the name of a month, or a year and what follows of a date.
pub fn read(needle: &[u8]) -> Option<When> {
    let typed = std::str::from_utf8(needle).ok()?.strip_prefix(' ')?;
    let month = MONTHS
        .iter()
        .zip(1..)
        .find(|(names, _)| names.contains(&typed));
    if let Some((_, month)) = month {
        return Some(When::Month(month));
    }
    let mut parts = typed.split(' ');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let mut found = Begun::default().with(year)?;
    for (tens, part) in ["01", "0123"].into_iter().zip(parts.by_ref()) {
        found = match part.len() {
            // `2026-3` can only be March; `2026-1` may go on to `2026-12`.
            1 if !tens.contains(part) => found.with("0")?.with(part)?,
            1 | 2 => found.with(part)?,
            _ => return None,
        };
    }
    let following = u32::try_from(DIGITS.checked_sub(found.count)?).ok()?;
    parts.next().is_none().then_some(When::Begins {
        digits: found.digits,
        scale: 10_u32.pow(following),
    })
}

/// The digits of a date so far.
#[derive(Default)]
struct Begun {
    digits: u32,
    count: usize,
}

impl Begun {
    fn with(self, more: &str) -> Option<Self> {
        more.chars().try_fold(self, |begun, c| {
            Some(Self {
                digits: begun.digits * 10 + c.to_digit(10)?,
                count: begun.count + 1,
            })
        })
    }
}

/// Beside the name of a month, a number from 1 to 31 may be the day: `14 mars`, `March 14, 2026`, `1er mai`.
pub fn name_days(terms: &mut [Term]) {
    let names_month = |term: &Term| !term.excluded && matches!(term.when, Some(When::Month(_)));
    if terms.iter().any(names_month) {
        for term in terms.iter_mut().filter(|term| !term.excluded) {
            if term.when.is_none() {
                term.when = day(&term.needle);
            }
        }
    }
}

fn day(needle: &[u8]) -> Option<When> {
    let word = std::str::from_utf8(needle).ok()?.strip_prefix(' ')?;
    let number = ["er", "st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let digits = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let day = number.parse().ok().filter(|_| digits)?;
    (1..=31).contains(&day).then_some(When::Day(day))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fold, query::Query},
        *,
    };

    fn finds(typed: &str, date: &str) -> bool {
        let date = date.replace('-', "").parse().unwrap();
        let query = Query::parse(typed);
        let met = |term: &Term| term.when.is_some_and(|when| when.has(date));
        !query.is_empty() && query.terms.iter().all(met)
    }

    #[test]
    fn a_year_and_what_follows_of_a_date() {
        for typed in [
            "2026",
            "2026-",
            "2026-0",
            "2026-03",
            "2026-3",
            "2026-03-1",
            "2026-03-14",
            "2026/3/14",
        ] {
            assert!(finds(typed, "2026-03-14"), "{typed}");
            assert!(!finds(typed, "2025-03-14"), "{typed}");
        }
        assert!(!finds("2026-03-1", "2026-03-04"));
        for typed in [
            "202",
            "20260314",
            "2026-03-145",
            "2026-03-14-1",
            "26-03",
            "14-03-2026",
            "\"2026\"",
        ] {
            assert!(!finds(typed, "2026-03-14"), "{typed}");
        }
    }

    #[test]
    fn a_month_by_its_name_in_both_languages() {
        for typed in [
            "mars",
            "Mars 2026",
            "14 mars",
            "March 14, 2026",
            "14th March",
        ] {
            assert!(finds(typed, "2026-03-14"), "{typed}");
        }
        for typed in ["août", "AOÛT", "August", "1er août 2025"] {
            assert!(finds(typed, "2025-08-01"), "{typed}");
        }
        assert!(!finds("13 mars", "2026-03-14"));
        assert!(!finds("mar", "2026-03-14"));
        assert!(!finds("14", "2026-03-14"));
    }

    #[test]
    fn longer_digits_are_within_shorter_ones() {
        let when = |typed: &str| read(&fold::words(typed)).unwrap();
        assert!(when("2026-03").is_within(when("2026")));
        assert!(when("2026").is_within(when("2026")));
        assert!(!when("2026").is_within(when("2026-03")));
        assert!(!when("2025-03").is_within(when("2026")));
        assert!(!When::Month(3).is_within(when("2026")));
    }
}
