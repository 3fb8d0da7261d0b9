//! What travels over `/api/v1`: request and answer bodies, one file per noun.
//!
//! These types are the contract with browsers and connectors, apart from the journal's form on purpose: a change of the
//! core that would change the contract does not compile here. Money is integer fen, points integer tenths, instants
//! are milliseconds since 1970-01-01T00:00:00Z, durations milliseconds. Requests refuse unknown fields.

pub mod access;
pub mod aftersale;
pub mod backtest;
pub mod contrast;
pub mod conversation;
pub mod customer;
pub mod gate;
pub mod guardrails;
pub mod handbook;
pub mod incident;
pub mod live;
pub mod month;
pub mod order;
pub mod penalty;
pub mod policy;
pub mod policy_keys;
pub mod problem;
pub mod product;
pub mod query;
pub mod settlement;
pub mod shop;
pub mod staff;
pub mod terms;
pub mod trial;
