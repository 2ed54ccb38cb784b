//! Cards from anywhere: read or refused with a reason, and whatever is read can be written and read again.

#![no_main]

use escale::share::person::{read, vcard};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    round(bytes);
    round(
        &[
            b"BEGIN:VCARD\r\nVERSION:4.0\r\n",
            bytes,
            b"\r\nEND:VCARD\r\n",
        ]
        .concat(),
    );
});

fn round(bytes: &[u8]) {
    let found = read(bytes);
    assert!(!found.people.is_empty() || found.left_out_count > 0);
    for person in &found.people {
        let card = vcard::write(person, vcard::Version::V4);
        // What we write names no other character set.
        let found = vcard::read(card.as_bytes(), &|_, _| None);
        assert_eq!(found.people.len(), 1);
    }
}
