//! The product in real browsers, a file a behaviour. Each test runs in each engine (`name::chromium`, …).

#![allow(
    clippy::indexing_slicing,
    reason = "a test that fails by panicking is a test that fails"
)]
#![allow(
    clippy::print_stdout,
    reason = "some tests count, and `cargo xtask proof` shows their counts"
)]

mod access;
mod app;
mod checklist;
mod checklist_steps;
mod checklist_taking;
mod diary;
mod erasing;
mod frames;
mod guest;
mod hostile;
mod hosts;
mod introduction;
mod introduction_people;
mod introduction_taking;
mod invitation;
mod journal;
mod journal_finding;
mod journal_locking;
mod journal_pictures;
mod journal_secret;
mod journal_transfer;
mod journal_writing;
mod keeping;
mod killing;
mod killing_undriven;
mod launcher;
mod lifecycle;
mod lives;
mod panic;
mod path;
mod plain;
mod policies;
mod programme;
mod prompt;
mod prompt_answers;
mod prompt_host;
mod prompt_kinds;
mod registration;
mod retrospective;
mod retrospective_after;
mod retrospective_pictures;
mod retrospective_running;
mod retrospective_together;
mod rolling;
mod spoken;
mod store;
mod studio;
mod studio_moving;
mod studio_publish;
mod studio_times;
mod vault;
mod wordpress;
