//! What leaves the browser, and only after the member saw it: clipboard, files, backups.

pub mod backup;
pub mod clipboard;
pub mod download;
