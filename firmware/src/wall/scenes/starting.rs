//! The first picture, before anything is known.

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;

use crate::wall::board::{Board, Setting};
use crate::wall::grid;
use crate::wall::legibility::{Screen, TypeScale};
use crate::wall::palette::Palette;
use crate::wall::words::Language;

/// Puts it on the board.
pub fn compose(language: Language, screen: &Screen, board: &mut Board<'_>) {
    let palette = Palette::LIVE;
    let words = language.words();
    let sizes = TypeScale::of(screen);
    let whole = Rectangle::new(Point::zero(), Size::new(screen.width_px(), screen.height_px()));
    board.fill(whole, palette.ground);
    let inner = grid::inset(whole, screen.scaled(80), screen.scaled(80));
    let [_, name, state, _] = grid::rows(inner, [3, 2, 1, 3], 0);
    board.text(name, words.product, Setting::bold(screen.scaled(132), palette.text).centred());
    board.text(state, words.starting, Setting::regular(sizes.label, palette.label).centred());
}
