//! A visit to a running box, as the owner would go there in the console: the box checks what is asked, and writes down who
//! asked. A stopped data folder is never written to from here, because nobody would stand for it.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::super::failure::Failure;
use super::super::options::HEADING;
use super::source;
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
    /// For programs.
    #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
    pub json: bool,
}

/// In which shop, and why.
#[derive(Debug, Args)]
pub struct Where {
    /// Which shop.
    #[arg(long, value_name = "N", help = "店铺编号，只有一家店时可以不写 · number of the shop; not needed where there is one", help_heading = HEADING)]
    pub shop: Option<u64>,
    /// Why.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, help = "原因，记入档案，最多 200 字 · why, for the record; at most 200 characters", help_heading = HEADING)]
    pub why: String,
}

impl Remote {
    /// Logs in, does what there is to do, and logs out, whatever came of it.
    pub fn visit<T>(&self, act: impl FnOnce(&Door) -> Result<T, Failure>) -> Result<T, Failure> {
        let password = source::text(&self.password_file)?;
        let password = password.trim_end_matches(['\r', '\n']);
        let door = Door::new(&self.url).log_in(&self.login, password).map_err(|error| refused(&error))?;
        let done = act(&door);
        // The session is of no more use.
        let _ = door.delete("/session");
        done
    }
}

impl Where {
    /// The shop that is meant: the one that was named, or the only one.
    pub fn shop(&self, door: &Door) -> Result<u64, Failure> {
        if let Some(shop) = self.shop {
            return Ok(shop);
        }
        let listed = door.get("/shops").map_err(|error| refused(&error))?;
        match items(&listed) {
            [] => Err(Failure::new(
                "小二里还没有店铺，请先在控制台开一家店。",
                "The box has no shop yet. Open one in the console first.",
            )),
            [only] => Ok(only["id"].as_u64().unwrap_or_default()),
            several => {
                let names: Vec<_> = several
                    .iter()
                    .map(|shop| format!("{} {}", shop["id"], shop["name"].as_str().unwrap_or_default()))
                    .collect();
                Err(Failure::usage(
                    format!("有几家店，请用 --shop 写明是哪一家：{}。", names.join("、")),
                    format!("There are several shops. Say which with --shop: {}.", names.join(", ")),
                ))
            }
        }
    }
}

/// What is in force in a shop for a kind of policy; `Null` where nothing is.
pub fn binding(door: &Door, shop: u64, kind: &str) -> Result<Value, Failure> {
    let listed = door.get(&format!("/shops/{shop}/bindings")).map_err(|error| refused(&error))?;
    Ok(items(&listed).iter().find(|binding| binding["kind"] == kind).cloned().unwrap_or_default())
}

/// The items of a list that the box gave.
pub fn items(listed: &Value) -> &[Value] {
    listed["items"].as_array().map_or(&[], Vec::as_slice)
}

/// What the box said, for people: its own sentences, and each field that is wrong.
pub fn refused(error: &DoorError) -> Failure {
    match error {
        DoorError::Refused { zh, en, fields, .. } if !en.is_empty() => {
            let (mut zh, mut en) = (zh.clone(), en.clone());
            for field in fields {
                zh = format!("{zh}\n  {}：{}", field.pointer, field.zh);
                en = format!("{en}\n  {}: {}", field.pointer, field.en);
            }
            Failure::new(zh, en)
        }
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
