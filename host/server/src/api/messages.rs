//! Messages come in from the channels.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Content, Conversation, ConversationEvent, Intake, Moment},
    desk::Desk,
    event::Event,
    ids::{ConversationId, CustomerId, MessageId, ProductId, ShopId},
    policy::{PolicyKind, Subject},
};
use xiaoer_policy::{Bound, contract::reply::Advice};
use xiaoer_store::{ExternalMessage, NewText, Sender};

use crate::{
    access::guard::{Caller, Connector},
    app::{App, failure},
    body::{self, Write},
    problem::Problem,
    shell::{
        facts::{
            goods,
            reply::{self, Known},
        },
        policies::{Counsel, Silence},
        recent::Line,
        transaction::Transaction,
    },
    wire::conversation::{Accepted, Incoming},
};

/// Longest text of one message, characters.
const LONGEST: usize = 10_000;
/// Characters of a message that policies are shown: the rest of a very long one tells them nothing new.
const SHOWN: usize = 2_000;

/// A buyer's message comes in. The same `channel` and `external_id` again change nothing and answer 200 with `duplicate`.
#[utoipa::path(
    post, path = "/messages", tag = "messages", security(("token" = [])),
    request_body = Incoming,
    responses((status = 201, description = "Done", body = Accepted)),
)]
pub(crate) async fn take_message(
    State(app): State<App>,
    connector: Connector,
    write: Write<Incoming>,
) -> Result<Response, Problem> {
    let incoming = check(write.body)?;
    connector.require(incoming.shop)?;
    app.live.desk().shop(incoming.shop)?;
    let advice = advise(&app, &incoming).await?;
    let (actor, app2) = (Actor::Connector(connector.0.id), app.clone());
    app.write(connector.name(), write.stamp, move |transaction| {
        let taken = take(transaction, &app2, actor, incoming, advice)?;
        app2.metrics.took_message(taken.duplicate);
        Ok((if taken.duplicate { StatusCode::OK } else { StatusCode::CREATED }, taken))
    })
    .await
}

/// A message whose fields are as they should be.
struct Checked {
    shop: ShopId,
    channel: String,
    external_id: String,
    account: String,
    name: Option<String>,
    content: Content,
    /// The stock number that the channel gives for what the buyer looks at.
    goods: Option<String>,
    text: String,
}

impl Checked {
    /// The goods that the message shows or names: what the channel says of it first.
    fn shown(&self, desk: &Desk) -> Option<ProductId> {
        let told = self.goods.as_deref().and_then(|sku| desk.product_by_sku(self.shop, sku));
        told.map(|product| product.id).or_else(|| goods::shown_in(desk, self.shop, self.content, &self.text))
    }
}

fn check(incoming: Incoming) -> Result<Checked, Problem> {
    let name = body::optional(incoming.buyer.name.as_deref(), "/buyer/name", 100)?.map(str::to_owned);
    if incoming.text.chars().count() > LONGEST {
        return Err(Problem::field(
            "/text",
            format!("一条消息最多 {LONGEST} 个字。"),
            format!("A message has at most {LONGEST} characters."),
        ));
    }
    Ok(Checked {
        shop: ShopId(incoming.shop),
        channel: body::text(&incoming.channel, "/channel", 40)?.to_owned(),
        external_id: body::text(&incoming.external_id, "/external_id", 200)?.to_owned(),
        account: body::text(&incoming.buyer.account, "/buyer/account", 100)?.to_owned(),
        name,
        goods: body::optional(incoming.goods.as_deref(), "/goods", 64)?.map(str::to_owned),
        content: incoming.content.map(Into::into).unwrap_or_default(),
        text: incoming.text,
    })
}

/// Asks the reply policy what it makes of the message, before the desk decides.
async fn advise(app: &App, incoming: &Checked) -> Result<Result<Counsel<Advice>, Silence>, Problem> {
    let (shop, channel, account) = (incoming.shop, incoming.channel.clone(), incoming.account.clone());
    let known = app.read(move |reader| reader.customer_of(shop, &channel, &account)).await?;
    let open = known.and_then(|customer| app.live.desk().open_conversation_of(shop, customer));
    let found = open.and_then(|id| app.live.desk().conversation(id).ok().cloned());
    let mut said = match known {
        Some(customer) => known_of(app, (shop, customer), found.as_ref()).await?,
        None => Known::default(),
    };
    said.goods = incoming.shown(&app.live.desk()).or(said.goods);
    let now = app.clock.now();
    said.lines.push(Line {
        sender: Sender::Buyer,
        at: now,
        content: incoming.content,
        text: incoming.text.chars().take(SHOWN).collect(),
    });
    let (customer, situation) = {
        let desk = app.live.desk();
        let customer = known.unwrap_or_else(|| desk.next_customer());
        let agent = match &found {
            Some(found) => found.assignee,
            None => reply::assignee_of(&desk, &bare(shop, customer), now),
        };
        (
            customer,
            reply::situation(
                &app.live,
                &desk,
                (shop, customer),
                found.as_ref(),
                (Moment::BuyerMessage, agent),
                (said, now),
            ),
        )
    };
    let situation = situation.ok_or_else(Problem::defect)?;
    Ok(app.policies.ask((shop, PolicyKind::Reply), (Some(customer), now), situation, Bound::advise).await)
}

/// What is known of a buyer beside the desk: the last lines of the conversation, the remark of the latest order, the
/// goods that were shown or named.
pub(super) async fn known_of(
    app: &App,
    (shop, customer): (ShopId, CustomerId),
    found: Option<&Conversation>,
) -> Result<Known, Problem> {
    let lines = match found {
        Some(found) => lines_of(app, found.id).await?,
        None => Vec::new(),
    };
    let remark = app.live.desk().orders_of(shop, customer).first().and_then(|order| order.remark);
    let remark = match remark {
        Some(digest) => app.read(move |reader| reader.text(digest)).await?,
        None => None,
    };
    Ok(Known { lines, remark, goods: found.and_then(|found| found.goods) })
}

/// The last lines of a conversation, from memory or else from the store.
async fn lines_of(app: &App, conversation: ConversationId) -> Result<Vec<Line>, Problem> {
    let recent = Arc::clone(&app.recent);
    let mut lines = app.read(move |reader| recent.lines(conversation, reader)).await?;
    for line in &mut lines {
        if let Some((end, _)) = line.text.char_indices().nth(SHOWN) {
            line.text.truncate(end);
        }
    }
    Ok(lines)
}

/// A message of which nothing is known but whose it is.
fn bare(shop: ShopId, customer: CustomerId) -> Intake {
    Intake {
        shop,
        customer,
        content: Content::Text,
        text: xiaoer_desk::digest::Digest([0; 32]),
        goods: None,
        advice: xiaoer_desk::conversation::Advice::default(),
    }
}

fn take(
    transaction: &mut Transaction<'_>,
    app: &App,
    actor: Actor,
    incoming: Checked,
    advice: Result<Counsel<Advice>, Silence>,
) -> Result<Accepted, Problem> {
    let goods = incoming.shown(transaction.desk());
    let Checked { shop, channel, external_id, account, name, content, text, .. } = incoming;
    if let Some(known) = transaction.external_message(shop, &channel, &external_id)? {
        return Ok(Accepted { conversation: known.conversation.0, message: known.message.0, duplicate: true });
    }
    let customer = transaction.customer(shop, &channel, &account, name.as_deref())?;
    let now = transaction.now();
    let text = transaction.keep(NewText::new(crate::random::bytes(), text, Some(customer), now));
    let (advice, given) = match advice {
        Ok(counsel) => {
            // The buyer may have become known while the policy was asked; the texts go with the buyer.
            let mut opinion = counsel.opinion;
            opinion.input.customer = Some(customer);
            opinion.output.customer = Some(customer);
            let judgement = transaction.judgement(opinion);
            let greeting = reply::greeting_text(&counsel.verdict)
                .map(|text| NewText::new(crate::random::bytes(), text, Some(customer), now))
                .map(|text| transaction.keep(text));
            let verdict = judgement.verdict;
            (reply::advice(&counsel.verdict, greeting, Some(judgement), now), Ok((verdict, counsel.verdict)))
        }
        Err(silence) => (kept_advice(transaction, (shop, customer)), Err(silence)),
    };
    let intake = Intake { shop, customer, content, text, goods, advice };
    let events = transaction.decide(actor, &Command::Intake(Box::new(intake)))?;
    let (conversation, message) = received(&events).ok_or_else(Problem::defect)?;
    match given {
        Ok((verdict, advice)) => {
            let (recent, advice) = (Arc::clone(&app.recent), Arc::new(advice));
            transaction.afterwards(move || recent.advise(conversation, verdict, advice));
        }
        Err(silence) => {
            let subject = Subject::Conversation(conversation);
            transaction.decide(Actor::Desk, &failure((shop, PolicyKind::Reply), subject, &silence))?;
        }
    }
    transaction.know_message(ExternalMessage { shop, channel, external_id, conversation, message });
    Ok(Accepted { conversation: conversation.0, message: message.0, duplicate: false })
}

/// Where the policy is silent, what was known of the conversation stays as it was.
fn kept_advice(
    transaction: &Transaction<'_>,
    (shop, customer): (ShopId, CustomerId),
) -> xiaoer_desk::conversation::Advice {
    let desk = transaction.desk();
    let found = desk.open_conversation_of(shop, customer).and_then(|id| desk.conversation(id).ok());
    found.map_or_else(Default::default, |found| xiaoer_desk::conversation::Advice {
        topics: found.topics.clone(),
        emotion: found.emotion,
        phase: found.phase,
        buying: found.buying,
        greeting: None,
        judgement: None,
    })
}

fn received(events: &[Event]) -> Option<(ConversationId, MessageId)> {
    events.iter().find_map(|event| match event {
        Event::Conversation(ConversationEvent::MessageReceived { conversation, message, .. }) => {
            Some((*conversation, *message))
        }
        _ => None,
    })
}
