//! The pure core of the desk.
pub mod time;
pub mod wall;
