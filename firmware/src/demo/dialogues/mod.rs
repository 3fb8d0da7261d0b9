//! What customers of the demo shop say, and what its agents answer: written for this shop, as people write in a chat.
//!
//! A dialogue is a list of turns: the customer writes a run of lines, an agent answers, and so on. `{goods}`, `{price}`,
//! `{number}`, `{courier}` and `{tracking}` are filled in when it is played.

mod after_sale;
mod complaint;
mod in_sale;
mod pre_sale;
#[cfg(test)]
mod tests;

use xiaoer_desk::aftersale::{CaseReason, Evidence, Stock, Wish};
use xiaoer_desk::conversation::Content;

use super::goods::Wares;

/// What a dialogue is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// 尺码
    Size,
    /// 库存
    Stock,
    /// 价格、优惠
    Price,
    /// 商品材质、用法
    Goods,
    /// 包邮、快递、发货时间
    Shipping,
    /// 下单、付款、改地址
    Order,
    /// 物流进度
    Logistics,
    /// 发票
    Invoice,
    /// 取消
    Cancel,
    /// 无理由退换
    Return,
    /// 质量
    Quality,
    /// 破损
    Damaged,
    /// 错发、漏发
    WrongItem,
    /// 退款进度
    RefundProgress,
    /// 评价、投诉
    Complaint,
}

/// How the customer feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// 平静
    Calm,
    /// 着急、不满
    Unhappy,
    /// 愤怒
    Angry,
}

/// One message of the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Words.
    Text(&'static str),
    /// A sticker, by its name.
    Sticker(&'static str),
    /// A picture; what it shows.
    Image(&'static str),
    /// A card of the goods or the order.
    Card(&'static str),
}

impl Says {
    /// What sort of message it is, and its text as the platform hands it on.
    pub fn parts(self) -> (Content, &'static str) {
        match self {
            Self::Text(text) => (Content::Text, text),
            Self::Sticker(name) => (Content::Sticker, name),
            Self::Image(shows) => (Content::Image, shows),
            Self::Card(card) => (Content::Card, card),
        }
    }
}

/// How an agent answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Written by hand.
    Text(&'static str),
    /// First asks to wait, then answers.
    WaitThen(&'static str, &'static str),
    /// The first draft breaks a rule; the review stops it, and the second is sent.
    Slip(&'static str, &'static str),
    /// Takes the box's suggestion, or writes this where there is none.
    Suggested(&'static str),
}

/// A run of the customer's lines, and the answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The lines, one message each.
    pub says: &'static [Says],
    /// The answer.
    pub reply: Reply,
}

const fn turn(says: &'static [Says], reply: Reply) -> Turn {
    Turn { says, reply }
}

/// The order that the dialogue is about, by its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderShape {
    /// Placed this many minutes ago and not paid.
    Unpaid(i64),
    /// Paid this many hours ago, not shipped.
    Paid(i64),
    /// The same, standing packed in the warehouse.
    Packed(i64),
    /// Shipped this many hours ago.
    Shipped(i64),
    /// Signed for this many days ago.
    Signed(i64),
    /// Signed for, from a third party's channel.
    ThirdParty(i64),
}

/// An after-sale application that the customer makes with the first turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    /// Why.
    pub reason: CaseReason,
    /// What for.
    pub wish: Wish,
    /// Proofs.
    pub evidence: &'static [Evidence],
    /// Days of use.
    pub use_days: Option<u32>,
    /// Stock of the goods.
    pub stock: Stock,
    /// Special circumstances.
    pub special: Special,
    /// In the customer's words.
    pub words: &'static str,
    /// The refund rule that the factory policy answers with.
    pub rule: &'static str,
}

/// What makes an application special.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// Nothing.
    Nothing,
    /// Sent pictures and asks whether they pass.
    AsksByPicture,
    /// Says the goods are soiled.
    AdmitsSoiled,
    /// Was told the return conditions before applying.
    KnowsConditions,
    /// Declined a compensation before.
    Declined,
    /// The parcel was last scanned this many days ago.
    LastScan(i64),
}

const PLAIN: Application = Application {
    reason: CaseReason::Unknown,
    wish: Wish::Unspecified,
    evidence: &[],
    use_days: None,
    stock: Stock::Unknown,
    special: Special::Nothing,
    words: "",
    rule: "",
};

/// A dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialogue {
    /// Its name, unique in the bank.
    pub id: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// How the customer feels.
    pub mood: Mood,
    /// Which goods it fits.
    pub wares: Wares,
    /// The order, if there is one.
    pub order: Option<OrderShape>,
    /// What is said.
    pub turns: &'static [Turn],
    /// The application, if one is made.
    pub application: Option<Application>,
}

/// All dialogues.
pub fn all() -> impl Iterator<Item = &'static Dialogue> {
    pre_sale::ALL.iter().chain(in_sale::ALL).chain(after_sale::ALL).chain(complaint::ALL)
}

/// The dialogue of this name.
pub fn called(id: &str) -> Option<&'static Dialogue> {
    all().find(|dialogue| dialogue.id == id)
}
