//! The journal's own book.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([
        ("2026/11/23/a.md", bytes),
        (
            "2026/11/22/a.md",
            b"---\nescale: 01890a5d-ac96-774b-bcce-b302099a8057\ndate: 2026-11-22\n---\n\na",
        ),
    ]);
});
