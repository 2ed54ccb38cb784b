//! The commands, one room each.

pub mod bench;
pub mod build;
pub mod proof;
pub mod serve;
pub mod test;
