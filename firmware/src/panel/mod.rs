//! Where the wall's pixels go. A panel is sent the areas that changed and nothing else.

pub mod framebuffer;
pub mod png;

use std::io;
use std::path::PathBuf;

use embedded_graphics::geometry::Size;
use embedded_graphics::primitives::Rectangle;
use thiserror::Error;

use crate::wall::canvas::Canvas;

/// A place that shows pictures.
pub trait Panel {
    /// Its size in pixels.
    fn size(&self) -> Size;

    /// Shows the areas `damage` of `frame`; gives the bytes it sent.
    fn show(&mut self, frame: &Canvas, damage: &[Rectangle]) -> Result<usize, PanelError>;
}

/// Why a panel does not show the wall. The desk goes on without one.
#[derive(Debug, Error)]
pub enum PanelError {
    /// No screen is attached, or the kernel has no driver for it.
    #[error("there is no screen at {}: connect one, or go on without; the wall is in the browser at /wall", path.display())]
    Absent {
        /// The device.
        path: PathBuf,
    },
    /// This user may not draw on it.
    #[error("the screen {} may not be written: add the service's user to the group that owns it (on Debian: video)", path.display())]
    Denied {
        /// The device.
        path: PathBuf,
    },
    /// The kernel's description of the screen makes no sense.
    #[error("{} says {found:?}, where {expected} was expected", path.display())]
    Description {
        /// The file that describes it.
        path: PathBuf,
        /// What it holds.
        found: String,
        /// What would make sense.
        expected: &'static str,
    },
    /// The screen has another size than the wall.
    #[error("the panel has {panel} pixels and the wall {wall}: draw the wall in the panel's size")]
    Size {
        /// The panel's.
        panel: Size,
        /// The wall's.
        wall: Size,
    },
    /// Reading or writing failed.
    #[error("{} failed: {source}", path.display())]
    Io {
        /// The device or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The picture could not be compressed.
    #[error("the picture could not be written as PNG: {0}")]
    Png(#[from] ::png::EncodingError),
}
