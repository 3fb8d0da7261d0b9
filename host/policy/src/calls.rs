//! A policy with its settings, and the questions that can be put to it.

use crate::{
    checks,
    contract::{
        penalty::{Assessment, Attribution, IncidentCase, MonthCase, SaleCase, Statement},
        refund::{RefundCase, RefundVerdict},
        reply::{Advice, Draft, Review, Situation},
    },
    digest::Digest,
    fault::{BadVerdict, Fault},
    guardrails::{Clamp, Guardrails},
    kind::Kind,
    limits::Limits,
    policy::Policy,
    program::{Export, Program},
    sandbox::{Ran, Sandbox},
    settings::{Settings, SettingsRefused},
};
use serde::Serialize;
use std::{
    io,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use wasmtime::component::{ComponentNamedList, Lift, Lower};

/// A version of a policy together with settings that it has accepted.
#[derive(Clone)]
pub struct Bound {
    policy: Arc<Policy>,
    settings: Arc<Settings>,
    /// The policy with these settings inside, once there is one. Calls that began before it end as they began.
    frozen: Arc<OnceLock<Arc<Program>>>,
    /// Calls that read the settings, for want of such a copy.
    read: Arc<AtomicU64>,
    limits: Limits,
    guardrails: Guardrails,
    purpose: Purpose,
}

/// What calls are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Somebody waits for the answer.
    Work,
    /// To see what the answer would be.
    Aside,
}

/// A verdict, and all that is needed to explain it and to reach it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged<T> {
    /// What the policy says, as the box accepts it.
    pub verdict: T,
    /// Amounts that the box changed; empty when the verdict is the policy's own.
    pub clamps: Vec<Clamp>,
    /// Fuel that the call took: the same for the same package, settings and facts.
    pub fuel: u64,
    /// Wall time of the call, the sandbox's making and clearing included, microseconds.
    pub micros: u64,
    /// What the policy logged, cut at the limit. May quote the facts: for its author, not for logs.
    pub log: String,
    /// The package that decided.
    pub policy_digest: Digest,
    /// The settings by which it decided.
    pub settings_digest: Digest,
}

impl Bound {
    /// Binds settings to the policy that checked them.
    pub fn new(policy: Arc<Policy>, settings: Arc<Settings>) -> Result<Self, SettingsRefused> {
        if settings.policy() == policy.digest() {
            let limits = *policy.limits();
            let (frozen, read) = (Arc::default(), Arc::default());
            let guardrails = Guardrails::default();
            Ok(Self { policy, settings, frozen, read, limits, guardrails, purpose: Purpose::Work })
        } else {
            Err(SettingsRefused::OtherPolicy)
        }
    }

    /// The same version and settings for calls that are no work for customers: trials, backtests, replays. They are not
    /// counted, and get the longest deadline there is: fuel is the limit that is the same everywhere, and how busy the
    /// machine is must not change what is found. A snapshot made for one is there for both.
    #[must_use]
    pub fn aside(&self) -> Self {
        let limits = Limits { deadline_ms: Limits::CAP.deadline_ms, ..self.limits };
        Self { limits, purpose: Purpose::Aside, ..self.clone() }
    }

    /// The same version and settings, its verdicts held to these amounts, as far as they concern its kind.
    #[must_use]
    pub fn within(&self, guardrails: Guardrails) -> Self {
        Self { guardrails: guardrails.of(self.policy.kind()), ..self.clone() }
    }

    /// The amounts to which verdicts are held beside what was paid.
    pub fn guardrails(&self) -> &Guardrails {
        &self.guardrails
    }

    /// The version.
    pub fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// The settings.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// True once calls begin from a snapshot that holds the settings; see [`crate::Cache::freeze`]. Verdicts and fuel are
    /// the same before and after.
    pub fn is_frozen(&self) -> bool {
        self.frozen.get().is_some()
    }

    /// How many calls read the settings, because no snapshot holds them: what a snapshot would have saved.
    pub fn calls_unfrozen(&self) -> u64 {
        self.read.load(Relaxed)
    }

    /// From now on calls begin from this copy of the policy, which has the settings inside.
    pub(crate) fn begin_from(&self, frozen: Arc<Program>) {
        // Whoever was first has put in the same.
        self.frozen.get_or_init(|| frozen);
    }

    /// Reply: tags, suggestions and a greeting for what has just happened.
    pub fn advise(&self, situation: &Situation) -> Result<Judged<Advice>, Fault> {
        self.ask((Kind::Reply, Program::advise), situation, |advice| checks::advice(advice).map(|()| Vec::new()))
    }

    /// Reply: what is wrong with a draft before it is sent.
    pub fn review_draft(&self, draft: &Draft) -> Result<Judged<Review>, Fault> {
        self.ask((Kind::Reply, Program::review_draft), draft, |review| checks::review(review).map(|()| Vec::new()))
    }

    /// Refund: what may be done with a request. The amount never exceeds what was paid, nor the operator's ceiling.
    pub fn decide(&self, case: &RefundCase) -> Result<Judged<RefundVerdict>, Fault> {
        self.ask((Kind::Refund, Program::decide), case, |verdict| {
            checks::refund(case, verdict)?;
            Ok(self.guardrails.hold_refund(case, verdict))
        })
    }

    /// Penalty: what, if anything, should be proposed for an incident.
    pub fn assess(&self, case: &IncidentCase) -> Result<Judged<Assessment>, Fault> {
        self.ask((Kind::Penalty, Program::assess), case, |assessment| {
            checks::assessment(case, assessment)?;
            Ok(self.guardrails.hold_assessment(assessment))
        })
    }

    /// Penalty: an agent's month.
    pub fn close_month(&self, case: &MonthCase) -> Result<Judged<Statement>, Fault> {
        self.ask((Kind::Penalty, Program::close_month), case, |statement| {
            checks::statement(case, statement).map(|()| Vec::new())
        })
    }

    /// Penalty: whose sale an order is.
    pub fn attribute_sale(&self, case: &SaleCase) -> Result<Judged<Attribution>, Fault> {
        self.ask((Kind::Penalty, Program::attribute_sale), case, |attribution| {
            checks::attribution(case, attribution).map(|()| Vec::new())
        })
    }

    fn ask<F, V>(
        &self,
        (kind, function): (Kind, Find<F, V>),
        facts: &F,
        check: impl FnOnce(&mut V) -> Result<Vec<Clamp>, Fault>,
    ) -> Result<Judged<V>, Fault>
    where
        F: Serialize + 'static,
        for<'a> (&'a F,): ComponentNamedList + Lower,
        V: Lift + 'static,
        (V,): ComponentNamedList + Lift,
    {
        let start = Instant::now();
        let counters = self.policy.engine().counters();
        let judged = self.run((kind, function), facts).and_then(|ran| {
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
        });
        match &judged {
            _ if self.purpose == Purpose::Aside => {}
            Ok(judged) => counters.verdict(kind, judged.micros, judged.fuel, judged.clamps.len()),
            Err(fault) => counters.fault(kind, fault),
        }
        judged
    }

    fn run<F, V>(&self, (call, find): (Kind, Find<F, V>), facts: &F) -> Result<Ran<V>, Fault>
    where
        F: Serialize + 'static,
        for<'a> (&'a F,): ComponentNamedList + Lower,
        V: Lift + 'static,
        (V,): ComponentNamedList + Lift,
    {
        let limits = &self.limits;
        let mut room = Room(limits.input_bytes);
        serde_json::to_writer(&mut room, facts).map_err(|_| Fault::Input { limit: limits.input_bytes })?;
        let frozen = self.frozen.get();
        let program = frozen.map_or_else(|| self.policy.program(), Arc::as_ref);
        let function = find(program).ok_or(Fault::WrongKind { policy: self.policy.kind(), call })?;
        let mut sandbox = Sandbox::start(self.policy.engine(), program, limits)?;
        if frozen.is_none() {
            self.read.fetch_add(1, Relaxed);
            self.prepare(&mut sandbox)?;
        }
        sandbox.call(function, facts)
    }

    fn prepare(&self, sandbox: &mut Sandbox<'_>) -> Result<(), Fault> {
        let problems = sandbox.call(&self.policy.program().prepare, self.settings.text())?.verdict;
        // The policy accepted these very settings before they were bound.
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Fault::BadVerdict { field: "prepare".to_owned(), problem: BadVerdict::Contradiction })
        }
    }
}

/// Where a program has the function of a question, if it is of that kind.
type Find<F, V> = fn(&Program) -> Option<&Export<F, V>>;

impl std::fmt::Debug for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bound")
            .field("policy", &self.policy)
            .field("settings", &self.settings.digest())
            .field("frozen", &self.is_frozen())
            .finish_non_exhaustive()
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
