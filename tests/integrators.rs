//! Holds the guide for integrators to the codes that there are, and to where the code keeps what it keeps.

#![allow(
    clippy::expect_used,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{collections::BTreeSet, fs, path::Path};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

/// Every code in a text.
fn codes(text: &str) -> BTreeSet<String> {
    let starts = text.match_indices("ESC-").map(|(place, _)| place);
    let code = |place: usize| text.get(place..place + 7).map(str::to_owned);
    starts.filter_map(code).collect()
}

#[test]
fn the_guide_explains_every_code_and_no_other() {
    let said = [
        read("src/embed/sentences.js"),
        read("src/text/en.json"),
        read("src/text/fr.json"),
    ];
    assert_eq!(codes(&read("docs/integrators.md")), codes(&said.concat()));
}

#[test]
fn the_guide_names_the_places_where_something_is_kept_as_the_code_does() {
    let guide = read("docs/integrators.md");
    let unsaved = "src/store/indexed_db/unsaved.rs";
    for (file, code, row) in [
        (
            unsaved,
            "\":unsaved",
            "`localStorage` `escale:<space>:unsaved`",
        ),
        (
            unsaved,
            "\":sealed",
            "`localStorage` `escale:<space>:sealed`",
        ),
        (
            "src/embed/source.rs",
            "\"escale-space:",
            "`localStorage` `escale-space:<address>`",
        ),
        (
            "src/embed/files.js",
            "\"escale-code/",
            "Cache Storage `escale-code/<version>`",
        ),
        (
            "src/embed/programme.js",
            "\"escale-programmes",
            "Cache Storage `escale-programmes`",
        ),
        (
            "app/worker.js",
            "\"escale-app/",
            "Cache Storage `escale-app/<path>#<release>`",
        ),
        (
            "src/embed/diagnose.js",
            "\"escale-diagnose",
            "IndexedDB `escale-diagnose`",
        ),
    ] {
        assert!(read(file).contains(code), "{file}: {code}");
        assert!(guide.contains(&format!("\n| {row}")), "no row for {row}");
    }
}
