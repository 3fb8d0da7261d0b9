//! `xiaoer policy activate` and `xiaoer policy trial start`: a version with settings goes in force in a shop, or is tried
//! beside the one that is.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::super::failure::Failure;
use super::super::options::HEADING;
use super::super::tongue::{Said, Tongue, said};
use super::installed::Installed;
use super::remote::{Remote, Where, binding, refused};
use super::{kind, output, source};
use crate::demo::door::{Door, DoorError};

/// Which version, with which settings.
#[derive(Debug, Args)]
pub struct Version {
    /// The version.
    #[arg(value_name = "POLICY", help = "已安装的版本：摘要的前几位，或 名字@版本 · an installed version: the first letters of its digest, or id@version", help_heading = HEADING)]
    policy: String,
    /// Its settings.
    #[arg(long, value_name = "S", help = "设置文件（JSON）；不写则沿用本店这个策略现在的设置，没有就用默认设置 · file with settings (JSON); left out: what the shop has set for this policy, or its defaults", help_heading = HEADING)]
    settings: Option<PathBuf>,
}

/// Going back to an older version needs a word of the owner.
#[derive(Debug, Clone, Copy, Args)]
pub struct Older {
    /// Yes, an older one.
    #[arg(long, help = "确实要用比以前用过的更旧的版本 · yes, a version older than one that was in force before", help_heading = HEADING)]
    older: bool,
}

/// Puts it in force.
pub fn activate(
    version: &Version,
    place: &Where,
    older: Older,
    remote: &Remote,
    tongue: Tongue,
) -> Result<ExitCode, Failure> {
    let told = remote.visit(|door| {
        let asked = Asked::of(door, version, place)?;
        let mut body = asked.body(&place.why);
        body["older"] = older.older.into();
        let path = format!("/shops/{}/bindings/{}", asked.shop, asked.policy.kind);
        let answer = door.put(&path, &body).map_err(|error| too_old(&error))?;
        Ok((asked.in_force(&answer), answer))
    })?;
    tell(&told, remote, tongue)
}

/// Tries it beside the one in force.
pub fn start_trial(version: &Version, place: &Where, remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    let told = remote.visit(|door| {
        let asked = Asked::of(door, version, place)?;
        let path = format!("/shops/{}/bindings/{}/trial", asked.shop, asked.policy.kind);
        let answer = door.put(&path, &asked.body(&place.why)).map_err(|error| refused(&error))?;
        Ok((asked.on_trial(), answer))
    })?;
    tell(&told, remote, tongue)
}

/// What was asked for, with what stands on the box now.
struct Asked {
    policy: Installed,
    shop: u64,
    settings: Value,
    seen: u64,
}

impl Asked {
    fn of(door: &Door, version: &Version, place: &Where) -> Result<Self, Failure> {
        // What is no JSON is said before anything is asked.
        let given = version.settings.as_deref().map(source::json).transpose()?;
        let policy = Installed::find(door, &version.policy)?;
        let shop = place.shop(door)?;
        let current = binding(door, shop, &policy.kind)?;
        let same_policy = current["policy"]["id"] == policy.id.as_str();
        let settings = given.unwrap_or_else(|| if same_policy { current["settings"].clone() } else { json!({}) });
        Ok(Self { policy, shop, settings, seen: current["version"].as_u64().unwrap_or(0) })
    }

    fn body(&self, why: &str) -> Value {
        json!({ "policy": self.policy.digest, "settings": self.settings, "expected_version": self.seen, "why": why })
    }

    fn in_force(&self, answer: &Value) -> Said {
        let (name, shop, kind) = (&self.policy.name, self.shop, kind::said_of(&self.policy.kind));
        if answer["version"].as_u64() == Some(self.seen) {
            return said(
                format!("{shop} 号店的{}本来就用 {name} 和这套设置，没有变化。", kind.zh),
                format!("{name} with these settings is in force already: shop {shop}, {}.", kind.en),
            );
        }
        said(
            format!("已启用 {name}：{shop} 号店，{}。上一版保留，可以用 xiaoer policy rollback 退回。", kind.zh),
            format!(
                "{name} is in force: shop {shop}, {}. The one before is kept; `xiaoer policy rollback` goes back to it.",
                kind.en
            ),
        )
    }

    fn on_trial(&self) -> Said {
        let (name, shop, kind) = (&self.policy.name, self.shop, kind::said_of(&self.policy.kind));
        said(
            format!("已开始试用 {name}：{shop} 号店，{}。它的回答不会用上，不同之处请在控制台的“策略”里看。", kind.zh),
            format!(
                "{name} is on trial: shop {shop}, {}. Its answers change nothing; see under Policies in the console where they differ.",
                kind.en
            ),
        )
    }
}

/// The box asks whether an older version is meant; here the answer is an option.
fn too_old(error: &DoorError) -> Failure {
    let mut failure = refused(error);
    if error.code() == "older_version" {
        failure.said.zh.push_str("确认请加 --older。");
        failure.said.en.push_str(" If it is meant, add --older.");
    }
    failure
}

/// Says what was done; for programs, what the box answered.
pub fn tell((told, answer): &(Said, Value), remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    if remote.json {
        output::print_json(answer)?;
    } else {
        output::print(&tongue.text(told))?;
    }
    Ok(ExitCode::SUCCESS)
}
