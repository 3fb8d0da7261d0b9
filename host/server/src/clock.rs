//! What time it is, and whether that is known to be right. Nothing else in the box asks the system.
//!
//! Time runs by `CLOCK_BOOTTIME`, which nobody can set and which goes on while the machine sleeps, from the wall time at
//! the start. When the wall clock is set, the difference is reported once as a step and everything that runs moves along.

use std::{
    fmt::Debug,
    future::Future,
    path::Path,
    pin::Pin,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rustix::time::{ClockId, Timespec, clock_gettime};
use tokio::sync::watch;
use xiaoer_desk::time::{Instant, Millis};

/// A wall clock that is off by more than this was set by somebody; less is drift, which is followed without a word.
const STEP: i64 = 500;
/// Longest single sleep, so that a step or a suspended machine is noticed.
const NAP: Duration = Duration::from_secs(1);

/// Waits until an instant.
pub type Sleep<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Where the box gets its time from.
pub trait Clock: Debug + Send + Sync + 'static {
    /// Now, UTC.
    fn now(&self) -> Instant;
    /// Whether the clock is known to be right.
    fn trusted(&self) -> bool;
    /// By how much the wall clock was set since this was last asked; from then on `now` counts from the new time.
    fn take_step(&self) -> Option<Millis>;
    /// Waits until the instant has come.
    fn sleep_until(&self, at: Instant) -> Sleep<'_>;
}

/// The machine's clock.
#[derive(Debug)]
pub struct BootClock {
    /// What to add to `CLOCK_BOOTTIME` to get UTC.
    offset: Mutex<i64>,
}

fn millis(clock: ClockId) -> i64 {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
    tv_sec.saturating_mul(1_000).saturating_add(tv_nsec / 1_000_000)
}

fn present_offset() -> i64 {
    millis(ClockId::Realtime).saturating_sub(millis(ClockId::Boottime))
}

impl BootClock {
    /// Starts from the wall time of this moment.
    pub fn start() -> Self {
        Self { offset: Mutex::new(present_offset()) }
    }
}

impl Clock for BootClock {
    fn now(&self) -> Instant {
        let offset = *self.offset.lock().unwrap_or_else(PoisonError::into_inner);
        Instant(millis(ClockId::Boottime).saturating_add(offset))
    }

    fn trusted(&self) -> bool {
        // What the common time services leave behind, then what the kernel itself was told.
        Path::new("/run/systemd/timesync/synchronized").exists() || kernel_synchronised()
    }

    fn take_step(&self) -> Option<Millis> {
        let mut offset = self.offset.lock().unwrap_or_else(PoisonError::into_inner);
        let by = present_offset().saturating_sub(*offset);
        if by.abs() <= STEP {
            return None;
        }
        *offset = offset.saturating_add(by);
        Some(Millis(by))
    }

    fn sleep_until(&self, at: Instant) -> Sleep<'_> {
        Box::pin(async move {
            loop {
                let left = at.since(self.now()).0;
                let Ok(left) = u64::try_from(left) else { return };
                if left == 0 {
                    return;
                }
                tokio::time::sleep(NAP.min(Duration::from_millis(left))).await;
            }
        })
    }
}

/// The kernel keeps whether its clock is disciplined, whichever service does it.
#[expect(unsafe_code, reason = "adjtimex is a plain read here, and no safe wrapper of it is among our dependencies")]
fn kernel_synchronised() -> bool {
    // SAFETY: `timex` is plain data for which all zeros is valid; with `modes` zero the call only fills it in.
    let state = unsafe {
        let mut told: libc::timex = std::mem::zeroed();
        libc::adjtimex(&raw mut told)
    };
    state >= 0 && state != libc::TIME_ERROR
}

/// A clock that runs faster than life, for demonstrations. It calls itself right.
#[derive(Debug)]
pub struct FastClock {
    start: i64,
    boot: i64,
    speed: u32,
}

impl FastClock {
    /// Starts from the wall time of this moment; `speed` 1 is life, at most 1000.
    pub fn start(speed: u32) -> Self {
        Self { start: millis(ClockId::Realtime), boot: millis(ClockId::Boottime), speed: speed.clamp(1, 1_000) }
    }

    /// As `start`, but not before `last`: a fast day may have got further than life has, and the journal does not go back.
    pub fn resume(speed: u32, last: Instant) -> Self {
        let clock = Self::start(speed);
        Self { start: clock.start.max(last.0), ..clock }
    }
}

impl Clock for FastClock {
    fn now(&self) -> Instant {
        let passed = millis(ClockId::Boottime).saturating_sub(self.boot);
        Instant(self.start.saturating_add(passed.saturating_mul(i64::from(self.speed))))
    }

    fn trusted(&self) -> bool {
        true
    }

    fn take_step(&self) -> Option<Millis> {
        None
    }

    fn sleep_until(&self, at: Instant) -> Sleep<'_> {
        Box::pin(async move {
            loop {
                let left = at.since(self.now()).0;
                if left <= 0 {
                    return;
                }
                let real = u64::try_from(left).unwrap_or(0).div_ceil(u64::from(self.speed));
                tokio::time::sleep(NAP.min(Duration::from_millis(real))).await;
            }
        })
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct SimulatedClock {
    hands: watch::Sender<Hands>,
}

#[derive(Debug, Clone, Copy)]
struct Hands {
    now: i64,
    trusted: bool,
    step: i64,
}

impl SimulatedClock {
    /// Stands at `now`, known to be right.
    pub fn at(now: Instant) -> Self {
        Self { hands: watch::Sender::new(Hands { now: now.0, trusted: true, step: 0 }) }
    }

    /// Lets time pass; what falls due wakes.
    pub fn advance(&self, by: Millis) {
        self.hands.send_modify(|hands| hands.now = hands.now.saturating_add(by.0));
    }

    /// Somebody sets the wall clock.
    pub fn set_forward(&self, by: Millis) {
        self.hands.send_modify(|hands| {
            hands.now = hands.now.saturating_add(by.0);
            hands.step = hands.step.saturating_add(by.0);
        });
    }

    /// The box learns, or loses, that its clock is right.
    pub fn trust(&self, trusted: bool) {
        self.hands.send_modify(|hands| hands.trusted = trusted);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Instant {
        Instant(self.hands.borrow().now)
    }

    fn trusted(&self) -> bool {
        self.hands.borrow().trusted
    }

    fn take_step(&self) -> Option<Millis> {
        let mut by = 0;
        self.hands.send_if_modified(|hands| {
            by = std::mem::take(&mut hands.step);
            false
        });
        (by != 0).then_some(Millis(by))
    }

    fn sleep_until(&self, at: Instant) -> Sleep<'_> {
        let mut hands = self.hands.subscribe();
        Box::pin(async move {
            // The sender lives in `self`, so waiting cannot fail while anybody waits.
            let _ = hands.wait_for(|hands| hands.now >= at.0).await;
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machines_clock_is_close_to_utc_and_reports_no_step_by_itself() {
        let clock = BootClock::start();
        let utc = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
        assert!((clock.now().0 - utc).abs() < STEP);
        assert_eq!(clock.take_step(), None);
    }

    #[test]
    fn a_clock_that_was_set_reports_it_once_and_counts_from_the_new_time() {
        let clock = BootClock::start();
        *clock.offset.lock().unwrap() -= 60_000;
        let before = clock.now();
        let by = clock.take_step().unwrap();
        assert!((by.0 - 60_000).abs() < 50, "{by:?}");
        assert!(clock.now().since(before).0 >= 60_000 - 50);
        assert_eq!(clock.take_step(), None);
    }

    #[test]
    fn a_fast_clock_goes_on_where_a_fast_day_ended_and_otherwise_starts_now() {
        let now = FastClock::start(1).now();
        let tomorrow = now.plus(Millis::hours(24));
        assert!(FastClock::resume(5, tomorrow).now() >= tomorrow);
        assert!(FastClock::resume(5, Instant(0)).now().since(now) < Millis::hours(1));
    }

    #[tokio::test]
    async fn a_sleeper_on_a_simulated_clock_wakes_when_its_time_has_come() {
        let clock = SimulatedClock::at(Instant(0));
        let mut sleep = clock.sleep_until(Instant(100));
        clock.advance(Millis(99));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(sleep.as_mut().poll(&mut context).is_pending());
        clock.advance(Millis(1));
        sleep.await;
    }
}
