//! How much of each pixel a glyph or a shape covers, and a bounded memory of what has been rasterised.

use std::collections::HashMap;
use std::hash::Hash;

use embedded_graphics::draw_target::DrawTarget;
use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;

use super::palette::Tint;

/// Coverage (0 to 255) of each pixel of a small area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mask {
    /// From the place it is drawn at to its top left pixel.
    pub offset: Point,
    /// In pixels.
    pub size: Size,
    /// Row by row.
    pub coverage: Vec<u8>,
}

impl Mask {
    /// Lays `tint` over `target` where the mask covers it, with the mask's origin at `at`.
    pub fn paint<D: DrawTarget<Color = Tint>>(&self, at: Point, tint: Tint, target: &mut D) -> Result<(), D::Error> {
        let area = Rectangle::new(at + self.offset, self.size);
        target.fill_contiguous(&area, self.coverage.iter().map(|c| tint.covering(*c)))
    }
}

/// What has been rasterised lately, within a bound of bytes.
#[derive(Debug)]
pub struct MaskCache<K> {
    most_bytes: usize,
    bytes: usize,
    clock: u64,
    masks: HashMap<K, (Mask, u64)>,
}

impl<K: Hash + Eq + Clone> MaskCache<K> {
    /// A cache whose masks together stay within `most_bytes` (a single larger one is still served, alone).
    pub fn new(most_bytes: usize) -> Self {
        Self { most_bytes, bytes: 0, clock: 0, masks: HashMap::new() }
    }

    /// The mask of `key`, rasterised by `make` if it is not remembered.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> Mask) -> &Mask {
        self.clock += 1;
        if !self.masks.contains_key(&key) {
            let mask = make();
            self.make_room(mask.coverage.len());
            self.bytes += mask.coverage.len();
            self.masks.insert(key.clone(), (mask, 0));
        }
        let (mask, used) = self.masks.entry(key).or_default();
        *used = self.clock;
        mask
    }

    /// Bytes of coverage remembered now.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Forgets the masks used longest ago. A quarter at once, so that a full cache does not sort at every glyph.
    fn make_room(&mut self, needed: usize) {
        if self.bytes + needed <= self.most_bytes {
            return;
        }
        let keep = (self.most_bytes / 4 * 3).saturating_sub(needed);
        let mut by_age: Vec<(u64, K)> = self.masks.iter().map(|(key, (_, used))| (*used, key.clone())).collect();
        by_age.sort_unstable_by_key(|(used, _)| *used);
        for (_, key) in by_age {
            if self.bytes <= keep {
                break;
            }
            if let Some((mask, _)) = self.masks.remove(&key) {
                self.bytes -= mask.coverage.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(bytes: usize) -> Mask {
        Mask { coverage: vec![7; bytes], ..Mask::default() }
    }

    #[test]
    fn a_remembered_mask_is_not_made_twice() {
        let mut cache = MaskCache::new(100);
        cache.get('a', || mask(10));
        assert_eq!(cache.get('a', || panic!("made twice")).coverage.len(), 10);
    }

    #[test]
    fn the_bound_holds_and_the_longest_unused_goes_first() {
        let mut cache = MaskCache::new(100);
        for key in 0..9 {
            cache.get(key, || mask(10));
        }
        cache.get(0, || panic!("forgotten too early"));
        for key in 100..120 {
            cache.get(key, || mask(10));
            assert!(cache.bytes() <= 100);
            cache.get(0, || panic!("in use, yet forgotten"));
        }
        let mut again = false;
        cache.get(1, || {
            again = true;
            mask(10)
        });
        assert!(again, "the bound costs the oldest");
    }

    #[test]
    fn a_mask_larger_than_the_cache_is_served_all_the_same() {
        let mut cache = MaskCache::new(100);
        cache.get('a', || mask(10));
        assert_eq!(cache.get('b', || mask(1_000)).coverage.len(), 1_000);
        cache.get('c', || mask(10));
        assert_eq!(cache.bytes(), 10);
    }
}
