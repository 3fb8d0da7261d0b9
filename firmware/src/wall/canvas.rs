//! A picture in memory, three bytes a pixel, that embedded-graphics draws on.
//!
//! Promises: drawing outside the picture is ignored, never an error; whole areas are filled and copied by row, not by pixel.

use std::convert::Infallible;

use embedded_graphics::Pixel;
use embedded_graphics::draw_target::DrawTarget;
use embedded_graphics::geometry::{Dimensions, OriginDimensions, Size};
use embedded_graphics::primitives::Rectangle;

use super::palette::{Rgb, Tint};

/// The picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canvas {
    size: Size,
    pixels: Vec<Rgb>,
}

impl Canvas {
    /// A black picture.
    pub fn new(size: Size) -> Self {
        Self { size, pixels: vec![[0; 3]; size.width as usize * size.height as usize] }
    }

    /// The whole picture, row after row, three bytes a pixel.
    pub const fn bytes(&self) -> &[u8] {
        self.pixels.as_slice().as_flattened()
    }

    /// One row, left to right. Empty if there is no such row.
    pub fn row(&self, y: u32) -> &[Rgb] {
        let width = self.size.width as usize;
        let start = y as usize * width;
        self.pixels.get(start..start + width).unwrap_or(&[])
    }

    /// The pixels of one row inside `area`. Empty if the row is outside.
    pub fn row_of(&self, area: &Rectangle, y: u32) -> &[Rgb] {
        let inside = area.intersection(&self.bounding_box());
        let left = inside.top_left.x.max(0) as usize;
        self.row(y).get(left..left + inside.size.width as usize).unwrap_or(&[])
    }

    /// Copies `area` of `from`, a picture of the same size.
    pub fn copy_area(&mut self, from: &Self, area: &Rectangle) {
        let inside = area.intersection(&self.bounding_box());
        let left = inside.top_left.x.max(0) as usize;
        for y in inside.rows() {
            let source = from.row_of(&inside, y.unsigned_abs());
            let start = y.unsigned_abs() as usize * self.size.width as usize + left;
            if let Some(target) = self.pixels.get_mut(start..start + source.len()) {
                target.copy_from_slice(source);
            }
        }
    }
}

impl OriginDimensions for Canvas {
    fn size(&self) -> Size {
        self.size
    }
}

impl DrawTarget for Canvas {
    type Color = Tint;
    type Error = Infallible;

    fn draw_iter<I>(&mut self, pixels: I) -> Result<(), Self::Error>
    where
        I: IntoIterator<Item = Pixel<Tint>>,
    {
        let bounds = self.bounding_box();
        for Pixel(at, tint) in pixels {
            if bounds.contains(at) {
                let index = at.y as usize * self.size.width as usize + at.x as usize;
                if let Some(pixel) = self.pixels.get_mut(index) {
                    *pixel = tint.over(*pixel);
                }
            }
        }
        Ok(())
    }

    fn fill_contiguous<I>(&mut self, area: &Rectangle, colors: I) -> Result<(), Self::Error>
    where
        I: IntoIterator<Item = Tint>,
    {
        let inside = area.intersection(&self.bounding_box());
        if inside.is_zero_sized() {
            return Ok(());
        }
        // The colours come for the whole area; those that fall outside the picture are taken and dropped.
        let width = self.size.width as usize;
        let skip_left = (inside.top_left.x - area.top_left.x) as usize;
        let skip_right = area.size.width as usize - skip_left - inside.size.width as usize;
        let skip_rows = (inside.top_left.y - area.top_left.y) as usize * area.size.width as usize;
        let mut colors = colors.into_iter();
        let mut skip = skip_rows + skip_left;
        for y in inside.rows() {
            if skip > 0 && colors.nth(skip - 1).is_none() {
                return Ok(());
            }
            let start = y as usize * width + inside.top_left.x as usize;
            let Some(row) = self.pixels.get_mut(start..start + inside.size.width as usize) else { return Ok(()) };
            for pixel in row {
                let Some(tint) = colors.next() else { return Ok(()) };
                *pixel = tint.over(*pixel);
            }
            skip = skip_right + skip_left;
        }
        Ok(())
    }

    fn fill_solid(&mut self, area: &Rectangle, color: Tint) -> Result<(), Self::Error> {
        let inside = area.intersection(&self.bounding_box());
        let width = self.size.width as usize;
        for y in inside.rows() {
            let start = y as usize * width + inside.top_left.x as usize;
            if let Some(row) = self.pixels.get_mut(start..start + inside.size.width as usize) {
                if color.is_opaque() {
                    row.fill(color.over([0; 3]));
                } else {
                    for pixel in row {
                        *pixel = color.over(*pixel);
                    }
                }
            }
        }
        Ok(())
    }

    fn clear(&mut self, color: Tint) -> Result<(), Self::Error> {
        self.pixels.fill(color.over([0; 3]));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use embedded_graphics::geometry::Point;
    use embedded_graphics::primitives::PointsIter;

    use super::*;

    const RED: Tint = Tint::solid(0xFF_0000);

    fn painted(canvas: &Canvas) -> Vec<(usize, usize)> {
        let width = canvas.size.width as usize;
        (0..canvas.pixels.len()).filter(|i| canvas.pixels[*i] != [0; 3]).map(|i| (i % width, i / width)).collect()
    }

    fn area(x: i32, y: i32, width: u32, height: u32) -> Rectangle {
        Rectangle::new(Point::new(x, y), Size::new(width, height))
    }

    #[test]
    fn what_lies_outside_the_picture_is_ignored() {
        let mut canvas = Canvas::new(Size::new(4, 3));
        let Ok(()) = canvas.fill_solid(&area(-5, -5, 6, 6), RED);
        let Ok(()) = canvas.fill_solid(&area(3, 2, 100, 100), RED);
        let Ok(()) = canvas.fill_solid(&area(9, 9, 2, 2), RED);
        let Ok(()) = canvas.draw_iter([Pixel(Point::new(-1, 0), RED), Pixel(Point::new(4, 0), RED)]);
        assert_eq!(painted(&canvas), [(0, 0), (3, 2)]);
    }

    #[test]
    fn contiguous_colours_keep_their_places_when_the_area_sticks_out() {
        let colours: Vec<Tint> = (1..=20).map(Tint::solid).collect();
        for (x, y) in [(-1, -1), (1, 1), (2, -2), (-3, 2), (0, 0), (7, 7)] {
            let area = area(x, y, 5, 4);
            let mut by_row = Canvas::new(Size::new(4, 3));
            let Ok(()) = by_row.fill_contiguous(&area, colours.iter().copied());
            let mut by_pixel = Canvas::new(Size::new(4, 3));
            let Ok(()) = by_pixel.draw_iter(area.points().zip(colours.iter().copied()).map(|(p, c)| Pixel(p, c)));
            assert_eq!(by_row, by_pixel, "at {x},{y}");
        }
    }

    #[test]
    fn a_copied_area_is_the_area_and_nothing_else() {
        let mut from = Canvas::new(Size::new(4, 3));
        let Ok(()) = from.clear(RED);
        let mut to = Canvas::new(Size::new(4, 3));
        to.copy_area(&from, &area(2, 1, 9, 1));
        assert_eq!(painted(&to), [(2, 1), (3, 1)]);
    }
}
