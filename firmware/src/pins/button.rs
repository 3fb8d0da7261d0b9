//! A push button. Contacts bounce for some milliseconds; a press counts once they have been quiet.

use embedded_hal::digital::InputPin;
use xiaoer_desk::time::Millis;

/// Contacts must rest this long. Cheap buttons bounce for up to 20 ms; a hurried press lasts over 60.
pub const SETTLE: Millis = Millis(30);

/// What happened to a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It went down.
    Down,
    /// It came up after being held this long.
    Up {
        /// From settled down to settled up.
        held: Millis,
    },
}

/// Which level of the pin means pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Active {
    /// The button connects the pin to the supply.
    High,
    /// The button connects the pin to ground; the usual wiring, with a pull-up.
    Low,
}

/// A button on a pin.
#[derive(Debug)]
pub struct Button<P> {
    pin: P,
    active: Active,
    /// Whether it counts as pressed.
    down: bool,
    /// Since when the pin says otherwise.
    differs_since: Option<Millis>,
    changed: Millis,
}

impl<P: InputPin> Button<P> {
    /// A button that nobody presses.
    pub const fn new(pin: P, active: Active) -> Self {
        Self { pin, active, down: false, differs_since: None, changed: Millis(0) }
    }

    /// Reads the pin. To be called every 5 to 20 ms with a monotonic clock.
    pub fn poll(&mut self, now: Millis) -> Result<Option<Press>, P::Error> {
        let pressed = match self.active {
            Active::High => self.pin.is_high()?,
            Active::Low => self.pin.is_low()?,
        };
        if pressed == self.down {
            self.differs_since = None;
            return Ok(None);
        }
        let since = *self.differs_since.get_or_insert(now);
        if now.0.saturating_sub(since.0) < SETTLE.0 {
            return Ok(None);
        }
        let held = Millis(now.0.saturating_sub(self.changed.0));
        self.differs_since = None;
        self.down = pressed;
        self.changed = now;
        Ok(Some(if pressed { Press::Down } else { Press::Up { held } }))
    }

    /// Gives the pin back.
    pub fn release(self) -> P {
        self.pin
    }
}

#[cfg(test)]
mod tests {
    use embedded_hal_mock::eh1::MockError;
    use embedded_hal_mock::eh1::digital::{Mock, State, Transaction};

    use super::*;

    /// Plays levels (high or low) to a button that is active low, 10 ms apart; gives what it reported and when.
    fn played(levels: &[State]) -> Vec<(i64, Press)> {
        let expected: Vec<_> = levels.iter().map(|level| Transaction::get(*level)).collect();
        let mut button = Button::new(Mock::new(&expected), Active::Low);
        let presses = (0..)
            .zip(levels)
            .filter_map(|(i, _)| button.poll(Millis(i * 10)).unwrap().map(|press| (i * 10, press)))
            .collect();
        button.release().done();
        presses
    }

    const H: State = State::High;
    const L: State = State::Low;

    #[test]
    fn a_press_counts_once_however_the_contacts_bounce() {
        let presses = played(&[H, L, H, L, H, L, L, L, L, L, L, H, L, H, H, H, H, H]);
        assert_eq!(presses, [(80, Press::Down), (160, Press::Up { held: Millis(80) })]);
    }

    #[test]
    fn a_spike_is_not_a_press() {
        assert_eq!(played(&[H, H, L, L, H, H, H, H]), []);
    }

    #[test]
    fn a_pin_that_cannot_be_read_is_an_error() {
        let failing = Transaction::get(H).with_error(MockError::Io(std::io::ErrorKind::NotConnected));
        let mut button = Button::new(Mock::new(&[failing]), Active::Low);
        assert!(button.poll(Millis(0)).is_err());
        button.release().done();
    }
}
