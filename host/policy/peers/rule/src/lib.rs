//! The rule: a problem with the quality of goods (RF-11, RF-12). Inside the promised time the boss decides; afterwards a small
//! compensation may be offered, a twentieth of the price, 3 to 9 yuan. `rule.js` and `rule.rhai` say the same.
//!
//! Money is in fen, instants in milliseconds since 1970 in UTC.

use serde::{Deserialize, Serialize};

const DAY: i64 = 86_400_000;

/// What the rule looks at, of all that a refund policy is given.
#[derive(Debug, Clone, Deserialize)]
pub struct Facts {
    /// The order.
    pub order: Order,
    /// Why the buyer applies.
    pub reason: String,
    /// Paid price of the item.
    pub item_price: i64,
    /// When the buyer applied.
    pub applied_at: i64,
    /// How long it was used, where that is known.
    pub use_days: Option<i64>,
    /// The promised time for returns, days.
    pub promise_window_days: i64,
    /// The promised time for problems of quality, days.
    pub quality_window_days: i64,
    /// The buyer declined a compensation.
    pub compensation_declined: bool,
    /// Safety is concerned.
    pub safety_fault: bool,
}

/// What the rule looks at of the order.
#[derive(Debug, Clone, Deserialize)]
pub struct Order {
    /// Where it stands.
    pub state: String,
    /// When it was signed for.
    pub signed_at: Option<i64>,
    /// What was paid.
    pub amount_paid: i64,
    /// It is a third party's.
    pub third_party: bool,
}

/// What the rule says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What is to be done.
    pub decision: String,
    /// The most that may be paid.
    pub amount: i64,
    /// By which rule.
    pub rule: String,
    /// Why.
    pub text: String,
}

/// Carries it out.
pub fn decide(facts: &Facts) -> Verdict {
    let order = &facts.order;
    if order.third_party {
        return verdict("escalate_supervisor", 0, "RF-26", "第三方订单，由主管联系第三方处理");
    }
    if order.state == "unpaid" {
        return verdict("close_unpaid", 0, "RF-01", "订单未付款，直接关闭");
    }
    match order.signed_at {
        Some(signed_at) if facts.reason == "quality" => quality(facts, signed_at),
        _ => verdict("escalate_supervisor", facts.item_price, "RF-00", "没有适用的规则，由主管决定"),
    }
}

fn quality(facts: &Facts, signed_at: i64) -> Verdict {
    let days = (facts.applied_at - signed_at) / DAY;
    let window = facts.quality_window_days.max(facts.promise_window_days);
    let used = facts.use_days.unwrap_or(days);
    if days <= window {
        if used > 7 {
            return verdict("escalate_supervisor", facts.item_price, "RF-11", &format!("已使用{used}天，由主管判断"));
        }
        return verdict("escalate_boss", facts.order.amount_paid, "RF-11", "质量问题，在承诺期内，请示老板");
    }
    if facts.safety_fault || facts.compensation_declined {
        return verdict("escalate_supervisor", facts.item_price, "RF-12", "不适用小额补偿，转主管");
    }
    let amount = (facts.item_price * 5 / 100).clamp(300, 900);
    let text = format!("超过承诺期{}天，可补偿{}.{:02}元", days - window, amount / 100, amount % 100);
    verdict("partial_compensation", amount, "RF-12", &text)
}

fn verdict(decision: &str, amount: i64, rule: &str, text: &str) -> Verdict {
    Verdict { decision: decision.to_owned(), amount, rule: rule.to_owned(), text: text.to_owned() }
}
