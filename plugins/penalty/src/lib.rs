//! The factory penalty policy (考核策略): the money scheme of Taobao and Tmall shops, catalogue 4.1 to 4.3. Fines FT-01
//! to FT-10, pay PAY-01 to PAY-09 and PAY-11, attribution ATT-01 to ATT-07.
//!
//! The promise: it only proposes, and every proposal shows its working; nothing is proposed while the clock could not
//! be trusted; one interval is never fined twice for the same cause. Where nothing is proposed, a note says why.

mod answer;
mod attendance;
mod fines;
mod incident;
mod order;
mod pay;
mod settings;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::penalty::{Assessment, Attribution, IncidentCase, MonthCase, Policy, SaleCase, Statement};

pub use fines::{late_count_fine, lateness_fine, unanswered_fine};
pub use incident::assess;
pub use pay::close_month;
pub use settings::{
    CountMode, FreeMode, LateScope, OnlineScope, OverlapMode, ReturnCauses, Settings, TeamScoreMode, UnansweredMode,
};

/// The policy.
pub struct Penalty;

impl Policy for Penalty {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn assess(settings: &Settings, case: IncidentCase) -> Assessment {
        assess(settings, &case)
    }

    fn close_month(settings: &Settings, case: MonthCase) -> Statement {
        close_month(settings, &case)
    }

    fn attribute_sale(settings: &Settings, case: SaleCase) -> Attribution {
        xiaoer_wages::attribute_sale(&settings.attribution, &case)
    }
}

xiaoer_sdk::export_penalty!(Penalty);
