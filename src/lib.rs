//! Escale: web components for joining and taking part in a community of practice.

pub mod error;
pub mod id;
pub mod programme;
pub mod store;
