//! Facts for reply policies, and their advice in the desk's terms.

use xiaoer_desk::{
    aftersale::{Case, CaseState},
    conversation::{self, Conversation, Intake},
    desk::Desk,
    digest::Digest,
    ids::{CustomerId, ProductId, ShopId, StaffId},
    policy::Judgement,
    role::Role,
    shop::Language,
    time::{Instant, Millis},
};
use xiaoer_policy::contract::reply::{
    Advice, AfterSaleFacts, BuyerFacts, Content, Destination, Draft, Emotion, HoldFacts, Message, Moment, Phase,
    SentScript, Situation, Speaker, Topic,
};
use xiaoer_store::Sender;

use super::{
    common::{self, name_of, term},
    goods,
};
use crate::shell::{live::Live, recent::Line};

/// What is known beside the desk's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The last lines, oldest first.
    pub(crate) lines: Vec<Line>,
    /// Text of the remark of the buyer's latest order.
    pub(crate) remark: Option<String>,
    /// The goods that were shown or named.
    pub(crate) goods: Option<ProductId>,
}

/// A situation in which something has just happened. `found` is the conversation, if there is one already; `agent` is
/// who has it, or is about to get it.
pub(crate) fn situation(
    live: &Live,
    desk: &Desk,
    (shop, customer): (ShopId, CustomerId),
    found: Option<&Conversation>,
    (moment, agent): (conversation::Moment, Option<StaffId>),
    (known, now): (Known, Instant),
) -> Option<Situation> {
    let facts = desk.shop(shop).ok()?;
    let buyer = desk.customer(customer);
    let orders = desk.orders_of(shop, customer);
    let earlier = buyer.conversations_before.saturating_sub(u32::from(found.is_some()));
    let leader = desk
        .staff
        .values()
        .find(|person| person.roles.contains(&Role::Leader) && person.shops.contains(&shop) && !person.disabled);
    Some(Situation {
        now: now.0,
        shop: common::shop(facts),
        moment: moment_from(moment),
        phase: phase(found.map(|found| found.phase).unwrap_or_default()),
        first_contact: found.is_none_or(|found| found.greeting.done_at.is_none()),
        agent: agent.map(|agent| live.person(agent).name),
        leader: leader.map(|leader| live.person(leader.id).name),
        buyer: BuyerFacts {
            returning: earlier > 0 || !orders.is_empty(),
            orders_before: u32::try_from(orders.len()).unwrap_or(u32::MAX),
            region: orders.first().and_then(|order| order.record.region.clone()),
        },
        messages: known.lines.iter().map(message).collect(),
        order: orders.first().map(|order| common::order(order, known.remark)),
        product: desk.goods_of(shop, customer, known.goods).map(goods::facts),
        size: None,
        after_sale: after_sale(desk, (shop, customer), found),
        hold: found.and_then(|found| found.hold.as_ref()).map(|hold| HoldFacts {
            since: hold.since.0,
            last_contact: hold.last_contact.0,
            wait_reason: hold.script.as_deref().and_then(|script| wait_reason(script, facts.language)),
        }),
        eta: None,
        scripts_sent: buyer
            .scripts
            .iter()
            .filter(|sent| sent.shop == shop)
            .map(|sent| SentScript { id: sent.script.clone(), at: sent.at.0 })
            .collect(),
    })
}

/// A draft that somebody is about to send in a conversation.
pub(crate) fn draft(
    desk: &Desk,
    found: &Conversation,
    (text, script): (&str, Option<&str>),
    (known, now): (Known, Instant),
) -> Option<Draft> {
    let shop = desk.shop(found.shop).ok()?;
    let cases = open_cases(desk, (found.shop, found.customer));
    let order = desk.orders_of(found.shop, found.customer).first().map(|order| common::order(order, known.remark));
    Some(Draft {
        now: now.0,
        shop: common::shop(shop),
        phase: phase(found.phase),
        destination: Destination::BuyerChat,
        recipient_owns_order: order.is_some(),
        text: text.to_owned(),
        script_id: script.map(str::to_owned),
        messages: known.lines.iter().map(message).collect(),
        topics: found.topics.iter().filter_map(|topic| term::<Topic>(topic)).collect(),
        order,
        product: desk.goods_of(found.shop, found.customer, found.goods).map(goods::facts),
        return_case_open: !cases.is_empty(),
        complaint_open: complains(found),
        backed: cases.iter().any(|case| is_approved(case)),
    })
}

/// The advice in the desk's terms. `greeting` is the digest of the greeting's text, kept by the caller.
pub(crate) fn advice(
    advice: &Advice,
    greeting: Option<Digest>,
    judgement: Option<Judgement>,
    now: Instant,
) -> conversation::Advice {
    let mut tags = advice.tags.clone();
    tags.sort_by_key(|tag| std::cmp::Reverse(tag.confidence));
    conversation::Advice {
        topics: tags.iter().map(|tag| name_of(tag.topic)).collect(),
        emotion: emotion(advice.emotion),
        phase: match advice.phase {
            Phase::PreSale => conversation::Phase::PreSale,
            Phase::InSale => conversation::Phase::InSale,
            Phase::AfterSale => conversation::Phase::AfterSale,
        },
        buying: advice.buying,
        greeting: advice.greeting.as_ref().zip(greeting).map(|(greeting, text)| conversation::Greeting {
            at: now.plus(Millis(greeting.after.max(0))),
            text,
            script: greeting.script.id.clone(),
        }),
        judgement,
    }
}

/// The text of a greeting that may go out by itself: one with every variable filled in.
pub(crate) fn greeting_text(advice: &Advice) -> Option<&str> {
    let script = &advice.greeting.as_ref()?.script;
    script.missing.is_empty().then_some(script.text.as_str())
}

/// How the buyer feels, in the desk's terms.
pub(crate) const fn emotion(emotion: Emotion) -> conversation::Emotion {
    match emotion {
        Emotion::Calm => conversation::Emotion::Calm,
        Emotion::Unhappy => conversation::Emotion::Unhappy,
        Emotion::Angry => conversation::Emotion::Angry,
    }
}

/// Who would get a new conversation: the core's own answer to the message, without advice.
pub(crate) fn assignee_of(desk: &Desk, intake: &Intake, now: Instant) -> Option<StaffId> {
    let command = xiaoer_desk::command::Command::Intake(Box::new(intake.clone()));
    let events = desk.decide(xiaoer_desk::actor::Actor::Desk, &command, now).ok()?;
    events.iter().find_map(|event| match event {
        xiaoer_desk::event::Event::Conversation(conversation::ConversationEvent::Assigned { to, .. }) => Some(*to),
        _ => None,
    })
}

const fn moment_from(moment: conversation::Moment) -> Moment {
    use conversation::Moment as M;
    match moment {
        M::BuyerMessage => Moment::BuyerMessage,
        M::HoldCheckIn => Moment::HoldCheckIn,
        M::OrderPlaced => Moment::OrderPlaced,
        M::OrderPaid => Moment::OrderPaid,
        M::OrderUnpaid => Moment::OrderUnpaid,
        M::OrderShipped => Moment::OrderShipped,
        M::OutForDelivery => Moment::OutForDelivery,
        M::OrderSigned => Moment::OrderSigned,
        M::BuyerOffline => Moment::BuyerOffline,
        M::OutOfStock => Moment::OutOfStock,
        M::LogisticsTrouble => Moment::LogisticsTrouble,
        M::AfterSaleApplied => Moment::AfterSaleApplied,
        M::AfterSaleProgress => Moment::AfterSaleProgress,
        M::AfterSaleDone => Moment::AfterSaleDone,
        M::ComplaintReceived => Moment::ComplaintReceived,
        M::ComplaintDone => Moment::ComplaintDone,
        M::DealMade => Moment::DealMade,
        M::LeavingWithoutDeal => Moment::LeavingWithoutDeal,
    }
}

fn phase(phase: conversation::Phase) -> Phase {
    match phase {
        conversation::Phase::PreSale => Phase::PreSale,
        conversation::Phase::InSale => Phase::InSale,
        conversation::Phase::AfterSale => Phase::AfterSale,
    }
}

fn message(line: &Line) -> Message {
    Message {
        speaker: match line.sender {
            Sender::Buyer => Speaker::Buyer,
            Sender::Auto => Speaker::Automatic,
            Sender::Agent => Speaker::Agent,
        },
        at: line.at.0,
        content: match line.content {
            conversation::Content::Text => Content::Text,
            conversation::Content::Image => Content::Image,
            conversation::Content::Video => Content::Video,
            conversation::Content::Sticker => Content::Sticker,
            conversation::Content::Card => Content::Card,
        },
        text: line.text.clone(),
    }
}

/// What a buyer on hold waits for, as the script that asked them to wait has it (`{wait_reason}`).
fn wait_reason(script: &str, language: Language) -> Option<String> {
    let (zh, en) = match script {
        "K-10" => ("库存", "The stock"),
        "K-17" => ("您问的优惠", "The price that you asked for"),
        "K-47" => ("您说的价格", "The price that you mention"),
        "K-64a" => ("您的售后情况", "Your case"),
        _ => return None,
    };
    Some(match language {
        Language::ZhCn => zh.to_owned(),
        Language::En => en.to_owned(),
    })
}

fn open_cases(desk: &Desk, (shop, customer): (ShopId, CustomerId)) -> Vec<&Case> {
    desk.cases.values().filter(|case| case.shop == shop && case.customer == customer).collect()
}

fn is_approved(case: &Case) -> bool {
    matches!(
        case.state,
        CaseState::Approved
            | CaseState::Partial
            | CaseState::Conditional
            | CaseState::Returning
            | CaseState::Refunded
            | CaseState::Compensated
    )
}

fn complains(found: &Conversation) -> bool {
    found.topics.iter().any(|topic| topic == "complaint")
}

fn after_sale(desk: &Desk, whose: (ShopId, CustomerId), found: Option<&Conversation>) -> Option<AfterSaleFacts> {
    let cases = open_cases(desk, whose);
    let latest = cases.last()?;
    let amount_in = |states: [CaseState; 2]| latest.amount.filter(|_| states.contains(&latest.state)).map(|fen| fen.0);
    Some(AfterSaleFacts {
        requirements_sent: latest.requirements_sent_at.is_some(),
        boss_approved: latest.approvals.iter().any(|approval| approval.role == Role::Boss && approval.granted),
        compensation: amount_in([CaseState::Partial, CaseState::Compensated]),
        refund_amount: amount_in([CaseState::Approved, CaseState::Refunded]),
        open_complaint: found.is_some_and(complains),
        parcel_coming: latest.state == CaseState::Returning,
    })
}
