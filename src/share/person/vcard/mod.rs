//! vCard: 4.0 and 3.0 are written, 2.1 to 4.0 are read (RFC 6350, 2426, 6715, 9554; vCard 2.1 of versit, 1996).
//!
//! What the standards have no property for is written under names that begin with `X-ESCALE-`; so is, in 3.0, what only
//! 4.0 has. A photo at an address is never fetched.

mod languages;
mod line;
mod photo;
mod quoted;
mod reading;
mod structured;
pub(super) mod value;
mod writing;

#[cfg(test)]
mod tests;

pub use photo::{PHOTO_BYTES, inline as inline_picture, picture};
pub use quoted::{Decode, text};
pub use reading::read;
pub(super) use structured::tidy;
pub use writing::{Version, write, write_short};

/// What names of our own begin with.
const OURS: &str = "X-ESCALE-";

/// Services whose pages are social profiles (RFC 9554, 4.8); any other page is a `URL`.
const SERVICES: [&str; 14] = [
    "Bluesky",
    "Facebook",
    "GitHub",
    "GitLab",
    "Instagram",
    "LinkedIn",
    "Mastodon",
    "Matrix",
    "PeerTube",
    "Pixelfed",
    "Signal",
    "Viva Engage",
    "XING",
    "YouTube",
];
