//! A month's pay: catalogue 4.2.

mod cases;

use cases::applied;
use xiaoer_penalty::{Settings, TeamScoreMode, close_month};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::penalty::*;
use xiaoer_sdk::sample::month;
use xiaoer_wages::BelowZero;

fn statement(case: &MonthCase) -> Statement {
    close_month(&Settings::default(), case)
}

fn amount(statement: &Statement, rule: &str) -> i64 {
    statement.lines.iter().filter(|line| line.rule == rule).map(|line| line.amount).sum()
}

/// The worked example: 2,060.00.
fn worked_example() -> MonthCase {
    MonthCase {
        net_sales: 8_000_000,
        latenesses_over_free: 2,
        applied: vec![
            applied("FT-01", Effect::Fine(2_000)),
            applied("FT-02", Effect::Fine(2_000)),
            applied("FT-04", Effect::Fine(5_000)),
            applied("FT-05", Effect::Fine(10_000)),
        ],
        ..month()
    }
}

#[test]
fn the_worked_example_pays_2060_yuan() {
    let statement = statement(&worked_example());
    let parts = ["PAY-01", "PAY-05", "PAY-06", "PAY-07", "PAY-08"].map(|rule| amount(&statement, rule));
    assert_eq!(parts, [150_000, 40_000, 15_000, 0, 20_000]);
    assert_eq!(statement.total, 206_000);
    assert_eq!((statement.score, statement.level), (None, ScoreLevel::Ok));
}

#[test]
fn the_fixed_part_of_every_grade_is_the_catalogues() {
    let fixed = |grade| {
        let mut case = month();
        case.agent.grade = grade;
        statement(&case).total
    };
    let grades = [Grade::Junior, Grade::Intermediate, Grade::Senior, Grade::AccountManager];
    assert_eq!(grades.map(fixed), [195_000, 228_000, 272_000, 327_000]);
}

#[test]
fn the_total_is_the_sum_of_its_lines() {
    let statement = statement(&worked_example());
    assert_eq!(statement.total, statement.lines.iter().map(|line| line.amount).sum::<i64>());
}

#[test]
fn commission_is_half_a_percent_with_half_a_fen_rounded_up() {
    let commission = |net_sales| amount(&statement(&MonthCase { net_sales, ..month() }), "PAY-05");
    assert_eq!([commission(8_000_000), commission(100), commission(99)], [40_000, 1, 0]);
}

#[test]
fn an_order_that_lost_its_performance_earns_no_commission() {
    let case = MonthCase {
        net_sales: 8_000_000,
        applied: vec![applied("FT-09", Effect::RemovePerformance(1_000_000))],
        ..month()
    };
    assert_eq!(amount(&statement(&case), "PAY-05"), 35_000);
}

#[test]
fn what_the_box_says_is_left_of_an_order_is_taken_off_whatever_the_rule() {
    let of = |left| {
        let applied = vec![applied("FT-10", Effect::RemovePerformance(left))];
        amount(&statement(&MonthCase { net_sales: 8_000_000, applied, ..month() }), "PAY-05")
    };
    assert_eq!([of(0), of(1_000_000), of(-1)], [40_000, 35_000, 40_000]);
}

#[test]
fn sales_below_zero_cost_nothing_now_and_are_carried_over() {
    let statement = statement(&MonthCase { net_sales: -30_000, ..month() });
    assert_eq!(amount(&statement, "PAY-05"), 0);
    assert!(statement.reasons.iter().any(|reason| reason.text.contains("300.00元结转下月")));
}

#[test]
fn what_is_carried_over_is_taken_off_the_next_month_first() {
    let month_of = |net_sales, carried_sales| statement(&MonthCase { net_sales, carried_sales, ..month() });
    assert_eq!(month_of(-30_000, None).carried_sales, -30_000);
    let next = month_of(100_000, Some(-30_000));
    assert_eq!((amount(&next, "PAY-05"), next.carried_sales), (350, 0));
    let exactly = month_of(30_000, Some(-30_000));
    assert_eq!((amount(&exactly, "PAY-05"), exactly.carried_sales), (0, 0));
    let still = month_of(29_999, Some(-30_000));
    assert_eq!((amount(&still, "PAY-05"), still.carried_sales), (0, -1));
}

#[test]
fn a_shop_may_take_the_commission_back_at_once() {
    let mut settings = Settings::default();
    settings.pay.below_zero = BelowZero::TakeBack;
    let statement = close_month(&settings, &MonthCase { net_sales: -30_000, ..month() });
    assert_eq!((amount(&statement, "PAY-05"), statement.carried_sales), (-150, 0));
}

#[test]
fn every_line_shows_how_it_was_reached_and_a_deduction_where_its_evidence_is() {
    let statement = statement(&worked_example());
    assert!(statement.lines.iter().all(|line| !line.working.is_empty()));
    let working = |rule: &str| statement.lines.iter().find(|line| line.rule == rule).unwrap().working.join("；");
    assert_eq!(working("PAY-01"), "1500.00元 × 在职30/30天 → 1500.00元");
    assert_eq!(working("PAY-05"), "当月净业绩80000.00元；80000.00元 × 0.5% → 400.00元");
    assert_eq!(working("PAY-06"), "底薪1500.00元 × 10% × 团队100分/100 → 150.00元");
    assert_eq!(working("PAY-07"), "缺勤0次，调休4天(限额4天)，超出免罚的迟到2次");
    assert_eq!(working("FT-05"), "11-21 10:00，处罚单4211号");
}

#[test]
fn points_of_another_scheme_are_said_and_cost_nothing() {
    let case = MonthCase { applied: vec![applied("PP-04", Effect::Points(50)); 2], ..month() };
    let statement = statement(&case);
    assert_eq!((statement.total, statement.score), (195_000, None));
    assert!(statement.reasons.iter().any(|reason| reason.text.contains("2项、共10.0分")));
}

#[test]
fn a_flat_team_bonus_ignores_the_score() {
    let mut settings = Settings::default();
    settings.pay.team_score_mode = TeamScoreMode::Flat;
    assert_eq!(amount(&close_month(&settings, &MonthCase { team_score: 1, ..month() }), "PAY-06"), 15_000);
}

#[test]
fn the_team_bonus_scales_with_the_teams_score() {
    let bonus = |team_score| amount(&statement(&MonthCase { team_score, ..month() }), "PAY-06");
    assert_eq!([bonus(100), bonus(85), bonus(0), bonus(255)], [15_000, 12_750, 0, 15_000]);
}

#[test]
fn full_attendance_is_lost_by_absence_leave_over_the_quota_or_lateness_over_the_free_ones() {
    let bonus = |case: MonthCase| amount(&statement(&case), "PAY-07");
    assert_eq!(bonus(month()), 10_000);
    assert_eq!(bonus(MonthCase { absences: 1, ..month() }), 0);
    assert_eq!(bonus(MonthCase { rest_days_used: 5, ..month() }), 0);
    assert_eq!(bonus(MonthCase { latenesses_over_free: 1, ..month() }), 0);
}

#[test]
fn half_a_month_earns_half_the_base_and_half_the_subsidy() {
    let statement = statement(&MonthCase { days_employed: 15, ..month() });
    assert_eq!((amount(&statement, "PAY-01"), amount(&statement, "PAY-08")), (75_000, 10_000));
}

#[test]
fn a_special_bonus_has_its_own_line() {
    let statement = statement(&MonthCase { special_bonus: 8_800, ..month() });
    assert_eq!((amount(&statement, "PAY-11"), statement.total), (8_800, 203_800));
}

#[test]
fn a_bonus_below_zero_is_no_way_to_deduct() {
    let statement = statement(&MonthCase { special_bonus: -8_800, ..month() });
    assert_eq!(statement.total, 195_000);
    assert!(statement.reasons.iter().any(|reason| reason.rule == "PAY-11"));
}

#[test]
fn any_fine_warns_and_more_than_a_fifth_of_the_wage_warns_twice() {
    let warnings = |fine| {
        let applied = if fine > 0 { vec![applied("FT-06", Effect::Fine(fine))] } else { vec![] };
        statement(&MonthCase { applied, ..month() }).warnings.len()
    };
    // A fifth of 1,950.00 is 390.00.
    assert_eq!([warnings(0), warnings(1), warnings(39_000), warnings(39_001)], [0, 1, 1, 2]);
}

#[test]
fn pay_or_base_below_the_local_minimum_wage_warns_and_changes_nothing() {
    let case = MonthCase { local_minimum_wage: Some(200_000), ..month() };
    let low = statement(&case);
    assert_eq!((low.total, low.warnings.len()), (195_000, 2));
    let case = MonthCase { local_minimum_wage: Some(195_000), ..month() };
    assert_eq!(statement(&case).warnings.len(), 1);
    let case = MonthCase { local_minimum_wage: Some(150_000), ..month() };
    assert!(statement(&case).warnings.is_empty());
}

#[test]
fn lines_and_warnings_are_in_the_shops_language() {
    let mut case = worked_example();
    case.local_minimum_wage = Some(999_999);
    case.shop.language = Language::En;
    let statement = statement(&case);
    assert!(statement.lines.iter().all(|line| line.label.is_ascii()));
    // The sign of multiplication and the arrow are read in every language.
    let han = |text: &String| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(!statement.lines.iter().flat_map(|line| &line.working).any(han));
    assert!(statement.warnings.iter().chain(statement.reasons.iter().map(|reason| &reason.text)).all(|t| t.is_ascii()));
}

#[test]
fn absurd_sums_never_panic() {
    let case = MonthCase {
        net_sales: i64::MIN,
        carried_sales: Some(i64::MIN),
        days_in_month: 0,
        days_employed: 255,
        special_bonus: i64::MAX,
        local_minimum_wage: Some(i64::MAX),
        applied: vec![
            applied("FT-06", Effect::Fine(i64::MAX)),
            applied("FT-06", Effect::Fine(i64::MIN)),
            applied("FT-09", Effect::RemovePerformance(i64::MAX)),
        ],
        ..month()
    };
    statement(&case);
}
