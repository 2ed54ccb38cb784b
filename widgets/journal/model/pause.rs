//! When what is typed is stored: when the hand rests, and while it does not, within a second all the same.

/// How long a hand rests before its text is stored.
const REST_MILLIS: f64 = 600.0;
/// How long the first character that is not stored yet waits at most.
const MOST_MILLIS: f64 = 1_000.0;

/// How long to wait from now before storing what was typed just now, when what is not stored yet began at a moment, all
/// in milliseconds.
pub fn wait(since: f64, now: f64) -> f64 {
    REST_MILLIS.min(since + MOST_MILLIS - now).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When a text is stored of which a character is typed at each of these moments.
    fn stored_at(typed: &[f64]) -> Vec<f64> {
        let (mut stored, mut since, mut due) = (Vec::new(), None, f64::INFINITY);
        for now in typed {
            if due <= *now {
                stored.push(due);
                since = None;
            }
            let since = *since.get_or_insert(*now);
            due = now + wait(since, *now);
        }
        stored.push(due);
        stored
    }

    #[test]
    fn a_text_is_stored_when_the_hand_rests() {
        assert_eq!(stored_at(&[0.0]), [600.0]);
        assert_eq!(stored_at(&[0.0, 300.0]), [900.0]);
        assert_eq!(stored_at(&[0.0, 700.0]), [600.0, 1_300.0]);
    }

    #[test]
    fn a_hand_that_never_rests_has_its_text_stored_each_second() {
        let typed: Vec<_> = (0..40).map(|place| f64::from(place) * 130.0).collect();
        let stored = stored_at(&typed);
        let mut before = 0.0;
        for at in &stored {
            let first = typed.iter().copied().find(|typed| *typed >= before);
            assert!(at - first.unwrap() <= MOST_MILLIS);
            before = *at;
        }
        assert!(stored.len() >= 4);
    }

    #[test]
    fn what_waited_too_long_is_stored_at_once() {
        assert!(wait(0.0, 5_000.0).abs() < f64::EPSILON);
    }
}
