//! Policies on trial: each verdict that is given is asked of the one on trial, too, after it is durable. What it says has
//! no effect; where it differs is written down.
//!
//! A trial never delays an answer: it hears of verdicts from the journal, in a queue of its own, and what does not fit
//! there is dropped and counted. The questions themselves are read back from the store.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;
use tokio::sync::mpsc;
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::Event,
    ids::{ShopId, VerdictId},
    policy::{Candidate, PolicyCommand, PolicyEvent, PolicyKind, TrialAnswer},
    time::Instant,
};
use xiaoer_policy::{Bound, Guardrails, Question};
use xiaoer_store::{NewText, Reader, StoreError, VerdictRow};

use super::{Shell, guardrails::to_engine, live::Live, policies::Policies};
use crate::{clock::Clock, metrics::Metrics, problem::Problem, random};

/// Verdicts that may wait for the one on trial.
const PLACES: usize = 256;
/// Verdicts whose comparisons are written down together.
const AT_ONCE: usize = 32;

type Place = (ShopId, PolicyKind);

/// Where the writer tells of verdicts.
#[derive(Debug)]
pub(crate) struct TrialDoor {
    queue: mpsc::Sender<Given>,
    dropped: Arc<Dropped>,
    metrics: Arc<Metrics>,
}

/// A verdict that was given where something is on trial.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    place: Place,
    verdict: VerdictId,
}

/// Verdicts that the present trials were not asked for, by place.
#[derive(Debug, Default)]
pub(crate) struct Dropped(Mutex<BTreeMap<Place, u64>>);

impl Dropped {
    /// How many of this place's trial; the count begins with the trial, or with the box's start.
    pub(crate) fn at(&self, place: Place) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&place).copied().unwrap_or(0)
    }

    fn count(&self, place: Place) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(place).or_default() += 1;
    }

    fn begin(&self, place: Place) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&place);
    }
}

/// The queue of trials: its two ends, and the count of what did not fit.
pub(crate) fn open(metrics: &Arc<Metrics>) -> (TrialDoor, mpsc::Receiver<Given>, Arc<Dropped>) {
    let (queue, given) = mpsc::channel(PLACES);
    let dropped = Arc::<Dropped>::default();
    (TrialDoor { queue, dropped: Arc::clone(&dropped), metrics: Arc::clone(metrics) }, given, dropped)
}

impl TrialDoor {
    /// Hears of an event that is durable. Never waits.
    pub(super) fn hear(&self, live: &Live, event: &Event) {
        if let Event::Policy(PolicyEvent::TrialStarted { shop, kind, .. }) = event {
            self.dropped.begin((*shop, *kind));
        }
        let Some((kind, judgement)) = event.judgement() else { return };
        let place = (judgement.shop, kind);
        let on_trial = live.desk().binding(place.0, place.1).is_some_and(|binding| binding.trial.is_some());
        if on_trial && self.queue.try_send(Given { place, verdict: judgement.verdict }).is_err() {
            self.dropped.count(place);
            self.metrics.trial_dropped();
        }
    }
}

/// Asks the ones on trial.
pub(crate) struct Trials {
    pub(crate) shell: Shell,
    pub(crate) live: Arc<Live>,
    pub(crate) policies: Arc<Policies>,
    pub(crate) reader: Reader,
    pub(crate) clock: Arc<dyn Clock>,
}

/// What came of one question.
struct Compared {
    place: Place,
    candidate: Candidate,
    verdict: VerdictId,
    answer: Answer,
}

enum Answer {
    Same,
    Different(NewText),
    Failed(&'static str),
}

/// The versions on trial, ready to be asked, each within the amounts to which the one in force is held, too.
type Ready = BTreeMap<Place, (Candidate, Guardrails, Result<Arc<Bound>, &'static str>)>;

impl Trials {
    /// Runs until the writer has ended.
    pub(crate) async fn run(self, mut queue: mpsc::Receiver<Given>) {
        let this = Arc::new(self);
        let mut ready = Ready::new();
        let mut given = Vec::with_capacity(AT_ONCE);
        while queue.recv_many(&mut given, AT_ONCE).await > 0 {
            let (asking, batch) = (Arc::clone(&this), std::mem::take(&mut given));
            let asked = tokio::task::spawn_blocking(move || {
                let compared = asking.ask_all(&batch, &mut ready);
                (ready, compared)
            });
            let compared;
            (ready, compared) = asked.await.unwrap_or_default();
            if let Err(problem) = this.note(compared).await {
                tracing::warn!(
                    problem = problem.english(),
                    "what a policy on trial answered could not be written down"
                );
            }
        }
    }

    fn ask_all(&self, given: &[Given], ready: &mut Ready) -> Vec<Compared> {
        given
            .iter()
            .filter_map(|given| {
                self.ask(*given, ready).unwrap_or_else(|error| {
                    tracing::warn!(
                        verdict = given.verdict.0,
                        code = error.code(),
                        "a verdict could not be read for a trial"
                    );
                    None
                })
            })
            .collect()
    }

    /// Nothing where the trial has ended meanwhile, or the question is erased.
    fn ask(&self, Given { place, verdict }: Given, ready: &mut Ready) -> Result<Option<Compared>, StoreError> {
        let (candidate, guardrails) = {
            let desk = self.live.desk();
            let trial = desk.binding(place.0, place.1).and_then(|binding| binding.trial.as_ref());
            let candidate = trial.map(|trial| Candidate { policy: trial.policy, settings: trial.settings });
            (candidate, to_engine(&desk.guardrails(place.0)))
        };
        let Some(candidate) = candidate else {
            ready.remove(&place);
            return Ok(None);
        };
        if ready.get(&place).is_none_or(|(known, within, _)| (*known, *within) != (candidate, guardrails)) {
            let bound = self.policies.bound(candidate.policy, candidate.settings, &self.reader)?;
            if let Err(why) = &bound {
                tracing::error!(shop = %place.0, policy = %candidate.policy, why, "a policy on trial cannot be run");
            }
            let held = bound.map(|bound| Arc::new(bound.within(guardrails).aside()));
            ready.insert(place, (candidate, guardrails, held));
        }
        let Some((_, _, bound)) = ready.get(&place) else { return Ok(None) };
        let Some(row) = self.reader.verdict(verdict)? else { return Ok(None) };
        let answer = match bound {
            Ok(bound) => answer(bound, row, self.clock.now()),
            Err(_) => Some(Answer::Failed("not_loaded")),
        };
        Ok(answer.map(|answer| Compared { place, candidate, verdict, answer }))
    }

    async fn note(&self, compared: Vec<Compared>) -> Result<(), Problem> {
        if compared.is_empty() {
            return Ok(());
        }
        self.shell
            .carry_out_patiently(move |transaction| {
                for Compared { place: (shop, kind), candidate, verdict, answer } in compared {
                    let (answer, text) = match answer {
                        Answer::Same => (TrialAnswer::Same, None),
                        Answer::Different(text) => (TrialAnswer::Different(text.digest), Some(text)),
                        Answer::Failed(fault) => (TrialAnswer::Failed(fault.to_owned()), None),
                    };
                    let note = PolicyCommand::NoteComparison { shop, kind, candidate, verdict, answer };
                    let noted = !transaction.decide(Actor::Desk, &Command::Policy(note))?.is_empty();
                    // A text that no event names would never be found again.
                    if let Some(text) = text.filter(|_| noted) {
                        transaction.keep(text);
                    }
                }
                Ok(())
            })
            .await
    }
}

/// What the one on trial says to a question, beside what was said; nothing where the question is erased.
fn answer(bound: &Bound, row: VerdictRow, now: Instant) -> Option<Answer> {
    let (facts, given) = (row.input?, row.output?);
    let question = Question::named(&row.function)?;
    Some(match question.put_text(bound, &facts) {
        Ok(answer) if same(&answer.verdict, &given) => Answer::Same,
        Ok(answer) => Answer::Different(NewText::new(random::bytes(), answer.verdict, row.customer, now)),
        Err(unanswered) => Answer::Failed(unanswered.label()),
    })
}

/// The letters may differ where a field was added to the contract since.
fn same(one: &str, other: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    one == other || read(one).is_some_and(|read_one| Some(read_one) == read(other))
}
