//! The signs that say by form what colour says too: circle, triangle, square; and the rounded bar.
//!
//! embedded-graphics draws them hard-edged; each is drawn four times as large and averaged, so that edges are smooth.

use std::convert::Infallible;

use embedded_graphics::Pixel;
use embedded_graphics::draw_target::DrawTarget;
use embedded_graphics::geometry::{Dimensions, OriginDimensions, Point, Size};
use embedded_graphics::pixelcolor::BinaryColor;
use embedded_graphics::prelude::{Drawable, Primitive};
use embedded_graphics::primitives::{Circle, PrimitiveStyle, Rectangle, RoundedRectangle};

use super::coverage::Mask;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// In time.
    Circle,
    /// Close to the limit.
    Triangle,
    /// Past the limit.
    Square,
    /// A bar with round ends; also a disc where it is as wide as high.
    Bar,
}

/// Sub-pixels of a pixel in each direction: 17 steps of coverage.
const FINE: u32 = 4;

impl Shape {
    /// Coverage of the shape filling `size`.
    pub fn rasterise(self, size: Size) -> Mask {
        let mut stencil = Stencil::new(size * FINE);
        let whole = stencil.bounding_box();
        let filled = PrimitiveStyle::with_fill(BinaryColor::On);
        let side = whole.size.width.min(whole.size.height);
        let Ok(()) = match self {
            Self::Circle => Circle::with_center(whole.center(), side).into_styled(filled).draw(&mut stencil),
            Self::Triangle => triangle(whole, &mut stencil),
            Self::Square => {
                let inset = side / 14;
                let inner = whole.offset(-(inset as i32));
                RoundedRectangle::with_equal_corners(inner, Size::new_equal(side / 12))
                    .into_styled(filled)
                    .draw(&mut stencil)
            }
            Self::Bar => RoundedRectangle::with_equal_corners(whole, Size::new_equal(side / 2))
                .into_styled(filled)
                .draw(&mut stencil),
        };
        stencil.averaged()
    }
}

/// An upright triangle, as high as the other signs. Row by row: embedded-graphics' own overflows at this size.
fn triangle(whole: Rectangle, stencil: &mut Stencil) -> Result<(), Infallible> {
    let (tip, foot) = (whole.size.height / 16, whole.size.height * 15 / 16);
    let middle = whole.size.width / 2;
    for y in tip..foot {
        let half = middle * (y + 1 - tip) / (foot - tip);
        let row = Rectangle::new(Point::new((middle - half) as i32, y as i32), Size::new(half * 2, 1));
        stencil.fill_solid(&row, BinaryColor::On)?;
    }
    Ok(())
}

/// A fine black-and-white picture.
struct Stencil {
    size: Size,
    on: Vec<u8>,
}

impl Stencil {
    fn new(size: Size) -> Self {
        Self { size, on: vec![0; size.width as usize * size.height as usize] }
    }

    fn averaged(&self) -> Mask {
        let size = self.size / FINE;
        let mut sums = vec![0_u16; size.width as usize * size.height as usize];
        for (y, fine_row) in self.on.chunks(self.size.width.max(1) as usize).enumerate() {
            let start = y / FINE as usize * size.width as usize;
            for (x, on) in fine_row.iter().enumerate() {
                if let Some(sum) = sums.get_mut(start + x / FINE as usize) {
                    *sum += u16::from(*on);
                }
            }
        }
        let coverage = sums.into_iter().map(|sum| (u32::from(sum) * 255 / (FINE * FINE)) as u8).collect();
        Mask { offset: Point::zero(), size, coverage }
    }
}

impl OriginDimensions for Stencil {
    fn size(&self) -> Size {
        self.size
    }
}

impl DrawTarget for Stencil {
    type Color = BinaryColor;
    type Error = Infallible;

    fn draw_iter<I>(&mut self, pixels: I) -> Result<(), Self::Error>
    where
        I: IntoIterator<Item = Pixel<BinaryColor>>,
    {
        for Pixel(at, colour) in pixels {
            self.fill_solid(&Rectangle::new(at, Size::new_equal(1)), colour)?;
        }
        Ok(())
    }

    fn fill_solid(&mut self, area: &Rectangle, colour: BinaryColor) -> Result<(), Self::Error> {
        let inside = area.intersection(&self.bounding_box());
        for y in inside.rows() {
            let start = y as usize * self.size.width as usize + inside.top_left.x as usize;
            if let Some(row) = self.on.get_mut(start..start + inside.size.width as usize) {
                row.fill(u8::from(colour.is_on()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered_percent(shape: Shape) -> u32 {
        let mask = shape.rasterise(Size::new(100, 100));
        mask.coverage.iter().map(|c| u32::from(*c)).sum::<u32>() / 255 / 100
    }

    #[test]
    fn the_three_signs_differ_in_form_not_only_in_colour() {
        assert_eq!(covered_percent(Shape::Circle), 78);
        assert!((42..=46).contains(&covered_percent(Shape::Triangle)), "{}", covered_percent(Shape::Triangle));
        assert!((70..=74).contains(&covered_percent(Shape::Square)), "{}", covered_percent(Shape::Square));
    }

    #[test]
    fn edges_are_smooth() {
        let mask = Shape::Circle.rasterise(Size::new(40, 40));
        assert!(mask.coverage.iter().any(|c| *c > 0 && *c < 255));
    }

    #[test]
    fn a_shape_of_no_size_is_nothing() {
        for shape in [Shape::Circle, Shape::Triangle, Shape::Square, Shape::Bar] {
            assert!(shape.rasterise(Size::zero()).coverage.is_empty());
        }
    }
}
