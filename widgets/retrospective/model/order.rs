//! Where a card stands in its column: fractional keys. A key is a text of digits and letters; between any two there is
//! room for another, so a card moves by changing its own key alone.
//!
//! Own code instead of the crate `fractional_index` (2026-11): its keys are twice as long, it reads none but its own, and
//! what to do with equal keys (two devices that added at once) would be ours in either case.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LAST: u8 = 61;
const HALF: u8 = 31;

/// A key after `lower` (empty: the beginning) and before `upper` (none: the end). None when there is no room, which only
/// happens with equal keys, swapped ones, or keys that were not made here.
pub fn between(lower: &str, upper: Option<&str>) -> Option<String> {
    let low = digits(lower)?;
    let key = match upper {
        Some(upper) => middle(&low, &digits(upper)?)?,
        None => after(&low),
    };
    key.into_iter()
        .map(|digit| DIGITS.get(usize::from(digit)).map(|byte| char::from(*byte)))
        .collect()
}

fn digits(key: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        DIGITS
            .binary_search(&byte)
            .ok()
            .and_then(|digit| u8::try_from(digit).ok())
    };
    key.bytes().map(digit).collect()
}

/// The shortest next key: counts up, and grows by a digit when there is nothing left to count.
fn after(low: &[u8]) -> Vec<u8> {
    match low.iter().position(|digit| *digit < LAST) {
        Some(place) => low
            .iter()
            .take(place)
            .copied()
            .chain(low.get(place).map(|digit| digit + 1))
            .collect(),
        None if low.is_empty() => vec![HALF],
        None => low.iter().copied().chain([1]).collect(),
    }
}

fn middle(low: &[u8], high: &[u8]) -> Option<Vec<u8>> {
    let mut key = Vec::with_capacity(high.len() + 1);
    for (place, high) in high.iter().copied().enumerate() {
        let here = low.get(place).copied().unwrap_or(0);
        key.push(here + high.checked_sub(here)? / 2);
        match high - here {
            0 => {}
            1 => {
                key.extend(after(low.get(place + 1..).unwrap_or_default()));
                return Some(key);
            }
            _ => return Some(key),
        }
    }
    None
}

/// The keys to change, as `(id, key)`, to put a card at a place of a column. `list` is the column without the card, in
/// order, as `(id, key)`. It is the card's key alone unless its neighbours leave no room; then the column is numbered anew.
pub fn placing(list: &[(String, String)], id: &str, at: usize) -> Vec<(String, String)> {
    let at = at.min(list.len());
    let key = |place: usize| list.get(place).map(|(_, key)| key.as_str());
    let lower = at.checked_sub(1).and_then(key).unwrap_or_default();
    if let Some(key) = between(lower, key(at)) {
        return vec![(id.to_owned(), key)];
    }
    let mut ids: Vec<&str> = list.iter().map(|(id, _)| id.as_str()).collect();
    ids.insert(at, id);
    numbered(ids)
}

/// Keys for a whole column, in this order.
pub fn numbered<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut before = String::new();
    let next = |id: &str| {
        before = between(&before, None).unwrap_or_default();
        (id.to_owned(), before.clone())
    };
    ids.into_iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A column of so many cards added one after the other.
    fn column(length: usize) -> Vec<(String, String)> {
        let mut list = Vec::new();
        for place in 0..length {
            put(&mut list, &format!("card {place}"), place);
        }
        list
    }

    /// Puts a card there and sorts as the board does.
    fn put(list: &mut Vec<(String, String)>, id: &str, at: usize) -> usize {
        list.retain(|(known, _)| known != id);
        let changes = placing(list, id, at);
        let count = changes.len();
        for (id, key) in changes {
            list.retain(|(known, _)| *known != id);
            list.push((id, key));
        }
        list.sort_by(|(one, a), (other, b)| (a, one).cmp(&(b, other)));
        count
    }

    #[test]
    fn a_column_filled_from_the_top_has_short_keys() {
        let longest = column(500).iter().map(|(_, key)| key.len()).max();
        assert!(longest <= Some(9), "{longest:?}");
    }

    #[test]
    fn there_is_always_room_at_the_same_place() {
        for place in [0, 1, 2] {
            let mut list = column(2);
            for count in 0..500 {
                assert_eq!(put(&mut list, &format!("new {count:03}"), place), 1);
                assert_eq!(list[place].0, format!("new {count:03}"));
            }
            assert!(list.windows(2).all(|pair| pair[0].1 < pair[1].1));
        }
    }

    #[test]
    fn between_equal_swapped_or_foreign_keys_there_is_no_room() {
        assert_eq!(between("V", Some("V")), None);
        assert_eq!(between("W", Some("V")), None);
        assert_eq!(between("", Some("")), None);
        assert_eq!(between("é", None), None);
        assert_eq!(between("V", Some("V0")), None);
    }

    proptest! {
        #[test]
        fn a_key_lies_strictly_between_its_neighbours(places in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place.index(keys.len() + 1);
                let lower = at.checked_sub(1).map_or("", |before| keys[before].as_str());
                let key = between(lower, keys.get(at).map(String::as_str)).expect("room");
                prop_assert!(lower < key.as_str());
                prop_assert!(keys.get(at).is_none_or(|upper| key < *upper));
                prop_assert!(!key.ends_with('0'));
                keys.insert(at, key);
            }
        }

        #[test]
        fn a_card_arrives_where_it_was_put_whatever_the_keys(
            keys in prop::collection::vec("[0-9A-Za-zé]{0,3}", 0..12),
            moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..12),
        ) {
            let mut list: Vec<_> = keys.into_iter().enumerate().map(|(n, key)| (format!("{n:02}"), key)).collect();
            list.push(("moved".to_owned(), "V".to_owned()));
            list.sort_by(|(one, a), (other, b)| (a, one).cmp(&(b, other)));
            for (which, place) in moves {
                let id = list[which.index(list.len())].0.clone();
                let at = place.index(list.len());
                let mut expected: Vec<_> = list.iter().map(|(id, _)| id.clone()).filter(|known| *known != id).collect();
                expected.insert(at, id.clone());
                put(&mut list, &id, at);
                let ids: Vec<_> = list.iter().map(|(id, _)| id.clone()).collect();
                prop_assert_eq!(ids, expected);
            }
        }
    }
}
