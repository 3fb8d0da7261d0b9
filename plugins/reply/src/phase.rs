//! 售前, 售中 or 售后, as the order and the buyer's words tell it.

use xiaoer_sdk::reply::{Moment, OrderState, Phase, Situation, Tag, Topic};

use crate::lexicon::Cue;
use crate::tags::Reading;

/// From this confidence on, what the buyer says decides the phase.
const SURE: u8 = 60;

/// The phase of a situation. The host's own phase holds where nothing speaks against it.
pub fn of(situation: &Situation, reading: &Reading, tags: &[Tag]) -> Phase {
    match situation.moment {
        Moment::OrderSigned
        | Moment::AfterSaleApplied
        | Moment::AfterSaleProgress
        | Moment::AfterSaleDone
        | Moment::ReviewPosted => return Phase::AfterSale,
        Moment::OrderPlaced
        | Moment::OrderPaid
        | Moment::OrderUnpaid
        | Moment::OrderShipped
        | Moment::OutForDelivery
        | Moment::OutOfStock => return Phase::InSale,
        _ => {}
    }
    let Some(top) = tags.first().filter(|tag| tag.confidence >= SURE) else { return situation.phase };
    let state = situation.order.as_ref().map(|order| order.state);
    let received =
        reading.cues.has(Cue::HasReceived) || matches!(state, Some(OrderState::Signed | OrderState::Completed));
    match (nature(top.topic), state) {
        (Nature::AfterSale, None) if !received => situation.phase,
        (Nature::InSale, Some(_)) | (Nature::AfterSale, Some(OrderState::Unpaid)) => Phase::InSale,
        (Nature::AfterSale, _) => Phase::AfterSale,
        (Nature::PreSale, None | Some(OrderState::Completed | OrderState::Closed)) => Phase::PreSale,
        _ => situation.phase,
    }
}

/// Where a problem type belongs.
enum Nature {
    PreSale,
    InSale,
    AfterSale,
    Any,
}

fn nature(topic: Topic) -> Nature {
    match topic {
        Topic::Goods | Topic::Size | Topic::Stock | Topic::Price | Topic::Promotion | Topic::Freight => Nature::PreSale,
        Topic::OrderQuery
        | Topic::OrderChange
        | Topic::OrderCancel
        | Topic::PaymentFailure
        | Topic::PaymentQuestion
        | Topic::LogisticsProgress
        | Topic::LogisticsDelay
        | Topic::ChaseParcel => Nature::InSale,
        _ if is_after_sale(topic) => Nature::AfterSale,
        _ => Nature::Any,
    }
}

/// Whether a problem type is handed to the after-sale desk before a sale (S-13, L-17). Of goods that nobody has yet,
/// quality is a question about the goods.
pub fn is_handed_over(topic: Topic, reading: &Reading) -> bool {
    is_after_sale(topic) && (topic != Topic::Quality || reading.cues.has(Cue::HasReceived))
}

/// Whether a problem type is work of the after-sale desk (S-13).
fn is_after_sale(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::LogisticsLoss
            | Topic::LogisticsDamage
            | Topic::ReturnGoods
            | Topic::Exchange
            | Topic::Refund
            | Topic::Quality
            | Topic::Repair
            | Topic::CashBack
    )
}
