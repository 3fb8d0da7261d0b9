//! What may be installed, tried, put in force and put away, and by whom.

use std::cmp::Ordering;

use super::{
    Backtest, Binding, Candidate, Gate, Guardrails, Installed, Older, Place, PolicyCommand, PolicyEvent, PolicyKind,
    Probation, Signatures, Signer,
};
use crate::{
    actor::Actor,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::ShopId,
    refusal::Refusal,
    role::Permission,
    time::{Instant, Millis},
};

/// The longest reason that is kept, characters.
const WHY_CHARS: usize = 200;

impl Desk {
    /// What is in force for a shop.
    pub fn binding(&self, shop: ShopId, kind: PolicyKind) -> Option<&Binding> {
        self.bindings.get(&(shop, kind))
    }

    /// Package and settings that were in force before. Nobody comes back to what its owner has put away.
    pub fn way_back(&self, shop: ShopId, kind: PolicyKind) -> Option<(Digest, Digest)> {
        let before = self.binding(shop, kind)?.previous?;
        self.installed.get(&before.0).is_some_and(|installed| !installed.retired).then_some(before)
    }

    /// How a version does that is still watched, and could give way to the one before.
    pub fn probation(&self, shop: ShopId, kind: PolicyKind) -> Option<&Probation> {
        self.way_back(shop, kind)?;
        self.probations.iter().find(|watched| (watched.shop, watched.kind) == (shop, kind))
    }

    /// What a version must pass in a shop.
    pub fn gate(&self, shop: ShopId) -> Gate {
        self.gates.get(&shop).cloned().unwrap_or_default()
    }

    /// What a verdict may come to in a shop.
    pub fn guardrails(&self, shop: ShopId) -> Guardrails {
        self.guardrails.get(&shop).copied().unwrap_or_default()
    }

    pub(crate) fn decide_policy(
        &self,
        actor: Actor,
        command: &PolicyCommand,
        now: Instant,
    ) -> Result<Vec<Event>, Refusal> {
        use PolicyCommand as C;
        let events = match command {
            C::Install { policy, kind, id, version, signer } => {
                self.require(actor, Permission::ManagePolicies)?;
                let installed = Installed {
                    kind: *kind,
                    id: id.clone(),
                    version: version.clone(),
                    signer: *signer,
                    retired: false,
                };
                if self.installed.get(policy) == Some(&installed) {
                    return Ok(Vec::new());
                }
                let Installed { kind, id, version, signer, .. } = installed;
                vec![PolicyEvent::Installed { policy: *policy, kind, id, version, signer }]
            }
            C::Retire { policy, why } => {
                self.require(actor, Permission::ManagePolicies)?;
                self.retirable(policy)?;
                vec![PolicyEvent::Retired { policy: *policy, why: kept(why)? }]
            }
            C::Bind { place, candidate, older, why } => self.bound(actor, *place, *candidate, *older, why, now)?,
            C::StartTrial { place, candidate, why } => {
                self.require(actor, Permission::ManagePolicies)?;
                let current = self.seen(*place)?.ok_or_else(nothing_in_force)?;
                self.usable(candidate.policy, place.kind)?;
                if (current.policy, current.settings) == (candidate.policy, candidate.settings) {
                    return Err(Refusal::invalid(
                        "already_in_force",
                        "这个版本和设置正在使用中，没有可以比较的。请选择另一个版本或另一份设置。",
                        "This version with these settings is in force; there is nothing to compare. Choose another version or other settings.",
                    ));
                }
                let Candidate { policy, settings } = *candidate;
                vec![PolicyEvent::TrialStarted {
                    shop: place.shop,
                    kind: place.kind,
                    policy,
                    settings,
                    why: kept(why)?,
                }]
            }
            C::EndTrial { place, why } => {
                self.require(actor, Permission::ManagePolicies)?;
                let current = self.seen(*place)?.ok_or_else(nothing_in_force)?;
                if current.trial.is_none() {
                    return Ok(Vec::new());
                }
                vec![PolicyEvent::TrialEnded { shop: place.shop, kind: place.kind, why: kept(why)? }]
            }
            C::NoteComparison { shop, kind, candidate, verdict, answer } => {
                let trial = self.binding(*shop, *kind).and_then(|binding| binding.trial.as_ref());
                // The trial may have ended, or changed, while the question was out.
                if trial.is_none_or(|trial| (trial.policy, trial.settings) != (candidate.policy, candidate.settings)) {
                    return Ok(Vec::new());
                }
                let Candidate { policy, settings } = *candidate;
                let (shop, kind, verdict, answer) = (*shop, *kind, *verdict, answer.clone());
                vec![PolicyEvent::Compared { shop, kind, policy, settings, verdict, answer }]
            }
            C::NoteBacktest { shop, kind, backtest } => {
                self.require(actor, Permission::ManagePolicies)?;
                self.shop(*shop)?;
                if self.binding(*shop, *kind).is_none() {
                    return Err(nothing_in_force());
                }
                vec![PolicyEvent::Backtested { shop: *shop, kind: *kind, backtest: backtest.clone() }]
            }
            C::SetGate { shop, gate } => {
                self.require(actor, Permission::ManagePolicies)?;
                self.shop(*shop)?;
                if self.gate(*shop).version != gate.version {
                    return Err(Refusal::stale());
                }
                gate.check()?;
                let gate = Gate { version: gate.version + 1, ..gate.clone() };
                vec![PolicyEvent::GateSet { shop: *shop, gate }]
            }
            C::SetGuardrails { shop, guardrails } => {
                self.require(actor, Permission::ManagePolicies)?;
                self.shop(*shop)?;
                if self.guardrails(*shop).version != guardrails.version {
                    return Err(Refusal::stale());
                }
                guardrails.check()?;
                let guardrails = Guardrails { version: guardrails.version + 1, ..*guardrails };
                vec![PolicyEvent::GuardrailsSet { shop: *shop, guardrails }]
            }
            C::GiveBack { shop, kind, policy } => {
                let binding = self.binding(*shop, *kind).filter(|binding| binding.policy == *policy);
                let previous = binding.and_then(|_| self.way_back(*shop, *kind));
                let back = |(policy, settings)| {
                    let (shop, kind) = (*shop, *kind);
                    PolicyEvent::Returned { shop, kind, policy, settings, calls: 0, failed: 0 }
                };
                previous.map(back).into_iter().collect()
            }
            C::NoteFailure { shop, kind, policy, subject, fault } => {
                let failed = PolicyEvent::Failed {
                    shop: *shop,
                    kind: *kind,
                    policy: *policy,
                    subject: *subject,
                    fault: fault.clone(),
                };
                let mut events = vec![failed];
                events.extend(self.returned(*shop, *kind, *policy));
                events
            }
        };
        Ok(events.into_iter().map(Event::Policy).collect())
    }

    fn bound(
        &self,
        actor: Actor,
        place: Place,
        candidate: Candidate,
        older: Older,
        why: &str,
        now: Instant,
    ) -> Result<Vec<PolicyEvent>, Refusal> {
        self.require(actor, Permission::ManagePolicies)?;
        let current = self.seen(place)?;
        let Candidate { policy, settings } = candidate;
        let installed = self.usable(policy, place.kind)?;
        if current.is_some_and(|binding| (binding.policy, binding.settings) == (policy, settings)) {
            return Ok(Vec::new());
        }
        let newest = current.and_then(|binding| binding.newest.get(&installed.id));
        // Other settings for the version in force are no going back: whoever went back to it has said so already.
        let goes_back = current.is_none_or(|binding| binding.policy != policy);
        if let Some(newest) = newest
            && goes_back
            && older == Older::Refuse
            && by_number(&installed.version, newest) == Ordering::Less
        {
            return Err(Refusal::not_now(
                "older_version",
                format!(
                    "{} {} 比用过的 {newest} 旧。确实要用旧版本，请店主确认后再启用。",
                    installed.id, installed.version
                ),
                format!(
                    "{} {} is older than {newest}, which was in force before. Confirm that the older one shall be used.",
                    installed.id, installed.version
                ),
            ));
        }
        self.gate(place.shop).lets(installed.signer)?;
        if let Some(current) = current {
            self.gate(place.shop).lets_untried(current, candidate, now)?;
        }
        Ok(vec![PolicyEvent::Bound { shop: place.shop, kind: place.kind, policy, settings, why: kept(why)? }])
    }

    /// The binding as the person saw it.
    fn seen(&self, place: Place) -> Result<Option<&Binding>, Refusal> {
        self.shop(place.shop)?;
        let current = self.binding(place.shop, place.kind);
        let version = current.map_or(0, |binding| binding.version);
        if version == place.expected_version { Ok(current) } else { Err(Refusal::stale()) }
    }

    /// The package, if it can be tried or put in force.
    fn usable(&self, policy: Digest, kind: PolicyKind) -> Result<&Installed, Refusal> {
        let installed = self
            .installed
            .get(&policy)
            .ok_or_else(|| Refusal::not_found("policy_not_found", "策略", "policy", policy))?;
        if installed.kind != kind {
            return Err(Refusal::invalid(
                "wrong_kind",
                "这个策略包不是这一类的，请选择同一类的策略。",
                "This package is of another kind. Choose one of this kind.",
            ));
        }
        if installed.retired {
            return Err(Refusal::not_now(
                "policy_retired",
                "这个版本已经停用。要再用，请重新上传。",
                "This version was put away. To use it again, upload it again.",
            ));
        }
        Ok(installed)
    }

    fn retirable(&self, policy: &Digest) -> Result<(), Refusal> {
        match self.installed.get(policy) {
            None => return Err(Refusal::not_found("policy_not_found", "策略", "policy", policy)),
            Some(installed) if installed.retired => {
                return Err(Refusal::not_now(
                    "policy_retired",
                    "这个版本已经停用。",
                    "This version was put away already.",
                ));
            }
            Some(_) => {}
        }
        let used = |binding: &Binding| {
            binding.policy == *policy || binding.trial.as_ref().is_some_and(|trial| trial.policy == *policy)
        };
        match self.bindings.iter().find(|(_, binding)| used(binding)) {
            None => Ok(()),
            Some(((shop, _), _)) => Err(Refusal::not_now(
                "policy_in_use",
                format!("{shop} 号店正在使用或试用这个版本，请先换成别的版本。"),
                format!("Shop {shop} uses or tries this version. Choose another one there first."),
            )),
        }
    }

    /// The way back, if this failure is one too many of a version that is still watched.
    fn returned(&self, shop: ShopId, kind: PolicyKind, policy: Option<Digest>) -> Option<PolicyEvent> {
        let binding = self.binding(shop, kind)?;
        let watched = self.probations.iter().find(|watched| (watched.shop, watched.kind) == (shop, kind))?;
        let failed = watched.failed + 1;
        if policy != Some(binding.policy) || failed <= self.gate(shop).most_failures {
            return None;
        }
        let (policy, settings) = self.way_back(shop, kind)?;
        let calls = watched.calls + 1;
        Some(PolicyEvent::Returned { shop, kind, policy, settings, calls, failed })
    }
}

impl Backtest {
    /// It answered, and always. Where it had nothing to answer, it looked at all the time in which the version in force
    /// has decided, but for the last hour at most.
    fn proves(&self, in_force_since: Instant) -> bool {
        let looked_at_all = self.from <= in_force_since && self.at.since(self.to) <= Millis::hours(1);
        self.failed == 0 && (self.verdicts > 0 || looked_at_all)
    }
}

impl Gate {
    fn check(&self) -> Result<(), Refusal> {
        let year = Millis::hours(24 * 366);
        if self.backtest_within_ms >= Millis(0)
            && self.backtest_within_ms <= year
            && self.first_calls <= 100_000
            && self.most_failures <= self.first_calls
        {
            Ok(())
        } else {
            Err(Refusal::invalid(
                "bad_gate",
                "启用规则不对：回测有效期 backtest_within_ms 在 0 到 366 天之间，观察次数 first_calls 不超过 100000，允许失败数 most_failures 不超过观察次数。",
                "The rules are wrong: backtest_within_ms is 0 to 366 days, first_calls at most 100000, most_failures at most first_calls.",
            ))
        }
    }

    fn lets(&self, signer: Signer) -> Result<(), Refusal> {
        let trusted = match self.signatures {
            Signatures::Anything => true,
            Signatures::VendorAndOwn => signer >= Signer::Own,
            Signatures::VendorOnly => signer >= Signer::Vendor,
        };
        if trusted {
            Ok(())
        } else {
            Err(Refusal::not_now(
                "untrusted_signature",
                "本店的启用规则不接受这个策略包的签名。请使用签过名的策略包，或由店主修改启用规则。",
                "This shop's rules do not accept the package's signature. Use a signed package, or have the owner change the rules.",
            ))
        }
    }

    /// The way back is open without a backtest: what was in force before has shown what it does.
    fn lets_untried(&self, current: &Binding, candidate: Candidate, now: Instant) -> Result<(), Refusal> {
        let candidate = (candidate.policy, candidate.settings);
        let passed = |backtest: &Backtest| {
            (backtest.policy, backtest.settings) == candidate
                && now.since(backtest.at) <= self.backtest_within_ms
                && backtest.proves(current.since)
        };
        if self.backtest_within_ms == Millis(0)
            || current.previous == Some(candidate)
            || current.backtests.iter().any(passed)
        {
            Ok(())
        } else {
            Err(Refusal::not_now(
                "backtest_needed",
                "本店要求先用历史数据回测，再启用。请用这份设置做一次回测：时间段里要有以前的判断，而且没有一个出错。",
                "This shop wants a backtest before a version is put in force. Run one with these very settings, over a time in which there were verdicts and without a failure.",
            ))
        }
    }
}

fn nothing_in_force() -> Refusal {
    Refusal::not_now(
        "nothing_in_force",
        "本店这一类还没有启用任何策略，没有可以比较的。请先启用一个。",
        "No policy of this kind is in force in the shop, so there is nothing to compare with. Put one in force first.",
    )
}

/// The reason as it is written down.
fn kept(why: &str) -> Result<String, Refusal> {
    if why.chars().count() <= WHY_CHARS {
        return Ok(why.to_owned());
    }
    Err(Refusal::invalid(
        "why_too_long",
        format!("原因 why 最多 {WHY_CHARS} 个字，请写短一些。"),
        format!("The reason, why, has at most {WHY_CHARS} characters. Make it shorter."),
    ))
}

/// Which version is newer: number by number, as people count them; what is not a number is compared as text.
pub(super) fn by_number(one: &str, other: &str) -> Ordering {
    let parts = |version: &str| -> Vec<(Option<u64>, String)> {
        version.split(['.', '-', '+']).map(|part| (part.parse().ok(), part.to_owned())).collect()
    };
    let (one, other) = (parts(one), parts(other));
    for ((number, text), (other_number, other_text)) in one.iter().zip(&other) {
        let order = match (number, other_number) {
            (Some(number), Some(other)) => number.cmp(other),
            _ => text.cmp(other_text),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    one.len().cmp(&other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        for (one, other, order) in [
            ("1.9.0", "1.10.0", Ordering::Less),
            ("1.4.0", "1.4.0", Ordering::Equal),
            ("2.0", "1.99.99", Ordering::Greater),
            ("1.4", "1.4.1", Ordering::Less),
        ] {
            assert_eq!(by_number(one, other), order, "{one} and {other}");
        }
    }
}
