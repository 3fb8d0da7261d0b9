//! The contract's functions by name, put to a policy in the JSON form: what a test case, the command line and a replay
//! need, who have text and no types.

use crate::{
    calls::{Bound, Judged},
    contract::{
        penalty::{IncidentCase, MonthCase, SaleCase},
        refund::RefundCase,
        reply::{Draft, Situation},
    },
    fault::Fault,
    guardrails::Clamp,
    kind::Kind,
    sentence::Sentence,
    settings::SettingsRefused,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::fmt;

/// A function of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// What is wrong with settings: every kind of policy has it.
    Prepare,
    /// Reply: what to suggest.
    Advise,
    /// Reply: what is wrong with a draft.
    ReviewDraft,
    /// Refund: what should become of a case.
    Decide,
    /// Penalty: what to propose for an incident.
    Assess,
    /// Penalty: an agent's month.
    CloseMonth,
    /// Penalty: whose sale an order is.
    AttributeSale,
}

/// A verdict in its JSON form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The verdict; of `prepare`, the list of problems.
    pub verdict: Value,
    /// Amounts that the box changed.
    pub clamps: Vec<Clamp>,
    /// What the call took; `prepare` is not measured.
    pub cost: Option<Cost>,
    /// What the policy logged. May quote the facts.
    pub log: String,
}

/// What one call took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// Fuel: the same for the same package, settings and facts.
    pub fuel: u64,
    /// Wall time with the sandbox's making and clearing, microseconds.
    pub micros: u64,
}

/// A question that got no answer. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum Unanswered {
    /// The policy is of a kind that does not have this function.
    OtherKind {
        /// The function.
        question: Question,
        /// What the policy is.
        kind: Kind,
    },
    /// The facts are not what the function takes.
    Facts {
        /// Where, for example `order.signed_at`; empty for the whole.
        place: String,
        /// What is wrong there.
        detail: String,
    },
    /// The settings were not accepted.
    Settings(SettingsRefused),
    /// The call gave no verdict.
    Fault(Fault),
}

/// A verdict as it is written down: byte for byte the same where the call was the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The verdict's JSON text; of `prepare`, that of the list of problems.
    pub verdict: String,
    /// What the call took; `prepare` is not measured.
    pub cost: Option<Cost>,
}

impl Question {
    /// Every function, in the order of the contract's files.
    pub const ALL: [Self; 7] = [
        Self::Prepare,
        Self::Advise,
        Self::ReviewDraft,
        Self::Decide,
        Self::Assess,
        Self::CloseMonth,
        Self::AttributeSale,
    ];

    /// The contract's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Advise => "advise",
            Self::ReviewDraft => "review-draft",
            Self::Decide => "decide",
            Self::Assess => "assess",
            Self::CloseMonth => "close-month",
            Self::AttributeSale => "attribute-sale",
        }
    }

    /// The function of this name; `_` may stand for `-`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.replace('_', "-");
        Self::ALL.into_iter().find(|question| question.name() == name)
    }

    /// True if a policy of this kind has the function.
    pub const fn is_of(self, kind: Kind) -> bool {
        match self {
            Self::Prepare => true,
            Self::Advise | Self::ReviewDraft => matches!(kind, Kind::Reply),
            Self::Decide => matches!(kind, Kind::Refund),
            Self::Assess | Self::CloseMonth | Self::AttributeSale => matches!(kind, Kind::Penalty),
        }
    }

    /// The functions of a policy of this kind.
    pub fn of(kind: Kind) -> Vec<Self> {
        Self::ALL.into_iter().filter(|question| question.is_of(kind)).collect()
    }

    /// Reads the facts as this function would, and runs nothing.
    pub fn check_facts(self, facts: &Value) -> Result<(), Unanswered> {
        match self {
            Self::Prepare if facts.is_object() => Ok(()),
            Self::Prepare => Err(Unanswered::Facts { place: String::new(), detail: "not a JSON object".to_owned() }),
            Self::Advise => read::<Situation>(facts).map(drop),
            Self::ReviewDraft => read::<Draft>(facts).map(drop),
            Self::Decide => read::<RefundCase>(facts).map(drop),
            Self::Assess => read::<IncidentCase>(facts).map(drop),
            Self::CloseMonth => read::<MonthCase>(facts).map(drop),
            Self::AttributeSale => read::<SaleCase>(facts).map(drop),
        }
    }

    /// Puts the question to a policy. The facts of `prepare` are the settings to check.
    pub fn put(self, bound: &Bound, facts: &Value) -> Result<Answer, Unanswered> {
        let kind = bound.policy().kind();
        if !self.is_of(kind) {
            return Err(Unanswered::OtherKind { question: self, kind });
        }
        match self {
            Self::Prepare => check_settings(bound, facts),
            Self::Advise => answer(bound.advise(&read(facts)?)),
            Self::ReviewDraft => answer(bound.review_draft(&read(facts)?)),
            Self::Decide => answer(bound.decide(&read(facts)?)),
            Self::Assess => answer(bound.assess(&read(facts)?)),
            Self::CloseMonth => answer(bound.close_month(&read(facts)?)),
            Self::AttributeSale => answer(bound.attribute_sale(&read(facts)?)),
        }
    }

    /// As [`Question::put`], from text to text: what a replay and a backtest need, who have both from the journal.
    pub fn put_text(self, bound: &Bound, facts: &str) -> Result<Written, Unanswered> {
        let kind = bound.policy().kind();
        if !self.is_of(kind) {
            return Err(Unanswered::OtherKind { question: self, kind });
        }
        match self {
            Self::Prepare => {
                let answer = check_settings(bound, &read_text(facts)?)?;
                Ok(Written { verdict: answer.verdict.to_string(), cost: None })
            }
            Self::Advise => written(bound.advise(&read_text(facts)?)),
            Self::ReviewDraft => written(bound.review_draft(&read_text(facts)?)),
            Self::Decide => written(bound.decide(&read_text(facts)?)),
            Self::Assess => written(bound.assess(&read_text(facts)?)),
            Self::CloseMonth => written(bound.close_month(&read_text(facts)?)),
            Self::AttributeSale => written(bound.attribute_sale(&read_text(facts)?)),
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn read<F: DeserializeOwned>(facts: &Value) -> Result<F, Unanswered> {
    serde_path_to_error::deserialize(facts).map_err(misread)
}

fn read_text<F: DeserializeOwned>(facts: &str) -> Result<F, Unanswered> {
    // Keeping the place of every field costs more than the reading, so it is done where something is wrong.
    serde_json::from_str(facts)
        .or_else(|_| serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(facts)).map_err(misread))
}

fn misread(error: serde_path_to_error::Error<serde_json::Error>) -> Unanswered {
    let place = error.path().to_string();
    // The path of the whole document is written as a dot.
    let place = if place == "." { String::new() } else { place };
    Unanswered::Facts { place, detail: error.into_inner().to_string() }
}

fn check_settings(bound: &Bound, settings: &Value) -> Result<Answer, Unanswered> {
    let problems = match bound.policy().check_settings(settings) {
        Ok(_) => Vec::new(),
        Err(SettingsRefused::Problems(problems)) => problems,
        Err(other) => return Err(Unanswered::Settings(other)),
    };
    Ok(Answer { verdict: json(&problems), clamps: Vec::new(), cost: None, log: String::new() })
}

fn answer<V: Serialize>(judged: Result<Judged<V>, Fault>) -> Result<Answer, Unanswered> {
    let judged = judged.map_err(Unanswered::Fault)?;
    Ok(Answer {
        verdict: json(&judged.verdict),
        clamps: judged.clamps,
        cost: Some(Cost { fuel: judged.fuel, micros: judged.micros }),
        log: judged.log,
    })
}

fn written<V: Serialize>(judged: Result<Judged<V>, Fault>) -> Result<Written, Unanswered> {
    let judged = judged.map_err(Unanswered::Fault)?;
    Ok(Written {
        verdict: serde_json::to_string(&judged.verdict).unwrap_or_default(),
        cost: Some(Cost { fuel: judged.fuel, micros: judged.micros }),
    })
}

/// The contract's records have plain keys and finite numbers, which JSON always takes.
fn json<V: Serialize>(value: &V) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

impl Unanswered {
    /// The label for programs: the fault's own where the call failed.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::OtherKind { .. } => "wrong_kind",
            Self::Facts { .. } => "facts",
            Self::Settings(_) => "settings",
            Self::Fault(fault) => fault.label(),
        }
    }

    /// What a person is told.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::OtherKind { question, kind } => {
                let names: Vec<_> = Question::of(*kind).into_iter().map(Question::name).collect();
                Sentence::new(
                    format!("{}没有“{question}”这个函数，它有：{}。", kind.chinese(), names.join("、")),
                    format!("A {kind} policy has no function {question}; it has {}.", names.join(", ")),
                )
            }
            Self::Facts { place, detail } if place.is_empty() => Sentence::new(
                format!("交给策略的资料不符合合约：{detail}。格式见 wit/README.md。"),
                format!("The facts are not what the contract says: {detail}. wit/README.md shows the form."),
            ),
            Self::Facts { place, detail } => Sentence::new(
                format!("交给策略的资料里“{place}”不符合合约：{detail}。格式见 wit/README.md。"),
                format!(
                    "The facts are not what the contract says at \"{place}\": {detail}. wit/README.md shows the form."
                ),
            ),
            Self::Settings(refused) => refused.sentence(),
            Self::Fault(fault) => fault.sentence(),
        }
    }
}
