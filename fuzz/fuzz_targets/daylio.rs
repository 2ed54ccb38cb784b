//! Daylio's CSV: its rows.

#![no_main]

use escale_fuzz::alone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    alone(
        "a.csv",
        [b"full_date,time,mood,activities,note_title,note\n", bytes],
    );
});
