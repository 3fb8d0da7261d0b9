//! Which areas of the wall changed: what a panel must be sent, and nothing more.
//!
//! Promises: copying the areas from the new picture onto the old gives the new one, always; areas never overlap; an unchanged picture gives
//! none; there are at most [`MOST_AREAS`].

use embedded_graphics::geometry::{OriginDimensions, Point, Size};
use embedded_graphics::primitives::Rectangle;

use super::canvas::Canvas;
use super::palette::Rgb;

/// More areas than this cost more in calls than they save in bytes.
pub const MOST_AREAS: usize = 24;
/// Changed rows this close are one band: two lines of a tile rather than every stroke of a character.
const ROW_GAP: u32 = 12;
/// Changed columns this close are one area, for the same reason.
const COLUMN_GAP: u32 = 32;

/// A half-open area, easier to grow than a rectangle.
#[derive(Clone, Copy)]
struct Span {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Span {
    fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn pixels(self) -> u64 {
        u64::from(self.right - self.left) * u64::from(self.bottom - self.top)
    }

    fn rectangle(self) -> Rectangle {
        Rectangle::new(
            Point::new(self.left as i32, self.top as i32),
            Size::new(self.right - self.left, self.bottom - self.top),
        )
    }
}

/// The areas in which `new` differs from `old`; the whole of `new` if their sizes differ.
pub fn between(old: &Canvas, new: &Canvas) -> Vec<Rectangle> {
    let size = new.size();
    if old.size() != size {
        return vec![Rectangle::new(Point::zero(), size)];
    }
    let mut spans = Vec::new();
    let mut changed = vec![false; size.width as usize];
    for (top, bottom) in bands(old, new) {
        changed.fill(false);
        for y in top..bottom {
            mark(old.row(y), new.row(y), &mut changed);
        }
        for (left, right) in runs(&changed, COLUMN_GAP) {
            spans.push(tight(old, new, Span { left, top, right, bottom }));
        }
    }
    few(spans).into_iter().map(Span::rectangle).collect()
}

/// Pixels in all areas together.
pub fn pixels(areas: &[Rectangle]) -> u64 {
    areas.iter().map(|a| u64::from(a.size.width) * u64::from(a.size.height)).sum()
}

/// Bands of rows in which something changed.
fn bands(old: &Canvas, new: &Canvas) -> Vec<(u32, u32)> {
    let rows: Vec<bool> = (0..new.size().height).map(|y| old.row(y) != new.row(y)).collect();
    runs(&rows, ROW_GAP)
}

/// Half-open runs of `true`, joined over gaps of up to `gap`.
fn runs(flags: &[bool], gap: u32) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (at, _) in flags.iter().enumerate().filter(|(_, flag)| **flag) {
        let at = at as u32;
        match runs.last_mut() {
            Some((_, end)) if at - *end <= gap => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// Marks the columns in which a row changed. Compares piece by piece first: most of a row is equal.
fn mark(old: &[Rgb], new: &[Rgb], changed: &mut [bool]) {
    const PIECE: usize = 64;
    for (index, (old, new)) in old.chunks(PIECE).zip(new.chunks(PIECE)).enumerate() {
        if old != new {
            for ((old, new), flag) in old.iter().zip(new).zip(&mut changed[index * PIECE..]) {
                *flag |= old != new;
            }
        }
    }
}

/// A band's run cut to the rows in which it really changed.
fn tight(old: &Canvas, new: &Canvas, span: Span) -> Span {
    let area = span.rectangle();
    let differs = |y: &u32| old.row_of(&area, *y) != new.row_of(&area, *y);
    let top = (span.top..span.bottom).find(differs).unwrap_or(span.top);
    let bottom = (top..span.bottom).rfind(differs).map_or(span.bottom, |y| y + 1);
    Span { top, bottom, ..span }
}

/// Joins the pairs that waste the fewest pixels until there are few enough, and any that came to overlap by it.
fn few(mut spans: Vec<Span>) -> Vec<Span> {
    while spans.len() > MOST_AREAS {
        let mut best = (u64::MAX, 0, 1);
        for first in 0..spans.len() {
            for second in first + 1..spans.len() {
                let both = spans[first].union(spans[second]).pixels();
                let waste = both.saturating_sub(spans[first].pixels() + spans[second].pixels());
                if waste < best.0 {
                    best = (waste, first, second);
                }
            }
        }
        let mut joined = spans[best.1].union(spans[best.2]);
        spans.swap_remove(best.2);
        spans.swap_remove(best.1);
        while let Some(other) = spans.iter().position(|s| s.overlaps(joined)) {
            joined = joined.union(spans.swap_remove(other));
        }
        spans.push(joined);
    }
    spans.sort_by_key(|s| (s.top, s.left));
    spans
}

#[cfg(test)]
mod tests {
    use embedded_graphics::Pixel;
    use embedded_graphics::draw_target::DrawTarget;
    use proptest::prelude::*;

    use super::*;
    use crate::wall::palette::Tint;

    const SIZE: Size = Size::new(320, 200);

    fn spotted(spots: &[(i32, i32)]) -> Canvas {
        let mut canvas = Canvas::new(SIZE);
        let Ok(()) = canvas.draw_iter(spots.iter().map(|(x, y)| Pixel(Point::new(*x, *y), Tint::solid(0xFF_FFFF))));
        canvas
    }

    #[test]
    fn an_unchanged_picture_has_no_damage() {
        assert_eq!(between(&spotted(&[(3, 3)]), &spotted(&[(3, 3)])), []);
    }

    #[test]
    fn one_changed_pixel_is_one_area_of_one_pixel() {
        let damage = between(&spotted(&[]), &spotted(&[(319, 199)]));
        assert_eq!(damage, [Rectangle::new(Point::new(319, 199), Size::new(1, 1))]);
    }

    #[test]
    fn a_picture_of_another_size_is_damaged_whole() {
        let small = Canvas::new(Size::new(2, 2));
        assert_eq!(between(&small, &spotted(&[])), [Rectangle::new(Point::zero(), SIZE)]);
    }

    proptest! {
        #[test]
        fn copying_the_areas_onto_the_old_picture_gives_the_new(
            before in prop::collection::vec((0..320, 0..200), 0..80),
            after in prop::collection::vec((0..320, 0..200), 0..80),
        ) {
            let (old, new) = (spotted(&before), spotted(&after));
            let damage = between(&old, &new);
            let mut copied = old.clone();
            for area in &damage {
                copied.copy_area(&new, area);
            }
            prop_assert!(copied == new);
            prop_assert!(damage.len() <= MOST_AREAS);
            for (i, a) in damage.iter().enumerate() {
                for b in &damage[i + 1..] {
                    prop_assert!(a.intersection(b).is_zero_sized(), "{:?} and {:?} overlap", a, b);
                }
            }
        }
    }
}
