//! The rule as a plug-in of Extism's: JSON in, JSON out.

use extism_pdk::{FnResult, Json, plugin_fn};
use xiaoer_peers_rule::{Facts, Verdict};

#[plugin_fn]
pub fn decide(facts: String) -> FnResult<Json<Verdict>> {
    let facts: Facts = serde_json::from_str(&facts)?;
    Ok(Json(xiaoer_peers_rule::decide(&facts)))
}
