//! Policies as the desk knows them: what is installed, what is on trial and in force where, and what was judged by what.
//!
//! A package's life: *installed*, *on trial* beside the one in force (same questions, no effect), *in force*, *retired*.
//! What is in force in a shop is replaced whole, version and settings together; the one before is kept to go back to.

mod decide;
mod fold;
mod guardrails;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::guardrails::{Clamp, ClampedBy, Guardrails, Span};

use crate::{
    digest::Digest,
    ids::{CaseId, ConversationId, IncidentId, ShopId, StaffId, VerdictId},
    money::{Fen, Tenths},
    time::{Instant, Millis},
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
    /// In which shop it was asked.
    pub shop: ShopId,
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
    /// The operator's floors and ceilings that were laid over the answer.
    #[serde(default, skip_serializing_if = "Guardrails::is_default")]
    pub guardrails: Guardrails,
    /// Amounts of the answer that are not the policy's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clamps: Vec<Clamp>,
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
    /// A person's month.
    Month(StaffId),
    /// The first message of a buyer, before there is a conversation.
    Intake,
}

/// Whose word stands for a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// Nobody: it carries no signature of a key that the box knows.
    Nobody,
    /// The shop's own key.
    Own,
    /// A vendor's key that the owner has taken in.
    Vendor,
    /// It came inside the box.
    Factory,
}

/// An installed package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installed {
    /// What it decides about.
    pub kind: PolicyKind,
    /// Its id, for example `xiaoer.refund`; the same through all versions.
    pub id: String,
    /// Its version, for example `1.4.0`.
    pub version: String,
    /// Whose word stands for it.
    pub signer: Signer,
    /// Put away: it can be neither tried nor put in force until it is installed again.
    pub retired: bool,
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
    /// The newest version of each policy id that was ever in force here.
    pub newest: BTreeMap<String, String>,
    /// What is tried beside it.
    pub trial: Option<Trial>,
    /// The latest backtests, oldest first; at most [`BACKTESTS_KEPT`].
    pub backtests: Vec<Backtest>,
    /// Counts changes made by people, and returns made by the box.
    pub version: u32,
}

/// Backtests that the desk remembers for each binding.
pub const BACKTESTS_KEPT: usize = 10;

/// A version that is tried: it gets the questions of the one in force, after the answer is given, and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
    /// Since when.
    pub since: Instant,
    /// Questions that were put to both.
    pub compared: u32,
    /// Of these, answered differently.
    pub differing: u32,
    /// Of these, not answered by the one on trial.
    pub failed: u32,
}

/// What the one on trial made of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrialAnswer {
    /// The same answer.
    Same,
    /// Another answer; it lies beside the journal under this digest.
    Different(Digest),
    /// None; the stable name of the fault.
    Failed(String),
}

/// What a version with settings would have decided over a part of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backtest {
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
    /// When it was run.
    pub at: Instant,
    /// From when on.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
    /// Verdicts that were given again.
    pub verdicts: u32,
    /// Of these, other than they were.
    pub changed: u32,
    /// Of these, without an answer.
    pub failed: u32,
    /// Money by which the changed verdicts differ, new less old.
    pub money: Fen,
    /// Points by which they differ, new less old.
    pub points: Tenths,
}

/// The first calls of a version that was put in force. Too many failures among them bring the one before back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probation {
    /// Which shop.
    pub shop: ShopId,
    /// Which kind.
    pub kind: PolicyKind,
    /// Calls so far.
    pub calls: u32,
    /// Of these, failed.
    pub failed: u32,
}

/// Which packages a shop lets in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signatures {
    /// Every package that the owner installs.
    #[default]
    Anything,
    /// Packages of the factory, of known vendors and the shop's own.
    VendorAndOwn,
    /// Packages of the factory and of known vendors.
    VendorOnly,
}

/// What a version must pass before it is in force in a shop, and for how long it is watched afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gate {
    /// Whose packages.
    pub signatures: Signatures,
    /// With these very settings it must have been tried on the past, at most this long ago; 0: no need.
    pub backtest_within_ms: Millis,
    /// Calls for which a new version is watched; 0: it is not.
    pub first_calls: u32,
    /// More failures than this among them bring the one before back.
    pub most_failures: u32,
    /// Counts changes.
    pub version: u32,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            signatures: Signatures::Anything,
            backtest_within_ms: Millis(0),
            first_calls: 200,
            most_failures: 3,
            version: 0,
        }
    }
}

/// What can happen with policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
pub enum PolicyEvent {
    /// A package was taken in, or taken back. The bytes lie beside the journal under their digest.
    Installed { policy: Digest, kind: PolicyKind, id: String, version: String, signer: Signer },
    /// A package was put away.
    Retired { policy: Digest, why: String },
    /// A shop is judged by it from now on. The settings lie beside the journal under their digest. `why`: the
    /// operator's words.
    Bound { shop: ShopId, kind: PolicyKind, policy: Digest, settings: Digest, why: String },
    /// The new version failed too often, or, where both counts are 0, could not be loaded when the box started; the one
    /// before is in force again.
    Returned { shop: ShopId, kind: PolicyKind, policy: Digest, settings: Digest, calls: u32, failed: u32 },
    /// It is tried from now on.
    TrialStarted { shop: ShopId, kind: PolicyKind, policy: Digest, settings: Digest, why: String },
    /// It is tried no longer.
    TrialEnded { shop: ShopId, kind: PolicyKind, why: String },
    /// The one on trial had the question of a verdict, too.
    Compared {
        shop: ShopId,
        kind: PolicyKind,
        policy: Digest,
        settings: Digest,
        verdict: VerdictId,
        answer: TrialAnswer,
    },
    /// It was tried on the past.
    Backtested { shop: ShopId, kind: PolicyKind, backtest: Backtest },
    /// What a version must pass was changed; the whole new record.
    GateSet { shop: ShopId, gate: Gate },
    /// What a verdict may come to was changed; the whole new record.
    GuardrailsSet { shop: ShopId, guardrails: Guardrails },
    /// A call failed; `policy` is `None` where none is bound. The fallback of its kind applied; no verdict was given.
    Failed { shop: ShopId, kind: PolicyKind, policy: Option<Digest>, subject: Subject, fault: String },
}

/// What one may ask about policies.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
pub enum PolicyCommand {
    /// Take in a package that the shell has checked.
    Install { policy: Digest, kind: PolicyKind, id: String, version: String, signer: Signer },
    /// Put away a package that is neither in force nor on trial anywhere.
    Retire { policy: Digest, why: String },
    /// Put an installed package in force, with settings that the shell has checked.
    Bind { place: Place, candidate: Candidate, older: Older, why: String },
    /// Try an installed package beside the one in force.
    StartTrial { place: Place, candidate: Candidate, why: String },
    /// End the trial.
    EndTrial { place: Place, why: String },
    /// Note what the one on trial made of a question.
    NoteComparison { shop: ShopId, kind: PolicyKind, candidate: Candidate, verdict: VerdictId, answer: TrialAnswer },
    /// Note what a backtest has shown.
    NoteBacktest { shop: ShopId, kind: PolicyKind, backtest: Backtest },
    /// Change what a version must pass. `gate.version` is the one that was seen.
    SetGate { shop: ShopId, gate: Gate },
    /// Change what a verdict may come to. `guardrails.version` is the one that was seen.
    SetGuardrails { shop: ShopId, guardrails: Guardrails },
    /// What is in force cannot be loaded: take the one before back.
    GiveBack { shop: ShopId, kind: PolicyKind, policy: Digest },
    /// Note that a call failed.
    NoteFailure { shop: ShopId, kind: PolicyKind, policy: Option<Digest>, subject: Subject, fault: String },
}

/// Where something shall be in force or on trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which shop.
    pub shop: ShopId,
    /// Which kind.
    pub kind: PolicyKind,
    /// The binding version that was seen; 0 where there is none.
    pub expected_version: u32,
}

/// A version with settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
}

/// What to do with a version that is older than one that was in force before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Older {
    /// Refuse it: somebody may have been talked into an old defect.
    Refuse,
    /// The owner has said that it shall be so.
    Allow,
}
