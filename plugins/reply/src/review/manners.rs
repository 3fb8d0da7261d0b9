//! How the buyer is addressed: L-02, L-03, L-04, L-12, L-13, L-14, L-17.

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Destination, Level, Phase, Role, Topic};
use xiaoer_sdk::text::pair;

use super::course::without_stop;
use super::{Case, Found};
use crate::fold::is_emoji;
use crate::passage::Span;
use crate::phase::is_handed_over;

pub fn review(case: &mut Case) {
    let wording = &case.settings.wording;
    let long_enough = case.has_length();
    if is_chinese(case) {
        too_much_self(case);
        address(case, long_enough);
        if long_enough {
            softeners(case);
        }
    }
    if long_enough && !case.text.has_any(&wording.polite) && !case.just_said(&wording.polite) {
        let reason =
            pair("加一个礼貌用语(请、麻烦、谢谢等)更好", "A polite word (please, thank you, sorry) would help");
        let rewrite = case.after("麻烦您看一下：", "Please note: ");
        case.push(Found::new("L-12", Level::Hint, reason).rewritten(rewrite));
    }
    emoji(case);
    transfer(case);
}

/// Whether Chinese manners apply: a name inside an English sentence does not make it Chinese, and in a Chinese shop a
/// link does not make a sentence English.
fn is_chinese(case: &Case) -> bool {
    let (chinese, latin) = case.text.scripts();
    match case.draft.shop.language {
        Language::ZhCn => chinese > 0,
        Language::En => chinese > latin,
    }
}

/// L-02: 我 sparingly.
fn too_much_self(case: &mut Case) {
    let wording = &case.settings.wording;
    let said: Vec<Span> =
        case.text.find("我").filter(|span| !case.text.is_exempt(*span, &wording.self_exempt)).collect();
    if wording.self_from > 0
        && said.len() >= wording.self_from as usize
        && let Some(last) = said.last()
    {
        let reason = pair(
            format!("「我」用了{}次，试试换成「咱们」或省略", said.len()),
            format!("我 stands {} times; try 咱们 or leave it out", said.len()),
        );
        // The first 我 may stand.
        let rewrite = case.text.replace(said.iter().skip(1).copied(), "咱们");
        case.push_at(*last, Found::new("L-02", Level::Hint, reason).rewritten(Some(rewrite)));
    }
}

/// L-03 and L-04: 您 or 咱们, never 你.
fn address(case: &mut Case, long_enough: bool) {
    let wording = &case.settings.wording;
    let casual: Vec<Span> =
        case.text.find("你").filter(|span| !case.text.is_exempt(*span, &wording.casual_exempt)).collect();
    let addressed = case.text.has_any(&wording.address);
    if let Some(first) = casual.first() {
        // 你们 is one buyer's shop speaking to one buyer: 您, not 您们.
        let plural = |span: &Span| {
            let end = if case.text.chars().get(span.end) == Some(&'们') { span.end + 1 } else { span.end };
            Span { end, ..*span }
        };
        let rewrite = case.text.replace(casual.iter().map(plural), "您");
        let reason = pair("请用「您」称呼顾客，不用「你」", "Address the buyer with 您, not 你");
        case.push_at(*first, Found::new("L-04", Level::Warn, reason).rewritten(Some(rewrite.clone())));
        if !addressed {
            let reason = pair("全文没有「您」或「咱们」，却用了「你」", "你 is used, and neither 您 nor 咱们");
            case.push_at(*first, Found::new("L-03", Level::Warn, reason).rewritten(Some(rewrite)));
        }
    } else if !addressed && long_enough && !case.just_said(&wording.address) {
        let reason = pair("多用「您」或「咱们」，更亲切", "您 or 咱们 would be warmer");
        let rewrite = case.after("您好，", "您好，");
        case.push(Found::new("L-03", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-13: softeners in after-sales.
fn softeners(case: &mut Case) {
    let draft = case.draft;
    if draft.phase == Phase::AfterSale
        && draft.destination != Destination::Phone
        && !case.text.has_any(&case.settings.wording.softeners)
        && !case.just_said(&case.settings.wording.softeners)
    {
        let reason = pair(
            "售后沟通加上「亲」「呢」等语气词，避免让顾客觉得有情绪",
            "In after-sales a softener such as 亲 or 呢 keeps the tone friendly",
        );
        // Where the platform's buyers are not addressed so, the tone is in the end of the sentence.
        let dear = case.settings.terms.dear.on(draft.shop.platform).trim();
        let rewrite =
            if dear.is_empty() { softly_ended(draft.text.trim()) } else { Some(case.after(&format!("{dear}，"), "")) };
        case.push(Found::new("L-13", Level::Hint, reason).rewritten(rewrite));
    }
}

/// A statement that ends softly: 明天处理好呢。
fn softly_ended(text: &str) -> Option<String> {
    let statement = without_stop(text);
    let chinese =
        statement.chars().last().is_some_and(|c| matches!(c, '\u{4E00}'..='\u{9FFF}') && !"吗么吧呀啊哦了".contains(c));
    chinese.then(|| format!("{statement}呢。"))
}

/// L-14: few emoji, none while a complaint is open.
fn emoji(case: &mut Case) {
    let stickers = stickers(&case.draft.text);
    let most = if case.draft.complaint_open { 0 } else { case.settings.wording.emoji_max as usize };
    if stickers.len() > most {
        let rewrite = Some(without(&case.draft.text, &stickers[most..]));
        let reason = if case.draft.complaint_open {
            pair("顾客正在投诉，先不要用表情", "A complaint is open; no emoji for now")
        } else {
            pair(format!("表情最多用{most}个"), format!("At most {most} emoji"))
        };
        case.push(Found::new("L-14", Level::Hint, reason).rewritten(rewrite));
    }
}

/// Where the emoji and the stickers of a chat stand, in bytes: 😊, [微笑], /:^_^.
fn stickers(text: &str) -> Vec<std::ops::Range<usize>> {
    /// The longest name of a sticker, in characters.
    const NAME_MAX: usize = 4;
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = &text[at..];
        let length = match c {
            '[' => rest.find(']').filter(|end| {
                let name = &rest[1..*end];
                (1..=NAME_MAX).contains(&name.chars().count())
                    && name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
            }),
            '/' => rest.strip_prefix("/:").and_then(|code| {
                let next = code.find("/:").unwrap_or(code.len());
                let code =
                    code[..next].bytes().take(NAME_MAX).take_while(|b| b.is_ascii_graphic() && *b != b',').count();
                (code > 0).then_some(code + 1)
            }),
            _ => is_emoji(c).then_some(c.len_utf8() - 1),
        };
        found.extend(length.map(|last| at..at + last + 1));
    }
    found
}

/// A text without these stretches.
fn without(text: &str, stretches: &[std::ops::Range<usize>]) -> String {
    let kept = |at: usize| !stretches.iter().any(|stretch| stretch.contains(&at));
    text.char_indices().filter(|(at, _)| kept(*at)).map(|(_, c)| c).collect()
}

/// L-17: pre-sale does not go deep into after-sales.
fn transfer(case: &mut Case) {
    let draft = case.draft;
    let ours = |topic: Topic| is_handed_over(topic, case.round());
    let asked = || draft.topics.iter().any(|topic| ours(*topic));
    let answered = || case.answer().topics.iter().any(|weighed| ours(weighed.topic));
    if draft.phase == Phase::PreSale && asked() && answered() {
        let reason = pair("售后问题请转给售后客服处理", "Please hand after-sale questions to the after-sale desk");
        let rewrite = case.say(
            "这个问题由售后客服处理更快，这就为您转接，请稍等。",
            "Our after-sale desk can help you faster; I am handing you over, please wait a moment.",
        );
        case.push(Found::new("L-17", Level::Hint, reason).rewritten(rewrite).asking(Role::AfterSaleAgent));
    }
}
