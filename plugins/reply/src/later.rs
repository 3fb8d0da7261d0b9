//! Shipping later than it would go (H-02, K-45), in the many ways in which people say it: 晚两天发, 推迟三天给您发, 25号再发,
//! 下周一再发货, 等您通知再发.

use crate::passage::{Passage, Span};
use crate::words::Words;

/// How many characters may stand between what puts it off and the sending: 推迟三天给您发.
const REACH: usize = 6;

/// Verbs of putting off, with what follows them where they mean more than that: 晚上发货 is tonight.
#[rustfmt::skip]
const PUTS_OFF: Words = Words::Factory(&[
    "推迟", "推后", "延迟", "延后", "延期", "暂缓", "缓几天", "缓两天", "晚点", "晚些", "晚几天", "晚一天", "晚两天", "晚三天", "晚一点", "迟点", "迟几天", "迟两天",
    "过几天", "过两天", "过一阵", "过段时间", "先不", "先别", "先不要", "先不用", "暂时不", "暂时别", "暂不",
]);

/// Sending, behind it.
const SENDS: [&str; 2] = ["发", "寄"];

/// Sending once more is no sending later, and 发票 and 发现 are no sending.
const NO_SENDING: Words = Words::Factory(&[
    "发票",
    "发现",
    "发生",
    "发您",
    "发我",
    "发给您",
    "发给我",
    "发你",
    "发图",
    "发链接",
    "发一次",
    "发一遍",
    "发一份",
    "发一下",
    "发过去",
    "发过来",
    "发照片",
    "发视频",
    "发截图",
    "发单号",
]);

/// The ends of a time from which on it may go. 明天再发 and 检查后再发 are the shop's own pace.
#[rustfmt::skip]
const TIMES: Words = Words::Factory(&[
    "号", "日", "下周", "周一", "周二", "周三", "周四", "周五", "周六", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "月底", "月初", "下个月", "下月", "月", "天后", "节后",
    "年后", "周后", "通知", "通知了", "回来",
]);

/// Where a text speaks of it, by these words and by the shop's own.
pub fn places(text: &Passage, own: &Words) -> Vec<Span> {
    let mut found = text.find_any(own);
    let put_off = text.find_any(&PUTS_OFF).into_iter().filter_map(|verb| sending(text, verb, REACH));
    found.extend(put_off);
    for again in text.find("再") {
        let near = Span { start: again.start.saturating_sub(3), end: again.start };
        let time = TIMES.iter().find_map(|time| text.find_in(near, time).find(|time| time.end == again.start));
        found.extend(time.and_then(|time| Some(Span { start: time.start, ..sending(text, again, 3)? })));
    }
    found
}

/// A span up to the sending right behind it.
fn sending(text: &Passage, verb: Span, reach: usize) -> Option<Span> {
    let clause = text.clause_at(verb.start);
    let behind = Span { start: verb.end, end: clause.end.min(verb.end + reach + 1) };
    let sends = SENDS.iter().find_map(|word| {
        text.find_in(behind, word).find(|send| {
            let again = send.start.checked_sub(1).is_some_and(|at| matches!(text.chars()[at], '补' | '重' | '已'));
            !again && !NO_SENDING.iter().any(|word| text.end_of(word, send.start).is_some())
        })
    })?;
    Some(Span { start: verb.start, end: sends.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn putting_off_is_heard_however_it_is_said() {
        let later = |text: &str| !places(&Passage::new(text), &Words::NONE).is_empty();
        for text in [
            "晚两天发",
            "推迟三天给您发",
            "25号再发",
            "下周一再发货",
            "等您通知再发货",
            "月底再给您发",
            "先别发",
            "延迟发货",
            "请12月1号再发货",
            "过几天再寄",
        ] {
            assert!(later(text), "{text}");
        }
        for text in [
            "今晚上发货",
            "明天发货",
            "再发您一次链接",
            "三天后再发我一下图",
            "稍后再看",
            "晚点再看看",
            "延迟了给您补发",
            "您别着急我们马上给您发",
            "今天赶不上了明天再给您发货",
            "检查后再给您发",
            "晚点给您发过去",
            "发票晚点给您",
            "推迟几天,今天发不了",
        ] {
            assert!(!later(text), "{text}");
        }
    }
}
