//! The wall at work: takes what is to be shown, draws it when it must, and sends a panel what changed.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use ab_glyph::InvalidFont;
use embedded_graphics::geometry::{Dimensions, OriginDimensions, Size};
use embedded_graphics::primitives::Rectangle;
use xiaoer_desk::time::Millis;

use super::canvas::Canvas;
use super::damage;
use super::glyphs::Glyphs;
use super::legibility::Screen;
use super::pace::Pace;
use super::picture::Picture;
use super::scenes::{self, Scene};
use super::words::Language;
use crate::panel::{Panel, PanelError};

/// What one turn of the wall did.
#[derive(Debug, Default)]
pub struct Turn {
    /// The areas that changed.
    pub damage: Vec<Rectangle>,
    /// Bytes sent to the panel.
    pub bytes: usize,
    /// Why the panel was given up, if it was. The wall goes on without it; attach another to come back.
    pub lost_panel: Option<PanelError>,
}

/// The wall.
pub struct LiveWall {
    pace: Pace,
    screen: Screen,
    language: Language,
    glyphs: Glyphs,
    /// Where the next picture is drawn.
    back: Canvas,
    picture: Arc<Picture>,
    panel: Option<Box<dyn Panel + Send>>,
    /// The panel shows nothing of ours yet.
    panel_is_new: bool,
}

impl LiveWall {
    /// A wall without a panel: it can be looked at through [`Self::picture`].
    pub fn new(screen: Screen, language: Language, now: Millis) -> Result<Self, InvalidFont> {
        let size = Size::new(screen.width_px(), screen.height_px());
        Ok(Self {
            pace: Pace::new(now),
            screen,
            language,
            glyphs: Glyphs::new()?,
            back: Canvas::new(size),
            picture: Arc::new(Picture::new(Canvas::new(size))),
            panel: None,
            panel_is_new: true,
        })
    }

    /// Sends the picture to `panel` from the next turn on, beginning with the whole of it.
    pub fn attach(&mut self, panel: Box<dyn Panel + Send>) -> Result<(), PanelError> {
        if panel.size() != self.back.size() {
            return Err(PanelError::Size { panel: panel.size(), wall: self.back.size() });
        }
        self.panel = Some(panel);
        self.panel_is_new = true;
        Ok(())
    }

    /// What the wall shows, for readers on other threads.
    pub fn picture(&self) -> Arc<Picture> {
        Arc::clone(&self.picture)
    }

    /// The typeface: which characters were missing.
    pub fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }

    /// Takes what the wall shall show from now on.
    pub fn offer(&mut self, scene: Scene, now: Millis) {
        self.pace.offer(scene, now);
    }

    /// How long the wall may rest; none until it is offered something.
    pub fn due(&self, now: Millis) -> Option<Millis> {
        if self.panel.is_some() && self.panel_is_new { Some(Millis(0)) } else { self.pace.due(now) }
    }

    /// Draws and sends, if it is time to.
    pub fn turn(&mut self, now: Millis) -> Turn {
        let mut turn = Turn::default();
        if self.pace.due(now) == Some(Millis(0)) {
            let age = self.pace.age(now);
            scenes::draw(&mut self.back, &mut self.glyphs, self.pace.scene(), age, self.language, &self.screen);
            self.pace.drawn(now);
            turn.damage = damage::between(&self.picture.current().1, &self.back);
            if !turn.damage.is_empty() {
                self.swap();
            }
        }
        let (_, shown) = self.picture.current();
        if self.panel_is_new && self.panel.is_some() {
            turn.damage = vec![shown.bounding_box()];
        }
        if let Some(panel) = &mut self.panel
            && !turn.damage.is_empty()
        {
            match panel.show(&shown, &turn.damage) {
                Ok(bytes) => {
                    turn.bytes = bytes;
                    self.panel_is_new = false;
                }
                Err(error) => {
                    turn.lost_panel = Some(error);
                    self.panel = None;
                }
            }
        }
        turn
    }

    /// Runs until the feed ends. `now` is a monotonic clock; `after` hears of every turn.
    pub fn run(mut self, feed: &Receiver<Scene>, now: impl Fn() -> Millis, mut after: impl FnMut(&Turn, &Glyphs)) {
        loop {
            let offered = match self.due(now()) {
                Some(rest) => feed.recv_timeout(Duration::from_millis(rest.0.max(0).unsigned_abs())),
                None => feed.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match offered {
                // Only the newest counts: a wall that was held up does not play back the past.
                Ok(scene) => self.offer(feed.try_iter().last().unwrap_or(scene), now()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            after(&self.turn(now()), &self.glyphs);
        }
    }

    /// The drawn picture becomes the shown one, and the one before it the next to draw on.
    fn swap(&mut self) {
        let size = self.back.size();
        let drawn = std::mem::replace(&mut self.back, Canvas::new(Size::zero()));
        let before = self.picture.replace(drawn);
        // Somebody still looks at it: leave it to them.
        self.back = Arc::try_unwrap(before).unwrap_or_else(|_| Canvas::new(size));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc;

    use proptest::prelude::*;
    use xiaoer_desk::wall::WallView;

    use super::*;
    use crate::panel::framebuffer::Framebuffer;
    use crate::wall::sample;

    const FRAME_BYTES: usize = 1280 * 720 * 4;

    fn wall() -> LiveWall {
        LiveWall::new(Screen::new(1280, 720, 32.0, 3.0).unwrap(), Language::ZhCn, Millis(0)).unwrap()
    }

    /// A real framebuffer panel whose device is a plain file.
    fn framebuffer(folder: &Path, device: &Path) -> Framebuffer {
        fs::write(folder.join("virtual_size"), "1280,720").unwrap();
        fs::write(folder.join("bits_per_pixel"), "32").unwrap();
        fs::write(folder.join("stride"), "5120").unwrap();
        Framebuffer::open(device, folder).unwrap()
    }

    fn desk(view: WallView) -> Scene {
        Scene::Desk(Box::new(view))
    }

    #[test]
    fn the_panel_gets_the_whole_picture_once_then_changes_then_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let device = folder.path().join("fb0");
        fs::write(&device, "").unwrap();
        let mut wall = wall();
        wall.attach(Box::new(framebuffer(folder.path(), &device))).unwrap();
        wall.offer(desk(sample::view()), Millis(0));
        assert_eq!(wall.turn(Millis(0)).bytes, FRAME_BYTES);

        assert_eq!(wall.turn(Millis(10)).bytes, 0, "nothing changed");
        wall.offer(desk(sample::view()), Millis(20));
        assert_eq!(wall.turn(Millis(20)).bytes, 0, "the same again is no change");

        wall.offer(desk(WallView { open_refunds: 13, ..sample::view() }), Millis(30));
        let changed = wall.turn(Millis(30)).bytes;
        assert!(changed > 0 && changed * 10 <= FRAME_BYTES, "one number: {changed} bytes");
        let tick = wall.turn(Millis(1_030)).bytes;
        assert!(tick > 0 && tick * 10 <= FRAME_BYTES, "a second: {tick} bytes");

        let (_, shown) = wall.picture().current();
        let expected: Vec<u8> = (0..720)
            .flat_map(|y| shown.row(y).iter().flat_map(|[red, green, blue]| [*blue, *green, *red, 0]))
            .collect();
        assert!(fs::read(&device).unwrap() == expected, "the panel shows the picture");
    }

    #[test]
    fn a_panel_that_goes_away_is_reported_once_and_the_wall_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let mut wall = wall();
        wall.attach(Box::new(framebuffer(folder.path(), Path::new("/dev/full")))).unwrap();
        wall.offer(desk(sample::view()), Millis(0));
        assert!(matches!(wall.turn(Millis(0)).lost_panel, Some(PanelError::Io { .. })));
        let before = wall.picture().version();
        let turn = wall.turn(Millis(1_000));
        assert!(turn.lost_panel.is_none());
        assert_eq!(wall.picture().version(), before + 1);
    }

    #[test]
    fn a_panel_of_another_size_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut small = LiveWall::new(Screen::new(640, 360, 10.0, 1.0).unwrap(), Language::En, Millis(0)).unwrap();
        let panel = framebuffer(folder.path(), Path::new("/dev/null"));
        assert!(matches!(small.attach(Box::new(panel)), Err(PanelError::Size { .. })));
    }

    #[test]
    fn readers_keep_their_picture_while_the_wall_goes_on() {
        let mut wall = wall();
        wall.turn(Millis(0));
        let picture = wall.picture();
        let (version, held) = picture.current();
        let (_, png) = picture.png().unwrap();
        wall.offer(desk(sample::view()), Millis(5));
        wall.turn(Millis(5));
        let (next, shown) = picture.current();
        assert_eq!(next, version + 1);
        assert!(*held != *shown);
        assert_ne!(picture.png().unwrap().1, png);
        assert_eq!(picture.png().unwrap().0, next);
    }

    #[test]
    fn it_runs_until_the_feed_ends_and_shows_the_newest() {
        let wall = wall();
        let picture = wall.picture();
        let (sender, feed) = mpsc::channel();
        for waiting in 0..5 {
            sender.send(desk(WallView { waiting, ..sample::view() })).unwrap();
        }
        drop(sender);
        let mut turns = 0;
        wall.run(&feed, || Millis(0), |_, _| turns += 1);
        assert_eq!(turns, 1, "the five came before it looked");
        let mut expected = self::wall();
        expected.offer(desk(WallView { waiting: 4, ..sample::view() }), Millis(0));
        expected.turn(Millis(0));
        assert!(*picture.current().1 == *expected.picture().current().1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn damage_copied_onto_the_old_picture_is_the_whole_new_picture(
            before in sample::any_view(),
            after in sample::any_view(),
            age in 0..20_000_i64,
        ) {
            let mut wall = wall();
            wall.offer(desk(before), Millis(0));
            wall.turn(Millis(0));
            let mut panel = Canvas::clone(&wall.picture().current().1);
            wall.offer(desk(after.clone()), Millis(0));
            for area in wall.turn(Millis(age)).damage {
                panel.copy_area(&wall.picture().current().1, &area);
            }

            let mut whole = Canvas::new(panel.size());
            let mut glyphs = Glyphs::new().unwrap();
            scenes::draw(&mut whole, &mut glyphs, &desk(after), Millis(age), Language::ZhCn, &wall.screen);
            prop_assert!(panel == whole);
        }
    }
}
