//! Pages of Logseq.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([
        ("journals/2026_11_23.md", bytes),
        ("journals/2026_11_22.md", b"- a"),
    ]);
});
