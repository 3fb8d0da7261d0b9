//! What the tests of the policy runtime share: one engine, facts, and packages made by hand.
#![allow(dead_code, unused_imports, reason = "every test file uses its part of this")]

mod handmade;

pub use handmade::{MANIFEST, SCHEMA, component, package, refund_guest, sections};

use std::sync::{Arc, OnceLock};
use xiaoer_policy::{Bound, Engine, Limits, Package, Policy};

/// The box's default limits, with a deadline that a machine busy with builds does not reach before the fuel ends, and
/// fuel enough to fill the whole memory.
pub const LIMITS: Limits = Limits { deadline_ms: 500, fuel: 20_000_000, ..Limits::DEFAULT };

/// The engine of this test file.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::start(LIMITS, Limits::CAP).unwrap())
}

/// Reads and compiles a package.
pub fn load(bytes: &[u8]) -> Arc<Policy> {
    Arc::new(Policy::compile(engine(), &Package::read(bytes).unwrap()).unwrap())
}

/// The policy with settings that it accepts.
pub fn bind(policy: &Arc<Policy>, settings: &serde_json::Value) -> Bound {
    let settings = policy.check_settings(settings).unwrap();
    Bound::new(Arc::clone(policy), Arc::new(settings)).unwrap()
}

/// Facts of a small shop's day, in the documented JSON form.
pub mod facts {
    use serde::de::DeserializeOwned;
    use xiaoer_policy::contract::{
        penalty::{IncidentCase, MonthCase, SaleCase},
        refund::RefundCase,
        reply::{Draft, Situation},
    };

    pub const SITUATION: &str = include_str!("../facts/situation.json");
    pub const DRAFT: &str = include_str!("../facts/draft.json");
    pub const REFUND_CASE: &str = include_str!("../facts/refund_case.json");
    pub const INCIDENT_CASE: &str = include_str!("../facts/incident_case.json");
    pub const MONTH_CASE: &str = include_str!("../facts/month_case.json");
    pub const SALE_CASE: &str = include_str!("../facts/sale_case.json");

    fn read<T: DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).unwrap()
    }

    pub fn situation() -> Situation {
        read(SITUATION)
    }
    pub fn draft() -> Draft {
        read(DRAFT)
    }
    pub fn refund_case() -> RefundCase {
        read(REFUND_CASE)
    }
    pub fn incident_case() -> IncidentCase {
        read(INCIDENT_CASE)
    }
    pub fn month_case() -> MonthCase {
        read(MONTH_CASE)
    }
    pub fn sale_case() -> SaleCase {
        read(SALE_CASE)
    }
}
