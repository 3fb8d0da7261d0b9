//! What a buyer's round is about: problem types (S-06) with a confidence, the mood, and the cues that choose a script.

use xiaoer_sdk::reply::{Emotion, Tag, Topic};

use crate::insult::{CURSES, curse};
use crate::lexicon::{Cue, Cues, ENTRIES, INDEX, Signal};
use crate::passage::{Passage, Span};
use crate::review::numbers::{Figure, figures};
use crate::settings::TagSettings;
use crate::words::{Words, folded};

/// One problem type and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The problem type.
    pub topic: Topic,
    /// 1 to 100.
    pub confidence: u8,
    /// The first words that told it.
    pub span: Span,
}

/// What was read in a round.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Surest first; what stands first in the round comes first among equals.
    pub topics: Vec<Weighed>,
    /// 0 to 100.
    pub discontent: u8,
    /// Finer points.
    pub cues: Cues,
}

/// Words before the price on the page.
const SHOWN: Words =
    Words::Factory(&["页面", "显示", "标价", "标的", "写的", "写着", "详情", "page", "shown", "listed"]);
/// Words before the price to pay.
#[rustfmt::skip]
const PAID: Words = Words::Factory(&[
    "拍下", "拍的", "付款", "付钱", "下单", "结算", "提交", "实付", "支付", "要付", "扣", "订单", "变成", "checkout", "pay", "charged", "order",
]);
/// How many characters before its price such a word may begin: 怎么拍下来是109.
const PRICE_REACH: usize = 8;
/// How sure two such prices are about the price.
const MISMATCH: u8 = 80;

/// Words that say that two things differ, and words for a price.
const DIFFERS: Words =
    Words::Factory(&["不一样", "不同", "不符", "不对", "不一致", "对不上", "变了", "different", "differs"]);
const A_PRICE: Words = Words::Factory(&["价", "钱", "金额", "price"]);
/// What denies the second of two prices, and how far it may reach.
const NOT: Words = Words::Factory(&["不是", "而不是", "not"]);
const NOT_REACH: usize = 6;

/// What belongs to somebody.
#[rustfmt::skip]
const PERSONAL: Words = Words::Factory(&[
    "的电话", "的手机", "的联系方式", "的地址", "的收货", "的微信", "的身份证", "的订单信息",
]);
/// Somebody else.
const OTHERS: Words =
    Words::Factory(&["他", "她", "别人", "那个人", "那个买家", "那个顾客", "其他买家", "别的买家", "朋友"]);
/// The shop, its helpers and the buyer, whose data may be asked for.
#[rustfmt::skip]
const NOT_OTHERS: Words = Words::Factory(&[
    "你", "您", "我", "咱", "自己", "店", "客服", "快递", "物流", "派送", "配送", "送货", "小哥", "司机", "师傅", "驿站", "网点", "仓", "厂", "公司", "售后",
    "老板", "商家", "卖家", "退货", "安装", "维修", "经理", "主管",
]);
/// Words that ask for it.
const HAND_OVER: Words =
    Words::Factory(&["给我", "发我", "发给我", "发来", "告诉我", "报给我", "发一下", "给一下", "给下", "发下"]);
/// How many characters whose data it is, and the asking, may take.
const HOLDER_MAX: usize = 8;

/// How discontent a curse is.
const RUDE: u8 = 80;
/// Curses that a buyer may mean of the goods.
const OF_GOODS: Words = Words::Factory(&["垃圾", "废物"]);

/// At most this many tags describe one round.
const TAGS_MAX: usize = 5;

impl Reading {
    /// Reads a passage from left to right. Where several phrases begin at one place the longest is heard, and the
    /// next can begin only after it. The shop's own phrase is heard before the factory's of the same length.
    pub fn of(passage: &Passage, settings: &TagSettings) -> Self {
        let mut own: Vec<(Span, usize)> = Vec::new();
        for (number, phrase) in settings.phrases.iter().enumerate() {
            own.extend(passage.find(&folded(&phrase.phrase)).map(|span| (span, number)));
        }
        own.sort_by_key(|(span, _)| (std::cmp::Reverse(span.start), span.end));

        let mut reading = Self::default();
        // A repeated phrase counts once.
        let mut heard = [false; ENTRIES];
        let mut own_heard = vec![false; settings.phrases.len()];
        let mut place = 0;
        while place < passage.len() {
            while own.last().is_some_and(|(span, _)| span.start < place) {
                own.pop();
            }
            let theirs = own.last().filter(|(span, _)| span.start == place).copied();
            let mut longest: Option<(usize, usize, &'static [Signal])> = None;
            let (first, second) = (passage.chars()[place], passage.chars().get(place + 1).copied());
            let of_two = second.is_some().then(|| INDEX.starting_with(first, second));
            for (number, entry) in INDEX.starting_with(first, None).chain(of_two.into_iter().flatten()) {
                if let Some(end) = passage.end_of(entry.phrase, place)
                    && longest.is_none_or(|(known, ..)| end > known)
                {
                    longest = Some((end, number, entry.signals));
                }
            }
            match (theirs, longest) {
                (Some((span, number)), longest) if longest.is_none_or(|(end, ..)| span.end >= end) => {
                    if !std::mem::replace(&mut own_heard[number], true) {
                        let phrase = &settings.phrases[number];
                        reading.hear(Signal::About(phrase.topic.into(), phrase.weight), span);
                    }
                    place = span.end;
                }
                (_, Some((end, number, signals))) => {
                    if !std::mem::replace(&mut heard[number], true) {
                        for signal in signals {
                            reading.hear(*signal, Span { start: place, end });
                        }
                    }
                    place = end;
                }
                _ => place += 1,
            }
        }
        reading.hear_marks(passage);
        reading.hear_curse(passage);
        reading.hear_two_prices(passage);
        reading.hear_other_price(passage);
        reading.hear_foreign_data(passage);
        reading.topics.sort_by_key(|weighed| (std::cmp::Reverse(weighed.confidence), weighed.span.start));
        reading
    }

    fn hear(&mut self, signal: Signal, span: Span) {
        match signal {
            Signal::About(topic, weight) => {
                if let Some(known) = self.topics.iter_mut().find(|weighed| weighed.topic == topic) {
                    known.confidence = either(known.confidence, weight);
                } else {
                    self.topics.push(Weighed { topic, confidence: weight.min(100), span });
                }
            }
            Signal::Discontent(weight) => self.discontent = either(self.discontent, weight),
            Signal::Cue(cue) => self.cues.add(cue),
        }
    }

    /// One number on the page and another to pay is a price that does not match (K-47): 显示99付款要109.
    fn hear_two_prices(&mut self, passage: &Passage) {
        // Days, pieces and sizes are no prices.
        let priced = |figure: &Figure| {
            let unit = passage.chars().get(figure.span.end);
            !matches!(
                unit,
                Some(
                    '天' | '日'
                        | '号'
                        | '月'
                        | '点'
                        | '小'
                        | '件'
                        | '双'
                        | '个'
                        | '码'
                        | '斤'
                        | '条'
                        | '%'
                        | 'c'
                        | 'k'
                )
            )
        };
        let prices: Vec<Figure> = figures(passage.chars()).into_iter().filter(priced).collect();
        let beside = |figure: &Figure, words: &Words| {
            let start = figure.span.start.saturating_sub(PRICE_REACH).max(passage.clause_at(figure.span.start).start);
            passage.span_has(Span { start, end: figure.span.start }, words)
        };
        let mismatch = prices.windows(2).find(|pair| {
            let [shown, paid] = pair else { return false };
            shown.hundredths != paid.hundredths && beside(shown, &SHOWN) && beside(paid, &PAID)
        });
        if let Some([shown, paid]) = mismatch {
            let span = Span { start: shown.span.start, end: paid.span.end };
            self.hear(Signal::About(Topic::Price, MISMATCH), span);
            self.hear(Signal::Cue(Cue::PriceMismatch), span);
        }
    }

    /// A price that differs from what is shown, or is one number and not another: 价格和页面显示的不一样, 付款时是128不是99.
    fn hear_other_price(&mut self, passage: &Passage) {
        let differs = passage.find_any(&DIFFERS).into_iter().find(|word| {
            let clause = passage.clause_at(word.start);
            passage.span_has(clause, &SHOWN) && passage.span_has(clause, &A_PRICE)
        });
        let figures = figures(passage.chars());
        let one_not_the_other = || {
            figures.windows(2).find_map(|pair| {
                let [one, other] = pair else { return None };
                let between = Span { start: one.span.end, end: other.span.start };
                let clause = passage.clause_at(one.span.start);
                let denied = between.end - between.start <= NOT_REACH && passage.span_has(between, &NOT);
                let priced = passage.span_has(clause, &PAID) || passage.span_has(clause, &SHOWN);
                (denied && priced && one.hundredths != other.hundredths)
                    .then_some(Span { start: one.span.start, end: other.span.end })
            })
        };
        if let Some(span) = differs.or_else(one_not_the_other) {
            self.hear(Signal::About(Topic::Price, MISMATCH), span);
            self.hear(Signal::Cue(Cue::PriceMismatch), span);
        }
    }

    /// Who asks for another person's data is no honest buyer (H-09, H-01): 把张三的电话给我.
    fn hear_foreign_data(&mut self, passage: &Passage) {
        let asked = passage.find_any(&PERSONAL).into_iter().any(|data| {
            let clause = passage.clause_at(data.start);
            let holder = Span { start: clause.start.max(data.start.saturating_sub(HOLDER_MAX)), end: data.start };
            let behind = Span { start: data.end, end: clause.end.min(data.end + HOLDER_MAX) };
            // 把 says whose: 把王小明的地址发我.
            let named = passage.find_in(holder, "把").last().is_some_and(|of| of.end < holder.end);
            let others = passage.span_has(holder, &OTHERS);
            (named || others) && !passage.span_has(holder, &NOT_OTHERS) && passage.span_has(behind, &HAND_OVER)
        });
        if asked {
            self.cues.add(Cue::Suspicious);
        }
    }

    /// A curse that is all a clause says is meant for somebody. What is bad or useless may be the goods.
    fn hear_curse(&mut self, passage: &Passage) {
        if let Some(span) = curse(passage, &Words::Factory(CURSES))
            && !passage.span_has(span, &OF_GOODS)
        {
            self.hear(Signal::Discontent(RUDE), span);
            self.hear(Signal::Cue(Cue::Rude), span);
        }
    }

    /// Runs of ! and ? are a raised voice.
    fn hear_marks(&mut self, passage: &Passage) {
        let mut run = 0;
        let mut longest = 0;
        for c in passage.chars() {
            run = if matches!(c, '!' | '?') { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        if longest >= 3 {
            self.discontent = either(self.discontent, if longest >= 5 { 40 } else { 25 });
        }
    }

    /// The tags to show: those that are sure enough, at most five, and `other` when there are none. A greeting or
    /// thanks beside a real question says nothing.
    pub fn tags(&self, settings: &TagSettings) -> Vec<Tag> {
        let manners = |topic: Topic| matches!(topic, Topic::Greeting | Topic::Thanks);
        let sure = || self.topics.iter().filter(|weighed| weighed.confidence >= settings.confidence_min);
        let asks = sure().any(|weighed| !manners(weighed.topic));
        let mut tags: Vec<Tag> = sure()
            .filter(|weighed| !asks || !manners(weighed.topic))
            .take(TAGS_MAX)
            .map(|weighed| Tag { topic: weighed.topic, confidence: weighed.confidence })
            .collect();
        if tags.is_empty() {
            let best = self.topics.first().map_or(0, |weighed| weighed.confidence);
            tags.push(Tag { topic: Topic::Other, confidence: 100 - best.min(100) });
        }
        tags
    }

    /// The mood that the discontent amounts to. Insults are anger.
    pub fn emotion(&self, settings: &TagSettings) -> Emotion {
        if self.cues.has(Cue::Rude) || self.discontent >= settings.angry_from {
            Emotion::Angry
        } else if self.discontent >= settings.unhappy_from {
            Emotion::Unhappy
        } else {
            Emotion::Calm
        }
    }
}

/// Two independent signs of the same thing: 100 - (100 - a)(100 - b)/100.
fn either(a: u8, b: u8) -> u8 {
    let (a, b) = (u32::from(a.min(100)), u32::from(b.min(100)));
    (100 - (100 - a) * (100 - b) / 100) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_signs_are_surer_than_one_and_never_more_than_certain() {
        assert_eq!(either(0, 40), 40);
        assert_eq!(either(50, 50), 75);
        assert_eq!(either(100, 255), 100);
    }
}
