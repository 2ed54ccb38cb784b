//! The host's studio: the rules by which a programme is written and looked at.

pub mod model;
