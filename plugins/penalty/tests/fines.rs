//! Fines of catalogue 4.1: every vector, every mode, every boundary.

mod cases;

use cases::{after, fine, fines, hms, notes, overlapping, proposed_with};
use xiaoer_penalty::{
    CountMode, FreeMode, LateScope, OnlineScope, OverlapMode, ReturnCauses, Settings, UnansweredMode, assess,
};
use xiaoer_sdk::date::DAY;
use xiaoer_sdk::penalty::*;
use xiaoer_sdk::sample::{NOW, incident};

fn waited(duration: Millis) -> IncidentCase {
    incident(IncidentKind::SlowAnswer, duration)
}

fn late(duration: Millis) -> IncidentCase {
    incident(IncidentKind::LateForShift, duration)
}

#[test]
fn the_unanswered_time_function_gives_the_catalogues_vectors() {
    let vectors = [
        (hms(0, 2, 0), 0),
        (hms(0, 2, 1), 0),
        (hms(0, 30, 0), 0),
        (hms(0, 30, 1), 10_000),
        (hms(1, 59, 59), 10_000),
        (hms(2, 0, 0), 20_000),
        (hms(3, 59, 59), 20_000),
        (hms(4, 0, 0), 40_000),
        (hms(6, 0, 0), 60_000),
    ];
    for (duration, expected) in vectors {
        let sum: i64 = fines(&waited(duration)).into_iter().map(|(_, amount)| amount).sum();
        assert_eq!(sum, expected, "{duration} ms");
    }
}

#[test]
fn a_millisecond_decides_on_either_side_of_a_step() {
    assert_eq!(fines(&waited(hms(0, 30, 0) + 1)), [fine("FT-05", 10_000)]);
    assert_eq!(fines(&waited(hms(2, 0, 0) - 1)), [fine("FT-05", 10_000)]);
    assert_eq!(fines(&waited(hms(2, 0, 0))), [fine("FT-06", 20_000)]);
}

#[test]
fn the_other_modes_add_up_as_the_catalogue_says() {
    let mut settings = Settings::default();
    let sum = |settings: &Settings, duration| -> Vec<Effect> {
        proposed_with(settings, &waited(duration)).into_iter().map(|(_, effect)| effect).collect()
    };
    settings.unanswered.mode = UnansweredMode::FlatTiers;
    assert_eq!(sum(&settings, hms(1, 0, 0)), [Effect::Fine(10_000)]);
    assert_eq!(sum(&settings, hms(6, 0, 0)), [Effect::Fine(20_000)]);
    settings.unanswered.mode = UnansweredMode::RisingTiers;
    let rising = [hms(0, 30, 1), hms(2, 0, 0) - 1, hms(2, 0, 0), hms(4, 0, 0) - 1, hms(4, 0, 0), hms(6, 0, 0)];
    let fines: Vec<Effect> = rising.into_iter().flat_map(|duration| sum(&settings, duration)).collect();
    assert_eq!(fines, [10_000, 10_000, 20_000, 20_000, 30_000, 40_000].map(Effect::Fine));
    settings.unanswered.mode = UnansweredMode::Additive;
    assert_eq!(sum(&settings, hms(0, 30, 0)), []);
    assert_eq!(sum(&settings, hms(0, 45, 0)), [Effect::Fine(10_000)]);
    assert_eq!(sum(&settings, hms(2, 0, 0)), [Effect::Fine(30_000)]);
    assert_eq!(sum(&settings, hms(4, 0, 0)), [Effect::Fine(50_000)]);
}

#[test]
fn nothing_is_counted_beyond_a_day() {
    let mut case = waited(9 * DAY);
    case.incident.answered = false;
    assert_eq!(fines(&case), [fine("FT-06", 240_000)]);
    let proposal = &assess(&Settings::default(), &case).proposals[0];
    assert_eq!(proposal.working[0], "计时上限24:00:00");
}

#[test]
fn exactly_two_minutes_is_not_late_and_a_second_more_is() {
    let three_late = [hms(0, 2, 1); 3];
    assert_eq!(fines(&after(waited(hms(0, 2, 0)), &three_late)), []);
    assert_eq!(fines(&after(waited(hms(0, 2, 1)), &three_late)), [fine("FT-04", 5_000)]);
}

#[test]
fn only_the_fourth_late_answer_of_a_month_costs_fifty_yuan() {
    let costs = |before: usize| -> i64 {
        let case = after(waited(hms(0, 3, 0)), &vec![hms(0, 3, 0); before]);
        fines(&case).into_iter().map(|(_, amount)| amount).sum()
    };
    let month: Vec<i64> = (0..8).map(costs).collect();
    assert_eq!(month, [0, 0, 0, 5_000, 0, 0, 0, 0]);
}

#[test]
fn the_other_count_modes_sum_up_to_their_formulas() {
    let month = |mode| -> Vec<i64> {
        let mut settings = Settings::default();
        settings.slow.mode = mode;
        let cost = |before: usize| {
            let case = after(waited(hms(0, 3, 0)), &vec![hms(0, 3, 0); before]);
            let effects = proposed_with(&settings, &case).into_iter().map(|(_, effect)| effect);
            effects.map(|effect| if let Effect::Fine(amount) = effect { amount } else { 0 }).sum::<i64>()
        };
        (0..8).map(cost).collect()
    };
    // 50 * (n - 3) and 50 * floor(n / 4).
    assert_eq!(month(CountMode::PerExcess), [0, 0, 0, 5_000, 5_000, 5_000, 5_000, 5_000]);
    assert_eq!(month(CountMode::PerBlock), [0, 0, 0, 5_000, 0, 0, 0, 5_000]);
}

#[test]
fn earlier_answers_in_time_do_not_count() {
    let durations = [hms(0, 2, 0), hms(0, 1, 0), hms(0, 5, 0), hms(0, 5, 0)];
    assert_eq!(fines(&after(waited(hms(0, 3, 0)), &durations)), []);
    assert_eq!(notes(&after(waited(hms(0, 3, 0)), &durations)), ["FT-04"]);
}

#[test]
fn a_long_wait_counts_as_late_and_costs_its_own_fine_too() {
    let case = after(waited(hms(0, 45, 0)), &[hms(0, 3, 0); 3]);
    assert_eq!(fines(&case), [fine("FT-04", 5_000), fine("FT-05", 10_000)]);
}

#[test]
fn off_duty_but_online_counts() {
    let mut case = waited(hms(0, 31, 0));
    case.incident.shift = Shift::OffDuty;
    assert_eq!(fines(&case), [fine("FT-05", 10_000)]);
}

#[test]
fn a_shop_may_leave_out_whoever_is_off_duty() {
    let mut settings = Settings::default();
    settings.online.scope = OnlineScope::OnDuty;
    let proposed = |kind, shift| {
        let mut case = incident(kind, hms(2, 0, 0));
        case.incident.shift = shift;
        assess(&settings, &case).proposals.len()
    };
    for kind in [IncidentKind::SlowAnswer, IncidentKind::IdleHang] {
        assert_eq!((proposed(kind, Shift::OffDuty), proposed(kind, Shift::Night)), (0, 1));
    }
}

#[test]
fn the_free_latenesses_are_read_in_three_ways() {
    let month = |mode| -> Vec<i64> {
        let mut settings = Settings::default();
        settings.late.mode = mode;
        let cost = |before: usize| {
            let case = after(late(hms(0, 10, 0)), &vec![hms(0, 10, 0); before]);
            let effects = proposed_with(&settings, &case).into_iter().map(|(_, effect)| effect);
            effects.map(|effect| if let Effect::Fine(amount) = effect { amount } else { 0 }).sum::<i64>()
        };
        (0..5).map(cost).collect()
    };
    assert_eq!(month(FreeMode::EachAfterFree), [0, 0, 2_000, 2_000, 2_000]);
    assert_eq!(month(FreeMode::AllOnceExceeded), [0, 0, 6_000, 2_000, 2_000]);
    assert_eq!(month(FreeMode::FromSecondExcess), [0, 0, 0, 2_000, 2_000]);
}

#[test]
fn gone_in_mid_shift_has_a_shorter_grace_than_not_yet_come() {
    let gone = |kind, duration| fines(&incident(kind, duration));
    let ten = hms(0, 10, 0);
    assert_eq!(gone(IncidentKind::NotLoggedIn, ten), []);
    assert_eq!(gone(IncidentKind::NotLoggedIn, ten + 1), [fine("FT-03", 20_000)]);
    assert_eq!(gone(IncidentKind::OfflineWithoutLeave, ten + 1), []);
}

#[test]
fn two_small_latenesses_are_free_and_the_third_costs_twenty_yuan() {
    let small = hms(0, 10, 0);
    assert_eq!(fines(&late(small)), []);
    assert_eq!(fines(&after(late(small), &[small])), []);
    assert_eq!(fines(&after(late(small), &[small, small])), [fine("FT-01", 2_000)]);
    assert_eq!(fines(&after(late(small), &[small, small, small])), [fine("FT-01", 2_000)]);
}

#[test]
fn a_lateness_over_ten_minutes_costs_at_once_and_uses_up_no_free_one() {
    let long = hms(0, 10, 0) + 1;
    assert_eq!(fines(&late(long)), [fine("FT-02", 2_000)]);
    assert_eq!(fines(&after(late(hms(0, 5, 0)), &[long, long, long])), []);
}

#[test]
fn the_lateness_rule_covers_on_site_day_shifts_only() {
    let long = hms(0, 20, 0);
    for shift in [Shift::DayIntoNight, Shift::Night, Shift::OffDuty] {
        let mut case = late(long);
        case.incident.shift = shift;
        assert_eq!((fines(&case), notes(&case)), (vec![], vec!["FT-01".to_owned()]));
    }
    let mut at_home = late(long);
    at_home.agent.onsite = false;
    assert_eq!(fines(&at_home), []);
    let mut settings = Settings::default();
    settings.late.scope = LateScope::EveryShift;
    assert_eq!(proposed_with(&settings, &at_home).len(), 1);
}

#[test]
fn offline_without_leave_costs_two_hundred_after_half_an_hour() {
    let offline = |duration| incident(IncidentKind::OfflineWithoutLeave, duration);
    assert_eq!(fines(&offline(hms(0, 30, 0))), []);
    assert_eq!(fines(&offline(hms(0, 30, 0) + 1)), [fine("FT-03", 20_000)]);
    let mut by_phone = offline(hms(3, 0, 0));
    by_phone.incident.phone_leave = true;
    assert_eq!(fines(&by_phone), []);
    let mut off_duty = offline(hms(3, 0, 0));
    off_duty.incident.shift = Shift::OffDuty;
    assert_eq!(fines(&off_duty), []);
    assert_eq!(fines(&incident(IncidentKind::AbsentWithoutLeave, 0)), [fine("FT-03", 20_000)]);
}

#[test]
fn an_empty_seat_costs_from_two_hours_on() {
    let hang = |duration| incident(IncidentKind::IdleHang, duration);
    assert_eq!(fines(&hang(hms(2, 0, 0) - 1)), []);
    assert_eq!(fines(&hang(hms(2, 0, 0))), [fine("FT-07", 20_000)]);
    assert_eq!(fines(&hang(hms(7, 0, 0))), [fine("FT-07", 20_000)]);
}

#[test]
fn an_agent_with_an_empty_queue_who_answers_the_prompt_is_not_hanging() {
    let mut case = incident(IncidentKind::IdleHang, hms(3, 0, 0));
    case.incident.prompt_answered = true;
    assert_eq!((fines(&case), notes(&case)), (vec![], vec!["FT-07".to_owned()]));
    case.incident.unanswered_messages = 1;
    assert_eq!(fines(&case), [fine("FT-07", 20_000)]);
}

#[test]
fn for_one_cause_and_interval_only_the_highest_fine_stands() {
    let lower = overlapping(waited(hms(1, 0, 0)), &[("FT-07", 20_000)]);
    assert_eq!((fines(&lower), notes(&lower)), (vec![], vec!["FT-04".to_owned(), "FT-05".to_owned()]));
    let higher = overlapping(waited(hms(4, 0, 0)), &[("FT-07", 20_000), ("FT-03", 20_000)]);
    let proposals = assess(&Settings::default(), &higher).proposals;
    assert_eq!(proposals[0].rule, "FT-06");
    assert_eq!(proposals[0].replaces, ["FT-03", "FT-05", "FT-06", "FT-07"], "never the late count of FT-04");
    let mut settings = Settings::default();
    settings.overlap.mode = OverlapMode::All;
    assert_eq!(proposed_with(&settings, &lower), [("FT-05".to_owned(), Effect::Fine(10_000))]);
}

#[test]
fn the_late_count_is_another_cause_and_neither_replaces_nor_is_replaced() {
    let case = after(waited(hms(1, 0, 0)), &[hms(0, 3, 0); 3]);
    let case = overlapping(case, &[("FT-07", 20_000), ("FT-04", 5_000)]);
    let proposals = assess(&Settings::default(), &case).proposals;
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0].rule, "FT-04");
    assert!(proposals[0].replaces.is_empty());
}

#[test]
fn being_offline_swallows_the_lateness_of_the_same_interval() {
    let case = overlapping(late(hms(0, 40, 0)), &[("FT-03", 20_000)]);
    assert_eq!(fines(&case), []);
    let offline = incident(IncidentKind::OfflineWithoutLeave, hms(0, 40, 0));
    let offline = overlapping(offline, &[("FT-02", 2_000)]);
    assert!(assess(&Settings::default(), &offline).proposals[0].replaces.contains(&"FT-02".to_owned()));
}

#[test]
fn a_clock_that_cannot_be_trusted_means_a_note_and_no_proposal() {
    use IncidentKind as K;
    for kind in [K::SlowAnswer, K::IdleHang, K::LateForShift, K::OfflineWithoutLeave, K::AbsentWithoutLeave] {
        let mut case = incident(kind, hms(9, 0, 0));
        assert!(!fines(&case).is_empty());
        case.clock_trusted = false;
        assert_eq!((fines(&case), notes(&case).len()), (vec![], 1));
    }
}

#[test]
fn a_special_reason_is_shown_to_whoever_confirms() {
    let mut case = waited(hms(1, 0, 0));
    case.incident.special_reason = true;
    assert_eq!(fines(&case), [fine("FT-05", 10_000)]);
    assert!(assess(&Settings::default(), &case).notes.iter().any(|note| note.text.contains("特别原因")));
}

#[test]
fn a_bad_review_that_stays_bad_costs_the_order_and_a_hundred() {
    let mut case = incident(IncidentKind::BadReview, 0);
    case.incident.order_amount = Some(8_900);
    case.incident.started_at = NOW - 31 * DAY;
    case.incident.ended_at = case.incident.started_at;
    assert_eq!(proposed_with(&Settings::default(), &case), [], "fault is not found yet");
    case.incident.fault = Finding::AgentAtFault;
    let both = [("FT-08".to_owned(), Effect::RemovePerformance(8_900)), ("FT-08".to_owned(), Effect::Fine(10_000))];
    assert_eq!(proposed_with(&Settings::default(), &case), both);
    case.incident.started_at = NOW - 30 * DAY;
    assert_eq!(proposed_with(&Settings::default(), &case), [], "it may still change");
    case.incident.review_changed = true;
    let only_the_order = [("FT-09".to_owned(), Effect::RemovePerformance(8_900))];
    assert_eq!(proposed_with(&Settings::default(), &case), only_the_order);
    case.incident.started_at = NOW - 31 * DAY;
    case.incident.ended_at = NOW - DAY;
    assert_eq!(proposed_with(&Settings::default(), &case), only_the_order, "changed on day 30, judged on day 31");
    case.incident.ended_at = NOW;
    assert_eq!(proposed_with(&Settings::default(), &case), both, "changed only on day 31");
    case.incident.fault = Finding::NotAtFault;
    assert_eq!(proposed_with(&Settings::default(), &case), []);
}

#[test]
fn a_non_quality_return_costs_the_order_unless_it_was_somebody_elses_fault() {
    let mut case = incident(IncidentKind::NonQualityReturn, 0);
    case.incident.order_amount = Some(8_900);
    let order = [("FT-10".to_owned(), Effect::RemovePerformance(8_900))];
    assert_eq!(proposed_with(&Settings::default(), &case), order);
    case.incident.fault = Finding::NotAtFault;
    assert_eq!(proposed_with(&Settings::default(), &case), []);
    let mut both = Settings::default();
    both.returns.causes = ReturnCauses::Both;
    let found = |fault| {
        case.incident.fault = fault;
        proposed_with(&both, &case)
    };
    assert_eq!(
        [Finding::Unknown, Finding::NotAtFault, Finding::AgentAtFault].map(found),
        [vec![], vec![], order.to_vec()]
    );
}

#[test]
fn an_order_without_an_amount_is_noted_and_nothing_is_taken_off() {
    let case = incident(IncidentKind::NonQualityReturn, 0);
    assert_eq!((fines(&case), notes(&case)), (vec![], vec!["FT-10".to_owned()]));
}

#[test]
fn what_this_scheme_has_no_rule_for_is_said_so() {
    for kind in [IncidentKind::ForgotRegister, IncidentKind::AttitudeComplaint, IncidentKind::DailyTaskUnfinished] {
        let case = incident(kind, 0);
        assert_eq!((fines(&case), notes(&case)), (vec![], vec!["FT-00".to_owned()]));
    }
}

#[test]
fn every_proposal_shows_its_reason_and_its_working() {
    let case = after(waited(hms(4, 0, 0)), &[hms(0, 3, 0); 3]);
    for proposal in assess(&Settings::default(), &case).proposals {
        assert!(!proposal.reasons.is_empty() && !proposal.working.is_empty());
        assert!(proposal.working.last().unwrap().ends_with('元'));
    }
}

#[test]
fn absurd_facts_and_settings_never_panic() {
    let mut settings = Settings::default();
    settings.unanswered.t2_s = 0;
    settings.unanswered.f2_fen = i64::MAX;
    settings.slow.free_count = u32::MAX;
    for duration in [i64::MIN, -1, 0, i64::MAX] {
        for kind in [IncidentKind::SlowAnswer, IncidentKind::IdleHang, IncidentKind::LateForShift] {
            let mut case = incident(kind, 0);
            (case.incident.duration, case.incident.started_at, case.now) = (duration, i64::MAX, i64::MIN);
            case.earlier_this_month.push(Earlier { kind, count: u32::MAX, durations: vec![] });
            assess(&settings, &case);
        }
    }
}
