//! What people and policies may do with a case.

use serde::{Deserialize, Serialize};

use super::{Case, CaseEvent, CaseReason, CaseState, Conditions, Facts};
use crate::{
    actor::Actor,
    conversation::RETURN_REQUIREMENTS,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{CaseId, ConversationId, OrderId, StaffId},
    money::Fen,
    policy::Judgement,
    refusal::Refusal,
    role::{Permission, Role},
    shop::Targets,
    time::Instant,
};

/// The policy's answer as far as the desk acts on it; the rest is kept with the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Name of the contract's `decision`.
    pub decision: Decision,
    /// The most that may be paid, clamped to what can still be given back.
    pub amount_max: Fen,
    /// Who must confirm; absent: whoever may decide cases.
    pub requires_approval_by: Option<Role>,
    /// Rule ids with their reasons in the shop's language.
    pub reasons: Vec<(String, String)>,
    /// Scripts to send.
    pub scripts: Vec<String>,
    /// When the next step must be done.
    pub deadline: Option<Instant>,
    /// Whose fault (3.5).
    pub return_class: String,
    /// What the person who decides must have read (RF-14).
    pub warning: Option<String>,
}

/// What a policy can decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the contract's list")]
pub enum Decision {
    CloseUnpaid,
    ApproveRefundOnly,
    ApproveReturnRefund,
    ApproveExchange,
    ConditionalReturn,
    PartialCompensation,
    OfferChoice,
    Deny,
    EscalateBoss,
    EscalateSupervisor,
    NeedInfo,
}

impl Decision {
    /// The case stands there because of it.
    pub(super) const fn leads_to(self, state: CaseState) -> bool {
        matches!(
            (self, state),
            (Self::NeedInfo, CaseState::NeedInfo)
                | (Self::OfferChoice, CaseState::OfferChoice)
                | (Self::EscalateBoss, CaseState::AtBoss)
                | (Self::ConditionalReturn, CaseState::Conditional)
        )
    }
}

/// What a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// As the policy proposes.
    Confirm,
    /// Give this much back.
    Refund {
        /// At most what was paid and not yet returned.
        amount: Fen,
    },
    /// Pay this small compensation (RF-12).
    Compensate {
        /// At most the limit of the person's role.
        amount: Fen,
    },
    /// Return first, the warehouse decides.
    ConditionalReturn,
    /// Refuse.
    Deny,
    /// Ask the supervisor.
    AskSupervisor,
    /// Ask the boss.
    AskBoss,
    /// The boss consents (H-20).
    Consent,
    /// The boss does not consent; never a denial by itself (RF-14).
    Withhold,
    /// Facts are missing.
    AskBuyer,
}

/// What one may ask of cases.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are named after the terms of the case")]
#[expect(clippy::large_enum_variant, reason = "commands are short-lived: made, decided, gone")]
pub enum CaseCommand {
    /// The buyer applies.
    Apply { order: OrderId, conversation: Option<ConversationId>, facts: Facts, words: Option<Digest> },
    /// Somebody adds facts.
    Inform { case: CaseId, expected_version: u32, facts: Facts },
    /// The return requirements (K-62) were sent.
    NoteRequirementsSent { case: CaseId },
    /// The policy's verdict on the facts of a version.
    Judge { case: CaseId, version: u32, verdict: Verdict, judgement: Judgement },
    /// The policy failed on the facts of a version.
    FailJudgement { case: CaseId, version: u32, fault: String },
    /// A person decides.
    Rule { case: CaseId, expected_version: u32, ruling: Ruling, note: Option<Digest> },
    /// The buyer has sent the goods back.
    NoteParcelSent { case: CaseId, parcel: Digest },
    /// The warehouse has the parcel.
    NoteParcelReceived { case: CaseId },
    /// The warehouse has looked.
    Inspect { case: CaseId, conditions: Conditions },
    /// The money is back, or the compensation paid.
    NotePaid { case: CaseId, expected_version: u32 },
    /// The follow-up is done (K-68), or a denial was accepted.
    Close { case: CaseId },
}

fn wrong_state(case: &Case) -> Refusal {
    Refusal::not_now(
        "case_wrong_state",
        format!("售后单 {} 现在的状态不能做这一步，请刷新查看最新进度。", case.id),
        format!("Case {} is not at this step now. Refresh to see where it stands.", case.id),
    )
}

fn check_facts(facts: &Facts, paid: Fen) -> Result<(), Refusal> {
    let sums = [Some(facts.item_price), facts.requested];
    if sums.into_iter().flatten().any(|fen| fen < Fen(0) || fen > paid) {
        return Err(Refusal::invalid(
            "bad_amount",
            format!("金额必须在 0 到订单实付 {paid} 元之间。"),
            format!("Amounts must be between 0 and the {paid} yuan that were paid."),
        ));
    }
    if facts.use_days.is_some_and(|days| days > 36_600) {
        return Err(Refusal::invalid("bad_use_days", "使用天数不对。", "The days of use make no sense."));
    }
    Ok(())
}

/// Only the warehouse says what it found, when it looks at the goods (6.3).
fn check_inspection(facts: &Facts, before: Conditions) -> Result<(), Refusal> {
    if facts.conditions.keep_what_was_inspected(before) {
        return Ok(());
    }
    Err(Refusal::invalid(
        "inspection_by_warehouse",
        "仓库的检查结果只能由仓库在验货时登记，这里不能填写或更改。",
        "What the warehouse found is entered by the warehouse when it inspects the goods, and not changed here.",
    ))
}

impl Desk {
    pub(crate) fn decide_case(&self, actor: Actor, command: &CaseCommand, now: Instant) -> Result<Vec<Event>, Refusal> {
        use CaseCommand as C;
        let event = match command {
            C::Apply { order, conversation, facts, words } => {
                self.require(actor, Permission::OpenCase)?;
                self.apply_for(*order, *conversation, facts, *words, now)?
            }
            C::Inform { case, expected_version, facts } => {
                self.require(actor, Permission::InformCase)?;
                let found = self.fresh_case(*case, *expected_version)?;
                let open = matches!(
                    found.state,
                    CaseState::Applied
                        | CaseState::NeedInfo
                        | CaseState::Proposed
                        | CaseState::OfferChoice
                        | CaseState::Partial
                        | CaseState::AtSupervisor
                        | CaseState::AtBoss
                        | CaseState::Denied
                );
                if !open {
                    return Err(wrong_state(found));
                }
                check_facts(facts, self.order(found.order)?.record.amount_paid)?;
                check_inspection(facts, found.facts.conditions)?;
                CaseEvent::Informed { case: *case, facts: facts.clone() }
            }
            C::NoteRequirementsSent { case } => {
                self.require(actor, Permission::Reply)?;
                let found = self.case(*case)?;
                if found.requirements_sent_at.is_some() {
                    return Ok(Vec::new());
                }
                if !found.takes_requirements() {
                    return Err(wrong_state(found));
                }
                CaseEvent::RequirementsSent { case: *case }
            }
            C::Judge { case, version, verdict, judgement } => {
                let found = self.fresh_case(*case, *version)?;
                if !found.awaits_judgement() {
                    return Err(wrong_state(found));
                }
                return Ok(self.judged(found, verdict, judgement));
            }
            C::FailJudgement { case, version, fault } => {
                let found = self.fresh_case(*case, *version)?;
                if !found.awaits_judgement() {
                    return Err(wrong_state(found));
                }
                CaseEvent::JudgementFailed { case: *case, fault: fault.clone() }
            }
            C::Rule { case, expected_version, ruling, note } => {
                self.require(actor, Permission::DecideCase)?;
                let Actor::Staff(me) = actor else {
                    return Err(Refusal::forbidden(Permission::DecideCase));
                };
                let found = self.fresh_case(*case, *expected_version)?;
                self.rule(found, me, *ruling, *note)?
            }
            C::NoteParcelSent { case, parcel } => {
                self.require(actor, Permission::InformCase)?;
                let found = self.case(*case)?;
                if found.state != CaseState::Conditional {
                    return Err(wrong_state(found));
                }
                CaseEvent::ParcelSent { case: *case, parcel: *parcel }
            }
            C::NoteParcelReceived { case } => {
                self.require(actor, Permission::InspectGoods)?;
                let found = self.case(*case)?;
                if !matches!(found.state, CaseState::Returning | CaseState::Conditional) {
                    return Err(wrong_state(found));
                }
                CaseEvent::ParcelReceived { case: *case }
            }
            C::Inspect { case, conditions } => {
                self.require(actor, Permission::InspectGoods)?;
                let (Actor::Staff(by), found) = (actor, self.case(*case)?) else {
                    return Err(Refusal::forbidden(Permission::InspectGoods));
                };
                if found.state != CaseState::Inspecting {
                    return Err(wrong_state(found));
                }
                CaseEvent::Inspected { case: *case, conditions: *conditions, by }
            }
            C::NotePaid { case, expected_version } => {
                self.require(actor, Permission::DecideCase)?;
                let Actor::Staff(by) = actor else {
                    return Err(Refusal::forbidden(Permission::DecideCase));
                };
                let found = self.fresh_case(*case, *expected_version)?;
                let state = match found.state {
                    CaseState::Approved => CaseState::Refunded,
                    CaseState::Partial => CaseState::Compensated,
                    _ => return Err(wrong_state(found)),
                };
                let amount = found.amount.unwrap_or_default();
                if amount > self.order(found.order)?.refundable() {
                    return Err(too_much(self.order(found.order)?.refundable()));
                }
                CaseEvent::Paid { case: *case, state, order: found.order, amount, by }
            }
            C::Close { case } => {
                self.require(actor, Permission::DecideCase)?;
                let found = self.case(*case)?;
                let over = found.state.is_done() && found.state != CaseState::Closed;
                if !over && found.state != CaseState::NeedInfo {
                    return Err(wrong_state(found));
                }
                CaseEvent::Closed { case: *case }
            }
        };
        Ok(vec![Event::Case(event)])
    }

    fn fresh_case(&self, id: CaseId, version: u32) -> Result<&Case, Refusal> {
        let found = self.case(id)?;
        if found.version == version { Ok(found) } else { Err(Refusal::stale()) }
    }

    fn apply_for(
        &self,
        order: OrderId,
        conversation: Option<ConversationId>,
        facts: &Facts,
        words: Option<Digest>,
        now: Instant,
    ) -> Result<CaseEvent, Refusal> {
        let order = self.order(order)?;
        check_facts(facts, order.record.amount_paid)?;
        check_inspection(facts, Conditions::default())?;
        if self.cases.values().any(|case| case.order == order.id) {
            return Err(Refusal::not_now(
                "case_exists",
                "这个订单已经有一张进行中的售后单，请在那一张里处理。",
                "This order already has an open after-sale case. Continue there.",
            ));
        }
        let requirements_sent_at = conversation
            .or_else(|| self.open_conversation_of(order.shop, order.customer))
            .and_then(|id| self.conversations.get(&id))
            .and_then(|found| found.scripts_sent.get(RETURN_REQUIREMENTS).copied());
        Ok(CaseEvent::Applied {
            case: Case {
                id: CaseId(self.last.case + 1),
                shop: order.shop,
                customer: order.customer,
                order: order.id,
                conversation,
                state: CaseState::Applied,
                state_since: now,
                applied_at: now,
                facts: facts.clone(),
                words,
                requirements_sent_at,
                approvals: Vec::new(),
                boss_asked_at: None,
                verdict: None,
                fault: None,
                amount: None,
                paid: None,
                parcel: None,
                overdue: false,
                return_class: None,
                version: 0,
            },
        })
    }

    /// Where a verdict leads. Money never moves here: everything that would cost somebody something waits for a person.
    fn judged(&self, found: &Case, verdict: &Verdict, judgement: &Judgement) -> Vec<Event> {
        let state = match verdict.decision {
            Decision::NeedInfo => CaseState::NeedInfo,
            Decision::EscalateBoss => CaseState::AtBoss,
            Decision::EscalateSupervisor => CaseState::AtSupervisor,
            Decision::CloseUnpaid
            | Decision::ApproveRefundOnly
            | Decision::ApproveReturnRefund
            | Decision::ApproveExchange
            | Decision::ConditionalReturn
            | Decision::PartialCompensation
            | Decision::OfferChoice
            | Decision::Deny => CaseState::Proposed,
        };
        // The host's clamp, after the policy and whatever it said.
        let refundable = self.orders.get(&found.order).map_or(Fen(0), crate::order::Order::refundable);
        let verdict = Verdict { amount_max: verdict.amount_max.clamp(Fen(0), refundable), ..verdict.clone() };
        let case = found.id;
        let mut events = vec![Event::Case(CaseEvent::Judged {
            case,
            state,
            verdict: verdict.clone(),
            judgement: judgement.clone(),
        })];
        // An unpaid order costs nobody anything: it closes at once (RF-01).
        if verdict.decision == Decision::CloseUnpaid {
            events.push(Event::Case(CaseEvent::Closed { case }));
        }
        events
    }

    fn rule(&self, found: &Case, me: StaffId, ruling: Ruling, note: Option<Digest>) -> Result<CaseEvent, Refusal> {
        let person = self.person(me)?;
        let reopen = found.state == CaseState::Denied && matches!(ruling, Ruling::AskSupervisor);
        let needed = match (found.decider(), reopen) {
            (Some(role), _) => role,
            (None, true) => Role::AfterSale,
            (None, false) => return Err(wrong_state(found)),
        };
        // Asking somebody higher needs no more than the right to work on the case.
        let asks = matches!(ruling, Ruling::AskSupervisor | Ruling::AskBoss | Ruling::AskBuyer);
        if !asks && person.rank() < needed.rank() {
            return Err(Refusal::forbidden(Permission::DecideCase));
        }
        let targets = self.targets(found.shop).cloned().unwrap_or_default();
        let refundable = self.order(found.order)?.refundable();
        let (state, amount) = match ruling {
            Ruling::Confirm => confirmed(found, person.rank(), &targets, refundable)?,
            Ruling::Refund { amount } => {
                within(amount, refundable)?;
                bound_by_verdict(found, amount, person.rank())?;
                (CaseState::Approved, Some(amount))
            }
            Ruling::Compensate { amount } => {
                within(amount, refundable)?;
                within_compensation(amount, person.rank(), &targets)?;
                (CaseState::Partial, Some(amount))
            }
            Ruling::ConditionalReturn => (CaseState::Conditional, None),
            Ruling::Deny if found.facts.reason == CaseReason::Quality && person.rank() < Role::Supervisor.rank() => {
                return Err(Refusal::forbidden(Permission::DecideCase));
            }
            Ruling::Deny => (CaseState::Denied, None),
            Ruling::AskSupervisor => (CaseState::AtSupervisor, None),
            Ruling::AskBoss => (CaseState::AtBoss, None),
            Ruling::AskBuyer => (CaseState::NeedInfo, None),
            Ruling::Consent | Ruling::Withhold => {
                if found.state != CaseState::AtBoss {
                    return Err(wrong_state(found));
                }
                let granted = ruling == Ruling::Consent;
                return Ok(CaseEvent::ApprovalGiven { case: found.id, role: Role::Boss, by: me, granted });
            }
        };
        Ok(CaseEvent::Decided { case: found.id, state, amount, by: me, note })
    }
}

fn confirmed(found: &Case, rank: u8, targets: &Targets, refundable: Fen) -> Result<(CaseState, Option<Fen>), Refusal> {
    let Some((verdict, _)) = &found.verdict else {
        return Err(wrong_state(found));
    };
    let amount = verdict.amount_max.min(refundable);
    Ok(match verdict.decision {
        Decision::ApproveRefundOnly | Decision::ApproveExchange => (CaseState::Approved, Some(amount)),
        // Return first, unless the goods are already back and in order (RF-23).
        Decision::ApproveReturnRefund if found.parcel.is_some() => (CaseState::Approved, Some(amount)),
        Decision::ApproveReturnRefund | Decision::ConditionalReturn => (CaseState::Conditional, None),
        Decision::PartialCompensation => {
            within_compensation(amount, rank, targets)?;
            (CaseState::Partial, Some(amount))
        }
        Decision::OfferChoice => (CaseState::OfferChoice, None),
        Decision::Deny => (CaseState::Denied, None),
        Decision::CloseUnpaid | Decision::EscalateBoss | Decision::EscalateSupervisor | Decision::NeedInfo => {
            return Err(wrong_state(found));
        }
    })
}

/// An agent may give what the policy allows; more needs a supervisor.
fn bound_by_verdict(found: &Case, amount: Fen, rank: u8) -> Result<(), Refusal> {
    let allowed = found.verdict.as_ref().map_or(Fen(0), |(verdict, _)| verdict.amount_max);
    if amount <= allowed || rank >= Role::Supervisor.rank() { Ok(()) } else { Err(too_much(allowed)) }
}

fn too_much(most: Fen) -> Refusal {
    Refusal::not_now(
        "too_much",
        format!("金额超过了可退的上限 {most} 元。"),
        format!("The amount is over the limit of {most} yuan."),
    )
}

fn within(amount: Fen, most: Fen) -> Result<(), Refusal> {
    if amount > Fen(0) && amount <= most { Ok(()) } else { Err(too_much(most)) }
}

/// RF-12: an agent up to one limit, a supervisor up to another, the boss without.
fn within_compensation(amount: Fen, rank: u8, targets: &Targets) -> Result<(), Refusal> {
    let most = if rank >= Role::Boss.rank() {
        return Ok(());
    } else if rank >= Role::Supervisor.rank() {
        targets.supervisor_compensation_fen
    } else {
        targets.agent_compensation_fen
    };
    if amount <= most { Ok(()) } else { Err(too_much(most)) }
}
