//! The policy threads: a few, fixed, behind a bounded queue.
//!
//! A policy call is pure computation, so it runs to its end on a thread of its own kind and not among the server's
//! tasks. When more calls come than the threads can do, a call fails at once or as soon as it would be too late to be of
//! use; it never piles up.

use crate::{engine::Engine, fault::Fault, kind::Kind};
use std::{
    io,
    num::NonZeroUsize,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// Whether a job may still be done, or came too late.
type Job = Box<dyn FnOnce(Turn) + Send>;

enum Turn {
    InTime,
    Late(Duration),
}

/// The policy threads. Dropping it lets the running calls end and waits for them.
#[derive(Debug)]
pub struct Pool {
    engine: Engine,
    queue: Option<SyncSender<Queued>>,
    threads: Vec<JoinHandle<()>>,
}

struct Queued {
    since: Instant,
    job: Job,
}

impl Pool {
    /// The number of threads for a machine with this many cores: one core stays for the rest of the box.
    pub fn threads_for(cores: NonZeroUsize) -> NonZeroUsize {
        NonZeroUsize::new(cores.get() - 1).unwrap_or(NonZeroUsize::MIN)
    }

    /// Starts `threads` threads with a queue of `places` waiting calls. A call that waits longer than the engine's
    /// default deadline is not made.
    pub fn start(engine: &Engine, threads: NonZeroUsize, places: usize) -> io::Result<Self> {
        let (queue, waiting) = sync_channel(places);
        let waiting = Arc::new(Mutex::new(waiting));
        let patience = Duration::from_millis(engine.limits().deadline_ms);
        let threads = (0..threads.get())
            .map(|number| {
                let waiting = Arc::clone(&waiting);
                thread::Builder::new().name(format!("policy-{number}")).spawn(move || work(&waiting, patience))
            })
            .collect::<io::Result<_>>()?;
        Ok(Self { engine: engine.clone(), queue: Some(queue), threads })
    }

    /// Makes a call on a policy thread. `kind` is for the counters: a call that is not made is counted there.
    pub async fn submit<T, F>(&self, kind: Kind, call: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Fault> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |turn| {
            // Nobody waits any more, for example because the request was given up: do not spend the time.
            if answer.is_closed() {
                return;
            }
            let outcome = match turn {
                Turn::InTime => Outcome::Made(call()),
                Turn::Late(waited) => Outcome::NotMade(Fault::QueueSlow { waited_ms: waited.as_millis() as u64 }),
            };
            // The receiver may have gone meanwhile; then nobody needs the answer.
            let _ = answer.send(outcome);
        });
        let queued = Queued { since: Instant::now(), job };
        let sent = match &self.queue {
            Some(queue) => queue.try_send(queued),
            None => Err(TrySendError::Disconnected(queued)),
        };
        let outcome = match sent {
            Ok(()) => answered.await.unwrap_or(Outcome::NotMade(Fault::Gone)),
            Err(TrySendError::Full(_)) => Outcome::NotMade(Fault::QueueFull),
            Err(TrySendError::Disconnected(_)) => Outcome::NotMade(Fault::Gone),
        };
        match outcome {
            Outcome::Made(result) => result,
            Outcome::NotMade(fault) => {
                self.engine.counters().fault(kind, &fault);
                Err(fault)
            }
        }
    }
}

/// A call that was made counts itself; one that was not is counted by the pool.
enum Outcome<T> {
    Made(Result<T, Fault>),
    NotMade(Fault),
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue = None;
        for thread in self.threads.drain(..) {
            // A thread cannot have panicked: every job is caught. And if it had, there is nothing left to save here.
            let _ = thread.join();
        }
    }
}

fn work(waiting: &Mutex<Receiver<Queued>>, patience: Duration) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Queued { since, job }) = next else { return };
        let waited = since.elapsed();
        let turn = if waited > patience { Turn::Late(waited) } else { Turn::InTime };
        // A defect of the box must not take the thread with it: the caller gets `Fault::Gone`, the next call is served.
        if catch_unwind(AssertUnwindSafe(|| job(turn))).is_err() {
            tracing::error!("a policy call panicked in the box itself; this is a defect of xiaoer");
        }
    }
}
