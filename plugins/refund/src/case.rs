//! One case as the rules look at it: the facts, the settings, and the questions that several rules ask.

use xiaoer_sdk::common::{Instant, Millis, Role};
use xiaoer_sdk::date::{HOUR, day_index};
use xiaoer_sdk::refund::{Answer, Asserter, Condition, EvidenceKind, Inspection, RefundCase};
use xiaoer_sdk::text::{Pair, pair};

use crate::settings::Settings;

/// A case under judgement.
pub struct Case<'a> {
    pub settings: &'a Settings,
    pub facts: &'a RefundCase,
}

/// What the warehouse has found of the goods that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The goods are not there, or not looked at.
    Nothing,
    InOrder,
    Fault,
    /// The inspection failed, and what was noted of the four conditions does not bear it out.
    Unproven,
}

/// What the boss has said of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BossWord {
    /// He has not been asked, or has time left.
    Awaited,
    Consent,
    Refusal,
    /// His time is up.
    Silence,
}

impl Case<'_> {
    /// Days from signing to the application. Counted to the application and not to now, so that a buyer who applied in
    /// time does not lose the right while the parcel travels back. Nothing signed: the window has not begun.
    pub fn days_since_signed(&self) -> i64 {
        self.facts.order.signed_at.map_or(0, |signed| day_index(signed, self.facts.applied_at))
    }

    /// The instant that lies a number of hours after now.
    pub fn in_hours(&self, hours: u32) -> Instant {
        self.facts.now.saturating_add(hours_long(hours))
    }

    /// When it was applied for. The platform's clock may run ahead of the box's; nothing has happened yet that is to come.
    fn applied_at(&self) -> Instant {
        self.facts.applied_at.min(self.facts.now)
    }

    /// When a person must have decided.
    pub fn review_deadline(&self) -> Instant {
        self.applied_at().saturating_add(hours_long(self.settings.deadlines.review_h))
    }

    /// When an agent who needs nobody's approval must have decided.
    pub fn agent_deadline(&self) -> Instant {
        self.applied_at().saturating_add(hours_long(self.settings.deadlines.agent_h))
    }

    /// The latest word of a role, if it has spoken.
    pub fn word_of(&self, role: Role) -> Option<bool> {
        self.facts.approvals.iter().filter(|word| word.role == role).max_by_key(|word| word.at).map(|word| word.granted)
    }

    /// How often the boss has said yes.
    pub fn boss_consents(&self) -> usize {
        self.facts.approvals.iter().filter(|word| word.role == Role::Boss && word.granted).count()
    }

    /// When the boss must have answered.
    pub fn boss_deadline(&self) -> Instant {
        let asked = self.facts.boss_asked_at.map_or(self.facts.now, |at| at.min(self.facts.now));
        asked.saturating_add(hours_long(self.settings.deadlines.boss_h))
    }

    /// The boss's latest word. The full time is silence.
    pub fn boss_word(&self) -> BossWord {
        match self.word_of(Role::Boss) {
            Some(true) => BossWord::Consent,
            Some(false) => BossWord::Refusal,
            None if self.facts.boss_asked_at.is_some() && self.boss_deadline() <= self.facts.now => BossWord::Silence,
            None => BossWord::Awaited,
        }
    }

    /// The goods are with the warehouse (RF-23).
    pub fn goods_are_back(&self) -> bool {
        self.facts.inspection != Inspection::NotStarted || self.found_by_warehouse() != Found::Nothing
    }

    /// A fault that the warehouse found counts more than the word "passed", because it is the particular statement.
    pub fn found_by_warehouse(&self) -> Found {
        if !self.failing(Asserter::Warehouse).is_empty() {
            return Found::Fault;
        }
        match self.facts.inspection {
            Inspection::Failed => Found::Unproven,
            Inspection::Passed => Found::InOrder,
            Inspection::NotStarted | Inspection::Pending if self.all_four_met() => Found::InOrder,
            Inspection::NotStarted | Inspection::Pending => Found::Nothing,
        }
    }

    /// The warehouse has said of each of the four conditions that it is met.
    pub fn all_four_met(&self) -> bool {
        let met = |condition: &Condition| condition.fault == Answer::No && condition.said_by == Asserter::Warehouse;
        self.four_conditions().iter().all(|(condition, _)| met(condition))
    }

    /// The warehouse has confirmed what it found. Until then even a fault that it has noted refuses nobody (6.3).
    pub fn inspection_is_confirmed(&self) -> bool {
        matches!(self.facts.inspection, Inspection::Passed | Inspection::Failed)
    }

    /// The buyer knew the conditions before this moment. Whoever is told them with the refusal was not told beforehand.
    pub fn was_told_beforehand(&self) -> bool {
        self.facts.requirements_sent_at.is_some_and(|sent| sent < self.facts.now)
    }

    /// The conditions that fail by the word of `asserter`, for people to read.
    pub fn failing(&self, asserter: Asserter) -> Vec<Pair> {
        let fails = |condition: &Condition| condition.fault == Answer::Yes && condition.said_by == asserter;
        self.four_conditions().into_iter().filter(|(condition, _)| fails(condition)).map(|(_, name)| name).collect()
    }

    fn four_conditions(&self) -> [(&Condition, Pair); 4] {
        let conditions = &self.facts.conditions;
        [
            (&conditions.soiled, pair("商品有污渍", "soiled")),
            (&conditions.used_marks, pair("有使用痕迹", "marks of use")),
            (&conditions.tag_missing, pair("吊牌缺失", "tag missing")),
            (&conditions.accessories_missing, pair("配件不齐", "accessories missing")),
        ]
    }

    /// Goods of a high price need a video besides.
    pub fn needs_video(&self) -> bool {
        self.facts.item_price >= self.settings.evidence.video_from_fen
    }

    /// Photos (or a video) of the fault and of the label, as many as the shop asks for; and the video.
    pub fn has_evidence(&self) -> bool {
        let count = |kinds: &[EvidenceKind]| {
            self.facts.evidence.iter().filter(|evidence| kinds.contains(&evidence.kind)).count()
        };
        count(&[EvidenceKind::PhotoOfFault, EvidenceKind::Video]) >= self.settings.evidence.fault_photos as usize
            && count(&[EvidenceKind::PhotoOfLabel]) >= self.settings.evidence.label_photos as usize
            && (!self.needs_video() || count(&[EvidenceKind::Video]) > 0)
    }
}

/// Hours as a duration.
pub fn hours_long(hours: u32) -> Millis {
    i64::from(hours) * HOUR
}
