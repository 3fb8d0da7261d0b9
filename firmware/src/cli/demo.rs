//! `xiaoer demo`: a shop to look at, with customers and agents that are played.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, mpsc};
use std::thread;

use xiaoer_desk::time::Instant;
use xiaoer_server::clock::FastClock;
use xiaoer_store::StoreError;

use super::failure::Failure;
use super::house::{Closed, House, Plan, Viewing};
use super::options::{Demo, LogFormat};
use super::tongue::{Said, Tongue, said};
use super::{logs, user};
use crate::demo::cast::OWNER;
use crate::demo::door::{Door, DoorError};
use crate::demo::feed::{self, News};
use crate::demo::folder::{DemoFolder, FolderError, siblings};
use crate::demo::opening::{self, Opened};
use crate::demo::play::Play;

/// The screen that a demo's wall is drawn for.
const VIEWING: Viewing = Viewing { inches: 43.0, metres: 3.0 };
/// Ports tried after the wanted one, before the system chooses.
const PORTS_TRIED: u16 = 20;

/// Plays until it is told to stop.
pub fn run(options: &Demo, tongue: Tongue) -> Result<ExitCode, Failure> {
    logs::begin(LogFormat::Text, "warn");
    let (folder, mut house, password) = open(options, tongue)?;
    tell(tongue, &said("[3/4] 开店、安排人员", "[3/4] opening the shop, bringing in the staff"));
    let door = Door::new(&local_origin(house.address()));
    let (owner, password) = match (password, house.setup_code()) {
        (_, Some(code)) => {
            let password = xiaoer_server::new_password();
            (opening::create_owner(&door, code, &password).map_err(|error| broken(&error))?, password)
        }
        (Some(password), None) => (door.log_in(OWNER.login, &password).map_err(|error| broken(&error))?, password),
        (None, None) => return Err(no_owner(&folder.path)),
    };
    let opened = opening::open(&owner).map_err(|error| broken(&error))?;
    folder.note_run().map_err(|error| unusable(&error))?;
    tell(tongue, &said("[4/4] 顾客进店", "[4/4] customers come in"));
    show(&house, &opened, &password, options, tongue);

    let traffic = if options.no_traffic { None } else { Some(begin(opened, options, folder.run)?) };
    house.wait_for_the_end();
    tell(tongue, &said("正在结束……", "stopping ..."));
    if let Some((stop, playing)) = traffic {
        // The play may have ended by itself; then nobody hears this.
        let _ = stop.send(News::Stop);
        let _ = playing.join();
    }
    house.close();
    tell(
        tongue,
        &said("演示已结束，数据已保存，下次可以接着演。", "The demo has ended; its data is kept for the next time."),
    );
    Ok(ExitCode::SUCCESS)
}

/// A box in a folder of its own, and the owner's new password where there was an owner before.
fn open(options: &Demo, tongue: Tongue) -> Result<(DemoFolder, House, Option<String>), Failure> {
    for (place, path) in siblings(&options.data).enumerate() {
        let folder = match DemoFolder::prepare(&path) {
            Ok(folder) => folder,
            // Only the folder that was asked for has to be right; among its siblings the next may do.
            Err(FolderError::NotADemo { .. }) if place > 0 => continue,
            Err(error) => return Err(unusable(&error)),
        };
        let shown = path.display();
        tell(tongue, &said(format!("[1/4] 演示目录 {shown}"), format!("[1/4] the demo's folder is {shown}")));
        let password = match user::renew_password(&path, OWNER.login) {
            Ok(password) => password,
            Err(StoreError::Locked { .. }) => {
                tell(
                    tongue,
                    &said(
                        format!("{shown} 正被另一个演示使用，这次换一个目录。"),
                        format!("{shown} is being used by another demo; this one takes another folder."),
                    ),
                );
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        tell(
            tongue,
            &said(
                "[2/4] 启动小二（首次要编译策略，请稍候）",
                "[2/4] starting the box (the first time its policies are compiled)",
            ),
        );
        return Ok((folder, listen(&path, options, tongue)?, password));
    }
    Err(Failure::new(
        format!("{} 和它旁边的目录都在使用中，请用 --data 换一个目录。", options.data.display()),
        format!("{} and the folders beside it are all in use; choose another with --data.", options.data.display()),
    ))
}

/// The box on the wanted port, or on one that is free.
fn listen(folder: &Path, options: &Demo, tongue: Tongue) -> Result<House, Failure> {
    let wanted = options.listen;
    let last = last_happening(folder)?;
    let ports = (0..=PORTS_TRIED).map(|step| wanted.port().saturating_add(step)).chain([0]);
    for port in ports {
        let plan = Plan {
            folder: folder.to_path_buf(),
            listen: SocketAddr::new(wanted.ip(), port),
            clock: Arc::new(FastClock::resume(options.speed, last)),
            viewing: VIEWING,
            panel: "none".to_owned(),
        };
        match House::open(&plan, tongue) {
            Ok(house) => return Ok(house),
            Err(Closed::Taken(address)) => {
                let taken = address.port();
                tell(
                    tongue,
                    &said(
                        format!("端口 {taken} 已被占用，换一个。"),
                        format!("Port {taken} is taken; trying another."),
                    ),
                );
            }
            Err(Closed::Failed(failure)) => return Err(failure),
        }
    }
    Err(Closed::Taken(wanted).into())
}

/// When the last thing happened in this folder; 1970 in a new one.
fn last_happening(folder: &Path) -> Result<Instant, StoreError> {
    if matches!(folder.join("xiaoer.db").try_exists(), Ok(false)) {
        return Ok(Instant(0));
    }
    let (writer, reader) = xiaoer_store::open(folder)?;
    let last = reader.journal(writer.last_seq().saturating_sub(1), 1)?;
    Ok(last.last().map_or(Instant(0), |last| last.entry.at))
}

/// Who can log in where, printed once.
fn show(house: &House, opened: &Opened, password: &str, options: &Demo, tongue: Tongue) {
    let console = xiaoer_server::shown_at(house.address());
    println!();
    println!("{}", tongue.line(&said(format!("控制台：{console}"), format!("console: {console}"))));
    let display = &opened.display;
    println!(
        "{}",
        tongue.line(&said(
            format!("大屏：{console}wall?token={display}"),
            format!("wall: {console}wall?token={display}")
        ))
    );
    println!();
    println!(
        "{}",
        tongue.line(&said("可以坐的座位，密码只显示这一次：", "seats to take; these passwords are shown only now:"))
    );
    let owner = [(OWNER, password)];
    let others = opened.tickets.iter().map(|ticket| (ticket.seat, ticket.password.as_str()));
    for (seat, password) in owner.into_iter().chain(others) {
        let duty = said(seat.duty.0, seat.duty.1);
        println!("  {:<10} {:<18} {}", seat.login, password, tongue.line(&duty));
    }
    println!();
    println!(
        "{}",
        tongue.text(&said(
            "名字里带“模拟”的客服由程序扮演，不占以上座位；用客服座位登录并上线，就会分到顾客。",
            "Agents whose names end in 模拟 are played and never take these seats; log in as an agent, go online, and customers come to you.",
        ))
    );
    println!(
        "{}",
        tongue.text(&said(
            "审批退款、确认处罚留给店主和主管：一分钟内有退款要审批，十来分钟有处罚待确认。",
            "Approvals are left to the owner and the supervisor: a refund waits within a minute, a penalty within about twelve.",
        ))
    );
    if options.speed > 1 {
        let speed = options.speed;
        println!(
            "{}",
            tongue.text(&said(format!("时间快 {speed} 倍。"), format!("Time goes {speed} times as fast as in life.")))
        );
    }
    println!("{}", tongue.text(&said("按 Ctrl-C 结束。", "Ctrl-C ends the demo.")));
}

type Traffic = (mpsc::Sender<News>, thread::JoinHandle<()>);

fn begin(opened: Opened, options: &Demo, run: u64) -> Result<Traffic, Failure> {
    let Some(listener) = opened.hired.first().map(|hired| hired.door.clone()) else {
        return Err(Failure::new("没有模拟客服。", "There are no simulated agents."));
    };
    let play = Play::new(opened, options.seed, run, options.speed).map_err(|error| broken(&error))?;
    let (sender, news) = mpsc::channel();
    let heard = sender.clone();
    // Ends when the box does; nobody waits for it.
    thread::spawn(move || feed::follow(&listener, None, &heard));
    Ok((sender, thread::spawn(move || play.run(&news))))
}

/// The box as this very process reaches it.
fn local_origin(address: SocketAddr) -> String {
    let ip = if address.ip().is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { address.ip() };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

fn tell(tongue: Tongue, said: &Said) {
    println!("{}", tongue.line(said));
}

fn broken(error: &DoorError) -> Failure {
    Failure::new(
        format!("演示没能开张：{error}。请换一个新目录再试（--data）。"),
        format!("The demo could not be opened: {error}. Try again with a new folder (--data)."),
    )
}

fn no_owner(folder: &Path) -> Failure {
    let shown = folder.display();
    Failure::new(
        format!("{shown} 里的演示店主账号已经改名或删除，请换一个新目录（--data）。"),
        format!("The demo's owner is no longer in {shown}; choose a new folder (--data)."),
    )
}

fn unusable(error: &FolderError) -> Failure {
    match error {
        FolderError::NotADemo { path } => {
            let shown = path.display();
            Failure::new(
                format!("{shown} 里有别的数据，不是演示目录，没有动它。请用 --data 换一个新目录。"),
                format!(
                    "{shown} holds other data and is no demo's folder; nothing was touched. Choose a new folder with --data."
                ),
            )
        }
        FolderError::Unusable { path, source } => {
            let shown = path.display();
            Failure::new(
                format!("目录 {shown} 用不了（{source}）。请检查路径和权限，或用 --data 换一个。"),
                format!(
                    "The folder {shown} cannot be used ({source}). Check the path and its rights, or choose another with --data."
                ),
            )
        }
    }
}
