//! The host's file: any text is read or refused, and so is a rich file that was damaged; what is read keeps its limits.

#![no_main]

use escale::programme::read;
use libfuzzer_sys::fuzz_target;

const RICH: &str = include_str!("../../tests/programme/rich.json");

fuzz_target!(|bytes: &[u8]| {
    limited(&String::from_utf8_lossy(bytes));
    // Where something else stands, how much of the file it replaces, and what it is.
    if let [high, low, length, new @ ..] = bytes {
        let place = usize::from(u16::from_be_bytes([*high, *low])) % RICH.len();
        let start = RICH.floor_char_boundary(place);
        let end = RICH.floor_char_boundary(start + usize::from(*length));
        let new = String::from_utf8_lossy(new);
        limited(&[&RICH[..start], &*new, &RICH[end..]].concat());
    }
});

fn limited(text: &str) {
    if let Ok((programme, problems)) = read(text) {
        assert!(problems.len() <= 201);
        assert!(problems.iter().all(|one| one.path.len() < 200));
        assert!(programme.weeks.iter().all(|week| week.resources.len() <= 3));
    }
}
