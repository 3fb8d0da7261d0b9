//! A file that is no package for this box is refused with a sentence that says what to do, and nothing of it runs.

mod support;

use support::{MANIFEST, SCHEMA, component, package, refund_guest, sections};
use xiaoer_policy::{Digest, Kind, LoadError, PACKAGE_BYTES, Package, PackageError, Policy};

fn good() -> Vec<u8> {
    refund_guest("i32.const 0", "i32.const 0", "")
}

fn refused(bytes: &[u8]) -> PackageError {
    let error = Package::read(bytes).unwrap_err();
    let sentence = error.sentence();
    assert!(!sentence.zh.is_empty() && sentence.en.ends_with('.') && error.to_string() == sentence.en);
    error
}

fn with_manifest(manifest: &str) -> Vec<u8> {
    sections(&bare(), &[("xiaoer:manifest", manifest), ("xiaoer:settings-schema", SCHEMA)])
}

/// An empty component: valid, and no policy.
fn bare() -> Vec<u8> {
    wat::parse_str("(component)").unwrap()
}

#[test]
fn a_good_package_tells_who_it_is_without_running() {
    let bytes = good();
    let package = Package::read(&bytes).unwrap();
    assert_eq!(package.digest(), Digest::of(&bytes));
    assert_eq!((package.manifest().id.as_str(), package.manifest().kind), ("test.refund", Kind::Refund));
    assert_eq!(package.manifest().rules[0].title.zh_cn, "未付款");
    assert_eq!(package.settings_schema()["type"], "object");
}

#[test]
fn the_factory_packages_are_good_packages() {
    for (bytes, kind) in [
        (xiaoer_artifacts::REPLY, Kind::Reply),
        (xiaoer_artifacts::REFUND, Kind::Refund),
        (xiaoer_artifacts::PENALTY, Kind::Penalty),
        (xiaoer_artifacts::POINTS, Kind::Penalty),
    ] {
        assert_eq!(Package::read(bytes).unwrap().manifest().kind, kind);
    }
}

#[test]
fn a_wasi_import_is_refused_by_its_name() {
    let wasi = wat::parse_str(
        r#"(component (import "wasi:clocks/wall-clock@0.2.0" (instance (export "now" (func (result u64))))))"#,
    )
    .unwrap();
    assert_eq!(refused(&package(&wasi)), PackageError::Import { name: "wasi:clocks/wall-clock@0.2.0".into() });
}

#[test]
fn a_function_hidden_among_the_contracts_types_is_refused_by_its_name() {
    let sly = r#"(component (import "xiaoer:policy/common@0.1.0" (instance (export "now" (func (result u64))))))"#;
    let name = "xiaoer:policy/common@0.1.0#now".to_owned();
    assert_eq!(refused(&package(&wat::parse_str(sly).unwrap())), PackageError::Import { name });
}

#[test]
fn every_truncation_is_refused() {
    let bytes = good();
    for length in 0..bytes.len() {
        let cut = &bytes[..length];
        // A cut between two sections leaves a valid component that lacks what a package needs.
        assert!(Package::read(cut).is_err(), "cut to {length} of {} bytes", bytes.len());
    }
    assert!(matches!(refused(&bytes[..bytes.len() / 2]), PackageError::Invalid { .. }));
}

#[test]
fn garbage_is_no_package() {
    assert_eq!(refused(b"#!/bin/sh\nrm -rf /\n"), PackageError::NotWasm);
    assert_eq!(refused(b""), PackageError::NotWasm);
    assert!(matches!(refused(b"\0asm\x0d\0\x01\0\xff\xff\xff"), PackageError::Invalid { .. }));
}

#[test]
fn a_core_module_is_told_from_a_component() {
    assert_eq!(refused(&wat::parse_str("(module)").unwrap()), PackageError::CoreModule);
}

#[test]
fn a_file_above_the_limit_is_refused_before_it_is_read() {
    let large = vec![0; PACKAGE_BYTES + 1];
    assert_eq!(refused(&large), PackageError::TooLarge { bytes: PACKAGE_BYTES + 1, limit: PACKAGE_BYTES });
}

#[test]
fn a_component_without_manifest_or_schema_says_which_is_missing() {
    assert_eq!(refused(&bare()), PackageError::Missing { section: "xiaoer:manifest" });
    let no_schema = sections(&bare(), &[("xiaoer:manifest", MANIFEST)]);
    assert_eq!(refused(&no_schema), PackageError::Missing { section: "xiaoer:settings-schema" });
}

#[test]
fn two_manifests_are_refused_since_either_could_be_meant() {
    let twice = sections(&package(&bare()), &[("xiaoer:manifest", MANIFEST)]);
    assert_eq!(refused(&twice), PackageError::Twice { section: "xiaoer:manifest".into() });
}

#[test]
fn a_newer_contract_says_to_update_the_box() {
    // With a field that this box's manifest does not have: what a newer contract brings must not hide the sentence.
    let manifest = MANIFEST.replace(r#""contract": "0.1.0""#, r#""contract": "0.2.0", "novelty": true"#);
    let error = refused(&with_manifest(&manifest));
    assert_eq!(error, PackageError::ContractNewer { version: "0.2.0".into() });
    assert!(error.sentence().zh.contains("升级") && error.sentence().en.contains("Update xiaoer"));
}

#[test]
fn an_unknown_or_unreadable_contract_says_what_is_known() {
    let unknown = refused(&with_manifest(&MANIFEST.replace(r#""contract": "0.1.0""#, r#""contract": "0.0.9""#)));
    assert_eq!(unknown, PackageError::ContractUnknown { version: "0.0.9".into() });
    assert!(unknown.sentence().en.contains("0.1.0"));
    let unreadable = refused(&with_manifest(&MANIFEST.replace(r#""contract": "0.1.0""#, r#""contract": "new""#)));
    assert_eq!(unreadable, PackageError::ContractUnreadable { version: "new".into() });
}

#[test]
fn a_manifest_that_is_not_of_the_documented_form_says_where() {
    let unknown_field = with_manifest(&MANIFEST.replace(r#""author""#, r#""writer""#));
    assert!(matches!(refused(&unknown_field), PackageError::Manifest { detail } if detail.contains("writer")));
    let path = with_manifest(&MANIFEST.replace("test.refund", "../refund"));
    assert!(matches!(refused(&path), PackageError::Manifest { detail } if detail.starts_with("id")));
}

#[test]
fn a_package_that_does_not_export_its_kind_cannot_be_loaded() {
    let package = Package::read(&package(&bare())).unwrap();
    let error = Policy::compile(support::engine(), &package).unwrap_err();
    let LoadError::Export { function, .. } = &error else { panic!("{error:?}") };
    assert_eq!(function, "xiaoer:policy/refund@0.1.0#prepare");
}

#[test]
fn an_export_with_other_types_than_the_contracts_cannot_be_loaded() {
    // A penalty policy that says it is a refund policy has no `decide`; one with a wrong `prepare` is caught by type.
    let liar = wat::parse_str(
        r#"(component
            (core module $m (func (export "f") (result i32) i32.const 0))
            (core instance $i (instantiate $m))
            (func $f (result u32) (canon lift (core func $i "f")))
            (instance $r (export "prepare" (func $f)))
            (export "xiaoer:policy/refund@0.1.0" (instance $r)))"#,
    )
    .unwrap();
    let error = Policy::compile(support::engine(), &Package::read(&package(&liar)).unwrap()).unwrap_err();
    assert!(matches!(&error, LoadError::Export { detail, .. } if detail != "missing"), "{error:?}");
}

#[test]
fn a_policy_that_starts_with_more_memory_than_it_may_have_cannot_be_loaded() {
    let module = r#"(module (memory (export "memory") 512)
        (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
        (func (export "xiaoer:policy/refund@0.1.0#prepare") (param i32 i32) (result i32) i32.const 0)
        (func (export "xiaoer:policy/refund@0.1.0#decide") (param i32) (result i32) i32.const 0))"#;
    let package = Package::read(&package(&component(module))).unwrap();
    let error = Policy::compile(support::engine(), &package).unwrap_err();
    assert_eq!(error, LoadError::Memory { wants: 32 << 20, limit: 16 << 20 });
}

#[test]
fn a_package_gets_the_memory_that_it_asks_for_up_to_the_cap() {
    let manifest =
        MANIFEST.replace(r#""rules""#, r#""limits": { "memory_bytes": 33554432, "fuel": 999999999999 }, "rules""#);
    let module = good();
    let component = component_of(&module);
    let bytes = sections(component, &[("xiaoer:manifest", &manifest), ("xiaoer:settings-schema", SCHEMA)]);
    let policy = Policy::compile(support::engine(), &Package::read(&bytes).unwrap()).unwrap();
    assert_eq!(policy.limits().memory_bytes, 32 << 20);
    assert_eq!(policy.limits().fuel, xiaoer_policy::Limits::CAP.fuel);
}

/// A good package without its two sections, which stand at its end.
fn component_of(package: &[u8]) -> &[u8] {
    let tail = sections(&[], &[("xiaoer:manifest", MANIFEST), ("xiaoer:settings-schema", SCHEMA)]);
    &package[..package.len() - tail.len()]
}
