//! What a situation asks for: tags, mood, phase, an automatic greeting and suggestions.

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Advice, Moment, OrderState, Phase, Reason, Script, Situation, Topic};
use xiaoer_sdk::text::pair;

use crate::facts::Facts;
use crate::lexicon::Cue;
use crate::passage::Passage;
use crate::render::render;
use crate::settings::{Settings, topic_label};
use crate::tags::Reading;
use crate::{choice, greeting, guards, phase, scripts, tags};

/// At most so many suggestions; nobody reads more while a buyer waits.
const SUGGESTIONS_MAX: usize = 5;

/// Advice for a situation.
pub fn advise(settings: &Settings, situation: &Situation) -> Advice {
    let language = situation.shop.language;
    let round = tags::round(&situation.messages);
    let words = tags::words_of(round);
    let passage = Passage::new(&words);
    let reading = Reading::of(&passage, &settings.tags);
    let tags = if round.is_empty() { Vec::new() } else { reading.tags(&settings.tags) };
    let emotion = reading.emotion(&settings.tags);
    let phase = phase::of(situation, &reading, &tags);
    let facts = Facts::new(settings, situation, &passage);

    let offer = |id: &str| {
        let script = scripts::find(id)?;
        guards::may_offer(id, situation, settings, &facts, reading.cues)
            .then(|| write(script, settings, language, &facts))
    };

    let mut reasons: Vec<Reason> = reading
        .topics
        .iter()
        .filter(|weighed| tags.iter().any(|tag| tag.topic == weighed.topic))
        .map(|weighed| {
            let excerpt = passage.excerpt(weighed.span);
            pair(
                format!("提到「{excerpt}」：{}", topic_label(weighed.topic, Language::ZhCn)),
                format!("“{excerpt}”: {}", topic_label(weighed.topic, Language::En)),
            )
            .as_reason("S-06", language)
        })
        .collect();

    let greeting = greeting::script_id(situation, &settings.greeting)
        .and_then(scripts::find)
        .map(|script| write(script, settings, language, &facts))
        .map(|script| greeting::after_delay(script, &settings.greeting));
    if let Some(greeting) = &greeting {
        let (id, seconds) = (&greeting.script.id, greeting.after / 1000);
        reasons.push(
            pair(
                format!("首次来访，{seconds}秒内无人应答时发送问候{id}"),
                format!("First contact: {id} is sent unless a person answers within {seconds} s"),
            )
            .as_reason("M-01a", language),
        );
    }

    let mut suggestions: Vec<Script> = Vec::with_capacity(SUGGESTIONS_MAX);
    for id in choice::candidates(situation, &reading, &tags, phase, emotion) {
        if suggestions.len() == SUGGESTIONS_MAX {
            break;
        }
        if suggestions.iter().all(|known| known.id != id) {
            suggestions.extend(offer(id));
        }
    }
    if phase == Phase::PreSale && tags.iter().any(|tag| phase::is_after_sale(tag.topic)) {
        reasons.push(
            pair("售后问题，建议转给售后客服", "An after-sale question: consider handing it to after-sales")
                .as_reason("S-13", language),
        );
    }

    Advice { tags, emotion, phase, greeting, suggestions, buying: is_buying(situation, &reading), reasons }
}

/// Writes one script. A size suggestion never goes without its disclaimer (K-28).
fn write(script: &'static scripts::Script, settings: &Settings, language: Language, facts: &Facts) -> Script {
    let mut rendered = render(&script.template(&settings.scripts, language), |name| facts.value(name));
    if matches!(script.id, "K-27" | "K-29a")
        && let Some(disclaimer) = scripts::find("K-28")
    {
        let disclaimer = render(&disclaimer.template(&settings.scripts, language), |name| facts.value(name));
        if language == Language::En {
            rendered.text.push(' ');
        }
        rendered.text.push_str(&disclaimer.text);
        rendered.missing.extend(disclaimer.missing);
    }
    Script { id: script.id.to_owned(), text: rendered.text, next_step: script.next_step, missing: rendered.missing }
}

/// The buyer is about to order or has just ordered.
fn is_buying(situation: &Situation, reading: &Reading) -> bool {
    match situation.moment {
        Moment::OrderPlaced | Moment::OrderPaid | Moment::OrderUnpaid | Moment::DealMade => true,
        Moment::BuyerMessage => {
            let unpaid = situation.order.as_ref().is_some_and(|order| order.state == OrderState::Unpaid);
            let pays = reading
                .topics
                .iter()
                .any(|weighed| matches!(weighed.topic, Topic::PaymentFailure | Topic::PaymentQuestion));
            !reading.cues.has(Cue::Leaves) && (reading.cues.has(Cue::Buys) || unpaid || pays)
        }
        _ => false,
    }
}
