//! The messages of each conversation, as the journal tells of them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use xiaoer_desk::{
    conversation::{Content, ConversationEvent, Origin},
    digest::Digest,
    event::{Entry, Event},
    ids::{ConversationId, CustomerId, MessageId, ShopId, StaffId},
    time::Instant,
};

use crate::{StoreError, column};

/// Most messages of one conversation that a call gives: the latest ones.
pub const MOST_MESSAGES: u32 = 2_000;

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// The buyer.
    Buyer,
    /// The box by itself.
    Auto,
    /// A person of the shop.
    Agent,
}

impl Sender {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Auto => "auto",
            Self::Agent => "agent",
        }
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageRow {
    /// Its number.
    pub message: MessageId,
    /// Where.
    pub conversation: ConversationId,
    /// When.
    pub at: Instant,
    /// Who wrote it.
    pub from: Sender,
    /// The person who sent it, where one did.
    pub author: Option<StaffId>,
    /// What it is made of.
    pub content: Content,
    /// Its text; `None` once erased.
    pub text: Option<String>,
    /// The script it came from.
    pub script: Option<String>,
}

/// A message's number at the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalMessage {
    /// Which shop.
    pub shop: ShopId,
    /// Which channel of it.
    pub channel: String,
    /// The platform's number.
    pub external_id: String,
    /// Where it went.
    pub conversation: ConversationId,
    /// Which message it became.
    pub message: MessageId,
}

/// A message that is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownMessage {
    /// Where it went.
    pub conversation: ConversationId,
    /// Which message it became.
    pub message: MessageId,
}

/// That a person wrote to a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkRow {
    /// To whom.
    pub customer: CustomerId,
    /// Who.
    pub author: StaffId,
    /// When.
    pub at: Instant,
}

/// What the journal says of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told<'e> {
    pub(crate) message: MessageId,
    pub(crate) conversation: ConversationId,
    pub(crate) at: Instant,
    pub(crate) sender: Sender,
    pub(crate) author: Option<StaffId>,
    pub(crate) content: Content,
    pub(crate) text: Digest,
    pub(crate) script: Option<&'e str>,
}

/// The message that an entry tells of, if it does.
pub(crate) fn told(entry: &Entry) -> Option<Told<'_>> {
    match &entry.event {
        Event::Conversation(ConversationEvent::MessageReceived { conversation, message, content, text }) => {
            Some(Told {
                message: *message,
                conversation: *conversation,
                at: entry.at,
                sender: Sender::Buyer,
                author: None,
                content: *content,
                text: *text,
                script: None,
            })
        }
        Event::Conversation(ConversationEvent::MessageSent { conversation, message, origin, author, text, script }) => {
            Some(Told {
                message: *message,
                conversation: *conversation,
                at: entry.at,
                sender: if *origin == Origin::Auto { Sender::Auto } else { Sender::Agent },
                author: *author,
                content: Content::Text,
                text: *text,
                script: script.as_deref(),
            })
        }
        _ => None,
    }
}

/// The written name of what a message is made of.
pub(crate) fn content_name(content: Content) -> &'static str {
    match content {
        Content::Text => "text",
        Content::Image => "image",
        Content::Video => "video",
        Content::Sticker => "sticker",
        Content::Card => "card",
    }
}

fn content_of(name: &str) -> Content {
    [Content::Image, Content::Video, Content::Sticker, Content::Card]
        .into_iter()
        .find(|content| content_name(*content) == name)
        .unwrap_or_default()
}

pub(crate) fn insert(
    connection: &Connection,
    seq: u64,
    told: &Told<'_>,
    (shop, customer): (ShopId, CustomerId),
    text: i64,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO messages (message, seq, conversation, shop, customer, at, sender, author, content, text, script)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            told.message.0 as i64,
            seq as i64,
            told.conversation.0 as i64,
            shop.0 as i64,
            customer.0 as i64,
            told.at.0,
            told.sender.name(),
            told.author.map(|staff| staff.0 as i64),
            content_name(told.content),
            text,
            told.script,
        ])?;
    Ok(())
}

/// Columns of a [`MessageRow`], from `messages m JOIN texts t`.
const ROW: &str = "m.message, m.conversation, m.at, m.sender, m.author, m.content, t.body, m.script";

fn read(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    Ok(MessageRow {
        message: MessageId(column::number(row, 0)?),
        conversation: ConversationId(column::number(row, 1)?),
        at: Instant(row.get(2)?),
        from: sender_of(row.get_ref(3)?.as_str()?),
        author: row.get::<_, Option<i64>>(4)?.map(|staff| StaffId(staff as u64)),
        content: content_of(row.get_ref(5)?.as_str()?),
        text: row.get(6)?,
        script: row.get(7)?,
    })
}

fn sender_of(name: &str) -> Sender {
    match name {
        "buyer" => Sender::Buyer,
        "auto" => Sender::Auto,
        _ => Sender::Agent,
    }
}

pub(crate) fn of_conversation(
    connection: &Connection,
    conversation: ConversationId,
) -> Result<Vec<MessageRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {ROW} FROM messages m JOIN texts t ON t.id = m.text
         WHERE m.conversation = ?1 ORDER BY m.message DESC LIMIT {MOST_MESSAGES}"
    ))?;
    let mut messages: Vec<_> = statement.query_map([conversation.0 as i64], read)?.collect::<Result<_, _>>()?;
    messages.reverse();
    Ok(messages)
}

/// Who of a shop wrote to whom in a span of time, the earliest first; what the box sent by itself is no talk.
pub(crate) fn talks(
    connection: &Connection,
    shop: ShopId,
    (from, to): (Instant, Instant),
) -> Result<Vec<TalkRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT customer, author, at FROM messages
         WHERE at >= ?2 AND at < ?3 AND shop = ?1 AND sender = 'agent' AND author IS NOT NULL ORDER BY at, message",
    )?;
    let rows = statement.query_map(params![shop.0 as i64, from.0, to.0], |row| {
        Ok(TalkRow {
            customer: CustomerId(column::number(row, 0)?),
            author: StaffId(column::number(row, 1)?),
            at: Instant(row.get(2)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The latest message of each conversation.
pub(crate) fn latest(
    connection: &Connection,
    conversations: &[ConversationId],
) -> Result<BTreeMap<ConversationId, MessageRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {ROW} FROM messages m JOIN texts t ON t.id = m.text
         WHERE m.conversation = ?1 ORDER BY m.message DESC LIMIT 1"
    ))?;
    let mut latest = BTreeMap::new();
    for conversation in conversations {
        if let Some(message) = statement.query_row([conversation.0 as i64], read).optional()? {
            latest.insert(*conversation, message);
        }
    }
    Ok(latest)
}

pub(crate) fn insert_external(connection: &Connection, message: &ExternalMessage) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO external_messages (shop, channel, external_id, conversation, message)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            message.shop.0 as i64,
            message.channel,
            message.external_id,
            message.conversation.0 as i64,
            message.message.0 as i64,
        ])?;
    Ok(())
}

pub(crate) fn by_external_id(
    connection: &Connection,
    shop: ShopId,
    channel: &str,
    external_id: &str,
) -> Result<Option<KnownMessage>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT conversation, message FROM external_messages WHERE shop = ?1 AND channel = ?2 AND external_id = ?3",
    )?;
    let known = statement.query_row(params![shop.0 as i64, channel, external_id], |row| {
        Ok(KnownMessage {
            conversation: ConversationId(column::number(row, 0)?),
            message: MessageId(column::number(row, 1)?),
        })
    });
    Ok(known.optional()?)
}
