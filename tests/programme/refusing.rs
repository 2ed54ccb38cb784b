//! Which files are no programme.

use escale::programme::{self, Refused};

#[test]
fn what_is_no_programme_is_refused() {
    let large = " ".repeat(programme::MAX_BYTES + 1);
    let too_large = Refused::TooLarge {
        bytes: programme::MAX_BYTES + 1,
    };
    assert_eq!(programme::read(&large), Err(too_large));
    assert_eq!(programme::read("[1]"), Err(Refused::NotAnObject));
    for (text, found, key) in [
        (r#"{"id": "p"}"#, None, "no-version"),
        (r#"{"escale": "1"}"#, None, "no-version"),
        (r#"{"escale": 0}"#, Some(0), "unknown-version"),
        (r#"{"escale": 2}"#, Some(2), "newer-version"),
    ] {
        let refused = programme::read(text).unwrap_err();
        assert_eq!(refused, Refused::Version { found });
        assert_eq!(refused.key(), key);
    }
    let refused = programme::read("{\n  \"escale\": 1,,\n}").unwrap_err();
    let message = "key must be a string".to_owned();
    assert_eq!(
        refused,
        Refused::NotJson {
            line: 2,
            column: 15,
            message
        }
    );
}

#[test]
fn a_byte_order_mark_is_no_harm() {
    assert!(programme::read("\u{feff}{\"escale\": 1, \"id\": \"p\", \"title\": \"P\"}").is_ok());
}
