//! What the law warns of before a month is paid. A warning never changes a sum: whether an employer may deduct is for
//! people to settle, who acknowledge each warning first.

use xiaoer_sdk::common::Fen;
use xiaoer_sdk::text::{Pair, pair, percent, yuan};

use crate::slip::Slip;

/// Warnings for a slip whose lines are complete: `base` is what the base line pays, `fines` what was deducted, and
/// `share_bp` the share of the month's wage, in basis points, above which a deduction is warned of.
pub fn warnings(slip: &Slip, base: Fen, fines: Fen, share_bp: u32) -> Vec<Pair> {
    let mut warnings = Vec::new();
    let total = slip.total();
    if fines > 0 {
        warnings.push(pair(
            "用人单位能否罚款存在争议；请核对证据、听取申诉后再扣款。",
            "Whether an employer may fine at all is disputed: check the evidence and hear appeals before deducting.",
        ));
        let earned = total.saturating_add(fines).max(0);
        if i128::from(fines) * 10_000 > i128::from(earned) * i128::from(share_bp) {
            let (fines, earned, share) = (yuan(fines), yuan(earned), percent(share_bp));
            warnings.push(pair(
                format!("扣款{fines}元，超过当月工资{earned}元的{share}%。"),
                format!("Deductions of {fines} yuan are more than {share} % of the month's wage of {earned}."),
            ));
        }
    }
    if total < 0 {
        let total = yuan(total);
        warnings.push(pair(
            format!("应发{total}元，小于零；不能向本人倒收，请先核对扣款和退货。"),
            format!("To pay: {total} yuan, below zero. Nobody pays in: check the deductions and the returns first."),
        ));
    }
    let minimum = slip.case().local_minimum_wage.map(|minimum| slip.for_days_employed(minimum));
    // A shop that pays its bases elsewhere would be warned of every agent, every month.
    if let Some(minimum) = minimum.filter(|_| base > 0) {
        for (amount, zh_cn, en) in [(total, "应发", "To pay:"), (base, "底薪", "Base:")] {
            if amount < minimum {
                let (amount, minimum) = (yuan(amount), yuan(minimum));
                warnings.push(pair(
                    format!("{zh_cn}{amount}元，低于当地最低工资{minimum}元。"),
                    format!("{en} {amount} yuan, below the local minimum wage of {minimum}."),
                ));
            }
        }
    }
    warnings
}
