//! Messages that say next to nothing: L-01, L-05, L-06, L-21.

use xiaoer_sdk::reply::{Content, Level, Phase, Speaker, Topic};
use xiaoer_sdk::round::{latest_round, words_of};
use xiaoer_sdk::text::pair;

use super::{Case, Found, course};
use crate::fold::is_silent;
use crate::passage::Passage;
use crate::words::Words;

pub fn review(case: &mut Case) {
    let spoken: String = case.text.spoken().collect();
    particles(case, &spoken);
    lone_word(case, &spoken);
    bare_refusal(case, &spoken);
    curt_replies(case, &spoken);
}

/// L-01: 哦, 嗯 or 啊 alone is blocked; more than one in a message is a habit to drop. After-sale softeners are free.
fn particles(case: &mut Case, spoken: &str) {
    let wording = &case.settings.wording;
    if wording.particles.iter().any(|particle| spoken == particle) {
        let reason = pair(
            format!("只回一个「{spoken}」显得冷淡，请把话说完整"),
            format!("“{spoken}” alone sounds cold; please write a whole sentence"),
        );
        let rewrite = case.script("K-73", None);
        return case.push(Found::new("L-01", Level::Block, reason).quoting(spoken.to_owned()).rewritten(rewrite));
    }
    let softeners = if case.draft.phase == Phase::AfterSale { &wording.softeners } else { &Words::NONE };
    let mut places =
        case.text.find_any(&wording.particles).into_iter().filter(|span| !case.text.is_exempt(*span, softeners));
    if let Some(span) = places.nth(wording.particles_max as usize) {
        let reason = pair(
            format!("语气词(哦、嗯、啊)一条消息最多用{}个", wording.particles_max),
            format!("At most {} of the particles 哦, 嗯 and 啊 in a message", wording.particles_max),
        );
        let excerpt = case.text.excerpt(span);
        drop(places);
        case.push(Found::new("L-01", Level::Hint, reason).quoting(excerpt));
    }
}

/// L-05: never a lone 在.
fn lone_word(case: &mut Case, spoken: &str) {
    let is_lone = |word: &str| !word.is_empty() && !spoken.is_empty() && spoken.replace(word, "").is_empty();
    if case.settings.wording.lone.iter().any(is_lone) {
        let reason = pair(
            format!("不要单独回「{spoken}」，请带上问候并问问顾客需要什么"),
            format!("Do not answer with “{spoken}” alone; greet the buyer and ask what is needed"),
        );
        let rewrite = case.script("K-02", None);
        case.push(Found::new("L-05", Level::Block, reason).quoting(spoken.to_owned()).rewritten(rewrite));
    }
}

/// L-06: never a bare 没有 to who asks for goods; offer something else.
fn bare_refusal(case: &mut Case, spoken: &str) {
    let sold_out = SOLD_OUT.iter().any(|word| spoken.contains(word));
    if is_bare_refusal(case, spoken) && (sold_out || asks_for_goods(case)) {
        let reason = pair(
            "直接回「没有」容易流失顾客，请道歉并推荐其他款",
            "A bare refusal loses the buyer; say sorry and offer something else",
        );
        // That it has sold out is not said where the records show stock.
        let in_stock = case.draft.product.as_ref().and_then(|product| product.stock).is_some_and(|stock| stock > 0);
        let rewrite = if in_stock { None } else { case.script("K-12", None) };
        case.push(Found::new("L-06", Level::Block, reason).quoting(spoken.to_owned()).rewritten(rewrite));
    }
}

/// Refusals with one of these speak of goods whatever was asked.
const SOLD_OUT: Words = Words::Factory(&["货", "卖完", "sold out", "out of stock", "soldout", "outofstock"]);

/// What 有没有 asks for when it asks for goods: a colour, a size, another item.
const GOODS: Words = Words::Factory(&[
    "色",
    "码",
    "号",
    "款",
    "尺寸",
    "其他的",
    "其它的",
    "别的",
    "大的",
    "小的",
    "size",
    "colour",
    "color",
]);
/// Phrases with such a word that are no goods.
const GOODS_EXEMPT: Words = Words::Factory(&[
    "色差",
    "掉色",
    "褪色",
    "优惠码",
    "验证码",
    "二维码",
    "单号",
    "账号",
    "号码",
    "货款",
    "付款",
    "退款",
]);

/// From this confidence on a round asks for goods and for nothing else.
const SURE: u8 = 60;

/// Whether the buyer asks if something is there. 有没有 asks it only of goods: 有没有色差 does not. When nobody knows
/// what was asked, it was that.
fn asks_for_goods(case: &Case) -> bool {
    let words = words_of(latest_round(&case.draft.messages));
    if words.is_empty() {
        let topics = &case.draft.topics;
        return topics.is_empty() || topics.contains(&Topic::Stock);
    }
    let about_stock = case.round().topics.iter().find(|weighed| weighed.topic == Topic::Stock);
    about_stock.is_some_and(|stock| {
        stock.confidence >= SURE || {
            let round = Passage::new(&words);
            round.first_of(&GOODS, &GOODS_EXEMPT).is_some() || round.chars().iter().any(char::is_ascii_digit)
        }
    })
}

/// Whether a message is a refusal and nothing else.
pub fn is_bare_refusal(case: &Case, spoken: &str) -> bool {
    is_bare(case, spoken, &case.settings.wording.bare_refusals)
}

/// Whether a message is one of these and nothing else but fillers.
pub fn is_bare(case: &Case, spoken: &str, refusals: &Words) -> bool {
    let wording = &case.settings.wording;
    let refuses =
        |core: &str| refusals.iter().any(|refusal| core.chars().eq(refusal.chars().filter(|c| !is_silent(*c))));
    let mut core = spoken;
    loop {
        if refuses(core) {
            return true;
        }
        let shorter = wording.fillers.iter().find_map(|filler| {
            core.strip_suffix(filler).or_else(|| core.strip_prefix(filler)).filter(|_| !filler.is_empty())
        });
        match shorter {
            Some(shorter) => core = shorter,
            None => return false,
        }
    }
}

/// L-21: one curt reply after another is cold.
fn curt_replies(case: &mut Case, spoken: &str) {
    let wording = &case.settings.wording;
    let curt = |length: usize| length < wording.curt_under as usize;
    let earlier = (wording.curt_replies as usize).saturating_sub(1);
    if wording.curt_replies == 0 || !curt(spoken.chars().count()) {
        return;
    }
    let before: Vec<bool> = case
        .draft
        .messages
        .iter()
        .rev()
        .filter(|message| message.speaker == Speaker::Agent && message.content == Content::Text)
        .take(earlier)
        .map(|message| curt(message.text.chars().filter(|c| c.is_alphanumeric()).count()))
        .collect();
    if before.len() == earlier && before.iter().all(|curt| *curt) {
        let reason = pair(
            format!("已连续{}条简短回复，多说一句，主动引导顾客", wording.curt_replies),
            format!("{} curt replies in a row; say a little more and lead the talk", wording.curt_replies),
        );
        let text = case.text.source().trim();
        // A question is told what it is for; everything else goes on with one.
        let rewrite = if case.asks(case.text.len().saturating_sub(2)) {
            text.to_owned() + &case.say("方便的话跟咱们说一下，好为您安排。", " Tell us, and we can go on for you.")
        } else {
            course::without_stop(text).to_owned()
                + &case.say("，请问还有什么可以帮您的呢？", ". What else can we do for you?")
        };
        let longer = !curt(Passage::new(&rewrite).spoken().count());
        case.push(
            Found::new("L-21", Level::Hint, reason).quoting(text.to_owned()).rewritten(longer.then_some(rewrite)),
        );
    }
}
