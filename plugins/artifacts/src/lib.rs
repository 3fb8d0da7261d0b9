//! The guests of `plugins/`, compiled and packed by this crate's build script; nothing compiled is ever committed.
//!
//! Each constant is one policy package: a component with its manifest and settings schema inside, the very bytes that
//! an operator would upload.

/// 话术策略: the factory reply policy.
pub const REPLY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reply.wasm"));

/// 售后策略: the factory refund policy.
pub const REFUND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/refund.wasm"));

/// 考核策略(罚款制): the factory penalty policy of fines.
pub const PENALTY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/penalty.wasm"));

/// 考核策略(积分制): the factory penalty policy of points, the scheme of Pinduoduo shops.
pub const POINTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/points.wasm"));

/// 话术决策表: a reply policy whose scripts are a decision table, and whose words to mind are a list, in its settings.
pub const TABLE_REPLY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/table-reply.wasm"));

/// 售后决策表: a refund policy whose rules are a decision table in its settings.
pub const TABLE_REFUND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/table-refund.wasm"));

/// 考核决策表: a penalty policy whose rules are a decision table in its settings.
pub const TABLE_PENALTY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/table-penalty.wasm"));

/// 话术脚本: a reply policy whose rules are a script in its settings.
pub const SCRIPT_REPLY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/script-reply.wasm"));

/// 售后脚本: a refund policy whose rules are a script in its settings.
pub const SCRIPT_REFUND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/script-refund.wasm"));

/// 考核脚本: a penalty policy whose rules are a script in its settings.
pub const SCRIPT_PENALTY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/script-penalty.wasm"));

/// A reply policy that misbehaves as its settings say, for the tests of the sandbox. Only those build it.
#[cfg(feature = "hostile")]
pub const HOSTILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hostile.wasm"));
