//! Packets as series of QR codes: what is cut is put together again in any order, a text that is refused changes nothing,
//! and a series with another byte in it never becomes a packet.

#![no_main]

use escale::share::packet::series::{MAX_PARTS, Series, cut};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // What a camera read, a line each.
    let text = String::from_utf8_lossy(bytes);
    let mut series = Series::default();
    for line in text.lines() {
        take(&mut series, line);
        // Past the beginning, which random bytes hardly ever have.
        take(&mut series, &["escale-part.1.", line].concat());
    }
    if let Some(Ok(packet)) = series.whole() {
        assert_eq!(
            together(&cut(&packet).expect("it came in parts")),
            Some(packet)
        );
    }
    let Ok(parts) = cut(bytes) else {
        return;
    };
    assert!((1..=MAX_PARTS).contains(&parts.len()));
    let turned: Vec<String> = parts.iter().rev().chain(&parts).cloned().collect();
    assert_eq!(together(&turned).as_deref(), Some(bytes));
    damaged(bytes, &parts);
});

/// Takes the text of a code. Where it is refused, nothing is changed.
fn take(series: &mut Series, text: &str) {
    let before = series.clone();
    if series.take(text).is_err() {
        assert_eq!(*series, before);
    }
    assert!(series.count() <= MAX_PARTS);
    assert!(
        series
            .here()
            .iter()
            .all(|part| (1..=series.count()).contains(part))
    );
}

/// The packet that all these make.
fn together(parts: &[String]) -> Option<Vec<u8>> {
    let mut series = Series::default();
    for part in parts {
        // Once all are there, what comes more begins anew.
        series.take(part).expect("a part of this series");
        if series.here().len() == series.count() {
            return series.whole()?.ok();
        }
    }
    None
}

/// With one letter of one part changed, the series is refused or becomes nothing else than what it was.
fn damaged(bytes: &[u8], parts: &[String]) {
    let [which, place, letter, ..] = *bytes else {
        return;
    };
    let mut parts = parts.to_vec();
    let count = parts.len();
    let part = &mut parts[usize::from(which) % count];
    let place = usize::from(place) % part.len();
    let letter = char::from(b'!' + letter % 90).to_string();
    part.replace_range(place..=place, &letter);
    let mut series = Series::default();
    if parts.iter().all(|part| series.take(part).is_ok()) {
        let whole = series.whole();
        assert!(!matches!(whole, Some(Ok(packet)) if packet != bytes));
    }
}
