//! Where a command's material comes from: packages, JSON and keys in files, or standard input.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value};
use xiaoer_policy::{Engine, Limits, NamedKey, PACKAGE_BYTES, Package, Policy, Sentence};

use super::super::failure::Failure;

/// More than any facts or settings that a policy may be given, bytes.
const JSON_BYTES: u64 = 4 << 20;
/// A file that is longer than this is no package whatever it holds, bytes; the package reader says what is too large.
const FILE_BYTES: u64 = 16 * PACKAGE_BYTES as u64;

/// The bytes of a file; `-` is standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    limited(path, FILE_BYTES)
}

/// The text of a file, which must be UTF-8; `-` is standard input. The mark that some editors put before the first letter is
/// no part of it.
pub fn text(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(limited(path, JSON_BYTES)?).map_err(|_| {
        let shown = path.display();
        Failure::usage(
            format!("{shown} 不是 UTF-8 文本。请另存为 UTF-8 再试。"),
            format!("{shown} is not UTF-8 text. Save it as UTF-8."),
        )
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The JSON in a file.
pub fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&text(path)?).map_err(|error| {
        let shown = path.display();
        Failure::usage(
            format!("{shown} 不是 JSON：{error}。请改正后再试。"),
            format!("{shown} is not JSON: {error}. Correct it and try again."),
        )
    })
}

/// The settings in a file, or none, which means the policy's defaults.
pub fn settings(path: Option<&Path>) -> Result<Value, Failure> {
    path.map_or_else(|| Ok(Value::Object(Map::new())), json)
}

fn limited(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let unreadable = |error: &io::Error| {
        Failure::usage(
            format!("读不了 {shown}：{error}。请检查文件名和权限。"),
            format!("{shown} cannot be read: {error}. Check its name and who may read it."),
        )
    };
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(fs::File::open(path).map_err(|error| unreadable(&error))?)
    };
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::usage(
            format!("{shown} 超过 {} MiB，太大了。请检查是不是选错了文件。", limit >> 20),
            format!("{shown} has more than {} MiB. Check that it is the right file.", limit >> 20),
        ));
    }
    Ok(bytes)
}

/// The package in a file, read and not run.
pub fn package(path: &Path) -> Result<Package, Failure> {
    Package::read(&bytes(path)?).map_err(|error| about(path, &error.sentence()))
}

/// An engine with the box's limits. The deadline is the longest there is: fuel is the limit that is the same everywhere,
/// and a machine that is busy compiling should not change an answer.
pub fn engine() -> Result<Engine, Failure> {
    let limits = Limits { deadline_ms: Limits::CAP.deadline_ms, ..Limits::DEFAULT };
    Engine::start(limits, Limits::CAP).map_err(|error| {
        Failure::new(
            format!("策略引擎启动不了：{error} 请运行 xiaoer doctor。"),
            format!("The policy engine does not start: {error} Run `xiaoer doctor`."),
        )
    })
}

/// The package in a file, compiled.
pub fn policy(path: &Path) -> Result<(Package, Arc<Policy>), Failure> {
    let package = package(path)?;
    let policy = Policy::compile(&engine()?, &package).map_err(|error| about(path, &error.sentence()))?;
    Ok((package, Arc::new(policy)))
}

/// The public keys of a folder, each by the name of its file.
pub fn keys(folder: Option<&Path>) -> Result<Vec<NamedKey>, Failure> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let unreadable = |error: &io::Error| {
        let shown = folder.display();
        Failure::usage(
            format!("读不了公钥目录 {shown}：{error}。"),
            format!("The folder of keys {shown} cannot be read: {error}."),
        )
    };
    let mut keys = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        if path.extension().is_none_or(|extension| extension != "pub") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let key = NamedKey::read(&name, &text(&path)?).map_err(|_| {
            let shown = path.display();
            Failure::usage(
                format!("{shown} 不是 minisign 公钥。请换成正确的公钥文件，或把它移出目录。"),
                format!("{shown} is not a minisign public key. Replace it, or move it out of the folder."),
            )
        })?;
        keys.push(key);
    }
    keys.sort_by(|one, other| one.name().cmp(other.name()));
    Ok(keys)
}

/// What is wrong with a file.
pub fn about(path: &Path, sentence: &Sentence) -> Failure {
    let shown = path.display();
    Failure::new(format!("{shown}：{}", sentence.zh), format!("{shown}: {}", sentence.en))
}
