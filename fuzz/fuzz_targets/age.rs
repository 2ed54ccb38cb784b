//! Files that a passphrase opens: whatever is found, it opens within bounds or is refused. A key that is hard to derive
//! is not derived here: what follows a header is reached by the tests.

#![no_main]

use escale::store::backup::age::{Decryption, is_age};
use libfuzzer_sys::fuzz_target;

/// Steps that any run has time for.
const STEPS: usize = 64;

fuzz_target!(|bytes: &[u8]| {
    let with_name = [&b"age-encryption.org/v1\n-> scrypt "[..], bytes].concat();
    assert!(is_age(&with_name));
    for file in [bytes, &with_name[..]] {
        if let Ok(mut work) = Decryption::new(file, "passphrase") {
            let steps = (0..STEPS).map_while(|_| work.step()).count();
            if steps < STEPS {
                drop(work.finish());
            }
        }
    }
});
