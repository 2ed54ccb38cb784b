//! The task runner's library: how Escale is built, served and checked.
//!
//! `main.rs` only chooses a command. The browser tests use [`server`] and [`tools::browsers`], so a test
//! meets the same files, headers and browsers as `cargo xtask serve` and `cargo xtask test`.
//! Nothing here is part of what a page loads.

pub mod bundle;
pub mod commands;
pub mod paths;
pub mod say;
pub mod server;
pub mod toolchain;
pub mod tools;
