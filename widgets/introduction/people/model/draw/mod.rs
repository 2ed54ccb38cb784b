//! The coffee draw: who has a coffee with whom, told again by its seed.
//!
//! Everybody is in one group, nobody alone. Confidential exclusions always hold. After them comes what was asked for
//! (across groups, within a group), and then that nobody meets again whom they met in an earlier draw; where that cannot
//! be, the draw with the fewest repeats is offered and says so. What is kept of a draw, and of whom, is not known here.

mod costs;
mod dice;
mod given;
mod history;
mod search;
mod sizes;
mod told;
mod whole;

#[cfg(test)]
mod tests;

pub use given::{Participant, Problem, exclusions, key, participants};
pub use history::{History, Round};
pub use search::Draw;
pub use told::{calendar, messages, named};

/// How people are brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Anybody with anybody.
    Random,
    /// With people of other groups.
    Across,
    /// With people of one's own group.
    Within,
    /// One group is drawn, and nobody else.
    Lottery,
}

/// What is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How people are brought together.
    pub way: Way,
    /// How many are in a group: 2 to 8. Where it does not come out even, some groups have one more or fewer.
    pub size: usize,
    /// The same number draws the same groups from the same list.
    pub seed: u64,
}

/// Why nothing can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Fewer than two people, or fewer than a lottery needs.
    TooFew,
    /// More people than are drawn at once.
    TooMany,
    /// No groups were found that keep to all exclusions. Which ones is not said.
    Excluded,
}

/// The most people that are drawn at once.
pub const MOST: usize = 500;
/// How many are in a group at least, and at most.
pub const SIZES: [usize; 2] = [2, 8];

impl Way {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Random, Self::Across, Self::Within, Self::Lottery];

    /// Its word in what is kept, and the last part of its message key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Across => "across",
            Self::Within => "within",
            Self::Lottery => "lottery",
        }
    }

    /// The way a word stands for; random for any other.
    pub fn parse(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|way| way.as_str() == word);
        found.unwrap_or(Self::Random)
    }
}

/// Draws groups. `apart` are the confidential exclusions, as pairs of keys.
///
/// # Errors
/// Why nothing can be drawn.
pub fn draw(
    people: &[Participant],
    wish: Wish,
    history: &History,
    apart: &[(String, String)],
) -> Result<Draw, Refused> {
    let size = wish.size.clamp(SIZES[0], SIZES[1]);
    let least = if wish.way == Way::Lottery { size } else { 2 };
    if people.len() < least.max(2) {
        return Err(Refused::TooFew);
    }
    if people.len() > MOST {
        return Err(Refused::TooMany);
    }
    let sizes = match wish.way {
        Way::Lottery => vec![size],
        Way::Within => sizes::within(people, size),
        Way::Random | Way::Across => sizes::even(people.len(), size),
    };
    let costs = costs::Costs::new(people, wish.way, history, apart);
    search::search(&costs, &sizes, wish.seed).ok_or(Refused::Excluded)
}
