//! `xiaoer policy export`: the factory policies, which are inside this program, as files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::options::Export;
use super::output;

impl Export {
    /// The name on the command line and of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Refund => "refund",
            Self::Penalty => "penalty",
            Self::TableReply => "table-reply",
            Self::TableRefund => "table-refund",
            Self::TablePenalty => "table-penalty",
            Self::ScriptReply => "script-reply",
            Self::ScriptRefund => "script-refund",
            Self::ScriptPenalty => "script-penalty",
            Self::Points => "points",
        }
    }

    const fn package(self) -> &'static [u8] {
        match self {
            Self::Reply => xiaoer_artifacts::REPLY,
            Self::Refund => xiaoer_artifacts::REFUND,
            Self::Penalty => xiaoer_artifacts::PENALTY,
            Self::TableReply => xiaoer_artifacts::TABLE_REPLY,
            Self::TableRefund => xiaoer_artifacts::TABLE_REFUND,
            Self::TablePenalty => xiaoer_artifacts::TABLE_PENALTY,
            Self::ScriptReply => xiaoer_artifacts::SCRIPT_REPLY,
            Self::ScriptRefund => xiaoer_artifacts::SCRIPT_REFUND,
            Self::ScriptPenalty => xiaoer_artifacts::SCRIPT_PENALTY,
            Self::Points => xiaoer_artifacts::POINTS,
        }
    }
}

/// Writes the package.
pub fn run(name: Export, file: Option<&Path>, tongue: Tongue) -> Result<ExitCode, Failure> {
    let package = name.package();
    if file == Some(Path::new("-")) {
        output::print_bytes(package)?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = file.map_or_else(|| PathBuf::from(format!("{}.wasm", name.name())), Path::to_path_buf);
    let shown = file.display();
    fs::write(&file, package).map_err(|error| {
        Failure::new(format!("写不了 {shown}：{error}。"), format!("{shown} cannot be written: {error}."))
    })?;
    let bytes = package.len();
    output::print(
        &tongue.line(&said(format!("已写入 {shown}（{bytes} 字节）"), format!("wrote {shown} ({bytes} bytes)"))),
    )?;
    Ok(ExitCode::SUCCESS)
}
