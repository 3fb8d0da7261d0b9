//! Which scripts suit what has happened, best first. Whether each may be offered is for the guards; what they bar takes no
//! place from the next best of its topic.

use xiaoer_sdk::reply::{Emotion, Moment, OrderState, Phase, Situation, Tag, Topic};
use xiaoer_sdk::round::{round, shows_picture};

use crate::lexicon::Cue;
use crate::phase::is_handed_over;
use crate::settings::Stance;
use crate::tags::Reading;

/// Script ids, best first; an id may stand twice, its first place counts.
pub fn candidates(
    situation: &Situation,
    reading: &Reading,
    (tags, phase, emotion): (&[Tag], Phase, Emotion),
    stance: Stance,
    may_offer: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let received = || situation.order.as_ref().is_some_and(|order| is_received(order.state));
    match situation.moment {
        Moment::BuyerMessage => for_round(situation, reading, (tags, phase, emotion), stance, may_offer),
        Moment::ReviewPosted => for_review(reading, emotion),
        Moment::PhoneCall => on_the_phone(reading, tags, emotion),
        // A buyer who has the goods is asked how they serve (K-81).
        Moment::BuyerOffline if received() => vec!["K-81", "K-56"],
        moment => for_moment(moment).to_vec(),
    }
}

fn is_received(state: OrderState) -> bool {
    matches!(state, OrderState::Signed | OrderState::Completed)
}

/// On the phone: opening, hearing, repeating; what the caller's words ask for comes first.
fn on_the_phone(reading: &Reading, tags: &[Tag], emotion: Emotion) -> Vec<&'static str> {
    let about = |topic| tags.iter().any(|tag| tag.topic == topic);
    let mut ids = Vec::new();
    if reading.cues.has(Cue::WantsLaterShipping) {
        ids.push("K-45");
    }
    if emotion != Emotion::Calm || about(Topic::Complaint) {
        ids.push("K-79d");
    }
    if about(Topic::PaymentFailure) {
        ids.push("K-79e");
    }
    if reading.cues.has(Cue::Leaves) || about(Topic::Thanks) {
        ids.push("K-79f");
    }
    ids.extend(["K-79a", "K-79b", "K-79c", "K-79d", "K-79f", "K-79e", "K-45"]);
    ids
}

/// What to say when something other than a message has happened.
fn for_moment(moment: Moment) -> &'static [&'static str] {
    match moment {
        Moment::HoldCheckIn => &["K-11", "K-72"],
        Moment::OrderPlaced => &["K-06", "K-32"],
        Moment::OrderPaid => &["K-43", "K-50", "K-58"],
        // The checklist for a payment that failed (K-42) is for who says that it failed.
        Moment::OrderUnpaid => &["K-48"],
        Moment::OrderShipped => &["K-51", "K-80"],
        Moment::OutForDelivery => &["K-55"],
        // Who has signed is asked for an honest review (K-56), after the notice that it has arrived (K-80).
        Moment::OrderSigned => &["K-56", "K-80", "K-57"],
        Moment::OutOfStock => &["K-53"],
        Moment::LogisticsTrouble => &["K-52"],
        Moment::AfterSaleApplied => &["K-60", "K-61", "K-62"],
        Moment::AfterSaleProgress => &["K-66", "K-64b", "K-67"],
        Moment::AfterSaleDone => &["K-68", "K-77"],
        Moment::ComplaintReceived => &["K-69", "K-70", "K-73"],
        Moment::ComplaintDone => &["K-71", "K-77"],
        Moment::DealMade => &["K-58", "K-57", "K-56"],
        Moment::LeavingWithoutDeal => &["K-59", "K-57"],
        Moment::BuyerOffline => &["K-49"],
        Moment::BuyerMessage | Moment::ReviewPosted | Moment::PhoneCall => &[],
    }
}

/// Thanks are for praise, and for a review without a word of blame.
fn for_review(reading: &Reading, emotion: Emotion) -> Vec<&'static str> {
    if emotion != Emotion::Calm {
        vec!["K-75", "K-76"]
    } else if reading.cues.has(Cue::Praises) {
        vec!["K-74"]
    } else if reading.discontent > 0 {
        vec!["K-75", "K-76"]
    } else {
        vec!["K-76", "K-74"]
    }
}

/// What to answer to a round: the surest topic with its two best scripts, one for each further topic, then the rest.
/// An angry buyer is first heard.
fn for_round(
    situation: &Situation,
    reading: &Reading,
    (tags, phase, emotion): (&[Tag], Phase, Emotion),
    stance: Stance,
    may_offer: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = Vec::new();
    // Who waits on hold is told that the waiting goes on (K-11).
    if situation.hold.is_some() {
        ids.push("K-11");
    }
    if reading.cues.has(Cue::Rude) {
        ids.push("K-78");
    }
    let complains = tags.iter().any(|tag| tag.topic == Topic::Complaint);
    if emotion == Emotion::Angry || complains {
        ids.push("K-69");
    }
    if hands_over(situation, reading, tags, phase) {
        ids.push(HAND_OVER);
    }
    // Who has said why goods are to go back is not asked why (K-61).
    let told = |topic| reading.topics.iter().any(|weighed| weighed.topic == topic);
    let told_why = reading.cues.has(Cue::TellsWhy) || told(Topic::Quality) || told(Topic::Size);
    let answer = |tag: &Tag| {
        let ids = for_topic(tag.topic, situation, reading, phase, stance).into_iter();
        let mut ids: Vec<_> = ids.filter(|id| may_offer(id) && !(told_why && *id == "K-61")).collect();
        // Measures were told and no rule of the trade makes a size of them: a person looks into the table.
        if tag.topic == Topic::Size && situation.size.is_some() && !ids.iter().any(|id| ANSWERS_SIZE.contains(id)) {
            ids.insert(0, "K-73");
        }
        ids
    };
    let answers: Vec<_> = tags.iter().map(answer).collect();
    for (place, answer) in answers.iter().enumerate() {
        ids.extend(answer.iter().take(if place == 0 { 2 } else { 1 }));
    }
    if emotion == Emotion::Unhappy {
        ids.push("K-73");
    }
    if emotion == Emotion::Angry {
        ids.push("K-70");
    }
    if reading.cues.has(Cue::Leaves) && tags.iter().all(|tag| matches!(tag.topic, Topic::Other | Topic::Thanks)) {
        ids.insert(0, "K-59");
    }
    ids.extend(answers.iter().flatten());
    // When nothing fits, a person still needs something better than silence.
    ids.extend(["K-73", "K-72"]);
    ids
}

/// What is said while a conversation is handed to the after-sale desk.
pub const HAND_OVER: &str = "K-73";

/// Whether a conversation that was about a sale has become the after-sale desk's (S-13, L-17): it asks for its work
/// about an order, and no case is open there yet.
pub fn hands_over(situation: &Situation, reading: &Reading, tags: &[Tag], phase: Phase) -> bool {
    situation.moment == Moment::BuyerMessage
        && situation.phase == Phase::PreSale
        && phase == Phase::AfterSale
        && situation.after_sale.is_none()
        && tags.first().is_some_and(|tag| is_handed_over(tag.topic, reading))
}

/// Scripts that tell a size, or ask for what is missing to tell one.
const ANSWERS_SIZE: [&str; 4] = ["K-27", "K-29a", "K-29b", "K-26"];

/// Scripts for one problem type, best first.
fn for_topic(
    topic: Topic,
    situation: &Situation,
    reading: &Reading,
    phase: Phase,
    stance: Stance,
) -> Vec<&'static str> {
    let cue = |cue| reading.cues.has(cue);
    let pre_sale = phase == Phase::PreSale;
    match topic {
        Topic::Goods if cue(Cue::Hesitates) => vec!["K-40", "K-20", "K-37"],
        Topic::Goods if cue(Cue::WantsAdvice) => vec!["K-13", "K-14", "K-04c"],
        Topic::Goods => vec!["K-37", "K-38", "K-04d", "K-04c"],
        Topic::Usage => vec!["K-37", "K-72"],
        Topic::Size if cue(Cue::FearsMisfit) => vec!["K-32", "K-31", "K-27", "K-29a", "K-26", "K-28"],
        Topic::Size => vec!["K-27", "K-29a", "K-30", "K-29b", "K-26", "K-32", "K-31"],
        Topic::Stock => vec!["K-12", "K-08", "K-09", "K-10"],
        Topic::Price => for_price(situation, reading, stance),
        Topic::Promotion if cue(Cue::AsksGift) => vec!["K-19", "K-36", "K-15"],
        Topic::Promotion => vec!["K-36", "K-15"],
        Topic::Freight => vec!["K-35", "K-33", "K-34"],
        Topic::Invoice => vec!["K-46"],
        Topic::OrderQuery if cue(Cue::Buys) => vec!["K-43", "K-06", "K-58", "K-48"],
        Topic::OrderQuery => vec!["K-51", "K-50", "K-80", "K-43", "K-06"],
        Topic::OrderChange if cue(Cue::WantsLaterShipping) => vec!["K-45", "K-43"],
        Topic::OrderChange => vec!["K-43", "K-73"],
        Topic::OrderCancel => vec!["K-73", "K-59"],
        Topic::PaymentFailure => vec!["K-42", "K-41"],
        Topic::PaymentQuestion => vec!["K-41"],
        Topic::LogisticsProgress if cue(Cue::WantsCourier) => vec!["K-44", "K-51", "K-54"],
        Topic::LogisticsProgress if cue(Cue::AsksShipTime) => vec!["K-54", "K-50", "K-51"],
        Topic::LogisticsProgress => vec!["K-51", "K-54", "K-50"],
        Topic::LogisticsDelay | Topic::LogisticsLoss | Topic::LogisticsDamage => vec!["K-52", "K-51", "K-69"],
        Topic::ChaseParcel => vec!["K-50", "K-52", "K-54", "K-51"],
        Topic::ReturnGoods | Topic::Exchange => for_return(situation, reading, pre_sale),
        Topic::Refund => vec!["K-67", "K-66", "K-64b", "K-61", "K-60"],
        Topic::Quality if pre_sale && !cue(Cue::HasReceived) => vec!["K-38", "K-37"],
        Topic::Quality => vec!["K-64b", "K-65", "K-64a", "K-61", "K-62"],
        Topic::Repair => vec!["K-65", "K-64a", "K-61"],
        Topic::CashBack => vec!["K-56", "K-72"],
        Topic::Review => vec!["K-56", "K-61"],
        Topic::Complaint => vec!["K-69", "K-70", "K-72"],
        Topic::Suggestion => vec!["K-76", "K-73"],
        // Who greets while looking at goods is helped with them (L-30).
        Topic::Greeting if situation.product.is_some() && pre_sale => {
            vec!["K-06", "K-02", "K-03a", "K-37", "K-08", "K-09"]
        }
        Topic::Greeting if situation.buyer.returning => vec!["K-06", "K-05", "K-02", "K-03a", "K-04b", "K-04e"],
        Topic::Greeting => vec!["K-06", "K-02", "K-03a", "K-04a", "K-03b", "K-04b", "K-04e"],
        Topic::Thanks if pre_sale => vec!["K-59", "K-57"],
        Topic::Thanks => vec!["K-58", "K-56", "K-57"],
        Topic::Other if pre_sale => vec!["K-73", "K-13", "K-72"],
        Topic::Other => vec!["K-73", "K-72"],
    }
}

fn for_price(situation: &Situation, reading: &Reading, stance: Stance) -> Vec<&'static str> {
    let cue = |cue| reading.cues.has(cue);
    let mut ids = Vec::new();
    if cue(Cue::PriceMismatch) {
        ids.push("K-47");
    }
    if cue(Cue::CheaperElsewhere) {
        ids.push("K-24");
    }
    if cue(Cue::DoubtsWorth) {
        ids.push("K-25");
    }
    if cue(Cue::FindsItDear) {
        ids.push("K-18");
    }
    if cue(Cue::Bargains) {
        // Within the agent's own authority the answer is yes; otherwise the shop's stance decides.
        ids.push("K-16");
        ids.extend(match stance {
            Stance::HoldFirm => ["K-15", "K-17", "K-19"],
            Stance::AskFirst => ["K-17", "K-19", "K-15"],
        });
    }
    if cue(Cue::HardTimes) {
        ids.push("K-22");
    }
    if cue(Cue::Hesitates) {
        ids.extend(["K-20", "K-40"]);
    }
    // While a promotion runs the record's price may not be what the buyer pays, so the promotion is told first.
    ids.push("K-36");
    if cue(Cue::AsksPrice) {
        match &situation.product {
            Some(product) if product.price > 0 => ids.push("K-37"),
            Some(_) => {}
            None => ids.push("K-04c"),
        }
    }
    // Only who finds it dear, or bargains, is talked to about that.
    if cue(Cue::FindsItDear) || cue(Cue::Bargains) {
        ids.extend(["K-18", "K-15"]);
    }
    ids
}

fn for_return(situation: &Situation, reading: &Reading, pre_sale: bool) -> Vec<&'static str> {
    if pre_sale && !reading.cues.has(Cue::HasReceived) && situation.order.is_none() {
        return vec!["K-62", "K-32", "K-60"];
    }
    if shows_picture(round(&situation.messages)) {
        return vec!["K-63", "K-62", "K-64b", "K-64a"];
    }
    if reading.cues.has(Cue::AsksWhetherReturnable) {
        return vec!["K-62", "K-61", "K-64b", "K-60"];
    }
    // Who has sent the goods back asks where they are.
    vec!["K-67", "K-61", "K-62", "K-64b", "K-60"]
}
