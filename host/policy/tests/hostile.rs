//! Whatever a policy does, the caller gets a typed fault and the next call is unharmed.

mod support;

use serde_json::json;
use std::sync::{Arc, OnceLock};
use support::{LIMITS, bind, facts, load, refund_guest};
use xiaoer_policy::{BadVerdict, Bound, Engine, Fault, Limits, Package, Policy, SettingsRefused};

fn hostile() -> &'static Arc<Policy> {
    static POLICY: OnceLock<Arc<Policy>> = OnceLock::new();
    POLICY.get_or_init(|| load(xiaoer_artifacts::HOSTILE))
}

/// Lets the guest misbehave in a call, and proves that a well-behaved call works right after it.
fn act(name: &str) -> Fault {
    let fault = bind(hostile(), &json!({ "act": name })).advise(&facts::situation()).unwrap_err();
    let next = bind(hostile(), &json!({ "act": "fine" })).advise(&facts::situation());
    assert!(next.is_ok(), "the call after {name}: {next:?}");
    assert!(!fault.sentence().zh.is_empty());
    fault
}

#[test]
fn an_endless_loop_ends_with_its_fuel() {
    assert_eq!(act("loop"), Fault::OutOfFuel { fuel: 20_000_000 });
}

#[test]
fn copying_and_filling_memory_pays_fuel_by_the_byte() {
    assert_eq!(act("slow-copy"), Fault::OutOfFuel { fuel: 20_000_000 });
}

#[test]
fn what_fuel_does_not_stop_in_time_ends_at_the_deadline() {
    let impatient = Limits { deadline_ms: 1, fuel: Limits::CAP.fuel, ..Limits::DEFAULT };
    let engine = Engine::start(impatient, Limits::CAP).unwrap();
    let package = Package::read(&refund_guest("(loop (br 0)) unreachable", "i32.const 0", "")).unwrap();
    let policy = Policy::compile(&engine, &package).unwrap();
    for _ in 0..3 {
        let refused = policy.check_settings(&json!({})).unwrap_err();
        assert_eq!(refused, SettingsRefused::Fault(Fault::Deadline { deadline_ms: 1 }));
    }
}

#[test]
fn a_memory_bomb_ends_at_the_memory_limit() {
    assert_eq!(act("memory-bomb"), Fault::Memory { limit: 16 << 20 });
}

#[test]
fn a_panic_tells_what_it_said() {
    let Fault::Panic { said } = act("panic") else { panic!("another fault") };
    assert!(said.contains("the hostile guest panics, as asked"), "{said}");
}

#[test]
fn what_a_panic_said_stays_out_of_the_sentence_because_it_may_quote_a_customer() {
    let fault = Fault::Panic { said: "张三 13800000000".into() };
    assert!(!fault.to_string().contains("13800000000"));
    assert!(!fault.sentence().zh.contains("张三"));
}

#[test]
fn endless_recursion_ends_with_the_stack() {
    let items = "(func $down (param i32) (result i32) (i32.add (call $down (local.get 0)) (i32.const 1)))";
    let fault = handmade("(call $down (i32.const 0))", items).decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault, Fault::Stack);
}

#[test]
fn endless_recursion_of_a_compiled_language_ends_with_one_of_its_two_stacks() {
    // Large locals live in memory, on a stack that the compiler keeps there; when that one ends first it is a trap.
    assert!(matches!(act("stack"), Fault::Stack | Fault::Trap { .. }));
}

#[test]
fn a_gigabyte_of_output_is_not_copied() {
    let Fault::Output { limit, .. } = act("huge-output") else { panic!("another fault") };
    assert_eq!(limit, 64 << 10);
}

#[test]
fn a_text_longer_than_any_script_is_no_verdict() {
    let fault = act("deep-nesting");
    assert_eq!(fault, Fault::BadVerdict { field: "suggestions[0].text".into(), problem: BadVerdict::TooLong });
}

#[test]
fn a_flood_of_log_lines_is_cut_and_the_verdict_stands() {
    let judged = bind(hostile(), &json!({ "act": "log-flood" })).advise(&facts::situation()).unwrap();
    assert!(!judged.log.is_empty() && judged.log.len() <= 1024, "{}", judged.log.len());
}

#[test]
fn a_loop_in_the_settings_check_refuses_the_settings() {
    let refused = hostile().check_settings(&json!({ "act": "loop", "in": "check" })).unwrap_err();
    assert_eq!(refused, SettingsRefused::Fault(Fault::OutOfFuel { fuel: 20_000_000 }));
    assert!(hostile().check_settings(&json!({ "act": "fine", "in": "check" })).is_ok());
}

#[test]
fn a_call_of_another_kind_is_refused_without_running() {
    let fault = bind(hostile(), &json!({})).decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault.label(), "wrong_kind");
}

#[test]
fn facts_above_the_limit_are_refused_without_running() {
    let mut situation = facts::situation();
    situation.messages[0].text = "长".repeat(64 << 10);
    let fault = bind(hostile(), &json!({})).advise(&situation).unwrap_err();
    assert_eq!(fault, Fault::Input { limit: 64 << 10 });
    assert!(!fault.blames_policy());
}

/// A hand-made refund policy, bound to empty settings.
fn handmade(decide: &str, items: &str) -> Bound {
    bind(&load(&refund_guest("i32.const 0", decide, items)), &json!({}))
}

#[test]
fn an_endless_loop_in_a_start_function_ends_with_its_fuel() {
    let guest = refund_guest("i32.const 0", "i32.const 0", "(func $start (loop (br 0))) (start $start)");
    let refused = load(&guest).check_settings(&json!({})).unwrap_err();
    assert_eq!(refused, SettingsRefused::Fault(Fault::OutOfFuel { fuel: 20_000_000 }));
}

#[test]
fn an_endless_log_ends_with_its_fuel() {
    let fault = handmade("(loop (call $log (i32.const 0) (i32.const 4096)) (br 0)) unreachable", "")
        .decide(&facts::refund_case())
        .unwrap_err();
    assert_eq!(fault, Fault::OutOfFuel { fuel: 20_000_000 });
}

#[test]
fn a_panic_without_words_is_still_a_panic() {
    let fault = handmade("unreachable", "").decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault, Fault::Panic { said: String::new() });
}

#[test]
fn reading_outside_memory_is_a_trap() {
    let fault = handmade("(i32.load (i32.const -4))", "").decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault.label(), "trap");
}

#[test]
fn a_verdict_outside_memory_is_unreadable_output() {
    let fault = handmade("i32.const -8", "").decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault.label(), "output");
}

#[test]
fn an_enum_value_that_the_contract_does_not_have_is_unreadable_output() {
    let fault = handmade("(i32.store8 (i32.const 0) (i32.const 200)) i32.const 0", "").decide(&facts::refund_case());
    assert_eq!(fault.unwrap_err().label(), "output");
}

#[test]
fn a_list_of_a_hundred_million_entries_is_not_allocated() {
    // The list of problems: pointer 0, length 100,000,000.
    let check = "(i32.store (i32.const 4) (i32.const 100000000)) i32.const 0";
    let refused = load(&refund_guest(check, "i32.const 0", "")).check_settings(&json!({})).unwrap_err();
    let SettingsRefused::Fault(fault) = refused else { panic!("{refused:?}") };
    assert_eq!(fault.label(), "output");
}

#[test]
fn a_verdict_without_a_reason_is_refused() {
    let fault = handmade("i32.const 0", "").decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault, Fault::BadVerdict { field: "reasons".into(), problem: BadVerdict::Empty });
}

#[test]
fn a_table_that_grows_is_stopped_like_memory() {
    let grow = "(drop (table.grow $t (ref.null func) (i32.const 30000))) i32.const 0";
    let refused =
        load(&refund_guest(grow, "i32.const 0", "(table $t 1 funcref)")).check_settings(&json!({})).unwrap_err();
    assert!(matches!(refused, SettingsRefused::Fault(Fault::Memory { .. })), "{refused:?}");
}

#[test]
fn memory_that_grows_page_by_page_ends_at_the_limit() {
    let grow = "(loop (drop (memory.grow (i32.const 1))) (br 0)) unreachable";
    let fault = handmade(grow, "").decide(&facts::refund_case()).unwrap_err();
    assert_eq!(fault, Fault::Memory { limit: 16 << 20 });
}

#[test]
fn a_tighter_limit_of_the_box_holds() {
    let tight = Limits { fuel: 1_000, ..Limits::DEFAULT };
    let engine = Engine::start(tight, Limits::CAP).unwrap();
    let package = Package::read(&refund_guest("(loop (br 0)) unreachable", "i32.const 0", "")).unwrap();
    let policy = Policy::compile(&engine, &package).unwrap();
    let refused = policy.check_settings(&json!({})).unwrap_err();
    assert_eq!(refused, SettingsRefused::Fault(Fault::OutOfFuel { fuel: 1_000 }));
}

#[test]
fn every_fault_is_counted_under_its_label() {
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP).unwrap();
    let package = Package::read(&refund_guest("i32.const 0", "unreachable", "")).unwrap();
    let bound = bind(&Arc::new(Policy::compile(&engine, &package).unwrap()), &json!({}));
    for _ in 0..3 {
        assert!(bound.decide(&facts::refund_case()).is_err());
    }
    let snapshot = engine.counters().snapshot();
    let refund = &snapshot.kinds[&xiaoer_policy::Kind::Refund];
    assert_eq!(refund.faults["panic"], 3);
    assert_eq!((refund.verdicts, refund.faults["trap"]), (0, 0));
}

#[test]
fn more_sandboxes_than_the_engine_has_is_a_fault_and_not_a_wait() {
    // Not reached by the policy threads, which are fewer; a caller with threads of its own must still get an answer.
    // The engine is this test's own: the sandboxes that it takes would be missing in the other tests.
    let engine = Engine::start(LIMITS, Limits::CAP).unwrap();
    let package = Package::read(&refund_guest("i32.const 0", "(loop (br 0)) unreachable", "")).unwrap();
    let bound = bind(&Arc::new(Policy::compile(&engine, &package).unwrap()), &json!({}));
    let case = facts::refund_case();
    let faults: Vec<Fault> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..64).map(|_| scope.spawn(|| bound.decide(&case).unwrap_err())).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    let refused = faults.iter().filter(|fault| matches!(fault, Fault::NoSandbox { .. })).count();
    assert!((1..64).contains(&refused), "{refused} of 64 found no sandbox");
    // What was refused or ran out took nothing along: the next call gets its sandbox.
    assert_ne!(bound.decide(&case).unwrap_err().label(), "no_sandbox");
}
