//! What is fuzzed: the three doors through which a stranger's bytes come. Each target takes any bytes and must neither
//! panic nor hang, and what it accepts must keep its promises. The same functions run under libFuzzer (`run.sh`) and, bounded
//! and seeded, in the ordinary tests.

use super::REFUND;
use serde_json::Value;
use std::sync::OnceLock;
use xiaoer_policy::{
    Bound, Digest, Engine, Fault, Limits, NamedKey, Package, Policy, Question, Signed, Unanswered, differences, fields,
    verify,
};

/// The package reader and the signature: nothing is run.
pub fn package(bytes: &[u8]) {
    match verify(bytes, keys()) {
        Signed::Signed { .. } => panic!("a signature of a key that nobody has"),
        Signed::Unsigned => {}
        Signed::Bad { why } => assert!(!why.sentence().zh.is_empty()),
    }
    match Package::read(bytes) {
        Ok(package) => {
            assert_eq!((package.bytes(), package.digest()), (bytes, Digest::of(bytes)));
            assert_eq!(package.cases().iter().count(), package.cases().len());
            for case in package.cases().iter() {
                assert!(case.question.is_of(package.manifest().kind));
                assert!(case.question.check_facts(&case.facts).is_ok());
            }
            let _ = fields(package.settings_schema());
        }
        Err(error) => assert!(!error.code().is_empty() && !error.sentence().en.is_empty()),
    }
}

/// Settings of the factory refund policy: its schema, then the policy itself.
pub fn settings(bytes: &[u8]) {
    let Ok(settings) = serde_json::from_slice::<Value>(bytes) else { return };
    match bound().policy().check_settings(&settings) {
        Ok(settings) => {
            // What was accepted is in its one form, and is accepted again.
            let again: Value = serde_json::from_str(settings.text()).unwrap();
            assert_eq!(bound().policy().check_settings(&again).unwrap().digest(), settings.digest());
        }
        Err(refused) => assert!(!refused.sentence().zh.is_empty()),
    }
}

/// Facts of the factory refund policy: JSON into records, into the policy, and its verdict back out.
pub fn verdict(bytes: &[u8]) {
    let Ok(facts) = serde_json::from_slice::<Value>(bytes) else { return };
    for question in Question::ALL {
        let _ = question.check_facts(&facts);
    }
    match Question::Decide.put(bound(), &facts) {
        Ok(answer) => {
            assert_eq!(differences(&answer.verdict, &answer.verdict), []);
            let paid = facts["order"]["amount_paid"].as_i64().unwrap_or_default().max(0);
            let most = answer.verdict["amount_max"].as_i64().unwrap();
            assert!((0..=paid).contains(&most), "{most} of {paid} paid");
            assert_eq!(Question::Decide.put(bound(), &facts).unwrap().verdict, answer.verdict);
        }
        // Where an instant lies before 1970 no deadline makes sense; the box refuses it and a person decides. In every other
        // case the factory policy has an answer that can be used.
        Err(Unanswered::Fault(Fault::BadVerdict { field, .. })) if field == "deadline" && before_time(&facts) => {}
        Err(Unanswered::Fault(fault)) => assert!(!fault.blames_policy(), "{fault}\n{facts}"),
        Err(other) => assert!(!other.sentence().en.is_empty()),
    }
}

/// True if a case has an instant before 1970.
fn before_time(facts: &Value) -> bool {
    ["now", "applied_at"].iter().any(|name| facts[name].as_i64().is_some_and(|at| at < 0))
}

/// Something good to begin from, for each target: its name and its bytes.
pub fn seeds() -> [(&'static str, Vec<Vec<u8>>); 3] {
    let package = Package::read(REFUND).unwrap();
    let mut settings = vec![b"{}".to_vec()];
    let mut facts = Vec::new();
    for case in package.cases().iter() {
        if case.question == Question::Prepare {
            settings.push(case.facts.to_string().into_bytes());
        } else {
            settings.push(case.settings.to_string().into_bytes());
            facts.push(case.facts.to_string().into_bytes());
        }
    }
    [("package", vec![small_package()]), ("settings", settings), ("verdict", facts)]
}

/// The factory refund policy without its code: small, so that what is mutated is what is read here and not what the
/// validator of WebAssembly reads.
fn small_package() -> Vec<u8> {
    let section = |name: &str, text: &str| {
        let content = [&leb(name.len())[..], name.as_bytes(), text.as_bytes()].concat();
        [&[0][..], &leb(content.len()), &content].concat()
    };
    let manifest = r#"{"id":"a.b","version":"1.0.0","kind":"penalty","contract":"0.1.0","author":"a","licence":"MIT",
        "title":{"zh-CN":"甲","en":"A"},"rules":[{"id":"R-1","title":{"zh-CN":"甲","en":"A"},"catalogue":["FT-01"]}],
        "limits":{"fuel":1000}}"#;
    let cases = r#"[{"function":"attribute-sale","facts":{"now":1,"shop":{"name":"a","platform":"jd","language":"en"},
        "placed_at":1,"paid_at":2,"flags":[],"talks":[],"chased_from":null},"cases":[
        {"name":"a","expected":{"owner":null,"reasons":{"$contains":[{"rule":"R-1"}]}}},
        {"name":"b","facts":{"flags":[{"agent":1,"at":1}]},"settings":{"a":1},"expected":{"owner":1}}]}]"#;
    let schema = r#"{"type":"object","properties":{"a":{"type":"integer","default":1,"x-unit":"fen"}}}"#;
    let signature = "untrusted comment: signature of a xiaoer policy\n\
        RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n\
        trusted comment: id=a.b version=1.0.0 kind=penalty sha256=0\n\
        y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n";
    [
        b"\0asm\x0d\0\x01\0".to_vec(),
        section("xiaoer:manifest", manifest),
        section("xiaoer:settings-schema", schema),
        section("xiaoer:cases", cases),
        section("xiaoer:signature", signature),
    ]
    .concat()
}

fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A key of nobody's: the example in minisign's own documentation, with which nothing here is signed.
fn keys() -> &'static [NamedKey] {
    static KEYS: OnceLock<Vec<NamedKey>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let text = "untrusted comment: nobody\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n";
        vec![NamedKey::read("nobody", text).unwrap()]
    })
}

fn bound() -> &'static Bound {
    static BOUND: OnceLock<Bound> = OnceLock::new();
    BOUND.get_or_init(|| {
        // The longest deadline: a fuzzer's own work must not be taken for the policy's.
        let limits = Limits { deadline_ms: Limits::CAP.deadline_ms, ..Limits::DEFAULT };
        let engine = Engine::start(limits, Limits::CAP).unwrap();
        let package = Package::read(REFUND).unwrap();
        let policy = std::sync::Arc::new(Policy::compile(&engine, &package).unwrap());
        let settings = policy.check_settings(&serde_json::json!({})).unwrap();
        Bound::new(policy, std::sync::Arc::new(settings)).unwrap()
    })
}
