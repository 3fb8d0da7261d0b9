//! `xiaoer policy call`: one function, facts from a file, the verdict as JSON on standard output and nothing else there.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use xiaoer_policy::contract::common::SettingsProblem;
use xiaoer_policy::{Bound, Fault, Kind, Question, SettingsRefused, Unanswered};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// Calls it. What it took, and what the box had to correct, goes to standard error.
pub fn run(
    file: &Path,
    function: &str,
    facts: &Path,
    settings: Option<&Path>,
    tongue: Tongue,
) -> Result<ExitCode, Failure> {
    let question = Question::named(function).ok_or_else(|| unknown(function))?;
    if facts == Path::new("-") && settings == Some(facts) {
        return Err(Failure::usage(
            "资料和设置不能都从标准输入读。请把其中一个存成文件。",
            "Facts and settings cannot both come from standard input. Put one of them into a file.",
        ));
    }
    let facts = source::json(facts)?;
    let settings = source::settings(settings)?;
    let (_, policy) = source::policy(file)?;
    let settings = policy.check_settings(&settings).map_err(|refused| failure(&Unanswered::Settings(refused)))?;
    let bound = Bound::new(Arc::clone(&policy), Arc::new(settings))
        .map_err(|refused| failure(&Unanswered::Settings(refused)))?;
    let answer = question.put(&bound, &facts).map_err(|unanswered| failure(&unanswered))?;
    for clamp in &answer.clamps {
        let (field, from, to) = (&clamp.field, clamp.from, clamp.to);
        eprintln!(
            "{}",
            tongue.line(&said(
                format!("已纠正：{field} 从 {from} 降到 {to}（不能超过实付）"),
                format!("corrected: {field} lowered from {from} to {to}, what was paid"),
            ))
        );
    }
    for line in answer.log.lines() {
        eprintln!("log: {line}");
    }
    if let Some(cost) = answer.cost {
        eprintln!("fuel {}, {} us", cost.fuel, cost.micros);
    }
    output::print_json(&answer.verdict)?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(function: &str) -> Failure {
    let of = |kind| Question::of(kind).into_iter().skip(1).map(Question::name).collect::<Vec<_>>().join(", ");
    let known = Kind::ALL.map(|kind| format!("{kind}: {}", of(kind))).join("; ");
    Failure::usage(
        format!("没有“{function}”这个函数。可用的有：{known}；每种都有 prepare。"),
        format!("There is no function {function}. There are: {known}; all have prepare."),
    )
}

/// Facts that are not the contract's are a mistake of whoever asked; the rest is the policy's answer.
fn failure(unanswered: &Unanswered) -> Failure {
    let sentence = unanswered.sentence();
    match unanswered {
        Unanswered::Facts { .. } | Unanswered::OtherKind { .. } => Failure::usage(sentence.zh, sentence.en),
        Unanswered::Settings(SettingsRefused::Problems(problems)) => {
            let lines = |text: fn(&SettingsProblem) -> &str| {
                let lines = problems.iter().map(|problem| format!("{}: {}", problem.path, text(problem)));
                lines.collect::<Vec<_>>().join("\n")
            };
            Failure::new(
                format!("设置未被接受，请修改：\n{}", lines(|problem| &problem.zh_cn)),
                format!("The settings were not accepted; correct them:\n{}", lines(|problem| &problem.en)),
            )
        }
        // Here it is the author who asks.
        Unanswered::Settings(SettingsRefused::Fault(Fault::Panic { said }))
        | Unanswered::Fault(Fault::Panic { said }) => {
            let last = |nothing: &'static str| if said.is_empty() { nothing } else { said.as_str() };
            Failure::new(
                format!("策略自行中止，留下的说明：\n{}", last("（没有）")),
                format!("The policy gave up. What it said:\n{}", last("(nothing)")),
            )
        }
        Unanswered::Settings(_) | Unanswered::Fault(_) => Failure::new(sentence.zh, sentence.en),
    }
}
