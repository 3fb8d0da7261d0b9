//! `xiaoer policy check`: every limit and import of a package with its figure, before anybody installs it.

use std::path::Path;
use std::process::ExitCode;

use xiaoer_policy::examine;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// Checks it; 1 if something is not as it must be.
pub fn run(file: &Path, keys: Option<&Path>, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let keys = source::keys(keys)?;
    let examination = examine(&source::bytes(file)?, &source::engine()?, &keys);
    let good = examination.is_good();
    if json {
        output::print_json(&examination.findings)?;
    } else {
        let mut lines: Vec<String> = examination
            .findings
            .iter()
            .map(|finding| {
                let sign = if finding.good { "✓" } else { "✗" };
                format!("{sign} {}", tongue.line(&output::spoken(&finding.sentence)))
            })
            .collect();
        lines.push(tongue.line(&if good {
            said("✓ 可以安装。", "✓ It can be installed.")
        } else {
            said("✗ 不能安装，请先改正上面打叉的各项。", "✗ It cannot be installed: correct what is marked above.")
        }));
        output::print(&lines.join("\n"))?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
