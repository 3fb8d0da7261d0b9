//! When a call is over its deadline: half of it by the wall clock, the other half by the processor time of the call.
//!
//! On a busy machine a thread can lie still for longer than a whole deadline. A call that has not been running is
//! not a runaway, and must not fail for it; a runaway on an idle machine ends at the deadline exactly. However busy the
//! machine is, the wall has the last word after [`PATIENCE`] deadlines.

use crate::ticker::TICK;
use std::time::Duration;

/// Deadlines by the wall clock after which a call ends even if it never ran.
const PATIENCE: u32 = 8;

/// The backstop of one call, asked at every epoch that the call was given.
#[derive(Debug)]
pub(crate) struct Deadline {
    half: Duration,
    rounds_left: u32,
    /// Processor time of the thread when the first half was over.
    since: Option<Duration>,
}

/// What follows when a given number of ticks is over.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// The call goes on for this many ticks.
    GoOn(u64),
    /// The call ends.
    End,
}

impl Deadline {
    pub(crate) fn new(deadline_ms: u64) -> Self {
        Self { half: Duration::from_millis(deadline_ms / 2), rounds_left: PATIENCE * 2, since: None }
    }

    /// Ticks until the first question. One more than the time asks for, as the first tick may come at once.
    pub(crate) fn ticks(&self) -> u64 {
        ticks(self.half) + 1
    }

    /// The ticks given last are over; `processor` is the time that this thread has run so far.
    pub(crate) fn over(&mut self, processor: Duration) -> Over {
        let Some(since) = self.since else {
            self.since = Some(processor);
            return Over::GoOn(ticks(self.half));
        };
        self.rounds_left = self.rounds_left.saturating_sub(1);
        let left = self.half.saturating_sub(processor.saturating_sub(since));
        // Ticks and processor time are not cut at the same instants: the last tick belongs to the call.
        if left <= TICK || self.rounds_left == 0 { Over::End } else { Over::GoOn(ticks(left)) }
    }
}

/// At least one: a call without a tick would never be asked again.
fn ticks(time: Duration) -> u64 {
    (time.as_millis() / TICK.as_millis()).max(1) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_runaway_on_an_idle_machine_ends_at_the_deadline() {
        let mut deadline = Deadline::new(50);
        assert_eq!(deadline.ticks(), 26);
        assert_eq!(deadline.over(ms(1_025)), Over::GoOn(25));
        assert_eq!(deadline.over(ms(1_050)), Over::End);
    }

    #[test]
    fn a_call_whose_thread_lay_still_goes_on_until_it_has_run_its_half() {
        let mut deadline = Deadline::new(50);
        assert_eq!(deadline.over(ms(7)), Over::GoOn(25));
        assert_eq!(deadline.over(ms(7)), Over::GoOn(25));
        assert_eq!(deadline.over(ms(17)), Over::GoOn(15));
        assert_eq!(deadline.over(ms(32)), Over::End);
    }

    #[test]
    fn the_wall_clock_has_the_last_word() {
        let mut deadline = Deadline::new(50);
        deadline.over(ms(7));
        let asked = (1..100).find(|_| deadline.over(ms(7)) == Over::End);
        assert_eq!(asked, Some(PATIENCE * 2));
    }

    #[test]
    fn the_shortest_deadline_ends_too() {
        let mut deadline = Deadline::new(1);
        assert_eq!((deadline.ticks(), deadline.over(ms(3)), deadline.over(ms(4))), (2, Over::GoOn(1), Over::End));
    }
}
