//! A box with its wall, in one process: the server on its runtime, the wall on a thread of its own, and the signals that
//! end them.

use std::error::Error;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Instant;

use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tracing::{info, warn};
use xiaoer_desk::shop::Platform;
use xiaoer_desk::time::Millis;
use xiaoer_policy::Limits;
use xiaoer_server::clock::Clock;
use xiaoer_server::{Config, FactoryPolicy, Frame, Png, Running, StartError, WallFeed};

use super::compile_policy;
use super::failure::Failure;
use super::tongue::Tongue;
use crate::panel::framebuffer::Framebuffer;
use crate::panel::{Panel, PanelError};
use crate::wall::legibility::Screen;
use crate::wall::live::{LiveWall, Turn};
use crate::wall::picture::Picture;
use crate::wall::scenes::{FirstStart, Scene};
use crate::wall::words::Language;

/// The kernel's first screen, and where it is described.
pub const FRAMEBUFFER: &str = "/dev/fb0";
/// The folder with its description.
pub const FRAMEBUFFER_SYSFS: &str = "/sys/class/graphics/fb0";
/// A wall without a panel is drawn in this size.
const PIXELS: (u32, u32) = (1920, 1080);

/// How the wall is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Viewing {
    /// Diagonal of the screen.
    pub inches: f64,
    /// Distance of its readers.
    pub metres: f64,
}

/// How the box shall be.
#[derive(Debug)]
pub struct Plan {
    /// The data folder.
    pub folder: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// How the wall is looked at.
    pub viewing: Viewing,
    /// `auto`, `none` or a device.
    pub panel: String,
}

/// A running box with its wall.
pub struct House {
    runtime: Runtime,
    running: Running,
    wall: thread::JoinHandle<()>,
    interrupt: Signal,
    terminate: Signal,
}

/// Why a box is not open.
pub enum Closed {
    /// Another program listens at this address.
    Taken(SocketAddr),
    /// Anything else.
    Failed(Failure),
}

impl From<Failure> for Closed {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Closed> for Failure {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Taken(address) => {
                let (port, ip) = (address.port(), address.ip());
                let other = SocketAddr::new(ip, port.checked_add(1).unwrap_or(8080));
                Self::new(
                    format!("端口 {port} 已被占用。请停掉占用它的程序，或换一个端口，例如 --listen {other}。"),
                    format!(
                        "Port {port} is in use. Stop the other program, or choose another port, such as --listen {other}."
                    ),
                )
            }
            Closed::Failed(failure) => failure,
        }
    }
}

impl House {
    /// Opens the box. From here on, Ctrl-C ends it in good order.
    pub fn open(plan: &Plan, tongue: Tongue) -> Result<Self, Closed> {
        // Looked at first: a screen that cannot be is no reason to have made a data folder.
        let (panel, pixels) = find_panel(&plan.panel)?;
        let screen = screen(pixels, plan.viewing)?;
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| no_system(&error))?;
        let (interrupt, terminate) = {
            let _inside = runtime.enter();
            let caught = |kind| signal(kind).map_err(|error| no_system(&error));
            (caught(SignalKind::interrupt())?, caught(SignalKind::terminate())?)
        };
        let config = Config {
            folder: plan.folder.clone(),
            listen: plan.listen,
            clock: Arc::clone(&plan.clock),
            limits: Limits::default(),
            compiler: compile_policy::compiler(),
            factory: vec![
                FactoryPolicy::for_every_shop(xiaoer_artifacts::REPLY),
                FactoryPolicy::for_every_shop(xiaoer_artifacts::REFUND),
                FactoryPolicy::for_every_shop(xiaoer_artifacts::PENALTY),
                FactoryPolicy::for_shops_of(Platform::Pinduoduo, xiaoer_artifacts::POINTS),
                FactoryPolicy::on_request(xiaoer_artifacts::TABLE_REPLY),
                FactoryPolicy::on_request(xiaoer_artifacts::TABLE_REFUND),
                FactoryPolicy::on_request(xiaoer_artifacts::TABLE_PENALTY),
                FactoryPolicy::on_request(xiaoer_artifacts::SCRIPT_REPLY),
                FactoryPolicy::on_request(xiaoer_artifacts::SCRIPT_REFUND),
                FactoryPolicy::on_request(xiaoer_artifacts::SCRIPT_PENALTY),
            ],
            console: true,
            retention: None,
            most_bytes: None,
        };
        let running = runtime.block_on(xiaoer_server::start(config)).map_err(|error| match error {
            StartError::AddressInUse { address } => Closed::Taken(address),
            other => Closed::Failed(Failure::new(other.zh(), other.to_string())),
        })?;
        let language = if tongue == Tongue::En { Language::En } else { Language::ZhCn };
        let wall = begin_wall(&runtime, &running, screen, language, panel)?;
        Ok(Self { runtime, running, wall, interrupt, terminate })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running.address
    }

    /// The one-time code for the first owner, while there is none.
    pub fn setup_code(&self) -> Option<&str> {
        self.running.setup_code.as_deref()
    }

    /// Waits for Ctrl-C, or for the system to end the service.
    pub fn wait_for_the_end(&mut self) {
        let Self { runtime, interrupt, terminate, .. } = self;
        runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => info!("interrupted"),
                _ = terminate.recv() => info!("told to end"),
            }
        });
    }

    /// Saves what waits and ends the box and its wall.
    pub fn close(self) {
        self.runtime.block_on(self.running.stop());
        // The wall ends with its feed.
        let _ = self.wall.join();
    }
}

fn no_system(error: &std::io::Error) -> Failure {
    Failure::new(
        format!("系统资源不足（{error}）。请关闭其他程序或重启机器。"),
        format!("The system lacks resources ({error}). Close other programs or restart the machine."),
    )
}

/// A wall of so many pixels, looked at in this way.
pub fn screen(pixels: (u32, u32), viewing: Viewing) -> Result<Screen, Failure> {
    let Viewing { inches, metres } = viewing;
    Screen::new(pixels.0, pixels.1, inches, metres).map_err(|error| {
        let (width, height) = pixels;
        Failure::usage(
            format!("大屏参数不对：{inches} 英寸、{metres} 米、{width} × {height} 像素。对角线要在 5 到 200 英寸，距离 0.3 到 30 米，像素 640×360 到 7680×4320。"),
            format!("The wall cannot be drawn: {error}."),
        )
    })
}

/// The size of a wall that only browsers show.
pub const fn usual_pixels() -> (u32, u32) {
    PIXELS
}

type Found = (Option<Box<dyn Panel + Send>>, (u32, u32));

fn find_panel(wanted: &str) -> Result<Found, Failure> {
    let device = match wanted {
        "none" => return Ok((None, PIXELS)),
        "auto" => Path::new(FRAMEBUFFER),
        named => Path::new(named),
    };
    let sysfs = device
        .file_name()
        .map_or_else(|| PathBuf::from(FRAMEBUFFER_SYSFS), |name| Path::new("/sys/class/graphics").join(name));
    match Framebuffer::open(device, &sysfs) {
        Ok(panel) => {
            let size = panel.size();
            Ok((Some(Box::new(panel)), (size.width, size.height)))
        }
        // Only a screen that was asked for by name has to be there.
        Err(error) if wanted == "auto" => {
            if !matches!(error, PanelError::Absent { .. }) {
                warn!("the screen is not used: {error}");
            }
            Ok((None, PIXELS))
        }
        Err(error) => Err(Failure::new(
            format!("大屏 {wanted} 用不了：{error}。请检查连接，或用 --panel none 只在浏览器里看。"),
            format!(
                "The screen {wanted} cannot be used: {error}. Check it, or leave the wall to browsers with --panel none."
            ),
        )),
    }
}

/// Starts the wall's thread: it draws what the box feeds it, shows it on the panel, and hands each picture back to the box
/// for browsers.
fn begin_wall(
    runtime: &Runtime,
    running: &Running,
    screen: Screen,
    language: Language,
    panel: Option<Box<dyn Panel + Send>>,
) -> Result<thread::JoinHandle<()>, Failure> {
    let started = Instant::now();
    let now = move || Millis(i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX));
    let mut wall = LiveWall::new(screen, language, now()).map_err(|error| {
        Failure::new(
            format!("大屏字体损坏（{error}），请重新安装小二。"),
            format!("The wall's typeface is damaged ({error}); install xiaoer again."),
        )
    })?;
    if let Some(panel) = panel
        && let Err(error) = wall.attach(panel)
    {
        warn!("the screen is not used: {error}");
    }
    let (sender, scenes) = mpsc::channel();
    let mut feed = running.wall.clone();
    runtime.spawn(async move {
        loop {
            let scene = scene(&feed.borrow_and_update());
            if sender.send(scene).is_err() || feed.changed().await.is_err() {
                return;
            }
        }
    });
    let frames = running.frames.clone();
    let picture = wall.picture();
    thread::Builder::new()
        .name("wall".to_owned())
        .spawn(move || {
            let mut missing = 0;
            wall.run(&scenes, now, |turn, glyphs| {
                publish(turn, &picture, &frames);
                if let Some(error) = &turn.lost_panel {
                    warn!("the screen is given up: {error}");
                }
                if glyphs.missing().len() > missing {
                    missing = glyphs.missing().len();
                    warn!(missing, "the wall's typeface lacks characters");
                }
            });
        })
        .map_err(|error| no_system(&error))
}

fn scene(feed: &WallFeed) -> Scene {
    match feed {
        WallFeed::FirstStart { code, address } => {
            Scene::FirstStart(FirstStart { code: code.clone(), address: address.trim_end_matches('/').to_owned() })
        }
        WallFeed::Desk(view) => Scene::Desk(Box::new(view.clone())),
    }
}

/// A new picture is there; it is compressed when somebody looks.
fn publish(turn: &Turn, picture: &Arc<Picture>, frames: &watch::Sender<Option<Frame>>) {
    if !turn.damage.is_empty() {
        let number = picture.version();
        frames.send_replace(Some(Frame { number, picture: Arc::<Picture>::clone(picture) }));
    }
}

impl xiaoer_server::Picture for Picture {
    fn png(&self) -> Result<Png, Box<dyn Error + Send + Sync>> {
        Ok(Self::png(self)?)
    }
}
