//! `xiaoer policy`, as an author meets it: the real program, on files of its own.

mod program;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use program::{Ended, run, word};
use serde_json::{Value, json};

const ZH: &str = "zh_CN.UTF-8";
const EN: &str = "en_GB.UTF-8";

fn xiaoer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xiaoer"))
}

fn policy(language: &str, words: &[&str]) -> Ended {
    run(xiaoer(), language, &[&["policy"], words].concat())
}

fn en(words: &[&str]) -> Ended {
    policy(EN, words)
}

#[track_caller]
fn assert_ends(ended: &Ended, code: i32, parts: &[&str]) {
    assert_eq!(ended.code, Some(code), "{}{}", ended.out, ended.err);
    let said = format!("{}{}", ended.out, ended.err);
    for part in parts {
        assert!(said.contains(part), "{part:?} is not in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

/// A folder with a factory package in it.
fn exported(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("{name}.wasm"));
    assert_ends(&en(&["export", name, word(&file)]), 0, &["wrote"]);
    (folder, file)
}

/// The facts of the first case that names this.
fn facts_of(file: &Path, function: &str) -> Value {
    let readme = include_str!("../../wit/README.md");
    let mark = format!("<!-- example facts: {function} -->");
    let rest = readme.split_once(&mark).unwrap().1.split_once("```json\n").unwrap().1;
    assert!(file.exists());
    serde_json::from_str(rest.split_once("\n```").unwrap().0).unwrap()
}

#[test]
fn the_factory_policies_come_out_of_the_program_as_files() {
    let (folder, file) = exported("refund");
    assert_eq!(fs::read(&file).unwrap(), xiaoer_artifacts::REFUND);
    let out = Command::new(xiaoer()).args(["policy", "export", "penalty", "-"]).output().unwrap();
    assert_eq!(out.stdout, xiaoer_artifacts::PENALTY);
    let table = folder.path().join("table.wasm");
    assert_ends(&en(&["export", "table-refund", word(&table)]), 0, &["wrote"]);
    assert_eq!(fs::read(&table).unwrap(), xiaoer_artifacts::TABLE_REFUND);
    assert_ends(&en(&["check", word(&table)]), 0, &["It can be installed"]);
    let out = Command::new(xiaoer()).args(["policy", "export", "points", "-"]).output().unwrap();
    assert_eq!(out.stdout, xiaoer_artifacts::POINTS);
    assert_ends(&en(&["export", "salary", word(&folder.path().join("x"))]), 2, &["salary", "refund"]);
}

#[test]
fn inspect_shows_the_package_in_the_reader_s_language() {
    let (_folder, file) = exported("refund");
    assert_ends(
        &policy(ZH, &["inspect", word(&file)]),
        0,
        &[
            "售后策略(标准)",
            "xiaoer.refund 0.1.0",
            "RF-12",
            "超期质量问题小额补偿",
            "/compensation/min_fen = 300 fen",
            "签名: 没有",
        ],
    );
    let sheet: Value = serde_json::from_str(&en(&["inspect", word(&file), "--json"]).out).unwrap();
    assert_eq!((&sheet["manifest"]["kind"], &sheet["signature"]["state"]), (&json!("refund"), &json!("unsigned")));
    assert_eq!(sheet["bytes"], xiaoer_artifacts::REFUND.len());
    assert_eq!(sheet["limits"]["fuel"], 10_000_000);
    let rule = sheet["manifest"]["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "RF-10").unwrap();
    assert_eq!(rule["catalogue"], json!(["RF-10", "H-19"]));
    assert!(sheet["imports"].as_array().unwrap().iter().any(|import| import == "xiaoer:policy/log@0.1.0"));
}

#[test]
fn check_names_every_limit_and_says_no_to_a_broken_file() {
    let (folder, file) = exported("refund");
    assert_ends(
        &en(&["check", word(&file)]),
        0,
        &[
            "package, bytes: ",
            "at most 1048576",
            "import: xiaoer:policy/log@0.1.0",
            "fuel of a call: 10000000",
            "time of a call, ms: 50,",
            "compiles: yes",
            "✓ It can be installed.",
        ],
    );
    let broken = folder.path().join("broken.wasm");
    fs::write(&broken, &xiaoer_artifacts::REFUND[..5_000]).unwrap();
    assert_ends(&en(&["check", word(&broken)]), 1, &["✗ The package is broken", "cannot be installed"]);
    let findings: Value = serde_json::from_str(&en(&["check", word(&broken), "--json"]).out).unwrap();
    assert_eq!(findings.as_array().unwrap().last().unwrap()["code"], "invalid");
    assert_ends(&en(&["check", word(&folder.path().join("nothing.wasm"))]), 2, &["nothing.wasm", "cannot be read"]);
}

#[test]
fn test_runs_the_cases_of_the_package() {
    let tables = ["table-reply", "table-refund", "table-penalty"];
    let scripts = ["script-reply", "script-refund", "script-penalty"];
    for name in ["reply", "refund", "penalty", "points"].into_iter().chain(tables).chain(scripts) {
        let (_folder, file) = exported(name);
        assert_ends(&en(&["check", word(&file)]), 0, &["It can be installed"]);
        assert_ends(&policy(ZH, &["test", word(&file)]), 0, &["个用例全部通过"]);
    }
    let (_folder, file) = exported("refund");
    let reports: Value = serde_json::from_str(&en(&["test", word(&file), "--json"]).out).unwrap();
    assert!(reports.as_array().unwrap().iter().all(|report| report["passed"] == true));
}

#[test]
fn call_prints_the_verdict_and_nothing_else_on_standard_output() {
    let (folder, file) = exported("refund");
    let facts = folder.path().join("facts.json");
    fs::write(&facts, facts_of(&file, "decide").to_string()).unwrap();
    let ended = en(&["call", word(&file), "decide", "--facts", word(&facts)]);
    assert_ends(&ended, 0, &["fuel ", " us"]);
    let verdict: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&verdict["decision"], &verdict["amount_max"]), (&json!("approve_return_refund"), &json!(12_000)));
    assert!(ended.err.starts_with("fuel "), "{}", ended.err);

    // The same from standard input, with settings of its own.
    let settings = folder.path().join("settings.json");
    fs::write(&settings, r#"{"no_reason":{"window_days":15}}"#).unwrap();
    let mut facts = facts_of(&file, "decide");
    for instant in ["now", "applied_at"] {
        facts[instant] = json!(facts[instant].as_i64().unwrap() + 9 * 86_400_000);
    }
    let mut child = Command::new(xiaoer())
        .args(["policy", "call", word(&file), "decide", "--facts", "-", "--settings", word(&settings)])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(facts.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["decision"], "approve_return_refund");
    let facts_file = folder.path().join("late.json");
    fs::write(&facts_file, facts.to_string()).unwrap();
    let by_default = en(&["call", word(&file), "decide", "--facts", word(&facts_file)]);
    assert_ends(&by_default, 0, &["\"deny\""]);
}

#[test]
fn call_says_what_is_wrong_with_what_it_was_given() {
    let (folder, file) = exported("refund");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let good = write("good.json", &facts_of(&file, "decide").to_string());
    let call = |function: &str, facts: &Path, more: &[&str]| {
        en(&[&["call", word(&file), function, "--facts", word(facts)], more].concat())
    };
    assert_ends(&call("decides", &good, &[]), 2, &["no function decides", "refund: decide"]);
    assert_ends(&call("assess", &good, &[]), 2, &["no function assess"]);
    assert_ends(&call("decide", &write("cut.json", "{"), &[]), 2, &["cut.json is not JSON"]);
    let mut typo = facts_of(&file, "decide");
    typo["order"]["state"] = json!("sined");
    assert_ends(&call("decide", &write("typo.json", &typo.to_string()), &[]), 2, &["\"order.state\"", "sined"]);
    let bad = write("settings.json", r#"{"no_reason":{"window_days":-1}}"#);
    let refused = call("decide", &good, &["--settings", word(&bad)]);
    assert_ends(&refused, 1, &["/no_reason/window_days: ", "at least 7"]);
    assert_eq!(refused.out, "");
    let problems = call("prepare", &write("s.json", r#"{"compensation":{"min_fen":1000}}"#), &[]);
    assert_ends(&problems, 0, &["/compensation/min_fen"]);
}

#[test]
fn bench_prints_fuel_and_microseconds() {
    let (_folder, file) = exported("penalty");
    assert_ends(&en(&["bench", word(&file), "--rounds", "3"]), 0, &["fuel median", "p99", "a fresh sandbox each"]);
    let bench: Value = serde_json::from_str(&en(&["bench", word(&file), "--rounds", "2", "--json"]).out).unwrap();
    let cases = bench["cases"].as_array().unwrap();
    assert_eq!(bench["calls"].as_u64().unwrap(), cases.len() as u64 * 2);
    assert!(cases.iter().all(|case| case["fuel"].as_u64().unwrap() > 0));
}

#[test]
fn a_signed_package_names_its_signer_and_a_changed_one_does_not_pass() {
    let (folder, file) = exported("refund");
    let key = folder.path().join("nephew");
    assert_ends(&en(&["keygen", word(&key)]), 0, &["nephew.key", "nephew.pub"]);
    let secret = folder.path().join("nephew.key");
    assert_eq!(fs::metadata(&secret).unwrap().permissions().mode() & 0o777, 0o600);
    assert_ends(&en(&["keygen", word(&key)]), 1, &["never replaced"]);

    assert_ends(&en(&["sign", word(&file), "--key", word(&secret)]), 0, &["signed xiaoer.refund 0.1.0"]);
    assert_ends(&en(&["sign", word(&file), "--key", word(&secret)]), 1, &["signed already"]);
    let keys = word(folder.path());
    assert_ends(&policy(ZH, &["inspect", word(&file), "--keys", keys]), 0, &["由“nephew”签署"]);
    assert_ends(&en(&["check", word(&file), "--keys", keys]), 0, &["signature: by nephew, genuine"]);
    assert_ends(&en(&["check", word(&file)]), 0, &["not checked"]);

    let strangers = tempfile::tempdir().unwrap();
    assert_ends(&en(&["keygen", word(&strangers.path().join("stranger"))]), 0, &[]);
    assert_ends(&en(&["check", word(&file), "--keys", word(strangers.path())]), 1, &["not among the trusted"]);

    let mut bytes = fs::read(&file).unwrap();
    let title = bytes.windows(9).position(|part| part == "售后策".as_bytes()).unwrap();
    bytes[title..title + 9].copy_from_slice("售前策".as_bytes());
    fs::write(&file, bytes).unwrap();
    assert_ends(&en(&["check", word(&file), "--keys", keys]), 1, &["changed after it was signed"]);
    let sheet: Value = serde_json::from_str(&en(&["inspect", word(&file), "--keys", keys, "--json"]).out).unwrap();
    assert_eq!((&sheet["signature"]["state"], &sheet["signature"]["why"]), (&json!("bad"), &json!("wrong")));
}

#[test]
fn diff_finds_no_difference_between_a_package_and_itself_and_shows_the_others() {
    let (folder, file) = exported("refund");
    assert_ends(&en(&["diff", word(&file), word(&file)]), 0, &["No difference"]);
    let other = folder.path().join("penalty.wasm");
    assert_ends(&en(&["export", "penalty", word(&other)]), 0, &[]);
    assert_ends(&en(&["diff", word(&file), word(&other)]), 1, &["id: \"xiaoer.refund\" → \"xiaoer.penalty\"", "RF-12"]);
}

#[test]
fn new_leaves_a_folder_with_something_in_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "x").unwrap();
    let taken = folder.path().join("taken");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("mine.txt"), "x").unwrap();
    assert_ends(&en(&["new", word(&taken), "--kind", "refund"]), 1, &["not empty"]);
    assert_ends(&en(&["new", word(&folder.path().join("My Policy")), "--kind", "refund"]), 2, &["lower-case"]);
    assert_ends(&en(&["new", word(&folder.path().join("good")), "--kind", "salary"]), 2, &["salary", "reply, refund"]);
    assert_ends(&en(&["build", word(&taken)]), 2, &["manifest.json", "policy new"]);
}

/// From nothing to a tested package, for each kind, as the tutorial has it. The three share what they compile.
#[test]
fn a_new_policy_of_each_kind_builds_passes_its_cases_and_can_be_installed() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["refund", "penalty", "reply"] {
        let name = format!("my-{kind}");
        let source = folder.path().join(&name);
        assert_ends(&en(&["new", word(&source), "--kind", kind]), 0, &["Made"]);
        let built = Command::new(xiaoer())
            .args(["--lang", "en", "policy", "build", word(&source)])
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("authors"))
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let file = source.join(format!("{name}.wasm"));
        assert_ends(&en(&["test", word(&file)]), 0, &["cases pass"]);
        assert_ends(&en(&["check", word(&file)]), 0, &["It can be installed"]);
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(!text.contains(word(folder.path())), "the package tells where it was made");
    }
    // A case that does not hold is shown with its field.
    let source = folder.path().join("my-refund");
    let cases = source.join("cases/small.json");
    let wrong = fs::read_to_string(&cases).unwrap().replacen("\"approve_refund_only\"", "\"deny\"", 1);
    fs::write(&cases, wrong).unwrap();
    let built = Command::new(xiaoer())
        .args(["policy", "build", word(&source)])
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("authors"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let ended = en(&["test", word(&source.join("my-refund.wasm"))]);
    assert_ends(&ended, 1, &["decision: \"approve_refund_only\"  ≠  \"deny\"", "1 of 4 cases fail"]);
}

/// The second language: the same rule as the template in Rust, by the same cases.
#[test]
fn a_new_policy_in_c_builds_passes_the_same_cases_and_can_be_installed() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["refund", "penalty"] {
        let name = format!("c-{kind}");
        let source = folder.path().join(&name);
        assert_ends(&en(&["new", word(&source), "--kind", kind, "--source", "c"]), 0, &["Made", "src/policy.c"]);
        assert_ends(&en(&["build", word(&source)]), 0, &["packed shop."]);
        let file = source.join(format!("{name}.wasm"));
        assert_ends(&en(&["test", word(&file)]), 0, &["cases pass"]);
        assert_ends(&en(&["check", word(&file)]), 0, &["It can be installed"]);
    }
    let source = folder.path().join("c-refund/src/policy.c");
    fs::write(&source, fs::read_to_string(&source).unwrap().replace("facts->order", "facts->odrer")).unwrap();
    assert_ends(&en(&["build", word(&folder.path().join("c-refund"))]), 1, &["does not compile", "odrer"]);
    assert_ends(
        &en(&["new", word(&folder.path().join("c-reply")), "--kind", "reply", "--source", "c"]),
        2,
        &["refund"],
    );
}
