//! jrnl's text.

#![no_main]

use escale_fuzz::alone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    alone("a.txt", [b"[2026-11-23 10:00] a\n", bytes]);
});
