//! Packets, as files and as pasted text; what is read as the prompt's is written and read again as the same.

#![no_main]

use escale::{
    share::packet,
    widgets::prompt::model::packet::{FORM, found, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert!(!found(bytes).is_empty());
    // The content reaches its reader without a frame, which random bytes hardly ever have.
    if let Ok(packet) = read(bytes) {
        assert_eq!(read(&packet.content()), Ok(packet.clone()));
        if let Ok(file) = packet::file(FORM, &packet.content()) {
            assert_eq!(found(&file)[0].1, Ok(packet));
        }
    }
});
