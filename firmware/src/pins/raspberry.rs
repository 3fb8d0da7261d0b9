//! The Raspberry Pi's pins through rppal. The only file that knows it: rppal is no longer developed, and its successor replaces this file.
//!
//! Pins are named by their BCM number, as on every pinout card.

use rppal::gpio::{Error, Gpio, InputPin, OutputPin};

use super::button::{Active, Button};
use super::lamp::Lamp;

/// A button between the pin and ground; the Pi's own pull-up holds it high.
pub fn button(bcm: u8) -> Result<Button<InputPin>, Error> {
    Ok(Button::new(Gpio::new()?.get(bcm)?.into_input_pullup(), Active::Low))
}

/// A lamp, or the transistor that switches it. Dark until told otherwise, and again when the program ends.
pub fn lamp(bcm: u8) -> Result<Lamp<OutputPin>, Error> {
    Ok(Lamp::new(Gpio::new()?.get(bcm)?.into_output_low()))
}
