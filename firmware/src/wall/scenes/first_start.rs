//! The first start: nobody owns the box yet. Whoever can see this wall stands in the shop, so the wall shows the code that makes an owner.

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;

use crate::wall::board::{Board, Setting};
use crate::wall::glyphs::Glyphs;
use crate::wall::grid;
use crate::wall::legibility::{Screen, TypeScale};
use crate::wall::palette::Palette;
use crate::wall::shapes::Shape;
use crate::wall::words::Language;

/// What the first visitor needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstStart {
    /// The one-time code.
    pub code: String,
    /// The console's address as typed into a browser, for example `http://192.168.1.20:8080`.
    pub address: String,
}

impl FirstStart {
    /// Puts it on the board.
    pub fn compose(&self, language: Language, screen: &Screen, board: &mut Board<'_>) {
        let palette = Palette::LIVE;
        let words = language.words();
        let sizes = TypeScale::of(screen);
        let whole = Rectangle::new(Point::zero(), Size::new(screen.width_px(), screen.height_px()));
        board.fill(whole, palette.ground);
        let inner = grid::inset(whole, screen.scaled(120), screen.scaled(64));
        let gap = screen.scaled(24);
        let (title, rest) = grid::split_top(inner, screen.scaled(120), gap);
        let (rest, note) = grid::split_bottom(rest, Glyphs::line_height(sizes.caption), gap);
        board.text(title, words.welcome, Setting::bold(screen.scaled(76), palette.text));
        board.text(note, words.code_note, Setting::regular(sizes.caption, palette.quiet));

        let steps = [
            (words.step_open, Some((&self.address, 92, palette.text))),
            (words.step_code, Some((&self.code, 148, palette.green))),
            (words.step_owner, None),
        ];
        let tiles = grid::rows(rest, [30, 36, 15], gap);
        for (number, ((label, value), tile)) in (1..).zip(steps.into_iter().zip(tiles)) {
            board.tile(tile, screen.scaled(20), palette.tile);
            let inner = grid::inset(tile, screen.scaled(44), screen.scaled(24));
            let (badge, text) = grid::split_left(inner, screen.scaled(72), screen.scaled(44));
            let disc = grid::square_at_left(badge, screen.scaled(72));
            board.sign(Shape::Circle, disc, palette.track);
            let figure = Setting::bold(screen.scaled(40), palette.text).centred();
            board.text(disc, number.to_string(), figure);
            match value {
                None => board.text(text, label, Setting::regular(sizes.label, palette.label)),
                Some((value, units, tint)) => {
                    let (label_cell, value_cell) = grid::split_top(text, Glyphs::line_height(sizes.label), 0);
                    board.text(label_cell, label, Setting::regular(sizes.label, palette.label));
                    board.text(value_cell, value, Setting::bold(screen.scaled(units), tint));
                }
            }
        }
    }
}
