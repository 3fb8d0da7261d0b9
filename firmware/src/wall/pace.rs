//! When the wall must be drawn again: at once when it says something else, on the second for its clock, and when its data become old.
//! Pure: it is told the time and never waits.

use xiaoer_desk::time::Millis;

use super::scenes::{Moment, Scene};
use super::severity::{OLD_AFTER, STALE_AFTER};

/// The wall's rhythm. `now` is always a monotonic clock's, in milliseconds, the same clock for all calls.
#[derive(Debug, Clone)]
pub struct Pace {
    scene: Scene,
    arrived: Millis,
    drawn: Option<Moment>,
}

impl Pace {
    /// A wall that has been told nothing yet.
    pub fn new(now: Millis) -> Self {
        Self { scene: Scene::Starting, arrived: now, drawn: None }
    }

    /// Takes what the wall shall show from now on, true at `now`.
    pub fn offer(&mut self, scene: Scene, now: Millis) {
        if !self.scene.says_what(&scene) {
            self.drawn = None;
        }
        self.scene = scene;
        self.arrived = now;
    }

    /// What the wall shows.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// How old it is.
    pub fn age(&self, now: Millis) -> Millis {
        Millis(now.0.saturating_sub(self.arrived.0).max(0))
    }

    /// How long until the wall must be drawn: zero for at once, none if it stays as it is until told otherwise.
    pub fn due(&self, now: Millis) -> Option<Millis> {
        let age = self.age(now);
        if self.drawn != Some(self.scene.moment(age)) {
            return Some(Millis(0));
        }
        let Scene::Desk(view) = &self.scene else { return None };
        let to_next_second = 1_000 - view.as_of.plus(age).0.rem_euclid(1_000);
        // A moment past the limit: at the limit itself the data are still what they were.
        let to_limits = [OLD_AFTER, STALE_AFTER].map(|limit| limit.0.saturating_add(1).saturating_sub(age.0));
        let next = to_limits.into_iter().filter(|ms| *ms > 0).fold(to_next_second, i64::min);
        Some(Millis(next))
    }

    /// Notes that the wall was drawn as of `now`.
    pub fn drawn(&mut self, now: Millis) {
        self.drawn = Some(self.scene.moment(self.age(now)));
    }
}

#[cfg(test)]
mod tests {
    use xiaoer_desk::time::Instant;
    use xiaoer_desk::wall::WallView;

    use super::*;
    use crate::wall::sample;

    const AT_ONCE: Option<Millis> = Some(Millis(0));

    fn desk(view: WallView) -> Scene {
        Scene::Desk(Box::new(view))
    }

    /// A wall that has drawn the sample view at `now`; the view's clock reads 9.000 s.
    fn drawn_at(now: Millis) -> Pace {
        let mut pace = Pace::new(Millis(0));
        pace.offer(desk(sample::view()), now);
        pace.drawn(now);
        pace
    }

    #[test]
    fn a_new_wall_is_drawn_at_once_and_then_rests() {
        let mut pace = Pace::new(Millis(7));
        assert_eq!(pace.due(Millis(7)), AT_ONCE);
        pace.drawn(Millis(7));
        assert_eq!(pace.due(Millis(8)), None);
    }

    #[test]
    fn a_change_is_drawn_at_once() {
        let mut pace = drawn_at(Millis(500));
        pace.offer(desk(WallView { waiting: 4, ..sample::view() }), Millis(600));
        assert_eq!(pace.due(Millis(600)), AT_ONCE);
    }

    #[test]
    fn the_same_news_within_a_second_are_no_reason_to_draw() {
        let mut pace = drawn_at(Millis(500));
        pace.offer(desk(WallView { as_of: sample::AT.plus(Millis(250)), ..sample::view() }), Millis(750));
        assert_eq!(pace.due(Millis(750)), Some(Millis(750)), "only the next second of the clock");
    }

    #[test]
    fn the_clock_ticks_on_the_second_it_shows() {
        let mut pace = drawn_at(Millis(500));
        assert_eq!(pace.due(Millis(500)), Some(Millis(1_000)));
        assert_eq!(pace.due(Millis(1_499)), Some(Millis(1)));
        assert_eq!(pace.due(Millis(1_500)), AT_ONCE);
        pace.drawn(Millis(1_500));
        assert_eq!(pace.due(Millis(1_500)), Some(Millis(1_000)));
    }

    #[test]
    fn data_become_old_and_stale_on_the_millisecond() {
        let mut pace = Pace::new(Millis(0));
        pace.offer(desk(WallView { as_of: Instant(sample::AT.0 + 400), ..sample::view() }), Millis(0));
        let mut drawn = Vec::new();
        let mut now = Millis(0);
        while now.0 < 11_000 {
            let rest = pace.due(now).unwrap();
            now.0 += rest.0;
            pace.drawn(now);
            drawn.push(now.0);
        }
        assert!(drawn.contains(&3_001) && drawn.contains(&10_001), "{drawn:?}");
        assert_eq!(drawn.len(), 1 + 12 + 2, "each second, and the two limits: {drawn:?}");
    }

    #[test]
    fn a_clock_that_was_set_is_shown_at_once() {
        let mut pace = drawn_at(Millis(500));
        pace.offer(desk(WallView { as_of: sample::AT.plus(Millis::hours(1)), ..sample::view() }), Millis(600));
        assert_eq!(pace.due(Millis(600)), AT_ONCE);
    }

    #[test]
    fn time_that_runs_backwards_makes_nothing_older() {
        assert_eq!(drawn_at(Millis(500)).age(Millis(100)), Millis(0));
    }
}
