//! Our side of a conversation: answers, holds, taking it over, passing it on, ending it.

use std::collections::BTreeMap;

use super::{AssignReason, Conversation, ConversationEvent, Origin, Queue, ReleaseReason, Stage};
use crate::{
    actor::Actor,
    aftersale::CaseEvent,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{ConversationId, MessageId, ProductId, StaffId},
    penalty::{Incident, IncidentKind, PenaltyEvent},
    policy::Judgement,
    refusal::Refusal,
    role::{Permission, Role},
    time::Instant,
};

/// The script that tells the buyer what a return must satisfy.
pub(crate) const RETURN_REQUIREMENTS: &str = "K-62";

/// What a person means by a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It answers the buyer; a hold ends.
    Substantive,
    /// "Please wait": a hold begins or goes on (K-10, K-11, K-17, K-47).
    PleaseWait,
}

/// What one may ask of a conversation.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "commands are short-lived: decided and gone")]
pub enum ConversationCommand {
    /// A person sends a message. The shell has had the draft reviewed.
    Send {
        /// Where.
        conversation: ConversationId,
        /// The round the person saw; a newer buyer message makes the answer stale. `None` where they did not look.
        expected_version: Option<u32>,
        /// Written by hand or an accepted suggestion; never `Auto`.
        origin: Origin,
        /// Digest of the text.
        text: Digest,
        /// The script it came from.
        script: Option<String>,
        /// What it means for the clocks.
        answer: Answer,
        /// Rule ids of the review's findings, and which policy gave them; `None` where the policy failed.
        review: Option<(Vec<String>, Judgement)>,
    },
    /// Take it.
    Claim {
        /// Which.
        conversation: ConversationId,
    },
    /// Give it to somebody.
    Give {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        to: StaffId,
    },
    /// Pass it to the other queue (S-13).
    Transfer {
        /// Which.
        conversation: ConversationId,
        /// Where to.
        queue: Queue,
    },
    /// Ask somebody higher (S-41).
    Escalate {
        /// Which.
        conversation: ConversationId,
        /// Whom: leader, supervisor or boss.
        to: Role,
    },
    /// Correct the tags (S-06).
    Tag {
        /// Which.
        conversation: ConversationId,
        /// All tags from now on; at most ten.
        topics: Vec<String>,
    },
    /// Name the goods that it is about.
    NameGoods {
        /// Which.
        conversation: ConversationId,
        /// Of the same shop; `None`: none in particular.
        product: Option<ProductId>,
    },
    /// Say it is over; it closes after silence.
    Finish {
        /// Which.
        conversation: ConversationId,
    },
}

impl Desk {
    pub(crate) fn decide_conversation(
        &self,
        actor: Actor,
        command: &ConversationCommand,
        now: Instant,
    ) -> Result<Vec<Event>, Refusal> {
        use ConversationCommand as C;
        let Actor::Staff(me) = actor else {
            return Err(Refusal::forbidden(Permission::Reply));
        };
        self.require(actor, Permission::Reply)?;
        match command {
            C::Send { conversation, expected_version, origin, text, script, answer, review } => {
                let found = self.conversation(*conversation)?;
                if expected_version.is_some_and(|seen| seen != found.version) {
                    return Err(Refusal::stale());
                }
                let mut events = self.seat(found, me, actor)?;
                let message = MessageId(self.last.message + 1);
                events.push(ConversationEvent::MessageSent {
                    conversation: found.id,
                    message,
                    origin: if *origin == Origin::Auto { Origin::Manual } else { *origin },
                    author: Some(me),
                    text: *text,
                    script: script.clone(),
                });
                if let Some((findings, judgement)) = review {
                    events.push(ConversationEvent::DraftReviewed {
                        conversation: found.id,
                        message,
                        findings: findings.clone(),
                        judgement: judgement.clone(),
                    });
                }
                events.extend(self.clocks_of_answer(found, me, (*answer, script.as_deref()), now));
                let mut events: Vec<_> = events.into_iter().map(Event::Conversation).collect();
                events.extend(self.incident_of(found, me, Some(message), now, 0));
                // K-62 in the chat is what lets the warehouse's finding count later (RF-08).
                if script.as_deref() == Some(RETURN_REQUIREMENTS) {
                    let waiting = self.cases.values().filter(|case| {
                        case.customer == found.customer
                            && case.shop == found.shop
                            && case.requirements_sent_at.is_none()
                            && case.takes_requirements()
                    });
                    events.extend(waiting.map(|case| Event::Case(CaseEvent::RequirementsSent { case: case.id })));
                }
                Ok(events)
            }
            C::Claim { conversation } => {
                let found = self.conversation(*conversation)?;
                if found.assignee == Some(me) {
                    return Ok(Vec::new());
                }
                if found.assignee.is_some() {
                    self.require(actor, Permission::AssignOthers)?;
                }
                self.serves(me, found)?;
                Ok(self.hand_over(found, me, AssignReason::Claimed, now))
            }
            C::Give { conversation, to } => {
                let found = self.conversation(*conversation)?;
                if found.assignee != Some(me) {
                    self.require(actor, Permission::AssignOthers)?;
                }
                if found.assignee == Some(*to) {
                    return Ok(Vec::new());
                }
                self.require(Actor::Staff(*to), Permission::Reply)?;
                self.serves(*to, found)?;
                Ok(self.hand_over(found, *to, AssignReason::Given, now))
            }
            C::Transfer { conversation, queue } => {
                let found = self.conversation(*conversation)?;
                self.holds(found, me, actor)?;
                if found.queue == *queue {
                    return Ok(Vec::new());
                }
                let mut events =
                    vec![Event::Conversation(ConversationEvent::Transferred { conversation: found.id, queue: *queue })];
                let mut incidents = 0;
                events.extend(self.release(found, ReleaseReason::Transferred, now, &mut incidents));
                let moved = Conversation { queue: *queue, ..found.clone() };
                events.extend(self.assign_best(&moved, None, &mut BTreeMap::new()));
                Ok(events)
            }
            C::Escalate { conversation, to } => {
                let found = self.conversation(*conversation)?;
                self.holds(found, me, actor)?;
                if !matches!(to, Role::Leader | Role::Supervisor | Role::Boss) {
                    return Err(Refusal::invalid(
                        "bad_escalation",
                        "只能上报给组长、主管或店主。",
                        "Escalate to the leader, the supervisor or the boss.",
                    ));
                }
                Ok(vec![Event::Conversation(ConversationEvent::Escalated { conversation: found.id, to: *to })])
            }
            C::Tag { conversation, topics } => {
                let found = self.conversation(*conversation)?;
                if topics.len() > 10 || topics.iter().any(|t| t.is_empty() || t.len() > 60) {
                    return Err(Refusal::invalid(
                        "bad_tags",
                        "标签最多 10 个，每个不超过 20 个字。",
                        "At most ten tags, each at most 60 bytes.",
                    ));
                }
                let topics = topics.clone();
                Ok(vec![Event::Conversation(ConversationEvent::Tagged { conversation: found.id, topics })])
            }
            C::NameGoods { conversation, product } => {
                let found = self.conversation(*conversation)?;
                self.serves(me, found)?;
                if let Some(product) = product
                    && self.product(*product)?.shop != found.shop
                {
                    return Err(Refusal::not_found("product_not_found", "商品", "product", product));
                }
                if found.goods == *product {
                    return Ok(Vec::new());
                }
                let named = ConversationEvent::GoodsNamed { conversation: found.id, product: *product };
                Ok(vec![Event::Conversation(named)])
            }
            C::Finish { conversation } => {
                let found = self.conversation(*conversation)?;
                self.holds(found, me, actor)?;
                if found.round.is_some() {
                    return Err(Refusal::not_now(
                        "buyer_waits",
                        "客户还在等您回复，请先回复再结束。",
                        "The buyer is still waiting. Answer first.",
                    ));
                }
                let mut events = Vec::new();
                if found.hold.is_some() {
                    events.push(Event::Conversation(ConversationEvent::HoldEnded { conversation: found.id }));
                }
                if found.stage != Stage::Closing {
                    events.push(Event::Conversation(ConversationEvent::Closing { conversation: found.id }));
                }
                Ok(events)
            }
        }
    }

    /// Puts the writer in charge if nobody is; refuses if somebody else is.
    fn seat(&self, found: &Conversation, me: StaffId, actor: Actor) -> Result<Vec<ConversationEvent>, Refusal> {
        if found.assignee.is_some() {
            self.holds(found, me, actor)?;
            return Ok(Vec::new());
        }
        self.serves(me, found)?;
        Ok(vec![ConversationEvent::Assigned { conversation: found.id, to: me, reason: AssignReason::Claimed }])
    }

    fn holds(&self, found: &Conversation, me: StaffId, actor: Actor) -> Result<(), Refusal> {
        match found.assignee {
            Some(other) if other != me && self.require(actor, Permission::AssignOthers).is_err() => {
                Err(Refusal::not_now(
                    "taken",
                    "这个会话正由别的客服接待，请勿重复回复。需要接手请联系组长。",
                    "A colleague is serving this conversation. Ask the leader if you should take over.",
                ))
            }
            Some(other) if other != me => Err(Refusal::not_now(
                "taken",
                "这个会话正由别的客服接待，请先点“接手”再操作。",
                "A colleague is serving this conversation. Take it over first.",
            )),
            _ => Ok(()),
        }
    }

    fn serves(&self, staff: StaffId, found: &Conversation) -> Result<(), Refusal> {
        let person = self.person(staff)?;
        if person.shops.contains(&found.shop) || person.roles.contains(&Role::Boss) {
            Ok(())
        } else {
            Err(Refusal::not_in_shop())
        }
    }

    fn clocks_of_answer(
        &self,
        found: &Conversation,
        by: StaffId,
        (answer, script): (Answer, Option<&str>),
        now: Instant,
    ) -> Vec<ConversationEvent> {
        let conversation = found.id;
        let mut events = Vec::new();
        if let Some(round) = &found.round {
            let waited = now.since(round.started_at);
            let late = self.targets(found.shop).is_some_and(|targets| waited > targets.late_ms);
            events.push(ConversationEvent::RoundAnswered { conversation, round: round.number, by, waited, late });
        }
        match (&found.hold, answer) {
            (None, Answer::PleaseWait) => {
                events.push(ConversationEvent::HoldOpened { conversation, script: script.map(str::to_owned) });
            }
            (Some(_), Answer::PleaseWait) => events.push(ConversationEvent::HoldContacted { conversation }),
            (Some(_), Answer::Substantive) => events.push(ConversationEvent::HoldEnded { conversation }),
            (None, Answer::Substantive) => {}
        }
        events
    }

    /// What the assignee's own part of the round amounts to; nothing if it was not late. `before` counts incidents
    /// already made in the same decision, so that each gets its own number.
    fn incident_of(
        &self,
        found: &Conversation,
        staff: StaffId,
        answer: Option<MessageId>,
        now: Instant,
        before: u64,
    ) -> Option<Event> {
        let round = found.round.as_ref()?;
        let targets = self.targets(found.shop)?;
        let since = round.responsible_since?;
        let duration = now.since(since);
        (duration > targets.late_ms).then(|| {
            Event::Penalty(PenaltyEvent::IncidentRecorded(Incident {
                id: crate::ids::IncidentId(self.last.incident + 1 + before),
                kind: IncidentKind::SlowAnswer,
                staff,
                shop: found.shop,
                conversation: Some(found.id),
                round: round.number,
                messages: round.messages,
                first_message: Some(round.first_message),
                answer_message: answer,
                started_at: since,
                ended_at: now,
                duration,
                clock_trusted: self.clock_trusted,
                entered: None,
            }))
        })
    }

    pub(crate) fn release(
        &self,
        found: &Conversation,
        reason: ReleaseReason,
        now: Instant,
        incidents: &mut u64,
    ) -> Vec<Event> {
        let Some(from) = found.assignee else {
            return Vec::new();
        };
        let mut events =
            vec![Event::Conversation(ConversationEvent::Released { conversation: found.id, from, reason })];
        if let Some(incident) = self.incident_of(found, from, None, now, *incidents) {
            *incidents += 1;
            events.push(incident);
        }
        events
    }

    fn hand_over(&self, found: &Conversation, to: StaffId, reason: AssignReason, now: Instant) -> Vec<Event> {
        let mut incidents = 0;
        let mut events = self.release(found, ReleaseReason::Reassigned, now, &mut incidents);
        events.push(Event::Conversation(ConversationEvent::Assigned { conversation: found.id, to, reason }));
        events
    }
}
