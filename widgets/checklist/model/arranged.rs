//! The items of a phase in the order they are met: five in view, the next ones folded, what is settled apart.
//!
//! An arrangement holds until the member asks for what comes next: nothing moves under a finger.

use super::{Item, Mark};

/// How many items of a phase are in view; the rest is folded.
pub const IN_VIEW: usize = 5;

/// The items of a phase, by their places in the programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Those in view.
    pub in_view: Vec<usize>,
    /// Those that come next.
    pub more: Vec<usize>,
    /// Those done or skipped.
    pub settled: Vec<usize>,
}

/// Arranges the items of a phase: first those that can begin, then those that go well after others, then those kept
/// for later; each in the programme's order.
pub fn arrange(items: &[Item]) -> Arranged {
    let places = |wanted: fn(&Item) -> bool| {
        items
            .iter()
            .filter(move |item| wanted(item))
            .map(|item| item.place)
    };
    let mut open: Vec<usize> = places(|item| item.mark.is_none() && item.ready)
        .chain(places(|item| item.mark.is_none() && !item.ready))
        .chain(places(|item| item.mark == Some(Mark::Later)))
        .collect();
    let more = open.split_off(open.len().min(IN_VIEW));
    Arranged {
        in_view: open,
        more,
        settled: places(|item| item.mark.is_some_and(Mark::settles)).collect(),
    }
}

/// Whether arranging again would bring in what comes next: something in view was decided about, and something waits.
pub fn goes_on(drawn: &Arranged, items: &[Item]) -> bool {
    let decided = |place: &usize| {
        let item = items.iter().find(|item| item.place == *place);
        item.is_some_and(|item| item.mark.is_some())
    };
    !drawn.more.is_empty() && drawn.in_view.iter().any(decided) && arrange(items) != *drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(place: usize, mark: Option<Mark>, ready: bool) -> Item {
        Item {
            place,
            id: place.to_string(),
            mark,
            ready,
            new: false,
        }
    }

    fn seven() -> Vec<Item> {
        (0..7).map(|place| item(place, None, true)).collect()
    }

    #[test]
    fn five_are_in_view_and_the_rest_comes_next() {
        let arranged = arrange(&seven());
        assert_eq!(
            (arranged.in_view, arranged.more),
            (vec![0, 1, 2, 3, 4], vec![5, 6])
        );
    }

    #[test]
    fn what_can_begin_comes_first_and_what_is_kept_for_later_last() {
        let mut items = seven();
        items[0].mark = Some(Mark::Later);
        items[1].ready = false;
        items[2].mark = Some(Mark::Done);
        items[3].mark = Some(Mark::Skipped);
        let arranged = arrange(&items);
        assert_eq!(arranged.in_view, [4, 5, 6, 1, 0]);
        assert_eq!(arranged.settled, [2, 3]);
    }

    #[test]
    fn what_comes_next_is_offered_once_something_in_view_is_decided() {
        let mut items = seven();
        let drawn = arrange(&items);
        assert!(!goes_on(&drawn, &items));
        items[6].mark = Some(Mark::Done);
        assert!(!goes_on(&drawn, &items));
        items[1].mark = Some(Mark::Skipped);
        assert!(goes_on(&drawn, &items));
        let few = arrange(&items[..5]);
        assert!(!goes_on(&few, &items[..5]));
    }

    #[test]
    fn five_hundred_items_show_five() {
        let items: Vec<_> = (0..500).map(|place| item(place, None, true)).collect();
        let arranged = arrange(&items);
        assert_eq!((arranged.in_view.len(), arranged.more.len()), (5, 495));
    }
}
