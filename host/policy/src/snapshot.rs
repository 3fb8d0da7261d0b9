//! A policy with its settings inside: a sandbox is prepared once, what `prepare` left in memory is written into a copy of
//! the component, and every call begins from that copy instead of reading the settings again.
//!
//! It changes what a call costs and nothing else: memory and globals are the same whether settings were read a moment ago
//! or frozen, so the verdict is the same and so is the fuel, which counts the call alone. Whatever cannot be frozen
//! (a policy that changes its tables, modules inside nested components) is prepared anew for every call.

use crate::{
    fault::Fault,
    limits::MEMORY_CEILING,
    package::FEATURES,
    policy::{LoadError, Policy},
    sandbox::Sandbox,
    settings::Settings,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::{Context, Poll, Waker},
};
use wasmparser::Validator;
use wasmtime::component::{ComponentNamedList, Lift, WasmList};
use wasmtime_wizer::{ComponentContext, ComponentInstanceState, Wizer};

/// Settings that could not be frozen into a policy. It still works: each call reads them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// The component does something of which no copy can be made.
    #[error("no snapshot can be made of this policy: {0}")]
    Unsuitable(String),
    /// The copy could not be compiled or linked.
    #[error("the snapshot cannot be loaded: {0}")]
    Load(LoadError),
}

/// The package with windows through which the box can read its memory and globals.
pub(crate) fn instrumented(package: &[u8]) -> Result<Vec<u8>, SnapshotError> {
    guarded(|| Ok(instrument(package)?.1))
}

/// Prepares a sandbox with the settings and compiles a copy of the policy that begins where the sandbox stands. Takes as
/// long as compiling the package; nothing of the policy is changed.
pub(crate) fn compile(policy: &Policy, settings: &Settings) -> Result<Vec<u8>, SnapshotError> {
    let bytes = guarded(|| {
        let (windows, _) = instrument(policy.bytes())?;
        let mut sandbox =
            Sandbox::start(policy.engine(), policy.program(), policy.limits()).map_err(|fault| failed(&fault))?;
        let prepared =
            sandbox.call(&policy.program().prepare, settings.text()).map_err(|fault| failed(&fault))?.verdict;
        if !prepared.is_empty() {
            return Err(SnapshotError::Unsuitable("it refuses settings that it accepted before".to_owned()));
        }
        // The whole memory is read through one answer.
        sandbox.store.set_hostcall_fuel(MEMORY_CEILING as usize);
        let mut frozen = Frozen { sandbox, failed: None };
        let taken = at_once(wizer().snapshot_component(&windows, &mut frozen));
        match (frozen.failed, taken) {
            (None, Some(Ok(bytes))) => Ok(bytes),
            (Some(error), _) | (None, Some(Err(error))) => Err(unsuitable(&error)),
            (None, None) => Err(SnapshotError::Unsuitable("the snapshot waits for something".to_owned())),
        }
    })?;
    policy
        .engine()
        .wasmtime()
        .precompile_component(&bytes)
        .map_err(|error| SnapshotError::Load(LoadError::Compile { detail: error.root_cause().to_string() }))
}

fn wizer() -> Wizer {
    let mut wizer = Wizer::new();
    // Nothing is taken out of the component: `prepare` stays, as the contract says that it is there.
    wizer.keep_init_func(true);
    wizer
}

fn instrument(package: &[u8]) -> Result<(ComponentContext<'_>, Vec<u8>), SnapshotError> {
    let (windows, bytes) = wizer().instrument_component(package).map_err(|error| unsuitable(&error))?;
    // A package that has an export of the windows' name would be looked at through its own words.
    Validator::new_with_features(FEATURES)
        .validate_all(&bytes)
        .map_err(|error| SnapshotError::Unsuitable(error.message().to_owned()))?;
    Ok((windows, bytes))
}

fn failed(fault: &Fault) -> SnapshotError {
    SnapshotError::Unsuitable(format!("it failed while it was prepared: {fault}"))
}

fn unsuitable(error: &wasmtime::Error) -> SnapshotError {
    SnapshotError::Unsuitable(error.root_cause().to_string())
}

/// The snapshot library takes some shapes of valid components for impossible and panics; here that is an answer.
fn guarded<T>(make: impl FnOnce() -> Result<T, SnapshotError>) -> Result<T, SnapshotError> {
    catch_unwind(AssertUnwindSafe(make))
        .unwrap_or_else(|_| Err(SnapshotError::Unsuitable("its form is not known to the snapshot maker".to_owned())))
}

/// The result of a future that never waits, which is what sandboxes give.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

/// A prepared sandbox, read through its windows. The first failure is kept; what follows it is of no use.
struct Frozen<'a> {
    sandbox: Sandbox<'a>,
    failed: Option<wasmtime::Error>,
}

impl Frozen<'_> {
    fn read<R, T: Default>(&mut self, interface: &str, name: &str, take: impl FnOnce(&Self, R) -> T) -> T
    where
        R: Lift + 'static,
        (R,): ComponentNamedList + Lift,
    {
        match self.window(interface, name) {
            Ok(value) => take(self, value),
            Err(error) => {
                self.failed.get_or_insert(error);
                T::default()
            }
        }
    }

    /// Which of the many NaNs it was is lost on the way through a window, and a policy could tell.
    fn refuse_nan(&mut self, is_nan: bool) {
        if is_nan {
            self.failed.get_or_insert(wasmtime::format_err!("a global is not a number"));
        }
    }

    fn window<R>(&mut self, interface: &str, name: &str) -> wasmtime::Result<R>
    where
        R: Lift + 'static,
        (R,): ComponentNamedList + Lift,
    {
        let missing = || wasmtime::format_err!("the window {interface}#{name} is missing");
        let Sandbox { store, instance, .. } = &mut self.sandbox;
        let interface = instance.get_export_index(&mut *store, None, interface).ok_or_else(missing)?;
        let index = instance.get_export_index(&mut *store, Some(&interface), name).ok_or_else(missing)?;
        let (value,) = instance.get_typed_func::<(), (R,)>(&mut *store, index)?.call(&mut *store, ())?;
        Ok(value)
    }
}

impl ComponentInstanceState for Frozen<'_> {
    async fn call_func_ret_list_u8(&mut self, interface: &str, name: &str, contents: impl FnOnce(&[u8]) + Send) {
        self.read(interface, name, |this, list: WasmList<u8>| contents(list.as_le_slice(&this.sandbox.store)));
    }

    async fn call_func_ret_s32(&mut self, interface: &str, name: &str) -> i32 {
        self.read(interface, name, |_, value: i32| value)
    }

    async fn call_func_ret_s64(&mut self, interface: &str, name: &str) -> i64 {
        self.read(interface, name, |_, value: i64| value)
    }

    async fn call_func_ret_f32(&mut self, interface: &str, name: &str) -> u32 {
        let value = self.read(interface, name, |_, value: f32| value);
        self.refuse_nan(value.is_nan());
        value.to_bits()
    }

    async fn call_func_ret_f64(&mut self, interface: &str, name: &str) -> u64 {
        let value = self.read(interface, name, |_, value: f64| value);
        self.refuse_nan(value.is_nan());
        value.to_bits()
    }
}
