//! jrnl's JSON: the elements of its list.

#![no_main]

use escale_fuzz::alone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    alone("a.json", [br#"{"tags":{},"entries":["#, bytes]);
});
