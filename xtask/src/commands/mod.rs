//! The commands, one room each.

pub mod build;
