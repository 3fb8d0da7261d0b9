//! The box's API and the shell around the pure core.

mod access;
mod api;
mod openapi;
pub mod wire;

pub use api::description as openapi_description;
