//! The product in real browsers, a file a behaviour. Each test runs in each engine (`name::chromium`, …).

#![allow(
    clippy::indexing_slicing,
    reason = "a test that fails by panicking is a test that fails"
)]

mod checklist;
mod guest;
mod lifecycle;
mod panic;
mod policies;
mod programme;
mod registration;
mod store;
