//! Copies of a space: what is taken of one packs again, and comes back as it was.

#![no_main]

use std::io::Write;

use escale::store::backup::{pack, unpack};
use libfuzzer_sys::fuzz_target;
use zip::{ZipWriter, write::SimpleFileOptions};

/// The files of a copy, in the order in which the bytes between them are given out.
const FILES: [&str; 6] = [
    "records.jsonl",
    "drafts.jsonl",
    "meta.json",
    "set-aside.jsonl",
    "blobs.jsonl",
    "blobs/1.jpg",
];
const MANIFEST: &[u8] =
    br#"{"format":"escale-backup","version":1,"space":"a","created":"","counts":{}}"#;

fuzz_target!(|bytes: &[u8]| {
    back(bytes);
    // Random bytes are hardly ever a zip; as what is in one they get further.
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let files = FILES.into_iter().zip(bytes.split(|byte| *byte == 0));
    for (name, bytes) in [("manifest.json", MANIFEST)].into_iter().chain(files) {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    back(zip.finish().unwrap().get_ref());
});

fn back(bytes: &[u8]) {
    if let Ok(found) = unpack(bytes) {
        let packed = pack(&found.snapshot, "a", "").unwrap();
        let again = unpack(&packed).unwrap();
        assert_eq!(again.snapshot, found.snapshot);
        assert_eq!(again.skipped_count, 0);
    }
}
