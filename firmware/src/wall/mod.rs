//! The wall: what the live desk looks like on a screen that hangs in the shop. Knows no hardware: see [`crate::panel`].
//!
//! A [`scenes::Scene`] becomes a list of pieces ([`board`]), the pieces become pixels ([`canvas`]), the pixels are compared with what was
//! shown before ([`damage`]), and only what differs goes to a panel. [`pace`] says when, [`live`] does it.

pub mod board;
pub mod canvas;
pub mod coverage;
pub mod damage;
pub mod glyphs;
pub mod grid;
pub mod legibility;
pub mod live;
pub mod pace;
pub mod palette;
pub mod picture;
#[cfg(test)]
pub(crate) mod sample;
pub mod scenes;
pub mod severity;
pub mod shapes;
pub mod words;

pub use legibility::{Screen, ScreenError};
pub use live::LiveWall;
pub use picture::Picture;
pub use scenes::{FirstStart, Scene, draw};
pub use words::Language;
