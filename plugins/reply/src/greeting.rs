//! The automatic greeting: once per conversation, within ten seconds of the buyer's first message (M-01a), and only
//! while no person has answered. It never counts as an answer (M-03).

use xiaoer_sdk::reply::{Greeting, Millis, Moment, OrderState, Situation, Speaker};

use crate::settings::{GREETING_DELAY_MAX_MS, GreetingSettings};

/// The greeting's script: just ordered, returning, or new.
pub fn script_id(situation: &Situation, settings: &GreetingSettings) -> Option<&'static str> {
    let answered = situation.messages.iter().any(|message| message.speaker == Speaker::Agent);
    if !settings.automatic || !situation.first_contact || situation.moment != Moment::BuyerMessage || answered {
        return None;
    }
    Some(if has_just_ordered(situation, settings) {
        "K-06"
    } else if situation.buyer.returning {
        "K-05"
    } else {
        "K-01"
    })
}

/// Whether the order is open and younger than the shop calls just ordered.
pub fn has_just_ordered(situation: &Situation, settings: &GreetingSettings) -> bool {
    situation.order.as_ref().is_some_and(|order| {
        let age = situation.now.saturating_sub(order.placed_at);
        matches!(order.state, OrderState::Unpaid | OrderState::PaidUnshipped)
            && (0..=Millis::from(settings.just_ordered_min) * 60_000).contains(&age)
    })
}

/// A greeting that goes out by itself after the shop's delay.
pub fn after_delay(script: xiaoer_sdk::reply::Script, settings: &GreetingSettings) -> Greeting {
    Greeting { script, after: Millis::from(settings.delay_ms.min(GREETING_DELAY_MAX_MS)) }
}
