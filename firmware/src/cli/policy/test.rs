//! `xiaoer policy test`: a package's own cases, and where the verdicts differ from what they expect.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use xiaoer_policy::{Difference, Outcome, rehearse};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// How one case went, for programs.
#[derive(Debug, Serialize)]
struct Report {
    name: String,
    function: &'static str,
    passed: bool,
    fuel: Option<u64>,
    differences: Vec<Difference>,
    /// Amounts that the box lowered, and why there was no verdict, each in one line.
    remarks: Vec<String>,
}

/// Runs them; 1 if one of them fails. A package without cases proves nothing, which is an answer of no.
pub fn run(file: &Path, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let (package, policy) = source::policy(file)?;
    let reports: Vec<Report> = package
        .cases()
        .iter()
        .map(|case| {
            let outcome = rehearse(&policy, &case);
            report(case.name, case.question.name(), outcome, tongue)
        })
        .collect();
    let failed = reports.iter().filter(|report| !report.passed).count();
    if json {
        output::print_json(&reports)?;
    } else {
        let lines: Vec<String> = reports.iter().flat_map(lines).collect();
        let total = reports.len();
        let sum = match (total, failed) {
            (0, _) => said(
                "✗ 策略包没有测试用例。请在源代码的 cases/ 里写上用例再打包。",
                "✗ The package has no test cases. Write some in cases/ beside the source and pack it again.",
            ),
            (_, 0) => said(format!("✓ {total} 个用例全部通过。"), format!("✓ All {total} cases pass.")),
            _ => said(format!("✗ {total} 个用例中有 {failed} 个不符。"), format!("✗ {failed} of {total} cases fail.")),
        };
        output::print(format!("{}\n{}", lines.join("\n"), tongue.line(&sum)).trim_start())?;
    }
    Ok(if failed == 0 && !reports.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(name: String, function: &'static str, outcome: Outcome, tongue: Tongue) -> Report {
    let mut report = Report { name, function, passed: false, fuel: None, differences: Vec::new(), remarks: Vec::new() };
    match outcome {
        Outcome::Passed { cost } => {
            report.passed = true;
            report.fuel = cost.map(|cost| cost.fuel);
        }
        Outcome::Differs(differs) => {
            report.remarks.extend(differs.clamps.iter().map(|clamp| {
                let (field, from, to) = (&clamp.field, clamp.from, clamp.to);
                tongue.line(&said(
                    format!("{field}：策略给出 {from}，超过实付，降到 {to}"),
                    format!("{field}: the policy said {from}, more than was paid; lowered to {to}"),
                ))
            }));
            report.differences = differs.differences;
        }
        Outcome::Unanswered(unanswered) => {
            report.remarks.push(tongue.line(&output::spoken(&unanswered.sentence())));
        }
    }
    report
}

fn lines(report: &Report) -> Vec<String> {
    let sign = if report.passed { "✓" } else { "✗" };
    let mut lines = vec![format!("{sign} {}  ({})", report.name, report.function)];
    for difference in &report.differences {
        let field = if difference.field.is_empty() { "verdict" } else { &difference.field };
        let found = difference.found.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        lines.push(format!("    {field}: {found}  ≠  {}", difference.expected));
    }
    lines.extend(report.remarks.iter().map(|remark| format!("    {remark}")));
    lines
}
