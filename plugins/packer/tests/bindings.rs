//! The contract as C, put to a C compiler.

use std::fs;
use std::path::Path;

use xiaoer_packer::{CCompiler, Contract, Kind, pack};

const MANIFEST: &str = r#"{
    "id": "a.b", "version": "1.0.0", "kind": "KIND", "contract": "0.1.0", "author": "a", "licence": "MIT",
    "title": { "zh-CN": "甲", "en": "A" }, "rules": []
}"#;
const SCHEMA: &str = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" }"#;
const ALLOCATOR: &str = r#"
#include "policy.h"
__attribute__((export_name("cabi_realloc"))) void *cabi_realloc(void *old, size_t old_size, size_t alignment, size_t size) {
    (void)old; (void)old_size; (void)alignment; (void)size;
    __builtin_trap();
}
void *memcpy(void *restrict to, const void *restrict from, size_t length) {
    unsigned char *one = to;
    const unsigned char *other = from;
    while (length--) *one++ = *other++;
    return to;
}
void *memset(void *at, int byte, size_t length) {
    unsigned char *one = at;
    while (length--) *one++ = (unsigned char)byte;
    return at;
}
list_settings_problem prepare(text settings) { (void)settings; return (list_settings_problem){ 0 }; }
"#;

/// The layout of every record is asserted in the glue, and what comes out is a component of its kind.
#[test]
fn the_contract_of_every_kind_compiles_as_c_and_packs() {
    let wit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit/0.1.0");
    let functions = [
        (
            Kind::Refund,
            "refund",
            "refund_verdict decide(const refund_case *facts) { (void)facts; return (refund_verdict){ 0 }; }",
        ),
        (
            Kind::Penalty,
            "penalty",
            "assessment assess(const incident_case *facts) { (void)facts; return (assessment){ 0 }; }\n\
             statement close_month(const month_case *facts) { (void)facts; return (statement){ 0 }; }\n\
             attribution attribute_sale(const sale_case *facts) { return (attribution){ .owner = { facts->flags.count > 0, 1 } }; }",
        ),
        (
            Kind::Reply,
            "reply",
            "advice advise(const situation *facts) { (void)facts; return (advice){ 0 }; }\n\
             review review_draft(const draft *facts) { (void)facts; return (review){ 0 }; }",
        ),
    ];
    let compiler = CCompiler::find().unwrap();
    for (kind, name, functions) in functions {
        let contract = Contract::read(&wit, kind).unwrap();
        let bindings = contract.bindings().unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("c-{name}"));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("policy.h", bindings.header),
            ("policy_glue.c", bindings.glue),
            ("policy.c", format!("{ALLOCATOR}{functions}")),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        let module = compiler.build(&[&folder], &contract, &folder.join("target")).unwrap();
        pack(&module, &MANIFEST.replace("KIND", name), SCHEMA, &[]).unwrap();
    }
}
