//! The studio's rules: what can be said of a programme before members meet it, and what can be made out of it.

pub mod document;
pub mod history;
