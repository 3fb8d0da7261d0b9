//! Policies as the desk knows them: what is installed, what is bound where, and what was judged by what.

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{CaseId, ConversationId, IncidentId, ShopId, VerdictId},
    refusal::Refusal,
    role::Permission,
    time::Instant,
};

/// What a policy decides about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyKind {
    /// 话术
    Reply,
    /// 售后
    Refund,
    /// 考核
    Penalty,
}

/// Where an answer of a policy came from. Input and output lie beside the journal, under their digests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its number.
    pub verdict: VerdictId,
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
    /// Digest of the facts, as JSON.
    pub input: Digest,
    /// Digest of the answer, as JSON.
    pub output: Digest,
    /// Fuel used.
    pub fuel: u64,
    /// Microseconds taken, instance and all.
    pub micros: u64,
}

/// What a call was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A conversation.
    Conversation(ConversationId),
    /// An after-sale case.
    Case(CaseId),
    /// An incident.
    Incident(IncidentId),
    /// The first message of a buyer, before there is a conversation.
    Intake,
}

/// A policy version and settings in force for a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
    /// Since when.
    pub since: Instant,
    /// What was in force before, to go back to.
    pub previous: Option<(Digest, Digest)>,
    /// Counts changes.
    pub version: u32,
}

/// What can happen with policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyEvent {
    /// A package was taken in. The bytes lie beside the journal under their digest.
    Installed {
        /// SHA-256 of the package.
        policy: Digest,
        /// What it decides about.
        kind: PolicyKind,
        /// Its id, for example `xiaoer.refund`.
        id: String,
        /// Its version.
        version: String,
    },
    /// A shop is judged by it from now on.
    Bound {
        /// Which shop.
        shop: ShopId,
        /// Which kind.
        kind: PolicyKind,
        /// The package.
        policy: Digest,
        /// The settings; their text lies beside the journal under this digest.
        settings: Digest,
        /// Why, in the operator's words.
        why: String,
    },
    /// A call failed. The fallback of its kind applied; no verdict was given.
    Failed {
        /// Which shop.
        shop: ShopId,
        /// Which kind.
        kind: PolicyKind,
        /// The package; `None` where none is bound.
        policy: Option<Digest>,
        /// About what.
        subject: Subject,
        /// Stable name of the fault, for example `out_of_fuel`.
        fault: String,
    },
}

/// What one may ask about policies.
#[derive(Debug, Clone)]
pub enum PolicyCommand {
    /// Take in a package that the shell has checked.
    Install {
        /// SHA-256 of the package.
        policy: Digest,
        /// What it decides about.
        kind: PolicyKind,
        /// Its id.
        id: String,
        /// Its version.
        version: String,
    },
    /// Put an installed package in force, with settings that the shell has checked.
    Bind {
        /// Which shop.
        shop: ShopId,
        /// Which kind.
        kind: PolicyKind,
        /// The package.
        policy: Digest,
        /// The settings.
        settings: Digest,
        /// The binding version that was seen; 0 where there is none.
        expected_version: u32,
        /// Why; up to 200 characters.
        why: String,
    },
    /// Note that a call failed.
    NoteFailure {
        /// Which shop.
        shop: ShopId,
        /// Which kind.
        kind: PolicyKind,
        /// The package.
        policy: Option<Digest>,
        /// About what.
        subject: Subject,
        /// Stable name of the fault.
        fault: String,
    },
}

impl Desk {
    /// What is in force for a shop.
    pub fn binding(&self, shop: ShopId, kind: PolicyKind) -> Option<&Binding> {
        self.bindings.get(&(shop, kind))
    }

    pub(crate) fn decide_policy(&self, actor: Actor, command: &PolicyCommand) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            PolicyCommand::Install { policy, kind, id, version } => {
                self.require(actor, Permission::ManagePolicies)?;
                if self.installed.contains_key(policy) {
                    return Ok(Vec::new());
                }
                PolicyEvent::Installed { policy: *policy, kind: *kind, id: id.clone(), version: version.clone() }
            }
            PolicyCommand::Bind { shop, kind, policy, settings, expected_version, why } => {
                self.require(actor, Permission::ManagePolicies)?;
                self.shop(*shop)?;
                let current = self.binding(*shop, *kind);
                if current.map_or(0, |binding| binding.version) != *expected_version {
                    return Err(Refusal::stale());
                }
                match self.installed.get(policy) {
                    None => {
                        return Err(Refusal::not_found("policy_not_found", "策略", "policy", policy));
                    }
                    Some(installed) if installed != kind => {
                        return Err(Refusal::invalid(
                            "wrong_kind",
                            "这个策略包不是这一类的，请选择同一类的策略。",
                            "This package is of another kind. Choose one of this kind.",
                        ));
                    }
                    Some(_) => {}
                }
                if current.is_some_and(|binding| binding.policy == *policy && binding.settings == *settings) {
                    return Ok(Vec::new());
                }
                PolicyEvent::Bound {
                    shop: *shop,
                    kind: *kind,
                    policy: *policy,
                    settings: *settings,
                    why: why.chars().take(200).collect(),
                }
            }
            PolicyCommand::NoteFailure { shop, kind, policy, subject, fault } => PolicyEvent::Failed {
                shop: *shop,
                kind: *kind,
                policy: *policy,
                subject: *subject,
                fault: fault.clone(),
            },
        };
        Ok(vec![Event::Policy(event)])
    }

    pub(crate) fn apply_policy(&mut self, at: Instant, event: &PolicyEvent) {
        match event {
            PolicyEvent::Installed { policy, kind, .. } => {
                self.installed.insert(*policy, *kind);
            }
            PolicyEvent::Bound { shop, kind, policy, settings, .. } => {
                let old = self.bindings.get(&(*shop, *kind));
                let binding = Binding {
                    policy: *policy,
                    settings: *settings,
                    since: at,
                    previous: old.map(|old| (old.policy, old.settings)),
                    version: old.map_or(0, |old| old.version) + 1,
                };
                self.bindings.insert((*shop, *kind), binding);
                self.today.failing.remove(kind);
            }
            PolicyEvent::Failed { kind, .. } => self.today.count_failure(at, *kind),
        }
    }
}
