//! What leaves the browser, and only after the member saw it: clipboard, files, backups; and the files that come back.

pub mod backup;
pub mod chosen;
pub mod clipboard;
pub mod download;
