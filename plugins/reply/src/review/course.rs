//! How a conversation goes: L-15, L-16, L-18, L-19, L-20, L-25, L-27, L-28.

use xiaoer_sdk::reply::{Content, Level, Message, Speaker, Topic};
use xiaoer_sdk::round::words_of;
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::passage::{Passage, Span};
use crate::settings::topic_label;
use crate::tags::{Reading, Weighed};
use crate::words::Words;

/// How far from the beginning of an answer a refusal may stand, in characters: 亲,这个不能.
const OPENING: usize = 8;

/// How far behind a refusal what it refuses begins, in characters: 不能再给您换.
const REFUSED: usize = 3;

/// A topic this sure in a round is what the round is about (L-16).
const SURE: u8 = 60;

pub fn review(case: &mut Case) {
    if case.has_length() {
        off_target(case);
        refusal(case);
        first_words(case);
    }
    dwelling(case);
    making_sure(case);
    too_soon(case);
    pushing(case);
    farewell(case);
}

/// L-15: the answer answers the question.
fn off_target(case: &mut Case) {
    let least = case.settings.course.off_target_from;
    if least == 0 || case.asks(0) {
        return;
    }
    // A greeting or thanks goes with everything and answers nothing.
    let says = |reading: &Reading| -> Vec<Weighed> {
        let manners = |topic| matches!(topic, Topic::Greeting | Topic::Thanks | Topic::Other);
        reading.topics.iter().filter(|weighed| !manners(weighed.topic)).copied().collect()
    };
    let (asked, answered) = (says(case.round()), says(case.answer()));
    let sure = |topics: &[Weighed]| topics.first().filter(|first| first.confidence >= least).map(|first| first.topic);
    let related = |a: &Topic, b: &Topic| match (field(*a), field(*b)) {
        (Some(a), Some(b)) => a == b || matches!((a.min(b), a.max(b)), (0..=3, 4) | (1, 3)),
        _ => true,
    };
    // One word of the answer that has to do with one of the question is enough.
    let strays = answered.iter().all(|answer| asked.iter().all(|question| !related(&question.topic, &answer.topic)));
    if let (true, Some(question), Some(answer)) = (strays, sure(&asked), sure(&answered)) {
        let (zh, en) = (xiaoer_sdk::common::Language::ZhCn, xiaoer_sdk::common::Language::En);
        let reason = pair(
            format!(
                "顾客问的是「{}」，这条说的是「{}」，请先回答所问",
                topic_label(question, zh),
                topic_label(answer, zh)
            ),
            format!(
                "The buyer asks about {}, this speaks of {}; answer the question first",
                topic_label(question, en),
                topic_label(answer, en)
            ),
        );
        case.push(Found::new("L-15", Level::Warn, reason));
    }
}

/// Problem types that answer each other share a field; those without one go with everything.
fn field(topic: Topic) -> Option<u8> {
    match topic {
        Topic::Goods | Topic::Size | Topic::Usage => Some(0),
        Topic::Invoice => Some(1),
        Topic::OrderChange
        | Topic::LogisticsProgress
        | Topic::LogisticsDelay
        | Topic::LogisticsLoss
        | Topic::LogisticsDamage
        | Topic::ChaseParcel => Some(2),
        Topic::PaymentFailure | Topic::PaymentQuestion => Some(3),
        Topic::Price | Topic::Promotion => Some(4),
        _ => None,
    }
}

/// L-16: not the same thing round after round. A draft that asks the buyer something leads on, as the rule wants it.
fn dwelling(case: &mut Case) {
    let most = case.settings.course.dwell_rounds as usize;
    if most == 0 || case.text.chars().contains(&'?') {
        return;
    }
    let mut shared: Option<Vec<Topic>> = None;
    let mut seen = 0;
    for round in rounds(&case.draft.messages).take(most) {
        let words = words_of(round);
        let reading = Reading::of(&Passage::new(&words), &case.settings.tags);
        let about = |topic: &Topic| reading.topics.iter().any(|w| w.topic == *topic && w.confidence >= SURE);
        let topics: Vec<Topic> = match shared {
            Some(known) => known.into_iter().filter(about).collect(),
            None => reading
                .topics
                .iter()
                .filter(|weighed| weighed.confidence >= SURE)
                .map(|weighed| weighed.topic)
                .filter(|topic| !matches!(topic, Topic::Greeting | Topic::Thanks | Topic::Other))
                .collect(),
        };
        if topics.is_empty() {
            return;
        }
        shared = Some(topics);
        seen += 1;
    }
    if let (true, Some(topic)) = (seen == most, shared.as_ref().and_then(|topics| topics.first())) {
        let (zh, en) = (xiaoer_sdk::common::Language::ZhCn, xiaoer_sdk::common::Language::En);
        let reason = pair(
            format!("已连续{most}轮谈「{}」，不必反复解释，换个角度引导", topic_label(*topic, zh)),
            format!("{most} rounds about {} in a row; lead on instead of explaining again", topic_label(*topic, en)),
        );
        let rewrite = case.say(
            "您的想法咱们记下了。您看怎样安排对您更合适呢？说一下，咱们一起想办法。",
            "We have noted what you need. What would suit you best? Tell us, and we will look for a way.",
        );
        let whole = case.text.source().trim().to_owned();
        case.push(Found::new("L-16", Level::Hint, reason).quoting(whole).rewritten(rewrite));
    }
}

/// The buyer's rounds, latest first: runs of buyer messages between those of agents.
fn rounds(messages: &[Message]) -> impl Iterator<Item = &[Message]> {
    messages
        .rsplit(|message| message.speaker == Speaker::Agent)
        .filter(|run| run.iter().any(|message| message.speaker == Speaker::Buyer))
}

/// L-18: what cannot be done is said together with what can.
fn refusal(case: &mut Case) {
    let course = &case.settings.course;
    let text = case.text;
    let asked = case.draft.messages.last().is_some_and(|message| {
        message.speaker == Speaker::Buyer
            && message.content == Content::Text
            && (message.text.contains(['吗', '么', '?', '？', '不']) || message.text.contains("可以"))
    });
    if !asked {
        return;
    }
    let Some(span) =
        text.find_any(&course.refusals).into_iter().find(|span| span.start <= OPENING && !case.asks(span.start))
    else {
        return;
    };
    // What is refused is no way out: 换 in 不能换, 可以 in 不可以.
    let clause = text.clause_at(span.start);
    let part_of_it = |other: &Span| {
        let refused = other.start >= span.end && other.start < (span.end + REFUSED).min(clause.end);
        let possible = text.end_of("可以", other.start).is_some();
        other.start < span.end && other.end > span.start || refused && !possible
    };
    if text.find_any(&course.alternatives).iter().all(part_of_it) {
        let reason = pair("只说了不行，再说说可以怎么办", "This only refuses; say what can be done as well");
        let more = case.say("，咱们看看有没有别的办法，好吗？", ". Shall we look for another way?");
        let rewrite = without_stop(case.text.source()).to_owned() + &more;
        case.push_at(span, Found::new("L-18", Level::Hint, reason).rewritten(rewrite));
    }
}

/// A sentence that may go on.
pub fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['。', '.', '，', ',', ' '])
}

/// Steps that cannot be undone: their words, and what the buyer wants with them, in Chinese and in English.
const STEPS: [(&[&str], &str, &str); 5] = [
    (&["取消", "cancel"], "取消订单", "cancel the order"),
    (&["关闭"], "关闭订单", "close the order"),
    (&["退款", "refund"], "申请退款", "refund you"),
    (&["改地址", "已为您改"], "修改订单信息", "change the order"),
    (&["拦截"], "拦截包裹", "stop the parcel"),
];

/// L-19: before what cannot be undone the buyer's wish is repeated (H-24).
fn making_sure(case: &mut Case) {
    let course = &case.settings.course;
    let Some(span) = case.text.first_of(&course.irreversible, &Words::NONE) else { return };
    let made_sure = case.text.has_any(&course.restating)
        || case.spoken_before().any(|message| Passage::new(&message.text).has_any(&course.restating));
    if !made_sure {
        let reason = pair(
            "这一步不能撤回，先复述一遍请顾客确认",
            "This cannot be undone: repeat it and let the buyer confirm first",
        );
        let excerpt = case.text.excerpt(span).to_lowercase();
        let rewrite =
            STEPS.iter().find(|(words, ..)| words.iter().any(|word| excerpt.contains(word))).map(|(_, zh_cn, en)| {
                case.say(
                    &format!("跟您确认一下，您是要{zh_cn}，对吗？"),
                    &format!("Let me make sure first: would you like us to {en}?"),
                )
            });
        case.push_at(span, Found::new("L-19", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-20: a buyer who is still typing is not interrupted.
fn too_soon(case: &mut Case) {
    let pause = i64::from(case.settings.course.pause_ms);
    let Some(last) = case.draft.messages.last() else { return };
    let since = case.draft.now.saturating_sub(last.at);
    if last.speaker == Speaker::Buyer && (0..pause).contains(&since) {
        let reason = pair("顾客可能还没打完，稍等再发", "The buyer may still be typing; wait a moment");
        // Nothing is wrong with the words, only with the moment: there is nothing to quote and nothing to reword.
        case.push(Found::new("L-20", Level::Hint, reason));
    }
}

/// L-25: what suits, not what costs most.
fn pushing(case: &mut Case) {
    if let Some(span) =
        case.text.first_of(&case.settings.course.pushing, &Words::NONE).filter(|s| !case.refuses(s.start))
    {
        let reason = pair("推荐合适的，而不是最贵的", "Recommend what suits, not what costs most");
        let rewrite = case.script("K-13", None);
        case.push_at(span, Found::new("L-25", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-27: a talk ends with thanks.
fn farewell(case: &mut Case) {
    let course = &case.settings.course;
    let Some(span) = case.text.first_of(&course.closing, &Words::NONE) else { return };
    if !case.text.has_any(&course.thanks) && !case.just_said(&course.thanks) {
        let reason = pair("结束时道一声谢", "End with a word of thanks");
        let rewrite = case.after("谢谢您，", "Thank you. ");
        case.push_at(span, Found::new("L-27", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-28: the first words of a person greet.
fn first_words(case: &mut Case) {
    let begins = case.draft.messages.iter().any(|message| message.speaker == Speaker::Buyer)
        && case.draft.messages.iter().all(|message| message.speaker == Speaker::Buyer);
    let head = Span { start: 0, end: case.text.len().min(2 * OPENING) };
    if begins && case.draft.script_id.is_none() && !case.text.span_has(head, &case.settings.course.greeting) {
        let reason = pair("第一句先问候，主动一点", "Greet in the first message");
        let rewrite = case.after("您好，", "Hello, ");
        case.push(Found::new("L-28", Level::Hint, reason).rewritten(rewrite));
    }
}
