//! The clocks of a conversation: what falls due, and when. One list serves both questions, so the timer that is armed
//! and the event that it brings cannot disagree.
//!
//! "Over two minutes" means more than 120.000 s (catalogue 0.3), so such a deadline is one millisecond after; "two
//! hours" includes the two hours, so that one is exact.

use serde::{Deserialize, Serialize};

use super::{Conversation, ConversationEvent, Origin, Stage};
use crate::{
    desk::Desk,
    event::Event,
    ids::MessageId,
    shop::Targets,
    time::{Instant, Millis},
};

/// A kind of deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// The box greets (K-01).
    Greet,
    /// No greeting (M-01a).
    GreetingMissed,
    /// Late answer (M-01b, M-03).
    AnswerLate,
    /// Tell the supervisor (M-05).
    SupervisorAlert,
    /// Half an hour (M-05).
    Unanswered,
    /// Two hours, four hours ... (M-06).
    UnansweredBlock,
    /// Hold: write to the buyer soon (M-02).
    HoldReminder,
    /// Hold: too long without a word (M-02).
    HoldOverdue,
    /// Silence: the agent may say farewell or follow up (PS-6, PS-7).
    Quiet,
    /// Unpaid for a while (K-48).
    OrderWaits,
    /// Silence: close (W-01).
    Close,
}

/// The first instant that is more than `limit` after `start`.
fn after(start: Instant, limit: Millis) -> Instant {
    start.plus(limit).plus(Millis(1))
}

impl Conversation {
    /// Every deadline that is running, unordered.
    pub fn deadlines(&self, targets: &Targets) -> Vec<(Instant, DueKind)> {
        let mut due = Vec::new();
        if let Some(greeting) = &self.greeting.planned {
            due.push((greeting.at, DueKind::Greet));
        }
        if self.greeting.done_at.is_none() && !self.greeting.missed {
            due.push((after(self.opened_at, targets.greeting_ms), DueKind::GreetingMissed));
        }
        if let Some(round) = &self.round {
            let start = round.started_at;
            if !round.late {
                due.push((after(start, targets.late_ms), DueKind::AnswerLate));
            }
            if !round.alerted {
                due.push((start.plus(targets.alert_ms), DueKind::SupervisorAlert));
            }
            if !round.unanswered {
                due.push((after(start, targets.unanswered_ms), DueKind::Unanswered));
            }
            let next = i64::from(round.blocks) + 1;
            let span = Millis(targets.unanswered_block_ms.0.saturating_mul(next));
            due.push((start.plus(span), DueKind::UnansweredBlock));
        } else if self.hold.is_none() && matches!(self.stage, Stage::Active | Stage::Closing) {
            due.push((self.last_message_at.plus(targets.close_ms), DueKind::Close));
            if self.stage == Stage::Active && !self.quiet {
                due.push((self.last_message_at.plus(targets.quiet_ms), DueKind::Quiet));
            }
        }
        if let Some(unpaid) = self.unpaid.filter(|unpaid| !unpaid.told) {
            due.push((unpaid.since.plus(targets.unpaid_ms), DueKind::OrderWaits));
        }
        if let Some(hold) = &self.hold {
            if !hold.reminded {
                due.push((hold.last_contact.plus(targets.hold_remind_ms), DueKind::HoldReminder));
            }
            if !hold.overdue {
                due.push((after(hold.last_contact, targets.hold_gap_ms), DueKind::HoldOverdue));
            }
        }
        due
    }

    /// The earliest deadline.
    pub(crate) fn next_due(&self, targets: &Targets) -> Option<Instant> {
        self.deadlines(targets).into_iter().map(|(at, _)| at).min()
    }
}

impl Desk {
    /// What has fallen due for a conversation, earliest first. `sent` counts messages made earlier in the same decision.
    pub(crate) fn due_in_conversation(&self, found: &Conversation, now: Instant, sent: &mut u64) -> Vec<Event> {
        let Some(targets) = self.targets(found.shop) else {
            return Vec::new();
        };
        let mut due = found.deadlines(targets);
        due.retain(|(at, _)| *at <= now);
        due.sort_unstable();
        let conversation = found.id;
        let round = found.round.as_ref().map_or(0, |round| round.number);
        due.into_iter()
            .filter_map(|(_, kind)| {
                Some(match kind {
                    DueKind::Greet => {
                        let greeting = found.greeting.planned.as_ref()?;
                        *sent += 1;
                        ConversationEvent::MessageSent {
                            conversation,
                            message: MessageId(self.last.message + *sent),
                            origin: Origin::Auto,
                            author: None,
                            text: greeting.text,
                            script: Some(greeting.script.clone()),
                        }
                    }
                    DueKind::GreetingMissed => ConversationEvent::GreetingMissed { conversation },
                    DueKind::AnswerLate => ConversationEvent::AnswerLate { conversation, round },
                    DueKind::SupervisorAlert => ConversationEvent::SupervisorAlerted { conversation, round },
                    DueKind::Unanswered => ConversationEvent::Unanswered { conversation, round },
                    DueKind::UnansweredBlock => {
                        let round = found.round.as_ref()?;
                        let waited = now.since(round.started_at).0;
                        // After a long stop several blocks may have passed; one event says how many there are now.
                        let blocks = u32::try_from(waited / targets.unanswered_block_ms.0).unwrap_or(u32::MAX);
                        ConversationEvent::UnansweredBlock { conversation, round: round.number, blocks }
                    }
                    DueKind::HoldReminder => ConversationEvent::HoldReminded { conversation },
                    DueKind::HoldOverdue => ConversationEvent::HoldOverdue { conversation },
                    DueKind::Quiet => ConversationEvent::WentQuiet { conversation },
                    DueKind::OrderWaits => ConversationEvent::OrderWaits { conversation, order: found.unpaid?.order },
                    DueKind::Close => ConversationEvent::Closed { conversation },
                })
            })
            .map(Event::Conversation)
            .collect()
    }
}
