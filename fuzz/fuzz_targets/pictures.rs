//! Heads of pictures: whatever they say, an orientation is one of the eight, and nothing else is written over.

#![no_main]

use escale::share::picture::header::{is_bare, level, size};
use libfuzzer_sys::fuzz_target;

/// How the kinds begin, so that the rest is looked at.
const BEGINNINGS: [&[u8]; 6] = [
    b"",
    b"\xff\xd8",
    b"\xff\xd8\xff\xe1\x01\x00Exif\0\0II*\0",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBP",
];

fuzz_target!(|bytes: &[u8]| {
    for beginning in BEGINNINGS {
        let mut whole = [beginning, bytes].concat();
        let before = whole.clone();
        drop((size(&whole), is_bare(&whole)));
        let taken = level(&mut whole);
        assert!((1..=8).contains(&taken));
        let written = whole.iter().zip(&before).filter(|(now, then)| now != then);
        assert!(written.count() <= 2);
    }
});
