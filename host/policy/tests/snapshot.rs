//! A policy with its settings frozen into it answers to the letter and to the fuel what it answers when it reads them.

mod support;

use serde_json::{Value, json};
use std::{
    fmt::Debug,
    fs,
    sync::{Arc, OnceLock},
};
use support::{bind, engine, facts, load, refund_guest};
use tempfile::TempDir;
use xiaoer_policy::{Bound, Cache, Compiler, Fault, Judged, Origin, Package, Policy, SnapshotError};

const KEY: [u8; 32] = [7; 32];

fn folder() -> &'static TempDir {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| TempDir::new().unwrap())
}

fn cache() -> Cache {
    Cache::open(folder().path(), KEY, Compiler::here()).unwrap()
}

/// The same policy and settings, read at every call and frozen.
struct Both {
    read: Bound,
    frozen: Bound,
}

impl Both {
    fn of(policy: &Arc<Policy>, settings: &Value) -> Self {
        let both = Self { read: bind(policy, settings), frozen: bind(policy, settings) };
        cache().freeze(&both.frozen).unwrap();
        assert!(both.frozen.is_frozen() && !both.read.is_frozen());
        both
    }

    fn agree<V: PartialEq + Debug>(&self, ask: impl Fn(&Bound) -> Result<Judged<V>, Fault>) -> Judged<V> {
        let plain = |bound| Judged { micros: 0, ..ask(bound).unwrap() };
        let first = plain(&self.read);
        for _ in 0..5 {
            assert_eq!(plain(&self.frozen), first);
            assert_eq!(plain(&self.read), first);
        }
        first
    }
}

#[test]
fn the_refund_policy_agrees_with_itself_frozen() {
    let (policy, case) = (load(xiaoer_artifacts::REFUND), facts::refund_case());
    assert!(Both::of(&policy, &json!({})).agree(|bound| bound.decide(&case)).fuel > 0);
    Both::of(&policy, &json!({ "unshipped": { "late_h": 24 } })).agree(|bound| bound.decide(&case));
}

#[test]
fn the_reply_policy_agrees_with_itself_frozen() {
    let (policy, situation, draft) = (load(xiaoer_artifacts::REPLY), facts::situation(), facts::draft());
    // An own phrase and an own wording: strings and lists that `prepare` puts on the heap.
    let settings = json!({ "scripts": { "greeting": { "K-01": { "zh_cn": "您好[，我是{agent}]，请讲。" } } } });
    let own = Both::of(&policy, &settings);
    own.agree(|bound| bound.review_draft(&draft));
    let advice = own.agree(|bound| bound.advise(&situation)).verdict;
    let greeting = advice.greeting.expect("a first contact is greeted").script.text;
    assert!(greeting.ends_with("请讲。"), "{greeting}");
}

#[test]
fn the_penalty_policy_agrees_with_itself_frozen_and_its_settings_are_the_bound_ones() {
    let policy = load(xiaoer_artifacts::PENALTY);
    let (incident, month, sale) = (facts::incident_case(), facts::month_case(), facts::sale_case());
    let factory = Both::of(&policy, &json!({}));
    let own = Both::of(&policy, &json!({ "slow": { "fine_fen": 7000 } }));
    factory.agree(|bound| bound.close_month(&month));
    factory.agree(|bound| bound.attribute_sale(&sale));
    let (factory, own) = (factory.agree(|bound| bound.assess(&incident)), own.agree(|bound| bound.assess(&incident)));
    assert_ne!(factory.settings_digest, own.settings_digest);
    assert_ne!(factory.verdict, own.verdict, "each snapshot has its own settings inside");
}

#[test]
fn a_frozen_policy_fails_as_the_same_policy_does() {
    let policy = load(xiaoer_artifacts::HOSTILE);
    for act in ["loop", "memory-bomb", "panic", "huge-output", "deep-nesting"] {
        let both = Both::of(&policy, &json!({ "act": act }));
        let fault = |bound: &Bound| bound.advise(&facts::situation()).unwrap_err();
        assert_eq!(fault(&both.frozen), fault(&both.read), "{act}");
        assert_eq!(fault(&both.frozen), fault(&both.frozen), "{act}, again");
    }
}

#[test]
fn a_snapshot_is_kept_and_a_changed_bit_in_it_means_making_it_again() {
    let folder = TempDir::new().unwrap();
    let policy = || load(&refund_guest("i32.const 0", "unreachable", "(global $count (mut i64) (i64.const 3))"));
    let freeze = || {
        let bound = bind(&policy(), &json!({}));
        let origin = Cache::open(folder.path(), KEY, Compiler::here()).unwrap().freeze(&bound).unwrap();
        assert_eq!(bound.decide(&facts::refund_case()).unwrap_err().label(), "panic");
        origin
    };
    assert_eq!((freeze(), freeze()), (Origin::Compiled, Origin::Cached));
    let file = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert_eq!((freeze(), freeze()), (Origin::Compiled, Origin::Cached));
}

#[test]
fn what_prepare_leaves_in_memory_and_globals_is_what_a_frozen_call_finds() {
    // `prepare` counts in memory and in a global and grows memory; `decide` traps unless it finds all three.
    let prepare = "(i32.store (i32.const 4096) (i32.const 77)) (global.set $seen (i64.const 5))
        (drop (memory.grow (i32.const 1))) i32.const 0";
    let decide = "(if (i32.ne (i32.load (i32.const 4096)) (i32.const 77)) (then unreachable))
        (if (i64.ne (global.get $seen) (i64.const 5)) (then unreachable))
        (if (i32.ne (memory.size) (i32.const 2)) (then unreachable))
        (i32.store (i32.const 4096) (i32.const 0)) (global.set $seen (i64.const 0)) i32.const 0";
    let policy = load(&refund_guest(prepare, decide, "(global $seen (mut i64) (i64.const 0))"));
    let bound = bind(&policy, &json!({}));
    Cache::open(TempDir::new().unwrap().path(), KEY, Compiler::here()).unwrap().freeze(&bound).unwrap();
    for _ in 0..3 {
        // Without a reason it is no verdict, but it came to the end.
        assert_eq!(bound.decide(&facts::refund_case()).unwrap_err().label(), "bad_verdict");
    }
}

#[test]
fn a_policy_that_cannot_be_frozen_still_answers() {
    let prepare = "(table.set $t (i32.const 0) (ref.null func)) i32.const 0";
    let bound = bind(&load(&refund_guest(prepare, "unreachable", "(table $t 1 funcref)")), &json!({}));
    let refused = cache().freeze(&bound).unwrap_err();
    assert!(matches!(&refused, SnapshotError::Unsuitable(why) if why.contains("table.set")), "{refused}");
    assert!(!bound.is_frozen());
    assert_eq!(bound.decide(&facts::refund_case()).unwrap_err().label(), "panic");
}

#[test]
fn a_policy_that_fills_its_memory_leaves_no_room_to_look_through_and_still_answers() {
    let full = "(loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const 255)))) i32.const 0";
    let bound = bind(&load(&refund_guest(full, "unreachable", "")), &json!({}));
    assert!(matches!(cache().freeze(&bound), Err(SnapshotError::Unsuitable(_))));
    assert_eq!(bound.decide(&facts::refund_case()).unwrap_err().label(), "panic");
}

#[test]
fn snapshots_with_settings_that_were_left_behind_are_cleared_away() {
    let folder = TempDir::new().unwrap();
    let cache = Cache::open(folder.path(), KEY, Compiler::here()).unwrap();
    let package = Package::read(&refund_guest("i32.const 0", "unreachable", "")).unwrap();
    let (policy, _) = cache.load(engine(), &package).unwrap();
    let policy = Arc::new(policy);
    for number in 0..12 {
        cache.freeze(&bind(&policy, &json!({ "number": number }))).unwrap();
    }
    let files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1 + 8, "the package itself and the latest snapshots");
}

#[test]
fn shops_with_the_same_settings_share_one_snapshot() {
    let policy = load(&refund_guest("i32.const 0", "unreachable", ""));
    let cache = Cache::open(TempDir::new().unwrap().path(), KEY, Compiler::here()).unwrap();
    let (one, two) = (bind(&policy, &json!({})), bind(&policy, &json!({})));
    // The folder is gone: what is not shared would have to be made again.
    assert_eq!(cache.freeze(&one).unwrap(), Origin::CompiledNotKept);
    assert_eq!(cache.freeze(&two).unwrap(), Origin::Cached);
}

#[test]
fn a_global_that_is_not_a_number_is_not_frozen_because_the_copy_might_be_another_one() {
    let global = "(global $strange (mut f32) (f32.const nan:0x200001))";
    let bound = bind(&load(&refund_guest("i32.const 0", "unreachable", global)), &json!({}));
    assert!(matches!(cache().freeze(&bound), Err(SnapshotError::Unsuitable(_))));
}
