//! The API as its clients see it: a real box on a free port, the real store in a folder of its own, the factory policies,
//! and a clock that stands still until a test moves it. One file per resource.
#![expect(clippy::needless_pass_by_value, reason = "bodies are written where they are sent")]

mod support;

mod aftersales;
mod backtests;
mod bad_input;
mod conversations;
mod customers;
mod deadlines;
mod events;
mod guardrails;
mod health;
mod idempotency;
mod incidents;
mod messages;
mod moments;
mod months;
mod openapi;
mod orders;
mod penalties;
mod policies;
mod products;
mod restart;
mod roles;
mod search;
mod session;
mod setup;
mod shops;
mod signatures;
mod staff;
mod start;
mod tokens;
mod trials;
mod verdicts;
mod wall;
