//! The factory penalty policy of points (考核策略,积分制): the 10-point scheme of Pinduoduo shops, catalogue 4.4. Points
//! PP-01 to PP-14, pay PAY-10 to PAY-12, attribution ATT-01 to ATT-07.
//!
//! The promise: it only proposes, and every proposal shows its working; a level is judged once, when the month closes,
//! from what was confirmed; no threshold above the scale is accepted, because it would hit everybody, every month.
//! Where nothing is proposed, a note says why.

mod attendance;
mod conduct;
mod incident;
mod settings;
mod totals;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::penalty::{Assessment, Attribution, IncidentCase, MonthCase, Policy, SaleCase, Statement};
use xiaoer_wages::Month;

pub use incident::assess;
pub use settings::{AttitudeMode, Boundary, ForgottenRegister, NotLoggedInMode, Settings, SlowComplaintMode};
pub use totals::{attitude, not_logged_in, slow_complaints};

/// The policy.
pub struct Points;

impl Policy for Points {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn assess(settings: &Settings, case: IncidentCase) -> Assessment {
        assess(settings, &case)
    }

    fn close_month(settings: &Settings, case: MonthCase) -> Statement {
        let Settings { score, levels, pay, .. } = settings;
        Month { start: score.start, levels, pay }.close(&case)
    }

    fn attribute_sale(settings: &Settings, case: SaleCase) -> Attribution {
        xiaoer_wages::attribute_sale(&settings.attribution, &case)
    }
}

xiaoer_sdk::export_penalty!(Points);
