//! Daily notes of Obsidian.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([("2026-11-23.md", bytes), ("2026-11-22.md", b"a")]);
});
