//! The box's API, and the shell around the pure core that owns clock, timers, journal and policies.
//!
//! [`start`] puts everything together from a [`Config`] and gives a [`Running`] box. What it promises:
//! - nothing is acknowledged before it is durable, and what is refused leaves no trace;
//! - every error is one answer that says what is wrong and what to do, in both languages;
//! - a policy that fails costs its own answer and nothing else, in the open;
//! - secrets and customers' words appear in no log and in no event.

mod access;
mod api;
mod app;
mod body;
pub mod clock;
mod console;
mod handbook;
mod health;
mod metrics;
mod mistake;
mod openapi;
mod problem;
mod random;
mod serve;
mod shell;
mod start;
mod wall_feed;
mod wall_page;
pub mod wire;

pub use access::password::hash_now as password_hash;
pub use api::description as openapi_description;
pub use metrics::Metrics;
pub use random::password as new_password;
pub use shell::guardrails::to_engine as guardrails_for_policies;
pub use shell::keys::{KnownKeys, known_keys};
pub use start::{Config, FactoryPolicy, Frame, GivenTo, Picture, Png, Running, StartError, WallFeed, shown_at, start};
