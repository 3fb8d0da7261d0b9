//! `xiaoer policy new`: the source of a policy of one's own, with everything that it needs beside it.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use xiaoer_packer::{Contract, ContractError, Kind};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::options::{Factory, Source};
use super::{output, template};

/// Writes the folder; never into one that has something in it.
pub fn run(folder: &Path, kind: Factory, source: Source, tongue: Tongue) -> Result<ExitCode, Failure> {
    let shown = folder.display();
    let name = folder.file_name().and_then(|name| name.to_str()).filter(|name| is_name(name)).ok_or_else(|| {
        Failure::usage(
            format!("目录名“{shown}”不能用作策略名：要以小写字母开头，只用小写字母、数字和 -，例如 my-refund。"),
            format!("\"{shown}\" will not do as a policy's name: a lower-case letter, then lower-case letters, digits and '-', such as my-refund."),
        )
    })?;
    let written = |error: &io::Error| {
        Failure::new(format!("写不了 {shown}：{error}。"), format!("{shown} cannot be written: {error}."))
    };
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(Failure::new(
            format!("{shown} 已经有内容，不会覆盖。请换一个新目录。"),
            format!("{shown} is not empty and is left alone. Choose a new folder."),
        ));
    }
    let (files, rules) = match source {
        Source::Rust => (template::files(name, kind), "src/lib.rs"),
        Source::C => (template::files_in_c(name, kind).ok_or_else(no_template)?, "src/policy.c"),
    };
    for (path, text) in files {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent).and_then(|()| fs::write(&file, text)).map_err(|error| written(&error))?;
    }
    if source == Source::C {
        let wit = folder.join(template::CONTRACT_FOLDER);
        let bindings = Contract::read(&wit, kind.into())
            .and_then(|contract| contract.bindings())
            .map_err(|error| unread(&error))?;
        for (file, text) in [("policy.h", bindings.header), ("policy_glue.c", bindings.glue)] {
            fs::write(folder.join(template::C_FOLDER).join(file), text).map_err(|error| written(&error))?;
        }
    }
    output::print(&tongue.text(&said(
        format!("已新建 {shown}。规则写在 {rules}，用例在 cases/；接下来：xiaoer policy build {shown}，再 xiaoer policy test {shown}/{name}.wasm。"),
        format!("Made {shown}. Its rules are in {rules}, its cases in cases/. Next: xiaoer policy build {shown}, then xiaoer policy test {shown}/{name}.wasm."),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn no_template() -> Failure {
    Failure::usage(
        "话术策略没有 C 语言的模板。请用 --source rust，或选 --kind refund、--kind penalty。",
        "There is no template for a reply policy in C. Use --source rust, or --kind refund or penalty.",
    )
}

impl From<Factory> for Kind {
    fn from(kind: Factory) -> Self {
        match kind {
            Factory::Reply => Self::Reply,
            Factory::Refund => Self::Refund,
            Factory::Penalty => Self::Penalty,
        }
    }
}

/// The contract in an author's folder is ours until the author changes it.
pub fn unread(error: &ContractError) -> Failure {
    Failure::new(
        format!("合约读不了：{error}。请恢复 xiaoer 目录。"),
        format!("{error}. Put the folder xiaoer back as it was."),
    )
}

fn is_name(name: &str) -> bool {
    name.len() <= 50
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
