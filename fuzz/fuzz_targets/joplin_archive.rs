//! Joplin's archive.

#![no_main]

use escale_fuzz::tarred;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    tarred([
        ("1123456789abcdef0123456789abcdef.md", bytes),
        (
            "0123456789abcdef0123456789abcdef.md",
            b"a\n\nb\n\nid: 0\ntype_: 1",
        ),
    ]);
});
