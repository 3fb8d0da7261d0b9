//! The picture the wall shows now, for whoever wants to look: the browser, a diagnosis. Readers never hold up the wall.

use std::sync::{Arc, Mutex, PoisonError};

use super::canvas::Canvas;
use crate::panel::PanelError;
use crate::panel::png;

/// A picture and its number.
#[derive(Debug, Clone)]
struct Shown {
    version: u64,
    canvas: Arc<Canvas>,
    png: Option<Arc<[u8]>>,
}

/// The current picture, shared between the wall that draws it and any number of readers.
#[derive(Debug)]
pub struct Picture {
    shown: Mutex<Shown>,
}

impl Picture {
    /// Starts with `canvas` as version 0.
    pub fn new(canvas: Canvas) -> Self {
        Self { shown: Mutex::new(Shown { version: 0, canvas: Arc::new(canvas), png: None }) }
    }

    /// The picture and its version, which grows by one whenever a pixel changed.
    pub fn current(&self) -> (u64, Arc<Canvas>) {
        let shown = self.locked();
        (shown.version, Arc::clone(&shown.canvas))
    }

    /// Its version alone.
    pub fn version(&self) -> u64 {
        self.locked().version
    }

    /// The picture as PNG. Compressed once, however many look.
    pub fn png(&self) -> Result<(u64, Arc<[u8]>), PanelError> {
        let (version, canvas) = {
            let shown = self.locked();
            if let Some(png) = &shown.png {
                return Ok((shown.version, Arc::clone(png)));
            }
            (shown.version, Arc::clone(&shown.canvas))
        };
        // Compressed outside the lock: the wall must not wait for it.
        let png: Arc<[u8]> = png::encode(&canvas)?.into();
        let mut shown = self.locked();
        if shown.version == version {
            shown.png = Some(Arc::clone(&png));
        }
        Ok((version, png))
    }

    /// Puts `canvas` in place and gives back the one before it, for the next drawing.
    pub(super) fn replace(&self, canvas: Canvas) -> Arc<Canvas> {
        let mut shown = self.locked();
        shown.version += 1;
        shown.png = None;
        std::mem::replace(&mut shown.canvas, Arc::new(canvas))
    }

    /// A reader that panicked has broken nothing: the picture is replaced whole.
    fn locked(&self) -> std::sync::MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
