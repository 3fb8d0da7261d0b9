//! The facts of an incident that a condition can name.

use xiaoer_sdk::common::Platform;
use xiaoer_sdk::date::{day_index, minute_of_day};
use xiaoer_sdk::penalty::{Finding, Grade, IncidentCase, IncidentKind, Shift};
use xiaoer_table::{Kind, Value, facts, names};

facts! { IncidentCase:
    "incident.kind" Kind::Word(names::<IncidentKind>), false, case => Value::Word(case.incident.kind as usize);
    "incident.duration" Kind::Length, false, case => Value::Int(case.incident.duration);
    "incident.answered" Kind::Flag, false, case => Value::flag(case.incident.answered);
    "incident.shift" Kind::Word(names::<Shift>), false, case => Value::Word(case.incident.shift as usize);
    "incident.phone_leave" Kind::Flag, false, case => Value::flag(case.incident.phone_leave);
    "incident.prompt_answered" Kind::Flag, false, case => Value::flag(case.incident.prompt_answered);
    "incident.unanswered_messages" Kind::Number, false, case => Value::Int(case.incident.unanswered_messages.into());
    "incident.review_changed" Kind::Flag, false, case => Value::flag(case.incident.review_changed);
    "incident.fault" Kind::Word(names::<Finding>), false, case => Value::Word(case.incident.fault as usize);
    "incident.order_amount" Kind::Money, true, case => Value::of(case.incident.order_amount);
    "incident.special_reason" Kind::Flag, false, case => Value::flag(case.incident.special_reason);
    "incident.asked_points" Kind::Points, true, case => Value::of(case.incident.asked_points);
    "incident.started_at" Kind::Instant, false, case => Value::Int(case.incident.started_at);
    "minute_of_day" Kind::Number, false, case => Value::Int(minute_of_day(case.incident.started_at).into());
    "days_since_start" Kind::Number, false, case => Value::Int(day_index(case.incident.started_at, case.now));
    "days_to_end" Kind::Number, false, case => Value::Int(day_index(case.incident.started_at, case.incident.ended_at));
    "number_this_month" Kind::Number, false, case => Value::Int(number(case));
    "rest_days_used" Kind::Number, true, case => Value::of(case.rest_days_used);
    "agent.grade" Kind::Word(names::<Grade>), false, case => Value::Word(case.agent.grade as usize);
    "agent.onsite" Kind::Flag, false, case => Value::flag(case.agent.onsite);
    "agent.full_time" Kind::Flag, false, case => Value::flag(case.agent.full_time);
    "shop.platform" Kind::Word(names::<Platform>), false, case => Value::Word(case.shop.platform as usize);
}

/// Which of its kind in the month the incident is, from 1.
fn number(case: &IncidentCase) -> i64 {
    let of_kind = case.earlier_this_month.iter().filter(|earlier| earlier.kind == case.incident.kind);
    of_kind.fold(1, |sum, earlier| sum + i64::from(earlier.count))
}
