//! Facts of a person's month and of a shop's sales for penalty policies, and statements in the desk's terms.

use std::{cmp::Reverse, collections::BTreeMap};

use xiaoer_desk::{
    desk::Desk,
    ids::{IncidentId, OrderId, ShopId, StaffId},
    money::{Fen, Tenths},
    order::Order,
    pay::{self, Figures, Line, Sale},
    penalty::{Effect as CoreEffect, IncidentKind, PenaltyState},
    policy::Judgement,
    time::{Instant, Month},
};
use xiaoer_policy::contract::penalty::{
    AppliedItem, Chase, EarlierScore, Effect, Flag, MonthCase, SaleCase, SaleLines, ScoreLevel, Statement, Talk,
};
use xiaoer_store::TalkRow;

use super::{common, penalty::agent_facts};

/// Talks that a policy is shown of one order: the latest ones before the payment.
const MOST_TALKS: usize = 200;

/// Different amounts of order lines that a policy is shown of one month: half of what facts may be long.
const MOST_SALE_LINES: usize = 1_000;

/// Figures for a preview where the owner has entered none: employed all month, nothing else known.
pub(crate) fn figures(desk: &Desk, (shop, staff, month): (ShopId, StaffId, Month)) -> Figures {
    let kept = desk.sheet(shop, staff, month).and_then(|sheet| sheet.figures.clone());
    kept.unwrap_or_else(|| Figures {
        days_employed: month.days(),
        working_days: 0,
        team_score: 100,
        special_bonus: Fen(0),
        bonus_reason: None,
    })
}

/// A person's month as the penalty policy sees it at `now`.
pub(crate) fn case(
    desk: &Desk,
    (shop, staff, month): (ShopId, StaffId, Month),
    sales: &[Sale],
    now: Instant,
) -> Option<MonthCase> {
    let facts = common::shop(desk.shop(shop).ok()?);
    let figures = figures(desk, (shop, staff, month));
    let counted = desk.counted_penalties(shop, staff, month);
    let mut late: Vec<_> = counted
        .iter()
        .filter(|applied| applied.kind == IncidentKind::LateForShift)
        .map(|applied| applied.incident)
        .collect();
    late.dedup();
    let earlier = desk.earlier_closings(shop, staff, month);
    let carried = earlier.first().filter(|(before, _)| *before == month.before());
    let terms = desk.terms(shop, staff);
    Some(MonthCase {
        now: now.0,
        shop: facts,
        agent: agent_facts(staff.0, terms),
        year: u32::try_from(month.year).unwrap_or_default(),
        month: month.month,
        days_in_month: month.days(),
        days_employed: figures.days_employed,
        working_days: figures.working_days,
        net_sales: sales.iter().fold(0, |sum: i64, sale| sum.saturating_add(sale.amount.0)),
        sale_lines: sale_lines(desk, sales),
        carried_sales: carried.map(|(_, closing)| closing.carried_sales.0),
        team_score: figures.team_score,
        rest_days_used: desk.rest_days_before((shop, staff, month), IncidentId(u64::MAX)),
        absences: absences(desk, (shop, staff, month)),
        latenesses_over_free: u8::try_from(late.len()).unwrap_or(u8::MAX),
        applied: applied(desk, &counted, (staff, month), sales),
        earlier_scores: earlier.into_iter().filter_map(|(month, closing)| score(month, closing)).collect(),
        special_bonus: figures.special_bonus.0,
        local_minimum_wage: terms.minimum_wage.map(|wage| wage.0),
    })
}

/// The order lines of some sales: what came back in the month is taken off the lines of its order. Those that there are most
/// of, where there are too many for a policy's facts; the others remain a part of the sum.
fn sale_lines(desk: &Desk, sales: &[Sale]) -> Vec<SaleLines> {
    let mut by_order: BTreeMap<OrderId, i64> = BTreeMap::new();
    for sale in sales {
        let sum = by_order.entry(sale.order).or_default();
        *sum = sum.saturating_add(sale.amount.0);
    }
    let mut alike: BTreeMap<Fen, u32> = BTreeMap::new();
    for (order, sum) in by_order {
        let lines = desk.order(order).map_or_else(|_| vec![Fen(sum)], |order| order.by_line(Fen(sum)));
        for each in lines.into_iter().filter(|each| each.0 != 0) {
            *alike.entry(each).or_default() += 1;
        }
    }
    let mut lines: Vec<_> = alike.into_iter().map(|(each, count)| SaleLines { each: each.0, count }).collect();
    lines.sort_by_key(|same| Reverse(same.count));
    lines.truncate(MOST_SALE_LINES);
    lines
}

/// Absences that stand: the policy took them for one, and they are neither excused nor still open to be.
fn absences(desk: &Desk, whose: (ShopId, StaffId, Month)) -> u8 {
    let undecided = |id| {
        let open = [PenaltyState::Proposed, PenaltyState::Appealed];
        desk.penalties.values().any(|penalty| penalty.incident.id == id && open.contains(&penalty.state))
    };
    let stand = desk.incidents_of(whose).filter(|found| {
        found.incident.kind.is_absence() && found.proposed && found.counts() && !undecided(found.incident.id)
    });
    u8::try_from(stand.count()).unwrap_or(u8::MAX)
}

/// What was confirmed. Of an order no more is taken off than still counts for the person, and nothing twice.
fn applied(desk: &Desk, counted: &[pay::Applied], whose: (StaffId, Month), sales: &[Sale]) -> Vec<AppliedItem> {
    let mut left: BTreeMap<OrderId, Fen> = BTreeMap::new();
    let item = |applied: &pay::Applied| AppliedItem {
        rule: applied.rule.clone(),
        effect: match applied.effect {
            CoreEffect::Fine(fen) => Effect::Fine(fen.0),
            CoreEffect::Points(tenths) => Effect::Points(tenths.0),
            CoreEffect::RemovePerformance(fen) => Effect::RemovePerformance(match applied.order {
                Some(order) => {
                    let left = left.entry(order).or_insert_with(|| {
                        let own = sales.iter().filter(|sale| sale.order == order);
                        desk.performance_left(order, whose, Fen(own.map(|sale| sale.amount.0).sum()))
                    });
                    let off = fen.0.min(left.0);
                    left.0 -= off;
                    off
                }
                None => fen.0,
            }),
            CoreEffect::UseRestDay => Effect::UseRestDay,
            CoreEffect::OralCriticism => Effect::OralCriticism,
            CoreEffect::ReportToGeneralManager => Effect::ReportToGeneralManager,
        },
        incident_at: applied.at.0,
        penalty: Some(applied.penalty.0),
    };
    counted.iter().map(item).collect()
}

fn score(month: Month, closing: &pay::Closing) -> Option<EarlierScore> {
    Some(EarlierScore {
        year: u32::try_from(month.year).unwrap_or_default(),
        month: month.month,
        score: closing.score?.0,
        level: match closing.level {
            pay::ScoreLevel::Ok => ScoreLevel::Ok,
            pay::ScoreLevel::Warning => ScoreLevel::Warning,
            pay::ScoreLevel::CompanyPenalty => ScoreLevel::CompanyPenalty,
            pay::ScoreLevel::Severe => ScoreLevel::Severe,
        },
        working_days: closing.working_days,
    })
}

/// Whose sale a paid order is, as a question; `talks` are those with its buyer, the earliest first.
pub(crate) fn sale_case(desk: &Desk, order: &Order, talks: &[TalkRow], now: Instant) -> Option<SaleCase> {
    let paid_at = order.record.paid_at?;
    let own = talks.iter().filter(|talk| talk.at <= paid_at);
    let own: Vec<_> = own.map(|talk| Talk { agent: talk.author.0, at: talk.at.0, closed_deal: false }).collect();
    Some(SaleCase {
        now: now.0,
        shop: common::shop(desk.shop(order.shop).ok()?),
        placed_at: order.record.placed_at.0,
        paid_at: paid_at.0,
        flags: order.flags.iter().map(|flag| Flag { agent: flag.agent.0, at: flag.at.0 }).collect(),
        talks: own[own.len().saturating_sub(MOST_TALKS)..].to_vec(),
        chased_from: chased(desk, order),
    })
}

/// Who brought a buyer back whose first order lay unpaid: another agent, whose flag is on the second (ATT-03). An order that
/// was paid after all was not let be.
fn chased(desk: &Desk, order: &Order) -> Option<Chase> {
    let before = order.instead_of?;
    if desk.order(before.order).is_ok_and(|first| first.record.paid_at.is_some()) {
        return None;
    }
    let chaser = order.flags.iter().find(|flag| flag.agent != before.owner)?;
    Some(Chase {
        owner: before.owner.0,
        unpaid_for: before.unpaid_for.0,
        owner_online: before.owner_online,
        chaser: chaser.agent.0,
    })
}

/// What the policy reckoned, with what the month was closed on; who closed it is the desk's to write.
pub(crate) fn statement(
    desk: &Desk,
    (shop, staff, month): (ShopId, StaffId, Month),
    said: &Statement,
    sales: Vec<Sale>,
    judgement: Judgement,
) -> pay::Statement {
    pay::Statement {
        shop,
        staff,
        month,
        terms: desk.terms(shop, staff),
        figures: figures(desk, (shop, staff, month)),
        lines: said.lines.iter().map(line).collect(),
        total: Fen(said.total),
        score: said.score.map(Tenths),
        level: level(said.level),
        carried_sales: Fen(said.carried_sales),
        reasons: said.reasons.iter().map(common::reason).collect(),
        warnings: said.warnings.clone(),
        sales,
        judgement,
        counted: desk.counted_penalties(shop, staff, month),
        closed_by: StaffId(0),
        closed_at: Instant(0),
    }
}

fn line(line: &xiaoer_policy::contract::penalty::PayLine) -> Line {
    Line {
        rule: line.rule.clone(),
        label: line.label.clone(),
        amount: Fen(line.amount),
        points: Tenths(line.points),
        working: line.working.clone(),
    }
}

/// In the desk's terms.
pub(crate) const fn level(level: ScoreLevel) -> pay::ScoreLevel {
    match level {
        ScoreLevel::Ok => pay::ScoreLevel::Ok,
        ScoreLevel::Warning => pay::ScoreLevel::Warning,
        ScoreLevel::CompanyPenalty => pay::ScoreLevel::CompanyPenalty,
        ScoreLevel::Severe => pay::ScoreLevel::Severe,
    }
}
