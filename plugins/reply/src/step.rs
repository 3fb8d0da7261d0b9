//! The seven steps of a sale (PS-1 to PS-7): where a conversation stands, and what comes next.

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Moment, OrderState, Phase, Reason, Situation, Tag, Topic};
use xiaoer_sdk::text::pair;

use crate::lexicon::Cue;
use crate::tags::Reading;

/// A step of the sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// PS-1 打招呼.
    Greet,
    /// PS-2 询问.
    Ask,
    /// PS-3 推荐.
    Recommend,
    /// PS-4 议价.
    Bargain,
    /// PS-5 核实.
    Verify,
    /// PS-6 道别.
    Farewell,
    /// PS-7 跟进.
    FollowUp,
}

impl Step {
    /// The step with its motto, as a reason.
    pub fn reason(self, language: Language) -> Reason {
        let (rule, zh_cn, en) = match self {
            Self::Greet => {
                ("PS-1", "第1步打招呼：及时热情，不只回一个字", "Step 1, greet: at once, warmly, in whole sentences")
            }
            Self::Ask => ("PS-2", "第2步询问：多听多问，弄清需求", "Step 2, ask: listen and find out the need"),
            Self::Recommend => {
                ("PS-3", "第3步推荐：选合适的，不选最贵的", "Step 3, recommend: what suits, not what costs most")
            }
            Self::Bargain => {
                ("PS-4", "第4步议价：守住明码标价，以退为进", "Step 4, bargain: marked prices hold, small favours help")
            }
            Self::Verify => ("PS-5", "第5步核实：核对收货信息，记好备注", "Step 5, verify: address, phone and remarks"),
            Self::Farewell => ("PS-6", "第6步道别：成不成交都道谢", "Step 6, farewell: thanks, deal or no deal"),
            Self::FollowUp => ("PS-7", "第7步跟进：问清没付款的原因", "Step 7, follow up: learn why it is unpaid"),
        };
        pair(zh_cn, en).as_reason(rule, language)
    }
}

/// Where a sale stands; nothing once it is about after-sales.
pub fn of(situation: &Situation, reading: &Reading, tags: &[Tag], phase: Phase) -> Option<Step> {
    match situation.moment {
        Moment::OrderUnpaid | Moment::BuyerOffline => return Some(Step::FollowUp),
        Moment::LeavingWithoutDeal | Moment::DealMade => return Some(Step::Farewell),
        Moment::OrderPlaced | Moment::OrderPaid => return Some(Step::Verify),
        Moment::BuyerMessage => {}
        _ => return None,
    }
    if phase == Phase::AfterSale {
        return None;
    }
    let cue = |cue| reading.cues.has(cue);
    let about = |topic| tags.iter().any(|tag| tag.topic == topic);
    let ordered = situation
        .order
        .as_ref()
        .is_some_and(|order| matches!(order.state, OrderState::Unpaid | OrderState::PaidUnshipped));
    if cue(Cue::Leaves) || about(Topic::Thanks) {
        return Some(Step::Farewell);
    }
    if [Cue::Bargains, Cue::FindsItDear, Cue::CheaperElsewhere, Cue::DoubtsWorth, Cue::HardTimes, Cue::AsksGift]
        .into_iter()
        .any(cue)
    {
        return Some(Step::Bargain);
    }
    if ordered && (cue(Cue::Buys) || about(Topic::OrderChange) || about(Topic::OrderQuery)) {
        return Some(Step::Verify);
    }
    if phase != Phase::PreSale {
        return None;
    }
    if about(Topic::Greeting) {
        return Some(Step::Greet);
    }
    if [Topic::Goods, Topic::Size, Topic::Stock].into_iter().any(about) && !cue(Cue::WantsAdvice) {
        return Some(Step::Recommend);
    }
    (cue(Cue::WantsAdvice) || about(Topic::Other)).then_some(Step::Ask)
}
