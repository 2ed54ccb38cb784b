//! Day One's JSON: the elements of its list.

#![no_main]

use escale_fuzz::zipped;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    zipped([
        (
            "Journal.json",
            &[br#"{"metadata":{},"entries":["#, bytes].concat(),
        ),
        (
            "0.json",
            br#"{"metadata":{},"entries":[{"creationDate":""}]}"#,
        ),
    ]);
});
