//! What leaves the browser, and only after the member saw it: clipboard, files, calendars, paper, backups; and the files
//! and packets that come back.

pub mod agenda;
pub mod backup;
pub mod chosen;
pub mod clipboard;
pub mod coming;
pub mod credential;
pub mod csv;
pub mod download;
pub mod ics;
pub mod locked;
pub mod markdown;
pub mod packet;
pub mod paper;
pub mod person;
pub mod picture;
pub mod poster;
pub mod qr;
pub mod rolling;
