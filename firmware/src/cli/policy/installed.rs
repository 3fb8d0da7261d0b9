//! `xiaoer policy list`, and the installed version that somebody means by a few words.

use std::process::ExitCode;

use serde_json::Value;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::remote::{Remote, items, refused};
use super::{kind, output};
use crate::demo::door::Door;

/// As few letters of a digest are enough to name a version.
const LETTERS: usize = 6;

/// A version that is installed on the box.
#[derive(Debug, Clone)]
pub struct Installed {
    /// SHA-256 of the package.
    pub digest: String,
    /// `xiaoer.refund 1.4.0`.
    pub name: String,
    /// The policy's id, the same through all versions.
    pub id: String,
    /// `reply`, `refund` or `penalty`.
    pub kind: String,
}

impl Installed {
    /// The version that is meant by the beginning of its digest, by `id@version`, or by an id that has one version. Only
    /// what is not put away is looked through.
    pub fn find(door: &Door, meant: &str) -> Result<Self, Failure> {
        let listed = door.get("/policies").map_err(|error| refused(&error))?;
        let known: Vec<_> = items(&listed).iter().filter(|one| one["retired"] == false).map(Self::of).collect();
        let lower = meant.to_ascii_lowercase();
        let is_meant = |one: &&Self| {
            one.name.replace(' ', "@") == meant
                || one.id == meant
                || (lower.len() >= LETTERS && one.digest.starts_with(&lower))
        };
        let found: Vec<_> = known.iter().filter(is_meant).collect();
        let names = |some: &[&Self]| {
            let lines: Vec<_> = some.iter().map(|one| format!("\n  {} {}", short(&one.digest), one.name)).collect();
            lines.concat()
        };
        match found[..] {
            [one] => Ok(one.clone()),
            [] => {
                let all = names(&known.iter().collect::<Vec<_>>());
                Err(Failure::new(
                    format!("没有安装“{meant}”。可以写摘要的前几位，或 名字@版本。已安装：{all}"),
                    format!(
                        "No version {meant} is installed. Give the first letters of its digest, or id@version. Installed:{all}"
                    ),
                ))
            }
            _ => {
                let several = names(&found);
                Err(Failure::usage(
                    format!("“{meant}”指的不止一个版本，请写摘要的前几位：{several}"),
                    format!("{meant} means more than one version. Give the first letters of its digest:{several}"),
                ))
            }
        }
    }

    fn of(item: &Value) -> Self {
        let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
        let (id, version) = (text("id"), text("version"));
        Self { digest: text("digest"), name: format!("{id} {version}"), id, kind: text("kind") }
    }
}

/// A digest as people compare it.
pub fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

/// Lists what is installed, and where it is in force or on trial.
pub fn run(remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    let listed = remote.visit(|door| door.get("/policies").map_err(|error| refused(&error)))?;
    if remote.json {
        output::print_json(&listed)?;
        return Ok(ExitCode::SUCCESS);
    }
    let numbers = |shops: &Value| {
        let shops = shops.as_array().map_or(&[][..], Vec::as_slice);
        shops.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let lines: Vec<_> = items(&listed)
        .iter()
        .map(|item| {
            let installed = Installed::of(item);
            let (force, trial) = (numbers(&item["bound_in"]), numbers(&item["on_trial_in"]));
            let (mut zh, mut en) = (Vec::new(), Vec::new());
            if !force.is_empty() {
                zh.push(format!("{force} 号店在用"));
                en.push(format!("in force in shop {force}"));
            }
            if !trial.is_empty() {
                zh.push(format!("{trial} 号店试用中"));
                en.push(format!("on trial in shop {trial}"));
            }
            if item["retired"] == true {
                zh.push("已停用".to_owned());
                en.push("put away".to_owned());
            }
            if zh.is_empty() {
                zh.push("没有在用".to_owned());
                en.push("not in use".to_owned());
            }
            let told = said(zh.join("，"), en.join(", "));
            let kind = tongue.line(&kind::said_of(&installed.kind));
            format!("{}  {kind}  {}  {}", short(&installed.digest), installed.name, tongue.line(&told))
        })
        .collect();
    output::print(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}
