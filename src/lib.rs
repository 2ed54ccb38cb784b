//! Escale: web components for joining and taking part in a community of practice.
//!
//! A host adds one script tag; members get an invitation, a checklist, an introduction, a weekly prompt, a journal, a
//! retrospective and their own path on the page they already use. What a member writes stays in IndexedDB in their browser.
//! Hosts get a studio, in which they write a programme.
//!
//! The house, from the door inwards:
//!
//! - [`embed`]: the element in the page. The loader (JavaScript beside it) defines the elements, gets the files
//!   and calls [`embed::mount::mount`]; nothing else crosses the border.
//! - [`context`]: what a widget is given: words, programme, store, a voice in the page; and the typed
//!   collections its state is made of.
//! - [`widgets`]: one folder each, always the same files. `view -> state -> model`; a widget never imports
//!   another, they meet through record kinds ([`store::kinds`]) and events.
//! - [`programme`]: the host's file, read leniently; pure.
//! - [`store`]: where writing is kept; its module is the contract.
//! - [`archive`]: zips and tars from anywhere, read within bounds; pure.
//! - [`share`]: what leaves, seen first. [`text`]: words, plurals, dates. [`ui`]: the few shared controls.
//!
//! `tests/layers.rs` holds the code to these directions.

pub mod archive;
pub mod context;
pub mod embed;
pub mod error;
pub mod id;
pub mod programme;
pub mod share;
pub mod store;
pub mod text;
pub mod timer;
pub mod ui;

#[path = "../widgets/mod.rs"]
pub mod widgets;
