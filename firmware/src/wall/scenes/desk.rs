//! The live desk. The oldest wait is the largest thing on it, because it is what somebody can act on now.
//!
//! Promises: every number is shown as it was read, with its age; nothing is guessed between two readings; no name, no order, no fine, no
//! ranking (H-01, H-26, TR-24: the view has none).

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;
use xiaoer_desk::time::Millis;
use xiaoer_desk::wall::WallView;

use super::shown_instant;
use crate::wall::board::{Board, Setting};
use crate::wall::glyphs::Glyphs;
use crate::wall::grid;
use crate::wall::legibility::{Screen, TypeScale};
use crate::wall::palette::{Palette, Tint};
use crate::wall::severity::{Freshness, Severity};
use crate::wall::shapes::Shape;
use crate::wall::words::{self, Language, Words};

/// What every tile of one picture shares.
struct Look<'a> {
    view: &'a WallView,
    age: Millis,
    freshness: Freshness,
    language: Language,
    words: &'static Words,
    screen: &'a Screen,
    sizes: TypeScale,
    palette: Palette,
}

/// Puts the desk on the board.
pub fn compose(view: &WallView, age: Millis, language: Language, screen: &Screen, board: &mut Board<'_>) {
    let freshness = Freshness::of(age);
    let palette = if freshness == Freshness::Stale { Palette::GREY } else { Palette::LIVE };
    let look =
        Look { view, age, freshness, language, words: language.words(), screen, sizes: TypeScale::of(screen), palette };
    let whole = Rectangle::new(Point::zero(), Size::new(screen.width_px(), screen.height_px()));
    board.fill(whole, palette.ground);

    let gap = screen.scaled(20);
    let inner = grid::inset(whole, screen.scaled(44), screen.scaled(32));
    let (header, rest) = grid::split_top(inner, screen.scaled(88), gap);
    let (body, footer) = grid::split_bottom(rest, screen.scaled(64), gap);
    let [upper, lower] = grid::rows(body, [58, 42], gap);
    let [hero, queues] = grid::columns(upper, [64, 36], gap);
    let [queue, queue_after_sale] = grid::rows(queues, [1, 1], gap);
    let [agents, in_time, cases] = grid::columns(lower, [1, 1, 1], gap);

    if freshness == Freshness::Stale {
        look.banner(header, board);
    } else {
        look.header(header, board);
    }
    look.oldest_wait(hero, board);
    look.queue(queue, look.words.queue, view.waiting, board);
    look.queue(queue_after_sale, look.words.queue_after_sale, view.waiting_after_sale, board);
    look.agents(agents, board);
    look.in_time(in_time, board);
    look.cases(cases, board);
    look.footer(footer, board);
}

impl Look<'_> {
    fn u(&self, units: u32) -> u32 {
        self.screen.scaled(units)
    }

    /// A tile's ground; gives the area inside its margin.
    fn tile(&self, area: Rectangle, tint: Tint, board: &mut Board<'_>) -> Rectangle {
        board.tile(area, self.u(20), tint);
        grid::inset(area, self.u(40), self.u(30))
    }

    /// A tile's name at its top; gives the area under it.
    fn label(&self, inner: Rectangle, text: &str, tint: Tint, board: &mut Board<'_>) -> Rectangle {
        let (cell, rest) = grid::split_top(inner, Glyphs::line_height(self.sizes.label), self.u(8));
        board.text(cell, text, Setting::regular(self.sizes.label, tint));
        rest
    }

    fn header(&self, area: Rectangle, board: &mut Board<'_>) {
        let palette = &self.palette;
        let now = shown_instant(self.view, self.age);
        let (title, time) = grid::split_right(area, self.u(300), self.u(28));
        let (title, date) = grid::split_right(title, self.u(430), self.u(28));
        // A box that several shops share has no one name to show.
        let name = if self.view.title.is_empty() { self.words.product } else { &self.view.title };
        board.name(title, name, Setting::bold(self.sizes.title, palette.text));
        let (clock_tint, date_setting, date_text) = if self.view.clock_trusted {
            (palette.text, Setting::regular(self.sizes.label, palette.label), self.language.date(now))
        } else {
            // No date at all: a wrong one is worse than none.
            let setting = Setting::bold(self.sizes.label, palette.amber);
            (palette.quiet, setting, self.words.clock_unset.to_owned())
        };
        board.text(date, date_text, date_setting.right());
        board.text(time, words::clock(now), Setting::bold(self.u(72), clock_tint).right());
    }

    fn banner(&self, area: Rectangle, board: &mut Board<'_>) {
        board.tile(area, self.u(20), self.palette.banner);
        let inner = grid::inset(area, self.u(36), self.u(8));
        let (sign, text) = grid::split_left(inner, self.u(44), self.u(24));
        board.sign(Shape::Triangle, grid::square_at_left(sign, self.u(44)), self.palette.banner_text);
        let said = self.language.banner(self.age, self.view.as_of);
        board.text(text, said, Setting::bold(self.sizes.label, self.palette.banner_text));
    }

    fn oldest_wait(&self, area: Rectangle, board: &mut Board<'_>) {
        let palette = &self.palette;
        let severity = Severity::of_wait(self.view);
        // One second on, one second off, by the seconds of the clock: the same second always looks the same.
        let second = shown_instant(self.view, self.age).0.div_euclid(1_000);
        let lit = severity == Severity::Alarm && self.freshness != Freshness::Stale && second.rem_euclid(2) == 0;
        let (tile, tint, label_tint) = if lit {
            (palette.flash_tile, palette.flash_text, palette.flash_text)
        } else {
            (severity.tile(palette), severity.tint(palette), palette.label)
        };
        let inner = self.tile(area, tile, board);
        let rest = self.label(inner, self.words.longest_wait, label_tint, board);
        let (middle, bottom) = grid::split_bottom(rest, Glyphs::line_height(self.sizes.label), self.u(16));

        let side = self.u(168);
        let (sign, value) = grid::split_left(middle, side, self.u(44));
        board.sign(severity.shape(), grid::square_at_left(sign, side), tint);
        let (text, units, said) = match self.view.oldest_wait {
            None => (self.words.nobody_waits.to_owned(), 150, self.words.queue_empty.to_owned()),
            Some(wait) => (self.language.wait(wait), 340, self.advice(severity)),
        };
        board.text(value, text, Setting::bold(self.u(units), tint));
        board.text(bottom, said, Setting::bold(self.sizes.label, if lit { tint } else { palette.text }));
    }

    fn advice(&self, severity: Severity) -> String {
        if self.freshness == Freshness::Stale {
            return self.language.as_of(self.view.as_of);
        }
        match (severity, self.view.late_now) {
            (Severity::Calm, _) => self.words.in_time.to_owned(),
            (Severity::Close, _) => self.words.close.to_owned(),
            (Severity::Late, 0) => self.words.late.to_owned(),
            (Severity::Late, late) => self.language.late_count(late),
            (Severity::Alarm, _) => self.language.alarm(self.view.flash_after),
        }
    }

    fn queue(&self, area: Rectangle, name: &str, waiting: u32, board: &mut Board<'_>) {
        let palette = &self.palette;
        let severity = Severity::of_queue(self.view, waiting);
        let inner = self.tile(area, severity.tile(palette), board);
        let [words, value] = grid::columns(inner, [60, 40], self.u(20));
        let rest = self.label(words, name, palette.label, board);
        let tint = if severity == Severity::Calm {
            palette.text
        } else {
            let (_, sign) = grid::split_bottom(rest, self.u(64), 0);
            board.sign(severity.shape(), grid::square_at_left(sign, self.u(64)), severity.tint(palette));
            severity.tint(palette)
        };
        board.text(value, waiting.to_string(), Setting::bold(self.sizes.value, tint).right());
    }

    fn agents(&self, area: Rectangle, board: &mut Board<'_>) {
        let inner = self.tile(area, self.palette.tile, board);
        let rest = self.label(inner, self.words.agents, self.palette.label, board);
        let agents = self.view.agents;
        self.figures(
            rest,
            [1; 4],
            [
                (agents.online, self.words.online),
                (agents.busy, self.words.busy),
                (agents.on_hold, self.words.on_hold),
                (agents.on_break, self.words.on_break),
            ],
            board,
        );
    }

    fn cases(&self, area: Rectangle, board: &mut Board<'_>) {
        let inner = self.tile(area, self.palette.tile, board);
        let rest = self.label(inner, self.words.cases, self.palette.label, board);
        self.figures(
            rest,
            // Their captions are not equally long in either language.
            [5, 6, 6],
            [
                (self.view.open_refunds, self.words.open_refunds),
                (self.view.refunds_to_approve, self.words.to_approve),
                (self.view.open_complaints, self.words.complaints),
            ],
            board,
        );
    }

    /// Numbers side by side, each over its caption, all of one size.
    fn figures<const N: usize>(
        &self,
        area: Rectangle,
        shares: [u32; N],
        figures: [(u32, &str); N],
        board: &mut Board<'_>,
    ) {
        let palette = &self.palette;
        let cells = grid::columns(area, shares, self.u(20))
            .map(|column| grid::split_bottom(column, Glyphs::line_height(self.sizes.caption), 0));
        let values = figures.map(|(value, _)| value.to_string());
        let mut value_setting = Setting::bold(self.sizes.small_value, palette.text);
        let value_cells = values.iter().zip(&cells).map(|(text, (cell, _))| (text.as_str(), *cell));
        value_setting.px = board.common_px(value_setting, value_cells);
        let mut caption_setting = Setting::regular(self.sizes.caption, palette.quiet);
        let caption_cells = figures.iter().zip(&cells).map(|((_, text), (_, cell))| (*text, *cell));
        caption_setting.px = board.common_px(caption_setting, caption_cells);
        for ((value, (number, caption)), (value_cell, caption_cell)) in values.into_iter().zip(figures).zip(cells) {
            let tint = if number == 0 { palette.quiet } else { palette.text };
            board.text(value_cell, value, Setting { tint, ..value_setting });
            board.text(caption_cell, caption, caption_setting);
        }
    }

    fn in_time(&self, area: Rectangle, board: &mut Board<'_>) {
        let palette = &self.palette;
        let inner = self.tile(area, palette.tile, board);
        let rest = self.label(inner, self.words.answered_in_time, palette.label, board);
        let (figures, track) = grid::split_bottom(rest, self.u(22), self.u(16));
        let target = self.view.target_permille.min(1_000);
        let total = u64::from(self.view.answered_today);
        let in_time = u64::from(self.view.answered_in_time_today).min(total);
        board.tile(track, track.size.height / 2, palette.track);
        // Rounded down: 99.96 % is not 100 %.
        match (in_time * 1_000).checked_div(total) {
            None => board.text(figures, self.words.no_rounds, Setting::bold(self.u(64), palette.quiet)),
            Some(permille) => {
                let (share, beside) = grid::split_right(figures, self.u(240), self.u(16));
                let reached = in_time * 1_000 >= total * u64::from(target);
                let tint = if reached { palette.green } else { palette.amber };
                let done = (u64::from(track.size.width) * permille / 1_000) as u32;
                // Never shorter than round: a sliver of a bar would look like a fault of the screen.
                let done = done.max(track.size.height).min(track.size.width);
                if in_time > 0 {
                    board.sign(Shape::Bar, Rectangle::new(track.top_left, Size::new(done, track.size.height)), tint);
                }
                let value = Setting::bold(self.u(104), if reached { palette.text } else { palette.amber });
                board.text(share, words::percent(permille as u32), value);
                let line = Glyphs::line_height(self.sizes.caption);
                let lines = grid::inset(beside, 0, beside.size.height.saturating_sub(2 * line) / 2);
                let [counts, goal] = grid::rows(lines, [1, 1], 0);
                let caption = Setting::regular(self.sizes.caption, palette.quiet).right();
                board.text(counts, format!("{in_time} / {total}"), caption);
                board.text(goal, self.language.target(target), caption);
            }
        }
        let tick_at = track.size.width * target / 1_000;
        let tick = Rectangle::new(
            track.top_left + Point::new(tick_at as i32 - self.u(3) as i32, -(self.u(7) as i32)),
            Size::new(self.u(6), track.size.height + 2 * self.u(7)),
        );
        board.fill(tick, palette.text);
    }

    fn footer(&self, area: Rectangle, board: &mut Board<'_>) {
        let palette = &self.palette;
        // Under the three tiles: the policies under two of them, the data under the last.
        let [_, _, last] = grid::columns(area, [1; 3], self.u(20));
        let (policies, data) = grid::split_right(area, last.size.width, self.u(20));
        let caption = self.sizes.caption;
        let failing = &self.view.failing_policies;
        let (shape, tint, setting, said) = match (failing.is_empty(), self.view.policy_failures_today) {
            (true, 0) => (
                Shape::Circle,
                palette.green,
                Setting::regular(caption, palette.label),
                self.words.policies_fine.to_owned(),
            ),
            (true, today) => (
                Shape::Circle,
                palette.green,
                Setting::regular(caption, palette.label),
                self.language.policies_recovered(today),
            ),
            (false, today) => {
                board.tile(policies, self.u(16), palette.amber_tile);
                (
                    Shape::Triangle,
                    palette.amber,
                    Setting::bold(caption, palette.amber),
                    self.language.policies_failing(failing, today),
                )
            }
        };
        self.signed(policies, shape, tint, &said, setting, board);

        let (shape, tint, setting, said) = match self.freshness {
            Freshness::Live => (
                Shape::Circle,
                palette.green,
                Setting::regular(caption, palette.label),
                self.language.data_age(self.age),
            ),
            Freshness::Old => {
                board.tile(data, self.u(16), palette.amber_tile);
                (
                    Shape::Triangle,
                    palette.amber,
                    Setting::bold(caption, palette.amber),
                    self.language.data_old(self.age),
                )
            }
            Freshness::Stale => {
                (Shape::Square, palette.red, Setting::regular(caption, palette.label), self.language.data_old(self.age))
            }
        };
        self.signed(data, shape, tint, &said, setting, board);
    }

    /// A line with its sign before it.
    fn signed(&self, area: Rectangle, shape: Shape, tint: Tint, said: &str, setting: Setting, board: &mut Board<'_>) {
        let inner = grid::inset(area, self.u(40), 0);
        let (sign, text) = grid::split_left(inner, self.u(28), self.u(18));
        board.sign(shape, grid::square_at_left(sign, self.u(28)), tint);
        board.text(text, said, setting);
    }
}
