//! Stops guessing: after some failures a login from the same address has to wait. Keyed by both, so that nobody can lock
//! the owner out from another machine.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use xiaoer_desk::time::{Instant, Millis};

/// Failures after which it has to wait.
const FAILURES: usize = 5;
/// How long a failure counts.
const WINDOW: Millis = Millis::minutes(15);
/// Pairs of login and address that are remembered. Beyond, the oldest go.
const PAIRS: usize = 10_000;

/// Failures of the last minutes.
#[derive(Debug, Default)]
pub(crate) struct Lockout {
    failures: Mutex<HashMap<(String, String), Vec<Instant>>>,
}

impl Lockout {
    /// How long this login must wait at this address; `None` if it may try.
    pub(crate) fn wait(&self, login: &str, address: &str, now: Instant) -> Option<Millis> {
        let mut all = self.lock();
        let failures = all.get_mut(&(login.to_owned(), address.to_owned()))?;
        failures.retain(|at| now.since(*at) < WINDOW);
        if failures.len() < FAILURES {
            return None;
        }
        failures.first().map(|first| first.plus(WINDOW).since(now))
    }

    /// It failed.
    pub(crate) fn failed(&self, login: &str, address: &str, now: Instant) {
        let mut all = self.lock();
        if all.len() >= PAIRS {
            all.retain(|_, failures| failures.last().is_some_and(|at| now.since(*at) < WINDOW));
        }
        if all.len() >= PAIRS {
            let oldest = all.iter().min_by_key(|(_, failures)| failures.last().copied()).map(|(pair, _)| pair.clone());
            oldest.map(|pair| all.remove(&pair));
        }
        all.entry((login.to_owned(), address.to_owned())).or_default().push(now);
    }

    /// It worked: what failed before was a slip.
    pub(crate) fn worked(&self, login: &str, address: &str) {
        self.lock().remove(&(login.to_owned(), address.to_owned()));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(String, String), Vec<Instant>>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_try_waits_until_the_first_failure_is_a_quarter_of_an_hour_old() {
        let lockout = Lockout::default();
        for second in 0..5 {
            assert_eq!(lockout.wait("wang", "10.0.0.9", Instant(second * 1_000)), None);
            lockout.failed("wang", "10.0.0.9", Instant(second * 1_000));
        }
        assert_eq!(lockout.wait("wang", "10.0.0.9", Instant(60_000)), Some(Millis(840_000)));
        assert_eq!(lockout.wait("wang", "10.0.0.8", Instant(60_000)), None, "another machine may still try");
        assert_eq!(lockout.wait("li", "10.0.0.9", Instant(60_000)), None, "another person may still try");
        assert_eq!(lockout.wait("wang", "10.0.0.9", Instant(900_000)), None);
    }

    #[test]
    fn a_success_forgives_the_failures_before_it() {
        let lockout = Lockout::default();
        (0..4).for_each(|_| lockout.failed("wang", "a", Instant(0)));
        lockout.worked("wang", "a");
        lockout.failed("wang", "a", Instant(1));
        assert_eq!(lockout.wait("wang", "a", Instant(2)), None);
    }
}
