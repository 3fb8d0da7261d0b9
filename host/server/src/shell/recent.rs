//! The last words of each open conversation and what the reply policy made of them, kept in memory: every message asks
//! the policy, and the policy wants to see what was said before.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use xiaoer_desk::{
    conversation::{Content, ConversationEvent, Origin},
    digest::Digest,
    event::Event,
    ids::{ConversationId, VerdictId},
    time::Instant,
};
use xiaoer_policy::contract::reply::Advice;
use xiaoer_store::{Batch, MessageRow, Reader, Sender, StoreError};

/// Lines that a policy is shown.
const LINES: usize = 6;

/// One line of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) sender: Sender,
    pub(crate) at: Instant,
    pub(crate) content: Content,
    /// Empty once erased.
    pub(crate) text: String,
}

/// The journalled advice on a conversation's latest message.
#[derive(Debug, Clone)]
pub(crate) struct LatestAdvice {
    pub(crate) verdict: VerdictId,
    pub(crate) advice: Arc<Advice>,
}

#[derive(Debug, Default)]
struct Known {
    /// `None`: to be read from the store again.
    lines: Option<VecDeque<Line>>,
    advice: Option<LatestAdvice>,
}

/// The last words of open conversations.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    known: HashMap<ConversationId, Known>,
    /// Commits heard so far: what was read while one came may be older than it.
    commits: u64,
}

impl Recent {
    /// The last lines of a conversation, oldest first, read from the store where they are not in memory.
    pub(crate) fn lines(&self, conversation: ConversationId, reader: &Reader) -> Result<Vec<Line>, StoreError> {
        let commits = {
            let memory = self.lock();
            if let Some(lines) = memory.known.get(&conversation).and_then(|known| known.lines.as_ref()) {
                return Ok(lines.iter().cloned().collect());
            }
            memory.commits
        };
        let rows = reader.messages(conversation)?;
        let mut lines: Vec<_> = rows.into_iter().rev().take(LINES).map(line).collect();
        lines.reverse();
        let mut memory = self.lock();
        if memory.commits == commits {
            let known = memory.known.entry(conversation).or_default();
            known.lines = Some(lines.iter().cloned().collect());
        }
        Ok(lines)
    }

    /// What the policy made of the latest message, if the box has not been restarted since.
    pub(crate) fn advice(&self, conversation: ConversationId) -> Option<LatestAdvice> {
        self.lock().known.get(&conversation)?.advice.clone()
    }

    /// Remembers what the policy made of a message that was just committed.
    pub(crate) fn advise(&self, conversation: ConversationId, verdict: VerdictId, advice: Arc<Advice>) {
        if let Some(known) = self.lock().known.get_mut(&conversation) {
            known.advice = Some(LatestAdvice { verdict, advice });
        }
    }

    /// Hears what a commit has made durable.
    pub(super) fn hear(&self, batch: &Batch) {
        if batch.entries.is_empty() {
            return;
        }
        let bodies: BTreeMap<Digest, &str> = batch.texts.iter().map(|text| (text.digest, text.body.as_str())).collect();
        let mut memory = self.lock();
        memory.commits += 1;
        let all = &mut memory.known;
        for entry in &batch.entries {
            match &entry.event {
                Event::Conversation(ConversationEvent::Opened { conversation, .. }) => {
                    all.insert(*conversation, Known { lines: Some(VecDeque::new()), advice: None });
                }
                Event::Conversation(ConversationEvent::Closed { conversation }) => {
                    all.remove(conversation);
                }
                Event::Conversation(ConversationEvent::MessageReceived { conversation, content, text, .. }) => {
                    hear_line(all, &bodies, *conversation, *text, |text| Line {
                        sender: Sender::Buyer,
                        at: entry.at,
                        content: *content,
                        text,
                    });
                    if let Some(known) = all.get_mut(conversation) {
                        known.advice = None;
                    }
                }
                Event::Conversation(ConversationEvent::MessageSent { conversation, origin, text, .. }) => {
                    let sender = if *origin == Origin::Auto { Sender::Auto } else { Sender::Agent };
                    hear_line(all, &bodies, *conversation, *text, |text| Line {
                        sender,
                        at: entry.at,
                        content: Content::Text,
                        text,
                    });
                }
                // What was said of other goods, or of other facts of them, is no advice any more.
                Event::Conversation(ConversationEvent::GoodsNamed { conversation, .. }) => {
                    if let Some(known) = all.get_mut(conversation) {
                        known.advice = None;
                    }
                }
                Event::Product(_) => all.values_mut().for_each(|known| known.advice = None),
                // Erased words must not live on here.
                Event::Customer(_) => all.clear(),
                _ => {}
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hear_line(
    all: &mut HashMap<ConversationId, Known>,
    bodies: &BTreeMap<Digest, &str>,
    conversation: ConversationId,
    text: Digest,
    line: impl FnOnce(String) -> Line,
) {
    let Some(known) = all.get_mut(&conversation) else {
        return;
    };
    match (bodies.get(&text), &mut known.lines) {
        (Some(body), Some(lines)) => {
            lines.push_back(line((*body).to_owned()));
            if lines.len() > LINES {
                lines.pop_front();
            }
        }
        // A greeting whose text an earlier commit brought: the next reader gets all lines from the store.
        (None, lines) => *lines = None,
        (Some(_), None) => {}
    }
}

fn line(row: MessageRow) -> Line {
    Line { sender: row.from, at: row.at, content: row.content, text: row.text.unwrap_or_default() }
}
