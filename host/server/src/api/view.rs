//! From the desk and the store to what travels.

use std::collections::BTreeMap;

use xiaoer_desk::{
    conversation::Conversation,
    desk::Desk,
    ids::{ConversationId, CustomerId, OrderId, ShopId},
    order::Order,
    time::Instant,
};
use xiaoer_policy::contract::reply as contract;
use xiaoer_store::{Identity, MessageRow, Reader, Sender, StoreError};

use crate::{
    app::App,
    problem::Problem,
    shell::{
        facts::common::name_of,
        live::Live,
        policies::{Loaded, Policies, Silence},
    },
    wire::{
        conversation::{
            Advice, ConversationSummary, Failed, Finding, From as Writer, HoldView, Level, Message, RoundView,
            Suggestion, Tag,
        },
        customer::Customer,
        order as wire_order,
        policy::PolicyRef,
        terms::{CustomerRef, Reason, Words},
    },
};

/// Characters of a message that a list shows.
const PREVIEW: usize = 60;

/// What a list of conversations shows beside the desk's own state.
pub(crate) struct Beside {
    identities: BTreeMap<CustomerId, Identity>,
    latest: BTreeMap<ConversationId, MessageRow>,
}

/// Reads names and last words for a list of conversations.
pub(crate) async fn beside(app: &App, found: &[Conversation]) -> Result<Beside, Problem> {
    let customers: Vec<_> = found.iter().map(|found| found.customer).collect();
    let conversations: Vec<_> = found.iter().map(|found| found.id).collect();
    app.read(move |reader| {
        Ok(Beside { identities: reader.identities(&customers)?, latest: reader.latest_messages(&conversations)? })
    })
    .await
}

/// A conversation in a list.
pub(crate) fn conversation(live: &Live, beside: &Beside, found: &Conversation, now: Instant) -> ConversationSummary {
    let waiting = found.waiting(now);
    ConversationSummary {
        id: found.id.0,
        shop: found.shop.0,
        customer: customer_ref(found.customer, beside.identities.get(&found.customer)),
        stage: found.stage.into(),
        queue: found.queue.into(),
        phase: found.phase.into(),
        buying: found.buying,
        emotion: found.emotion.into(),
        topics: found.topics.clone(),
        assignee: found.assignee.map(|staff| live.person(staff)),
        opened_at: found.opened_at.0,
        last_message_at: found.last_message_at.0,
        waiting_since: found.round.as_ref().map(|round| round.started_at.0),
        waiting_ms: waiting.map(|waiting| waiting.0.max(0)),
        round: found.round.as_ref().map(|round| RoundView {
            number: round.number,
            messages: round.messages,
            late: round.late,
            alerted: round.alerted,
            unanswered: round.unanswered,
            blocks: round.blocks,
        }),
        hold: found.hold.as_ref().map(|hold| HoldView {
            since: hold.since.0,
            last_contact: hold.last_contact.0,
            reminded: hold.reminded,
            overdue: hold.overdue,
        }),
        escalated_to: found.escalated_to.map(Into::into),
        last_text_preview: beside.latest.get(&found.id).and_then(|row| row.text.as_deref()).map(preview),
        version: found.version,
    }
}

fn preview(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(PREVIEW) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A buyer by number and name.
pub(crate) fn customer_ref(id: CustomerId, identity: Option<&Identity>) -> CustomerRef {
    CustomerRef { id: id.0, name: identity.map(|known| known.name.clone().unwrap_or_else(|| known.account.clone())) }
}

/// A buyer.
pub(crate) fn customer(desk: &Desk, id: CustomerId, identity: Option<Identity>) -> Customer {
    let known = desk.customer(id);
    let (name, account, channel) = match identity {
        Some(identity) => (
            Some(identity.name.unwrap_or_else(|| identity.account.clone())),
            Some(identity.account),
            Some(identity.channel),
        ),
        None => (None, None, None),
    };
    Customer { id: id.0, name, account, channel, conversations: known.conversations_before, cases: known.cases }
}

/// A message.
pub(crate) fn message(live: &Live, row: MessageRow) -> Message {
    Message {
        id: row.message.0,
        at: row.at.0,
        from: match row.from {
            Sender::Buyer => Writer::Buyer,
            Sender::Auto => Writer::Auto,
            Sender::Agent => Writer::Agent,
        },
        author: row.author.map(|staff| live.person(staff)),
        content: row.content.into(),
        text: row.text,
        script: row.script,
    }
}

/// An order; `remark` is the text of its remark.
pub(crate) fn order(found: &Order, remark: Option<String>) -> wire_order::Order {
    wire_order::Order {
        id: found.id.0,
        shop: found.shop.0,
        customer: found.customer.0,
        record: wire_order::OrderRecord::from(&found.record),
        refunded: found.refunded.0,
        refundable: found.refundable().0,
        remark,
    }
}

/// Orders with their remarks.
pub(crate) fn orders_with_remarks(reader: &Reader, found: &[Order]) -> Result<Vec<wire_order::Order>, StoreError> {
    let digests: Vec<_> = found.iter().filter_map(|order| order.remark).collect();
    let mut remarks = reader.texts(&digests)?;
    Ok(found.iter().map(|one| order(one, one.remark.and_then(|digest| remarks.remove(&digest)))).collect())
}

/// A buyer's orders in a shop, latest first.
pub(crate) fn orders_of(desk: &Desk, shop: ShopId, customer: CustomerId) -> Vec<Order> {
    desk.orders_of(shop, customer).into_iter().cloned().collect()
}

/// An order on the desk.
pub(crate) fn order_on(desk: &Desk, id: OrderId) -> Option<Order> {
    desk.order(id).ok().cloned()
}

/// What the reply policy suggests.
pub(crate) fn advice(advice: &contract::Advice, verdict: Option<u64>) -> Advice {
    Advice {
        suggestions: advice
            .suggestions
            .iter()
            .map(|script| Suggestion {
                id: script.id.clone(),
                text: script.text.clone(),
                next_step: name_of(script.next_step),
                missing: script.missing.clone(),
            })
            .collect(),
        tags: advice.tags.iter().map(|tag| Tag { topic: name_of(tag.topic), confidence: tag.confidence }).collect(),
        emotion: crate::shell::facts::reply::emotion(advice.emotion).into(),
        reasons: advice
            .reasons
            .iter()
            .map(|reason| Reason { rule: reason.rule.clone(), text: reason.text.clone() })
            .collect(),
        verdict,
    }
}

/// What a review found.
pub(crate) fn findings(review: &contract::Review) -> Vec<Finding> {
    let finding = |finding: &contract::Finding| Finding {
        rule: finding.rule.clone(),
        level: match finding.level {
            contract::Level::Block => Level::Block,
            contract::Level::Warn => Level::Warn,
            contract::Level::Hint => Level::Hint,
        },
        text: finding.text.clone(),
        excerpt: finding.excerpt.clone(),
        rewrite: finding.rewrite.clone(),
    };
    review.findings.iter().map(finding).collect()
}

/// A policy gave no answer.
pub(crate) fn failed(silence: &Silence) -> Failed {
    let (zh, en) = silence.sentence.clone();
    Failed { fault: silence.fault.to_owned(), detail: Words { zh, en } }
}

/// A version of a policy by name; by its digest alone where the package is gone.
pub(crate) fn policy_ref(policies: &Policies, digest: xiaoer_desk::digest::Digest) -> PolicyRef {
    let digest_text = digest.to_string();
    if let Some(Loaded { manifest, .. }) = policies.installed(digest) {
        let (id, version) = (manifest.id, manifest.version);
        return PolicyRef { digest: digest_text, id, version, title: manifest.title.into() };
    }
    let short: String = digest_text.chars().take(8).collect();
    let title = Words { zh: short.clone(), en: short.clone() };
    PolicyRef { digest: digest_text, id: short, version: String::new(), title }
}
