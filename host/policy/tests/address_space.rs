//! The engine starts on machines with little address space, and says how.

mod support;

use serde_json::json;
use std::{process::Command, sync::Arc};
use support::{facts, refund_guest};
use xiaoer_policy::{Allocator, Engine, Limits, Package, Policy};

/// Runs only as the child of the tests below, under their limit.
#[test]
#[ignore = "run by the other tests of this file under an address-space limit"]
fn child() {
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP).unwrap();
    let package = Package::read(&refund_guest("i32.const 0", "unreachable", "")).unwrap();
    let policy = Arc::new(Policy::compile(&engine, &package).unwrap());
    let fault = support::bind(&policy, &json!({})).decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault.label(), "panic");
    println!("allocator: {}", serde_json::to_string(&engine.allocator()).unwrap());
}

/// Starts the engine and makes a call in a process with `gib` GiB of addresses; returns what it says it chose.
fn under(gib: u64) -> String {
    let command =
        format!("ulimit -v {} && exec \"$0\" --exact child --ignored --nocapture --test-threads=1", gib << 20);
    let output = Command::new("sh").arg("-c").arg(command).arg(std::env::current_exe().unwrap()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "under {gib} GiB: {said}{}", String::from_utf8_lossy(&output.stderr));
    said.lines().find_map(|line| line.split_once("allocator: ")).expect("the child says what it chose").1.to_owned()
}

#[test]
fn with_39_bit_addresses_as_on_a_raspberry_pi_4_the_fast_pool_starts() {
    assert!(under(512).starts_with(r#"{"pool""#));
}

#[test]
fn with_16_gib_of_addresses_the_small_pool_starts() {
    assert!(under(16).starts_with(r#"{"small_pool""#));
}

#[test]
fn with_2_gib_of_addresses_the_engine_starts_on_demand() {
    assert_eq!(under(2), r#""on_demand""#);
}

#[test]
fn without_a_limit_the_fast_pool_is_chosen() {
    assert!(matches!(support::engine().allocator(), Allocator::Pool { .. }));
}
