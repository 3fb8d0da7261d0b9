//! The pure core of the desk: conversations, orders, after-sale cases, penalties, and the clocks that run over them.
//!
//! It promises: `(desk, command, now) -> events | refusal`, and `desk + event -> desk`. There is no I/O here, no
//! clock, no randomness, no async and no policy call; the crate depends on nothing that could.

pub mod actor;
pub mod aftersale;
pub mod command;
pub mod conversation;
pub mod customer;
pub mod day;
mod deadline;
pub mod desk;
pub mod digest;
pub mod document;
pub mod event;
pub mod ids;
pub mod money;
pub mod order;
pub mod pay;
pub mod penalty;
pub mod policy;
pub mod product;
mod queue;
pub mod refusal;
pub mod role;
pub mod shop;
pub mod staff;
pub mod time;
pub mod wall;
