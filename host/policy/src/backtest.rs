//! A version with settings over questions that were answered before: what it would have said.
//!
//! Nothing it says has any effect. The questions come page by page from whoever keeps them and are shared out among a few
//! threads, so the past may be longer than memory; the same past gives the same result whatever the number of threads.

use crate::{
    calls::Bound,
    contrast::Contrast,
    question::Question,
    tally::{Tally, Whose},
};
use serde_json::Value;
use std::{
    num::NonZeroUsize,
    panic::resume_unwind,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
};

/// Cases that are remembered by their number. There may be more; then the earliest are kept and all are counted.
const CASES: usize = 100_000;

/// A question that was answered, with the answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The verdict's number.
    pub verdict: u64,
    /// On which day, as whoever keeps the past numbers them.
    pub day: i64,
    /// The buyer concerned.
    pub buyer: Option<u64>,
    /// What was asked.
    pub question: Question,
    /// The facts as JSON; `None` once erased.
    pub facts: Option<String>,
    /// The answer as JSON; `None` once erased.
    pub answer: Option<String>,
}

/// What a backtest has shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Backtest {
    /// The counts.
    pub tally: Tally,
    /// Verdicts of which nothing is left to ask with; not among the counted.
    pub erased: u64,
    /// Numbers of the verdicts that changed or failed, in order; the first 100,000.
    pub cases: Vec<u64>,
}

/// How far a backtest is, and the way to end it early. Shared with whoever waits.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    cancelled: AtomicBool,
}

impl Watch {
    /// Verdicts done so far.
    pub fn done(&self) -> u64 {
        self.done.load(Relaxed)
    }

    /// Ends the backtest within a few calls.
    pub fn cancel(&self) {
        self.cancelled.store(true, Relaxed);
    }

    /// Whether it was told to end.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }
}

impl Backtest {
    /// Asks again everything that `pages` gives, until it gives an empty page. `pages` is called from all threads, one
    /// at a time, the calling thread among them. Where it fails, or is cancelled, what was counted so far is lost or
    /// incomplete.
    pub fn run<E: Send>(
        bound: &Bound,
        threads: NonZeroUsize,
        watch: &Watch,
        pages: impl FnMut() -> Result<Vec<Recorded>, E> + Send,
    ) -> Result<Self, E> {
        let bound = bound.aside();
        let source = Mutex::new(Source { pages, ended: false });
        let work = || part(&bound, watch, &source);
        let parts: Vec<Result<Self, E>> = thread::scope(|scope| {
            // Where the machine gives no more threads, those that there are do it.
            let others: Vec<_> = (1..threads.get())
                .filter_map(|number| {
                    thread::Builder::new().name(format!("backtest-{number}")).spawn_scoped(scope, work).ok()
                })
                .collect();
            let mut parts = vec![work()];
            parts.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))));
            parts
        });
        let mut whole = Self::default();
        for part in parts {
            let part = part?;
            whole.tally.merge(&part.tally);
            whole.erased += part.erased;
            whole.cases.extend(part.cases);
        }
        whole.cases.sort_unstable();
        whole.cases.truncate(CASES);
        Ok(whole)
    }

    fn ask(&mut self, bound: &Bound, recorded: &Recorded) {
        let (Some(facts), Some(given)) = (&recorded.facts, &recorded.answer) else {
            self.erased += 1;
            return;
        };
        let whose = |person| Whose { person, day: recorded.day };
        let answer = match recorded.question.put_text(bound, facts) {
            // Most answers are the same to the letter; then nothing needs to be read.
            Ok(answer) if answer.verdict == *given => return self.tally.same(whose(None)),
            Ok(answer) => answer.verdict,
            Err(unanswered) => {
                self.tally.failed(whose(recorded.person()), unanswered.label());
                return self.remember(recorded.verdict);
            }
        };
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let contrast = Contrast::of(recorded.question, &read(given), &read(&answer));
        if contrast.is_empty() {
            self.tally.same(whose(None));
        } else {
            self.tally.changed(whose(recorded.person()), &contrast);
            self.remember(recorded.verdict);
        }
    }

    /// Each thread sees rising numbers, so the first that it sees are among the first of all.
    fn remember(&mut self, verdict: u64) {
        if self.cases.len() < CASES {
            self.cases.push(verdict);
        }
    }
}

struct Source<P> {
    pages: P,
    ended: bool,
}

/// What one thread does of it.
fn part<E, P>(bound: &Bound, watch: &Watch, source: &Mutex<Source<P>>) -> Result<Backtest, E>
where
    P: FnMut() -> Result<Vec<Recorded>, E>,
{
    let mut part = Backtest::default();
    while !watch.is_cancelled() {
        let page = {
            let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
            if source.ended {
                break;
            }
            let page = (source.pages)();
            source.ended = page.as_ref().map_or(true, Vec::is_empty);
            page?
        };
        for recorded in &page {
            if watch.is_cancelled() {
                break;
            }
            part.ask(bound, recorded);
            watch.done.fetch_add(1, Relaxed);
        }
    }
    Ok(part)
}

impl Recorded {
    /// Whom the answer concerns: of a penalty the agent, otherwise the buyer.
    pub fn person(&self) -> Option<u64> {
        match self.question {
            Question::Assess | Question::CloseMonth => {
                let facts: Value = serde_json::from_str(self.facts.as_deref()?).ok()?;
                facts["agent"]["id"].as_u64()
            }
            _ => self.buyer,
        }
    }
}
