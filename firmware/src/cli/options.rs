//! The words of the command line. Every help text stands in both languages.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::compile_policy;
use super::policy::options::Policy;
use super::tongue::Tongue;

/// How a command's help is laid out.
pub const PAGE: &str = "{about}\n\n用法 · Usage: {usage}\n\n{all-args}\n";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "xiaoer",
    version,
    about = "小二：店铺柜台上的客服台 · xiaoer: a shop's customer-service desk in a box",
    help_template = "{about}\n\n用法 · Usage: {usage}\n\n命令 · Commands:\n{subcommands}\n\n选项 · Options:\n{options}\n",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true,
    subcommand_help_heading = "命令 · Commands"
)]
pub struct Asked {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of what is said.
    #[arg(
        long,
        global = true,
        value_name = "zh|en",
        value_parser = |text: &str| Tongue::named(text).ok_or("unknown"),
        help = "语言，默认看系统设置 · language, by default the system's",
        help_heading = HEADING
    )]
    pub lang: Option<Tongue>,
    /// Help.
    #[arg(
        short,
        long,
        global = true,
        action = clap::ArgAction::Help,
        help = "显示帮助 · show this page",
        help_heading = HEADING
    )]
    help: Option<bool>,
    /// Version.
    #[arg(
        short = 'V',
        long,
        action = clap::ArgAction::Version,
        help = "显示版本 · show the version",
        help_heading = HEADING
    )]
    version: Option<bool>,
}

/// The heading over a command's options.
pub const HEADING: &str = "选项 · Options";

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Opens the desk.
    #[command(about = "打开客服台，供店里的电脑和大屏使用 · open the desk for the shop's computers and its wall", help_template = PAGE)]
    Serve(Serve),
    /// Plays a shop.
    #[command(
        about = "演示：一家有模拟顾客和模拟客服的小店 · a small shop with simulated customers and agents",
        help_template = PAGE
    )]
    Demo(Demo),
    /// Checks a data folder.
    #[command(about = "检查数据目录是否完好 · check that a data folder is whole", help_template = PAGE)]
    Check {
        /// The folder.
        #[arg(value_name = "DIR", help = "数据目录 · the data folder", help_heading = HEADING)]
        folder: PathBuf,
    },
    /// Checks the machine.
    #[command(about = "检查这台机器是否适合运行小二 · check that this machine can run xiaoer", help_template = PAGE)]
    Doctor {
        /// The folder.
        #[arg(value_name = "DIR", help = "数据目录，可不写 · the data folder, if any", help_heading = HEADING)]
        folder: Option<PathBuf>,
    },
    /// Prints the interface's description.
    #[command(about = "打印接口说明（OpenAPI 3.1）· print the interface's description (OpenAPI 3.1)", help_template = PAGE)]
    Openapi,
    /// Accounts.
    #[command(
        subcommand,
        about = "账号 · accounts",
        help_template = "{about}\n\n用法 · Usage: {usage}\n\n命令 · Commands:\n{subcommands}\n\n{options}\n"
    )]
    User(User),
    /// Policies.
    #[command(
        subcommand,
        about = "策略：查看、检查、测试、编写、签名、安装和重放 · policies: inspect, check, test, write, sign, install and replay them",
        help_template = "{about}\n\n用法 · Usage: {usage}\n\n命令 · Commands:\n{subcommands}\n\n{options}\n"
    )]
    Policy(Policy),
    /// A part of `serve`, in a process of its own.
    #[command(
        hide = true,
        name = compile_policy::WORD,
        about = "供小二自己调用：编译一个策略 · the box calls this by itself: compiles one policy",
        help_template = PAGE
    )]
    CompilePolicy,
    /// Help.
    #[command(about = "显示帮助，例如 xiaoer help serve · show help, as in `xiaoer help serve`", help_template = PAGE)]
    Help {
        /// About which command.
        #[arg(value_name = "COMMAND", help = "命令 · a command", help_heading = HEADING)]
        command: Option<String>,
    },
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where the data are.
    #[arg(long, value_name = "DIR", help = "数据目录，没有就新建 · the data folder; made if there is none", help_heading = HEADING)]
    pub data: PathBuf,
    /// Where to listen.
    #[arg(
        long,
        value_name = "ADDR:PORT",
        default_value = "0.0.0.0:8080",
        hide_default_value = true,
        help = "监听地址，默认 0.0.0.0:8080，即本店局域网；只给本机用就写 127.0.0.1:8080 · where to listen; by default 0.0.0.0:8080, \
                the shop's own network; 127.0.0.1:8080 for this machine only",
        help_heading = HEADING
    )]
    pub listen: SocketAddr,
    /// Diagonal of the wall.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 43.0,
        hide_default_value = true,
        help = "大屏对角线，英寸，默认 43 · the wall's diagonal in inches, by default 43",
        help_heading = HEADING
    )]
    pub screen_inches: f64,
    /// Distance of its readers.
    #[arg(
        long,
        value_name = "M",
        default_value_t = 3.0,
        hide_default_value = true,
        help = "观看距离，米，默认 3 · metres from which it is read, by default 3",
        help_heading = HEADING
    )]
    pub viewing_metres: f64,
    /// Where the wall's pixels go.
    #[arg(
        long,
        value_name = "auto|none|DEVICE",
        default_value = "auto",
        hide_default_value = true,
        help = "大屏接在哪里：auto 找到就用（默认），none 只在浏览器里看，或写设备路径如 /dev/fb0 · where the wall is: auto uses one \
                if there is one (default), none leaves it to browsers, or a device such as /dev/fb0",
        help_heading = HEADING
    )]
    pub panel: String,
    /// How logs are written.
    #[arg(
        long,
        value_name = "text|json",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "日志格式，写到标准错误，默认 text · how logs are written to standard error, by default text",
        help_heading = HEADING
    )]
    pub log_format: LogFormat,
}

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Where its data are.
    #[arg(
        long,
        value_name = "DIR",
        help = "演示数据目录，新目录或以前的演示目录 · the demo's folder: a new one, or one that a demo used before",
        help_heading = HEADING
    )]
    pub data: PathBuf,
    /// Where to listen.
    #[arg(
        long,
        value_name = "ADDR:PORT",
        default_value = "127.0.0.1:8080",
        hide_default_value = true,
        help = "监听地址，默认 127.0.0.1:8080，被占用时自动换一个端口 · where to listen; by default 127.0.0.1:8080, or another port if \
                that is taken",
        help_heading = HEADING
    )]
    pub listen: SocketAddr,
    /// How fast.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..=100),
        help = "时间快慢，1 是真实速度（默认），最大 100 · how fast time goes, 1 as in life (default), at most 100",
        help_heading = HEADING
    )]
    pub speed: u32,
    /// Which traffic.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        hide_default_value = true,
        help = "随机种子，默认 1；相同的种子演出相同 · the seed, by default 1; the same seed plays the same",
        help_heading = HEADING
    )]
    pub seed: u64,
    /// Only the shop.
    #[arg(long, help = "只开店，不模拟顾客 · open the shop without simulated customers", help_heading = HEADING)]
    pub no_traffic: bool,
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Makes a new password.
    #[command(
        about = "忘记密码时换一个新密码，需要先停机 · make a new password for somebody who forgot theirs; stop the box first",
        help_template = PAGE
    )]
    ResetPassword {
        /// Where the data are.
        #[arg(long, value_name = "DIR", help = "数据目录 · the data folder", help_heading = HEADING)]
        data: PathBuf,
        /// Whose.
        #[arg(value_name = "LOGIN", help = "登录名 · the login", help_heading = HEADING)]
        login: String,
    },
}

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Asked::command().debug_assert();
    }

    #[test]
    fn every_help_text_stands_in_both_languages() {
        fn both(text: Option<String>, of: &str) {
            let text = text.unwrap_or_default();
            let han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let latin = text.chars().filter(char::is_ascii_alphabetic).count() > 5;
            assert!(han && latin, "{of}: {text:?}");
        }
        fn walk(command: &clap::Command) {
            both(command.get_about().map(ToString::to_string), command.get_name());
            for argument in command.get_arguments() {
                both(argument.get_help().map(ToString::to_string), argument.get_id().as_str());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Asked::command());
    }
}
