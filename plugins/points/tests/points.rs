//! Points of catalogue 4.4: every function, every reading, every boundary. The cases inside the package are the vectors;
//! these tests prove what holds for every count and every setting.

use xiaoer_points::{
    AttitudeMode, NotLoggedInMode, Points, Settings, SlowComplaintMode, assess, attitude, not_logged_in,
    slow_complaints,
};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::date::MINUTE;
use xiaoer_sdk::penalty::*;
use xiaoer_sdk::sample::{self, NOW};

const EVERY_KIND: [IncidentKind; 14] = [
    IncidentKind::SlowAnswer,
    IncidentKind::IdleHang,
    IncidentKind::LateForShift,
    IncidentKind::OfflineWithoutLeave,
    IncidentKind::NotLoggedIn,
    IncidentKind::ForgotRegister,
    IncidentKind::AbsentWithoutLeave,
    IncidentKind::LeftPost,
    IncidentKind::LeaveOverQuota,
    IncidentKind::SlowComplaint,
    IncidentKind::AttitudeComplaint,
    IncidentKind::BadReview,
    IncidentKind::NonQualityReturn,
    IncidentKind::DailyTaskUnfinished,
];

/// An incident of this kind, after so many others of it in the month.
fn incident(kind: IncidentKind, before: u32) -> IncidentCase {
    let mut case = sample::incident(kind, 20 * MINUTE);
    case.earlier_this_month = vec![Earlier { kind, count: before, durations: Vec::new() }];
    case
}

fn month(applied: Vec<AppliedItem>) -> MonthCase {
    MonthCase { applied, ..sample::month() }
}

fn lost(assessment: &Assessment) -> i32 {
    let points = assessment.proposals.iter().filter_map(|proposal| match proposal.effect {
        Effect::Points(tenths) => Some(tenths),
        _ => None,
    });
    points.sum()
}

#[test]
fn the_functions_give_the_catalogues_totals() {
    let settings = Settings::default();
    let counts = [0, 1, 2, 3, 4, 5, 6, 100];
    assert_eq!(counts.map(|n| slow_complaints(&settings.slow_complaint, n)), [0, 0, 0, 50, 50, 100, 100, 100]);
    assert_eq!(counts.map(|n| attitude(&settings.attitude, n)), [0, 10, 20, 50, 60, 100, 100, 100]);
    assert_eq!(counts.map(|n| not_logged_in(&settings.not_logged_in, n)), [0, 0, 0, 50, 50, 50, 50, 50]);
}

#[test]
fn the_other_readings_have_their_own_totals() {
    let mut settings = Settings::default();
    settings.slow_complaint.mode = SlowComplaintMode::Add;
    settings.attitude.mode = AttitudeMode::Add;
    settings.not_logged_in.mode = NotLoggedInMode::PerBlock;
    let counts = [2, 3, 4, 5, 6];
    assert_eq!(counts.map(|n| slow_complaints(&settings.slow_complaint, n)), [0, 50, 50, 150, 150]);
    assert_eq!(counts.map(|n| attitude(&settings.attitude, n)), [20, 80, 90, 200, 210]);
    assert_eq!(counts.map(|n| not_logged_in(&settings.not_logged_in, n)), [0, 50, 50, 50, 100]);
}

#[test]
fn a_months_proposals_sum_up_to_the_total_whatever_the_reading() {
    let mut add = Settings::default();
    add.slow_complaint.mode = SlowComplaintMode::Add;
    add.attitude.mode = AttitudeMode::Add;
    add.not_logged_in.mode = NotLoggedInMode::PerBlock;
    for settings in [Settings::default(), add] {
        let sum = |kind| (0..10).map(|before| lost(&assess(&settings, &incident(kind, before)))).sum::<i32>();
        assert_eq!(sum(IncidentKind::SlowComplaint), slow_complaints(&settings.slow_complaint, 10));
        assert_eq!(sum(IncidentKind::AttitudeComplaint), attitude(&settings.attitude, 10));
        assert_eq!(sum(IncidentKind::NotLoggedIn), not_logged_in(&settings.not_logged_in, 10));
    }
}

#[test]
fn every_incident_gets_a_proposal_with_reason_and_working_or_a_note() {
    for kind in EVERY_KIND {
        let assessment = assess(&Settings::default(), &incident(kind, 0));
        assert!(!assessment.proposals.is_empty() || !assessment.notes.is_empty(), "{kind:?}");
        assert!(assessment.proposals.iter().all(|one| !one.reasons.is_empty() && !one.working.is_empty()), "{kind:?}");
    }
}

#[test]
fn a_clock_that_cannot_be_trusted_means_a_note_and_no_proposal() {
    for kind in EVERY_KIND {
        let case = IncidentCase { clock_trusted: false, ..incident(kind, 9) };
        let assessment = assess(&Settings::default(), &case);
        assert_eq!((assessment.proposals.len(), assessment.notes.len()), (0, 1), "{kind:?}");
    }
}

#[test]
fn what_is_said_is_in_the_shops_language() {
    let han = |text: &String| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for kind in EVERY_KIND {
        for before in [0, 2] {
            let mut case = incident(kind, before);
            case.shop.language = Language::En;
            let Assessment { proposals, notes } = assess(&Settings::default(), &case);
            let reasons = proposals.iter().flat_map(|one| &one.reasons).chain(&notes).map(|reason| &reason.text);
            assert!(!reasons.chain(proposals.iter().flat_map(|one| &one.working)).any(han), "{kind:?}");
        }
    }
    let mut case = month(vec![AppliedItem {
        rule: "PP-04".to_owned(),
        effect: Effect::Points(120),
        incident_at: NOW,
        penalty: Some(1),
    }]);
    (case.shop.language, case.working_days) = (Language::En, 9);
    let Statement { lines, reasons, .. } = Points::close_month(&Settings::default(), case);
    assert_eq!(reasons.len(), 3);
    let lines = lines.iter().flat_map(|line| line.working.iter().chain([&line.label]));
    assert!(!lines.chain(reasons.iter().map(|reason| &reason.text)).any(han));
}

#[test]
fn the_score_is_the_sum_of_its_lines_and_points_that_are_none_add_nothing() {
    let item = |tenths| AppliedItem {
        rule: "PP-02".to_owned(),
        effect: Effect::Points(tenths),
        incident_at: NOW,
        penalty: None,
    };
    let statement = Points::close_month(&Settings::default(), month(vec![item(5), item(0), item(-50), item(7)]));
    assert_eq!(statement.score, Some(88));
    assert_eq!(statement.lines.iter().map(|line| line.points).sum::<i32>(), 88);
    assert!(statement.lines.iter().all(|line| !line.working.is_empty()));
}

#[test]
fn absurd_facts_and_settings_never_panic() {
    let mut settings = Settings::default();
    settings.attitude.each_points = i32::MAX;
    settings.attitude.mode = AttitudeMode::Add;
    settings.not_logged_in.count = 0;
    settings.levels.severe_months = 0;
    settings.score.start = i32::MIN;
    for kind in EVERY_KIND {
        for duration in [i64::MIN, -1, 0, i64::MAX] {
            let mut case = incident(kind, u32::MAX);
            (case.incident.duration, case.incident.started_at) = (duration, duration);
            (case.incident.asked_points, case.rest_days_used) = (Some(i32::MIN), Some(u8::MAX));
            assess(&settings, &case);
        }
    }
    let item = AppliedItem {
        rule: "PP-02".to_owned(),
        effect: Effect::Points(i32::MAX),
        incident_at: i64::MIN,
        penalty: None,
    };
    Points::close_month(&settings, month(vec![item.clone(), item]));
}
