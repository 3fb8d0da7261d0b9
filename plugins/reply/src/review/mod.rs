//! The review of a draft: what a person is about to send, judged by the manners of the trade (L rules) and by the
//! lines that must never be crossed (H rules). A block stops the message, a warning asks for a second look, a hint teaches.

mod bare;
mod invoice;
mod lines;
mod manners;
mod numbers;
mod privacy;
mod size;
mod style;

use std::borrow::Cow;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Draft, Finding, Level, Review, Role};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::passage::{Passage, Span};
use crate::render::{render, unfilled};
use crate::scripts;
use crate::settings::Settings;

/// Reviews a draft. Blocks come first, then warnings, then hints; an empty draft has nothing to find.
pub fn review(settings: &Settings, draft: &Draft) -> Review {
    // What stands beyond the limit is not read, and so it must not be sent either.
    let limit = draft.text.char_indices().nth(settings.wording.length_limit as usize).map(|(at, _)| at);
    let text = Passage::new(limit.map_or(draft.text.as_str(), |at| &draft.text[..at]));
    let mut case = Case { settings, draft, text: &text, findings: Vec::new() };
    if limit.is_some() {
        let most = settings.wording.length_limit;
        let reason = pair(
            format!("超过{most}字，无法检查，请分成几条发送"),
            format!("More than {most} characters cannot be reviewed; send several messages"),
        );
        case.push(Found::new("L-10", Level::Block, reason));
    }
    if !text.is_empty() {
        unfilled_place(&mut case);
        bare::review(&mut case);
        privacy::review(&mut case);
        lines::review(&mut case);
        invoice::review(&mut case);
        size::review(&mut case);
        manners::review(&mut case);
        style::review(&mut case);
    }
    let mut findings = case.findings;
    findings.sort_by_key(|finding| match finding.level {
        Level::Block => 0,
        Level::Warn => 1,
        Level::Hint => 2,
    });
    Review { findings }
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

/// A draft under review.
struct Case<'c> {
    settings: &'c Settings,
    draft: &'c Draft,
    text: &'c Passage<'c>,
    findings: Vec<Finding>,
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

    fn rewritten(self, rewrite: Option<String>) -> Self {
        Self { rewrite, ..self }
    }

    fn asking(self, role: Role) -> Self {
        Self { ask: Some(role), ..self }
    }
}

impl Case<'_> {
    fn push(&mut self, found: Found) {
        let Found { rule, level, reason, excerpt, rewrite, ask } = found;
        let text = reason.in_language(self.draft.shop.language);
        self.findings.push(Finding { rule: rule.to_owned(), level, text, excerpt, rewrite, ask });
    }

    /// A finding about the words at a span.
    fn push_at(&mut self, span: Span, found: Found) {
        let excerpt = self.text.excerpt(span);
        self.push(found.quoting(excerpt));
    }

    /// A script as a rewrite, if the draft's own facts fill it.
    fn script(&self, id: &str, extra: Option<(&str, &str)>) -> Option<String> {
        let draft = self.draft;
        let language = draft.shop.language;
        let template = scripts::find(id)?.template(&self.settings.scripts, language);
        let rendered = render(&template, |name| match name {
            "shop" => Some(Cow::Borrowed(draft.shop.name.as_str())),
            "product" => draft.product.as_ref().map(|product| Cow::Borrowed(product.title.as_str())),
            "invoice_amount" => draft.order.as_ref().map(|order| Cow::Owned(yuan(order.amount_paid))),
            "invoice_items" => Some(Cow::Owned(self.settings.invoice.items.join(match language {
                Language::ZhCn => "、",
                Language::En => ", ",
            }))),
            _ => extra.filter(|(known, _)| *known == name).map(|(_, value)| Cow::Owned(value.to_owned())),
        });
        rendered.missing.is_empty().then_some(rendered.text)
    }
}
