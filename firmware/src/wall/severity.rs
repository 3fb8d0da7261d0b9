//! How bad it is: the same four steps for the colours, the shapes and the lamp.

use xiaoer_desk::time::Millis;
use xiaoer_desk::wall::WallView;

use super::palette::{Palette, Tint};
use super::shapes::Shape;

/// How long somebody waits, against the shop's limits (M-20, M-03, M-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// In time, or nobody waits.
    Calm,
    /// Close to the limit.
    Close,
    /// Past the limit.
    Late,
    /// Far past it: it flashes.
    Alarm,
}

impl Severity {
    /// Of the longest wait.
    pub fn of_wait(view: &WallView) -> Self {
        match view.oldest_wait {
            Some(wait) if wait > view.flash_after => Self::Alarm,
            Some(wait) if wait > view.red_after => Self::Late,
            Some(wait) if wait >= view.amber_after => Self::Close,
            _ => Self::Calm,
        }
    }

    /// Of the number of people in a queue (M-20).
    pub fn of_queue(view: &WallView, waiting: u32) -> Self {
        if waiting > view.red_queue {
            Self::Late
        } else if waiting > view.amber_queue {
            Self::Close
        } else {
            Self::Calm
        }
    }

    /// Of the whole desk: the worst of its queues and its longest wait.
    pub fn of_desk(view: &WallView) -> Self {
        Self::of_wait(view).max(Self::of_queue(view, view.waiting)).max(Self::of_queue(view, view.waiting_after_sale))
    }

    /// The form that goes with it.
    pub const fn shape(self) -> Shape {
        match self {
            Self::Calm => Shape::Circle,
            Self::Close => Shape::Triangle,
            Self::Late | Self::Alarm => Shape::Square,
        }
    }

    /// The colour that goes with it.
    pub const fn tint(self, palette: &Palette) -> Tint {
        match self {
            Self::Calm => palette.green,
            Self::Close => palette.amber,
            Self::Late | Self::Alarm => palette.red,
        }
    }

    /// The ground of a tile that holds it.
    pub const fn tile(self, palette: &Palette) -> Tint {
        match self {
            Self::Calm => palette.tile,
            Self::Close => palette.amber_tile,
            Self::Late | Self::Alarm => palette.red_tile,
        }
    }
}

/// Data this old is no longer called current. The desk renews its view every second.
pub const OLD_AFTER: Millis = Millis::seconds(3);
/// Data this old must not be acted on: the board goes grey.
pub const STALE_AFTER: Millis = Millis::seconds(10);

/// What may be said of data of some age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Current.
    Live,
    /// Shown, and marked as old.
    Old,
    /// Shown grey under a banner.
    Stale,
}

impl Freshness {
    /// Of data this old.
    pub const fn of(age: Millis) -> Self {
        if age.0 > STALE_AFTER.0 {
            Self::Stale
        } else if age.0 > OLD_AFTER.0 {
            Self::Old
        } else {
            Self::Live
        }
    }
}
