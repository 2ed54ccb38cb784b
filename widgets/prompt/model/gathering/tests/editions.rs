//! A member who changes an answer sends another edition of one packet; what that shows, and what it does not.

use super::*;

#[test]
fn a_later_packet_of_one_person_takes_the_place_of_the_earlier_one() {
    let (first, second) = (said(1, "fog", 1), said(1, "sun", 2));
    for order in [[&first, &second, &first], [&second, &first, &second]] {
        let mut gathering = gathered(order.into_iter().cloned());
        assert_eq!((gathering.len(), gathering.can_open()), (1, false));
        (2..6).for_each(|n| {
            gathering.take(word(n));
        });
        open(&mut gathering, &[]);
        assert!(texts(&gathering, 1).contains(&"sun".to_owned()));
    }
}

#[test]
fn a_packet_changed_after_it_was_opened_shows_no_difference() {
    let mut gathering = gathered((0..6).map(word));
    open(&mut gathering, &[]);
    let before = (texts(&gathering, 1), gathering.len(), gathering.can_open());
    let see = |gathering: &Gathering| (texts(gathering, 1), gathering.len(), gathering.can_open());
    assert!(!gathering.take(said(3, "changed", 2)));
    assert_eq!(see(&gathering), before);
    open(&mut gathering, &[]);
    assert_eq!(see(&gathering), before);
    // Nor does a forged one in the same edition, nor the changed one in the place of one that was let go.
    gathering.take(said(3, "a forged one", 1));
    assert_eq!(see(&gathering), before);
    gathering.forget();
    for number in [0, 1, 2, 4, 5] {
        gathering.take(word(number));
    }
    gathering.take(said(3, "changed", 2));
    assert!(texts(&gathering, 1).is_empty(), "the group is not whole");
    gathering.take(word(3));
    assert_eq!(see(&gathering), before);
}
