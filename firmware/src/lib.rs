//! Everything that touches the appliance: the wall's picture, the panels that show it, buttons and lamps.

pub mod cli;
pub mod demo;
#[cfg(target_env = "gnu")]
pub mod memory;
pub mod panel;
pub mod pins;
pub mod wall;
