//! Choice of words: L-08 to L-11, L-22.

use xiaoer_sdk::reply::Level;
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::insult::curse;
use crate::passage::Span;
use crate::words::Words;

pub fn review(case: &mut Case) {
    let wording = &case.settings.wording;
    if let Some(span) = case.text.first_of(&wording.jargon, &Words::NONE) {
        let reason = pair("这是行业术语，换成顾客听得懂的说法", "This is jargon; say it in the buyer's words");
        let rewrite = case.reworded(span);
        case.push_at(span, Found::new("L-08", Level::Warn, reason).rewritten(rewrite));
    }
    if let Some(span) = case.text.first_of(&wording.negative, &wording.negative_exempt) {
        let reason =
            pair("这样说比较生硬，换成能为顾客做什么", "This sounds negative; say what can be done for the buyer");
        let rewrite = case.reworded(span);
        case.push_at(span, Found::new("L-09", Level::Warn, reason).rewritten(rewrite));
    }
    brevity(case);
    let offends = case.text.first_of(&wording.offensive, &wording.offensive_exempt);
    if let Some(span) = offends.or_else(|| curse(case.text, &wording.offensive_alone)) {
        let reason = pair("含有冒犯性的词，不能发送", "Offensive words must not be sent");
        let rewrite = case.script("K-73", None);
        case.push_at(span, Found::new("L-11", Level::Block, reason).rewritten(rewrite));
    }
    calm(case);
}

/// L-10: short and clear.
fn brevity(case: &mut Case) {
    let wording = &case.settings.wording;
    let most = wording.length_max as usize;
    // A Latin letter is half as wide as a Chinese character and says less.
    let ascii = case.draft.text.bytes().filter(u8::is_ascii).count();
    let length = case.draft.text.chars().count() - ascii + ascii.div_ceil(2);
    if most > 0 && length > most {
        let reason = pair(
            format!("共{length}字，超过{most}字，分几条发更清楚"),
            format!("As long as {length} Chinese characters, more than {most}; several short messages are clearer"),
        );
        // No rewording: nobody but the writer knows what may be left out, and a text in parts is several messages.
        case.push(Found::new("L-10", Level::Hint, reason));
    }
    let mut vague = case.text.find_any(&wording.vague);
    vague.retain(|span| !case.text.is_exempt(*span, &wording.vague_exempt));
    if let Some(span) = vague.first().copied() {
        let reason = pair("说法含糊，请给出明确的信息", "This is vague; give a clear answer");
        // Without a word that says the same for certain, a clear answer is one that is looked up first.
        let rewrite = case.reworded_all(vague).unwrap_or_else(|| {
            case.say(
                "请您稍等，这一点核实清楚后马上给您准确的答复。",
                "Please bear with me for a moment: I will look this up and give you a clear answer.",
            )
        });
        case.push_at(span, Found::new("L-10", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-22: no quarrel, no raised voice.
fn calm(case: &mut Case) {
    let wording = &case.settings.wording;
    if let Some(span) = case.text.first_of(&wording.quarrel, &wording.offensive_exempt) {
        let reason =
            pair("不要与顾客争执，冷静下来再回复", "Do not quarrel with a buyer; take a breath and answer calmly");
        let rewrite = case.script("K-73", None);
        case.push_at(span, Found::new("L-22", Level::Block, reason).rewritten(rewrite));
    }
    let least = wording.marks_from as usize;
    if least > 0
        && let Some(span) = run_of_marks(case.text.chars(), least)
    {
        let reason =
            pair("连续的感叹号或问号像在质问，用一个就好", "Repeated ! or ? sounds like shouting; one is enough");
        let asks = case.text.chars()[span.start..span.end].contains(&'?');
        let mark = if asks { case.say("？", "?") } else { case.say("！", "!") };
        let rewrite = case.with(span, &mark);
        case.push_at(span, Found::new("L-22", Level::Warn, reason).rewritten(rewrite));
    }
}

fn run_of_marks(chars: &[char], least: usize) -> Option<Span> {
    let mut start = 0;
    for run in chars.chunk_by(|a, b| is_mark(*a) == is_mark(*b)) {
        if run.len() >= least && is_mark(run[0]) {
            return Some(Span { start, end: start + run.len() });
        }
        start += run.len();
    }
    None
}

fn is_mark(c: char) -> bool {
    matches!(c, '!' | '?')
}
