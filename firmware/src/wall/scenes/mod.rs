//! What the wall can show. Each scene is plain data; putting it on the board is a pure function of it.

pub mod desk;
pub mod first_start;
pub mod starting;

use xiaoer_desk::time::{Instant, Millis};
use xiaoer_desk::wall::WallView;

use super::board::{self, Board, Piece};
use super::canvas::Canvas;
use super::glyphs::Glyphs;
use super::legibility::Screen;
use super::severity::Freshness;
use super::words::Language;

pub use first_start::FirstStart;

/// What the wall shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scene {
    /// The box is starting: nothing is known yet.
    Starting,
    /// Nobody owns the box yet.
    FirstStart(FirstStart),
    /// The live desk.
    Desk(Box<WallView>),
}

impl Scene {
    /// What the picture depends on besides the scene and its age in full: two moments that are equal look the same.
    pub fn moment(&self, age: Millis) -> Moment {
        match self {
            Self::Starting | Self::FirstStart(_) => Moment::Still,
            Self::Desk(view) => {
                Moment::At { second: view.as_of.plus(age).0.div_euclid(1_000), freshness: Freshness::of(age) }
            }
        }
    }

    /// Whether another scene says the same, leaving aside when it was read.
    pub fn says_what(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Desk(a), Self::Desk(b)) => WallView { as_of: b.as_of, ..WallView::clone(a) } == **b,
            _ => self == other,
        }
    }

    /// What the board is made of, back to front. `age` is how long ago the scene was true.
    pub fn compose(&self, age: Millis, language: Language, screen: &Screen, glyphs: &Glyphs) -> Vec<Piece> {
        let mut board = Board::new(glyphs);
        match self {
            Self::Starting => starting::compose(language, screen, &mut board),
            Self::FirstStart(first) => first.compose(language, screen, &mut board),
            Self::Desk(view) => desk::compose(view, age, language, screen, &mut board),
        }
        board.into_pieces()
    }
}

/// A moment of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Nothing on it moves.
    Still,
    /// The second its clock shows and what may be said of its data.
    At {
        /// Seconds since 1970.
        second: i64,
        /// Of the data.
        freshness: Freshness,
    },
}

/// Draws a scene over the whole canvas: the same arguments, the same pixels. `glyphs` only remembers.
pub fn draw(canvas: &mut Canvas, glyphs: &mut Glyphs, scene: &Scene, age: Millis, language: Language, screen: &Screen) {
    let pieces = scene.compose(age, language, screen, glyphs);
    board::paint(&pieces, canvas, glyphs);
}

/// The instant the wall's clock shows.
fn shown_instant(view: &WallView, age: Millis) -> Instant {
    view.as_of.plus(Millis(age.0.max(0)))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::convert::Infallible;

    use embedded_graphics::draw_target::DrawTarget;
    use embedded_graphics::geometry::{Dimensions, Point, Size};
    use embedded_graphics::primitives::Rectangle;
    use embedded_graphics::text::{Baseline, renderer::TextRenderer};
    use embedded_graphics::{Pixel, text::Alignment};
    use proptest::prelude::*;

    use super::*;
    use crate::wall::board::Line;
    use crate::wall::glyphs::Lettering;
    use crate::wall::legibility::TypeScale;
    use crate::wall::palette::Tint;
    use crate::wall::sample;

    /// Notes where ink would fall.
    struct Ink(Vec<Rectangle>);

    impl Dimensions for Ink {
        fn bounding_box(&self) -> Rectangle {
            Rectangle::new(Point::new_equal(-20_000), Size::new_equal(60_000))
        }
    }

    impl DrawTarget for Ink {
        type Color = Tint;
        type Error = Infallible;

        fn draw_iter<I: IntoIterator<Item = Pixel<Tint>>>(&mut self, pixels: I) -> Result<(), Infallible> {
            self.0.extend(pixels.into_iter().map(|Pixel(at, _)| Rectangle::new(at, Size::new_equal(1))));
            Ok(())
        }

        fn fill_contiguous<I: IntoIterator<Item = Tint>>(&mut self, area: &Rectangle, _: I) -> Result<(), Infallible> {
            self.0.push(*area);
            Ok(())
        }
    }

    fn lines(pieces: &[Piece]) -> impl Iterator<Item = &Line> {
        pieces.iter().filter_map(|piece| if let Piece::Text(line) = piece { Some(line) } else { None })
    }

    fn spill(line: &Line, glyphs: &mut Glyphs) -> Option<Rectangle> {
        let width = glyphs.width(line.weight, line.px, &line.text) as i32;
        let cell = line.cell;
        let slack = cell.size.width as i32 - width;
        let left = cell.top_left.x
            + match line.alignment {
                Alignment::Left => 0,
                Alignment::Center => slack / 2,
                Alignment::Right => slack,
            };
        let middle = cell.top_left.y + cell.size.height as i32 / 2;
        let glyphs = RefCell::new(glyphs);
        let lettering = Lettering { glyphs: &glyphs, weight: line.weight, px: line.px, tint: line.tint };
        let mut ink = Ink(Vec::new());
        let Ok(_) = lettering.draw_string(&line.text, Point::new(left, middle), Baseline::Middle, &mut ink);
        // A stroke's soft edge may cross the border by a pixel; it is clipped.
        let border = cell.offset(1);
        ink.0.into_iter().find(|area| !area.is_zero_sized() && border.intersection(area) != *area)
    }

    fn screens() -> impl Strategy<Value = Screen> {
        prop_oneof![
            Just((1280, 720, 24.0, 2.0)),
            Just((1920, 1080, 43.0, 3.0)),
            Just((1920, 1080, 24.0, 8.0)),
            Just((1920, 1200, 100.0, 1.0)),
            Just((3840, 2160, 65.0, 4.0)),
            Just((1024, 768, 15.0, 2.0)),
        ]
        .prop_map(|(width, height, inches, metres)| Screen::new(width, height, inches, metres).unwrap())
    }

    fn languages() -> impl Strategy<Value = Language> {
        prop_oneof![Just(Language::ZhCn), Just(Language::En)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn text_never_leaves_its_cell_and_cells_never_overlap(
            view in sample::any_view(),
            age in 0..100_000_i64,
            language in languages(),
            screen in screens(),
        ) {
            // Only characters of the font: what a designer of a font thinks of a box-drawing bar is not ours to check.
            let mut glyphs = Glyphs::new().unwrap();
            let title = view.title.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
            let scene = Scene::Desk(Box::new(WallView { title, ..view }));
            let pieces = scene.compose(Millis(age), language, &screen, &glyphs);
            let whole = Rectangle::new(Point::zero(), Size::new(screen.width_px(), screen.height_px()));
            let lines: Vec<&Line> = lines(&pieces).collect();
            for (i, line) in lines.iter().enumerate() {
                prop_assert_eq!(whole.intersection(&line.cell), line.cell);
                let spilt = spill(line, &mut glyphs);
                prop_assert!(spilt.is_none(), "{:?} spills {:?}", line, spilt);
                for other in &lines[i + 1..] {
                    prop_assert!(line.cell.intersection(&other.cell).is_zero_sized(), "{:?} over {:?}", line, other);
                }
            }
        }
    }

    fn tv() -> Screen {
        Screen::new(1920, 1080, 43.0, 3.0).unwrap()
    }

    fn said(scene: &Scene, age: Millis, language: Language) -> Vec<String> {
        let glyphs = Glyphs::new().unwrap();
        lines(&scene.compose(age, language, &tv(), &glyphs)).map(|line| line.text.clone()).collect()
    }

    fn desk(view: WallView) -> Scene {
        Scene::Desk(Box::new(view))
    }

    #[test]
    fn at_its_usual_distance_nothing_on_the_board_is_too_small_to_read() {
        let glyphs = Glyphs::new().unwrap();
        for language in [Language::ZhCn, Language::En] {
            let view = sample::view();
            let pieces = desk(view).compose(Millis(0), language, &tv(), &glyphs);
            let sizes = TypeScale::of(&tv());
            for line in lines(&pieces) {
                assert!(line.px >= sizes.caption * 9 / 10, "{line:?}");
            }
            let largest = lines(&pieces).max_by_key(|line| line.px).unwrap();
            assert_eq!(largest.text, "0:38", "the oldest wait is the largest thing");
        }
    }

    #[test]
    fn a_box_that_several_shops_share_shows_the_name_of_the_product() {
        let view = WallView { title: String::new(), ..sample::view() };
        assert_eq!(said(&desk(view), Millis(0), Language::ZhCn)[0], "小二客服台");
    }

    #[test]
    fn before_the_first_answer_there_is_no_percentage() {
        let view = WallView { answered_today: 0, answered_in_time_today: 0, ..sample::view() };
        let texts = said(&desk(view), Millis(0), Language::En);
        assert!(texts.iter().any(|t| t == "No rounds yet"));
        assert!(!texts.iter().any(|t| t.contains('%')), "{texts:?}");
    }

    #[test]
    fn a_share_is_never_rounded_up_to_the_target() {
        let view = WallView { answered_today: 100_000, answered_in_time_today: 99_999, ..sample::view() };
        assert!(said(&desk(view), Millis(0), Language::ZhCn).contains(&"99.9%".to_owned()));
    }

    #[test]
    fn an_untrusted_clock_says_so_and_shows_no_date() {
        let view = WallView { clock_trusted: false, ..sample::view() };
        let texts = said(&desk(view), Millis(0), Language::ZhCn);
        assert!(texts.iter().any(|t| t == "时间未校准"));
        assert!(!texts.iter().any(|t| t.contains("11月21日")));
    }

    #[test]
    fn failing_policies_are_named_in_plain_words() {
        use xiaoer_desk::wall::FailingPolicy::{Refund, Reply};
        let view = WallView { failing_policies: vec![Reply, Refund], policy_failures_today: 3, ..sample::view() };
        let texts = said(&desk(view), Millis(0), Language::ZhCn);
        assert!(texts.iter().any(|t| t.starts_with("话术、售后策略出错") && t.contains("3 次")), "{texts:?}");
    }

    #[test]
    fn old_data_are_called_old_and_stale_data_lose_colour_and_advice() {
        let view = WallView { oldest_wait: Some(Millis::seconds(283)), late_now: 4, ..sample::view() };
        let live = said(&desk(view.clone()), Millis(3_000), Language::ZhCn);
        assert!(live.iter().any(|t| t.starts_with("实时")), "{live:?}");
        let old = said(&desk(view.clone()), Millis(3_001), Language::ZhCn);
        assert!(
            !old.iter().any(|t| t.starts_with("实时")) && old.contains(&"数据已 3 秒没有更新".to_owned()),
            "{old:?}"
        );

        let glyphs = Glyphs::new().unwrap();
        let stale = desk(view).compose(Millis(10_001), Language::ZhCn, &tv(), &glyphs);
        let texts: Vec<&str> = lines(&stale).map(|line| line.text.as_str()).collect();
        assert!(texts[0].starts_with("数据中断 10 秒") && texts[0].contains("14:05:09"), "{texts:?}");
        assert!(!texts.iter().any(|t| t.contains("马上")), "no advice from old data: {texts:?}");
        let mut canvas = Canvas::new(Size::new(1920, 1080));
        board::paint(&stale, &mut canvas, &mut Glyphs::new().unwrap());
        let below_the_banner = (130..1080).flat_map(|y| canvas.row(y));
        let coloured = below_the_banner.filter(|[red, green, blue]| red != green || green != blue);
        assert_eq!(coloured.count(), 0);
    }

    #[test]
    fn half_an_hour_flashes_by_the_seconds_of_the_clock() {
        let at = |second: i64, wait| {
            let view = WallView { as_of: Instant(second * 1_000), oldest_wait: Some(wait), ..sample::view() };
            desk(view).compose(Millis(0), Language::En, &tv(), &Glyphs::new().unwrap())[1..].to_vec()
        };
        let hero = |pieces: Vec<Piece>| {
            pieces.into_iter().find_map(|p| match p {
                Piece::Tile(area, _, tint) if area.size.width > 1_000 => Some(tint),
                _ => None,
            })
        };
        let over = Millis::minutes(31);
        assert_ne!(hero(at(100, over)), hero(at(101, over)));
        assert_eq!(hero(at(100, over)), hero(at(102, over)));
        assert_eq!(hero(at(100, Millis::minutes(29))), hero(at(101, Millis::minutes(29))));
    }

    #[test]
    fn a_newline_in_a_name_is_a_missing_character_not_a_second_line() {
        let mut glyphs = Glyphs::new().unwrap();
        let mut canvas = Canvas::new(Size::new(1920, 1080));
        let scene = desk(WallView { title: "云\n朵".to_owned(), ..sample::view() });
        draw(&mut canvas, &mut glyphs, &scene, Millis(0), Language::ZhCn, &tv());
        assert_eq!(glyphs.missing().values().sum::<u64>(), 1);
    }

    #[test]
    fn the_same_arguments_give_the_same_pixels() {
        let scene = desk(sample::view());
        let mut worn = Glyphs::new().unwrap();
        let mut first = Canvas::new(Size::new(1920, 1080));
        draw(&mut first, &mut worn, &Scene::Starting, Millis(0), Language::En, &tv());
        draw(&mut first, &mut worn, &scene, Millis(0), Language::En, &tv());
        let mut second = Canvas::new(Size::new(1920, 1080));
        draw(&mut second, &mut Glyphs::new().unwrap(), &scene, Millis(0), Language::En, &tv());
        assert!(first == second);
    }
}
