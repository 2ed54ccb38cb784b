//! Joplin's Markdown with front matter.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([
        ("a.md", bytes),
        (
            "0.md",
            b"---\ntitle: a\ncreated: 2021-05-01 16:40:00Z\n---\n\nb",
        ),
    ]);
});
