//! What moving an entry of a list does to the places of the others.

/// Where what stood at a place stands after an entry moved.
pub fn after(place: usize, from: usize, to: usize) -> usize {
    if place == from {
        to
    } else if (from..=to).contains(&place) {
        place - 1
    } else if (to..from).contains(&place) {
        place + 1
    } else {
        place
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::widgets::studio::model::document::{entries, shift};

    #[test]
    fn a_place_is_followed_through_every_move() {
        for from in 0..5 {
            for to in 0..5 {
                let mut document = json!({ "weeks": [0, 1, 2, 3, 4] });
                shift(&mut document, "weeks", from, to);
                for place in 0..5 {
                    let now = after(place, from, to);
                    assert_eq!(entries(&document, "weeks")[now], place, "{from} to {to}");
                }
            }
        }
    }
}
