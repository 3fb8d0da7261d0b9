//! The three kinds of policy and what the contract calls them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a policy decides about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Reply scripts, tags and the review of drafts (话术策略).
    Reply,
    /// Refunds, returns and exchanges (售后策略).
    Refund,
    /// Penalties, pay and attribution (考核策略).
    Penalty,
}

impl Kind {
    /// Every kind, in the order of the contract's files.
    pub const ALL: [Self; 3] = [Self::Reply, Self::Refund, Self::Penalty];

    /// The name in JSON, in metrics and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Refund => "refund",
            Self::Penalty => "penalty",
        }
    }

    /// The name for people, zh-CN.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Reply => "话术策略",
            Self::Refund => "售后策略",
            Self::Penalty => "考核策略",
        }
    }

    /// The interface that a policy of this kind exports.
    pub const fn interface(self) -> &'static str {
        match self {
            Self::Reply => "xiaoer:policy/reply@0.1.0",
            Self::Refund => "xiaoer:policy/refund@0.1.0",
            Self::Penalty => "xiaoer:policy/penalty@0.1.0",
        }
    }

    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Reply => 0,
            Self::Refund => 1,
            Self::Penalty => 2,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
