//! Pay: what the owner keeps of a person and of their month, and the statement with which a month is closed (PAY-01 to
//! PAY-12, PP-12 to PP-14). A month is closed once, by a person, who has acknowledged every warning first.

mod decide;
mod fold;
mod statement;

use serde::{Deserialize, Serialize};

pub use self::statement::{Line, Sale, Statement};
use crate::{
    desk::Desk,
    ids::{IncidentId, OrderId, PenaltyId, ShopId, StaffId},
    money::{Fen, Tenths},
    order::Order,
    penalty::{Effect, IncidentKind, Penalty, PenaltyState},
    shop::{Conventions, SalesMonth, Shop},
    time::{Instant, Month},
};

/// The pay grades of the trade; names of the contract's `grade`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 初级客服 (PAY-01)
    #[default]
    Junior,
    /// 中级客服 (PAY-02)
    Intermediate,
    /// 高级客服 (PAY-03)
    Senior,
    /// 客户经理 (PAY-04)
    AccountManager,
}

/// What follows from a month's score; names of the contract's `score-level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreLevel {
    /// 正常
    #[default]
    Ok,
    /// 口头警告 (PP-12)
    Warning,
    /// 公司处罚 (PP-13)
    CompanyPenalty,
    /// 严厉处罚 (PP-14)
    Severe,
}

/// What the owner keeps of a person who is paid by a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personnel {
    /// By which shop.
    pub shop: ShopId,
    /// Who.
    pub staff: StaffId,
    /// Terms of employment.
    pub terms: Terms,
    /// Counts changes.
    pub version: u32,
}

/// Terms of employment that rules ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Pay grade.
    pub grade: Grade,
    /// Works in the shop's rooms; lateness rules may hold only there.
    pub onsite: bool,
    /// 全职
    pub full_time: bool,
    /// The minimum wage where they work, a month; what is paid is compared with it.
    pub minimum_wage: Option<Fen>,
}

impl Default for Terms {
    /// The scheme's plain case: a junior, full-time agent on site.
    fn default() -> Self {
        Self { grade: Grade::Junior, onsite: true, full_time: true, minimum_wage: None }
    }
}

/// What the owner enters for a person's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Calendar days of the month in which they were employed.
    pub days_employed: u8,
    /// Days on which they worked.
    pub working_days: u8,
    /// The team's score, 0 to 100.
    pub team_score: u8,
    /// A discretionary bonus (PAY-11), zero or above.
    pub special_bonus: Fen,
    /// What the bonus is for; 1 to 200 characters where there is one.
    pub bonus_reason: Option<String>,
}

/// A confirmed penalty that counts in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Which.
    pub penalty: PenaltyId,
    /// For which incident.
    pub incident: IncidentId,
    /// What sort.
    pub kind: IncidentKind,
    /// When that began.
    pub at: Instant,
    /// By which rule.
    pub rule: String,
    /// What it does.
    pub effect: Effect,
    /// The order concerned, if there is one.
    #[serde(default)]
    pub order: Option<OrderId>,
}

impl Applied {
    pub(crate) fn of(penalty: &Penalty) -> Self {
        Self {
            penalty: penalty.id,
            incident: penalty.incident.id,
            kind: penalty.incident.kind,
            at: penalty.incident.started_at,
            rule: penalty.proposal.rule.clone(),
            effect: penalty.proposal.effect,
            order: penalty.incident.account().order,
        }
    }
}

/// How a month ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Who closed it.
    pub by: StaffId,
    /// When.
    pub at: Instant,
    /// What is to be paid.
    pub total: Fen,
    /// The month's score, in a scheme of points.
    pub score: Option<Tenths>,
    /// What follows from it.
    pub level: ScoreLevel,
    /// Sales below zero for the next month: zero or below.
    pub carried_sales: Fen,
    /// Days on which they worked.
    pub working_days: u8,
}

/// A person's month in a shop (月度考核表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Which shop.
    pub shop: ShopId,
    /// Whose.
    pub staff: StaffId,
    /// Which month.
    pub month: Month,
    /// What the owner entered; nothing yet.
    pub figures: Option<Figures>,
    /// Confirmed penalties that count in it.
    pub applied: Vec<Applied>,
    /// It is closed.
    pub closed: Option<Closing>,
    /// Counts changes.
    pub version: u32,
}

/// What can happen to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "events are short-lived: written, applied, gone")]
pub enum PayEvent {
    /// The owner keeps this of a person; the whole record.
    PersonnelKept(Personnel),
    /// The owner entered a month's figures.
    FiguresKept {
        /// Which shop.
        shop: ShopId,
        /// Whose.
        staff: StaffId,
        /// Which month.
        month: Month,
        /// All of them from now on.
        figures: Figures,
    },
    /// A month is closed.
    MonthClosed(Statement),
}

/// What one may ask about pay.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "commands are short-lived: decided and gone")]
pub enum PayCommand {
    /// Keep what is known of a person; version 0 where nothing is kept yet.
    KeepPersonnel {
        /// By which shop they are paid.
        shop: ShopId,
        /// Who.
        staff: StaffId,
        /// The version that was seen.
        expected_version: u32,
        /// From now on.
        terms: Terms,
    },
    /// Enter a month's figures; version 0 where nothing is kept yet.
    KeepFigures {
        /// Which shop.
        shop: ShopId,
        /// Whose.
        staff: StaffId,
        /// Which month.
        month: Month,
        /// The version of the sheet that was seen.
        expected_version: u32,
        /// From now on.
        figures: Figures,
    },
    /// Close a month with the policy's statement. Who closed it, and when, is written by the desk.
    CloseMonth {
        /// The statement.
        statement: Statement,
        /// The version of the sheet from which the policy was asked.
        expected_version: u32,
        /// The total that the person was shown.
        expected_total: Fen,
        /// The statement's warnings, each of which the person has acknowledged.
        acknowledged: Vec<String>,
    },
}

/// Why a person's month cannot be closed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// It is closed.
    Closed,
    /// It is not over: 06:00 on the first of the next month.
    NotOver,
    /// An earlier month of the person is not closed: what is carried from it is not known.
    EarlierOpen,
    /// Nothing is kept of the person.
    NoPersonnel,
    /// The month's figures are not entered.
    NoFigures,
    /// Incidents wait to be judged.
    IncidentsOpen,
    /// Penalties wait for a person, for an appeal's term, or for a ruling.
    PenaltiesOpen,
    /// The clock is not trusted, so nobody knows that the month is over.
    ClockNotTrusted,
}

impl Desk {
    /// A person's month in a shop, if anything is known of it.
    pub fn sheet(&self, shop: ShopId, staff: StaffId, month: Month) -> Option<&Sheet> {
        self.sheets.get(&(shop, staff, month))
    }

    /// An order's sales in a person's month, if the order is theirs, by the shop's conventions. One that was paid only
    /// after the month of ordering was closed for them counts in the month of payment; otherwise it would be in no month.
    pub fn sales_in(&self, order: &Order, staff: StaffId, month: Month) -> Vec<(Instant, Fen)> {
        let Ok(Shop { conventions, .. }) = self.shop(order.shop) else { return Vec::new() };
        let ordered_in = order.record.placed_at.shanghai_month();
        let closed = self.sheet(order.shop, staff, ordered_in).and_then(|sheet| sheet.closed.as_ref());
        let late = closed.is_some_and(|closing| order.record.paid_at.is_some_and(|paid| paid > closing.at));
        if late && conventions.sales_month == SalesMonth::Placed {
            return order.sales_in(month, &Conventions { sales_month: SalesMonth::Paid, ..conventions.clone() });
        }
        order.sales_in(month, conventions)
    }

    /// What of an order still counts for a person at the end of a month, given what it adds to that month: as much as can be
    /// taken off again.
    pub fn performance_left(&self, order: OrderId, (staff, month): (StaffId, Month), this_month: Fen) -> Fen {
        let earlier = self.orders.get(&order).filter(|order| order.sold.is_some_and(|sold| sold.by == staff));
        let before = earlier.map_or(0, |order| order.sold_before(month).0);
        Fen(before.saturating_add(this_month.0).max(0))
    }

    /// What is kept of a person in a shop.
    pub fn personnel(&self, shop: ShopId, staff: StaffId) -> Option<&Personnel> {
        self.personnel.get(&(shop, staff))
    }

    /// The terms of a person in a shop: the plain case where nothing is kept.
    pub fn terms(&self, shop: ShopId, staff: StaffId) -> Terms {
        self.personnel(shop, staff).map(|kept| kept.terms).unwrap_or_default()
    }

    /// Penalties that count in a month as things stand: those applied, and those confirmed that will be.
    pub fn counted_penalties(&self, shop: ShopId, staff: StaffId, month: Month) -> Vec<Applied> {
        let mut counted = self.sheet(shop, staff, month).map(|sheet| sheet.applied.clone()).unwrap_or_default();
        let confirmed = self
            .open_penalties(shop, staff, month)
            .filter(|penalty| matches!(penalty.state, PenaltyState::Confirmed | PenaltyState::Upheld));
        counted.extend(confirmed.map(Applied::of));
        counted.sort_by_key(|applied| (applied.at, applied.penalty));
        counted
    }

    /// Penalties of a month that still wait for somebody or something.
    pub fn open_penalties(&self, shop: ShopId, staff: StaffId, month: Month) -> impl Iterator<Item = &Penalty> {
        self.penalties.values().filter(move |penalty| {
            penalty.incident.shop == shop && penalty.incident.staff == staff && penalty.month == month
        })
    }

    /// Everything that stands in the way of closing a person's month now.
    pub fn obstacles(&self, shop: ShopId, staff: StaffId, month: Month, now: Instant) -> Vec<Obstacle> {
        let sheet = self.sheet(shop, staff, month);
        let unjudged = self
            .unjudged
            .values()
            .any(|incident| incident.shop == shop && incident.staff == staff && incident.month() == month);
        let checks = [
            (Obstacle::Closed, sheet.is_some_and(|sheet| sheet.closed.is_some())),
            (Obstacle::NotOver, now < month.closes_at()),
            (Obstacle::EarlierOpen, self.earlier_open(shop, staff, month)),
            (Obstacle::NoPersonnel, self.personnel(shop, staff).is_none()),
            (Obstacle::NoFigures, sheet.is_none_or(|sheet| sheet.figures.is_none())),
            (Obstacle::IncidentsOpen, unjudged),
            (Obstacle::PenaltiesOpen, self.open_penalties(shop, staff, month).next().is_some()),
            (Obstacle::ClockNotTrusted, !self.clock_trusted),
        ];
        checks.into_iter().filter(|(_, stands)| *stands).map(|(obstacle, _)| obstacle).collect()
    }

    fn earlier_open(&self, shop: ShopId, staff: StaffId, month: Month) -> bool {
        let first = Month { year: i32::MIN, month: 1 };
        self.sheets.range((shop, staff, first)..(shop, staff, month)).any(|(_, sheet)| sheet.closed.is_none())
    }

    /// How the months before ended, latest first, for as long as each follows on the next; at most twelve.
    pub fn earlier_closings(&self, shop: ShopId, staff: StaffId, month: Month) -> Vec<(Month, &Closing)> {
        let months = std::iter::successors(Some(month.before()), |month| Some(month.before()));
        months.map_while(|month| Some((month, self.sheet(shop, staff, month)?.closed.as_ref()?))).take(12).collect()
    }
}
