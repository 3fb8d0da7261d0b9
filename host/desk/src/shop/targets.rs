//! Times and limits that a shop's desk is held to, each with the catalogue's default, and what they must not be.

use serde::{Deserialize, Serialize};

use crate::{
    money::Fen,
    refusal::{FieldFault, Refusal},
    time::Millis,
};

/// Times and limits. Durations in milliseconds; the defaults are the catalogue's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Targets {
    /// M-01a: a greeting within this long of the first message. The box may send it; a person's first answer is M-01b.
    pub greeting_ms: Millis,
    /// Waiting this long is shown amber.
    pub amber_ms: Millis,
    /// Waiting this long is shown red at the agent's seat.
    pub red_ms: Millis,
    /// M-01b, M-03: an answer later than this is late.
    pub late_ms: Millis,
    /// M-05: the supervisor is told at this age.
    pub alert_ms: Millis,
    /// M-05: unanswered longer than this.
    pub unanswered_ms: Millis,
    /// M-06: unanswered this long, and again for each further such span.
    pub unanswered_block_ms: Millis,
    /// M-02: on hold, the agent is reminded after this long without contact. The hold begins with a person's "please wait", which
    /// has answered the round.
    pub hold_remind_ms: Millis,
    /// M-02: on hold, no contact for longer than this is a breach.
    pub hold_gap_ms: Millis,
    /// W-01: silence after which an answered conversation closes.
    pub close_ms: Millis,
    /// PS-6, PS-7: silence after which the agent is offered a farewell or a follow-up.
    pub quiet_ms: Millis,
    /// K-48: an order that has been unpaid for so long is asked about.
    pub unpaid_ms: Millis,
    /// whoever waits longer than this goes first, buying or not.
    pub starvation_ms: Millis,
    /// Open conversations that one agent is given by the desk at the same time.
    pub capacity: u32,
    /// M-20: a queue of more people than this is shown amber on the wall.
    pub queue_amber: u32,
    /// M-20: a queue of more people than this is shown red on the wall.
    pub queue_red: u32,
    /// Share of rounds to be answered in time, in permille.
    pub in_time_permille: u32,
    /// Review of an application (M-15).
    pub case_review_ms: Millis,
    /// W-07: how long the desk waits for missing facts before it closes the case.
    pub case_info_ms: Millis,
    /// W-07: how long the buyer may choose.
    pub case_choice_ms: Millis,
    /// how long the boss may take.
    pub case_boss_ms: Millis,
    /// W-07: how long the return parcel may take.
    pub case_parcel_ms: Millis,
    /// RF-07: promised return window (承诺退换期) in days.
    pub return_window_days: u32,
    /// RF-11: promised window for quality problems in days.
    pub quality_window_days: u32,
    /// RF-07: seven-day no-reason return is offered.
    pub no_reason: bool,
    /// RF-12: the most an after-sale agent may pay as compensation.
    pub agent_compensation_fen: Fen,
    /// RF-12: the most a supervisor may pay as compensation.
    pub supervisor_compensation_fen: Fen,
    /// W-13: working days in which an agent may appeal.
    pub appeal_working_days: u32,
}

impl Default for Targets {
    fn default() -> Self {
        Self {
            greeting_ms: Millis::seconds(10),
            amber_ms: Millis::seconds(60),
            red_ms: Millis::seconds(100),
            late_ms: Millis::minutes(2),
            alert_ms: Millis::minutes(20),
            unanswered_ms: Millis::minutes(30),
            unanswered_block_ms: Millis::hours(2),
            hold_remind_ms: Millis::seconds(150),
            hold_gap_ms: Millis::minutes(3),
            close_ms: Millis::minutes(30),
            quiet_ms: Millis::minutes(10),
            unpaid_ms: Millis::minutes(15),
            starvation_ms: Millis::seconds(90),
            capacity: 10,
            queue_amber: 5,
            queue_red: 10,
            in_time_permille: 900,
            case_review_ms: Millis::hours(48),
            case_info_ms: Millis::hours(72),
            case_choice_ms: Millis::hours(72),
            case_boss_ms: Millis::hours(24),
            case_parcel_ms: Millis::hours(7 * 24),
            return_window_days: 7,
            quality_window_days: 15,
            no_reason: true,
            agent_compensation_fen: Fen(500),
            supervisor_compensation_fen: Fen(1_000),
            appeal_working_days: 3,
        }
    }
}

/// A target as it is checked: where it stands in the record, what people call it, and its number.
struct Target {
    field: &'static str,
    zh: &'static str,
    en: &'static str,
    value: i64,
}

/// No sum of two times that are bounded by a year can leave the calendar.
const YEAR: Millis = Millis::hours(24 * 366);

impl Targets {
    /// Refuses times and limits that make no sense alone or contradict each other; every field concerned is named.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let mut faults = Vec::new();
        for target in self.times() {
            if target.value < Millis::seconds(1).0 || target.value > YEAR.0 {
                faults.push(target.fault("要在 1 秒到 366 天之间", "must be between 1 second and 366 days"));
            }
        }
        for (target, least, most) in self.counts() {
            if !(least..=most).contains(&target.value) {
                let zh = format!("要在 {least} 到 {most} 之间");
                faults.push(target.fault(&zh, &format!("must be between {least} and {most}")));
            }
        }
        if self.agent_compensation_fen < Fen(0) {
            faults.push(self.agent_compensation().fault("不能是负数", "must not be negative"));
        }
        // A number that makes no sense alone contradicts nothing yet.
        if faults.is_empty() {
            for (lower, upper, may_equal) in self.pairs() {
                let agrees = if may_equal { lower.value <= upper.value } else { lower.value < upper.value };
                if !agrees {
                    faults.extend(contradiction(&lower, &upper, may_equal));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::fields("bad_target", faults)) }
    }

    fn times(&self) -> [Target; 18] {
        [
            time("greeting_ms", "首次问候", "First greeting", self.greeting_ms),
            self.amber(),
            self.red(),
            self.late(),
            self.alert(),
            self.unanswered(),
            self.unanswered_block(),
            self.hold_remind(),
            self.hold_gap(),
            time("close_ms", "静默后结束会话", "Close after silence", self.close_ms),
            time("quiet_ms", "静默后提醒道别", "Silence before a farewell", self.quiet_ms),
            time("unpaid_ms", "未付款跟进", "Unpaid order is followed up", self.unpaid_ms),
            time("starvation_ms", "优先接待起点", "Goes first from", self.starvation_ms),
            time("case_review_ms", "审核期限", "Review", self.case_review_ms),
            time("case_info_ms", "等买家补充", "Buyer's facts", self.case_info_ms),
            time("case_choice_ms", "等买家选择", "Buyer's choice", self.case_choice_ms),
            time("case_boss_ms", "等店主决定", "Owner's decision", self.case_boss_ms),
            time("case_parcel_ms", "等退货寄回", "Return parcel", self.case_parcel_ms),
        ]
    }

    /// Counts with the least and the most that each may be.
    fn counts(&self) -> [(Target, i64, i64); 5] {
        [
            (count("capacity", "每人同时接待", "Chats per agent", self.capacity), 1, 1_000),
            (
                count(
                    "in_time_permille",
                    "及时回复目标（千分之）",
                    "Target answered in time (permille)",
                    self.in_time_permille,
                ),
                0,
                1_000,
            ),
            (count("return_window_days", "承诺退换期（天）", "Return window (days)", self.return_window_days), 0, 366),
            (
                count("quality_window_days", "质量问题承诺期（天）", "Quality window (days)", self.quality_window_days),
                0,
                3_660,
            ),
            (
                count("appeal_working_days", "申诉期（工作日）", "Appeal (working days)", self.appeal_working_days),
                1,
                31,
            ),
        ]
    }

    /// What must not be over what, and whether the two may be the same.
    fn pairs(&self) -> [(Target, Target, bool); 8] {
        let queue_amber = count("queue_amber", "排队变黄人数", "Queue amber from", self.queue_amber);
        let queue_red = count("queue_red", "排队变红人数", "Queue red from", self.queue_red);
        let supervisor = Target {
            field: "supervisor_compensation_fen",
            zh: "主管补偿上限",
            en: "Supervisor may compensate",
            value: self.supervisor_compensation_fen.0,
        };
        [
            (self.amber(), self.red(), true),
            (self.red(), self.late(), true),
            (self.late(), self.unanswered(), false),
            (self.alert(), self.unanswered(), true),
            (self.unanswered(), self.unanswered_block(), false),
            (self.hold_remind(), self.hold_gap(), true),
            (queue_amber, queue_red, true),
            (self.agent_compensation(), supervisor, true),
        ]
    }

    fn amber(&self) -> Target {
        time("amber_ms", "等待变黄", "Wait turns amber", self.amber_ms)
    }

    fn red(&self) -> Target {
        time("red_ms", "座席变红", "Red at the seat", self.red_ms)
    }

    fn late(&self) -> Target {
        time("late_ms", "算作迟复", "Counts as late", self.late_ms)
    }

    fn alert(&self) -> Target {
        time("alert_ms", "提醒主管", "Supervisor is told", self.alert_ms)
    }

    fn unanswered(&self) -> Target {
        time("unanswered_ms", "长时间未复", "Long unanswered", self.unanswered_ms)
    }

    fn unanswered_block(&self) -> Target {
        time("unanswered_block_ms", "未复累计间隔", "Unanswered, each further", self.unanswered_block_ms)
    }

    fn hold_remind(&self) -> Target {
        time("hold_remind_ms", "请稍等提醒", "Hold reminder", self.hold_remind_ms)
    }

    fn hold_gap(&self) -> Target {
        time("hold_gap_ms", "请稍等超时", "Hold too long", self.hold_gap_ms)
    }

    fn agent_compensation(&self) -> Target {
        let value = self.agent_compensation_fen.0;
        Target { field: "agent_compensation_fen", zh: "客服补偿上限", en: "Agent may compensate", value }
    }
}

fn time(field: &'static str, zh: &'static str, en: &'static str, value: Millis) -> Target {
    Target { field, zh, en, value: value.0 }
}

fn count(field: &'static str, zh: &'static str, en: &'static str, value: u32) -> Target {
    Target { field, zh, en, value: i64::from(value) }
}

impl Target {
    fn fault(&self, zh: &str, en: &str) -> FieldFault {
        FieldFault {
            field: format!("targets/{}", self.field),
            zh: format!("“{}”{zh}。", self.zh),
            en: format!("“{}” {en}.", self.en),
        }
    }
}

/// Both fields are named, since either may be the one to mend.
fn contradiction(lower: &Target, upper: &Target, may_equal: bool) -> [FieldFault; 2] {
    if may_equal {
        [
            lower.fault(&format!("不能超过“{}”", upper.zh), &format!("must not be more than “{}”", upper.en)),
            upper.fault(&format!("不能小于“{}”", lower.zh), &format!("must not be less than “{}”", lower.en)),
        ]
    } else {
        [
            lower.fault(&format!("要小于“{}”", upper.zh), &format!("must be less than “{}”", upper.en)),
            upper.fault(&format!("要大于“{}”", lower.zh), &format!("must be more than “{}”", lower.en)),
        ]
    }
}
