//! The shell around the pure core: it owns the clock, the journal and the policies, and is the only one that does.
//!
//! One way for everything that changes the desk: a request waits in a bounded queue; the writer thread takes all that are
//! waiting, has the core decide each, commits them in one transaction, shows them to the readers, and only then answers.

pub(crate) mod backtests;
pub(crate) mod facts;
pub(crate) mod guardrails;
pub(crate) mod keys;
pub(crate) mod live;
pub(crate) mod policies;
pub(crate) mod reactor;
pub(crate) mod recent;
pub(crate) mod reckoning;
pub(crate) mod retention;
pub(crate) mod timer;
pub(crate) mod transaction;
pub(crate) mod trials;
pub(crate) mod writer;

use tokio::sync::{mpsc, oneshot};
use xiaoer_store::StoreError;

use self::transaction::Transaction;

/// Requests that may wait. Beyond, the box says that it is busy rather than let everybody wait for longer and longer.
pub(crate) const QUEUE: usize = 4_096;

/// The shell did not take the request on, or ended before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Closed {
    /// Too many requests wait.
    #[error("the queue is full")]
    Full,
    /// The box is stopping.
    #[error("the box is stopping")]
    Stopping,
}

/// The door to the writer thread. Clones lead to the same thread; it ends when the last one is gone.
#[derive(Debug, Clone)]
pub(crate) struct Shell {
    queue: mpsc::Sender<Box<dyn Work>>,
}

/// A request as the writer sees it: done once, answered once.
pub(crate) trait Work: Send {
    /// Does it. False: it was refused, and what it did is undone.
    fn run(&mut self, transaction: &mut Transaction<'_>) -> bool;
    /// Answers: what was done is durable, or was not saved.
    fn answer(self: Box<Self>, saved: Result<(), StoreError>);
}

struct Pending<F, T, E> {
    job: Option<F>,
    outcome: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for Pending<F, T, E>
where
    F: FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, transaction: &mut Transaction<'_>) -> bool {
        self.outcome = self.job.take().map(|job| job(transaction));
        matches!(self.outcome, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, saved: Result<(), StoreError>) {
        let outcome = match (self.outcome, saved) {
            (Some(Ok(_)), Err(error)) => Err(error.into()),
            (Some(outcome), _) => outcome,
            // The job did not come to an end; dropping the sender says so.
            (None, _) => return,
        };
        // Whoever asked may have gone; what was done is done all the same.
        let _ = self.answer.send(outcome);
    }
}

impl Shell {
    pub(crate) fn new() -> (Self, mpsc::Receiver<Box<dyn Work>>) {
        let (queue, requests) = mpsc::channel(QUEUE);
        (Self { queue }, requests)
    }

    /// Has a job done on the writer thread. When this returns what it did is durable; on an error nothing of it is.
    pub(crate) async fn carry_out<T, E, F>(&self, job: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<Closed> + Send + 'static,
        F: FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let pending = Pending { job: Some(job), outcome: None, answer };
        self.queue.try_send(Box::new(pending)).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => Closed::Full,
            mpsc::error::TrySendError::Closed(_) => Closed::Stopping,
        })?;
        answered.await.unwrap_or_else(|_| Err(Closed::Stopping.into()))
    }

    /// As `carry_out`, for the box's own work: waits for a place in the queue.
    pub(crate) async fn carry_out_patiently<T, E, F>(&self, job: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<Closed> + Send + 'static,
        F: FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let pending = Pending { job: Some(job), outcome: None, answer };
        self.queue.send(Box::new(pending)).await.map_err(|_| Closed::Stopping)?;
        answered.await.unwrap_or_else(|_| Err(Closed::Stopping.into()))
    }

    /// Requests that wait.
    pub(crate) fn waiting(&self) -> usize {
        QUEUE - self.queue.capacity()
    }
}
