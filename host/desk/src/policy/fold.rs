//! What an event makes of installed packages, bindings, trials and probations.

use super::{BACKTESTS_KEPT, Binding, Installed, Judgement, PolicyEvent, PolicyKind, Probation, Trial, TrialAnswer};
use crate::{desk::Desk, digest::Digest, ids::ShopId, time::Instant};

impl Desk {
    pub(crate) fn apply_policy(&mut self, at: Instant, event: &PolicyEvent) {
        use PolicyEvent as E;
        match event {
            E::Installed { policy, kind, id, version, signer } => {
                let installed = Installed {
                    kind: *kind,
                    id: id.clone(),
                    version: version.clone(),
                    signer: *signer,
                    retired: false,
                };
                self.installed.insert(*policy, installed);
            }
            E::Retired { policy, .. } => {
                if let Some(installed) = self.installed.get_mut(policy) {
                    installed.retired = true;
                }
            }
            E::Bound { shop, kind, policy, settings, .. } => {
                self.replace_binding(at, (*shop, *kind), (*policy, *settings));
                self.probations.push(Probation { shop: *shop, kind: *kind, calls: 0, failed: 0 });
            }
            E::Returned { shop, kind, policy, settings, .. } => {
                self.replace_binding(at, (*shop, *kind), (*policy, *settings));
                // What it was before is the one that failed: no way leads back to that.
                if let Some(binding) = self.bindings.get_mut(&(*shop, *kind)) {
                    binding.previous = None;
                }
            }
            E::TrialStarted { shop, kind, policy, settings, .. } => {
                if let Some(binding) = self.bindings.get_mut(&(*shop, *kind)) {
                    let (policy, settings) = (*policy, *settings);
                    binding.trial = Some(Trial { policy, settings, since: at, compared: 0, differing: 0, failed: 0 });
                    binding.version += 1;
                }
            }
            E::TrialEnded { shop, kind, .. } => {
                if let Some(binding) = self.bindings.get_mut(&(*shop, *kind)) {
                    binding.trial = None;
                    binding.version += 1;
                }
            }
            E::Compared { shop, kind, answer, .. } => {
                if let Some(trial) = self.bindings.get_mut(&(*shop, *kind)).and_then(|binding| binding.trial.as_mut()) {
                    trial.compared += 1;
                    trial.differing += u32::from(matches!(answer, TrialAnswer::Different(_)));
                    trial.failed += u32::from(matches!(answer, TrialAnswer::Failed(_)));
                }
            }
            E::Backtested { shop, kind, backtest } => {
                if let Some(binding) = self.bindings.get_mut(&(*shop, *kind)) {
                    binding.backtests.push(backtest.clone());
                    let forgotten = binding.backtests.len().saturating_sub(BACKTESTS_KEPT);
                    binding.backtests.drain(..forgotten);
                }
            }
            E::GateSet { shop, gate } => drop(self.gates.insert(*shop, gate.clone())),
            E::GuardrailsSet { shop, guardrails } => drop(self.guardrails.insert(*shop, *guardrails)),
            E::Failed { shop, kind, policy, .. } => {
                self.today.count_failure(at, *kind);
                self.count_call((*shop, *kind), *policy, true);
            }
        }
    }

    /// A verdict was given: the version in force has answered.
    pub(crate) fn count_verdict(&mut self, kind: PolicyKind, judgement: &Judgement) {
        self.last.verdict = self.last.verdict.max(judgement.verdict.0);
        self.today.count_success(kind);
        self.count_call((judgement.shop, kind), Some(judgement.policy), false);
    }

    fn replace_binding(&mut self, at: Instant, place: (ShopId, PolicyKind), (policy, settings): (Digest, Digest)) {
        let old = self.bindings.remove(&place);
        let previous = old.as_ref().map(|old| (old.policy, old.settings));
        let mut binding = old.unwrap_or_else(|| Binding {
            policy,
            settings,
            since: at,
            previous,
            newest: std::collections::BTreeMap::new(),
            trial: None,
            backtests: Vec::new(),
            version: 0,
        });
        (binding.policy, binding.settings, binding.since, binding.previous) = (policy, settings, at, previous);
        binding.version += 1;
        // Whoever was tried and is now in force has nobody to be compared with.
        if binding.trial.as_ref().is_some_and(|trial| (trial.policy, trial.settings) == (policy, settings)) {
            binding.trial = None;
        }
        if let Some(installed) = self.installed.get(&policy) {
            let newest = binding.newest.entry(installed.id.clone()).or_insert_with(|| installed.version.clone());
            if super::decide::by_number(newest, &installed.version) == std::cmp::Ordering::Less {
                newest.clone_from(&installed.version);
            }
        }
        self.bindings.insert(place, binding);
        self.today.failing.remove(&place.1);
        self.probations.retain(|watched| (watched.shop, watched.kind) != place);
    }

    fn count_call(&mut self, (shop, kind): (ShopId, PolicyKind), policy: Option<Digest>, failed: bool) {
        let first_calls = self.gate(shop).first_calls;
        let in_force = self.binding(shop, kind).map(|binding| binding.policy);
        let Some(at) = self.probations.iter().position(|watched| (watched.shop, watched.kind) == (shop, kind)) else {
            return;
        };
        // A call that was under way when the version changed says nothing about the new one.
        if policy.is_none() || policy != in_force {
            return;
        }
        self.probations[at].calls += 1;
        self.probations[at].failed += u32::from(failed);
        if self.probations[at].calls >= first_calls {
            self.probations.remove(at);
        }
    }
}
