//! The product in real browsers, a file a behaviour. Each test runs in each engine (`name::chromium`, …).

mod checklist;
mod lifecycle;
mod policies;
