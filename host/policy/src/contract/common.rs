//! Terms that every kind of policy shares: `xiaoer:policy/common@0.1.0`.
//!
//! Units are the contract's: money in fen, points in tenths, instants in UTC milliseconds, durations in milliseconds.

#![expect(
    missing_docs,
    reason = "a field without a remark here means what its name says; the contract in wit/ is the text"
)]

use serde::{Deserialize, Serialize};
use wasmtime::component::{ComponentType, Lift, Lower};

/// Money, integer fen (1/100 yuan).
pub type Fen = i64;
/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Instant = i64;
/// A duration in milliseconds.
pub type Millis = i64;
/// Tenths of a point: 100 is 10.0 points.
pub type Tenths = i32;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Platform {
    #[component(name = "taobao")]
    Taobao,
    #[component(name = "tmall")]
    Tmall,
    #[component(name = "douyin")]
    Douyin,
    #[component(name = "pinduoduo")]
    Pinduoduo,
    #[component(name = "jd")]
    Jd,
    #[component(name = "other")]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Language {
    #[component(name = "zh-cn")]
    ZhCn,
    #[component(name = "en")]
    En,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct ShopFacts {
    pub name: String,
    pub platform: Platform,
    /// The language of every reason and script that the policy writes.
    pub language: Language,
}

/// Why a verdict says what it says. `rule` is an id of the policy's rule index (RF-12, L-03 ...).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub rule: String,
    pub text: String,
}

/// A setting that the schema accepts but the policy does not, said in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct SettingsProblem {
    /// JSON pointer to the setting, for example `/unanswered/t2_s`.
    pub path: String,
    #[component(name = "zh-cn")]
    pub zh_cn: String,
    pub en: String,
}

/// Who decides, in the order of the escalation ladder (catalogue 6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Role {
    #[component(name = "agent")]
    Agent,
    #[component(name = "after-sale-agent")]
    AfterSaleAgent,
    #[component(name = "complaint-specialist")]
    ComplaintSpecialist,
    #[component(name = "leader")]
    Leader,
    #[component(name = "supervisor")]
    Supervisor,
    #[component(name = "boss")]
    Boss,
    #[component(name = "warehouse")]
    Warehouse,
    #[component(name = "general-manager")]
    GeneralManager,
}

/// Where an order stands (W-03, as far as policies need it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum OrderState {
    #[component(name = "unpaid")]
    Unpaid,
    #[component(name = "paid-unshipped")]
    PaidUnshipped,
    #[component(name = "shipped")]
    Shipped,
    #[component(name = "signed")]
    Signed,
    #[component(name = "completed")]
    Completed,
    #[component(name = "closed")]
    Closed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    pub sku: String,
    pub title: String,
    pub quantity: u32,
    /// Price of one piece as paid.
    #[component(name = "unit-price")]
    pub unit_price: Fen,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct OrderFacts {
    pub number: String,
    pub state: OrderState,
    #[component(name = "placed-at")]
    pub placed_at: Instant,
    #[component(name = "paid-at")]
    pub paid_at: Option<Instant>,
    #[component(name = "shipped-at")]
    pub shipped_at: Option<Instant>,
    #[component(name = "signed-at")]
    pub signed_at: Option<Instant>,
    /// What the buyer paid in all, freight included.
    #[component(name = "amount-paid")]
    pub amount_paid: Fen,
    #[component(name = "freight-paid")]
    pub freight_paid: Fen,
    /// This order's share of coupons and full-reduction discounts, already taken off `amount-paid`.
    #[component(name = "coupons-share")]
    pub coupons_share: Fen,
    pub lines: Vec<OrderLine>,
    pub courier: Option<String>,
    #[component(name = "tracking-number")]
    pub tracking_number: Option<String>,
    pub remark: Option<String>,
    /// The buyer bought return-freight insurance (退货运费险).
    #[component(name = "freight-insurance")]
    pub freight_insurance: bool,
    #[component(name = "third-party")]
    pub third_party: bool,
}
