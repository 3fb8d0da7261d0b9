//! One call: a fresh sandbox with its limits, the call, and what became of it.
//!
//! Everything is set before the policy's first instruction, since a start function runs as early as instantiation.
//! Nothing is kept: after a fault a sandbox is in an unknown state, and after a verdict it would remember.

use crate::{
    deadline::{Deadline, Over},
    engine::{CORE_INSTANCES, Engine, MEMORIES, TABLE_ELEMENTS, TABLES},
    fault::Fault,
    limits::Limits,
    program::{Export, Program},
    ticker::Running,
};
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;
use wasmtime::{
    Error, PoolConcurrencyLimitError, ResourceLimiter, Store, StoreContextMut, Trap, UpdateDeadline,
    component::{ComponentNamedList, Func, Instance, Lift, Linker, Lower, TypedFunc, WasmStr},
};

/// Handles that a policy may hold. The contract has no resources, so it needs none; the engine's default is 100,000.
const HANDLES: usize = 64;

/// Fuel that a log line costs, about what the same time of computing costs: a flood ends by the same rule as a loop, and
/// on every box alike.
const LINE_FUEL: u64 = 300;

/// What the engine keeps for one sandbox.
pub(crate) struct Guest {
    deadline: Deadline,
    memory_left: u64,
    table_left: usize,
    log: String,
    log_left: usize,
}

/// A verdict and what it took.
pub(crate) struct Ran<V> {
    pub(crate) verdict: V,
    pub(crate) fuel: u64,
    pub(crate) log: String,
}

/// The sandbox would exceed its memory.
#[derive(Debug, thiserror::Error)]
#[error("memory limit")]
struct MemoryRefused;

impl ResourceLimiter for Guest {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let more = desired.saturating_sub(current) as u64;
        self.memory_left = self.memory_left.checked_sub(more).ok_or(MemoryRefused)?;
        Ok(true)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        self.table_left = self.table_left.checked_sub(desired.saturating_sub(current)).ok_or(MemoryRefused)?;
        Ok(true)
    }

    fn instances(&self) -> usize {
        CORE_INSTANCES as usize
    }

    fn memories(&self) -> usize {
        MEMORIES as usize
    }

    fn tables(&self) -> usize {
        TABLES as usize
    }
}

/// The contract's imports: one log line.
pub(crate) fn linker(engine: &wasmtime::Engine) -> wasmtime::Result<Linker<Guest>> {
    let mut linker = Linker::new(engine);
    linker.instance("xiaoer:policy/log@0.1.0")?.func_wrap("line", log_line)?;
    Ok(linker)
}

fn log_line(mut store: StoreContextMut<'_, Guest>, (text,): (WasmStr,)) -> wasmtime::Result<()> {
    let left = store.get_fuel()?.checked_sub(LINE_FUEL).ok_or(Trap::OutOfFuel)?;
    store.set_fuel(left)?;
    // A full log takes nothing more, so its lines are not even looked at.
    if store.data().log_left > 0 {
        let text = text.to_str(&store)?.into_owned();
        store.data_mut().keep(&text);
    }
    Ok(())
}

fn ticks_over(mut store: StoreContextMut<'_, Guest>) -> UpdateDeadline {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    let processor = Duration::new(now.tv_sec as u64, now.tv_nsec as u32);
    match store.data_mut().deadline.over(processor) {
        Over::GoOn(ticks) => UpdateDeadline::Continue(ticks),
        Over::End => UpdateDeadline::Interrupt,
    }
}

impl Guest {
    /// Keeps as much of the line as there is room for, cut between characters.
    fn keep(&mut self, text: &str) {
        let separator = usize::from(!self.log.is_empty());
        let room = self.log_left.saturating_sub(separator);
        if separator == 1 {
            self.log.push('\n');
        }
        let cut = &text[..text.floor_char_boundary(room)];
        self.log.push_str(cut);
        // A line that did not fit closes the log: a later, shorter one would read as if nothing were missing.
        self.log_left = if cut.len() < text.len() { 0 } else { room - cut.len() };
    }
}

/// One sandbox, alive: for a call, or for what must come before it.
pub(crate) struct Sandbox<'a> {
    pub(crate) store: Store<Guest>,
    pub(crate) instance: Instance,
    limits: &'a Limits,
    _running: Running<'a>,
}

impl<'a> Sandbox<'a> {
    /// A fresh sandbox. Start functions run here, under the limits of a call.
    pub(crate) fn start(engine: &'a Engine, program: &Program, limits: &'a Limits) -> Result<Self, Fault> {
        let guest = Guest {
            deadline: Deadline::new(limits.deadline_ms),
            memory_left: limits.memory_bytes,
            table_left: TABLE_ELEMENTS,
            log: String::new(),
            log_left: limits.log_bytes as usize,
        };
        let mut store = Store::new(engine.wasmtime(), guest);
        store.limiter(|guest| guest);
        store.set_hostcall_fuel(limits.output_bytes as usize);
        store.set_max_component_handles(HANDLES);
        store.epoch_deadline_callback(|store| Ok(ticks_over(store)));
        let running = engine.enter();
        let started = refill(&mut store, limits).and_then(|()| program.instance.instantiate(&mut store));
        match started {
            Ok(instance) => Ok(Self { store, instance, limits, _running: running }),
            Err(error) => Err(Stopped::Starting(error).fault(limits, std::mem::take(&mut store.data_mut().log))),
        }
    }

    /// Calls a function of the program that the sandbox was started with. Each call has the whole budget and a log of its
    /// own, whatever went before, so that its fuel says what this call took and nothing else.
    pub(crate) fn call<F, V>(&mut self, function: &Export<F, V>, facts: &F) -> Result<Ran<V>, Fault>
    where
        F: ?Sized + 'static,
        for<'f> (&'f F,): ComponentNamedList + Lower,
        V: Lift + 'static,
        (V,): ComponentNamedList + Lift,
    {
        let outcome = self.enter(function, facts);
        let fuel = self.limits.fuel.saturating_sub(self.store.get_fuel().unwrap_or(0));
        let log = std::mem::take(&mut self.store.data_mut().log);
        match outcome {
            Ok(verdict) => Ok(Ran { verdict, fuel, log }),
            Err(error) => Err(Stopped::Calling(error).fault(self.limits, log)),
        }
    }

    fn enter<F, V>(&mut self, function: &Export<F, V>, facts: &F) -> wasmtime::Result<V>
    where
        F: ?Sized + 'static,
        for<'f> (&'f F,): ComponentNamedList + Lower,
        V: Lift + 'static,
        (V,): ComponentNamedList + Lift,
    {
        refill(&mut self.store, self.limits)?;
        let guest = self.store.data_mut();
        guest.log.clear();
        guest.log_left = self.limits.log_bytes as usize;
        let found = self.instance.get_func(&mut self.store, function.index).ok_or(OtherProgram)?;
        let (verdict,) = typed(found, function).call(&mut self.store, (facts,))?;
        Ok(verdict)
    }
}

/// The function was found in another component than the one that runs: a defect of the box.
#[derive(Debug, thiserror::Error)]
#[error("the function belongs to another component")]
struct OtherProgram;

/// The whole budget, for what comes next.
fn refill(store: &mut Store<Guest>, limits: &Limits) -> wasmtime::Result<()> {
    store.set_fuel(limits.fuel)?;
    let deadline = Deadline::new(limits.deadline_ms);
    let ticks = deadline.ticks();
    store.data_mut().deadline = deadline;
    store.set_epoch_deadline(ticks);
    Ok(())
}

#[expect(unsafe_code, reason = "comparing the types again at every call would cost more than many a policy")]
fn typed<'f, F: ?Sized, V>(found: Func, _: &Export<F, V>) -> TypedFunc<(&'f F,), (V,)>
where
    (&'f F,): ComponentNamedList + Lower,
    (V,): ComponentNamedList + Lift,
{
    // SAFETY: an `Export<F, V>` is made only by `Program::link`, after the function's types were compared with these;
    // `get_func` finds an index only in an instance of the very component that it was made from.
    unsafe { TypedFunc::new_unchecked(found) }
}

/// Where a call ended without a verdict.
enum Stopped {
    Starting(Error),
    Calling(Error),
}

impl Stopped {
    fn fault(self, limits: &Limits, log: String) -> Fault {
        let (Self::Starting(error) | Self::Calling(error)) = &self;
        if error.downcast_ref::<MemoryRefused>().is_some() {
            return Fault::Memory { limit: limits.memory_bytes };
        }
        if error.downcast_ref::<PoolConcurrencyLimitError>().is_some() {
            return Fault::NoSandbox { detail: error.root_cause().to_string() };
        }
        match error.downcast_ref::<Trap>() {
            Some(Trap::OutOfFuel) => Fault::OutOfFuel { fuel: limits.fuel },
            Some(Trap::Interrupt) => Fault::Deadline { deadline_ms: limits.deadline_ms },
            Some(Trap::StackOverflow) => Fault::Stack,
            // A compiled panic ends in `unreachable`; its words, if it had any, went to the log line before.
            Some(Trap::UnreachableCodeReached) => Fault::Panic { said: log },
            Some(trap) => Fault::Trap { detail: trap.to_string() },
            // The policy finished, or did its part of the exchange; what could not be done is to take what it gave.
            None => match self {
                Self::Starting(error) => Fault::NoSandbox { detail: error.root_cause().to_string() },
                Self::Calling(error) => {
                    Fault::Output { detail: error.root_cause().to_string(), limit: limits.output_bytes }
                }
            },
        }
    }
}
