//! One call: a fresh sandbox with its limits, the call, and what became of it.
//!
//! Everything is set before the policy's first instruction, since a start function runs as early as instantiation.
//! Nothing is kept: after a fault a sandbox is in an unknown state, and after a verdict it would remember.

use crate::{
    deadline::{Deadline, Over},
    engine::{CORE_INSTANCES, Engine, MEMORIES, TABLE_ELEMENTS, TABLES},
    fault::Fault,
    limits::Limits,
};
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;
use wasmtime::{
    Error, PoolConcurrencyLimitError, ResourceLimiter, Store, StoreContextMut, Trap, UpdateDeadline,
    component::{ComponentExportIndex, ComponentNamedList, InstancePre, Lift, Linker, Lower, WasmStr},
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

/// Runs one function of a policy in a sandbox of its own.
pub(crate) fn run<P, V>(
    engine: &Engine,
    policy: &InstancePre<Guest>,
    limits: &Limits,
    function: &ComponentExportIndex,
    parameters: P,
) -> Result<Ran<V>, Fault>
where
    P: ComponentNamedList + Lower,
    V: Lift + 'static,
    (V,): ComponentNamedList + Lift,
{
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
    store.set_epoch_deadline(store.data().deadline.ticks());
    store.epoch_deadline_callback(|store| Ok(ticks_over(store)));
    let _running = engine.enter();
    let outcome = enter(&mut store, policy, limits, function, parameters);
    let fuel = limits.fuel.saturating_sub(store.get_fuel().unwrap_or(0));
    let log = std::mem::take(&mut store.data_mut().log);
    match outcome {
        Ok(verdict) => Ok(Ran { verdict, fuel, log }),
        Err(stopped) => Err(stopped.fault(limits, log)),
    }
}

fn enter<P, V>(
    store: &mut Store<Guest>,
    policy: &InstancePre<Guest>,
    limits: &Limits,
    function: &ComponentExportIndex,
    parameters: P,
) -> Result<V, Stopped>
where
    P: ComponentNamedList + Lower,
    V: Lift + 'static,
    (V,): ComponentNamedList + Lift,
{
    store.set_fuel(limits.fuel).map_err(Stopped::Starting)?;
    let instance = policy.instantiate(&mut *store).map_err(Stopped::Starting)?;
    let function = instance.get_typed_func::<P, (V,)>(&mut *store, function).map_err(Stopped::Starting)?;
    let (verdict,) = function.call(&mut *store, parameters).map_err(Stopped::Calling)?;
    Ok(verdict)
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
