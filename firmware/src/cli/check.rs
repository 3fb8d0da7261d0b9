//! `xiaoer check`: proves that a data folder holds what was written to it, or says what does not fit. Changes nothing.

use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::tongue::{Tongue, said};

/// Checks it; 1 if something is wrong.
pub fn run(folder: &Path, tongue: Tongue) -> Result<ExitCode, Failure> {
    let report = xiaoer_store::check(folder)?;
    for problem in &report.problems {
        println!("✗ {}", tongue.line(&said(problem.zh(), problem.en())));
    }
    let found = report.problems.len() as u64 + report.further;
    let (entries, documents, messages, texts) = (report.entries, report.documents, report.messages, report.texts);
    println!(
        "{}",
        tongue.text(&said(
            format!("核对了 {entries} 条流水、{documents} 份单据、{messages} 条消息、{texts} 段文本。"),
            format!("Checked {entries} journal entries, {documents} documents, {messages} messages, {texts} texts."),
        ))
    );
    if report.is_clean() {
        println!("{}", tongue.text(&said("✓ 数据完好。", "✓ The data is whole.")));
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{}",
        tongue.text(&said(
            format!("发现 {found} 处问题。请不要继续使用这份数据：停机，把目录另存一份，然后恢复最近的备份。"),
            format!("{found} problems. Do not go on with this data: stop the box, keep a copy of the folder, restore the latest backup."),
        ))
    );
    Ok(ExitCode::FAILURE)
}
