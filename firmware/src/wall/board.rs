//! What a picture is made of, before it is pixels: a list of pieces, each knowing its place.
//!
//! Promises: every text is set within its cell (shrunk to fit, a number never shortened); painting is the same for all scenes.

use std::cell::RefCell;
use std::convert::Infallible;

use embedded_graphics::Drawable;
use embedded_graphics::draw_target::{DrawTarget, DrawTargetExt};
use embedded_graphics::geometry::{Dimensions, Point, Size};
use embedded_graphics::primitives::Rectangle;
use embedded_graphics::text::{Alignment, Baseline, Text, TextStyleBuilder};

use super::canvas::Canvas;
use super::glyphs::{Glyphs, Lettering, Weight};
use super::palette::Tint;
use super::shapes::Shape;

/// A line of text in its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it may be.
    pub cell: Rectangle,
    /// What it says.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// Type size in pixels, already fitted to the cell.
    pub px: u32,
    /// Its colour.
    pub tint: Tint,
    /// To which side of the cell.
    pub alignment: Alignment,
}

impl Line {
    /// Where its baseline starts, is centred or ends.
    fn anchor(&self) -> Point {
        let x = match self.alignment {
            Alignment::Left => self.cell.top_left.x,
            Alignment::Center => self.cell.top_left.x + self.cell.size.width as i32 / 2,
            Alignment::Right => self.cell.top_left.x + self.cell.size.width as i32,
        };
        Point::new(x, self.baseline())
    }

    /// Height of its baseline on the screen.
    fn baseline(&self) -> i32 {
        let middle = self.cell.top_left.y + self.cell.size.height as i32 / 2;
        middle + Glyphs::middle_to_baseline(self.px) as i32
    }
}

/// One thing on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A plain area.
    Fill(Rectangle, Tint),
    /// An area with round corners of this radius.
    Tile(Rectangle, u32, Tint),
    /// A shape filling an area.
    Sign(Shape, Rectangle, Tint),
    /// A line of text.
    Text(Line),
}

/// How a line of text should look, before it is fitted.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// How heavy.
    pub weight: Weight,
    /// Type size in pixels if there is room.
    pub px: u32,
    /// Its colour.
    pub tint: Tint,
    /// To which side of the cell.
    pub alignment: Alignment,
}

impl Setting {
    /// Regular type at the left.
    pub const fn regular(px: u32, tint: Tint) -> Self {
        Self { weight: Weight::Regular, px, tint, alignment: Alignment::Left }
    }

    /// Bold type at the left.
    pub const fn bold(px: u32, tint: Tint) -> Self {
        Self { weight: Weight::Bold, px, tint, alignment: Alignment::Left }
    }

    /// The same at the right.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { alignment: Alignment::Right, ..self }
    }

    /// The same in the middle.
    #[must_use]
    pub const fn centred(self) -> Self {
        Self { alignment: Alignment::Center, ..self }
    }
}

/// A board being put together.
#[derive(Debug)]
pub struct Board<'g> {
    glyphs: &'g Glyphs,
    pieces: Vec<Piece>,
}

impl<'g> Board<'g> {
    /// An empty board; `glyphs` measure its texts.
    pub fn new(glyphs: &'g Glyphs) -> Self {
        Self { glyphs, pieces: Vec::new() }
    }

    /// What the board is made of, back to front.
    pub fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    /// Adds a plain area.
    pub fn fill(&mut self, area: Rectangle, tint: Tint) {
        self.pieces.push(Piece::Fill(area, tint));
    }

    /// Adds an area with round corners.
    pub fn tile(&mut self, area: Rectangle, radius: u32, tint: Tint) {
        self.pieces.push(Piece::Tile(area, radius, tint));
    }

    /// Adds a shape.
    pub fn sign(&mut self, shape: Shape, area: Rectangle, tint: Tint) {
        self.pieces.push(Piece::Sign(shape, area, tint));
    }

    /// The type size at which every one of these texts fits its cell: neighbours should not differ.
    pub fn common_px<'t>(&self, setting: Setting, texts: impl IntoIterator<Item = (&'t str, Rectangle)>) -> u32 {
        texts
            .into_iter()
            .map(|(text, cell)| self.glyphs.fitting(setting.weight, setting.px, text, cell.size))
            .fold(setting.px, u32::min)
    }

    /// Adds a line of text, shrunk if its cell is too small.
    pub fn text(&mut self, cell: Rectangle, text: impl Into<String>, setting: Setting) {
        let text = text.into();
        let px = self.glyphs.fitting(setting.weight, setting.px, &text, cell.size);
        let Setting { weight, tint, alignment, .. } = setting;
        self.pieces.push(Piece::Text(Line { cell, text, weight, px, tint, alignment }));
    }

    /// Adds a line of text, cut with an ellipsis rather than shrunk much. For names, never for numbers.
    pub fn name(&mut self, cell: Rectangle, name: &str, setting: Setting) {
        let least = setting.px * 3 / 4;
        let mut text = name.to_owned();
        let mut kept = name.chars().count();
        while kept > 0 && self.glyphs.fitting(setting.weight, setting.px, &text, cell.size) < least {
            kept -= 1;
            text = name.chars().take(kept).chain(['…']).collect();
        }
        self.text(cell, text, setting);
    }
}

/// Draws the pieces, back to front.
pub fn paint(pieces: &[Piece], canvas: &mut Canvas, glyphs: &mut Glyphs) {
    for piece in pieces {
        // Drawing into memory has no way to fail.
        let Ok(()) = match piece {
            Piece::Fill(area, tint) if *area == canvas.bounding_box() => canvas.clear(*tint),
            Piece::Fill(area, tint) => canvas.fill_solid(area, *tint),
            Piece::Tile(area, radius, tint) => paint_tile(*area, *radius, *tint, canvas, glyphs),
            Piece::Sign(shape, area, tint) => glyphs.shape(*shape, area.size).paint(area.top_left, *tint, canvas),
            Piece::Text(line) => paint_line(line, canvas, glyphs),
        };
    }
}

fn paint_line(line: &Line, canvas: &mut Canvas, glyphs: &mut Glyphs) -> Result<(), Infallible> {
    let glyphs = RefCell::new(glyphs);
    let lettering = Lettering { glyphs: &glyphs, weight: line.weight, px: line.px, tint: line.tint };
    let style = TextStyleBuilder::new().alignment(line.alignment).baseline(Baseline::Alphabetic).build();
    // embedded-graphics breaks lines at these; here they are characters the font lacks, and must be seen as such.
    let text = line.text.replace(['\n', '\r'], "\u{FFFD}");
    Text::with_text_style(&text, line.anchor(), lettering, style).draw(&mut canvas.clipped(&line.cell)).map(|_| ())
}

/// Three plain strips and four quarters of a disc.
fn paint_tile(
    area: Rectangle,
    radius: u32,
    tint: Tint,
    canvas: &mut Canvas,
    glyphs: &mut Glyphs,
) -> Result<(), Infallible> {
    let radius = radius.min(area.size.width / 2).min(area.size.height / 2);
    let (top, rest) = super::grid::split_top(area, radius, 0);
    let (middle, bottom) = super::grid::split_bottom(rest, radius, 0);
    canvas.fill_solid(&middle, tint)?;
    canvas.fill_solid(&super::grid::inset(top, radius, 0), tint)?;
    canvas.fill_solid(&super::grid::inset(bottom, radius, 0), tint)?;
    let disc = glyphs.shape(Shape::Circle, Size::new_equal(radius * 2));
    let far = Point::new((area.size.width - radius) as i32, (area.size.height - radius) as i32);
    for (right, below) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let corner = area.top_left + Point::new(far.x * right, far.y * below);
        let centre_offset = Point::new(radius as i32 * right, radius as i32 * below);
        let quarter = Rectangle::new(corner, Size::new_equal(radius));
        disc.paint(corner - centre_offset, tint, &mut canvas.clipped(&quarter))?;
    }
    Ok(())
}
