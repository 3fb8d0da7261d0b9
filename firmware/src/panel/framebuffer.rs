//! The kernel's framebuffer, `/dev/fb0`: a file whose bytes are pixels. Works on every Linux console, and through the emulation of the
//! KMS drivers on a Raspberry Pi.
//!
//! Promises: writes the damaged rows only, never reads the screen back (scan-out memory is slow to read), and never maps it, so a screen
//! that goes away is an error and not a crash.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;

use super::{Panel, PanelError};
use crate::wall::canvas::Canvas;
use crate::wall::palette::Rgb;

/// Wider and higher than any screen sold.
const MOST_PIXELS: u32 = 16_384;

/// How a pixel is stored. Both are little-endian, as on every board this runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Four bytes: blue, green, red, unused.
    Xrgb8888,
    /// Two bytes: five bits of red, six of green, five of blue.
    Rgb565,
}

impl Depth {
    const fn bytes(self) -> u32 {
        match self {
            Self::Xrgb8888 => 4,
            Self::Rgb565 => 2,
        }
    }
}

/// A framebuffer device.
#[derive(Debug)]
pub struct Framebuffer {
    device: File,
    path: PathBuf,
    size: Size,
    /// Bytes from one row to the next.
    stride: u32,
    depth: Depth,
    /// One row as it is written, kept so that a frame allocates nothing.
    line: Vec<u8>,
}

impl Framebuffer {
    /// Opens `device` (usually `/dev/fb0`), whose geometry the kernel gives in `sysfs` (usually `/sys/class/graphics/fb0`).
    pub fn open(device: &Path, sysfs: &Path) -> Result<Self, PanelError> {
        let path = device.to_path_buf();
        let file = OpenOptions::new().write(true).open(device).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => PanelError::Absent { path: path.clone() },
            io::ErrorKind::PermissionDenied => PanelError::Denied { path: path.clone() },
            _ => PanelError::Io { path: path.clone(), source },
        })?;
        let size = read_size(&sysfs.join("virtual_size"))?;
        let depth = read_depth(&sysfs.join("bits_per_pixel"))?;
        let stride = read_stride(&sysfs.join("stride"), size.width * depth.bytes())?;
        Ok(Self { device: file, path, size, stride, depth, line: Vec::new() })
    }

    fn store(&mut self, pixels: &[Rgb]) {
        self.line.clear();
        match self.depth {
            Depth::Xrgb8888 => self.line.extend(pixels.iter().flat_map(|[red, green, blue]| [*blue, *green, *red, 0])),
            Depth::Rgb565 => self.line.extend(pixels.iter().flat_map(|[red, green, blue]| {
                let [red, green, blue] = [u16::from(red >> 3), u16::from(green >> 2), u16::from(blue >> 3)];
                (red << 11 | green << 5 | blue).to_le_bytes()
            })),
        }
    }
}

impl Panel for Framebuffer {
    fn size(&self) -> Size {
        self.size
    }

    fn show(&mut self, frame: &Canvas, damage: &[Rectangle]) -> Result<usize, PanelError> {
        let mut sent = 0;
        for area in damage {
            let area = area.intersection(&Rectangle::new(Point::zero(), self.size));
            for y in area.rows() {
                let y = y.unsigned_abs();
                self.store(frame.row_of(&area, y));
                let left = area.top_left.x.unsigned_abs() * self.depth.bytes();
                let at = u64::from(y) * u64::from(self.stride) + u64::from(left);
                self.device
                    .write_all_at(&self.line, at)
                    .map_err(|source| PanelError::Io { path: self.path.clone(), source })?;
                sent += self.line.len();
            }
        }
        Ok(sent)
    }
}

fn read(path: &Path) -> Result<String, PanelError> {
    fs::read_to_string(path)
        .map(|text| text.trim().to_owned())
        .map_err(|source| PanelError::Io { path: path.to_path_buf(), source })
}

fn read_size(path: &Path) -> Result<Size, PanelError> {
    let found = read(path)?;
    let sides = found.split_once(',').and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
    match sides {
        Some((width @ 1..=MOST_PIXELS, height @ 1..=MOST_PIXELS)) => Ok(Size::new(width, height)),
        _ => Err(PanelError::Description { path: path.to_path_buf(), found, expected: "a size such as 1920,1080" }),
    }
}

fn read_depth(path: &Path) -> Result<Depth, PanelError> {
    let found = read(path)?;
    match found.as_str() {
        "32" => Ok(Depth::Xrgb8888),
        "16" => Ok(Depth::Rgb565),
        _ => Err(PanelError::Description { path: path.to_path_buf(), found, expected: "32 or 16 bits per pixel" }),
    }
}

fn read_stride(path: &Path, least: u32) -> Result<u32, PanelError> {
    let found = read(path)?;
    match found.parse() {
        Ok(stride) if stride >= least => Ok(stride),
        _ => Err(PanelError::Description { path: path.to_path_buf(), found, expected: "the bytes of a whole row" }),
    }
}

#[cfg(test)]
mod tests {
    use embedded_graphics::draw_target::DrawTarget;

    use super::*;
    use crate::wall::palette::Tint;

    /// A device and its description as plain files: 4 x 3 pixels, rows padded to `stride`.
    fn screen(folder: &Path, bits: &str, stride: usize) -> Result<Framebuffer, PanelError> {
        let device = folder.join("fb0");
        fs::write(&device, vec![0xEE; stride * 3]).unwrap();
        fs::write(folder.join("virtual_size"), "4,3\n").unwrap();
        fs::write(folder.join("bits_per_pixel"), bits).unwrap();
        fs::write(folder.join("stride"), format!("{stride}\n")).unwrap();
        Framebuffer::open(&device, folder)
    }

    fn orange() -> Canvas {
        let mut canvas = Canvas::new(Size::new(4, 3));
        let Ok(()) = canvas.clear(Tint::solid(0xFF_8010));
        canvas
    }

    #[test]
    fn only_the_damaged_pixels_are_written_at_32_bits() {
        let folder = tempfile::tempdir().unwrap();
        let mut screen = screen(folder.path(), "32\n", 20).unwrap();
        let damage = [Rectangle::new(Point::new(1, 1), Size::new(2, 1))];
        assert_eq!(screen.show(&orange(), &damage).unwrap(), 8);
        let bytes = fs::read(folder.path().join("fb0")).unwrap();
        assert_eq!(bytes[24..32], [0x10, 0x80, 0xFF, 0, 0x10, 0x80, 0xFF, 0]);
        assert!(bytes[..24].iter().chain(&bytes[32..]).all(|b| *b == 0xEE), "nothing else was touched");
    }

    #[test]
    fn sixteen_bits_are_packed_and_padding_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut screen = screen(folder.path(), "16", 10).unwrap();
        let whole = [Rectangle::new(Point::new(-3, -3), Size::new(90, 90))];
        assert_eq!(screen.show(&orange(), &whole).unwrap(), 24);
        let bytes = fs::read(folder.path().join("fb0")).unwrap();
        assert_eq!(bytes[..2], 0xFC02_u16.to_le_bytes());
        assert_eq!(bytes[8..10], [0xEE, 0xEE]);
    }

    #[test]
    fn no_damage_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut screen = screen(folder.path(), "32", 16).unwrap();
        assert_eq!(screen.show(&orange(), &[]).unwrap(), 0);
    }

    #[test]
    fn a_missing_screen_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = Framebuffer::open(&folder.path().join("fb7"), folder.path());
        assert!(matches!(missing, Err(PanelError::Absent { .. })));
    }

    #[test]
    fn a_description_that_makes_no_sense_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |bits, stride| matches!(screen(folder.path(), bits, stride), Err(PanelError::Description { .. }));
        assert!(refused("24", 16));
        assert!(refused("", 16));
        assert!(refused("32", 15));
        for size in ["", "4", "4x3", "0,3", "-4,3", "99999,3", "4,3,2"] {
            fs::write(folder.path().join("virtual_size"), size).unwrap();
            let opened = Framebuffer::open(&folder.path().join("fb0"), folder.path());
            assert!(matches!(opened, Err(PanelError::Description { .. })), "{size:?}");
        }
    }

    #[test]
    fn a_screen_that_goes_away_is_an_error() {
        // Every write to this device fails, as to a framebuffer whose driver has gone.
        let folder = tempfile::tempdir().unwrap();
        drop(screen(folder.path(), "32", 16));
        let mut gone = Framebuffer::open(Path::new("/dev/full"), folder.path()).unwrap();
        let whole = [Rectangle::new(Point::zero(), Size::new(4, 3))];
        assert!(matches!(gone.show(&orange(), &whole), Err(PanelError::Io { .. })));
    }
}
