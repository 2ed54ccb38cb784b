//! Journey's JSON.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([
        ("a.json", bytes),
        ("0.json", br#"{"date_journal":1571386059000}"#),
    ]);
});
