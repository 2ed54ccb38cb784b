//! The element in the page, seen from Rust: what a widget declares, how it is mounted, what it tells the page.
//!
//! The page's side (shims, loader, start ladder) is the JavaScript beside this file: `element.js` is its entry.

pub mod attributes;
mod copies;
pub mod describe;
pub mod events;
pub mod mount;
pub mod source;
mod waiting;

pub use attributes::Attributes;
pub use describe::{Attribute, Description, Event};
pub use source::Source;
