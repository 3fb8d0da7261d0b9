//! The colours of the wall: light on dark, because it hangs in a lit room all day and is looked at from the side.
//!
//! Green, amber and red differ in lightness as well as in hue, and never speak alone: [`super::shapes::Shape`] says the same by form.

use embedded_graphics::pixelcolor::{PixelColor, raw::RawU32};

/// A pixel: red, green, blue.
pub type Rgb = [u8; 3];

/// A colour laid over what is there: red, green, blue and how much of it (0 to 255) covers the ground.
///
/// embedded-graphics knows no transparency; carrying the coverage in the colour lets its primitives, its text and our
/// anti-aliased edges all go through one `DrawTarget`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tint {
    rgb: Rgb,
    coverage: u8,
}

impl PixelColor for Tint {
    type Raw = RawU32;
}

impl Tint {
    /// An opaque colour, 0xRRGGBB.
    pub const fn solid(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { rgb: [red, green, blue], coverage: u8::MAX }
    }

    /// The same colour covering only so much (255: all) of what it covered before.
    #[must_use]
    pub const fn covering(self, coverage: u8) -> Self {
        Self { rgb: self.rgb, coverage: mix(self.coverage, 0, coverage) }
    }

    /// Whether nothing of the ground is left to see.
    pub const fn is_opaque(self) -> bool {
        self.coverage == u8::MAX
    }

    /// This colour laid over `ground`.
    pub const fn over(self, ground: Rgb) -> Rgb {
        let [red, green, blue] = self.rgb;
        match self.coverage {
            u8::MAX => self.rgb,
            0 => ground,
            part => [mix(red, ground[0], part), mix(green, ground[1], part), mix(blue, ground[2], part)],
        }
    }
}

/// `over` and `under` mixed by `part` of 255, rounded to nearest.
const fn mix(over: u8, under: u8, part: u8) -> u8 {
    ((over as u32 * part as u32 + under as u32 * (u8::MAX - part) as u32 + 127) / 255) as u8
}

/// Every colour a scene may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The screen.
    pub ground: Tint,
    /// A tile.
    pub tile: Tint,
    /// The track of a bar, a hairline.
    pub track: Tint,
    /// Numbers and titles.
    pub text: Tint,
    /// Labels.
    pub label: Tint,
    /// What need not be read from afar.
    pub quiet: Tint,
    /// In time.
    pub green: Tint,
    /// Close to the limit.
    pub amber: Tint,
    /// Past the limit.
    pub red: Tint,
    /// A tile that holds something amber.
    pub amber_tile: Tint,
    /// A tile that holds something red.
    pub red_tile: Tint,
    /// A tile in the bright half of a flash.
    pub flash_tile: Tint,
    /// Everything on such a tile.
    pub flash_text: Tint,
    /// The banner over old data.
    pub banner: Tint,
    /// Its text.
    pub banner_text: Tint,
}

impl Palette {
    /// Current data.
    pub const LIVE: Self = Self {
        ground: Tint::solid(0x0A_0E13),
        tile: Tint::solid(0x14_1B23),
        track: Tint::solid(0x2B_3642),
        text: Tint::solid(0xF3_F6F8),
        label: Tint::solid(0xB7_C3CE),
        quiet: Tint::solid(0x84_93A1),
        green: Tint::solid(0x35_C79A),
        amber: Tint::solid(0xFF_B938),
        red: Tint::solid(0xFF_6257),
        amber_tile: Tint::solid(0x2A_2210),
        red_tile: Tint::solid(0x33_1517),
        flash_tile: Tint::solid(0xC9_2A20),
        flash_text: Tint::solid(0xFF_FFFF),
        banner: Tint::solid(0xFF_B938),
        banner_text: Tint::solid(0x1B_1405),
    };

    /// Data too old to act on: no colour is left that could be taken for a live signal; only the banner has one.
    pub const GREY: Self = Self {
        ground: Tint::solid(0x10_1010),
        tile: Tint::solid(0x1B_1B1B),
        track: Tint::solid(0x2C_2C2C),
        text: Tint::solid(0x7E_7E7E),
        label: Tint::solid(0x6C_6C6C),
        quiet: Tint::solid(0x5C_5C5C),
        green: Tint::solid(0x66_6666),
        amber: Tint::solid(0x78_7878),
        red: Tint::solid(0x86_8686),
        amber_tile: Tint::solid(0x1E_1E1E),
        red_tile: Tint::solid(0x21_2121),
        flash_tile: Tint::solid(0x21_2121),
        flash_text: Tint::solid(0x86_8686),
        banner: Self::LIVE.banner,
        banner_text: Self::LIVE.banner_text,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_covers_its_ground_by_its_coverage() {
        let white = Tint::solid(0xFF_FFFF);
        assert_eq!(white.over([0x12, 0x34, 0x56]), [0xFF; 3]);
        assert_eq!(white.covering(0).over([0x12, 0x34, 0x56]), [0x12, 0x34, 0x56]);
        assert_eq!(white.covering(51).over([0; 3]), [0x33; 3]);
        assert_eq!(white.covering(51).covering(0).over([0, 0, 1]), [0, 0, 1]);
    }

    #[test]
    fn grey_holds_no_colour_but_the_banner() {
        let g = Palette::GREY;
        for tint in [
            g.ground,
            g.tile,
            g.track,
            g.text,
            g.label,
            g.quiet,
            g.green,
            g.amber,
            g.red,
            g.amber_tile,
            g.red_tile,
            g.flash_tile,
            g.flash_text,
        ] {
            let [red, green, blue] = tint.over([0; 3]);
            assert!(red == green && green == blue, "{tint:?}");
        }
    }
}
