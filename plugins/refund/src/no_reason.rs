//! Returns without a reason: RF-07 to RF-10. The warehouse judges the goods, never an agent and never a picture.

use xiaoer_sdk::common::Role;
use xiaoer_sdk::refund::{Asserter, Decision, Inspection, NeededInfo, RefundVerdict, RequestReason, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::{BossWord, Case, Found};
use crate::settings::FirstDay;
use crate::verdict::{Verdict, rights_warning};

/// The buyer sent pictures and asks whether the goods pass, before the warehouse has them.
pub fn asks_for_judgement(case: &Case) -> bool {
    case.facts.asks_judgement_by_picture && case.found_by_warehouse() == Found::Nothing
}

/// RF-10: a "yes" by picture would bind the shop to goods that it has not seen.
pub fn do_not_judge_by_picture(case: &Case) -> RefundVerdict {
    let why = pair(
        "图片不能看出商品全貌，不作判断，以仓库收到实物检查为准",
        "A picture does not show everything: no judgement; the warehouse decides when it has the goods",
    );
    let asking = case.ask("RF-10", why, &[NeededInfo::SelfCheck]).script("K-63");
    if case.facts.requirements_sent_at.is_none() {
        asking.needs(NeededInfo::Requirements).script("K-62").done()
    } else {
        asking.done()
    }
}

/// Decides a case of goods that are disliked or do not fit.
pub fn decide(case: &Case) -> RefundVerdict {
    let window = case.settings.no_reason.window_days.max(case.facts.promise_window_days);
    if !case.facts.no_reason_supported || case.facts.no_reason_excluded {
        let why = pair(
            "该商品不支持无理由退换，请向顾客说明；主管可酌情处理",
            "This item has no no-reason return: explain it to the buyer; the supervisor may make an exception",
        );
        return case.verdict(Decision::Deny, "RF-07", why).done();
    }
    let day = day_of_window(case);
    if day > i64::from(window) {
        let why = pair(
            format!("退换期的第{day}天申请，已超过{window}天无理由退换期；主管可酌情处理"),
            format!("Applied on day {day}, outside the window of {window} days; the supervisor may make an exception"),
        );
        return case.verdict(Decision::Deny, "RF-07", why).done();
    }
    if case.facts.wish == Wish::Exchange && !case.settings.no_reason.covers_exchange {
        let why = pair(
            "本店的无理由服务只含退货，顾客要换货，请主管决定",
            "Here the no-reason service is for returns only, and the buyer wants an exchange: the supervisor decides",
        );
        return case.to_supervisor("RF-07", why).done();
    }
    // Not before: whoever is refused for the item or the day is not first told to let the warehouse judge.
    if asks_for_judgement(case) {
        return do_not_judge_by_picture(case);
    }
    match case.found_by_warehouse() {
        Found::Fault if case.was_told_beforehand() && !case.inspection_is_confirmed() => still_looking(case, window),
        Found::Fault => warehouse_refuses(case),
        Found::Unproven => warehouse_names_nothing(case),
        Found::InOrder => warehouse_accepts(case),
        Found::Nothing if admits_a_fault(case) && !has_decided(case) => let_the_buyer_decide(case),
        Found::Nothing if case.facts.requirements_sent_at.is_none() => {
            let why = pair(
                "先把退换要求告知顾客，请顾客自行检查",
                "First tell the buyer the conditions of a return and let them check the goods",
            );
            case.ask("RF-07", why, &[NeededInfo::Requirements, NeededInfo::SelfCheck]).script("K-62").done()
        }
        Found::Nothing if case.settings.no_reason.ask_boss => with_the_boss(case, window),
        Found::Nothing => conditional(case, window).done(),
    }
}

/// Which day of the window the application falls on.
fn day_of_window(case: &Case) -> i64 {
    match case.settings.no_reason.first_day {
        FirstDay::AfterSigning => case.days_since_signed(),
        FirstDay::OfSigning => case.days_since_signed() + 1,
    }
}

/// A-32, where the shop wants its boss to know. The law gives the right without him, so anything but a "yes" leads to the
/// supervisor.
fn with_the_boss(case: &Case, window: u32) -> RefundVerdict {
    match case.boss_word() {
        BossWord::Consent => conditional(case, window).done(),
        BossWord::Awaited => {
            let why = pair("无理由退换，本店设置为先请示老板", "A no-reason return; this shop asks the boss first");
            case.verdict(Decision::EscalateBoss, "RF-07", why)
                .approved_by(Role::Boss)
                .pays(case.for_item())
                .script("K-64a")
                .warns(rights_warning())
                .by(case.boss_deadline())
                .done()
        }
        word => {
            let hours = case.settings.deadlines.boss_h;
            let why = if word == BossWord::Silence {
                pair(
                    format!("老板{hours}小时内未答复无理由退换，不视为拒绝，由主管决定"),
                    format!(
                        "The boss has not answered within {hours} hours about the no-reason return, which is no \
                         refusal: the supervisor decides"
                    ),
                )
            } else {
                pair(
                    "老板未同意无理由退换，不能直接拒绝顾客，由主管决定",
                    "The boss did not agree to the no-reason return. The buyer is not refused: the supervisor decides",
                )
            };
            case.to_supervisor("RF-07", why).warns(rights_warning()).done()
        }
    }
}

fn admits_a_fault(case: &Case) -> bool {
    case.facts.inspection == Inspection::NotStarted && !case.failing(Asserter::Buyer).is_empty()
}

/// Told the conditions, the buyer still wants to send the goods back.
fn has_decided(case: &Case) -> bool {
    case.facts.requirements_sent_at.is_some() && matches!(case.facts.wish, Wish::ReturnRefund | Wish::Exchange)
}

/// RF-09.
fn let_the_buyer_decide(case: &Case) -> RefundVerdict {
    let told = names(&case.failing(Asserter::Buyer));
    let why = pair(
        format!("顾客自述{}，客服不能提前拒绝；说明要求，由顾客决定是否寄回", told.zh_cn),
        format!("The buyer says: {}. No agent may refuse yet: state the conditions, and let the buyer decide", told.en),
    );
    let asking = case.ask("RF-09", why, &[NeededInfo::Choice]).script("K-62");
    if case.facts.requirements_sent_at.is_none() {
        asking.needs(NeededInfo::Requirements).done()
    } else {
        asking.done()
    }
}

/// What a buyer must know who sends goods that he himself says are not in order.
fn at_own_risk(case: &Case) -> Pair {
    let told = names(&case.failing(Asserter::Buyer));
    pair(
        format!("顾客自述{}，已告知要求，仍决定寄回；仓库检查若属实，可能被拒绝退换并原样退回", told.zh_cn),
        format!(
            "The buyer says: {}, was told the conditions and sends it back all the same. Where the warehouse finds it so, \
             the return may be refused and the parcel sent back",
            told.en
        ),
    )
}

fn conditional<'a>(case: &'a Case<'a>, window: u32) -> Verdict<'a> {
    let why = pair(
        format!("{window}天无理由退换期内，寄回后以仓库检查为准"),
        format!("Within {window} days: the goods may come back, subject to the warehouse's check"),
    );
    let days = case.settings.deadlines.return_days.saturating_mul(24);
    let verdict = if admits_a_fault(case) {
        case.verdict(Decision::ConditionalReturn, "RF-09", at_own_risk(case)).because("RF-07", why)
    } else {
        case.verdict(Decision::ConditionalReturn, "RF-07", why)
    };
    let verdict = verdict.by(case.in_hours(days));
    // Money is only spoken of where money is wanted.
    if case.facts.wish == Wish::Exchange { verdict } else { verdict.pays(case.for_item()) }
}

/// The warehouse has noted a fault and not said that it is done.
fn still_looking(case: &Case, window: u32) -> RefundVerdict {
    let found = found_by_warehouse(case);
    let why = pair(
        format!("{}，但检查尚未确认，不能据此拒绝，等待仓库确认", found.zh_cn),
        format!("{}, but has not confirmed its inspection: no refusal yet", found.en),
    );
    conditional(case, window).because("RF-08", why).done()
}

/// RF-08. A buyer who was never told the conditions is not refused by them, and the boss may refund in part.
pub fn warehouse_refuses(case: &Case) -> RefundVerdict {
    if boss_agrees_to_a_part(case) {
        return part(case);
    }
    let found = found_by_warehouse(case);
    if case.was_told_beforehand() {
        let why = pair(
            format!("{}，不符合已告知的退换要求；老板可酌情部分退款", found.zh_cn),
            format!("{}. The buyer was told beforehand; the boss may refund in part", found.en),
        );
        case.verdict(Decision::Deny, "RF-08", why).done()
    } else {
        let why = pair(
            format!("{}，但未提前告知退换要求，不能直接拒绝，转主管", found.zh_cn),
            format!("{}, but the buyer was not told: no refusal, the supervisor decides", found.en),
        );
        case.to_supervisor("RF-08", why).done()
    }
}

/// RF-08 refuses by a condition that the warehouse has verified. What the buyer says of the goods is no finding of the
/// warehouse, and nobody can answer a refusal that names nothing.
pub fn warehouse_names_nothing(case: &Case) -> RefundVerdict {
    if boss_agrees_to_a_part(case) {
        return part(case);
    }
    let why = pair(
        "仓库检查未通过，但没有记录任何一项由仓库确认的不合格，不能据此拒绝，由主管与仓库核实",
        "The inspection failed, but of the four conditions the warehouse has noted none that fails: no refusal, the \
         supervisor asks the warehouse",
    );
    case.to_supervisor("RF-08", why).done()
}

/// What the boss grants of goods that the warehouse refused, unless the buyer has declined it (W-07).
fn part(case: &Case) -> RefundVerdict {
    let found = found_by_warehouse(case);
    if case.facts.compensation_declined {
        let why = pair(
            format!("{}；老板同意部分退款，但顾客不接受，由主管另行协商", found.zh_cn),
            format!(
                "{}; the boss agreed to a part, which the buyer declined: the supervisor finds another way",
                found.en
            ),
        );
        return case.to_supervisor("RF-08", why).done();
    }
    let why = pair(
        format!("{}；老板同意部分退款，金额由老板决定", found.zh_cn),
        format!("{}; the boss agreed to a part, and decides how much", found.en),
    );
    case.verdict(Decision::PartialCompensation, "RF-08", why)
        .pays(case.for_item())
        .choices(&[Wish::Compensation])
        .approved_by(Role::Boss)
        .by(case.review_deadline())
        .done()
}

/// Where he is asked before the goods travel, his first consent is to the return; another one is to what was found. Nobody
/// asks him before a parcel is stopped.
fn boss_agrees_to_a_part(case: &Case) -> bool {
    let asked_first = case.settings.no_reason.ask_boss && case.facts.reason != RequestReason::Cancel;
    let to_the_return = usize::from(asked_first);
    case.word_of(Role::Boss) == Some(true) && case.boss_consents() > to_the_return
}

/// What the warehouse objects to, as the beginning of a sentence. It may have refused the goods without a particular.
pub fn found_by_warehouse(case: &Case) -> Pair {
    let failing = case.failing(Asserter::Warehouse);
    if failing.is_empty() {
        return pair("仓库检查未通过", "The goods did not pass the warehouse");
    }
    let failing = names(&failing);
    pair(format!("仓库检查：{}", failing.zh_cn), format!("The warehouse found: {}", failing.en))
}

fn warehouse_accepts(case: &Case) -> RefundVerdict {
    let why = if case.all_four_met() {
        pair("仓库检查四项要求全部符合", "The warehouse found all four conditions met")
    } else {
        pair("仓库检查合格", "The goods passed the warehouse")
    };
    if case.facts.wish == Wish::Exchange {
        case.exchange_from_stock("RF-07", why, Wish::Exchange, &[Wish::ReturnRefund, Wish::Exchange]).done()
    } else {
        case.return_refund("RF-07", why).script("K-66").done()
    }
}

fn names(names: &[Pair]) -> Pair {
    let join = |texts: Vec<&str>, with: &str| texts.join(with);
    pair(
        join(names.iter().map(|name| name.zh_cn.as_str()).collect(), "、"),
        join(names.iter().map(|name| name.en.as_str()).collect(), ", "),
    )
}
