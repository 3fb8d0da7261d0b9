//! What an agent may not do alone: H-02 (later shipping), H-07 (courier), H-09 (stuck), H-20 (the boss's consent).

use xiaoer_sdk::reply::{Destination, Level, OrderState, Role, Speaker, Topic};
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::later;
use crate::lexicon::Cue;
use crate::passage::Passage;
use crate::tags::Reading;
use crate::words::Words;

pub fn review(case: &mut Case) {
    later_shipping(case);
    courier(case);
    stuck(case);
    consent(case);
}

/// H-02: later shipping is asked for in the shop's chat, not on the phone; without the buyer's words there nobody decides it.
fn later_shipping(case: &mut Case) {
    let duty = &case.settings.duty;
    let text = case.text;
    let agreed = later::places(text, &duty.later_shipping).into_iter().find(|span| {
        let clause = text.clause_at(span.start);
        case.agrees(span.start, &duty.agreeing)
            && !text.span_has(clause, &IN_WRITING)
            && !text.span_has(clause, &ITS_OWN)
    });
    let Some(span) = agreed else { return };
    let rewrite = case.script("K-45", None);
    if case.draft.destination == Destination::Phone {
        let reason = pair(
            "电话里要求延后发货的，请顾客在店铺聊天里留言，不能自己做主",
            "Later shipping asked for by phone needs the buyer's words in the shop's chat",
        );
        case.push_at(span, Found::new("H-02", Level::Block, reason).rewritten(rewrite));
    } else if !case.draft.messages.is_empty() && !wished_for_later(case) {
        // A remark, or the shipping by its name; 晚点给您发 alone may be a picture.
        let sure = text.has_any(&SHIPPING);
        let level = if sure { Level::Block } else { Level::Warn };
        let reason = pair(
            "聊天里没有顾客要求延后发货的留言，请顾客先写明",
            "The chat holds no wish of the buyer for later shipping; ask for it in writing",
        );
        case.push_at(span, Found::new("H-02", level, reason).rewritten(rewrite));
    }
}

/// Words that speak of the parcel and of nothing else.
const SHIPPING: Words = Words::Factory(&["备注", "发货", "发出", "寄", "ship"]);

/// What delays shipping by itself: nobody wished for it.
const ITS_OWN: Words = Words::Factory(&["预售", "预计", "到货", "补货", "缺货", "仓库", "天气"]);

/// Words that ask the buyer for the wish in writing, as the rule has it.
const IN_WRITING: Words =
    Words::Factory(&["留言", "写一下", "写明", "写清", "旺旺上", "聊天里", "in writing", "write"]);

/// Whether the buyer wrote it. What the agent's words for it are, are the buyer's as well.
fn wished_for_later(case: &Case) -> bool {
    case.draft.messages.iter().filter(|message| message.speaker == Speaker::Buyer).any(|message| {
        let said = Passage::new(&message.text);
        !later::places(&said, &case.settings.duty.later_shipping).is_empty()
            || Reading::of(&said, &case.settings.tags).cues.has(Cue::WantsLaterShipping)
    })
}

/// H-07: the courier that the buyer asked for stands in the remark.
fn courier(case: &mut Case) {
    let Some(order) = case.draft.order.as_ref() else { return };
    if order.state != OrderState::PaidUnshipped {
        return;
    }
    let duty = &case.settings.duty;
    let noted = |name: &str| order.remark.as_deref().is_some_and(|remark| Passage::new(remark).has_name(name));
    let asked = |name: &str| {
        let buyers = case.draft.messages.iter().filter(|message| message.speaker == Speaker::Buyer);
        buyers.into_iter().any(|message| Passage::new(&message.text).has_name(name))
    };
    let agreed = case.settings.delivery.couriers.iter().find_map(|name| {
        let folded = crate::words::folded(name);
        let span = case.text.find(&folded).find(|span| case.agrees(span.start, &duty.agreeing))?;
        (asked(name) && !noted(name)).then(|| (span, name.to_owned()))
    });
    if let Some((span, name)) = agreed {
        let reason = pair(
            format!("答应了发{name}，请先写进订单备注，发错快递属于违背承诺"),
            format!("You agree to {name}: write it into the order's remark, or a promise is broken"),
        );
        let level = if order.remark.is_some() { Level::Warn } else { Level::Hint };
        // Asked back, so that nothing is promised before it is written down.
        let rewrite = case.say(
            &format!("请问您是希望这单发{name}吗？您确认后，咱们会先写进订单备注再发货。"),
            &format!("Would you like this order sent by {name}? Once you confirm, it goes into the order's remark."),
        );
        case.push_at(span, Found::new("H-07", level, reason).rewritten(rewrite));
    }
}

/// H-09: who cannot solve it asks (H-22, H-23).
fn stuck(case: &mut Case) {
    let duty = &case.settings.duty;
    let Some(span) = case.text.first_of(&duty.stuck, &Words::NONE) else { return };
    if !case.text.has_any(&duty.superiors) {
        let reason = pair(
            "自己解决不了的，请及时请示组长或主管，不要直接回绝",
            "Ask your leader or supervisor instead of giving up",
        );
        let rewrite = case.say(
            "这个情况需要请示一下，请您稍等，有结果马上告诉您。",
            "I will ask about this and tell you at once. Please bear with me for a moment.",
        );
        case.push_at(span, Found::new("H-09", Level::Warn, reason).rewritten(rewrite).asking(Role::Leader));
    }
}

/// H-20: a refund for quality waits for the boss's consent.
fn consent(case: &mut Case) {
    let duty = &case.settings.duty;
    if case.draft.backed {
        return;
    }
    let Some(span) = case.text.first_of(&duty.refund_words, &duty.refund_words_exempt) else { return };
    if case.refuses(span.start) || case.asks(span.start) {
        return;
    }
    if case.is_about(Topic::Quality) {
        let reason = pair(
            "质量问题退款要先请示，同意之前不要提退款",
            "A refund for quality needs consent first; do not speak of it before",
        );
        let rewrite = case.script("K-64a", None);
        case.push_at(span, Found::new("H-20", Level::Warn, reason).rewritten(rewrite).asking(Role::Boss));
    }
}
