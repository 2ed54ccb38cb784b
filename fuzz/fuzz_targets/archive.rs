//! Zips and tars: whatever is found unpacks within its bounds.

#![no_main]

use escale::archive;
use libfuzzer_sys::fuzz_target;

/// Enough for every member to be tried.
const MAX: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    for member in archive::open(bytes).unwrap_or_default().members {
        let unpacked = member.bytes(MAX).map_or(0, |all| all.len());
        assert!(unpacked as u64 <= MAX);
    }
});
