//! Where widgets can be put: what works there, what does not, and who can read what members write.

/// A place, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The word that stands for it.
    pub key: &'static str,
    /// What it is called.
    pub name: String,
    /// What works.
    pub works: String,
    /// What does not.
    pub limits: String,
    /// Who can read what members write there.
    pub readers: String,
}

/// The places, the simplest first.
pub const PLACES: &[&str] = &[
    "intranet",
    "sharepoint",
    "wordpress",
    "discourse",
    "humhub",
    "frame",
    "app",
];

/// The comparison, in French or English.
pub fn places(_language: &str) -> Vec<Place> {
    Vec::new()
}

/// The comparison as Markdown, to take along.
pub fn markdown(_language: &str) -> String {
    String::new()
}
