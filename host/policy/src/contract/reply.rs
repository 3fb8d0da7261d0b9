//! Facts and verdicts of reply policies (话术策略): `xiaoer:policy/reply-types@0.1.0`.
//!
//! Units are the contract's: money in fen, points in tenths, instants in UTC milliseconds, durations in milliseconds.

#![expect(
    missing_docs,
    reason = "a field without a remark here means what its name says; the contract in wit/ is the text"
)]
#![expect(clippy::struct_excessive_bools, reason = "facts of the contract, each a plain yes or no")]

use super::common::{Fen, Instant, Millis, OrderFacts, Reason, Role, ShopFacts};
use serde::{Deserialize, Serialize};
use wasmtime::component::{ComponentType, Lift, Lower};

/// 售前, 售中, 售后.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Phase {
    #[component(name = "pre-sale")]
    PreSale,
    #[component(name = "in-sale")]
    InSale,
    #[component(name = "after-sale")]
    AfterSale,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Speaker {
    #[component(name = "buyer")]
    Buyer,
    #[component(name = "agent")]
    Agent,
    #[component(name = "automatic")]
    Automatic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Content {
    #[component(name = "text")]
    Text,
    #[component(name = "image")]
    Image,
    #[component(name = "video")]
    Video,
    #[component(name = "sticker")]
    Sticker,
    #[component(name = "card")]
    Card,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub speaker: Speaker,
    pub at: Instant,
    pub content: Content,
    pub text: String,
}

/// What has just happened, for which a script may exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Moment {
    /// The buyer wrote; the round is the run of buyer messages at the end of `messages`.
    #[component(name = "buyer-message")]
    BuyerMessage,
    /// The buyer has waited on hold for nearly three minutes (M-02).
    #[component(name = "hold-check-in")]
    HoldCheckIn,
    #[component(name = "order-placed")]
    OrderPlaced,
    #[component(name = "order-paid")]
    OrderPaid,
    /// Placed and not paid for a while (K-48).
    #[component(name = "order-unpaid")]
    OrderUnpaid,
    #[component(name = "order-shipped")]
    OrderShipped,
    #[component(name = "out-for-delivery")]
    OutForDelivery,
    #[component(name = "order-signed")]
    OrderSigned,
    #[component(name = "out-of-stock")]
    OutOfStock,
    #[component(name = "logistics-trouble")]
    LogisticsTrouble,
    #[component(name = "after-sale-applied")]
    AfterSaleApplied,
    #[component(name = "after-sale-progress")]
    AfterSaleProgress,
    #[component(name = "after-sale-done")]
    AfterSaleDone,
    #[component(name = "complaint-received")]
    ComplaintReceived,
    #[component(name = "complaint-done")]
    ComplaintDone,
    #[component(name = "review-posted")]
    ReviewPosted,
    #[component(name = "deal-made")]
    DealMade,
    #[component(name = "leaving-without-deal")]
    LeavingWithoutDeal,
    #[component(name = "buyer-offline")]
    BuyerOffline,
    #[component(name = "phone-call")]
    PhoneCall,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct BuyerFacts {
    /// An earlier order or conversation exists (K-05).
    pub returning: bool,
    #[component(name = "orders-before")]
    pub orders_before: u32,
    /// Region of the delivery address where it is known, for example 香港 (K-35).
    pub region: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    pub name: String,
    pub value: String,
}

/// The goods that the buyer is looking at. Only facts of the shop's own records (H-18, H-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct ProductFacts {
    pub title: String,
    pub sku: String,
    pub stock: Option<u32>,
    pub price: Fen,
    /// Material, craft, usage note, ship promise and so on, by the shop's own names.
    pub attributes: Vec<Attribute>,
}

/// What is known of the person to be fitted (2.7). Children: height and weight, or age. Shoes: usual size and foot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct SizeFacts {
    #[component(name = "height-cm")]
    pub height_cm: Option<u32>,
    #[component(name = "weight-kg-tenths")]
    pub weight_kg_tenths: Option<u32>,
    #[component(name = "age-years")]
    pub age_years: Option<u32>,
    #[component(name = "usual-size")]
    pub usual_size: Option<String>,
    pub chubby: bool,
    #[component(name = "wide-foot")]
    pub wide_foot: bool,
    #[component(name = "likes-loose")]
    pub likes_loose: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct AfterSaleFacts {
    /// K-62, the return requirements, has been sent.
    #[component(name = "requirements-sent")]
    pub requirements_sent: bool,
    #[component(name = "boss-approved")]
    pub boss_approved: bool,
    pub compensation: Option<Fen>,
    #[component(name = "refund-amount")]
    pub refund_amount: Option<Fen>,
    #[component(name = "open-complaint")]
    pub open_complaint: bool,
    /// The goods are on their way back. Facts that were written down before there was this field do not say so.
    #[serde(default)]
    #[component(name = "parcel-coming")]
    pub parcel_coming: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct HoldFacts {
    pub since: Instant,
    #[component(name = "last-contact")]
    pub last_contact: Instant,
    #[component(name = "wait-reason")]
    pub wait_reason: Option<String>,
}

/// A script that a person has sent to this buyer, edited or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct SentScript {
    pub id: String,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    pub now: Instant,
    pub shop: ShopFacts,
    pub moment: Moment,
    pub phase: Phase,
    /// No automatic greeting has been sent in this conversation (K-01 is sent once).
    #[component(name = "first-contact")]
    pub first_contact: bool,
    /// Display name of the agent who has the conversation.
    pub agent: Option<String>,
    pub leader: Option<String>,
    pub buyer: BuyerFacts,
    /// The latest messages, oldest first; at most 20.
    pub messages: Vec<Message>,
    pub order: Option<OrderFacts>,
    pub product: Option<ProductFacts>,
    pub size: Option<SizeFacts>,
    #[component(name = "after-sale")]
    pub after_sale: Option<AfterSaleFacts>,
    pub hold: Option<HoldFacts>,
    /// Promised time or date for what the script announces (`{eta}`), already in the shop's words.
    pub eta: Option<String>,
    /// Scripts that people have sent to this buyer in this shop, in earlier conversations too; oldest first, at most 20.
    /// Facts that were written down before there was this field have none.
    #[serde(default)]
    #[component(name = "scripts-sent")]
    pub scripts_sent: Vec<SentScript>,
}

/// Problem types, S-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Topic {
    #[component(name = "goods")]
    Goods,
    #[component(name = "size")]
    Size,
    #[component(name = "stock")]
    Stock,
    #[component(name = "price")]
    Price,
    #[component(name = "promotion")]
    Promotion,
    #[component(name = "freight")]
    Freight,
    #[component(name = "invoice")]
    Invoice,
    #[component(name = "order-query")]
    OrderQuery,
    #[component(name = "order-change")]
    OrderChange,
    #[component(name = "order-cancel")]
    OrderCancel,
    #[component(name = "payment-failure")]
    PaymentFailure,
    #[component(name = "payment-question")]
    PaymentQuestion,
    #[component(name = "logistics-progress")]
    LogisticsProgress,
    #[component(name = "logistics-delay")]
    LogisticsDelay,
    #[component(name = "logistics-loss")]
    LogisticsLoss,
    #[component(name = "logistics-damage")]
    LogisticsDamage,
    #[component(name = "chase-parcel")]
    ChaseParcel,
    #[component(name = "return-goods")]
    ReturnGoods,
    #[component(name = "exchange")]
    Exchange,
    #[component(name = "refund")]
    Refund,
    #[component(name = "quality")]
    Quality,
    #[component(name = "repair")]
    Repair,
    #[component(name = "usage")]
    Usage,
    #[component(name = "cash-back")]
    CashBack,
    #[component(name = "review")]
    Review,
    #[component(name = "complaint")]
    Complaint,
    #[component(name = "suggestion")]
    Suggestion,
    #[component(name = "greeting")]
    Greeting,
    #[component(name = "thanks")]
    Thanks,
    #[component(name = "other")]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Emotion {
    #[component(name = "calm")]
    Calm,
    #[component(name = "unhappy")]
    Unhappy,
    #[component(name = "angry")]
    Angry,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    pub topic: Topic,
    /// 0 to 100.
    pub confidence: u8,
}

/// What should happen besides sending the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum NextStep {
    #[component(name = "none")]
    None,
    #[component(name = "open-hold")]
    OpenHold,
    #[component(name = "hold-and-ask-leader")]
    HoldAndAskLeader,
    #[component(name = "hold-and-ask-supervisor")]
    HoldAndAskSupervisor,
    #[component(name = "call-back")]
    CallBack,
    #[component(name = "write-remark")]
    WriteRemark,
    #[component(name = "ask-leader")]
    AskLeader,
    #[component(name = "ask-supervisor")]
    AskSupervisor,
    #[component(name = "transfer-after-sale")]
    TransferAfterSale,
    #[component(name = "survey")]
    Survey,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// K-id.
    pub id: String,
    pub text: String,
    #[component(name = "next-step")]
    pub next_step: NextStep,
    /// Variables that had no value: the agent must fill them, and the box refuses to send the text by itself.
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    pub script: Script,
    /// Send it by itself after this long, unless a person has answered (M-01a).
    pub after: Millis,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub tags: Vec<Tag>,
    pub emotion: Emotion,
    pub phase: Phase,
    /// An automatic message. Never counts as an answer (M-03).
    pub greeting: Option<Greeting>,
    /// Best first; at most five.
    pub suggestions: Vec<Script>,
    /// The buyer is about to order or has ordered: first in the queue (5.3).
    pub buying: bool,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Destination {
    #[component(name = "buyer-chat")]
    BuyerChat,
    #[component(name = "public-review")]
    PublicReview,
    #[component(name = "phone")]
    Phone,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub now: Instant,
    pub shop: ShopFacts,
    pub phase: Phase,
    pub destination: Destination,
    /// The recipient is the buyer of `order` (H-01).
    #[component(name = "recipient-owns-order")]
    pub recipient_owns_order: bool,
    pub text: String,
    /// The script that the text came from, if it did.
    #[component(name = "script-id")]
    pub script_id: Option<String>,
    pub messages: Vec<Message>,
    pub topics: Vec<Topic>,
    pub order: Option<OrderFacts>,
    pub product: Option<ProductFacts>,
    #[component(name = "return-case-open")]
    pub return_case_open: bool,
    #[component(name = "complaint-open")]
    pub complaint_open: bool,
    /// Facts that back a promise, such as an approved case (H-08).
    pub backed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Level {
    #[component(name = "block")]
    Block,
    #[component(name = "warn")]
    Warn,
    #[component(name = "hint")]
    Hint,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub rule: String,
    pub level: Level,
    pub text: String,
    /// The words concerned.
    pub excerpt: Option<String>,
    /// What to write instead.
    pub rewrite: Option<String>,
    /// Who could allow it, where someone can.
    pub ask: Option<Role>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub findings: Vec<Finding>,
}
