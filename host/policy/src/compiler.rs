//! Where policies are compiled: in a process of its own, so that what the compiler takes (hundreds of megabytes for a
//! large policy, seconds of a core) is given back whole when it ends, and a package made to exhaust it takes nothing but
//! that process with it.
//!
//! The child is this very program, told by its command line to be the compiler. It gets package, settings and limits on
//! its standard input, gives compiled code on its standard output, and has nothing else: no environment, no folder, no
//! network of its own making. It bounds itself before it reads the first byte of the package.

use crate::{
    cache,
    engine::{Allocator, Engine},
    limits::Limits,
    package::Package,
    policy::{self, LoadError, Policy},
    settings::Settings,
    snapshot::{self, SnapshotError},
};
use rustix::process::{Resource, Rlimit, nice, setrlimit};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    ffi::OsString,
    io::{self, BufRead, BufReader, Read, Write},
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

/// Memory that a compilation may write to. Address space is not counted: the sandbox reserves much and touches little.
const MEMORY_BYTES: u64 = 512 << 20;
/// Processor time of a compilation, all its threads together. The largest package of a box takes a tenth of it.
const SECONDS: u64 = 120;
/// How far the desk's own work goes before.
const NICENESS: i32 = 5;
/// A line before the bytes; settings are the largest thing in it.
const HEADER_BYTES: u64 = 4 << 20;
/// More than any compiled package.
const CODE_BYTES: usize = 256 << 20;

/// Compiles packages, one after the other. Clones take turns too.
#[derive(Debug, Clone)]
pub struct Compiler {
    place: Place,
    /// Compiling takes memory and a core: never two at once.
    turn: Arc<Mutex<()>>,
}

#[derive(Debug, Clone)]
enum Place {
    Here,
    Child { program: PathBuf, words: Vec<OsString> },
}

/// What the child is to do. The package's bytes follow, then the compiled package's, if there are any.
#[derive(Serialize, Deserialize)]
struct Order {
    allocator: Allocator,
    limits: Limits,
    cap: Limits,
    package: usize,
    task: Task,
}

#[derive(Serialize, Deserialize)]
enum Task {
    Package,
    /// Of the package with these settings; its own compiled code follows, or is made first.
    Snapshot {
        settings: String,
        compiled: Option<usize>,
    },
}

/// What came of it. The code's bytes follow.
#[derive(Serialize, Deserialize)]
enum Outcome {
    Code(usize),
    Refused(LoadError),
    Unsuitable(String),
}

impl Compiler {
    /// Compiles in this process: for a program that does nothing else.
    pub fn here() -> Self {
        Self { place: Place::Here, turn: Arc::default() }
    }

    /// Compiles in a child: `program` with `words`, which must call [`compile_for_parent`].
    pub fn child(program: PathBuf, words: Vec<OsString>) -> Self {
        Self { place: Place::Child { program, words }, turn: Arc::default() }
    }

    /// The package's compiled code.
    pub(crate) fn package(&self, engine: &Engine, package: &Package) -> Result<Vec<u8>, LoadError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Place::Child { program, words } = &self.place else { return here(engine, package) };
        match ask(program, words, engine, package.bytes(), Task::Package, &[])? {
            Ok(code) => Ok(code),
            Err(Refusal::Load(error)) => Err(error),
            Err(Refusal::Unsuitable(detail)) => Err(LoadError::Compiler { detail }),
        }
    }

    /// Compiled code of the policy with these settings inside. `compiled` is the package's own, where it was kept.
    pub(crate) fn snapshot(
        &self,
        policy: &Policy,
        settings: &Settings,
        compiled: Option<&[u8]>,
    ) -> Result<Vec<u8>, SnapshotError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Place::Child { program, words } = &self.place else { return snapshot::compile(policy, settings) };
        let task = Task::Snapshot { settings: settings.text().to_owned(), compiled: compiled.map(<[u8]>::len) };
        let compiled = compiled.unwrap_or_default();
        match ask(program, words, policy.engine(), policy.bytes(), task, compiled).map_err(SnapshotError::Load)? {
            Ok(code) => Ok(code),
            Err(Refusal::Load(error)) => Err(SnapshotError::Load(error)),
            Err(Refusal::Unsuitable(detail)) => Err(SnapshotError::Unsuitable(detail)),
        }
    }
}

enum Refusal {
    Load(LoadError),
    Unsuitable(String),
}

fn here(engine: &Engine, package: &Package) -> Result<Vec<u8>, LoadError> {
    let component = policy::component(engine, package)?;
    component.serialize().map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })
}

fn ask(
    program: &PathBuf,
    words: &[OsString],
    engine: &Engine,
    package: &[u8],
    task: Task,
    compiled: &[u8],
) -> Result<Result<Vec<u8>, Refusal>, LoadError> {
    let failed = |error: io::Error| LoadError::Compiler { detail: error.to_string() };
    let order = Order {
        allocator: engine.allocator(),
        limits: engine.limits(),
        cap: engine.cap(),
        package: package.len(),
        task,
    };
    let mut child = Command::new(program)
        .args(words)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let answer = talk(&mut child, &order, package, compiled);
    // Without its pipes it ends by itself.
    let status = child.wait().map_err(failed)?;
    if status.signal().is_some() {
        return Err(LoadError::Heavy { mebibytes: MEMORY_BYTES >> 20, seconds: SECONDS });
    }
    let (outcome, code) = answer.map_err(failed)?;
    Ok(match outcome {
        Outcome::Code(_) => Ok(code),
        Outcome::Refused(error) => Err(Refusal::Load(error)),
        Outcome::Unsuitable(detail) => Err(Refusal::Unsuitable(detail)),
    })
}

fn talk(child: &mut Child, order: &Order, package: &[u8], compiled: &[u8]) -> io::Result<(Outcome, Vec<u8>)> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    // The child reads everything before it answers, so neither waits for the other for ever.
    let sent = write_header(&mut input, order)
        .and_then(|()| input.write_all(package))
        .and_then(|()| input.write_all(compiled));
    drop(input);
    let mut output = BufReader::new(output);
    let outcome: Outcome = read_header(&mut output).map_err(|error| sent.err().unwrap_or(error))?;
    let code = match outcome {
        Outcome::Code(length) => read_bytes(&mut output, length)?,
        Outcome::Refused(_) | Outcome::Unsuitable(_) => Vec::new(),
    };
    Ok((outcome, code))
}

/// The life of the child: bounds itself, reads one order, answers it. For a process that was started to do only this.
pub fn compile_for_parent(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let bound = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    bound(Resource::Data, MEMORY_BYTES)?;
    bound(Resource::Cpu, SECONDS)?;
    // What a policy's author sent is not left on the disk by a crash.
    bound(Resource::Core, 0)?;
    // Where it is not allowed to stand back, it compiles all the same.
    let _ = nice(NICENESS);

    let mut input = BufReader::new(input);
    let order: Order = read_header(&mut input)?;
    let package = read_bytes(&mut input, order.package)?;
    let compiled = match order.task {
        Task::Snapshot { compiled: Some(length), .. } => Some(read_bytes(&mut input, length)?),
        Task::Package | Task::Snapshot { compiled: None, .. } => None,
    };
    match carry_out(&order, &package, compiled.as_deref()) {
        Ok(code) => {
            write_header(&mut output, &Outcome::Code(code.len()))?;
            output.write_all(&code)?;
        }
        Err(SnapshotError::Load(error)) => write_header(&mut output, &Outcome::Refused(error))?,
        Err(SnapshotError::Unsuitable(detail)) => write_header(&mut output, &Outcome::Unsuitable(detail))?,
    }
    output.flush()
}

fn carry_out(order: &Order, package: &[u8], compiled: Option<&[u8]>) -> Result<Vec<u8>, SnapshotError> {
    let broken = |detail: String| SnapshotError::Load(LoadError::Compiler { detail });
    let engine = Engine::with(order.allocator, order.limits, order.cap).map_err(|error| broken(error.to_string()))?;
    let package = Package::read(package).map_err(|error| broken(error.to_string()))?;
    let Task::Snapshot { settings, .. } = &order.task else {
        return here(&engine, &package).map_err(SnapshotError::Load);
    };
    let policy = match compiled {
        Some(code) => {
            let component = cache::deserialize(&engine, code).map_err(|error| broken(format!("{error:#}")))?;
            Policy::load(&engine, &package, &component)
        }
        None => Policy::compile(&engine, &package),
    };
    let policy = policy.map_err(SnapshotError::Load)?;
    let settings = serde_json::from_str(settings).map_err(|error| broken(error.to_string()))?;
    let settings =
        policy.check_settings(&settings).map_err(|refused| SnapshotError::Unsuitable(refused.to_string()))?;
    snapshot::compile(&policy, &settings)
}

fn write_header(output: &mut impl Write, header: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, header)?;
    output.write_all(b"\n")
}

fn read_header<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<T> {
    let mut line = Vec::new();
    input.take(HEADER_BYTES).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(serde_json::from_slice(&line)?)
}

fn read_bytes(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    if length > CODE_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
