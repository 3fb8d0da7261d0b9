//! Insults (L-11, K-78), the same for an agent's draft and a buyer's round. Many of them are parts of plain words, so a
//! curse counts where it is all that a clause says, and a phrase counts unless an innocent word holds it: 滚 and 滚珠笔,
//! 去死 and 去死皮, 他妈的 and 他妈妈.

use crate::passage::{Passage, Span};
use crate::words::Words;

/// Words that offend wherever they stand.
#[rustfmt::skip]
pub const OFFENSIVE: &[&str] = &[
    "傻逼", "傻b", "傻x", "傻子", "脑残", "智障", "白痴", "神经病", "你有病", "您有病", "有病吧", "脑子有病", "去死", "他妈的", "你妈的", "你他妈",
    "真他妈", "去你妈", "操你妈", "草你妈", "日你妈", "尼玛", "滚蛋", "滚开", "滚远", "滚出去", "滚犊子", "贱人", "贱货", "犯贱", "蠢货", "愚蠢", "穷鬼",
    "买不起", "没素质", "不要脸", "煞笔", "王八蛋", "混蛋", "畜生", "sb", "cnm", "nmsl", "idiot", "stupid", "moron", "shut up", "get lost",
    "fuck", "bitch", "asshole",
];

/// Words that offend when they are all that a clause says to somebody: 滚, 您是不是傻, 你瞎啊.
#[rustfmt::skip]
pub const CURSES: &[&str] = &[
    "滚", "傻", "贱", "蠢", "瞎", "眼瞎", "垃圾", "废物", "有病", "妈的", "你妈", "他妈", "操你", "草你", "草泥马", "狗东西", "不是东西", "脑子有问题",
];

/// Words of which a part would offend.
#[rustfmt::skip]
pub const INNOCENT: &[&str] = &[
    "滚筒", "滚轮", "滚边", "滚珠", "滚梳", "翻滚", "打滚", "滚烫", "滚动", "水滚", "水滚开", "傻子瓜子", "滚圆", "垃圾袋", "垃圾桶", "垃圾箱", "垃圾分类", "垃圾食品", "傻瓜式", "傻瓜相机", "有病虫",
    "有病菌", "有病毒", "有病害", "有病史", "有病变", "有病人", "若有病", "去死皮", "去死角", "你妈妈", "他妈妈", "给你妈的", "给他妈的", "蠢萌", "贱卖", "贱萌",
];

/// What may stand before a curse, and behind it, and change nothing.
#[rustfmt::skip]
const BEFORE: [&str; 25] = [
    "是不是", "给我", "就是", "真是", "简直", "你们", "您们", "这个", "这种", "亲", "你", "您", "快", "都", "真", "太", "好", "是", "个", "这", "就", "去", "又", "a ", "the ",
];
const BEHIND: [&str; 12] = ["啊", "吧", "了", "的", "哦", "呢", "吗", "呀", "么", "嘛", "东西", "玩意"];

/// The first clause that says one of these curses and nothing else.
pub fn curse(text: &Passage, curses: &Words) -> Option<Span> {
    curses.iter().filter(|word| text.has(word)).find_map(|word| {
        text.find(word).find(|span| {
            let clause = text.clause_at(span.start);
            only(&text.chars()[clause.start..span.start], &BEFORE) && only(&text.chars()[span.end..clause.end], &BEHIND)
        })
    })
}

/// Whether a stretch is made of these words alone. The longest stand first.
fn only(chars: &[char], words: &[&str]) -> bool {
    // A clause around a curse is short.
    if chars.len() > 12 {
        return false;
    }
    let stretch: String = chars.iter().collect();
    let mut rest = stretch.as_str();
    while !rest.is_empty() {
        match words.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curses(text: &str) -> bool {
        curse(&Passage::new(text), &Words::Factory(CURSES)).is_some()
    }

    #[test]
    fn a_curse_is_all_that_a_clause_says() {
        for text in [
            "滚",
            "你滚吧",
            "您是不是傻",
            "你瞎啊",
            "亲，你这个废物",
            "真是垃圾",
            "狗东西",
            "草泥马！",
            "操你",
            "给我滚",
            "妈的，不买了",
        ] {
            assert!(curses(text), "{text}");
        }
        for text in [
            "滚珠笔有货",
            "送妈妈的礼物",
            "这是垃圾分类袋",
            "废物利用很方便",
            "草泥马玩偶有货",
            "您有病历吗",
            "他妈妈穿什么码",
            "猫狗东西都有",
        ] {
            assert!(!curses(text), "{text}");
        }
    }
}
