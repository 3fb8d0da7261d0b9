//! `xiaoer policy new`: the source of a policy of one's own, with everything that it needs beside it.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::options::Factory;
use super::{output, template};

/// Writes the folder; never into one that has something in it.
pub fn run(folder: &Path, kind: Factory, tongue: Tongue) -> Result<ExitCode, Failure> {
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
    for (path, text) in template::files(name, kind) {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent).and_then(|()| fs::write(&file, text)).map_err(|error| written(&error))?;
    }
    output::print(&tongue.text(&said(
        format!("已新建 {shown}。规则写在 src/lib.rs，用例在 cases/；接下来：xiaoer policy build {shown}，再 xiaoer policy test {shown}/{name}.wasm。"),
        format!("Made {shown}. Its rules are in src/lib.rs, its cases in cases/. Next: xiaoer policy build {shown}, then xiaoer policy test {shown}/{name}.wasm."),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn is_name(name: &str) -> bool {
    name.len() <= 50
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
