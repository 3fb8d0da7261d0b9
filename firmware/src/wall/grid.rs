//! Cutting areas into areas. Nothing is lost or overlaps: the last part takes what rounding leaves.

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;

/// `area` without a margin of `dx` at its sides and `dy` above and below.
pub fn inset(area: Rectangle, dx: u32, dy: u32) -> Rectangle {
    let dx = dx.min(area.size.width / 2);
    let dy = dy.min(area.size.height / 2);
    Rectangle::new(
        area.top_left + Point::new(dx as i32, dy as i32),
        Size::new(area.size.width - 2 * dx, area.size.height - 2 * dy),
    )
}

/// The upper `height` of `area`, and what is left below a `gap`.
pub fn split_top(area: Rectangle, height: u32, gap: u32) -> (Rectangle, Rectangle) {
    let height = height.min(area.size.height);
    let used = (height + gap).min(area.size.height);
    (
        Rectangle::new(area.top_left, Size::new(area.size.width, height)),
        Rectangle::new(area.top_left + Point::new(0, used as i32), Size::new(area.size.width, area.size.height - used)),
    )
}

/// What is left above a `gap`, and the lower `height` of `area`.
pub fn split_bottom(area: Rectangle, height: u32, gap: u32) -> (Rectangle, Rectangle) {
    let above = area.size.height.saturating_sub(height.saturating_add(gap));
    let (upper, _) = split_top(area, above, 0);
    let lower = height.min(area.size.height);
    let top = area.top_left + Point::new(0, (area.size.height - lower) as i32);
    (upper, Rectangle::new(top, Size::new(area.size.width, lower)))
}

/// The left `width` of `area`, and what is left beyond a `gap`.
pub fn split_left(area: Rectangle, width: u32, gap: u32) -> (Rectangle, Rectangle) {
    let (left, right) = split_top(turned(area), width, gap);
    (turned(left), turned(right))
}

/// What is left before a `gap`, and the right `width` of `area`.
pub fn split_right(area: Rectangle, width: u32, gap: u32) -> (Rectangle, Rectangle) {
    let (left, right) = split_bottom(turned(area), width, gap);
    (turned(left), turned(right))
}

/// `area` as rows whose heights are as the `shares`, with gaps between.
pub fn rows<const N: usize>(area: Rectangle, shares: [u32; N], gap: u32) -> [Rectangle; N] {
    let total = shares.iter().sum::<u32>().max(1);
    let usable = area.size.height.saturating_sub(gap * (N as u32).saturating_sub(1));
    let mut rest = area;
    let mut left = N;
    shares.map(|share| {
        left -= 1;
        let height = if left == 0 { rest.size.height } else { usable * share / total };
        let (row, below) = split_top(rest, height, gap);
        rest = below;
        row
    })
}

/// `area` as columns whose widths are as the `shares`, with gaps between.
pub fn columns<const N: usize>(area: Rectangle, shares: [u32; N], gap: u32) -> [Rectangle; N] {
    rows(turned(area), shares, gap).map(turned)
}

/// A square of `side` in the middle of `area`'s height, at its left.
pub fn square_at_left(area: Rectangle, side: u32) -> Rectangle {
    let side = side.min(area.size.width).min(area.size.height);
    let down = (area.size.height - side) / 2;
    Rectangle::new(area.top_left + Point::new(0, down as i32), Size::new_equal(side))
}

/// Across and down exchanged.
fn turned(area: Rectangle) -> Rectangle {
    Rectangle::new(Point::new(area.top_left.y, area.top_left.x), Size::new(area.size.height, area.size.width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rectangle = Rectangle::new(Point::new(10, 20), Size::new(101, 60));

    #[test]
    fn columns_fill_the_width_with_the_gaps_between() {
        let [a, b, c] = columns(AREA, [1, 1, 1], 4);
        assert_eq!(a, Rectangle::new(Point::new(10, 20), Size::new(31, 60)));
        assert_eq!(b.top_left.x, 45);
        assert_eq!(c.top_left.x + c.size.width as i32, 111);
    }

    #[test]
    fn parts_never_leave_an_area_that_is_too_small() {
        for (first, second) in
            [split_top(AREA, 900, 9), split_bottom(AREA, 900, 9), split_left(AREA, 900, 9), split_right(AREA, 99, 9)]
        {
            for part in [first, second] {
                assert!(part.is_zero_sized() || AREA.intersection(&part) == part, "{part:?}");
            }
        }
        assert!(inset(AREA, 500, 500).size.width <= 1);
    }

    #[test]
    fn a_bottom_strip_lies_at_the_bottom() {
        let (above, strip) = split_bottom(AREA, 10, 5);
        assert_eq!(above.size.height, 45);
        assert_eq!(strip, Rectangle::new(Point::new(10, 70), Size::new(101, 10)));
    }
}
