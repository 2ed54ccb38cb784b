//! The product in real browsers, a file a behaviour. Each test runs in each engine (`name::chromium`, …).

#![allow(
    clippy::indexing_slicing,
    reason = "a test that fails by panicking is a test that fails"
)]

mod access;
mod checklist;
mod guest;
mod introduction;
mod journal;
mod journal_finding;
mod journal_transfer;
mod journal_writing;
mod keeping;
mod lifecycle;
mod panic;
mod policies;
mod programme;
mod prompt;
mod registration;
mod retrospective;
mod store;
