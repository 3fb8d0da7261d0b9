//! What is to be done, and when; and how fast the demo's time goes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

use xiaoer_desk::time::Millis;

/// The demo's own time: it runs `speed` times as fast as life.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    speed: u32,
    started: Instant,
}

impl Pace {
    /// Starts now.
    pub fn new(speed: u32) -> Self {
        Self { speed: speed.max(1), started: Instant::now() }
    }

    /// Time since the start.
    pub fn now(&self) -> Millis {
        let real = i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX);
        Millis(real.saturating_mul(i64::from(self.speed)))
    }

    /// How long to wait, in real time, until `then`.
    pub fn until(&self, then: Millis) -> Duration {
        let left = then.0.saturating_sub(self.now().0).max(0).unsigned_abs();
        Duration::from_micros(left.saturating_mul(1_000) / u64::from(self.speed))
    }
}

/// A list of things to do, the earliest first; among equals in the order in which they were written down.
#[derive(Debug)]
pub struct Agenda<T> {
    heap: BinaryHeap<Reverse<Item<T>>>,
    written: u64,
}

#[derive(Debug)]
struct Item<T> {
    at: Millis,
    place: u64,
    what: T,
}

impl<T> Item<T> {
    fn key(&self) -> (Millis, u64) {
        (self.at, self.place)
    }
}

impl<T> PartialEq for Item<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<T> Eq for Item<T> {}

impl<T> PartialOrd for Item<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Item<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl<T> Agenda<T> {
    /// Nothing to do.
    pub fn new() -> Self {
        Self { heap: BinaryHeap::new(), written: 0 }
    }

    /// Writes something down.
    pub fn add(&mut self, at: Millis, what: T) {
        self.written += 1;
        self.heap.push(Reverse(Item { at, place: self.written, what }));
    }

    /// When the next thing is due.
    pub fn due(&self) -> Option<Millis> {
        self.heap.peek().map(|item| item.0.at)
    }

    /// The next thing, if it is due by `now`.
    pub fn take(&mut self, now: Millis) -> Option<T> {
        if self.due()? > now {
            return None;
        }
        self.heap.pop().map(|item| item.0.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_done_in_order_and_not_before_their_time() {
        let mut agenda = Agenda::new();
        agenda.add(Millis(30), "c");
        agenda.add(Millis(10), "a");
        agenda.add(Millis(10), "b");
        assert_eq!(agenda.take(Millis(9)), None);
        assert_eq!(
            [agenda.take(Millis(10)), agenda.take(Millis(10)), agenda.take(Millis(10))],
            [Some("a"), Some("b"), None]
        );
        assert_eq!(agenda.due(), Some(Millis(30)));
    }

    #[test]
    fn faster_than_life_waits_less() {
        let pace = Pace::new(20);
        let rest = pace.until(pace.now().0.checked_add(60_000).map(Millis).unwrap());
        assert!(rest <= Duration::from_secs(3) && rest > Duration::from_secs(2), "{rest:?}");
        assert_eq!(pace.until(Millis(-5)), Duration::ZERO);
    }
}
