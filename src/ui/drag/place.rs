//! Where a thing dragged by hand would land, and when the page moves along. Numbers are pixels of the viewport.

/// How near to an edge the page starts to move.
const EDGE: f64 = 56.0;
/// How far it moves in one frame, at most.
const STEP: f64 = 14.0;

/// Where a thing lands among those below each other: the place between them, and the one it is put on, in whose middle half
/// it is let go. `edges` tells the upper and the lower edge of the thing at a place, from top to bottom; few are asked for,
/// as a browser measures each.
pub fn landing(
    count: usize,
    mut edges: impl FnMut(usize) -> (f64, f64),
    y: f64,
) -> (usize, Option<usize>) {
    let (mut from, mut to) = (0, count);
    while from < to {
        let place = usize::midpoint(from, to);
        let (top, bottom) = edges(place);
        if y >= bottom {
            from = place + 1;
        } else if y <= top {
            to = place;
        } else {
            let quarter = (bottom - top) / 4.0;
            let is_on = y > top + quarter && y < bottom - quarter;
            let is_below = y > f64::midpoint(top, bottom);
            return (place + usize::from(is_below), is_on.then_some(place));
        }
    }
    (from, None)
}

/// The nearest of things that stand beside and below each other. Each is told by its left, upper, right and lower edge.
pub fn nearest(shapes: impl Iterator<Item = [f64; 4]>, (x, y): (f64, f64)) -> Option<usize> {
    let far = |[left, top, right, bottom]: [f64; 4]| {
        let across = (left - x).max(x - right).max(0.0);
        let down = (top - y).max(y - bottom).max(0.0);
        across.hypot(down)
    };
    let far = shapes.map(far).enumerate();
    far.min_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(place, _)| place)
}

/// How far to scroll in this frame, when what is seen lies between `top` and `bottom`: nothing away from the edges, more
/// the nearer to them.
pub fn scroll(y: f64, top: f64, bottom: f64) -> f64 {
    let depth = |distance: f64| ((EDGE - distance) / EDGE).clamp(0.0, 1.0) * STEP;
    if bottom - top < 2.0 * EDGE {
        return 0.0;
    }
    depth(bottom - y) - depth(y - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_lands_before_the_first_card_whose_middle_is_below() {
        let shapes = [(0.0, 20.0), (20.0, 40.0), (40.0, 60.0)];
        let at = |y: f64| landing(3, |place| shapes[place], y).0;
        assert_eq!([at(-5.0), at(9.0), at(11.0), at(20.0)], [0, 0, 1, 1]);
        assert_eq!([at(49.0), at(51.0), at(90.0)], [2, 3, 3]);
        assert_eq!(landing(0, |_| (0.0, 0.0), 5.0), (0, None));
    }

    #[test]
    fn a_card_is_put_on_another_in_its_middle_and_beside_it_near_its_edges() {
        let shapes = [(0.0, 40.0), (50.0, 90.0)];
        let at = |y: f64| landing(2, |place| shapes[place], y).1;
        assert_eq!([at(5.0), at(20.0), at(35.0)], [None, Some(0), None]);
        assert_eq!([at(45.0), at(70.0), at(200.0)], [None, Some(1), None]);
    }

    #[test]
    fn few_cards_of_a_long_column_are_measured() {
        let height = |place: usize| f64::from(u32::try_from(place).unwrap()) * 50.0;
        for y in [0.0, 1.0, 70_003.0, 199_999.0, 300_000.0] {
            let mut measured = 0;
            let edges = |place| {
                measured += 1;
                (height(place), height(place) + 40.0)
            };
            let (place, _) = landing(5_000, edges, y);
            assert!(place == 5_000 || height(place) + 20.0 >= y, "{y}");
            assert!(place == 0 || height(place - 1) + 20.0 < y, "{y}");
            assert!(measured <= 13, "{measured}");
        }
    }

    #[test]
    fn the_nearest_is_the_one_under_the_point_or_else_beside_it() {
        let shapes = [
            [0.0, 0.0, 40.0, 20.0],
            [50.0, 0.0, 90.0, 20.0],
            [0.0, 30.0, 40.0, 50.0],
        ];
        let at = |x: f64, y: f64| nearest(shapes.into_iter(), (x, y));
        assert_eq!([at(5.0, 5.0), at(60.0, 20.0)], [Some(0), Some(1)]);
        assert_eq!([at(44.0, 10.0), at(46.0, 10.0)], [Some(0), Some(1)]);
        assert_eq!([at(70.0, 45.0), at(-9.0, 900.0)], [Some(1), Some(2)]);
        assert_eq!(nearest([].into_iter(), (0.0, 0.0)), None);
    }

    #[test]
    fn the_page_moves_only_near_its_edges_and_towards_them() {
        assert!(scroll(400.0, 0.0, 800.0).abs() < f64::EPSILON);
        assert!(scroll(790.0, 0.0, 800.0) > scroll(760.0, 0.0, 800.0));
        assert!(scroll(10.0, 0.0, 800.0) < 0.0);
        assert!(scroll(2000.0, 0.0, 800.0) <= STEP);
        assert!(scroll(20.0, 0.0, 60.0).abs() < f64::EPSILON);
    }
}
