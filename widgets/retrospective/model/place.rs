//! Where a card dragged by hand would land, and when the page moves along. Numbers are pixels of the viewport.

/// How near to an edge the page starts to move.
const EDGE: f64 = 56.0;
/// How far it moves in one frame, at most.
const STEP: f64 = 14.0;

/// The place in a column, given the middles of its cards from top to bottom.
pub fn landing(middles: impl IntoIterator<Item = f64>, y: f64) -> usize {
    middles.into_iter().take_while(|middle| *middle < y).count()
}

/// The card on which a card is put, given the upper and lower edges of those that lie there: the one in whose middle half
/// it is let go. Nearer to an edge it goes before or after.
pub fn over(shapes: impl IntoIterator<Item = (f64, f64)>, y: f64) -> Option<usize> {
    let is_on = |(top, bottom): (f64, f64)| {
        let quarter = (bottom - top) / 4.0;
        y > top + quarter && y < bottom - quarter
    };
    shapes.into_iter().position(is_on)
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
        let middles = [10.0, 30.0, 50.0];
        let at = |y: f64| landing(middles, y);
        assert_eq!([at(0.0), at(20.0), at(49.0), at(90.0)], [0, 1, 2, 3]);
        assert_eq!(landing([], 5.0), 0);
    }

    #[test]
    fn a_card_is_put_on_another_in_its_middle_and_beside_it_near_its_edges() {
        let shapes = [(0.0, 40.0), (50.0, 90.0)];
        let at = |y: f64| over(shapes, y);
        assert_eq!([at(5.0), at(20.0), at(35.0)], [None, Some(0), None]);
        assert_eq!([at(45.0), at(70.0), at(200.0)], [None, Some(1), None]);
        assert_eq!(over([], 5.0), None);
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
