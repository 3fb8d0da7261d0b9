//! An incident: something that went wrong, measured by the box or entered by a person, with its evidence (4.8). It counts
//! for the rules that count until somebody excuses it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    desk::Desk,
    digest::Digest,
    ids::{ConversationId, IncidentId, MessageId, OrderId, ShopId, StaffId},
    money::{Fen, Tenths},
    refusal::Refusal,
    time::{Instant, Millis, Month},
};

/// What sort of incident; names of the contract's `incident-kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// A buyer waited too long for a person (M-03, M-05, M-06). The box measures it; nobody enters it.
    SlowAnswer,
    /// 空挂 (FT-07)
    IdleHang,
    /// 迟到 (FT-01, FT-02, PP-02, PP-03)
    LateForShift,
    /// Not online since the shift began (FT-03, PP-07).
    OfflineWithoutLeave,
    /// Found not logged in in the midst of a shift (FT-03, PP-07).
    NotLoggedIn,
    /// 忘记登记考勤 (PP-01)
    ForgotRegister,
    /// 旷工 (FT-03, PP-04)
    AbsentWithoutLeave,
    /// 私自离岗 (PP-05)
    LeftPost,
    /// A leave or a rest with consent (PP-06).
    LeaveOverQuota,
    /// A customer or a colleague complained of untimely answers (PP-08).
    SlowComplaint,
    /// 态度投诉 (PP-09)
    AttitudeComplaint,
    /// 中差评 (FT-08, FT-09)
    BadReview,
    /// 非质量退货 (FT-10)
    NonQualityReturn,
    /// 当日工作未完成 (PP-10)
    DailyTaskUnfinished,
}

impl IncidentKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::SlowAnswer,
        Self::IdleHang,
        Self::LateForShift,
        Self::OfflineWithoutLeave,
        Self::NotLoggedIn,
        Self::ForgotRegister,
        Self::AbsentWithoutLeave,
        Self::LeftPost,
        Self::LeaveOverQuota,
        Self::SlowComplaint,
        Self::AttitudeComplaint,
        Self::BadReview,
        Self::NonQualityReturn,
        Self::DailyTaskUnfinished,
    ];

    /// Its rules ask how long it lasted.
    pub const fn is_timed(self) -> bool {
        matches!(
            self,
            Self::SlowAnswer | Self::IdleHang | Self::LateForShift | Self::OfflineWithoutLeave | Self::NotLoggedIn
        )
    }

    /// It is about an order.
    pub const fn is_about_an_order(self) -> bool {
        matches!(self, Self::BadReview | Self::NonQualityReturn)
    }

    /// The person was not there though they should have been.
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::AbsentWithoutLeave | Self::LeftPost | Self::OfflineWithoutLeave)
    }
}

/// In which shift it happened; names of the contract's `shift`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// 白班
    #[default]
    Day,
    /// 白连夜 (AT-02)
    DayIntoNight,
    /// 夜班
    Night,
    /// 非当班
    OffDuty,
}

/// Whose fault it was, as a supervisor found; names of the contract's `finding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Not decided.
    #[default]
    Unknown,
    /// 客服责任
    AgentAtFault,
    /// 非客服责任
    NotAtFault,
}

/// What rules ask about an incident and only a person can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "yes-or-no facts of the contract")]
pub struct Account {
    /// In which shift.
    pub shift: Shift,
    /// Leave was asked by phone, or beforehand (AT-04, AT-08).
    pub phone_leave: bool,
    /// The presence prompt was answered.
    pub prompt_answered: bool,
    /// A special reason (特别原因) is on record.
    pub special_reason: bool,
    /// The review was changed to a good one in the end (FT-09).
    pub review_changed: bool,
    /// Whose fault it was.
    pub fault: Finding,
    /// The order concerned (FT-08 to FT-10).
    pub order: Option<OrderId>,
    /// Points that the supervisor asks for (PP-10).
    pub asked_points: Option<Tenths>,
}

/// Who entered an incident, and on what grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Instant,
    /// Digest of what they saw or heard, in their words; the text lies beside the journal.
    pub evidence: Digest,
    /// What they know.
    pub account: Account,
}

/// Something that went wrong, with its evidence (4.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its number.
    pub id: IncidentId,
    /// What sort.
    pub kind: IncidentKind,
    /// Who was responsible.
    pub staff: StaffId,
    /// In which shop.
    pub shop: ShopId,
    /// In which conversation, where it was in one.
    pub conversation: Option<ConversationId>,
    /// In which of its rounds; 0 where a person entered it.
    pub round: u32,
    /// Buyer messages in it.
    pub messages: u32,
    /// The message that began the wait.
    pub first_message: Option<MessageId>,
    /// The message that ended it; `None` if the agent left without an answer.
    pub answer_message: Option<MessageId>,
    /// Since when this person was responsible.
    pub started_at: Instant,
    /// Until when.
    pub ended_at: Instant,
    /// How long: by the monotonic clock where the box measured it.
    pub duration: Millis,
    /// The box knew that its clock was right.
    pub clock_trusted: bool,
    /// Who entered it; `None`: the box measured it.
    pub entered: Option<Entered>,
}

impl Incident {
    /// The month that it belongs to.
    pub fn month(&self) -> Month {
        self.started_at.shanghai_month()
    }

    /// What a person told of it; the plain case where the box measured it.
    pub fn account(&self) -> Account {
        self.entered.map(|entered| entered.account).unwrap_or_default()
    }
}

/// What became of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentState {
    /// The policy is to judge it.
    Recorded,
    /// The policy has judged it, whether or not it proposed something.
    Judged,
    /// The policy gave no answer; nothing is proposed.
    Unjudged,
    /// A person excused it: it no longer counts.
    Excused,
}

/// An incident with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What happened.
    pub incident: Incident,
    /// What became of it.
    pub state: IncidentState,
    /// Why nothing, or nothing more, was proposed: rule ids with sentences in the shop's language.
    pub notes: Vec<(String, String)>,
    /// A policy proposed something for it.
    #[serde(default)]
    pub proposed: bool,
    /// Who excused it, and why.
    pub excused: Option<(StaffId, String)>,
    /// Its last state: it has left the desk.
    pub left: bool,
}

impl Recorded {
    pub(super) fn new(incident: Incident) -> Self {
        Self {
            incident,
            state: IncidentState::Recorded,
            notes: Vec::new(),
            proposed: false,
            excused: None,
            left: false,
        }
    }

    /// Whether rules that count the incidents of a month count it: it was not excused, its time is certain, and nobody
    /// said that it was no fault of the person's.
    pub fn counts(&self) -> bool {
        let account = self.incident.account();
        let cleared = account.fault == Finding::NotAtFault || account.special_reason || account.phone_leave;
        self.state != IncidentState::Excused && self.incident.clock_trusted && !cleared
    }

    /// The policy looked at it and proposed nothing.
    pub fn is_without_consequence(&self) -> bool {
        self.state == IncidentState::Judged && !self.proposed
    }

    /// A rest day of the month is used by it. Whether a forgotten register is one the shop's policy says.
    fn uses_a_rest_day(&self) -> bool {
        match self.incident.kind {
            IncidentKind::LeaveOverQuota => self.state != IncidentState::Excused,
            IncidentKind::ForgotRegister => self.state != IncidentState::Excused && !self.is_without_consequence(),
            _ => false,
        }
    }
}

/// What somebody wants to enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// In which shop.
    pub shop: ShopId,
    /// Whom it concerns.
    pub staff: StaffId,
    /// What sort.
    pub kind: IncidentKind,
    /// The conversation concerned, if there is one.
    pub conversation: Option<ConversationId>,
    /// When it began, or happened.
    pub started_at: Instant,
    /// When it ended; the same instant where it has no length.
    pub ended_at: Instant,
    /// What is known of it.
    pub account: Account,
    /// Digest of what was seen or heard.
    pub evidence: Digest,
}

/// The longest that an entered incident lasts.
const LONGEST: Millis = Millis::hours(31 * 24);

/// The longest until a bad review was changed, which is what its incident's end says.
const LONGEST_REVIEW: Millis = Millis::hours(366 * 24);

impl Desk {
    /// The incident, or a refusal that says there is none.
    pub fn incident(&self, id: IncidentId) -> Result<&Recorded, Refusal> {
        self.incidents.get(&id).ok_or_else(|| Refusal::not_found("incident_not_found", "事件", "incident", id))
    }

    /// Incidents of a person's month in a shop, in order.
    pub fn incidents_of(&self, whose: (ShopId, StaffId, Month)) -> impl Iterator<Item = &Recorded> {
        self.incidents.values().filter(move |found| {
            let Incident { shop, staff, .. } = found.incident;
            (shop, staff, found.incident.month()) == whose
        })
    }

    /// How long each incident lasted that came before this one to the same person in the same shop and month and counts, by
    /// kind.
    /// Before means recorded before: each then adds its own part to the month, whatever the order of their times.
    pub fn earlier_incidents(&self, incident: &Incident) -> BTreeMap<IncidentKind, Vec<Millis>> {
        let mut earlier: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let before = self.incidents_of((incident.shop, incident.staff, incident.month()));
        for found in before.filter(|found| found.incident.id < incident.id && found.counts()) {
            earlier.entry(found.incident.kind).or_default().push(found.incident.duration);
        }
        earlier
    }

    /// Rest days that a person has used in a month by incidents recorded before a number (PP-01, PP-06).
    pub fn rest_days_before(&self, whose: (ShopId, StaffId, Month), id: IncidentId) -> u8 {
        let used = self.incidents_of(whose).filter(|found| found.incident.id < id && found.uses_a_rest_day());
        u8::try_from(used.count()).unwrap_or(u8::MAX)
    }

    /// What the order concerned is worth as a sale: that is what can be taken off again.
    pub fn sale_of(&self, account: &Account) -> Option<Fen> {
        let order = self.orders.get(&account.order?)?;
        let conventions = &self.shops.get(&order.shop)?.conventions;
        Some(order.sale_amount(conventions.sales_amount))
    }

    pub(super) fn entered(&self, by: StaffId, entry: &Entry, now: Instant) -> Result<Incident, Refusal> {
        let Entry { shop, staff, kind, conversation, started_at, ended_at, account, evidence } = *entry;
        self.shop(shop)?;
        if !self.person(staff)?.shops.contains(&shop) {
            return Err(Refusal::not_in_shop());
        }
        if staff == by {
            return Err(Refusal::not_now(
                "own_incident",
                "不能登记自己的事件，请由另一位主管或店主登记。",
                "Nobody enters an incident of their own. Ask another supervisor or the owner.",
            ));
        }
        if kind == IncidentKind::SlowAnswer {
            return Err(Refusal::invalid(
                "measured_by_the_box",
                "应答超时由机器自动计时，不能手工登记。客户或同事的投诉请选“应答不及时投诉”。",
                "Slow answers are timed by the box and not entered. For a complaint choose slow_complaint.",
            ));
        }
        let length = ended_at.since(started_at);
        let longest = if kind == IncidentKind::BadReview { LONGEST_REVIEW } else { LONGEST };
        if started_at.0 < 0 || ended_at > now || length.0 < 0 || length > longest {
            let days = longest.0 / Millis::hours(24).0;
            return Err(Refusal::invalid(
                "bad_times",
                format!("时间不对：结束不能早于开始，不能在将来，最长 {days} 天。"),
                format!(
                    "The times are wrong: the end is not before the beginning nor in the future, and {days} days is the most."
                ),
            ));
        }
        if kind.is_timed() && length.0 == 0 {
            return Err(Refusal::invalid(
                "no_duration",
                "这类事件按时长判断，请填写结束时间，例如实际到岗或恢复在线的时间。",
                "Rules ask how long this lasted: give its end, such as when the person arrived or was online again.",
            ));
        }
        self.check_account(shop, kind, &account)?;
        // What was told of an order and led to nothing may be told again when more is known: the review did not change, or
        // somebody found whose fault it was (FT-08).
        let superseded = |found: &Recorded| kind.is_about_an_order() && found.is_without_consequence();
        // An order has one bad review and comes back once; anything else happens once at a time.
        let again = self.incidents_of((shop, staff, started_at.shanghai_month())).find(|found| {
            let other = &found.incident;
            let same = match account.order.filter(|_| kind.is_about_an_order()) {
                Some(order) => other.account().order == Some(order),
                None => other.started_at == started_at && other.conversation == conversation,
            };
            other.kind == kind && same && found.state != IncidentState::Excused && !superseded(found)
        });
        if let Some(again) = again {
            let id = again.incident.id;
            return Err(Refusal::not_now(
                "already_recorded",
                format!("同一时间或同一订单的同类事件已经登记过（{id} 号），没有重复登记。登记错了，请先免除那一条。"),
                format!(
                    "The same kind of incident at the same time, or for the same order, is on record already (number {id}). \
                     If that one is wrong, excuse it first."
                ),
            ));
        }
        Ok(Incident {
            id: IncidentId(self.last.incident + 1),
            kind,
            staff,
            shop,
            conversation,
            round: 0,
            messages: 0,
            first_message: None,
            answer_message: None,
            started_at,
            ended_at,
            duration: length,
            clock_trusted: self.clock_trusted,
            entered: Some(Entered { by, at: now, evidence, account }),
        })
    }

    fn check_account(&self, shop: ShopId, kind: IncidentKind, account: &Account) -> Result<(), Refusal> {
        if kind.is_about_an_order() {
            let Some(order) = account.order else {
                return Err(Refusal::invalid(
                    "no_order",
                    "请写明是哪个订单，扣除业绩要按订单金额。",
                    "Say which order: what is taken off is its amount.",
                ));
            };
            if self.order(order)?.shop != shop {
                return Err(Refusal::not_found("order_not_found", "本店订单", "order of this shop", order));
            }
        }
        if account.asked_points.is_some_and(|points| !(0..=1_000).contains(&points.0)) {
            return Err(Refusal::invalid(
                "bad_points",
                "扣分要在 0 到 100.0 分之间。",
                "Points asked for are between 0 and 100.0.",
            ));
        }
        Ok(())
    }
}
