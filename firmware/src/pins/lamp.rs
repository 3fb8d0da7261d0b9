//! A lamp that says how the queue is doing to people who do not look at the wall: off, on, blinking, blinking fast.

use embedded_hal::digital::OutputPin;
use xiaoer_desk::time::Millis;
use xiaoer_desk::wall::WallView;

use crate::wall::severity::{Freshness, Severity};

/// What the lamp does. One lamp of one colour must tell the steps apart by its rhythm alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Dark: everybody is served in time.
    Off,
    /// Steady: somebody is close to the limit, or a queue is long.
    Steady,
    /// One second on, one off: somebody is past the limit.
    Blink,
    /// Four times a second: somebody has waited far too long.
    FastBlink,
    /// A short flash every four seconds: the box does not know how the queue is.
    Unknown,
}

impl Signal {
    /// For a desk whose view is `age` old.
    pub fn of(view: &WallView, age: Millis) -> Self {
        if Freshness::of(age) == Freshness::Stale {
            return Self::Unknown;
        }
        match Severity::of_desk(view) {
            Severity::Calm => Self::Off,
            Severity::Close => Self::Steady,
            Severity::Late => Self::Blink,
            Severity::Alarm => Self::FastBlink,
        }
    }

    /// Whether the lamp is lit at a moment of the monotonic clock.
    pub const fn is_lit(self, now: Millis) -> bool {
        match self {
            Self::Off => false,
            Self::Steady => true,
            Self::Blink => now.0.rem_euclid(2_000) < 1_000,
            Self::FastBlink => now.0.rem_euclid(250) < 125,
            Self::Unknown => now.0.rem_euclid(4_000) < 200,
        }
    }
}

/// A lamp on a pin that lights it when high.
#[derive(Debug)]
pub struct Lamp<P> {
    pin: P,
    lit: Option<bool>,
}

impl<P: OutputPin> Lamp<P> {
    /// A lamp whose pin has not been set yet.
    pub const fn new(pin: P) -> Self {
        Self { pin, lit: None }
    }

    /// Sets the pin if `signal` asks for another level now. To be called at least ten times a second.
    pub fn show(&mut self, signal: Signal, now: Millis) -> Result<(), P::Error> {
        let lit = signal.is_lit(now);
        if self.lit != Some(lit) {
            if lit {
                self.pin.set_high()?;
            } else {
                self.pin.set_low()?;
            }
            self.lit = Some(lit);
        }
        Ok(())
    }

    /// Gives the pin back.
    pub fn release(self) -> P {
        self.pin
    }
}

#[cfg(test)]
mod tests {
    use embedded_hal_mock::eh1::digital::{Mock, State, Transaction};

    use super::*;
    use crate::wall::sample;

    fn view(oldest_wait: Option<Millis>, waiting: u32) -> WallView {
        WallView { oldest_wait, waiting, ..sample::view() }
    }

    #[test]
    fn the_rhythm_follows_the_longest_wait() {
        let signal = |seconds| Signal::of(&view(Some(Millis::seconds(seconds)), 1), Millis(0));
        assert_eq!(Signal::of(&view(None, 0), Millis(0)), Signal::Off);
        assert_eq!(signal(59), Signal::Off);
        assert_eq!(signal(60), Signal::Steady);
        assert_eq!(signal(120), Signal::Steady);
        assert_eq!(signal(121), Signal::Blink);
        assert_eq!(signal(1_801), Signal::FastBlink);
    }

    #[test]
    fn a_long_queue_lights_it_too() {
        assert_eq!(Signal::of(&view(None, 5), Millis(0)), Signal::Off);
        assert_eq!(Signal::of(&view(None, 6), Millis(0)), Signal::Steady);
        assert_eq!(Signal::of(&view(None, 11), Millis(0)), Signal::Blink);
    }

    #[test]
    fn old_data_never_look_calm() {
        assert_eq!(Signal::of(&view(None, 0), Millis::seconds(11)), Signal::Unknown);
        assert!((0..4_000).any(|ms| Signal::Unknown.is_lit(Millis(ms))));
    }

    #[test]
    fn the_pin_is_set_when_the_level_changes_and_only_then() {
        let expected = [State::Low, State::High, State::Low, State::High].map(Transaction::set);
        let mut lamp = Lamp::new(Mock::new(&expected));
        for ms in (0..100).step_by(50) {
            lamp.show(Signal::Off, Millis(ms)).unwrap();
        }
        for ms in (0..2_100).step_by(50) {
            lamp.show(Signal::Blink, Millis(ms)).unwrap();
        }
        lamp.release().done();
    }
}
