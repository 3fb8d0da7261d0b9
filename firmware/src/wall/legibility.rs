//! How large type must be to be read from where people stand.
//!
//! A character seen under an angle θ from a distance D is `h = 2·D·tan(θ/2)` high; in pixels, `h / pitch`, where the pitch of a screen is
//! its diagonal divided by the diagonal in pixels. Sitting readers want 20 to 22 minutes of arc and 16 at the very least (ISO 9241);
//! a wall gives its labels 20 and its captions 16, and its numbers several times that. What does not fit is
//! set as large as fits.

use thiserror::Error;

/// Seen by a main label, in minutes of arc.
const LABEL_ARCMIN: f64 = 20.0;
/// Seen by a caption, in minutes of arc.
const CAPTION_ARCMIN: f64 = 16.0;
const MM_PER_INCH: f64 = 25.4;
/// How much of the type size a character's ink is high: a Han character nearly fills its square, a Latin capital does not.
/// Measured between the two, so that both languages keep one grid.
const INK_OF_TYPE_SIZE: f64 = 0.85;

/// The screen and where it is looked at from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    width_px: u32,
    height_px: u32,
    diagonal_inches: f64,
    viewing_metres: f64,
}

/// Why a screen cannot be drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum ScreenError {
    /// Too few or too many pixels.
    #[error("a wall of {0} x {1} pixels cannot be drawn: give 640 to 7680 by 360 to 4320")]
    Pixels(u32, u32),
    /// No such television.
    #[error("a screen of {0} inches cannot be: give the diagonal, 5 to 200 inches")]
    Inches(f64),
    /// No such shop.
    #[error("a viewing distance of {0} m cannot be: give 0.3 to 30 metres")]
    Metres(f64),
}

impl Screen {
    /// A screen: pixels, diagonal in inches (5 to 200), usual distance of the reader in metres (0.3 to 30).
    pub fn new(width_px: u32, height_px: u32, diagonal_inches: f64, viewing_metres: f64) -> Result<Self, ScreenError> {
        if !(640..=7680).contains(&width_px) || !(360..=4320).contains(&height_px) {
            return Err(ScreenError::Pixels(width_px, height_px));
        }
        if !(5.0..=200.0).contains(&diagonal_inches) {
            return Err(ScreenError::Inches(diagonal_inches));
        }
        if !(0.3..=30.0).contains(&viewing_metres) {
            return Err(ScreenError::Metres(viewing_metres));
        }
        Ok(Self { width_px, height_px, diagonal_inches, viewing_metres })
    }

    /// Width in pixels.
    pub const fn width_px(&self) -> u32 {
        self.width_px
    }

    /// Height in pixels.
    pub const fn height_px(&self) -> u32 {
        self.height_px
    }

    /// Millimetres from one pixel to the next.
    pub fn pitch_mm(&self) -> f64 {
        let diagonal_px = f64::from(self.width_px).hypot(f64::from(self.height_px));
        self.diagonal_inches * MM_PER_INCH / diagonal_px
    }

    /// The type size, in pixels, whose characters are seen under `arcmin` minutes of arc.
    pub fn type_px(&self, arcmin: f64) -> u32 {
        let half = (arcmin / 60.0 / 2.0).to_radians();
        let height_mm = 2.0 * self.viewing_metres * 1_000.0 * half.tan();
        (height_mm / self.pitch_mm() / INK_OF_TYPE_SIZE).round() as u32
    }

    /// Under how many minutes of arc type of `px` pixels is seen: what a check of the installation reports.
    pub fn arcmin(&self, px: u32) -> f64 {
        let height_mm = f64::from(px) * INK_OF_TYPE_SIZE * self.pitch_mm();
        2.0 * (height_mm / 2.0 / (self.viewing_metres * 1_000.0)).atan().to_degrees() * 60.0
    }

    /// `units` of a 1920 x 1080 drawing on this screen.
    pub fn scaled(&self, units: u32) -> u32 {
        // The tighter side decides, so that nothing outgrows its tile on a screen of another shape.
        let by_width = u64::from(units) * u64::from(self.width_px) / 1920;
        let by_height = u64::from(units) * u64::from(self.height_px) / 1080;
        by_width.min(by_height) as u32
    }
}

/// The sizes of type of the board, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeScale {
    /// Names of tiles.
    pub label: u32,
    /// Words under a number.
    pub caption: u32,
    /// Numbers of a tile.
    pub value: u32,
    /// Numbers that stand several in a tile.
    pub small_value: u32,
    /// The title and the clock.
    pub title: u32,
}

impl TypeScale {
    /// Sizes for this screen: what the distance asks for, within what the grid can hold.
    pub fn of(screen: &Screen) -> Self {
        let label = screen.type_px(LABEL_ARCMIN).clamp(screen.scaled(38), screen.scaled(50));
        let caption = screen.type_px(CAPTION_ARCMIN).clamp(screen.scaled(32), screen.scaled(40));
        Self {
            label,
            caption,
            value: (label * 7 / 2).clamp(screen.scaled(140), screen.scaled(180)),
            small_value: (label * 2).clamp(screen.scaled(88), screen.scaled(100)),
            title: (label * 5 / 4).clamp(screen.scaled(48), screen.scaled(60)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(inches: f64, metres: f64) -> Screen {
        Screen::new(1920, 1080, inches, metres).unwrap()
    }

    #[test]
    fn twenty_minutes_of_arc_at_five_metres_are_29_millimetres() {
        let tv = screen(43.0, 5.0);
        assert!((tv.pitch_mm() - 0.496).abs() < 0.001);
        let ink_mm = f64::from(tv.type_px(20.0)) * INK_OF_TYPE_SIZE * tv.pitch_mm();
        assert!((ink_mm - 29.1).abs() < 0.3, "{ink_mm}");
    }

    #[test]
    fn the_size_grows_with_the_distance_and_shrinks_with_the_pitch() {
        assert!(screen(43.0, 5.0).type_px(20.0) > screen(43.0, 3.0).type_px(20.0));
        assert!(screen(55.0, 3.0).type_px(20.0) < screen(43.0, 3.0).type_px(20.0));
    }

    #[test]
    fn a_usual_television_shows_its_labels_under_twenty_minutes_of_arc() {
        let tv = screen(43.0, 3.0);
        let sizes = TypeScale::of(&tv);
        assert!(tv.arcmin(sizes.label) > 19.5, "{}", tv.arcmin(sizes.label));
        assert!(tv.arcmin(sizes.caption) > 15.5, "{}", tv.arcmin(sizes.caption));
        assert!(tv.arcmin(sizes.value) > 60.0);
    }

    #[test]
    fn too_far_a_reader_gets_what_fits() {
        let far = TypeScale::of(&screen(24.0, 30.0));
        assert_eq!(far.label, 50);
        assert_eq!(TypeScale::of(&screen(100.0, 0.5)).label, 38);
    }

    #[test]
    fn impossible_screens_are_refused_with_the_range() {
        assert_eq!(Screen::new(0, 1080, 43.0, 3.0), Err(ScreenError::Pixels(0, 1080)));
        assert_eq!(Screen::new(1920, 1080, 0.0, 3.0), Err(ScreenError::Inches(0.0)));
        assert!(Screen::new(1920, 1080, f64::NAN, 3.0).is_err());
        assert_eq!(Screen::new(1920, 1080, 43.0, 0.0), Err(ScreenError::Metres(0.0)));
    }
}
