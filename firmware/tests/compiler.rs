//! Policies are compiled by a process of its own, whose end, however it comes, is not the box's.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use xiaoer_policy::contract::refund::RefundCase;
use xiaoer_policy::{Bound, Cache, Compiler, Engine, Judged, Limits, LoadError, Origin, Package, Policy};

const KEY: [u8; 32] = [7; 32];

fn engine() -> Engine {
    Engine::start(Limits { deadline_ms: 500, ..Limits::DEFAULT }, Limits::CAP).unwrap()
}

fn child() -> Compiler {
    Compiler::child(env!("CARGO_BIN_EXE_xiaoer").into(), vec!["compile-policy".into()])
}

fn shell(script: &str) -> Compiler {
    Compiler::child("/bin/sh".into(), vec!["-c".into(), script.into()])
}

fn package() -> Package {
    Package::read(xiaoer_artifacts::REFUND).unwrap()
}

fn bound(policy: Policy) -> Bound {
    let settings = policy.check_settings(&json!({})).unwrap();
    Bound::new(Arc::new(policy), Arc::new(settings)).unwrap()
}

/// The first case of the package itself.
fn case() -> RefundCase {
    let facts = package().cases().iter().next().unwrap().facts;
    serde_json::from_value(facts).unwrap()
}

fn answer(bound: &Bound) -> (String, u64) {
    let Judged { verdict, fuel, .. } = bound.decide(&case()).unwrap();
    (serde_json::to_string(&verdict).unwrap(), fuel)
}

#[test]
fn what_the_child_compiles_answers_as_what_is_compiled_here_does() {
    let (engine, folder) = (engine(), TempDir::new().unwrap());
    let here = bound(Policy::compile(&engine, &package()).unwrap());
    let cache = Cache::open(folder.path(), KEY, child()).unwrap();
    let (policy, origin) = cache.load(&engine, &package()).unwrap();
    assert_eq!(origin, Origin::Compiled);
    let there = bound(policy);
    assert_eq!(answer(&there), answer(&here));

    assert_eq!(cache.freeze(&there).unwrap(), Origin::Compiled);
    assert!(there.is_frozen());
    assert_eq!(answer(&there), answer(&here));

    let (_, again) = cache.load(&engine, &package()).unwrap();
    assert_eq!(again, Origin::Cached);
}

#[test]
fn a_snapshot_is_made_even_if_the_package_s_own_code_was_lost() {
    let (engine, folder) = (engine(), TempDir::new().unwrap());
    let cache = Cache::open(folder.path(), KEY, child()).unwrap();
    let frozen = bound(cache.load(&engine, &package()).unwrap().0);
    for file in fs::read_dir(folder.path()).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    cache.freeze(&frozen).unwrap();
    assert!(frozen.is_frozen());
}

#[test]
fn a_compiler_that_the_system_ends_is_a_package_too_heavy_and_any_other_end_is_the_compiler_s_own() {
    let (engine, folder) = (engine(), TempDir::new().unwrap());
    let load = |compiler| Cache::open(folder.path(), KEY, compiler).unwrap().load(&engine, &package()).unwrap_err();
    assert!(matches!(load(shell("kill -9 $$")), LoadError::Heavy { .. }));
    assert!(matches!(load(shell("exit 0")), LoadError::Compiler { .. }));
    assert!(matches!(load(shell("cat >/dev/null; echo nonsense")), LoadError::Compiler { .. }));
    assert!(matches!(load(shell("cat >/dev/null; echo '{\"Code\":9}'; printf short")), LoadError::Compiler { .. }));
    assert!(matches!(load(Compiler::child("/nowhere/xiaoer".into(), vec![])), LoadError::Compiler { .. }));
    // The next one is compiled.
    let cache = Cache::open(folder.path(), KEY, child()).unwrap();
    cache.load(&engine, &package()).unwrap();
}

#[test]
fn the_child_bounds_its_memory_and_time_before_it_reads_anything() {
    let mut compiler = Command::new(env!("CARGO_BIN_EXE_xiaoer"))
        .arg("compile-policy")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let limits = Path::new("/proc").join(compiler.id().to_string()).join("limits");
    let bounded = |name: &str, most: &str| {
        let said = fs::read_to_string(&limits).unwrap();
        let line = said.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        line[name.len()..].split_whitespace().take(2).eq([most, most])
    };
    let began = Instant::now();
    while !(bounded("Max data size", "536870912")
        && bounded("Max cpu time", "120")
        && bounded("Max core file size", "0"))
    {
        assert!(began.elapsed() < Duration::from_secs(20), "{}", fs::read_to_string(&limits).unwrap());
        std::thread::yield_now();
    }
    // Nothing was asked: it ends by itself.
    drop(compiler.stdin.take());
    assert!(!compiler.wait().unwrap().success());
}
