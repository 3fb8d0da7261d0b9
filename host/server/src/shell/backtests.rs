//! Versions tried on the past, beside the day's work: one at a time, on threads that give way to everything else.
//!
//! The last few are remembered until the box stops. What one has shown in sum is on the desk for good, where the shop's
//! rules look at it.

use std::{
    collections::VecDeque,
    num::NonZeroUsize,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
};

use tokio::{runtime::Handle, sync::watch};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    ids::{ShopId, StaffId, VerdictId},
    money::{Fen, Tenths},
    policy::{self, PolicyCommand, PolicyKind},
    time::Instant,
};
use xiaoer_policy::{self as engine, Bound, Question, Recorded, Watch};
use xiaoer_store::{BlobKind, MOST_VERDICTS, Past, Reader, StoreError, VerdictRow};

use super::{Shell, policies::core_digest};
use crate::{clock::Clock, problem::Problem, random};

/// Backtests that are remembered.
const KEPT: usize = 8;
/// More threads than this would take the sandboxes that the day's work needs.
const MOST_THREADS: usize = 8;
/// How much the threads give way to the others of the machine: the middle of what there is.
const NICE: i32 = 10;

/// The backtests since the box started.
#[derive(Debug, Default)]
pub(crate) struct Backtests(Mutex<VecDeque<Arc<Backtest>>>);

/// One backtest.
#[derive(Debug)]
pub(crate) struct Backtest {
    pub(crate) id: String,
    pub(crate) past: Past,
    pub(crate) bound: Arc<Bound>,
    pub(crate) by: StaffId,
    pub(crate) started_at: Instant,
    pub(crate) watch: Watch,
    total: AtomicU64,
    state: Mutex<State>,
}

/// How it stands.
#[derive(Debug, Clone)]
pub(crate) enum State {
    Running,
    Done(Arc<Shown>),
    Cancelled,
    Failed(Problem),
}

/// What it has shown.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) backtest: engine::Backtest,
    pub(crate) took_ms: i64,
}

/// What a backtest works with.
#[derive(Debug)]
pub(crate) struct Means {
    pub(crate) shell: Shell,
    pub(crate) reader: Reader,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) stopping: watch::Receiver<bool>,
    /// Where it runs: whoever begins it may be a thread that has none.
    pub(crate) runtime: Handle,
}

impl Backtests {
    /// Begins one; `None` while another runs.
    pub(crate) fn begin(&self, past: Past, bound: Arc<Bound>, by: StaffId, means: Means) -> Option<Arc<Backtest>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.iter().any(|one| matches!(one.state(), State::Running)) {
            return None;
        }
        let one = Arc::new(Backtest {
            id: random::code(10),
            past,
            bound,
            by,
            started_at: means.clock.now(),
            watch: Watch::default(),
            total: AtomicU64::new(0),
            state: Mutex::new(State::Running),
        });
        kept.push_front(Arc::clone(&one));
        kept.truncate(KEPT);
        let running = Arc::clone(&one);
        let runtime = means.runtime.clone();
        runtime.spawn(async move { running.run(means).await });
        Some(one)
    }

    /// One of them.
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Backtest>> {
        self.all().into_iter().find(|one| one.id == id)
    }

    /// Latest first.
    pub(crate) fn all(&self) -> Vec<Arc<Backtest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

impl Backtest {
    /// How it stands.
    pub(crate) fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Verdicts to ask again.
    pub(crate) fn total(&self) -> u64 {
        self.total.load(Relaxed)
    }

    async fn run(self: Arc<Self>, means: Means) {
        let Means { shell, reader, clock, stopping, .. } = means;
        let began = std::time::Instant::now();
        let this = Arc::clone(&self);
        let ran = tokio::task::spawn_blocking(move || this.ask_again(&reader, &stopping)).await;
        let state = match ran {
            Ok(Ok(_)) if self.watch.is_cancelled() => State::Cancelled,
            Ok(Ok(backtest)) => match self.note(&shell, &backtest, clock.now()).await {
                Ok(()) => {
                    let took_ms = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
                    State::Done(Arc::new(Shown { backtest, took_ms }))
                }
                Err(problem) => State::Failed(problem),
            },
            Ok(Err(error)) => State::Failed(error.into()),
            Err(_) => State::Failed(Problem::defect()),
        };
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    fn ask_again(&self, reader: &Reader, stopping: &watch::Receiver<bool>) -> Result<engine::Backtest, StoreError> {
        // One state of the past from the first page to the last, whatever the day's work adds or erases meanwhile.
        let held = reader.hold()?;
        self.total.store(held.count_verdicts(&self.past)?, Relaxed);
        let mut after = VerdictId(0);
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS);
        let threads = NonZeroUsize::new(cores).unwrap_or(NonZeroUsize::MIN);
        engine::Backtest::run(&self.bound, threads, &self.watch, move || {
            give_way();
            if *stopping.borrow() {
                self.watch.cancel();
                return Ok(Vec::new());
            }
            let rows = held.verdicts(&self.past, after, MOST_VERDICTS)?;
            after = rows.last().map_or(after, |last| last.verdict);
            Ok(rows.into_iter().filter_map(recorded).collect())
        })
    }

    async fn note(&self, shell: &Shell, backtest: &engine::Backtest, now: Instant) -> Result<(), Problem> {
        let share = backtest.tally.total;
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let settings = core_digest(self.bound.settings().digest());
        let noted = policy::Backtest {
            policy: core_digest(self.bound.policy().digest()),
            settings,
            at: now,
            from: self.past.from,
            to: self.past.to,
            verdicts: small(share.verdicts),
            changed: small(share.changed),
            failed: small(share.failed),
            money: Fen(share.stakes.money),
            points: Tenths(i32::try_from(share.stakes.points).unwrap_or(i32::MAX)),
        };
        let (shop, kind, actor) = (self.past.shop, self.past.kind, Actor::Staff(self.by));
        let text = self.bound.settings().text().as_bytes().to_vec();
        shell
            .carry_out_patiently(move |transaction| {
                let note = PolicyCommand::NoteBacktest { shop, kind, backtest: noted };
                transaction.decide(actor, &Command::Policy(note))?;
                transaction.keep_blob(settings, BlobKind::Settings, text);
                Ok(())
            })
            .await
    }

    /// The place whose past it is.
    pub(crate) fn place(&self) -> (ShopId, PolicyKind) {
        (self.past.shop, self.past.kind)
    }
}

/// A verdict as the engine asks it again.
fn recorded(row: VerdictRow) -> Option<Recorded> {
    Some(Recorded {
        verdict: row.verdict.0,
        day: row.at.shanghai_day(),
        buyer: row.customer.map(|customer| customer.0),
        question: Question::named(&row.function)?,
        facts: row.input,
        answer: row.output,
    })
}

/// The calling thread runs when nobody else wants the core. Said at every page, because the engine makes the threads.
fn give_way() {
    // A system that does not allow it gives the past and the present the same right.
    let _ = rustix::process::setpriority_process(None, NICE);
}
