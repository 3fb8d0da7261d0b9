//! `xiaoer policy bench`: what the calls of a package's cases take.

use std::path::Path;
use std::process::ExitCode;

use xiaoer_policy::{Bench, Case};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// Measures and prints: fuel, then microseconds, median and p99.
pub fn run(file: &Path, rounds: u32, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let (package, policy) = source::policy(file)?;
    let cases: Vec<Case> = package.cases().iter().collect();
    let bench = Bench::run(&policy, &cases, rounds as usize)
        .map_err(|unanswered| source::about(file, &unanswered.sentence()))?;
    if bench.calls == 0 {
        return Err(Failure::new(
            "策略包没有可以测量的测试用例。请在源代码的 cases/ 里写上用例再打包。",
            "The package has no test cases to measure. Write some in cases/ beside the source and pack it again.",
        ));
    }
    if json {
        output::print_json(&bench)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut lines = vec![format!("{:>12} {:>10} {:>10}", "fuel", "us median", "us p99")];
    for case in &bench.cases {
        let (fuel, micros) = (case.fuel, case.micros);
        lines.push(format!("{fuel:>12} {:>10} {:>10}  {} ({})", micros.median, micros.p99, case.name, case.function));
    }
    let (fuel, micros, calls) = (bench.fuel, bench.micros, bench.calls);
    lines.push(tongue.line(&said(
        format!(
            "{calls} 次调用：运算量中位数 {}、p99 {}；用时中位数 {} 微秒、p99 {} 微秒（每次全新沙箱）。",
            fuel.median, fuel.p99, micros.median, micros.p99
        ),
        format!(
            "{calls} calls: fuel median {}, p99 {}; microseconds median {}, p99 {} (a fresh sandbox each).",
            fuel.median, fuel.p99, micros.median, micros.p99
        ),
    )));
    output::print(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}
