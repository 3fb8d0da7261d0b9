//! The clock of the wall-time backstop: one thread that ticks the engine's epoch, and only while a call is running.
//!
//! Not a timer of the async runtime: a runtime that is saturated would tick late, and one that catches up would
//! fire many ticks at once and cut off innocent calls. One tick per wake-up, whatever the delay.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    thread::{self, Thread},
    time::Duration,
};
use wasmtime::EngineWeak;

/// Time between two ticks, and so the grain of a deadline.
pub(crate) const TICK: Duration = Duration::from_millis(1);

/// Idle ticks before the thread sleeps. Calls in a row then cost no wake-up each, and an idle box none at all.
const LINGER_TICKS: u32 = 20;

#[derive(Debug)]
pub(crate) struct Ticker {
    state: Arc<State>,
    thread: Thread,
}

#[derive(Debug, Default)]
struct State {
    running: AtomicUsize,
    parked: AtomicBool,
}

impl Ticker {
    /// Starts the thread. It ends when the engine is gone.
    pub(crate) fn start(engine: EngineWeak) -> io::Result<Self> {
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let handle = thread::Builder::new().name("policy-ticker".into()).spawn(move || tick(&engine, &shared))?;
        Ok(Self { state, thread: handle.thread().clone() })
    }

    /// A call begins; it ends when the guard is dropped.
    pub(crate) fn enter(&self) -> Running<'_> {
        self.state.running.fetch_add(1, SeqCst);
        // The thread says that it parks before it looks at `running` for the last time, so one of the two sees the other.
        if self.state.parked.swap(false, SeqCst) {
            self.thread.unpark();
        }
        Running(&self.state.running)
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        // The engine's last strong reference goes with the ticker's owner: let the thread see that and end.
        self.thread.unpark();
    }
}

/// A call that is running.
pub(crate) struct Running<'a>(&'a AtomicUsize);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, SeqCst);
    }
}

fn tick(engine: &EngineWeak, state: &State) {
    let mut idle = 0;
    loop {
        if idle < LINGER_TICKS {
            thread::sleep(TICK);
        } else {
            state.parked.store(true, SeqCst);
            if state.running.load(SeqCst) == 0 {
                // A wake-up without a cause is harmless. The time-out is for an engine that went away unseen.
                thread::park_timeout(Duration::from_mins(1));
            }
            state.parked.store(false, SeqCst);
            idle = 0;
        }
        match engine.upgrade() {
            Some(engine) => engine.increment_epoch(),
            None => return,
        }
        idle = if state.running.load(SeqCst) == 0 { idle + 1 } else { 0 };
    }
}
