//! The programme: the one file a host writes.

pub mod day;

pub use day::Day;
