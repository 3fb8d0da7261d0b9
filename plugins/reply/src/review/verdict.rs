//! H-19: nobody judges from a picture whether goods may be returned. An agent's yes can be used in an appeal.

use xiaoer_sdk::reply::{Level, Role};
use xiaoer_sdk::round::{latest_round, shows_picture};
use xiaoer_sdk::text::pair;

use super::bare::is_bare;
use super::{Case, Found};
use crate::lexicon::Cue;
use crate::passage::Span;
use crate::words::Words;

/// How far behind a verdict what it is about may end, in characters: 可以退货申请里上传.
const BEHIND: usize = 5;

/// From the first picture on, in the whole open case, until the goods were inspected and somebody decided.
pub fn review(case: &mut Case) {
    let draft = case.draft;
    if !draft.return_case_open || draft.backed || !shows_picture(&draft.messages) {
        return;
    }
    let asked = shows_picture(latest_round(&draft.messages)) || case.round().cues.has(Cue::AsksWhetherReturnable);
    let yes = || if asked { bare_yes(case) } else { None };
    let Some(span) = verdict(case, asked).or_else(yes) else { return };
    let reason = pair(
        "不能凭照片判断是否符合退换条件，以仓库收到实物检查为准",
        "Do not judge a return from a picture; the warehouse decides when it has the goods",
    );
    let rewrite = case.script("K-63", None);
    case.push_at(span, Found::new("H-19", Level::Block, reason).rewritten(rewrite).asking(Role::Warehouse));
}

/// The first judging word that judges the goods. That all is well speaks of them only where the buyer has just asked.
fn verdict(case: &Case, asked: bool) -> Option<Span> {
    let (text, lines) = (case.text, &case.settings.lines);
    text.find_any(&lines.return_verdicts).into_iter().find(|span| {
        let clause = text.clause_at(span.start);
        // What a clause sets as a condition holds for the next: 如果符合条件，可以退的.
        let earlier = clause.start.checked_sub(1).map_or(clause, |mark| text.clause_at(mark));
        let depends = earlier != clause && text.span_has(earlier, &CONDITION)
            || text.span_has(earlier, &INSPECTED) && text.span_has(earlier, &AFTER);
        let before = Span { start: clause.start, end: span.start };
        let behind = Span { start: span.end, end: clause.end.min(span.end + BEHIND) };
        !text.is_exempt(*span, &lines.return_verdicts_exempt)
            && !depends
            && !text.span_has(clause, &INSPECTED)
            && (asked || !text.span_has(*span, &ALL_WELL))
            && !text.span_has(before, &CONDITION)
            && !text.span_has(before, &DONE)
            && !text.span_has(behind, &CONDITION_BEHIND)
            && !text.span_has(before, &OTHER_MATTERS)
            && !text.span_has(behind, &PAPERS)
            && !case.asks(span.start)
    })
}

/// 亲,可以的呢, right behind the picture or the question whether this may be returned.
fn bare_yes(case: &Case) -> Option<Span> {
    let spoken: String = case.text.spoken().collect();
    is_bare(case, &spoken, &YES).then_some(Span { start: 0, end: case.text.len() })
}

/// Answers that say yes and nothing else.
const YES: Words =
    Words::Factory(&["可以", "行", "能", "ok", "yes", "sure", "of course", "it can", "you can", "yes you can"]);

/// Words that leave the verdict to those who have the goods before them.
const INSPECTED: Words = Words::Factory(&["检查", "验", "实物", "仓库", "质检", "warehouse", "inspect", "check"]);

/// Words that say that all is well, with the goods or with anything else.
const ALL_WELL: Words = Words::Factory(&["问题", "problem"]);

/// Words before what is done already: it was decided by then.
const DONE: Words = Words::Factory(&["已", "刚刚", "already"]);

/// Words that put a verdict off until then.
const AFTER: Words = Words::Factory(&["后", "通过", "合格", "after", "once"]);

/// Words before a verdict that make it depend on something.
const CONDITION: Words =
    Words::Factory(&["如果", "要是", "假如", "只要", "符合就", "符合了就", "条件就", "要求就", "收到后", "if "]);

/// Words behind a verdict that make what follows depend on it: 没问题的话, 符合才能.
const CONDITION_BEHIND: Words =
    Words::Factory(&["的话", "才", "就可以", "就能", "就给", "就为", "就帮", "就退", "就换"]);

/// What may be in order without a word about the goods.
const OTHER_MATTERS: Words = Words::Factory(&[
    "单号", "快递", "物流", "地址", "电话", "运费", "账号", "时间", "流程", "步骤", "金额", "付款", "账户", "保险",
]);

/// Forms and pages of a return: who may use them has no verdict yet.
const PAPERS: Words = Words::Factory(&["申请", "页面", "链接", "入口", "流程", "单号", "地址", "的时候"]);
