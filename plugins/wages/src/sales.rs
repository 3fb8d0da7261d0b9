//! What a month's sales earn: PAY-05 and PAY-10. Reversals fall in the month of the return: an order that
//! came back or lost its performance is taken off the month in which that happened, however long ago it was sold. Each
//! order line is rounded to the fen by itself (0.3).

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::Fen;
use xiaoer_sdk::penalty::Effect;
use xiaoer_sdk::text::{Pair, pair, percent, yuan};

use crate::slip::{Slip, evidence, share};

/// Steps of the working before the sum. The box refuses a line with more than 64.
const MOST_STEPS: usize = 60;

/// What becomes of a month in which more came back than was sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BelowZero {
    /// The orders' amounts are taken off the sales; what is left below zero begins the next month.
    Carry,
    /// The orders' commission is taken back at once, even if the line falls below zero.
    TakeBack,
}

/// The commission of a scheme.
#[derive(Debug, Clone, Copy)]
pub struct Commission {
    /// Share of personal sales, in basis points (1/10,000).
    pub rate_bp: u32,
    /// What becomes of sales below zero.
    pub below_zero: BelowZero,
}

impl Commission {
    /// Writes the commission's line under the rule. Gives the sales below zero that the next month begins with.
    pub fn write(self, slip: &mut Slip, rule: &str) -> Fen {
        let Sales { counted, parts, lines, mut working } = Sales::of(slip);
        let earned = self.of(&parts);
        let (earning, amount, carried) = match self.below_zero {
            BelowZero::Carry if counted <= 0 => (0, 0, counted),
            // Rounding alone must not make a debt of sales.
            BelowZero::Carry => (counted, earned.max(0), 0),
            BelowZero::TakeBack => (counted, earned, 0),
        };
        let rate = percent(self.rate_bp);
        working.push(if lines == 0 {
            pair(
                format!("{}元 × {rate}% → {}元", yuan(earning), yuan(amount)),
                format!("{} yuan × {rate} % → {} yuan", yuan(earning), yuan(amount)),
            )
        } else {
            pair(
                format!("{}元 × {rate}%，{lines}行商品逐行四舍五入到分 → {}元", yuan(earning), yuan(amount)),
                format!(
                    "{} yuan × {rate} %, each of {lines} order lines rounded to the fen → {} yuan",
                    yuan(earning),
                    yuan(amount)
                ),
            )
        });
        slip.money(rule, pair("销售提成", "Commission"), amount, working);
        if carried < 0 {
            let rest = yuan(carried.saturating_neg());
            let why = pair(
                format!("业绩为负，{rest}元结转下月抵扣"),
                format!("Sales are below zero: {rest} yuan are carried to the next month"),
            );
            slip.say(rule, why);
        }
        carried
    }

    /// Commission of parts that are each rounded to the fen (0.3).
    fn of(self, parts: &[(Fen, u32)]) -> Fen {
        parts.iter().fold(0, |sum, (each, count)| {
            sum.saturating_add(times(share(*each, i64::from(self.rate_bp), 10_000), *count))
        })
    }
}

/// Sales that earn commission.
struct Sales {
    /// Their sum.
    counted: Fen,
    /// What is rounded by itself, and how often there is the like of it; together `counted`.
    parts: Vec<(Fen, u32)>,
    /// Order lines among the parts.
    lines: u64,
    /// How they were reached.
    working: Vec<Pair>,
}

impl Sales {
    /// Those of the month with what was carried into it, without what was left of the orders that lost their performance.
    fn of(slip: &Slip) -> Self {
        let case = slip.case();
        let net = case.net_sales;
        let mut working =
            vec![pair(format!("当月净业绩{}元", yuan(net)), format!("net sales of the month {} yuan", yuan(net)))];
        let mut parts: Vec<_> = case.sale_lines.iter().map(|same| (same.each, same.count)).collect();
        let lines = parts.iter().map(|(_, count)| u64::from(*count)).sum();
        let in_lines = parts.iter().fold(0, |sum: Fen, (each, count)| sum.saturating_add(times(*each, *count)));
        let unlisted = net.saturating_sub(in_lines);
        parts.push((unlisted, 1));
        if lines > 0 && unlisted != 0 {
            let unlisted = yuan(unlisted);
            working.push(pair(
                format!("其中{unlisted}元未分行，合并计算"),
                format!("{unlisted} yuan of it are not listed by line and count as one"),
            ));
        }
        let carried = case.carried_sales.unwrap_or(0).min(0);
        parts.push((carried, 1));
        if carried < 0 {
            let carried = yuan(carried);
            working.push(pair(format!("上月结转{carried}元"), format!("carried from the month before {carried} yuan")));
        }
        let mut counted = net.saturating_add(carried);
        for item in &case.applied {
            let Effect::RemovePerformance(amount) = item.effect else { continue };
            let amount = amount.max(0);
            counted = counted.saturating_sub(amount);
            parts.push((-amount, 1));
            let (rule, written, of) = (&item.rule, yuan(amount), evidence(item));
            working.push(if amount > 0 {
                pair(
                    format!("{rule}扣除{written}元（{}）", of.zh_cn),
                    format!("{rule} takes off {written} yuan ({})", of.en),
                )
            } else {
                pair(
                    format!("{rule}：该单已没有业绩可扣（{}）", of.zh_cn),
                    format!("{rule}: nothing of the order counts any more ({})", of.en),
                )
            });
        }
        // A month with many orders taken off is still read by a person: the last step says the sum.
        working.truncate(MOST_STEPS);
        Self { counted, parts, lines, working }
    }
}

fn times(each: Fen, count: u32) -> Fen {
    each.saturating_mul(i64::from(count))
}
