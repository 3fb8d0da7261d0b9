//! The desk that everybody reads, and the feed of what happens on it. Both change only after a commit.

use std::{
    collections::BTreeMap,
    sync::{
        OnceLock, PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};
use xiaoer_desk::{
    desk::Desk,
    event::{Entry, Event},
    ids::StaffId,
};

use crate::wire::terms::StaffRef;

/// Entries that a slow reader may lag behind before it has to read the journal again.
const FEED: usize = 4_096;

/// An entry of the journal that is durable.
#[derive(Debug)]
pub(crate) struct Happened {
    /// Its number.
    pub(crate) seq: u64,
    /// What, when and by whom.
    pub(crate) entry: Entry,
    written: OnceLock<String>,
}

/// A person's account as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Login.
    pub(crate) login: String,
    /// Display name.
    pub(crate) name: String,
}

/// What readers see.
#[derive(Debug)]
pub(crate) struct Live {
    desk: RwLock<Desk>,
    seq: AtomicU64,
    /// The last commit worked.
    writing: AtomicBool,
    names: RwLock<BTreeMap<StaffId, Name>>,
    feed: broadcast::Sender<std::sync::Arc<Happened>>,
    changed: watch::Sender<u64>,
}

impl Happened {
    pub(crate) fn new(seq: u64, entry: Entry) -> Self {
        Self { seq, entry, written: OnceLock::new() }
    }

    /// The noun that it happened to, the name of the event in the feed.
    pub(crate) fn noun(&self) -> &'static str {
        match &self.entry.event {
            Event::Shop(_) => "shop",
            Event::Staff(_) => "staff",
            Event::Customer(_) => "customer",
            Event::Conversation(_) => "conversation",
            Event::Product(_) => "product",
            Event::Order(_) => "order",
            Event::Case(_) => "case",
            Event::Penalty(_) => "penalty",
            Event::Pay(_) => "pay",
            Event::Policy(_) => "policy",
            Event::Clock(_) => "clock",
        }
    }

    /// Its JSON form, made once however many clients follow.
    pub(crate) fn json(&self) -> &str {
        self.written.get_or_init(|| {
            let Entry { at, by, event } = &self.entry;
            json!({ "seq": self.seq, "at": at, "by": by, "event": event }).to_string()
        })
    }

    /// Its JSON form for a reader who may not know more than that something happened.
    pub(crate) fn withheld(&self) -> String {
        json!({ "seq": self.seq, "at": self.entry.at, "by": Value::Null, "event": { "withheld": self.noun() } })
            .to_string()
    }
}

impl Live {
    pub(crate) fn new(desk: Desk, seq: u64, names: BTreeMap<StaffId, Name>) -> Self {
        Self {
            desk: RwLock::new(desk),
            seq: AtomicU64::new(seq),
            writing: AtomicBool::new(true),
            names: RwLock::new(names),
            feed: broadcast::Sender::new(FEED),
            changed: watch::Sender::new(seq),
        }
    }

    /// The desk as of the last commit. Held for as short as possible: the writer waits for it.
    pub(crate) fn desk(&self) -> RwLockReadGuard<'_, Desk> {
        self.desk.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Number of the last entry that `desk` has seen.
    pub(crate) fn seq(&self) -> u64 {
        self.seq.load(Ordering::Acquire)
    }

    /// Whether the last commit worked.
    pub(crate) fn writing(&self) -> bool {
        self.writing.load(Ordering::Relaxed)
    }

    pub(super) fn note_writing(&self, works: bool) {
        self.writing.store(works, Ordering::Relaxed);
    }

    /// Everything that happens from now on.
    pub(crate) fn follow(&self) -> broadcast::Receiver<std::sync::Arc<Happened>> {
        self.feed.subscribe()
    }

    /// Wakes at every change; the value is the journal's last number.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Clients that follow the feed.
    pub(crate) fn followers(&self) -> usize {
        self.feed.receiver_count()
    }

    /// Becomes what the entries say and tells everybody.
    pub(super) fn publish(&self, happened: Vec<std::sync::Arc<Happened>>) {
        let Some(last) = happened.last().map(|last| last.seq) else {
            return;
        };
        {
            let mut desk = self.desk.write().unwrap_or_else(PoisonError::into_inner);
            for one in &happened {
                desk.apply(&one.entry);
            }
            desk.retire();
        }
        self.seq.store(last, Ordering::Release);
        for one in happened {
            // Nobody may be listening.
            let _ = self.feed.send(one);
        }
        self.changed.send_replace(last);
    }

    /// Keeps a person's name for lists.
    pub(super) fn name(&self, staff: StaffId, change: impl FnOnce(&mut Name)) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        change(names.entry(staff).or_insert_with(|| Name { login: String::new(), name: String::new() }));
    }

    /// A person's account as lists show it.
    pub(crate) fn account(&self, staff: StaffId) -> Option<Name> {
        self.names.read().unwrap_or_else(PoisonError::into_inner).get(&staff).cloned()
    }

    /// A person by number and name.
    pub(crate) fn person(&self, staff: StaffId) -> StaffRef {
        let name = self.account(staff).map_or_else(|| format!("#{staff}"), |account| account.name);
        StaffRef { id: staff.0, name }
    }
}
