//! When a call is over its deadline: half of it by the wall clock, the other half by the processor time of the call.
//!
//! On a busy machine a thread can lie still for longer than a whole deadline. A call that has not been running is
//! not a runaway, and must not fail for it; a runaway on an idle machine ends at the deadline exactly. Processor time is
//! looked at in small steps of which none counts for more than its length, because a virtual machine that is held still by
//! its host charges the pause to whatever was running: one long pause is then one step, and only a call that is found
//! running again and again is over. However busy the machine is, the wall has the last word after [`PATIENCE`] deadlines.

use crate::ticker::TICK;
use std::time::Duration;

/// Deadlines by the wall clock after which a call ends even if it never ran.
const PATIENCE: u32 = 8;

/// Steps in a whole deadline.
const STEPS: u32 = 10;

/// The backstop of one call, asked at every epoch that the call was given.
#[derive(Debug)]
pub(crate) struct Deadline {
    half: Duration,
    step: Duration,
    steps_left: u32,
    /// Processor time of the thread when it was last asked for; absent before the first half is over.
    seen: Option<Duration>,
    /// Processor time of the call in the second half, no step counted for more than it is long.
    spent: Duration,
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
        let deadline = Duration::from_millis(deadline_ms);
        Self {
            half: deadline / 2,
            step: (deadline / STEPS).max(TICK),
            steps_left: PATIENCE * STEPS,
            seen: None,
            spent: Duration::ZERO,
        }
    }

    /// Ticks until the first question. One more than the time asks for, as the first tick may come at once.
    pub(crate) fn ticks(&self) -> u64 {
        ticks(self.half) + 1
    }

    /// The ticks given last are over; `processor` is the time that this thread has run so far.
    pub(crate) fn over(&mut self, processor: Duration) -> Over {
        let Some(seen) = self.seen.replace(processor) else { return Over::GoOn(ticks(self.step)) };
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spent += processor.saturating_sub(seen).min(self.step);
        let left = self.half.saturating_sub(self.spent);
        // Ticks and processor time are not cut at the same instants: the last tick belongs to the call.
        if left <= TICK || self.steps_left == 0 { Over::End } else { Over::GoOn(ticks(left.min(self.step))) }
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
        let asked: Vec<Over> = (0..=5).map(|step| deadline.over(ms(1_025 + 5 * step))).collect();
        assert_eq!(asked[..5], [const { Over::GoOn(5) }; 5]);
        assert_eq!(asked[5], Over::End);
    }

    #[test]
    fn a_call_whose_thread_lay_still_goes_on_until_it_has_run_its_half() {
        let mut deadline = Deadline::new(50);
        for _ in 0..20 {
            assert_eq!(deadline.over(ms(7)), Over::GoOn(5));
        }
        assert_eq!(deadline.over(ms(12)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(17)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(22)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(27)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(32)), Over::End);
    }

    #[test]
    fn a_pause_of_the_whole_machine_that_is_charged_to_the_call_counts_as_one_step() {
        let mut deadline = Deadline::new(50);
        deadline.over(ms(7));
        assert_eq!(deadline.over(ms(900)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(1_900)), Over::GoOn(5));
        assert_eq!(deadline.over(ms(1_901)), Over::GoOn(5));
    }

    #[test]
    fn the_wall_clock_has_the_last_word() {
        let mut deadline = Deadline::new(50);
        deadline.over(ms(7));
        let asked = (1..1_000).find(|_| deadline.over(ms(7)) == Over::End);
        assert_eq!(asked, Some(PATIENCE * STEPS));
    }

    #[test]
    fn the_shortest_deadline_ends_too() {
        let mut deadline = Deadline::new(1);
        assert_eq!((deadline.ticks(), deadline.over(ms(3)), deadline.over(ms(4))), (2, Over::GoOn(1), Over::End));
    }
}
