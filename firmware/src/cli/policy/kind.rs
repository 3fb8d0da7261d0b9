//! The kinds of policy, as people say them.

use super::super::tongue::{Said, said};

/// A kind by its name in the API.
pub fn said_of(name: &str) -> Said {
    match name {
        "reply" => said("话术", "reply"),
        "refund" => said("售后", "refund"),
        "penalty" => said("考核", "penalty"),
        other => said(other, other),
    }
}
