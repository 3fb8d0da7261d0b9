//! `xiaoer policy install`: uploads a package to a running box, as the owner would in the console.

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use super::super::failure::Failure;
use super::super::tongue::{Said, Tongue, said};
use super::remote::{Remote, refused};
use super::{output, source};

/// Uploads it.
pub fn run(file: &Path, remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    // What is no package is said here, without asking anybody.
    let package = source::package(file)?;
    let answer = remote
        .visit(|door| door.upload("/policies", "application/wasm", package.bytes()).map_err(|error| refused(&error)))?;
    if remote.json {
        output::print_json(&answer)?;
    } else {
        output::print(&tongue.text(&told(&answer)))?;
    }
    Ok(ExitCode::SUCCESS)
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
        format!(
            "已安装 {id} {version}（{zh}）：{digest}\n接下来可以用 xiaoer policy trial start 试用、用 xiaoer policy activate 启用，或在控制台的“策略”里回测。"
        ),
        format!(
            "installed {id} {version} ({en}): {digest}\nNext: `xiaoer policy trial start` tries it, `xiaoer policy activate` puts it in force; the console can backtest it."
        ),
    )
}
