//! A text under a passphrase of its own opens with that passphrase, in its own record, and nothing else.

use serde_json::{Value, json};

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::vault::own::{Own, Place, Unwrapped},
};

const OTHER: &str = "quatre grands voiliers";

fn place(id: &str) -> Place {
    let (kind, id) = ("note", id.to_owned());
    Place { kind, id }
}

fn sealed(id: &str, passphrase: &str) -> Value {
    let own = Unwrapped::new(place(id), passphrase, TERMS).unwrap();
    own.seal(PLANTED).unwrap()
}

fn opened(place: Place, passphrase: &str, kept: &Value) -> Result<String, Error> {
    let read = Unwrapped::read(place, passphrase, kept, TERMS);
    read.map(|(plain, _)| plain.to_string())
}

#[test]
fn it_opens_with_its_passphrase_and_nothing_of_it_is_plain() {
    let kept = sealed("a", PASSPHRASE);
    assert_eq!(
        opened(place("a"), PASSPHRASE, &kept).as_deref(),
        Ok(PLANTED)
    );
    let text = kept.to_string();
    assert!(!text.contains(PLANTED) && !text.contains(PASSPHRASE));
}

#[test]
fn another_passphrase_opens_nothing_and_says_so() {
    let kept = sealed("a", PASSPHRASE);
    let refused = Err(Error::Vault(Refusal::Passphrase));
    assert_eq!(opened(place("a"), OTHER, &kept), refused);
    assert_eq!(opened(place("a"), "", &kept), refused);
}

#[test]
fn in_another_record_it_does_not_open() {
    let kept = sealed("a", PASSPHRASE);
    assert!(opened(place("b"), PASSPHRASE, &kept).is_err());
    // Nor does the text of one in the wrap of another of the same record, or under another kind.
    let mut mixed = kept.clone();
    mixed["sealed"] = sealed("a", PASSPHRASE)["sealed"].clone();
    assert!(opened(place("a"), PASSPHRASE, &mixed).is_err());
    let card = Place {
        kind: "card",
        ..place("a")
    };
    assert!(opened(card, PASSPHRASE, &kept).is_err());
}

#[test]
fn a_state_kept_beside_another_opens_as_that_one_does() {
    let kept = sealed("a", PASSPHRASE);
    let beside = opened(place("a~0123456789abcdef"), PASSPHRASE, &kept);
    assert_eq!(beside.as_deref(), Ok(PLANTED));
}

#[test]
fn it_is_sealed_again_without_the_passphrase_and_differently_each_time() {
    let kept = sealed("a", PASSPHRASE);
    let (_, own) = Unwrapped::read(place("a"), PASSPHRASE, &kept, TERMS).unwrap();
    let again = own.seal("et la suite").unwrap();
    assert_ne!(own.seal("et la suite").unwrap(), again);
    assert_eq!(
        opened(place("a"), PASSPHRASE, &again).as_deref(),
        Ok("et la suite")
    );
    assert_eq!(
        own.open(&again).as_deref().map(String::as_str),
        Some("et la suite")
    );
}

#[test]
fn under_another_passphrase_it_has_another_key() {
    let kept = sealed("a", PASSPHRASE);
    let (_, own) = Unwrapped::read(place("a"), PASSPHRASE, &kept, TERMS).unwrap();
    let changed = sealed("a", OTHER);
    assert_eq!(own.open(&changed), None);
    assert_eq!(opened(place("a"), OTHER, &changed).as_deref(), Ok(PLANTED));
    assert!(opened(place("a"), PASSPHRASE, &changed).is_err());
}

#[test]
fn what_is_damaged_is_not_taken_for_a_wrong_passphrase() {
    let kept = sealed("a", PASSPHRASE);
    let mut cut = kept.clone();
    cut["sealed"] = json!("AAAA");
    let mut bent = kept;
    bent["passphrase"]["memoryKib"] = json!(4_000_000);
    for damaged in [cut, bent, json!({}), Value::Null] {
        let outcome = opened(place("a"), PASSPHRASE, &damaged);
        assert!(
            matches!(outcome, Err(Error::Unreadable { .. })),
            "{outcome:?}"
        );
    }
}
