//! The commands, one room each.

pub mod build;
pub mod serve;
