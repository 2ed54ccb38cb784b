//! The code that puts widgets into a page of some platform, and the policy line it needs.

/// Where the code goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// A page one can write HTML into.
    Html,
    /// `SharePoint` Online: the Embed web part.
    SharePoint,
    /// A Custom HTML block of `WordPress`.
    WordPress,
    /// Discourse: a theme component.
    Discourse,
    /// A custom page of `HumHub`.
    HumHub,
    /// An intranet that takes frames only.
    Frame,
    /// A platform that strips the elements and leaves `data-` attributes.
    Stripped,
}

impl Platform {
    /// All of them, in order.
    pub const ALL: [Platform; 7] = [
        Platform::Html,
        Platform::SharePoint,
        Platform::WordPress,
        Platform::Discourse,
        Platform::HumHub,
        Platform::Frame,
        Platform::Stripped,
    ];

    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Platform::Html => "html",
            Platform::SharePoint => "sharepoint",
            Platform::WordPress => "wordpress",
            Platform::Discourse => "discourse",
            Platform::HumHub => "humhub",
            Platform::Frame => "frame",
            Platform::Stripped => "stripped",
        }
    }
}

/// What the code has to say.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Where the versions are, such as `https://HOST/escale/`; a path on the page's own host will do.
    pub base: &'a str,
    /// The version, which names the folder; none where `base` is the folder itself.
    pub version: &'a str,
    /// The hash of `escale.js` out of `sri.json`; left out when empty.
    pub integrity: &'a str,
    /// The address of the programme.
    pub programme: &'a str,
    /// The elements by their short names, such as `prompt`.
    pub elements: &'a [&'a str],
    /// The language; the page's own when empty.
    pub language: &'a str,
}

/// A piece to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The key of the sentence that says where it goes.
    pub place: &'static str,
    /// What to paste.
    pub code: String,
}

/// The pieces to paste, in order; the policy line is the last.
pub fn snippet(_platform: Platform, _wanted: Wanted<'_>) -> Vec<Piece> {
    Vec::new()
}
