//! `xiaoer serve`: the desk, for real.

use std::process::ExitCode;
use std::sync::Arc;

use xiaoer_server::clock::BootClock;

use super::failure::Failure;
use super::house::{self, House, Plan, Viewing};
use super::logs;
use super::options::Serve;
use super::tongue::{Tongue, said};

/// Serves until it is told to stop.
pub fn run(options: &Serve, tongue: Tongue) -> Result<ExitCode, Failure> {
    let viewing = Viewing { inches: options.screen_inches, metres: options.viewing_metres };
    // Before anything is made: whether a wall can be drawn like this at all.
    house::screen(house::usual_pixels(), viewing)?;
    logs::begin(options.log_format, "info");
    let plan = Plan {
        folder: options.data.clone(),
        listen: options.listen,
        clock: Arc::new(BootClock::start()),
        viewing,
        panel: options.panel.clone(),
    };
    let mut house = House::open(&plan, tongue)?;
    let console = xiaoer_server::shown_at(house.address());
    println!("{}", tongue.line(&said(format!("控制台：{console}"), format!("console: {console}"))));
    println!("{}", tongue.line(&said(format!("大屏：{console}wall"), format!("wall: {console}wall"))));
    if let Some(code) = house.setup_code() {
        println!(
            "{}",
            tongue.text(&said(
                format!("首次使用：请在浏览器打开控制台，输入开机码 {code} 创建店主账号。"),
                format!("First start: open the console in a browser and enter the one-time code {code} to create the owner's account."),
            ))
        );
    }
    if house.address().ip().is_unspecified() {
        println!(
            "{}",
            tongue.text(&said(
                "本店局域网里的电脑都能打开控制台；只给本机用请加 --listen 127.0.0.1:8080。",
                "Every computer in the shop's network can open the console; for this machine only, add --listen 127.0.0.1:8080.",
            ))
        );
    }
    println!("{}", tongue.text(&said("按 Ctrl-C 停机。", "Ctrl-C stops the box.")));
    house.wait_for_the_end();
    house.close();
    println!("{}", tongue.text(&said("已停机，数据都已保存。", "Stopped; everything is saved.")));
    Ok(ExitCode::SUCCESS)
}
