//! 口径: how a shop counts where its handbook can be read in more than one way. The defaults are the catalogue's.

use serde::{Deserialize, Serialize};

use crate::{
    refusal::{FieldFault, Refusal},
    time::{Instant, Millis},
};

/// what of an order is somebody's sales (个人销售业绩).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalesAmount {
    /// 实付: what was paid for the goods, without freight.
    #[default]
    Paid,
    /// 折前: the goods before coupons, without freight.
    BeforeDiscounts,
}

/// in which month an order is somebody's sales. What comes back counts in the month in which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalesMonth {
    /// 付款: when it was paid.
    #[default]
    Paid,
    /// 拍下: when it was placed, if it was paid.
    Placed,
    /// 交易完成: when the platform called it completed.
    Completed,
}

/// until when a bad review is to be answered (在工作日内).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewReply {
    /// The working day on which it was posted; what is posted later, the next one.
    #[default]
    SameWorkingDay,
    /// The working day after it was posted.
    NextWorkingDay,
}

/// when the platform settles (结算) what buyers have received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settling {
    /// On the 1st the month before from its 16th; on the 16th the month from its 1st.
    #[default]
    TwiceAMonth,
    /// On the 1st the whole month before.
    Monthly,
}

/// How a shop counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conventions {
    /// what counts as sales.
    pub sales_amount: SalesAmount,
    /// in which month.
    pub sales_month: SalesMonth,
    /// by when a bad review is answered.
    pub review_reply: ReviewReply,
    /// when the working day ends, after midnight; 1 to 24 hours.
    pub working_day_end_ms: Millis,
    /// when the platform settles.
    pub settling: Settling,
}

impl Default for Conventions {
    fn default() -> Self {
        Self {
            sales_amount: SalesAmount::default(),
            sales_month: SalesMonth::default(),
            review_reply: ReviewReply::default(),
            working_day_end_ms: Millis::hours(18),
            settling: Settling::default(),
        }
    }
}

impl Conventions {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let end = self.working_day_end_ms;
        if (Millis::hours(1)..=Millis::hours(24)).contains(&end) {
            return Ok(());
        }
        let fault = FieldFault {
            field: "conventions/working_day_end_ms".to_owned(),
            zh: "“下班时间”要在 1 点到 24 点之间。".to_owned(),
            en: "“Working day ends” must be between 1:00 and 24:00.".to_owned(),
        };
        Err(Refusal::fields("bad_convention", vec![fault]))
    }

    /// The last moment for an answer to a bad review.
    pub fn review_due(&self, posted: Instant) -> Instant {
        let ends = |day| Instant::beginning_shanghai_day(day).plus(self.working_day_end_ms);
        let today = posted.shanghai_day();
        match self.review_reply {
            ReviewReply::SameWorkingDay if posted.is_on_working_day() && posted <= ends(today) => ends(today),
            ReviewReply::SameWorkingDay | ReviewReply::NextWorkingDay => ends(posted.working_day_after(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;
    /// Friday the 13th of November 2026, 00:00 in Shanghai.
    const FRIDAY: Instant = Instant(1_794_499_200_000);

    fn on(days_later: i64, hours: i64) -> Instant {
        Instant(FRIDAY.0 + days_later * DAY + hours * 3_600_000)
    }

    #[test]
    fn a_bad_review_is_answered_on_its_working_day_and_one_after_hours_on_the_next() {
        let usual = Conventions::default();
        assert_eq!(usual.review_due(on(0, 9)), on(0, 18));
        assert_eq!(usual.review_due(on(0, 18)), on(0, 18));
        assert_eq!(usual.review_due(Instant(on(0, 18).0 + 1)), on(3, 18), "Monday");
        assert_eq!(usual.review_due(on(1, 9)), on(3, 18), "posted on a Saturday");
        let later = Conventions { review_reply: ReviewReply::NextWorkingDay, ..usual };
        assert_eq!(later.review_due(on(0, 9)), on(3, 18));
        let until_late = Conventions { working_day_end_ms: Millis::hours(22), ..Conventions::default() };
        assert_eq!(until_late.review_due(on(0, 20)), on(0, 22));
    }

    #[test]
    fn a_working_day_has_an_end() {
        let ends = |hours| Conventions { working_day_end_ms: Millis::hours(hours), ..Conventions::default() }.check();
        assert!(ends(1).is_ok() && ends(24).is_ok());
        assert!(ends(0).is_err() && ends(25).is_err());
    }
}
