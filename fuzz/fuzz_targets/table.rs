//! Packets of a retrospective, and the Yjs updates in them: what is taken in is the same again when it is merged once more.

#![no_main]

use escale::widgets::retrospective::model::table::{
    document::Document,
    packet::{carried::given, found, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert!(!found(bytes).is_empty());
    drop(given(bytes));
    // The contents reach their readers without a frame, which random bytes hardly ever have.
    if let Ok(packet) = read(bytes) {
        assert_eq!(read(&packet.content()), Ok(packet));
    }
    let mut document = Document::new(1);
    if document.merge(bytes).is_ok() {
        let state = document.bytes();
        assert_eq!(document.merge(&state), Ok(()));
        assert_eq!(document.bytes(), state);
    }
});
