//! Buyers who waited, and an empty seat: FT-04 to FT-07. They hold for whoever is online, on duty or not, unless
//! the shop says otherwise.

use xiaoer_sdk::hearing::{Fine, Hearing};
use xiaoer_sdk::penalty::{Effect, IncidentKind, Shift};
use xiaoer_sdk::text::{clock, clock_beside, pair, yuan};

use crate::fines::{late_count_fine, seconds_long, unanswered_fine, unanswered_sum};
use crate::incident::propose_highest;
use crate::settings::{OnlineScope, Settings};

/// Rules that punish the same absence from the screen.
const SAME_CAUSE: [&str; 4] = ["FT-03", "FT-05", "FT-06", "FT-07"];

/// A round whose first human answer took too long, or never came.
pub fn slow_answer(settings: &Settings, hearing: &mut Hearing) {
    if is_covered(settings, hearing, "FT-04") {
        late_count(settings, hearing);
        unanswered(settings, hearing);
    }
}

/// Says so where somebody off duty is not covered.
fn is_covered(settings: &Settings, hearing: &mut Hearing, rule: &str) -> bool {
    let off_duty = hearing.incident().shift == Shift::OffDuty;
    let covered = settings.online.scope == OnlineScope::WhoeverIsOnline || !off_duty;
    if !covered {
        hearing.note(rule, pair("非当班时间，本店不计", "Off duty, which this shop does not count"));
    }
    covered
}

/// FT-04. The proposal is what this answer adds to the month, so that the month's proposals sum up to the rule.
fn late_count(settings: &Settings, hearing: &mut Hearing) {
    let setting = &settings.slow;
    let (waited, threshold) = (hearing.incident().duration, seconds_long(setting.threshold_s));
    if waited <= threshold {
        let why = pair(
            format!("用时{}，未超过{}，不算慢应答", clock(waited), clock(threshold)),
            format!("Took {}, not over {}: not late", clock(waited), clock(threshold)),
        );
        return hearing.note("FT-04", why);
    }
    let before = hearing.earlier(&[IncidentKind::SlowAnswer], |duration| duration > threshold);
    let (number, free) = (before.saturating_add(1), setting.free_count);
    let fine = late_count_fine(setting, number).saturating_sub(late_count_fine(setting, before));
    // Why this one is fined, or is not, by what became of the free ones.
    let (zh_cn, en) = if number <= free {
        (format!("在每月免罚的{free}次之内"), format!("within the {free} that are free each month"))
    } else if fine > 0 && free == 0 {
        ("没有免罚次数".to_owned(), "of which none is free".to_owned())
    } else if fine > 0 {
        (format!("免罚的{free}次已用完"), format!("the {free} free ones are used up"))
    } else {
        let so_far = yuan(late_count_fine(setting, before));
        (
            format!("免罚的{free}次已用完，本月慢应答共罚{so_far}元，这一次不加罚"),
            format!("the {free} free ones are used up; the month's {so_far} yuan do not grow by this one"),
        )
    };
    let counted = pair(
        format!("本月第{number}次应答超过{}，{zh_cn}", clock(threshold)),
        format!("Answer number {number} of this month over {}, {en}", clock(threshold)),
    );
    if fine > 0 {
        let working = vec![
            pair(
                format!("用时{} > {}", clock_beside(waited, threshold), clock(threshold)),
                format!("took {} > {}", clock_beside(waited, threshold), clock(threshold)),
            ),
            pair(
                format!("本月第{number}次 > 免罚{free}次 → {}元", yuan(fine)),
                format!("number {number} of the month > {free} free → {} yuan", yuan(fine)),
            ),
        ];
        hearing.propose("FT-04", Effect::Fine(fine), counted, working);
    } else {
        hearing.note("FT-04", counted);
    }
}

/// FT-05 and FT-06.
fn unanswered(settings: &Settings, hearing: &mut Hearing) {
    let setting = &settings.unanswered;
    let facts = hearing.incident();
    let waited = facts.duration;
    let amount = unanswered_fine(setting, waited);
    if amount == 0 {
        return;
    }
    let counted = waited.min(seconds_long(setting.cap_s));
    let (first, second) = (seconds_long(setting.t1_s), seconds_long(setting.t2_s));
    // The second time is reached when it is full, the first one only when it is over (0.3).
    let (rule, limit, step) = if counted >= second {
        ("FT-06", second, pair(format!("满{}的一档", clock(second)), format!("the step from {}", clock(second))))
    } else {
        ("FT-05", first, pair(format!("超过{}的一档", clock(first)), format!("the step over {}", clock(first))))
    };
    let sum = unanswered_sum(setting, counted);
    let (sum_zh, sum_en) = sum.map_or_else(Default::default, |sum| (format!("，{sum}"), format!(", {sum}")));
    let ended = if facts.answered {
        pair("才有人工回复", "before a person answered")
    } else {
        pair("仍无人工回复", "and no person ever answered")
    };
    let why = pair(
        format!("顾客等待{}{}", clock(waited), ended.zh_cn),
        format!("The buyer waited {} {}", clock(waited), ended.en),
    );
    let mut working = Vec::new();
    if counted < waited {
        working.push(pair(format!("计时上限{}", clock(counted)), format!("counted up to {}", clock(counted))));
    }
    working.push(pair(
        format!("{}，{}{sum_zh} → {}元", clock_beside(counted, limit), step.zh_cn, yuan(amount)),
        format!("{}, {}{sum_en} → {} yuan", clock_beside(counted, limit), step.en, yuan(amount)),
    ));
    propose_highest(settings.overlap.mode, hearing, Fine { rule, amount, why, working }, &SAME_CAUSE);
}

/// FT-07, and A-07: an agent with an empty queue who answers the prompt is not hanging.
pub fn idle_hang(settings: &Settings, hearing: &mut Hearing) {
    if !is_covered(settings, hearing, "FT-07") {
        return;
    }
    let setting = &settings.idle_hang;
    let facts = hearing.incident();
    let (hung, threshold) = (facts.duration, seconds_long(setting.threshold_s));
    if facts.prompt_answered && facts.unanswered_messages == 0 {
        let why = pair(
            "没有未回复的消息且已应答在岗确认，不算空挂",
            "No message was waiting and the presence prompt was answered: not an empty seat",
        );
        hearing.note("FT-07", why);
    } else if hung < threshold {
        let why = pair(
            format!("空挂{}，未满{}，提醒但不罚款", clock(hung), clock(threshold)),
            format!("Nobody attending for {}, under {}: a reminder, no fine", clock(hung), clock(threshold)),
        );
        hearing.note("FT-07", why);
    } else {
        let amount = setting.fine_fen;
        let why =
            pair(format!("在线无人值守{}", clock(hung)), format!("Online with nobody attending for {}", clock(hung)));
        let working = vec![pair(
            format!("{} ≥ {} → {}元", clock(hung), clock(threshold), yuan(amount)),
            format!("{} ≥ {} → {} yuan", clock(hung), clock(threshold), yuan(amount)),
        )];
        let fine = Fine { rule: "FT-07", amount, why, working };
        propose_highest(settings.overlap.mode, hearing, fine, &SAME_CAUSE);
    }
}
