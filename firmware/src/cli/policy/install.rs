//! `xiaoer policy install`: uploads a package to a running box, as the owner would in the console. The box checks it, and
//! writes down who brought it; a stopped data folder is never written to from here, because nobody would stand for it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use super::super::failure::Failure;
use super::super::options::HEADING;
use super::super::tongue::{Said, Tongue, said};
use super::{output, source};
use crate::demo::door::{Door, DoorError};

/// Where the box is, and who asks.
#[derive(Debug, Args)]
pub struct Remote {
    /// Where the box is.
    #[arg(long, value_name = "URL", help = "小二的地址，例如 http://192.168.1.20:8080 · where the box is, such as http://192.168.1.20:8080", help_heading = HEADING)]
    url: String,
    /// Who asks.
    #[arg(long, value_name = "LOGIN", help = "店主的登录名 · the owner's login", help_heading = HEADING)]
    login: String,
    /// Their password.
    #[arg(long, value_name = "P", help = "存放密码的文件，- 表示标准输入 · file with the password; - is standard input", help_heading = HEADING)]
    password_file: PathBuf,
}

/// Uploads it.
pub fn run(file: &Path, remote: &Remote, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    // What is no package is said here, without asking anybody.
    let package = source::package(file)?;
    let door = enter(remote)?;
    let answer = door.upload("/policies", "application/wasm", package.bytes()).map_err(|error| refused(&error));
    // The session is of no more use, whatever came of it.
    let _ = door.delete("/session");
    let answer = answer?;
    if json {
        output::print_json(&answer)?;
    } else {
        output::print(&tongue.text(&told(&answer)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn enter(remote: &Remote) -> Result<Door, Failure> {
    let password = source::text(&remote.password_file)?;
    let password = password.trim_end_matches(['\r', '\n']);
    Door::new(&remote.url).log_in(&remote.login, password).map_err(|error| refused(&error))
}

fn told(answer: &Value) -> Said {
    let text = |name: &str| answer[name].as_str().unwrap_or_default();
    let (id, version, digest) = (text("id"), text("version"), text("digest"));
    let (zh, en) = match text("signer") {
        "factory" => ("出厂策略".to_owned(), "the factory's".to_owned()),
        "own" => ("本店密钥签名".to_owned(), "signed with the shop's own key".to_owned()),
        "vendor" => (format!("由“{}”签名", text("signed_by")), format!("signed by {}", text("signed_by"))),
        _ if answer["unknown_key"].is_string() => (
            format!("由本店不认识的密钥 {} 签名", text("unknown_key")),
            format!("signed with the key {}, which the shop does not know", text("unknown_key")),
        ),
        _ => ("没有签名".to_owned(), "not signed".to_owned()),
    };
    if answer["known"] == true {
        return said(
            format!("{id} {version} 已经安装过（{zh}）：{digest}"),
            format!("{id} {version} was installed before ({en}): {digest}"),
        );
    }
    said(
        format!("已安装 {id} {version}（{zh}）：{digest}\n请在控制台的“策略”里试用、回测或启用。"),
        format!(
            "installed {id} {version} ({en}): {digest}\nTry it, backtest it or put it in force under Policies in the console."
        ),
    )
}

fn refused(error: &DoorError) -> Failure {
    match error {
        DoorError::Refused { zh, en, .. } if !en.is_empty() => Failure::new(zh.clone(), en.clone()),
        DoorError::Refused { status, .. } => Failure::new(
            format!("对方没有接受（HTTP {status}）。请检查 --url 是不是小二的地址。"),
            format!("It was not accepted (HTTP {status}). Check that --url is the address of a xiaoer box."),
        ),
        DoorError::Silent { source, .. } => Failure::new(
            format!("连不上小二（{source}）。请检查 --url，以及小二是否在运行。"),
            format!("The box cannot be reached ({source}). Check --url, and whether the box runs."),
        ),
        DoorError::Strange { .. } => Failure::new(
            "对方的回答不像小二的回答。请检查 --url。",
            "The answer is not that of a xiaoer box. Check --url.",
        ),
    }
}
