//! The ways out: a trial ends, what was in force before comes back, a version is put away.

use std::process::ExitCode;

use serde_json::json;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::activate::tell;
use super::installed::Installed;
use super::kind;
use super::options::Factory;
use super::remote::{Remote, Where, binding, refused};

/// Ends the trial of a kind of policy.
pub fn end_trial(of: Factory, place: &Where, remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    let kind = of.name();
    let named = kind::said_of(kind);
    let told = remote.visit(|door| {
        let shop = place.shop(door)?;
        let seen = binding(door, shop, kind)?["version"].as_u64().unwrap_or(0);
        let body = json!({ "expected_version": seen, "why": place.why });
        let path = format!("/shops/{shop}/bindings/{kind}/trial/end");
        let answer = door.post(&path, &body).map_err(|error| refused(&error))?;
        let told = if answer["version"].as_u64() == Some(seen) {
            said(
                format!("{shop} 号店的{}没有在试用的版本。", named.zh),
                format!("Nothing is on trial: shop {shop}, {}.", named.en),
            )
        } else {
            said(
                format!("试用已结束：{shop} 号店，{}。现在使用的版本不变。", named.zh),
                format!("The trial has ended: shop {shop}, {}. What is in force stays.", named.en),
            )
        };
        Ok((told, answer))
    })?;
    tell(&told, remote, tongue)
}

/// Goes back to what was in force before, version and settings together.
pub fn rollback(of: Factory, place: &Where, remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    let kind = of.name();
    let named = kind::said_of(kind);
    let told = remote.visit(|door| {
        let shop = place.shop(door)?;
        let seen = binding(door, shop, kind)?;
        let body = json!({ "expected_version": seen["version"].as_u64().unwrap_or(0), "why": place.why });
        let path = format!("/shops/{shop}/bindings/{kind}/previous");
        let answer = door.post(&path, &body).map_err(|error| refused(&error))?;
        let before = &seen["previous"]["policy"];
        let name = |part: &str| before[part].as_str().unwrap_or_default().to_owned();
        let (id, version) = (name("id"), name("version"));
        let told = said(
            format!("已退回 {id} {version} 和它当时的设置：{shop} 号店，{}。", named.zh),
            format!("Back to {id} {version} with its settings of then: shop {shop}, {}.", named.en),
        );
        Ok((told, answer))
    })?;
    tell(&told, remote, tongue)
}

/// Puts a version away.
pub fn retire(meant: &str, why: &str, remote: &Remote, tongue: Tongue) -> Result<ExitCode, Failure> {
    let told = remote.visit(|door| {
        let Installed { digest, name, .. } = Installed::find(door, meant)?;
        let path = format!("/policies/{digest}/retire");
        let answer = door.post(&path, &json!({ "why": why })).map_err(|error| refused(&error))?;
        let told = said(
            format!("已停用 {name}。要再用，重新安装同一个文件即可。"),
            format!("{name} is put away. Install the same file to use it again."),
        );
        Ok((told, answer))
    })?;
    tell(&told, remote, tongue)
}
