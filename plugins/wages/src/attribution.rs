//! Whose sale an order is: ATT-01 to ATT-04 and ATT-07.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::penalty::{self, Chase, Flag, SaleCase, Talk};
use xiaoer_sdk::text::{Pair, clock, pair};

/// When another agent may chase an unpaid order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChaseCondition {
    /// Unpaid for long, and its agent is not online.
    UnpaidAndOffline,
    /// Either is enough.
    UnpaidOrOffline,
}

/// Settings of ATT-01 to ATT-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attribution {
    /// Another agent may chase an order unpaid for longer than this.
    pub chase_after_h: u32,
    /// Whether that alone is enough.
    pub chase_condition: ChaseCondition,
    /// A talk counts for an order paid within this long.
    pub talk_within_h: u32,
}

impl Default for Attribution {
    fn default() -> Self {
        Self { chase_after_h: 24, chase_condition: ChaseCondition::UnpaidAndOffline, talk_within_h: 72 }
    }
}

/// Whose sale an order is, and whether a person must confirm it.
pub fn attribute_sale(settings: &Attribution, case: &SaleCase) -> penalty::Attribution {
    let found = match &case.chased_from {
        Some(chase) => chased(settings, case, chase),
        None if !case.flags.is_empty() => flagged(case),
        None => talked(settings, case),
    };
    let Found { owner, rule, why, sure } = found;
    penalty::Attribution { owner, needs_confirmation: !sure, reasons: vec![why.as_reason(rule, case.shop.language)] }
}

struct Found {
    owner: Option<u64>,
    rule: &'static str,
    why: Pair,
    sure: bool,
}

impl Found {
    fn new(owner: u64, rule: &'static str, why: Pair, sure: bool) -> Self {
        Self { owner: Some(owner), rule, why, sure }
    }
}

/// ATT-03 and ATT-04.
fn chased(settings: &Attribution, case: &SaleCase, chase: &Chase) -> Found {
    let hours = settings.chase_after_h;
    let (long_unpaid, away) = (chase.unpaid_for > i64::from(hours) * HOUR, !chase.owner_online);
    let may_chase = match settings.chase_condition {
        ChaseCondition::UnpaidAndOffline => long_unpaid && away,
        ChaseCondition::UnpaidOrOffline => long_unpaid || away,
    };
    if !may_chase {
        let (unpaid, here) =
            (clock(chase.unpaid_for), if away { pair("不在线", "away") } else { pair("在线", "online") });
        let why = pair(
            format!("原单未付款{unpaid}，原客服{}，不符合追单条件({hours}小时)，业绩归原客服", here.zh_cn),
            format!(
                "Unpaid for {unpaid}, its agent {}: no chase ({hours} hours), it stays with the first agent",
                here.en
            ),
        );
        return Found::new(chase.owner, "ATT-04", why, true);
    }
    let has_flag = case.flags.iter().any(|flag| flag.agent == chase.chaser);
    let why = if has_flag {
        pair("追单成功并已插旗，业绩归追单客服", "Chased to success and flagged: it goes to the chaser")
    } else {
        pair("追单成功但新单未插旗，请主管确认", "Chased to success, but the new order has no flag: confirm it")
    };
    Found::new(chase.chaser, "ATT-03", why, has_flag)
}

/// ATT-02.
fn flagged(case: &SaleCase) -> Found {
    let has_talked = |flag: &&Flag| case.talks.iter().any(|talk| talk.agent == flag.agent);
    let earliest = |flags: &mut dyn Iterator<Item = &Flag>| flags.min_by_key(|flag| flag.at).map(|flag| flag.agent);
    let one_agent = case.flags.iter().all(|flag| flag.agent == case.flags[0].agent);
    if one_agent {
        let why = pair("订单上插旗的客服", "The agent whose flag is on the order");
        return Found::new(case.flags[0].agent, "ATT-02", why, true);
    }
    let after_order = |flag: &&Flag| flag.at >= case.placed_at;
    if let Some(agent) = earliest(&mut case.flags.iter().filter(after_order).filter(has_talked)) {
        let why = pair(
            "多人插旗，归下单后最早插旗且接待过该顾客的客服",
            "Several flags: the earliest after the order, by an agent who talked with the buyer",
        );
        return Found::new(agent, "ATT-02", why, true);
    }
    let why = pair("多人插旗但无法判断先后，请主管确认", "Several flags and none decides: confirm it");
    Found { owner: earliest(&mut case.flags.iter()), rule: "ATT-02", why, sure: false }
}

/// ATT-01 and ATT-07, where no flag is on the order.
fn talked(settings: &Attribution, case: &SaleCase) -> Found {
    let hours = settings.talk_within_h;
    let since = case.paid_at.saturating_sub(i64::from(hours) * HOUR);
    let talks: Vec<&Talk> = case.talks.iter().filter(|talk| talk.at >= since && talk.at <= case.paid_at).collect();
    let Some(first) = talks.first() else {
        let why =
            pair("无人接待也无插旗，静默下单，计入店铺", "Nobody talked or flagged: a silent order, for the shop");
        return Found { owner: None, rule: "ATT-07", why, sure: true };
    };
    if talks.iter().all(|talk| talk.agent == first.agent) {
        let why = pair(
            format!("付款前{hours}小时内唯一接待的客服"),
            format!("The only agent who talked with the buyer within {hours} hours of payment"),
        );
        return Found::new(first.agent, "ATT-01", why, true);
    }
    // Whoever closed the deal, otherwise whoever talked last before the order, otherwise last at all.
    let last = |counts: &dyn Fn(&Talk) -> bool| {
        talks.iter().filter(|talk| counts(talk)).max_by_key(|talk| talk.at).map(|talk| talk.agent)
    };
    let owner =
        last(&|talk| talk.closed_deal).or_else(|| last(&|talk| talk.at <= case.placed_at)).or_else(|| last(&|_| true));
    let why = pair("多人接待且未插旗，请主管确认", "Several agents talked and none flagged the order: confirm it");
    Found { owner, rule: "ATT-01", why, sure: false }
}
