//! Characters: the two embedded weights of Noto Sans SC, rasterised when first needed and remembered within a bound.
//!
//! Promises: a character the font lacks is drawn as a visible box and counted, never dropped; the same text at the same size is always the same
//! pixels (advances are whole pixels, no kerning).

use std::cell::RefCell;
use std::collections::BTreeMap;

use ab_glyph::{Font, FontRef, GlyphId, InvalidFont, PxScale};
use embedded_graphics::draw_target::DrawTarget;
use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;
use embedded_graphics::text::Baseline;
use embedded_graphics::text::renderer::{TextMetrics, TextRenderer};

use super::coverage::{Mask, MaskCache};
use super::palette::Tint;
use super::shapes::Shape;

static REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/wall-regular.otf"));
static BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/wall-bold.otf"));

/// The licence of the embedded typeface, which must travel with it.
pub static FONT_LICENCE: &str = include_str!("../../fonts/LICENSE-OFL.txt");

/// A board holds about 250 glyphs, half a megabyte at 1080p; this leaves room for a 4K wall and for names.
const MOST_CACHED_BYTES: usize = 4 << 20;
/// The middle of a Han character, and of a figure, lies this many thousandths of the type size above its baseline.
const MIDDLE_PERMILLE: u32 = 372;
/// A line needs this many thousandths of the type size to hold accents and descenders.
const LINE_PERMILLE: u32 = 1_240;
/// Figures have neither, so numbers may be set larger in the same cell.
const FIGURE_LINE_PERMILLE: u32 = 800;

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Labels.
    Regular,
    /// Numbers and titles.
    Bold,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Glyph(Weight, GlyphId, u32),
    Missing(u32),
    Shape(Shape, Size),
}

/// The typeface with its memory. Drawing the same thing with a fresh one gives the same pixels, only later.
#[derive(Debug)]
pub struct Glyphs {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
    cache: MaskCache<Key>,
    missing: BTreeMap<char, u64>,
}

impl Glyphs {
    /// Reads the embedded fonts.
    pub fn new() -> Result<Self, InvalidFont> {
        Ok(Self {
            regular: FontRef::try_from_slice(REGULAR)?,
            bold: FontRef::try_from_slice(BOLD)?,
            cache: MaskCache::new(MOST_CACHED_BYTES),
            missing: BTreeMap::new(),
        })
    }

    /// Characters the font lacks, and how often each was drawn as a box.
    pub fn missing(&self) -> &BTreeMap<char, u64> {
        &self.missing
    }

    /// Bytes of rasterised glyphs and shapes held now.
    pub fn cached_bytes(&self) -> usize {
        self.cache.bytes()
    }

    /// Whether the font has this character.
    pub fn has(&self, character: char) -> bool {
        self.regular.glyph_id(character).0 != 0
    }

    /// Width of a line of text, in pixels. No ink of the line lies outside it.
    pub fn width(&self, weight: Weight, px: u32, text: &str) -> u32 {
        let advances: u32 = text.chars().map(|c| self.advance(weight, px, c)).sum();
        let before = text.chars().next().map_or(0, |c| self.overhang(weight, px, c).0);
        let after = text.chars().next_back().map_or(0, |c| self.overhang(weight, px, c).1);
        before + advances + after
    }

    /// Height a line of text needs at this type size.
    pub const fn line_height(px: u32) -> u32 {
        px * LINE_PERMILLE / 1_000
    }

    /// From the middle of a line down to its baseline, at this type size.
    pub const fn middle_to_baseline(px: u32) -> u32 {
        px * MIDDLE_PERMILLE / 1_000
    }

    /// The largest type size, at most `px`, at which `text` is no wider and no higher than `space`; 1 if none is.
    pub fn fitting(&self, weight: Weight, px: u32, text: &str, space: Size) -> u32 {
        let line = if is_figures(text) { FIGURE_LINE_PERMILLE } else { LINE_PERMILLE };
        let mut px = px.min(space.height.saturating_mul(1_000) / line).max(1);
        let width = self.width(weight, px, text);
        if width > space.width {
            // Straight to about the right size, then down to where the rounding of each advance agrees.
            px = (u64::from(px) * u64::from(space.width) / u64::from(width) + 1).max(1) as u32;
        }
        while px > 1 && self.width(weight, px, text) > space.width {
            px -= 1;
        }
        px
    }

    fn face(&self, weight: Weight) -> &FontRef<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    fn advance(&self, weight: Weight, px: u32, character: char) -> u32 {
        let face = self.face(weight);
        let id = face.glyph_id(character);
        if id.0 == 0 {
            return px;
        }
        (face.h_advance_unscaled(id) * px as f32 / face.units_per_em().unwrap_or(1_000.0)).round() as u32
    }

    /// How far a character's ink reaches out of its advance, to the left and to the right, in pixels. Within a line that is
    /// what brings letters together; at its ends it would leave the cell, as the tail of a `j` does.
    fn overhang(&self, weight: Weight, px: u32, character: char) -> (u32, u32) {
        let face = self.face(weight);
        let id = face.glyph_id(character);
        let Some(outline) = (id.0 != 0).then(|| face.outline(id)).flatten() else { return (0, 0) };
        let scale = px as f32 / face.units_per_em().unwrap_or(1_000.0);
        let right = (outline.bounds.max.x * scale).ceil() - self.advance(weight, px, character) as f32;
        ((-outline.bounds.min.x * scale).ceil().max(0.0) as u32, right.max(0.0) as u32)
    }

    /// Coverage of a character whose origin lies on the baseline. Counts it if it is missing.
    fn mask(&mut self, weight: Weight, px: u32, character: char) -> &Mask {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let id = face.glyph_id(character);
        if id.0 == 0 {
            *self.missing.entry(character).or_default() += 1;
            return self.cache.get(Key::Missing(px), || missing_box(px));
        }
        self.cache.get(Key::Glyph(weight, id, px), || rasterise(face, id, px))
    }

    /// Coverage of a shape of this size, its origin at its top left.
    pub fn shape(&mut self, shape: Shape, size: Size) -> &Mask {
        self.cache.get(Key::Shape(shape, size), || shape.rasterise(size))
    }
}

/// Whether a text is a number or a time, which needs less height than words.
fn is_figures(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '%'))
}

fn rasterise(face: &FontRef<'_>, id: GlyphId, px: u32) -> Mask {
    // ab_glyph scales by ascent-to-descent height, type sizes are by the em square.
    let scale = PxScale::from(px as f32 * face.height_unscaled() / face.units_per_em().unwrap_or(1_000.0));
    let Some(outlined) = face.outline_glyph(id.with_scale(scale)) else { return Mask::default() };
    let bounds = outlined.px_bounds();
    let size = Size::new(bounds.width() as u32, bounds.height() as u32);
    let mut coverage = vec![0; size.width as usize * size.height as usize];
    outlined.draw(|x, y, covered| {
        if let Some(pixel) = coverage.get_mut((y * size.width + x) as usize) {
            *pixel = (covered * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
        }
    });
    Mask { offset: Point::new(bounds.min.x as i32, bounds.min.y as i32), size, coverage }
}

/// A character we cannot draw: an empty box as wide as a Han character, which nobody takes for a blank.
fn missing_box(px: u32) -> Mask {
    let stroke = (px / 14).max(1);
    let side = (px * 4 / 5).max(3);
    let inner = stroke..side.saturating_sub(stroke);
    let coverage = (0..side * side)
        .map(|i| if inner.contains(&(i % side)) && inner.contains(&(i / side)) { 0 } else { u8::MAX })
        .collect();
    let left = (px.saturating_sub(side) / 2) as i32;
    let top = -((Glyphs::middle_to_baseline(px) + side / 2) as i32);
    Mask { offset: Point::new(left, top), size: Size::new(side, side), coverage }
}

/// How a piece of text is set: a text style of embedded-graphics.
#[derive(Debug, Clone, Copy)]
pub struct Lettering<'a, 'g> {
    /// The typeface.
    pub glyphs: &'a RefCell<&'g mut Glyphs>,
    /// Its weight.
    pub weight: Weight,
    /// Type size (the em square) in pixels.
    pub px: u32,
    /// Colour of the text.
    pub tint: Tint,
}

impl Lettering<'_, '_> {
    /// From a point on `baseline` down to the alphabetic baseline.
    fn drop(&self, baseline: Baseline) -> i32 {
        let middle = Glyphs::middle_to_baseline(self.px) as i32;
        let half_line = Glyphs::line_height(self.px) as i32 / 2;
        match baseline {
            Baseline::Top => half_line + middle,
            Baseline::Middle => middle,
            Baseline::Bottom => middle - half_line,
            Baseline::Alphabetic => 0,
        }
    }
}

impl TextRenderer for Lettering<'_, '_> {
    type Color = Tint;

    fn draw_string<D>(&self, text: &str, position: Point, baseline: Baseline, target: &mut D) -> Result<Point, D::Error>
    where
        D: DrawTarget<Color = Tint>,
    {
        let mut glyphs = self.glyphs.borrow_mut();
        let before = text.chars().next().map_or(0, |c| glyphs.overhang(self.weight, self.px, c).0);
        let mut pen = position + Point::new(before as i32, self.drop(baseline));
        for character in text.chars() {
            glyphs.mask(self.weight, self.px, character).paint(pen, self.tint, target)?;
            pen.x += glyphs.advance(self.weight, self.px, character) as i32;
        }
        let after = text.chars().next_back().map_or(0, |c| glyphs.overhang(self.weight, self.px, c).1);
        Ok(Point::new(pen.x + after as i32, position.y))
    }

    fn draw_whitespace<D>(&self, width: u32, position: Point, _: Baseline, _: &mut D) -> Result<Point, D::Error>
    where
        D: DrawTarget<Color = Tint>,
    {
        Ok(position + Point::new(width as i32, 0))
    }

    fn measure_string(&self, text: &str, position: Point, baseline: Baseline) -> TextMetrics {
        let width = self.glyphs.borrow().width(self.weight, self.px, text);
        let line = Glyphs::line_height(self.px);
        let top = self.drop(baseline) - Glyphs::middle_to_baseline(self.px) as i32 - line as i32 / 2;
        TextMetrics {
            bounding_box: Rectangle::new(position + Point::new(0, top), Size::new(width, line)),
            next_position: position + Point::new(width as i32, 0),
        }
    }

    fn line_height(&self) -> u32 {
        Glyphs::line_height(self.px)
    }
}

#[cfg(test)]
mod tests {
    use embedded_graphics::Drawable;
    use embedded_graphics::text::Text;

    use super::*;
    use crate::wall::canvas::Canvas;

    fn written(glyphs: &mut Glyphs, text: &str) -> Canvas {
        let mut canvas = Canvas::new(Size::new(400, 80));
        let cell = RefCell::new(glyphs);
        let style = Lettering { glyphs: &cell, weight: Weight::Bold, px: 48, tint: Tint::solid(0xFF_FFFF) };
        let Ok(_) = Text::with_baseline(text, Point::new(4, 40), style, Baseline::Middle).draw(&mut canvas);
        canvas
    }

    fn ink(canvas: &Canvas) -> usize {
        (0..80).flat_map(|y| canvas.row(y)).filter(|p| **p != [0; 3]).count()
    }

    #[test]
    fn a_missing_character_is_seen_and_counted() {
        let mut glyphs = Glyphs::new().unwrap();
        let missing = '𠮷';
        assert!(!glyphs.has(missing));
        let canvas = written(&mut glyphs, "小𠮷店𠮷");
        assert_eq!(glyphs.missing().get(&missing), Some(&2));
        assert_eq!(glyphs.missing().len(), 1);
        assert!(ink(&canvas) > ink(&written(&mut glyphs, "小店")) + 200, "two boxes were drawn");
    }

    #[test]
    fn the_font_holds_gb2312_and_the_walls_own_words() {
        let glyphs = Glyphs::new().unwrap();
        let own = include_str!("words.rs");
        let samples = "啊阿埃挨哎唉齄鼯鼾一丁七万丈三上下亲您好退款售后~!¥℃①⑩あアΑЯ…—“”·éüñ";
        for c in samples.chars().chain(own.chars()).filter(|c| !c.is_control()) {
            assert!(glyphs.has(c), "{c} is missing");
        }
        assert!(!glyphs.has('囍'), "outside GB 2312: if it is there, the subset is not what it says");
    }

    #[test]
    fn figures_are_equally_wide_so_a_counting_clock_stands_still() {
        let glyphs = Glyphs::new().unwrap();
        for px in [33, 48, 270] {
            let widths: Vec<u32> = ('0'..='9').map(|d| glyphs.advance(Weight::Bold, px, d)).collect();
            assert!(widths.iter().all(|w| *w == widths[0]), "{widths:?}");
        }
    }

    #[test]
    fn fitting_text_fits_both_ways() {
        let glyphs = Glyphs::new().unwrap();
        for text in ["4294967295", "等待最久", "i", ""] {
            for space in [Size::new(300, 90), Size::new(40, 200), Size::new(10, 10)] {
                let px = glyphs.fitting(Weight::Bold, 200, text, space);
                assert!(px == 1 || glyphs.width(Weight::Bold, px, text) <= space.width, "{text} in {space}");
                assert!(px * 4 / 5 <= space.height);
            }
        }
    }

    #[test]
    fn no_letter_at_either_end_of_a_line_reaches_out_of_it() {
        let mut glyphs = Glyphs::new().unwrap();
        for text in
            ["j", "jf", "Wj", "fj", "ǰ", "店j"].into_iter().filter(|t| t.chars().all(|c| Glyphs::new().unwrap().has(c)))
        {
            let width = glyphs.width(Weight::Bold, 48, text);
            let canvas = written(&mut glyphs, text);
            let columns: Vec<usize> = (0..400).filter(|x| (0..80).any(|y| canvas.row(y)[*x] != [0; 3])).collect();
            assert!(columns[0] >= 4 && *columns.last().unwrap() < 4 + width as usize, "{text}: {columns:?} of {width}");
        }
    }

    #[test]
    fn a_remembered_glyph_is_the_same_glyph() {
        let mut glyphs = Glyphs::new().unwrap();
        let first = written(&mut glyphs, "排队 12");
        assert!(glyphs.cached_bytes() > 0);
        assert_eq!(first, written(&mut glyphs, "排队 12"));
        assert_eq!(first, written(&mut Glyphs::new().unwrap(), "排队 12"));
    }
}
