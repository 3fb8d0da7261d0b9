//! `xiaoer policy diff`: two versions side by side, down to the verdicts over the cases of both.

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use xiaoer_policy::{Change, Comparison};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// Compares; 1 if something differs.
pub fn run(before: &Path, after: &Path, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let (old, new) = (source::policy(before)?, source::policy(after)?);
    let comparison = Comparison::of((&old.0, &old.1), (&new.0, &new.1));
    if json {
        output::print_json(&comparison)?;
    } else {
        output::print(&lines(&comparison, tongue).join("\n"))?;
    }
    Ok(if comparison.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lines(comparison: &Comparison, tongue: Tongue) -> Vec<String> {
    let mut lines = Vec::new();
    for (zh, en, changes) in [
        ("说明", "manifest", &comparison.manifest),
        ("规则", "rules", &comparison.rules),
        ("设置", "settings", &comparison.settings),
    ] {
        if !changes.is_empty() {
            lines.push(tongue.line(&said(zh, en)));
            lines.extend(changes.iter().map(change));
        }
    }
    for verdict in &comparison.verdicts {
        lines.push(format!("{} ({})", verdict.case, verdict.function));
        lines.extend(verdict.changes.iter().map(change));
    }
    let (cases, changed) = (comparison.cases, comparison.verdicts.len());
    lines.push(tongue.line(&if comparison.is_empty() {
        said(format!("没有不同（对照了 {cases} 个用例）。"), format!("No difference ({cases} cases compared)."))
    } else {
        said(
            format!("{cases} 个用例中有 {changed} 个结论不同。"),
            format!("{changed} of {cases} cases are decided differently."),
        )
    }));
    lines
}

fn change(change: &Change) -> String {
    let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let field = if change.field.is_empty() { "verdict" } else { &change.field };
    format!("    {field}: {} → {}", shown(&change.before), shown(&change.after))
}
