//! A policy with its settings, and the questions that can be put to it.

use crate::{
    checks,
    contract::{
        penalty::{Assessment, Attribution, IncidentCase, MonthCase, SaleCase, Statement},
        refund::{RefundCase, RefundVerdict},
        reply::{Advice, Draft, Review, Situation},
    },
    digest::Digest,
    fault::Fault,
    policy::{Function, Policy},
    settings::{Settings, SettingsRefused},
};
use serde::Serialize;
use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};
use wasmtime::component::{ComponentNamedList, Lift, Lower};

/// A version of a policy together with settings that it has accepted.
#[derive(Debug, Clone)]
pub struct Bound {
    policy: Arc<Policy>,
    settings: Arc<Settings>,
}

/// A verdict, and all that is needed to explain it and to reach it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged<T> {
    /// What the policy says, as the box accepts it.
    pub verdict: T,
    /// Amounts that the box lowered; empty when the verdict is the policy's own.
    pub clamps: Vec<Clamp>,
    /// Fuel that the call took: the same for the same package, settings and facts.
    pub fuel: u64,
    /// Wall time of the call, the sandbox's making and clearing included, microseconds.
    pub micros: u64,
    /// What the policy logged, cut at the limit. May quote the facts: for the record of the call, not for logs.
    pub log: String,
    /// The package that decided.
    pub policy_digest: Digest,
    /// The settings by which it decided.
    pub settings_digest: Digest,
}

/// An amount of the verdict that the box lowered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clamp {
    /// The field.
    pub field: &'static str,
    /// What the policy said, fen.
    pub from: i64,
    /// What the box made of it, fen.
    pub to: i64,
}

impl Bound {
    /// Binds settings to the policy that checked them.
    pub fn new(policy: Arc<Policy>, settings: Arc<Settings>) -> Result<Self, SettingsRefused> {
        if settings.policy() == policy.digest() {
            Ok(Self { policy, settings })
        } else {
            Err(SettingsRefused::OtherPolicy)
        }
    }

    /// The version.
    pub fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// The settings.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Reply: tags, suggestions and a greeting for what has just happened.
    pub fn advise(&self, situation: &Situation) -> Result<Judged<Advice>, Fault> {
        self.ask(Function::Advise, situation, |advice| checks::advice(advice).map(|()| Vec::new()))
    }

    /// Reply: what is wrong with a draft before it is sent.
    pub fn review_draft(&self, draft: &Draft) -> Result<Judged<Review>, Fault> {
        self.ask(Function::ReviewDraft, draft, |review| checks::review(review).map(|()| Vec::new()))
    }

    /// Refund: what may be done with a request. The amount never exceeds what was paid.
    pub fn decide(&self, case: &RefundCase) -> Result<Judged<RefundVerdict>, Fault> {
        self.ask(Function::Decide, case, |verdict| checks::refund(case, verdict))
    }

    /// Penalty: what, if anything, should be proposed for an incident.
    pub fn assess(&self, case: &IncidentCase) -> Result<Judged<Assessment>, Fault> {
        self.ask(Function::Assess, case, |assessment| checks::assessment(case, assessment).map(|()| Vec::new()))
    }

    /// Penalty: an agent's month.
    pub fn close_month(&self, case: &MonthCase) -> Result<Judged<Statement>, Fault> {
        self.ask(Function::CloseMonth, case, |statement| checks::statement(case, statement).map(|()| Vec::new()))
    }

    /// Penalty: whose sale an order is.
    pub fn attribute_sale(&self, case: &SaleCase) -> Result<Judged<Attribution>, Fault> {
        self.ask(Function::AttributeSale, case, |attribution| {
            checks::attribution(case, attribution).map(|()| Vec::new())
        })
    }

    fn ask<F, V>(
        &self,
        function: Function,
        facts: &F,
        check: impl FnOnce(&mut V) -> Result<Vec<Clamp>, Fault>,
    ) -> Result<Judged<V>, Fault>
    where
        F: Serialize + Lower + 'static,
        V: Lift + 'static,
        for<'a> (&'a str, &'a F): ComponentNamedList + Lower,
        (V,): ComponentNamedList + Lift,
    {
        let start = Instant::now();
        let judged = self.judge(function, facts, check, start);
        let counters = self.policy.engine().counters();
        match &judged {
            Ok(judged) => counters.verdict(function.kind(), judged.micros, judged.fuel, judged.clamps.len()),
            Err(fault) => counters.fault(function.kind(), fault),
        }
        judged
    }

    fn judge<F, V>(
        &self,
        function: Function,
        facts: &F,
        check: impl FnOnce(&mut V) -> Result<Vec<Clamp>, Fault>,
        start: Instant,
    ) -> Result<Judged<V>, Fault>
    where
        F: Serialize + Lower + 'static,
        V: Lift + 'static,
        for<'a> (&'a str, &'a F): ComponentNamedList + Lower,
        (V,): ComponentNamedList + Lift,
    {
        let limit = self.policy.limits().input_bytes;
        let mut room = Room(limit);
        serde_json::to_writer(&mut room, facts).map_err(|_| Fault::Input { limit })?;
        let ran = self.policy.run::<_, V>(function, (self.settings.text(), facts))?;
        let mut verdict = ran.verdict;
        let clamps = check(&mut verdict)?;
        Ok(Judged {
            verdict,
            clamps,
            fuel: ran.fuel,
            micros: micros(start.elapsed()),
            log: ran.log,
            policy_digest: self.policy.digest(),
            settings_digest: self.settings.digest(),
        })
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// Measures facts without keeping them, and stops at the limit.
struct Room(u64);

impl io::Write for Room {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len() as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
