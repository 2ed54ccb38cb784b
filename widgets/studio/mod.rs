//! The host's studio: where a programme is written, tried and published by who has never seen JSON.

pub mod model;
