//! What people may do with pay records and months, and when not.

use super::{Figures, Obstacle, PayCommand, PayEvent, Personnel, Statement, Terms};
use crate::{
    actor::Actor,
    desk::Desk,
    event::Event,
    ids::{ShopId, StaffId},
    refusal::Refusal,
    role::Permission,
    time::{Instant, Month},
};

/// A hundred thousand yuan: more than any of these amounts is, and far from overflow.
const MOST_FEN: i64 = 10_000_000;

impl Desk {
    pub(crate) fn decide_pay(&self, actor: Actor, command: &PayCommand, now: Instant) -> Result<Vec<Event>, Refusal> {
        use PayCommand as C;
        self.require(actor, Permission::ManagePay)?;
        let Actor::Staff(by) = actor else {
            return Err(Refusal::forbidden(Permission::ManagePay));
        };
        let event = match command {
            C::KeepPersonnel { shop, staff, expected_version, terms } => {
                self.paid_by(*shop, *staff)?;
                let version = self.personnel(*shop, *staff).map_or(0, |kept| kept.version);
                if version != *expected_version {
                    return Err(Refusal::stale());
                }
                check_terms(terms)?;
                PayEvent::PersonnelKept(Personnel { shop: *shop, staff: *staff, terms: *terms, version: version + 1 })
            }
            C::KeepFigures { shop, staff, month, expected_version, figures } => {
                self.paid_by(*shop, *staff)?;
                self.open_month(*shop, *staff, *month, now)?;
                if self.sheet(*shop, *staff, *month).map_or(0, |sheet| sheet.version) != *expected_version {
                    return Err(Refusal::stale());
                }
                check_figures(figures, *month)?;
                PayEvent::FiguresKept { shop: *shop, staff: *staff, month: *month, figures: figures.clone() }
            }
            C::CloseMonth { statement, expected_version, expected_total, acknowledged } => {
                let Statement { shop, staff, month, .. } = *statement;
                self.paid_by(shop, staff)?;
                if let Some(obstacle) = self.obstacles(shop, staff, month, now).first() {
                    return Err(obstacle.refusal(month));
                }
                let version = self.sheet(shop, staff, month).map_or(0, |sheet| sheet.version);
                // Orders and settings move the total without touching the month's own record.
                if version != *expected_version || statement.total != *expected_total {
                    return Err(Refusal::stale());
                }
                if statement.warnings.iter().any(|warning| !acknowledged.contains(warning)) {
                    return Err(Refusal::invalid(
                        "warnings_not_acknowledged",
                        "月结前要逐条确认每条法律提醒；提醒可能刚刚变了，请重新预览。",
                        "Each warning must be acknowledged before the month is closed. They may have changed: look again.",
                    ));
                }
                let counted = self.counted_penalties(shop, staff, month);
                PayEvent::MonthClosed(Statement { counted, closed_by: by, closed_at: now, ..statement.clone() })
            }
        };
        Ok(vec![Event::Pay(event)])
    }

    fn paid_by(&self, shop: ShopId, staff: StaffId) -> Result<(), Refusal> {
        self.shop(shop)?;
        if self.person(staff)?.shops.contains(&shop) || self.personnel(shop, staff).is_some() {
            Ok(())
        } else {
            Err(Refusal::not_in_shop())
        }
    }

    /// Refuses a month that is closed for the person, or has not begun.
    pub(crate) fn open_month(&self, shop: ShopId, staff: StaffId, month: Month, now: Instant) -> Result<(), Refusal> {
        if self.sheet(shop, staff, month).is_some_and(|sheet| sheet.closed.is_some()) {
            return Err(Obstacle::Closed.refusal(month));
        }
        if month > now.shanghai_month() {
            return Err(Refusal::invalid("month_to_come", "这个月还没有开始。", "That month has not begun."));
        }
        Ok(())
    }
}

impl Obstacle {
    fn refusal(self, month: Month) -> Refusal {
        let (code, zh, en) = match self {
            Self::Closed => (
                "month_closed",
                format!("{month} 已经月结，不能再改。更正请记在下个月。"),
                format!("{month} is closed for this person. Put a correction into the next month."),
            ),
            Self::NotOver => (
                "month_not_over",
                format!("{month} 还没有结束，次月 1 日 06:00 以后才能月结。"),
                format!("{month} is not over; it can be closed from 06:00 on the first of the next month."),
            ),
            Self::EarlierOpen => (
                "earlier_month_open",
                "这位客服更早的月份还没有月结，请先结完更早的月份。".to_owned(),
                "An earlier month of this person is not closed. Close that one first.".to_owned(),
            ),
            Self::NoPersonnel => (
                "no_personnel",
                "还没有登记这位客服的职级等资料，请先填写。".to_owned(),
                "No pay record is kept of this person. Enter it first.".to_owned(),
            ),
            Self::NoFigures => (
                "no_figures",
                "还没有填写本月的出勤等数据，请先填写。".to_owned(),
                "The month's figures are missing. Enter them first.".to_owned(),
            ),
            Self::IncidentsOpen => (
                "incidents_open",
                "还有事件在等待判定，请稍后再试。".to_owned(),
                "Incidents still wait to be judged. Try again in a moment.".to_owned(),
            ),
            Self::PenaltiesOpen => (
                "penalties_open",
                "本月还有处罚没有处理完，或仍在申诉期内，处理完才能月结。".to_owned(),
                "Penalties of the month wait for a decision, or may still be appealed. Settle them first.".to_owned(),
            ),
            Self::ClockNotTrusted => (
                "clock_not_trusted",
                "机器时间还没有校准，不能月结。请检查网络或校时设置。".to_owned(),
                "The box's clock is not synchronised, so no month can be closed. Check the network or the time settings."
                    .to_owned(),
            ),
        };
        Refusal::not_now(code, zh, en)
    }
}

fn check_terms(terms: &Terms) -> Result<(), Refusal> {
    if terms.minimum_wage.is_some_and(|wage| !(0..=MOST_FEN).contains(&wage.0)) {
        return Err(Refusal::invalid(
            "bad_minimum_wage",
            "最低工资要在 0 到 10 万元之间。",
            "A minimum wage is between 0 and 100,000 yuan.",
        ));
    }
    Ok(())
}

fn check_figures(figures: &Figures, month: Month) -> Result<(), Refusal> {
    if figures.days_employed > month.days() || figures.working_days > figures.days_employed {
        return Err(Refusal::invalid(
            "bad_days",
            "天数不对：出勤天数不能超过在职天数，在职天数不能超过当月天数。",
            "The days are wrong: no more working days than days employed, and no more of those than the month has.",
        ));
    }
    if figures.team_score > 100 {
        return Err(Refusal::invalid("bad_team_score", "团队评分在 0 到 100 之间。", "A team score is 0 to 100."));
    }
    if !(0..=MOST_FEN).contains(&figures.special_bonus.0) {
        return Err(Refusal::invalid(
            "bad_bonus",
            "特别奖金要在 0 到 10 万元之间；扣款必须有规则依据。",
            "A special bonus is between 0 and 100,000 yuan; a deduction needs a rule.",
        ));
    }
    let reason = figures.bonus_reason.as_deref().map(str::trim).unwrap_or_default().chars().count();
    if reason > 200 || (figures.special_bonus.0 > 0 && reason == 0) {
        return Err(Refusal::invalid(
            "bad_bonus_reason",
            "发放特别奖金要写明原因，1 到 200 个字。",
            "Say what a special bonus is for, in 1 to 200 characters.",
        ));
    }
    Ok(())
}
