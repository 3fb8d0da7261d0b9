//! What a situation asks for: tags, mood, phase, an automatic greeting and suggestions.

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Advice, Message, Moment, NextStep, OrderState, Phase, Reason, Script, Situation, Tag, Topic};
use xiaoer_sdk::round;
use xiaoer_sdk::text::pair;

use crate::facts::Facts;
use crate::lexicon::Cue;
use crate::passage::Passage;
use crate::render::render;
use crate::settings::{Settings, topic_label};
use crate::tags::Reading;
use crate::{choice, greeting, guards, limits, measures, phase, scripts, step};

/// At most so many suggestions; nobody reads more while a buyer waits.
const SUGGESTIONS_MAX: usize = 5;

/// Advice for a situation.
pub fn advise(settings: &Settings, situation: &Situation) -> Advice {
    let language = situation.shop.language;
    let round = round::round(&situation.messages);
    let words = round::words_of(round);
    let passage = Passage::new(&words);
    let reading = Reading::of(&passage, &settings.tags);
    let tags = if round.is_empty() { Vec::new() } else { tags_of(&reading, round, settings) };
    let emotion = reading.emotion(&settings.tags);
    let phase = phase::of(situation, &reading, &tags);
    let facts = Facts::new(settings, situation, &passage, reading.cues);

    let hands_over = choice::hands_over(situation, &reading, &tags, phase);
    let may_offer = |id: &str| guards::may_offer(id, situation, settings, &facts, reading.cues);
    let offer = |id: &str| {
        let script = scripts::find(id).filter(|script| may_offer(script.id))?;
        let mut script = write(script, settings, language, &facts, situation.moment);
        if id == choice::HAND_OVER && hands_over {
            script.next_step = NextStep::TransferAfterSale;
        }
        limits::allows(id, &script.text, situation, &settings.course).then_some(script)
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
        .map(|script| write(script, settings, language, &facts, situation.moment))
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
    let suspicious = reading.cues.has(Cue::Suspicious);
    let stance = settings.bargaining.stance;
    let candidates = if suspicious {
        Vec::new()
    } else {
        choice::candidates(situation, &reading, (&tags, phase, emotion), stance, may_offer)
    };
    for id in candidates {
        if suggestions.len() == SUGGESTIONS_MAX {
            break;
        }
        // What goes out by itself is not offered a second time.
        let goes_out = greeting.iter().any(|greeting| greeting.script.id == id);
        if !goes_out && suggestions.iter().all(|known| known.id != id) {
            suggestions.extend(offer(id));
        }
    }
    if hands_over || phase == Phase::PreSale && tags.iter().any(|tag| phase::is_handed_over(tag.topic, &reading)) {
        reasons.push(
            pair("售后问题，建议转给售后客服", "An after-sale question: consider handing it to after-sales")
                .as_reason("S-13", language),
        );
    }

    if suspicious {
        reasons.push(
            pair(
                "可疑的顾客：先不要回复，问过上级再说",
                "A suspicious buyer: no quick replies; ask a superior before you answer",
            )
            .as_reason("H-09", language),
        );
    }
    reasons.extend(waiting(situation, settings, language));
    reasons.extend(step::of(situation, &reading, &tags, phase).map(|step| step.reason(language)));
    if let Some(product) = &situation.product
        && phase == Phase::PreSale
        && !round.is_empty()
        && tags.iter().all(|tag| tag.topic == Topic::Greeting)
    {
        reasons.push(
            pair(
                format!("顾客正在看「{}」，主动介绍", product.title.trim()),
                format!("The buyer is looking at {}; offer help with it", product.title.trim()),
            )
            .as_reason("L-30", language),
        );
    }

    Advice { tags, emotion, phase, greeting, suggestions, buying: is_buying(situation, &reading), reasons }
}

/// How sure it is that bare measures are an answer to the question for them (K-26).
const MEASURED: u8 = 60;

/// The tags of a round. Measures and nothing else, 98cm 30斤, are about the size.
fn tags_of(reading: &Reading, round: &[Message], settings: &Settings) -> Vec<Tag> {
    let tags = reading.tags(&settings.tags);
    if matches!(&tags[..], [Tag { topic: Topic::Other, .. }]) && measures::said(round).is_some() {
        return vec![Tag { topic: Topic::Size, confidence: MEASURED }];
    }
    tags
}

/// M-02: how long a buyer on hold has heard nothing, once it is time for a word (H-12), and K-11 again and again is no
/// answer: after a long wait a call back is better.
fn waiting(situation: &Situation, settings: &Settings, language: Language) -> Option<Reason> {
    let hold = situation.hold.as_ref()?;
    let seconds = |since: i64| situation.now.saturating_sub(since).max(0) / 1000;
    let (silent, whole) = (seconds(hold.last_contact), seconds(hold.since));
    let course = &settings.course;
    let due = situation.moment == Moment::HoldCheckIn || silent >= i64::from(course.hold_check_in_s);
    if !due {
        return None;
    }
    let clock = |seconds: i64| format!("{}:{:02}", seconds / 60, seconds % 60);
    let (silent, every) = (clock(silent), clock(course.hold_check_in_s.into()));
    let (later_zh, later_en) = if course.hold_long_s > 0 && whole >= i64::from(course.hold_long_s) {
        let whole = clock(whole);
        (format!("；已等{whole}，改约回复时间更好"), format!("; after {whole} a call back is better"))
    } else {
        Default::default()
    };
    let told = pair(
        format!("顾客等待中，距上次联系{silent}，每{every}联系一次{later_zh}"),
        format!("On hold, {silent} since the last word; one is due every {every}{later_en}"),
    );
    Some(told.as_reason("M-02", language))
}

/// Writes one script. A size suggestion never goes without its disclaimer (K-28).
fn write(
    script: &'static scripts::Script,
    settings: &Settings,
    language: Language,
    facts: &Facts,
    moment: Moment,
) -> Script {
    let in_chat = moment != Moment::PhoneCall;
    let mut rendered = render(&script.template_for(&settings.scripts, language, in_chat), |name| facts.value(name));
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
