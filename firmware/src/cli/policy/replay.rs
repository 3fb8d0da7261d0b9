//! `xiaoer policy replay`: gives a verdict of a data folder again and compares it, byte for byte and fuel for fuel.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use xiaoer_desk::ids::VerdictId;
use xiaoer_policy::{Bound, Change, Package, Policy, Question, Record, Replay};
use xiaoer_store::{Reader, VerdictRow};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// What is printed for programs.
#[derive(Serialize)]
struct Sheet<'a> {
    verdict: u64,
    function: &'a str,
    policy: String,
    settings: String,
    same_answer: bool,
    same_fuel: bool,
    fuel_then: u64,
    fuel_now: Option<u64>,
    changes: &'a [Change],
}

/// Replays it; 1 if it does not come out the same. Reads the folder and changes nothing; the box may be running.
pub fn run(verdict: u64, folder: &Path, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let reader = xiaoer_store::read(folder)?;
    let row = reader.verdict(VerdictId(verdict))?.ok_or_else(|| {
        Failure::new(
            format!("没有编号为 {verdict} 的裁决。编号可以在控制台的售后单、会话和处罚里看到。"),
            format!("There is no verdict {verdict}. Its number stands with the case, conversation or penalty in the console."),
        )
    })?;
    let (bound, record) = (bound(&reader, &row)?, record(&row)?);
    let replay = Replay::run(&bound, &record).map_err(|unanswered| {
        let sentence = unanswered.sentence();
        Failure::new(
            format!("裁决 {verdict} 这次没有结论：{}", sentence.zh),
            format!("Verdict {verdict} has no answer now: {}", sentence.en),
        )
    })?;
    if json {
        output::print_json(&Sheet {
            verdict,
            function: record.question.name(),
            policy: row.policy.to_string(),
            settings: row.settings.to_string(),
            same_answer: replay.same_answer,
            same_fuel: replay.same_fuel,
            fuel_then: record.fuel,
            fuel_now: replay.cost.map(|cost| cost.fuel),
            changes: &replay.changes,
        })?;
    } else {
        output::print(&lines(&row, &bound, &record, &replay, tongue).join("\n"))?;
    }
    Ok(if replay.is_same() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The version with the settings that answered.
fn bound(reader: &Reader, row: &VerdictRow) -> Result<Bound, Failure> {
    let gone = || {
        Failure::new(
            "当时的策略包或设置已不在数据目录里，无法重放。请用 xiaoer check 检查数据。",
            "The package or the settings of that time are not in the data folder. Check the data with `xiaoer check`.",
        )
    };
    let refused = |sentence: xiaoer_policy::Sentence| Failure::new(sentence.zh, sentence.en);
    let package = reader.blob(row.policy)?.ok_or_else(gone)?;
    let settings = reader.blob(row.settings)?.ok_or_else(gone)?;
    let package = Package::read(&package).map_err(|error| refused(error.sentence()))?;
    let policy = Arc::new(Policy::compile(&source::engine()?, &package).map_err(|error| refused(error.sentence()))?);
    let settings: Value = serde_json::from_slice(&settings).map_err(|_| gone())?;
    let settings = policy.check_settings(&settings).map_err(|error| refused(error.sentence()))?;
    let bound = Bound::new(policy, Arc::new(settings)).map_err(|error| refused(error.sentence()))?;
    // The amounts to which it was held then, whatever they are today.
    let held = reader.judgement(row.seq)?.map(|judgement| judgement.guardrails).unwrap_or_default();
    Ok(bound.within(xiaoer_server::guardrails_for_policies(&held)))
}

fn record(row: &VerdictRow) -> Result<Record, Failure> {
    let (Some(facts), Some(answer)) = (row.input.clone(), row.output.clone()) else {
        return Err(Failure::new(
            "这条裁决的资料已按要求删除，无法重放。",
            "The facts of this verdict are erased, so it cannot be given again.",
        ));
    };
    let question = Question::named(&row.function).ok_or_else(|| {
        let function = &row.function;
        Failure::new(
            format!("这个版本的小二没有“{function}”这个函数，请用写下这条裁决的版本重放。"),
            format!("This version of xiaoer has no function {function}. Use the version that wrote the verdict."),
        )
    })?;
    Ok(Record { question, facts, answer, fuel: row.fuel })
}

fn lines(row: &VerdictRow, bound: &Bound, record: &Record, replay: &Replay, tongue: Tongue) -> Vec<String> {
    let manifest = bound.policy().manifest();
    let short = |digest: String| digest.chars().take(8).collect::<String>();
    let (number, function) = (row.verdict.0, record.question.name());
    let (id, version) = (&manifest.id, &manifest.version);
    let (policy, settings) = (short(row.policy.to_string()), short(row.settings.to_string()));
    let mut lines = vec![tongue.line(&said(
        format!("裁决 {number}：{function}，策略 {id} {version}（{policy}），设置 {settings}"),
        format!("verdict {number}: {function}, policy {id} {version} ({policy}), settings {settings}"),
    ))];
    lines.push(tongue.line(&if replay.same_answer {
        let bytes = record.answer.len();
        said(format!("✓ 结论逐字节相同（{bytes} 字节）"), format!("✓ the same answer, byte for byte ({bytes} bytes)"))
    } else {
        said("✗ 结论不同：", "✗ another answer:")
    }));
    let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    for change in &replay.changes {
        lines.push(format!("    {}: {} → {}", change.field, shown(&change.before), shown(&change.after)));
    }
    let (then, now) = (record.fuel, replay.cost.map_or(0, |cost| cost.fuel));
    lines.push(tongue.line(&if replay.same_fuel {
        said(format!("✓ 运算量相同（{now}）"), format!("✓ the same fuel ({now})"))
    } else {
        said(format!("✗ 运算量不同：当时 {then}，现在 {now}"), format!("✗ another fuel: {then} then, {now} now"))
    }));
    lines
}
