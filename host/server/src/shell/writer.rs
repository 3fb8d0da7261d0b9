//! The writer thread: takes all requests that wait, decides them in turn, commits them together, answers.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

use tokio::sync::{mpsc, watch};
use xiaoer_desk::{actor::Actor, command::Command, desk::Desk, document::Noun, event::ClockEvent, time::Instant};
use xiaoer_store::{AccessChange, Batch, Reader, StoreError, Writer};

use super::{
    Work,
    live::{Happened, Live},
    reactor::Judge,
    recent::Recent,
    transaction::{Afterwards, Transaction},
    trials::TrialDoor,
};
use crate::{clock::Clock, metrics::Metrics};

/// Most requests in one transaction: large enough for the disk's pace, small enough that nobody waits long.
const MOST: usize = 512;
/// How often the box asks whether its clock is right.
const TRUST_EVERY: Duration = Duration::from_secs(1);

/// The writer and all that it tells.
pub(crate) struct WriterLoop {
    pub(crate) writer: Writer,
    pub(crate) reader: Reader,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) live: Arc<Live>,
    pub(crate) recent: Arc<Recent>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) judge: mpsc::UnboundedSender<Judge>,
    pub(crate) trials: TrialDoor,
    pub(crate) deadline: watch::Sender<Option<Instant>>,
}

/// What one batch has gathered.
#[derive(Default)]
struct Gathered {
    batch: Batch,
    touched: BTreeSet<Noun>,
    afterwards: Vec<Afterwards>,
}

/// How much of a batch there was before a request.
struct Mark {
    entries: usize,
    texts: usize,
    identities: usize,
    external_messages: usize,
    receipts: usize,
    blobs: usize,
    access: usize,
    afterwards: usize,
}

impl Gathered {
    fn mark(&self) -> Mark {
        Mark {
            entries: self.batch.entries.len(),
            texts: self.batch.texts.len(),
            identities: self.batch.identities.len(),
            external_messages: self.batch.external_messages.len(),
            receipts: self.batch.receipts.len(),
            blobs: self.batch.blobs.len(),
            access: self.batch.access.len(),
            afterwards: self.afterwards.len(),
        }
    }

    fn back_to(&mut self, mark: &Mark) {
        self.batch.entries.truncate(mark.entries);
        self.batch.texts.truncate(mark.texts);
        self.batch.identities.truncate(mark.identities);
        self.batch.external_messages.truncate(mark.external_messages);
        self.batch.receipts.truncate(mark.receipts);
        self.batch.blobs.truncate(mark.blobs);
        self.batch.access.truncate(mark.access);
        self.afterwards.truncate(mark.afterwards);
    }

    fn is_empty(&self) -> bool {
        let batch = &self.batch;
        batch.entries.is_empty()
            && batch.texts.is_empty()
            && batch.identities.is_empty()
            && batch.receipts.is_empty()
            && batch.blobs.is_empty()
            && batch.access.is_empty()
    }
}

impl WriterLoop {
    /// Runs until every door to it is gone. `desk` is the desk that decides; the live one follows it.
    pub(crate) fn run(mut self, mut desk: Desk, mut requests: mpsc::Receiver<Box<dyn Work>>) {
        let mut trust_asked: Option<Stopwatch> = None;
        self.arm(&desk);
        while let Some(first) = requests.blocking_recv() {
            let mut works = vec![first];
            while works.len() < MOST
                && let Ok(next) = requests.try_recv()
            {
                works.push(next);
            }
            let mut gathered = Gathered::default();
            // A step is taken over and written down before anything is stamped with the new time.
            let mut clock_events = Vec::new();
            clock_events.extend(self.clock.take_step().map(|by| ClockEvent::Stepped { by }));
            if trust_asked.is_none_or(|at| at.elapsed() >= TRUST_EVERY) {
                trust_asked = Some(Stopwatch::now());
                let trusted = self.clock.trusted();
                if trusted != desk.clock_trusted {
                    clock_events.push(ClockEvent::TrustChanged { trusted });
                }
            }
            let now = self.clock.now();
            for event in clock_events {
                // The core refuses nothing that the clock says.
                let _ = self.transaction(&mut desk, &mut gathered, now).decide(Actor::Desk, &Command::Clock(event));
            }
            let done = self.decide(&mut desk, &mut gathered, &mut works, now);
            let saved = self.commit(&mut desk, gathered);
            for (work, done) in works.into_iter().zip(done) {
                // What was refused is answered as refused even where the others' commit has failed.
                work.answer(if done { saved.clone() } else { Ok(()) });
            }
            self.arm(&desk);
        }
    }

    fn transaction<'a>(&'a self, desk: &'a mut Desk, gathered: &'a mut Gathered, now: Instant) -> Transaction<'a> {
        Transaction {
            writer: &self.writer,
            reader: &self.reader,
            desk,
            batch: &mut gathered.batch,
            touched: &mut gathered.touched,
            afterwards: &mut gathered.afterwards,
            now,
        }
    }

    /// Does each request in turn; what a refused one did is undone. Says which were done.
    fn decide(&self, desk: &mut Desk, gathered: &mut Gathered, works: &mut [Box<dyn Work>], now: Instant) -> Vec<bool> {
        works
            .iter_mut()
            .map(|work| {
                let mark = gathered.mark();
                let mut transaction = self.transaction(desk, gathered, now);
                // A defect in one request must not take the desk with it.
                let done = catch_unwind(AssertUnwindSafe(|| work.run(&mut transaction))).unwrap_or_else(|_| {
                    tracing::error!("a request panicked on the writer thread; this is a defect of xiaoer");
                    false
                });
                if !done {
                    let changed = gathered.batch.entries.len() > mark.entries;
                    gathered.back_to(&mark);
                    if changed {
                        *desk = self.live.desk().clone();
                        for entry in &gathered.batch.entries {
                            desk.apply(entry);
                        }
                    }
                }
                done
            })
            .collect()
    }

    fn commit(&mut self, desk: &mut Desk, mut gathered: Gathered) -> Result<(), StoreError> {
        if gathered.is_empty() {
            return Ok(());
        }
        gathered.batch.documents = gathered.touched.iter().map(|noun| (*noun, desk.document(*noun))).collect();
        let started = Stopwatch::now();
        let committed = self.writer.commit(&gathered.batch);
        self.metrics.committed(gathered.batch.entries.len(), started.elapsed(), committed.is_ok());
        self.live.note_writing(committed.is_ok());
        match committed {
            Ok(committed) => {
                desk.retire();
                self.publish(gathered, committed.first_seq);
                Ok(())
            }
            Err(error) => {
                tracing::error!(code = error.code(), %error, "a commit failed; nothing of it was saved");
                *desk = self.live.desk().clone();
                Err(error)
            }
        }
    }

    fn publish(&self, gathered: Gathered, first_seq: u64) {
        let Gathered { batch, afterwards, .. } = gathered;
        for change in &batch.access {
            match change {
                AccessChange::CreateAccount { staff, login, name, .. } => self.live.name(*staff, |known| {
                    known.login.clone_from(login);
                    known.name.clone_from(name);
                }),
                AccessChange::Rename { staff, name } => {
                    self.live.name(*staff, |known| known.name.clone_from(name));
                }
                _ => {}
            }
        }
        self.recent.hear(&batch);
        let happened: Vec<_> =
            (first_seq..).zip(batch.entries).map(|(seq, entry)| Arc::new(Happened::new(seq, entry))).collect();
        let judge: Vec<_> = happened.iter().filter_map(|one| Judge::after(&one.entry.event)).collect();
        self.live.publish(happened.clone());
        for act in afterwards {
            act();
        }
        for one in happened {
            self.trials.hear(&self.live, &one.entry.event);
        }
        for one in judge {
            // The reactor ends only with the box.
            let _ = self.judge.send(one);
        }
    }

    fn arm(&self, desk: &Desk) {
        let next = desk.next_deadline();
        self.deadline.send_if_modified(|armed| std::mem::replace(armed, next) != next);
    }
}
