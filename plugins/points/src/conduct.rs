//! Complaints and the day's task: PP-08 to PP-11.

use xiaoer_sdk::hearing::Hearing;
use xiaoer_sdk::penalty::{Effect, Finding, IncidentKind};
use xiaoer_sdk::text::{pair, points};

use crate::incident::{Counted, propose_counted};
use crate::settings::{Attitude, DailyTask, SlowComplaint};
use crate::totals;

/// PP-08. Customers' and colleagues' complaints are one count.
pub fn slow_complaint(setting: &SlowComplaint, hearing: &mut Hearing) {
    if is_cleared(hearing, "PP-08") {
        return;
    }
    let before = hearing.earlier(&[IncidentKind::SlowComplaint], |_| true);
    let number = before.saturating_add(1);
    let why = pair(
        format!("应答不及时被投诉，本月第{number}次"),
        format!("A complaint of untimely answers, number {number} of the month"),
    );
    let (total, before) = (totals::slow_complaints(setting, number), totals::slow_complaints(setting, before));
    propose_counted(hearing, Counted { rule: "PP-08", number, total, before, why });
}

/// PP-09, and PP-11 where it happens again and again.
pub fn attitude_complaint(setting: &Attitude, hearing: &mut Hearing) {
    if is_cleared(hearing, "PP-09") {
        return;
    }
    let before = hearing.earlier(&[IncidentKind::AttitudeComplaint], |_| true);
    let number = before.saturating_add(1);
    let why = pair(
        format!("服务态度被投诉，本月第{number}次"),
        format!("A complaint of attitude, number {number} of the month"),
    );
    let (total, before) = (totals::attitude(setting, number), totals::attitude(setting, before));
    propose_counted(hearing, Counted { rule: "PP-09", number, total, before, why });
    let from = setting.report_from;
    if from > 0 && number >= from {
        let why = pair(
            "态度问题屡教不改，由主管上报总经理",
            "Attitude, repeatedly not corrected: the supervisor reports it to the general manager",
        );
        let step = format!("{number} ≥ {from}");
        hearing.propose("PP-11", Effect::ReportToGeneralManager, why, vec![pair(step.clone(), step)]);
    }
}

/// PP-10. The rule leaves a range; within it the supervisor says how much, and criticism is the milder choice.
pub fn daily_task(setting: &DailyTask, hearing: &mut Hearing) {
    if hearing.incident().special_reason {
        return hearing.note("PP-10", pair("有正当理由", "There was a proper reason"));
    }
    let why = pair("当日工作未完成且无正当理由", "The day's task was not completed, without a proper reason");
    let range = pair(
        format!("规则为口头批评，或扣{}至{}分", points(setting.min_points), points(setting.max_points)),
        format!("criticism, or {} to {} points", points(setting.min_points), points(setting.max_points)),
    );
    let asked = hearing.incident().asked_points.filter(|asked| *asked >= setting.min_points);
    let Some(asked) = asked else {
        let step = match hearing.incident().asked_points {
            Some(less) => pair(
                format!("主管要求{}分，低于下限 → 口头批评", points(less)),
                format!("{} points asked, below the range → criticism", points(less)),
            ),
            None => pair("主管未要求扣分 → 口头批评", "no points asked → criticism"),
        };
        return hearing.propose("PP-10", Effect::OralCriticism, why, vec![range, step]);
    };
    let lost = asked.min(setting.max_points);
    let step = pair(
        format!("主管要求{}分 → {}分", points(asked), points(lost)),
        format!("{} points asked → {} points", points(asked), points(lost)),
    );
    hearing.propose("PP-10", Effect::Points(lost), why, vec![range, step]);
}

/// Whether a supervisor found that the complaint was not the agent's fault. Says so under the rule, if that is the case.
fn is_cleared(hearing: &mut Hearing, rule: &str) -> bool {
    let cleared = hearing.incident().fault == Finding::NotAtFault;
    if cleared {
        hearing.note(rule, pair("主管认定非客服责任，不计次", "Found not to be the agent's fault: not counted"));
    }
    cleared
}
