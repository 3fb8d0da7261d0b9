//! Counts of the present day in Asia/Shanghai, as the wall shows them. The first event of a new day starts them anew.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{policy::PolicyKind, time::Instant};

/// Today so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Today {
    /// Days since 1970-01-01 in Asia/Shanghai.
    pub day: i64,
    /// Rounds answered by a person.
    pub answered: u32,
    /// Of these, not late.
    pub in_time: u32,
    /// Policy calls that failed.
    pub policy_failures: u32,
    /// Kinds whose latest call failed. Carried over midnight: a broken policy is not mended by a new day.
    pub failing: BTreeSet<PolicyKind>,
}

impl Today {
    /// The counts as they stand at `now`: those of another day are over.
    #[must_use]
    pub fn at(&self, now: Instant) -> Self {
        if self.day == now.shanghai_day() {
            self.clone()
        } else {
            Self { day: now.shanghai_day(), failing: self.failing.clone(), ..Self::default() }
        }
    }

    pub(crate) fn count_answer(&mut self, at: Instant, late: bool) {
        *self = self.at(at);
        self.answered += 1;
        self.in_time += u32::from(!late);
    }

    pub(crate) fn count_failure(&mut self, at: Instant, kind: PolicyKind) {
        *self = self.at(at);
        self.policy_failures += 1;
        self.failing.insert(kind);
    }

    pub(crate) fn count_success(&mut self, kind: PolicyKind) {
        self.failing.remove(&kind);
    }
}
