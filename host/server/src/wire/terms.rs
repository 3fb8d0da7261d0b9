//! The trade's terms as they are written in JSON. Each list is the core's own: a term that one side has and the
//! other lacks does not compile.

use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type},
};

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $core:path { $($term:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the core documents its terms")]
        pub enum $name { $($term),* }

        impl From<$core> for $name {
            fn from(term: $core) -> Self {
                use $core as Core;
                match term { $(Core::$term => Self::$term),* }
            }
        }

        impl From<$name> for $core {
            fn from(term: $name) -> Self {
                use $core as Core;
                match term { $($name::$term => Core::$term),* }
            }
        }
    )*};
}

terms! {
    /// Where a shop sells.
    Platform = xiaoer_desk::shop::Platform { Taobao, Tmall, Douyin, Pinduoduo, Jd, Other }
    /// what of an order is somebody's sales.
    SalesAmount = xiaoer_desk::shop::SalesAmount { Paid, BeforeDiscounts }
    /// in which month it is.
    SalesMonth = xiaoer_desk::shop::SalesMonth { Paid, Placed, Completed }
    /// by when a bad review is answered.
    ReviewReply = xiaoer_desk::shop::ReviewReply { SameWorkingDay, NextWorkingDay }
    /// when the platform settles.
    Settling = xiaoer_desk::shop::Settling { TwiceAMonth, Monthly }
    /// A role at the desk (6.3), lowest first; the warehouse (仓储) stands apart.
    Role = xiaoer_desk::role::Role { PreSale, AfterSale, Complaint, Leader, Supervisor, Boss, Warehouse }
    /// Something that a person may or may not do.
    Permission = xiaoer_desk::role::Permission {
        ViewOrders, Reply, WriteRemark, OpenCase, InformCase, DecideCase, InspectGoods, RecordIncident, ConfirmPenalty,
        ViewOthersPenalties, HearAppeal, ManagePay, AssignOthers, KeepFacts, ManageStaff, ManageShops, ManagePolicies, ManageTokens,
        EraseCustomer, ViewLoginLog,
    }
    /// Whether a person takes customers (在线, 小休, 离线).
    Presence = xiaoer_desk::staff::Presence { Offline, Online, OnBreak }
    /// Where a conversation stands (W-01).
    Stage = xiaoer_desk::conversation::Stage { Waiting, Active, Hold, Closing, Closed }
    /// Which queue a conversation stands in (5.3).
    Queue = xiaoer_desk::conversation::Queue { Sales, AfterSale }
    /// What a message is made of.
    Content = xiaoer_desk::conversation::Content { Text, Image, Video, Sticker, Card }
    /// Phase of trade: 售前, 售中, 售后.
    Phase = xiaoer_desk::conversation::Phase { PreSale, InSale, AfterSale }
    /// How the buyer feels.
    Emotion = xiaoer_desk::conversation::Emotion { Calm, Unhappy, Angry }
    /// What has just happened in a talk.
    Moment = xiaoer_desk::conversation::Moment {
        BuyerMessage, HoldCheckIn, OrderPlaced, OrderPaid, OrderUnpaid, OrderShipped, OutForDelivery, OrderSigned,
        OutOfStock, LogisticsTrouble, AfterSaleApplied, AfterSaleProgress, AfterSaleDone, ComplaintReceived,
        ComplaintDone, DealMade, LeavingWithoutDeal, BuyerOffline,
    }
    /// What the courier says of a parcel on its way.
    Parcel = xiaoer_desk::order::Parcel { InTransit, OutForDelivery, Trouble }
    /// Where an order stands (W-03).
    OrderState = xiaoer_desk::order::OrderState { Unpaid, PaidUnshipped, Shipped, Signed, Completed, Closed }
    /// Where an after-sale case stands (W-07).
    CaseState = xiaoer_desk::aftersale::CaseState {
        Applied, NeedInfo, Proposed, OfferChoice, Conditional, Returning, Inspecting, AtSupervisor, AtBoss, Approved,
        Partial, Denied, Refunded, Compensated, Closed,
    }
    /// Why the buyer applies (3.1).
    CaseReason = xiaoer_desk::aftersale::CaseReason {
        Unknown, Dislike, Size, Quality, NotAsDescribed, Damaged, WrongItem, MissingItem, LateShip, OutOfStock,
        LogisticsDelay, LogisticsLost, PriceError, PaymentError, Cancel, Other,
    }
    /// What the buyer would like.
    Wish = xiaoer_desk::aftersale::Wish {
        Unspecified, RefundOnly, ReturnRefund, Exchange, Resend, Compensation, Repair, Wait,
    }
    /// A return condition (K-62), and who says so; only the warehouse's word counts (RF-08).
    Condition = xiaoer_desk::aftersale::Condition { Unknown, BuyerSaysFine, BuyerSaysFault, Fine, Fault }
    /// A kind of proof.
    Evidence = xiaoer_desk::aftersale::Evidence {
        PhotoOfFault, PhotoOfLabel, Video, Chat, CourierRecord, Receipt, Other,
    }
    /// Stock of the goods concerned.
    Stock = xiaoer_desk::aftersale::Stock { Unknown, InStock, Out }
    /// What a refund policy decides.
    Decision = xiaoer_desk::aftersale::Decision {
        CloseUnpaid, ApproveRefundOnly, ApproveReturnRefund, ApproveExchange, ConditionalReturn, PartialCompensation,
        OfferChoice, Deny, EscalateBoss, EscalateSupervisor, NeedInfo,
    }
    /// Where a penalty stands (W-13).
    PenaltyState = xiaoer_desk::penalty::PenaltyState {
        Proposed, Confirmed, Excused, Appealed, Upheld, Cancelled, Superseded, Applied,
    }
    /// What sort of incident.
    IncidentKind = xiaoer_desk::penalty::IncidentKind {
        SlowAnswer, IdleHang, LateForShift, OfflineWithoutLeave, NotLoggedIn, ForgotRegister, AbsentWithoutLeave,
        LeftPost, LeaveOverQuota, SlowComplaint, AttitudeComplaint, BadReview, NonQualityReturn, DailyTaskUnfinished,
    }
    /// What became of an incident.
    IncidentState = xiaoer_desk::penalty::IncidentState { Recorded, Judged, Unjudged, Excused }
    /// In which shift something happened (白班, 白连夜, 夜班, 非当班).
    Shift = xiaoer_desk::penalty::Shift { Day, DayIntoNight, Night, OffDuty }
    /// Whose fault something was, as a supervisor found.
    Fault = xiaoer_desk::penalty::Finding { Unknown, AgentAtFault, NotAtFault }
    /// A pay grade (PAY-01 to PAY-04).
    Grade = xiaoer_desk::pay::Grade { Junior, Intermediate, Senior, AccountManager }
    /// What follows from a month's score (PP-12 to PP-14).
    ScoreLevel = xiaoer_desk::pay::ScoreLevel { Ok, Warning, CompanyPenalty, Severe }
    /// Why a month cannot be closed now.
    Obstacle = xiaoer_desk::pay::Obstacle {
        Closed, NotOver, EarlierOpen, NoPersonnel, NoFigures, IncidentsOpen, PenaltiesOpen, ClockNotTrusted,
    }
    /// What a policy decides about: 话术, 售后, 考核.
    PolicyKind = xiaoer_desk::policy::PolicyKind { Reply, Refund, Penalty }
    /// Whose word stands for a package: nobody's, the shop's own, a known vendor's, the factory's.
    Signer = xiaoer_desk::policy::Signer { Nobody, Own, Vendor, Factory }
    /// Which packages a shop lets in force.
    Signatures = xiaoer_desk::policy::Signatures { Anything, VendorAndOwn, VendorOnly }
}

impl Default for Shift {
    fn default() -> Self {
        xiaoer_desk::penalty::Shift::default().into()
    }
}

impl Default for Fault {
    fn default() -> Self {
        xiaoer_desk::penalty::Finding::default().into()
    }
}

/// The language in which a shop's policies write reasons and scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, ToSchema)]
pub enum Language {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English
    #[serde(rename = "en")]
    En,
}

impl From<xiaoer_desk::shop::Language> for Language {
    fn from(language: xiaoer_desk::shop::Language) -> Self {
        match language {
            xiaoer_desk::shop::Language::ZhCn => Self::ZhCn,
            xiaoer_desk::shop::Language::En => Self::En,
        }
    }
}

impl From<Language> for xiaoer_desk::shop::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::ZhCn => Self::ZhCn,
            Language::En => Self::En,
        }
    }
}

/// A rule and what it says about this case, in the shop's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reason {
    /// Rule id, for example `RF-12`.
    pub rule: String,
    /// The sentence.
    pub text: String,
}

impl From<(String, String)> for Reason {
    fn from((rule, text): (String, String)) -> Self {
        Self { rule, text }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl From<xiaoer_policy::Title> for Words {
    fn from(title: xiaoer_policy::Title) -> Self {
        Self { zh: title.zh_cn, en: title.en }
    }
}

impl From<xiaoer_policy::Sentence> for Words {
    fn from(sentence: xiaoer_policy::Sentence) -> Self {
        Self { zh: sentence.zh, en: sentence.en }
    }
}

/// A person at the desk, by number and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StaffRef {
    /// Number.
    pub id: u64,
    /// Display name.
    pub name: String,
}

/// A buyer, by number and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerRef {
    /// Number.
    pub id: u64,
    /// Nickname; absent once erased, or where the platform gave none.
    pub name: Option<String>,
}

/// Bytes of a file.
#[derive(Debug)]
pub struct Binary;

impl PartialSchema for Binary {
    fn schema() -> RefOr<Schema> {
        let bytes = SchemaFormat::KnownFormat(KnownFormat::Binary);
        ObjectBuilder::new().schema_type(Type::String).format(Some(bytes)).into()
    }
}

impl ToSchema for Binary {}
