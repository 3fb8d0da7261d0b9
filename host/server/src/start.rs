//! Puts the box together and takes it apart again.

use std::{
    collections::BTreeMap,
    error::Error,
    fmt::Debug,
    io,
    net::{Ipv4Addr, SocketAddr, UdpSocket},
    path::PathBuf,
    sync::Arc,
    thread,
    time::Duration,
};

use serde_json::json;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, mpsc, watch},
    task::JoinHandle,
};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    policy::{PolicyCommand, Signer},
    shop::Platform,
    time::Millis,
    wall::WallView,
};
use xiaoer_policy::{Compiler, Limits, Package};
use xiaoer_store::{BlobKind, StoreError};

use crate::{
    access::{lockout::Lockout, password::Passwords, setup::Setup, token::Tokens},
    app::{App, Factory, Parts},
    clock::Clock,
    metrics::Metrics,
    problem::Problem,
    serve, shell,
    shell::{
        Shell,
        backtests::Backtests,
        keys::Keys,
        live::{Live, Name},
        policies::{Policies, core_digest, kind_from},
        reactor::{Judge, Reactor},
        recent::Recent,
        timer,
        trials::{self, Trials},
        writer::WriterLoop,
    },
    wall_feed,
};

/// How long open requests may take when the box stops.
const GRACE: Duration = Duration::from_secs(5);

/// How the box shall be.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder; made if it is not there.
    pub folder: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Limits of policy calls.
    pub limits: Limits,
    /// What compiles policies.
    pub compiler: Compiler,
    /// The policies that came inside the box.
    pub factory: Vec<FactoryPolicy>,
    /// Serve the console.
    pub console: bool,
    /// Personal text older than this is erased, once a day; `None` keeps it.
    pub retention: Option<Millis>,
    /// Bytes that the database may grow to; `None`: as far as the disk goes.
    pub most_bytes: Option<u64>,
}

/// A policy that came inside the box.
#[derive(Debug, Clone, Copy)]
pub struct FactoryPolicy {
    /// The package.
    pub package: &'static [u8],
    /// Who gets it.
    pub given_to: GivenTo,
}

/// Who gets a policy of the factory. A shop starts with one of each kind: its own platform's if there is one, otherwise the
/// one for every shop. Those are installed when they are new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenTo {
    /// Every new shop whose platform has none of this kind of its own.
    EveryShop,
    /// New shops of this platform.
    ShopsOf(Platform),
    /// Whoever uploads it.
    WhoeverAsks,
}

impl FactoryPolicy {
    /// For every shop whose platform has none of its own.
    pub const fn for_every_shop(package: &'static [u8]) -> Self {
        Self { package, given_to: GivenTo::EveryShop }
    }

    /// For whoever uploads it.
    pub const fn on_request(package: &'static [u8]) -> Self {
        Self { package, given_to: GivenTo::WhoeverAsks }
    }

    /// For the shops of one platform.
    pub const fn for_shops_of(platform: Platform, package: &'static [u8]) -> Self {
        Self { package, given_to: GivenTo::ShopsOf(platform) }
    }
}

/// The box could not be started. `Display` is the English sentence.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken.
    #[error("Port {} is in use. Stop the other program, or choose another port.", address.port())]
    AddressInUse {
        /// The address.
        address: SocketAddr,
    },
    /// The address cannot be listened at.
    #[error("Cannot listen at {address} ({source}). Choose another address or port.")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The data folder cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder of keys cannot be used.
    #[error("The folder keys in the data folder cannot be used ({0}). Check that it belongs to the service.")]
    Keys(io::Error),
    /// The policies cannot be run.
    #[error("{detail}")]
    Policies {
        /// What is wrong and what to do.
        detail: String,
    },
    /// A factory policy is not as it should be: a defect of this build.
    #[error("A factory policy cannot be used ({detail}). This is a defect of the program; please report it.")]
    Factory {
        /// Why.
        detail: String,
    },
    /// The system gives no thread.
    #[error("The system gives no more threads ({0}). Close other programs or restart the machine.")]
    Thread(io::Error),
    /// Something of the start could not be saved.
    #[error("The start could not be saved: {detail}")]
    NotSaved {
        /// Why.
        detail: String,
    },
}

impl StartError {
    /// The same sentence in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::AddressInUse { address } => {
                format!("端口 {} 已被占用。请停掉占用它的程序，或换一个端口。", address.port())
            }
            Self::Address { address, source } => format!("无法监听 {address}（{source}）。请换一个地址或端口。"),
            Self::Store(error) => error.zh(),
            Self::Keys(error) => format!("数据目录里的 keys 目录无法使用（{error}）。请检查它属于哪个用户。"),
            Self::Policies { detail } => format!("策略引擎无法启动：{detail}"),
            Self::Factory { detail } => format!("出厂策略无法使用（{detail}）。这是程序缺陷，请反馈给我们。"),
            Self::Thread(error) => format!("系统不再提供线程（{error}）。请关闭其他程序或重启机器。"),
            Self::NotSaved { detail } => format!("启动时无法保存：{detail}"),
        }
    }
}

/// What the wall draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WallFeed {
    /// Nobody owns the box yet: the one-time code, and the address to open.
    FirstStart {
        /// The code.
        code: String,
        /// For example `http://192.168.1.20:8080/`.
        address: String,
    },
    /// The desk.
    Desk(WallView),
}

/// A picture's number, and the picture as a PNG file.
pub type Png = (u64, Arc<[u8]>);

/// Where the wall's pixels come from: whoever draws it.
pub trait Picture: Debug + Send + Sync {
    /// What is shown now. Called only while somebody looks, and may take milliseconds.
    fn png(&self) -> Result<Png, Box<dyn Error + Send + Sync>>;
}

/// A picture of the wall, as the wall loop publishes it.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Counts pictures.
    pub number: u64,
    /// Its pixels, or those of a later one.
    pub picture: Arc<dyn Picture>,
}

/// A box that runs. Dropping it without `stop` ends it as a power cut would.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The one-time code for the first owner, if there is none yet.
    pub setup_code: Option<String>,
    /// What the wall shall draw; changes at least every second.
    pub wall: watch::Receiver<WallFeed>,
    /// Where the wall loop puts its pictures.
    pub frames: watch::Sender<Option<Frame>>,
    /// Counters.
    pub metrics: Arc<Metrics>,
    stopping: watch::Sender<bool>,
    server: JoinHandle<io::Result<()>>,
    tasks: Vec<JoinHandle<()>>,
    writer: thread::JoinHandle<()>,
}

impl Running {
    /// Ends open requests, writes what waits, and closes the data folder.
    pub async fn stop(self) {
        let Self { stopping, mut server, tasks, writer, .. } = self;
        stopping.send_replace(true);
        if tokio::time::timeout(GRACE, &mut server).await.is_err() {
            server.abort();
        }
        for task in tasks {
            task.abort();
            // It was told to end; how it ended is of no interest.
            let _ = task.await;
        }
        // The writer ends when the last door to it has closed.
        let ended = tokio::task::spawn_blocking(move || writer.join());
        if tokio::time::timeout(GRACE, ended).await.is_err() {
            tracing::warn!("a request did not end in time; the data folder is released with the process");
        }
    }
}

/// Starts the box.
pub async fn start(config: Config) -> Result<Running, StartError> {
    // First what changes nothing: two boxes on one machine meet here.
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().map_err(|source| StartError::Address { address: config.listen, source })?;
    let (writer, reader) = xiaoer_store::open(&config.folder)?;
    writer.limit_bytes(config.most_bytes)?;
    let desk = writer.load_desk()?;
    let policies = Policies::start(&config.folder, config.limits, config.compiler)
        .map_err(|error| StartError::Policies { detail: error.to_string() })?;
    let policies = Arc::new(policies);
    let keys = Keys::open(&config.folder).map_err(StartError::Keys)?;
    let given_back = policies.take_up(&desk, &reader)?;

    let names = reader
        .accounts()?
        .into_iter()
        .map(|account| (account.staff, Name { login: account.login, name: account.name }))
        .collect::<BTreeMap<_, _>>();
    let setup = Setup::new(names.is_empty());
    let tokens = Arc::new(Tokens::new(reader.tokens()?));
    let metrics = Arc::new(Metrics::default());
    let recent = Arc::new(Recent::default());
    let live = Arc::new(Live::new(desk.clone(), writer.last_seq(), names));
    let (judge, asked) = mpsc::unbounded_channel();
    for waiting in Judge::waiting(&desk) {
        // The receiver is in this very function.
        let _ = judge.send(waiting);
    }
    let (trial_door, given, untried) = trials::open(&metrics);
    let (deadline, armed) = watch::channel(None);
    let (door, requests) = Shell::new();
    let writing = WriterLoop {
        writer,
        reader: reader.clone(),
        clock: Arc::clone(&config.clock),
        live: Arc::clone(&live),
        recent: Arc::clone(&recent),
        metrics: Arc::clone(&metrics),
        judge,
        trials: trial_door,
        deadline,
    };
    let writer = thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || writing.run(desk, requests))
        .map_err(StartError::Thread)?;
    give_back(&door, given_back).await?;
    let factory = install_factory(&door, &policies, &live, &config.factory).await?;

    let (stopping, stop) = watch::channel(false);
    let (frames, shown) = watch::channel(None);
    let app = App::new(Parts {
        shell: door.clone(),
        live: Arc::clone(&live),
        recent,
        reader: reader.clone(),
        policies: Arc::clone(&policies),
        keys: Arc::new(keys),
        backtests: Backtests::default(),
        untried,
        clock: Arc::clone(&config.clock),
        metrics: Arc::clone(&metrics),
        tokens,
        passwords: Passwords::new(),
        lockout: Lockout::default(),
        setup: setup.clone(),
        factory,
        of_factory: config.factory.iter().map(|policy| policy.package).collect(),
        frames: shown,
        run: crate::random::code(6),
        compiling: Semaphore::new(1),
        stopping: stop.clone(),
    });
    let trials = Trials {
        shell: door.clone(),
        live: Arc::clone(&live),
        policies: Arc::clone(&policies),
        reader: reader.clone(),
        clock: Arc::clone(&config.clock),
    };
    let reactor =
        Reactor { shell: door.clone(), live: Arc::clone(&live), policies, reader, clock: Arc::clone(&config.clock) };
    let (wall, feed) = wall_feed::open(Arc::clone(&live), setup.clone(), Arc::clone(&config.clock), shown_at(address));
    let mut tasks = vec![
        tokio::spawn(timer::run(door.clone(), Arc::clone(&config.clock), Arc::clone(&metrics), armed)),
        tokio::spawn(reactor.run(asked)),
        tokio::spawn(trials.run(given)),
        tokio::spawn(feed),
    ];
    if let Some(retention) = config.retention {
        tasks.push(tokio::spawn(shell::retention::run(door, Arc::clone(&config.clock), retention)));
    }
    let router = serve::router(app, config.console);
    let server = tokio::spawn(run(listener, router, stop));
    tracing::info!(%address, folder = %config.folder.display(), "the box runs");
    Ok(Running { address, setup_code: setup.code(), wall, frames, metrics, stopping, server, tasks, writer })
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => StartError::AddressInUse { address },
        _ => StartError::Address { address, source },
    })
}

async fn run(listener: TcpListener, router: axum::Router, mut stop: watch::Receiver<bool>) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            // Told to stop, or nobody is left to tell.
            let _ = stop.wait_for(|stopping| *stopping).await;
        })
        .await
}

/// Goes back, where what is in force cannot be loaded, to what was in force before.
async fn give_back(door: &Shell, commands: Vec<PolicyCommand>) -> Result<(), StartError> {
    if commands.is_empty() {
        return Ok(());
    }
    let done: Result<(), Problem> = door
        .carry_out_patiently(move |transaction| {
            for command in commands {
                transaction.decide(Actor::Desk, &Command::Policy(command))?;
            }
            Ok(())
        })
        .await;
    done.map_err(|problem| StartError::NotSaved { detail: problem.english().to_owned() })
}

/// Takes the policies with which shops start in, those that are new, and checks that they accept no settings as their
/// defaults.
async fn install_factory(
    door: &Shell,
    policies: &Arc<Policies>,
    live: &Live,
    policies_of_factory: &[FactoryPolicy],
) -> Result<Vec<Factory>, StartError> {
    let mut factory = Vec::new();
    for &FactoryPolicy { package: bytes, given_to } in policies_of_factory {
        if given_to == GivenTo::WhoeverAsks {
            continue;
        }
        let package = Package::read(bytes).map_err(|error| StartError::Factory { detail: error.to_string() })?;
        let (digest, kind) = (core_digest(package.digest()), kind_from(package.manifest().kind));
        if !live.desk().installed.contains_key(&digest) {
            let loading = Arc::clone(policies);
            let checked = tokio::task::spawn_blocking(move || {
                let (_, policy) = loading.load(bytes).map_err(|refused| format!("{refused:?}"))?;
                policy.check_settings(&json!({})).map_err(|refused| refused.to_string())?;
                loading.know(&policy);
                Ok::<_, String>(())
            });
            checked
                .await
                .map_err(|error| StartError::Factory { detail: error.to_string() })?
                .map_err(|detail| StartError::Factory { detail })?;
            let (id, version) = (package.manifest().id.clone(), package.manifest().version.clone());
            let command = PolicyCommand::Install { policy: digest, kind, id, version, signer: Signer::Factory };
            let installed: Result<(), Problem> = door
                .carry_out_patiently(move |transaction| {
                    transaction.decide(Actor::Desk, &Command::Policy(command))?;
                    transaction.keep_blob(digest, BlobKind::Package, bytes.to_vec());
                    Ok(())
                })
                .await;
            installed.map_err(|problem| StartError::NotSaved { detail: problem.english().to_owned() })?;
        }
        factory.push(Factory { kind, given_to, policy: digest });
    }
    Ok(factory)
}

/// The address that a visitor types: where the box listens, or the machine's own address where it listens everywhere.
pub fn shown_at(address: SocketAddr) -> String {
    let host = if address.ip().is_unspecified() { own_address().into() } else { address.ip() };
    format!("http://{}/", SocketAddr::new(host, address.port()))
}

/// The address under which other machines of the network see this one. Nothing is sent to find out.
fn own_address() -> Ipv4Addr {
    let asked = || -> io::Result<SocketAddr> {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        // An address for documentation: the route to it is the route to anywhere.
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    };
    match asked() {
        Ok(SocketAddr::V4(own)) => *own.ip(),
        _ => Ipv4Addr::LOCALHOST,
    }
}
