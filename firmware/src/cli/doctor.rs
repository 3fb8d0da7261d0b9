//! `xiaoer doctor`: what this machine can do for the box, one line for each thing.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use xiaoer_policy::{Allocator, Engine, Limits};
use xiaoer_server::clock::{BootClock, Clock};

use super::house::{FRAMEBUFFER, FRAMEBUFFER_SYSFS};
use super::tongue::{Said, Tongue, said};
use crate::panel::Panel;
use crate::panel::framebuffer::Framebuffer;
use crate::wall::glyphs::Glyphs;

/// Less free space than this is worth a word, MiB.
const LITTLE_SPACE: u64 = 1_024;
/// With less than this the box would soon stop writing, MiB.
const TOO_LITTLE_SPACE: u64 = 100;

/// How one thing stands.
enum Finding {
    /// As it should be.
    Good(Said),
    /// The box works, with something missing.
    Note(Said),
    /// The box would not work.
    Bad(Said),
}

/// Looks at everything; 1 if something would keep the box from working.
pub fn run(folder: Option<&Path>, tongue: Tongue) -> ExitCode {
    let mut findings = vec![program(), policies(), clock(), typeface(), panel()];
    if let Some(folder) = folder {
        findings.extend([rights(folder), space(folder)]);
        findings.extend(keys(folder));
    }
    let mut bad = false;
    for finding in &findings {
        let (sign, said) = match finding {
            Finding::Good(said) => ("✓", said),
            Finding::Note(said) => ("!", said),
            Finding::Bad(said) => ("✗", said),
        };
        bad |= matches!(finding, Finding::Bad(_));
        println!("{sign} {}", tongue.line(said));
    }
    if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn program() -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    Finding::Good(said(format!("小二 {version}（{os}，{arch}）"), format!("xiaoer {version} ({os}, {arch})")))
}

fn policies() -> Finding {
    match Engine::start(Limits::default(), Limits::CAP) {
        Ok(engine) => match engine.allocator() {
            Allocator::Pool { .. } => {
                Finding::Good(said("策略引擎：正常，最快的内存方式", "policy engine: works, the fastest way of memory"))
            }
            Allocator::SmallPool { .. } => Finding::Good(said(
                "策略引擎：正常，这台机器地址空间小，用省地址的方式",
                "policy engine: works; this machine has little address space, so the frugal way of memory",
            )),
            Allocator::OnDemand => Finding::Note(said(
                "策略引擎：能用但较慢，请放宽地址空间限制（ulimit -v、LimitAS）",
                "policy engine: works, but slowly; raise the address-space limit (ulimit -v, LimitAS)",
            )),
        },
        Err(error) => Finding::Bad(said(format!("策略引擎：启动不了：{error}"), format!("policy engine: {error}"))),
    }
}

fn clock() -> Finding {
    if BootClock::start().trusted() {
        Finding::Good(said("时钟：已校准", "clock: synchronised"))
    } else {
        Finding::Note(said(
            "时钟：未校准，校准之前不能确认处罚；请打开系统校时（timedatectl set-ntp true）",
            "clock: not synchronised, and until then no penalty can be confirmed; turn on time synchronisation (timedatectl set-ntp true)",
        ))
    }
}

fn typeface() -> Finding {
    match Glyphs::new() {
        Ok(glyphs) if glyphs.has('欢') && glyphs.has('8') => {
            Finding::Good(said("大屏字体：正常", "typeface of the wall: works"))
        }
        Ok(_) => Finding::Bad(said(
            "大屏字体：缺少汉字，请重新安装小二",
            "typeface of the wall: Chinese characters are missing; install xiaoer again",
        )),
        Err(error) => Finding::Bad(said(
            format!("大屏字体：损坏（{error}），请重新安装小二"),
            format!("typeface of the wall: damaged ({error}); install xiaoer again"),
        )),
    }
}

fn panel() -> Finding {
    match Framebuffer::open(Path::new(FRAMEBUFFER), Path::new(FRAMEBUFFER_SYSFS)) {
        Ok(panel) => {
            let size = panel.size();
            let (width, height) = (size.width, size.height);
            Finding::Good(said(
                format!("大屏：{FRAMEBUFFER}，{width} × {height}"),
                format!("wall: {FRAMEBUFFER}, {width} x {height}"),
            ))
        }
        Err(error) => Finding::Note(said(
            format!("大屏：没有接上可用的屏幕，可以在浏览器里打开 /wall（{error}）"),
            format!("wall: no screen to draw on; it is in the browser at /wall ({error})"),
        )),
    }
}

fn rights(folder: &Path) -> Finding {
    let shown = folder.display();
    if !folder.exists() {
        return Finding::Note(said(
            format!("数据目录：{shown} 还不存在，第一次启动时会新建"),
            format!("data folder: {shown} does not exist yet; the first start makes it"),
        ));
    }
    // Only a file that is really written proves that one can be.
    let probe = folder.join(format!(".xiaoer-doctor-{}", std::process::id()));
    match fs::write(&probe, b"1").and_then(|()| fs::remove_file(&probe)) {
        Ok(()) => {
            Finding::Good(said(format!("数据目录：{shown} 可读写"), format!("data folder: {shown} can be written")))
        }
        Err(error) => Finding::Bad(said(
            format!("数据目录：{shown} 不能写入（{error}），请检查目录属于哪个用户"),
            format!("data folder: {shown} cannot be written ({error}); check which user owns it"),
        )),
    }
}

/// The keys by which the box knows packages; nothing where there is no box yet.
fn keys(folder: &Path) -> Vec<Finding> {
    let known = match xiaoer_server::known_keys(folder) {
        Ok(known) => known,
        Err(error) => {
            return vec![Finding::Bad(said(
                format!("签名密钥：读不了 keys 目录（{error}），请检查它属于哪个用户"),
                format!("signing keys: the folder keys cannot be read ({error}); check which user owns it"),
            ))];
        }
    };
    let mut findings = Vec::new();
    if let Some((own, text)) = &known.own {
        let (id, public) = (own.id(), text.lines().nth(1).unwrap_or_default());
        findings.push(Finding::Good(said(
            format!("本店签名公钥：{id}（{public}）"),
            format!("the shop's public signing key: {id} ({public})"),
        )));
    }
    for vendor in &known.vendors {
        let (name, id) = (vendor.name(), vendor.id());
        findings.push(Finding::Good(said(
            format!("信任的厂商公钥：{name}，{id}"),
            format!("trusted vendor's key: {name}, {id}"),
        )));
    }
    for name in &known.unreadable {
        findings.push(Finding::Note(said(
            format!("签名密钥：keys/{name}.pub 不是公钥，请换掉或移走"),
            format!("signing keys: keys/{name}.pub is no public key; replace it or move it away"),
        )));
    }
    findings
}

fn space(folder: &Path) -> Finding {
    // Where the folder does not exist yet, its nearest parent is on the same disk.
    let place = folder.ancestors().find(|place| place.exists()).unwrap_or(Path::new("/"));
    match rustix::fs::statvfs(place) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize) / (1 << 20);
            let text = said(format!("磁盘：剩余 {free} MiB"), format!("disk: {free} MiB free"));
            match free {
                0..TOO_LITTLE_SPACE => Finding::Bad(text),
                TOO_LITTLE_SPACE..LITTLE_SPACE => Finding::Note(text),
                _ => Finding::Good(text),
            }
        }
        Err(error) => Finding::Bad(said(
            format!("磁盘：读不到剩余空间（{error}）"),
            format!("disk: free space unknown ({error})"),
        )),
    }
}
