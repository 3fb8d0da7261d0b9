//! Facts to begin from, all made up: a script is tried on them before it is accepted, and a test changes the few that it
//! is about.

use crate::common::{Instant, Language, OrderFacts, OrderLine, OrderState, Platform, ShopFacts};
use crate::date::{DAY, HOUR};
use crate::penalty::{AgentFacts, Finding, Grade, Incident, IncidentCase, IncidentKind, MonthCase, SaleCase, Shift};
use crate::refund::{Answer, Asserter, Condition, Conditions, Inspection, RefundCase, RequestReason, StockState, Wish};
use crate::reply::{BuyerFacts, Content, Destination, Draft, Message, Moment, Phase, Situation, Speaker};

/// 2026-11-21 10:00 in Shanghai.
pub const NOW: Instant = 1_795_226_400_000;

/// A shop that reads Chinese.
pub fn shop() -> ShopFacts {
    ShopFacts { name: "小店".to_owned(), platform: Platform::Tmall, language: Language::ZhCn }
}

/// An order of one coat, paid twenty days ago and not shipped.
pub fn order() -> OrderFacts {
    OrderFacts {
        number: "E1".to_owned(),
        state: OrderState::PaidUnshipped,
        placed_at: NOW - 20 * DAY,
        paid_at: Some(NOW - 20 * DAY + HOUR),
        shipped_at: None,
        signed_at: None,
        amount_paid: 12_800,
        freight_paid: 800,
        coupons_share: 0,
        lines: vec![OrderLine { sku: "A-110".to_owned(), title: "外套".to_owned(), quantity: 1, unit_price: 12_000 }],
        courier: None,
        tracking_number: None,
        remark: None,
        freight_insurance: false,
        third_party: false,
    }
}

/// The buyer cancels that order.
pub fn refund_case() -> RefundCase {
    let unsaid = || Condition { fault: Answer::Unknown, said_by: Asserter::Nobody };
    RefundCase {
        now: NOW,
        shop: shop(),
        order: order(),
        reason: RequestReason::Cancel,
        wish: Wish::Unspecified,
        requested: None,
        item_price: 12_000,
        applied_at: NOW,
        use_days: None,
        promise_window_days: 7,
        quality_window_days: 15,
        no_reason_supported: true,
        no_reason_excluded: false,
        conditions: Conditions {
            soiled: unsaid(),
            used_marks: unsaid(),
            tag_missing: unsaid(),
            accessories_missing: unsaid(),
        },
        requirements_sent_at: None,
        asks_judgement_by_picture: false,
        evidence: Vec::new(),
        stock: StockState::Unknown,
        force_majeure: false,
        explained: false,
        platform_overdue: false,
        packed: false,
        approvals: Vec::new(),
        inspection: Inspection::NotStarted,
        compensation_declined: false,
        safety_fault: false,
        cases_before: 0,
        last_scan_at: None,
        boss_asked_at: None,
        large_fault: None,
    }
}

/// A junior agent in the shop.
pub fn agent() -> AgentFacts {
    AgentFacts { id: 7, grade: Grade::Junior, onsite: true, full_time: true }
}

/// An incident that ends now, on a day shift, the first of its month.
pub fn incident(kind: IncidentKind, duration: i64) -> IncidentCase {
    IncidentCase {
        now: NOW,
        shop: shop(),
        agent: agent(),
        incident: Incident {
            id: 1,
            kind,
            started_at: NOW - duration,
            ended_at: NOW,
            duration,
            answered: true,
            shift: Shift::Day,
            phone_leave: false,
            prompt_answered: false,
            unanswered_messages: 0,
            review_changed: false,
            fault: Finding::Unknown,
            order_amount: None,
            special_reason: false,
            asked_points: None,
        },
        earlier_this_month: Vec::new(),
        overlapping: Vec::new(),
        rest_days_used: None,
        clock_trusted: true,
    }
}

/// That agent's whole month, with nothing applied and no sales.
pub fn month() -> MonthCase {
    MonthCase {
        now: NOW + 10 * DAY,
        shop: shop(),
        agent: agent(),
        year: 2026,
        month: 11,
        days_in_month: 30,
        days_employed: 30,
        working_days: 26,
        net_sales: 0,
        sale_lines: Vec::new(),
        carried_sales: None,
        team_score: 100,
        rest_days_used: 4,
        absences: 0,
        latenesses_over_free: 0,
        applied: Vec::new(),
        earlier_scores: Vec::new(),
        special_bonus: 0,
        local_minimum_wage: None,
    }
}

/// An order that nobody talked about.
pub fn sale() -> SaleCase {
    SaleCase {
        now: NOW,
        shop: shop(),
        placed_at: NOW - 2 * HOUR,
        paid_at: NOW - HOUR,
        flags: Vec::new(),
        talks: Vec::new(),
        chased_from: None,
    }
}

/// A line of a conversation.
pub fn message(speaker: Speaker, text: &str) -> Message {
    Message { speaker, at: NOW - 10_000, content: Content::Text, text: text.to_owned() }
}

/// A new buyer writes this.
pub fn situation(text: &str) -> Situation {
    Situation {
        now: NOW,
        shop: shop(),
        moment: Moment::BuyerMessage,
        phase: Phase::PreSale,
        first_contact: true,
        agent: None,
        leader: None,
        buyer: BuyerFacts { returning: false, orders_before: 0, region: None },
        messages: vec![message(Speaker::Buyer, text)],
        order: None,
        product: None,
        size: None,
        after_sale: None,
        hold: None,
        eta: None,
        scripts_sent: Vec::new(),
    }
}

/// An agent is about to send this to a buyer without an order.
pub fn draft(text: &str) -> Draft {
    Draft {
        now: NOW,
        shop: shop(),
        phase: Phase::PreSale,
        destination: Destination::BuyerChat,
        recipient_owns_order: true,
        text: text.to_owned(),
        script_id: None,
        messages: vec![message(Speaker::Buyer, "在吗")],
        topics: Vec::new(),
        order: None,
        product: None,
        return_case_open: false,
        complaint_open: false,
        backed: false,
    }
}
