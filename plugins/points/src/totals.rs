//! What a month's count costs in all, in tenths of a point: PP-07, PP-08 and PP-09. None ever falls as the count grows,
//! which the check of the settings sees to.

use xiaoer_sdk::common::Tenths;

use crate::settings::{Attitude, AttitudeMode, NotLoggedIn, NotLoggedInMode, SlowComplaint, SlowComplaintMode};

/// PP-07: found not logged in so often.
pub fn not_logged_in(setting: &NotLoggedIn, count: u32) -> Tenths {
    let blocks = count / setting.count.max(1);
    let times = match setting.mode {
        NotLoggedInMode::OncePerMonth => blocks.min(1),
        NotLoggedInMode::PerBlock => blocks,
    };
    times_over(setting.points, times)
}

/// PP-08: so many complaints of untimely answers.
pub fn slow_complaints(setting: &SlowComplaint, count: u32) -> Tenths {
    let (first, second) = (count >= setting.first_at, count >= setting.second_at);
    match setting.mode {
        SlowComplaintMode::Replace if second => setting.second_points,
        SlowComplaintMode::Replace => if_reached(first, setting.first_points),
        SlowComplaintMode::Add => {
            if_reached(first, setting.first_points).saturating_add(if_reached(second, setting.second_points))
        }
    }
}

/// PP-09: so many complaints of attitude.
pub fn attitude(setting: &Attitude, count: u32) -> Tenths {
    let each = |count: u32| times_over(setting.each_points, count);
    let (first, second) = (count >= setting.first_at, count >= setting.second_at);
    match setting.mode {
        AttitudeMode::Totals if second => setting.second_points,
        AttitudeMode::Totals if first => setting.first_points.saturating_add(each(count - setting.first_at)),
        AttitudeMode::Totals => each(count),
        AttitudeMode::Add => each(count)
            .saturating_add(if_reached(first, setting.first_points))
            .saturating_add(if_reached(second, setting.second_points)),
    }
}

fn if_reached(reached: bool, points: Tenths) -> Tenths {
    if reached { points } else { 0 }
}

fn times_over(points: Tenths, times: u32) -> Tenths {
    points.saturating_mul(Tenths::try_from(times).unwrap_or(Tenths::MAX))
}
