//! What is normal in a community: how few write, how many read, and why silence is not failure.

/// Some members, as a source has them, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The key of the sentence that says who they are.
    pub who: &'static str,
    /// In percent, at least.
    pub least: u8,
    /// In percent, at most.
    pub most: u8,
}

/// What a source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The key of its name.
    pub key: &'static str,
    /// Who said it.
    pub source: &'static str,
    /// Where to read it.
    pub url: &'static str,
    /// The shares, the smallest group first.
    pub shares: &'static [Share],
}

/// What is normal, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    /// In a sentence.
    pub lead: String,
    /// A sentence for every figure, in the order of [`FIGURES`].
    pub figures: Vec<String>,
    /// Why silence is not failure, in short paragraphs.
    pub silence: Vec<String>,
}

/// The figures.
pub const FIGURES: &[Figure] = &[];

/// What is normal, in French or English.
pub fn normal(_language: &str) -> Normal {
    Normal {
        lead: String::new(),
        figures: Vec::new(),
        silence: Vec::new(),
    }
}
