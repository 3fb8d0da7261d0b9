//! The review of a draft: what a person is about to send, judged by the manners of the trade (L rules) and by the
//! lines that must never be crossed (H rules). A block stops the message, a warning asks for a second look, a hint teaches.

mod bare;
mod bargain;
mod conflict;
mod course;
mod duty;
mod invoice;
mod lines;
mod manners;
pub mod numbers;
mod price;
mod privacy;
mod rewording;
mod size;
mod store;
mod style;
mod verdict;

use std::borrow::Cow;
use std::cell::OnceCell;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{
    Content, Destination, Draft, Emotion, Finding, Level, Message, Phase, Platform, Review, Role, ShopFacts, Speaker,
    Topic,
};
use xiaoer_sdk::round::{latest_round, words_of};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::passage::{Passage, Span};
use crate::render::{render, unfilled};
use crate::settings::Settings;
use crate::tags::Reading;
use crate::words::Words;
use crate::{facts, scripts};

/// Reviews a draft. Blocks come first, then warnings, then hints; an empty draft has nothing to find.
pub fn review(settings: &Settings, draft: &Draft) -> Review {
    // What stands beyond the limit is not read, and so it must not be sent either.
    let limit = draft.text.char_indices().nth(settings.wording.length_limit as usize).map(|(at, _)| at);
    let text = Passage::new(limit.map_or(draft.text.as_str(), |at| &draft.text[..at]));
    let mut case =
        Case { settings, draft, text: &text, findings: Vec::new(), round: OnceCell::new(), answer: OnceCell::new() };
    if limit.is_some() {
        let most = settings.wording.length_limit;
        let reason = pair(
            format!("超过{most}字，无法检查，请分成几条发送"),
            format!("More than {most} characters cannot be reviewed; send several messages"),
        );
        // What was not read cannot be put better.
        case.push(Found::new("L-10", Level::Block, reason));
    }
    if !text.is_empty() {
        unfilled_place(&mut case);
        bare::review(&mut case);
        privacy::review(&mut case);
        lines::review(&mut case);
        verdict::review(&mut case);
        duty::review(&mut case);
        bargain::review(&mut case);
        store::review(&mut case);
        invoice::review(&mut case);
        size::review(&mut case);
        manners::review(&mut case);
        style::review(&mut case);
        conflict::review(&mut case);
        course::review(&mut case);
    }
    let mut findings = case.findings;
    // An insult is not made better by a polite form of address: what to write instead is said once, where it is stopped.
    if findings.iter().any(|finding| finding.rule == "L-11") {
        findings.iter_mut().filter(|finding| finding.level != Level::Block).for_each(|finding| finding.rewrite = None);
    }
    findings.sort_by_key(|finding| match finding.level {
        Level::Block => 0,
        Level::Warn => 1,
        Level::Hint => 2,
    });
    Review { findings }
}

/// The line that no script may cross, whatever the facts, and a template does: H-27, H-28.
pub fn crossed(settings: &Settings, template: &str) -> Option<&'static str> {
    let draft = Draft {
        now: 0,
        shop: ShopFacts { name: String::new(), platform: Platform::Other, language: Language::ZhCn },
        phase: Phase::PreSale,
        destination: Destination::BuyerChat,
        recipient_owns_order: true,
        text: template.to_owned(),
        script_id: None,
        messages: Vec::new(),
        topics: Vec::new(),
        order: None,
        product: None,
        return_case_open: false,
        complaint_open: false,
        backed: false,
    };
    let findings = review(settings, &draft).findings;
    ["H-27", "H-28"].into_iter().find(|rule| findings.iter().any(|finding| finding.rule == *rule))
}

/// S-07: a script whose places nobody filled is not a message.
fn unfilled_place(case: &mut Case) {
    if let Some(place) = unfilled(&case.draft.text) {
        let reason = pair(
            format!("话术里的{place}还没有填写，填好再发送"),
            format!("{place} in the script is not filled in yet; fill it before sending"),
        );
        case.push(Found::new("S-07", Level::Block, reason).quoting(place.to_owned()));
    }
}

/// How many characters may stand between a denial and what it denies, the denial among them.
const DENIAL_REACH: usize = 6;

/// A draft under review.
struct Case<'c> {
    settings: &'c Settings,
    draft: &'c Draft,
    text: &'c Passage<'c>,
    findings: Vec<Finding>,
    /// What the buyer's latest round says; read once, when a rule asks.
    round: OnceCell<Reading>,
    /// What the draft itself speaks of.
    answer: OnceCell<Reading>,
}

/// A finding before it is put into the shop's language.
struct Found {
    rule: &'static str,
    level: Level,
    reason: Pair,
    excerpt: Option<String>,
    rewrite: Option<String>,
    ask: Option<Role>,
}

impl Found {
    fn new(rule: &'static str, level: Level, reason: Pair) -> Self {
        Self { rule, level, reason, excerpt: None, rewrite: None, ask: None }
    }

    fn quoting(self, excerpt: String) -> Self {
        Self { excerpt: Some(excerpt), ..self }
    }

    fn rewritten(self, rewrite: impl Into<Option<String>>) -> Self {
        Self { rewrite: rewrite.into(), ..self }
    }

    fn asking(self, role: Role) -> Self {
        Self { ask: Some(role), ..self }
    }
}

impl Case<'_> {
    fn push(&mut self, found: Found) {
        let Found { rule, level, reason, excerpt, rewrite, ask } = found;
        let Some(level) = self.settings.levels.of(rule, level) else { return };
        let text = reason.in_language(self.draft.shop.language);
        self.findings.push(Finding { rule: rule.to_owned(), level, text, excerpt, rewrite, ask });
    }

    /// A finding about the words at a span.
    fn push_at(&mut self, span: Span, found: Found) {
        let excerpt = self.text.excerpt(span);
        self.push(found.quoting(excerpt));
    }

    /// What the buyer's latest round says.
    fn round(&self) -> &Reading {
        self.round.get_or_init(|| {
            let words = words_of(latest_round(&self.draft.messages));
            Reading::of(&Passage::new(&words), &self.settings.tags)
        })
    }

    /// What the draft itself speaks of.
    fn answer(&self) -> &Reading {
        self.answer.get_or_init(|| Reading::of(self.text, &self.settings.tags))
    }

    /// Whether the conversation is about this, by its tags or by the buyer's latest round.
    fn is_about(&self, topic: Topic) -> bool {
        self.draft.topics.contains(&topic) || self.round().topics.iter().any(|weighed| weighed.topic == topic)
    }

    /// A quarrel is in the air.
    fn in_conflict(&self) -> bool {
        self.draft.complaint_open || self.round().emotion(&self.settings.tags) != Emotion::Calm
    }

    /// What agents have written, latest first.
    fn spoken_before(&self) -> impl Iterator<Item = &Message> {
        let mine = |message: &&Message| message.speaker == Speaker::Agent && message.content == Content::Text;
        self.draft.messages.iter().rev().filter(mine)
    }

    /// Whether one of these words was said a moment ago: what was just said need not be said again.
    fn just_said(&self, words: &Words) -> bool {
        let window = self.settings.wording.manners_window as usize;
        self.spoken_before().take(window).any(|message| Passage::new(&message.text).has_any(words))
    }

    /// Whether the message is long enough for manners.
    fn has_length(&self) -> bool {
        // A number alone, such as a parcel's, is not a sentence.
        let letters = self.text.spoken().filter(|c| !c.is_ascii_digit()).count();
        letters >= self.settings.wording.manners_from as usize
    }

    /// Whether the clause at a place refuses. People who write without punctuation refuse close by, too.
    fn refuses(&self, place: usize) -> bool {
        const CLOSE: usize = 12;
        let clause = self.text.clause_at(place);
        // The same words take English twice as many letters.
        let latin = self.text.chars().get(clause.start).is_some_and(char::is_ascii_alphabetic);
        let close = if latin { 2 * CLOSE } else { CLOSE };
        let near = Span { start: clause.start.max(place.saturating_sub(close)), end: clause.end.min(place + close) };
        self.text.span_has(near, &self.settings.lines.negations)
    }

    /// Whether the words at a span are denied right there: 没有改动, 不能给您改, 不敢肯定. 要不 and 能不能 deny nothing.
    fn denied(&self, span: Span) -> bool {
        let chars = self.text.chars();
        let mut at = span.start;
        while let Some(before) = at.checked_sub(1).filter(|before| span.start - before <= DENIAL_REACH) {
            match chars[before] {
                '没' | '未' | '无' | '难' => return true,
                '不' => {
                    let earlier = before.checked_sub(1).map(|at| chars[at]);
                    return earlier != Some('要') && (earlier.is_none() || earlier != chars.get(before + 1).copied());
                }
                '有' | '能' | '会' | '可' | '以' | '敢' | '法' | '办' | '太' | '再' | '给' | '帮' | '为' | '您'
                | '你' | '亲' | '随' | '意' | '便' | '完' | '全' | '单' | '独' => at = before,
                _ => return false,
            }
        }
        false
    }

    /// Whether a clause, or the short one right before it, has a word of the list and refuses nothing: 好的，发顺丰.
    fn agrees(&self, place: usize, words: &Words) -> bool {
        const SHORT: usize = 8;
        let clause = self.text.clause_at(place);
        let says = |clause: Span| self.text.span_has(clause, words);
        let before = || {
            let earlier = self.text.clause_at(clause.start.checked_sub(1)?);
            let short = earlier.end < clause.start && earlier.end - earlier.start <= SHORT;
            (short && says(earlier) && !self.refuses(earlier.start) && !self.asks(earlier.start)).then_some(())
        };
        (says(clause) || before().is_some()) && !self.refuses(place) && !self.asks(place)
    }

    /// Whether the clause at a place is a question.
    fn asks(&self, place: usize) -> bool {
        let clause = self.text.clause_at(place);
        self.text.mark_after(clause) == Some('?')
            || self.text.chars()[clause.start..clause.end].iter().any(|c| matches!(c, '吗' | '么'))
    }

    /// The draft with other words at a span.
    fn with(&self, span: Span, words: &str) -> String {
        self.text.replace(std::iter::once(span), words)
    }

    /// The draft with words before it.
    fn after(&self, zh_cn: &str, en: &str) -> String {
        let before = match self.draft.shop.language {
            Language::ZhCn => zh_cn,
            Language::En => en,
        };
        format!("{before}{}", self.draft.text.trim())
    }

    /// A sentence in the shop's language.
    fn say(&self, zh_cn: &str, en: &str) -> String {
        pair(zh_cn, en).in_language(self.draft.shop.language)
    }

    /// A script as a rewrite, if the draft's own facts fill it.
    fn script(&self, id: &str, extra: Option<(&str, &str)>) -> Option<String> {
        let draft = self.draft;
        let (settings, language) = (self.settings, draft.shop.language);
        let template = scripts::find(id)?.template(&settings.scripts, language);
        let rendered = render(&template, |name| match name {
            "shop" => Some(Cow::Borrowed(draft.shop.name.as_str())),
            "product" => draft.product.as_ref().map(|product| Cow::Borrowed(product.title.as_str())),
            "invoice_amount" => draft.order.as_ref().map(|order| Cow::Owned(yuan(order.amount_paid))),
            "leader" => Some(Cow::Borrowed(match language {
                Language::ZhCn => "组长",
                Language::En => "our team leader",
            })),
            _ => match extra.filter(|(known, _)| *known == name) {
                Some((_, value)) => Some(Cow::Owned(value.to_owned())),
                None => facts::of_shop(settings, &draft.shop, draft.now, name),
            },
        });
        rendered.missing.is_empty().then_some(rendered.text)
    }
}
