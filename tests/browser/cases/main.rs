//! The product in real browsers, a file a behaviour. Each test runs in each engine (`name::chromium`, …).

mod checklist;
mod guest;
mod lifecycle;
mod panic;
mod policies;
mod programme;
mod registration;
mod store;
