//! Packages written by hand, for what no compiler would produce.

use std::path::Path;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

pub const MANIFEST: &str = r#"{
    "id": "test.refund", "version": "0.1.0", "kind": "refund", "contract": "0.1.0",
    "author": "tests", "licence": "MIT", "title": { "zh-CN": "测试", "en": "test" },
    "rules": [{ "id": "RF-01", "title": { "zh-CN": "未付款", "en": "unpaid" } }]
}"#;

pub const SCHEMA: &str = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" }"#;

/// A component with custom sections of these names and contents.
pub fn sections(component: &[u8], sections: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = component.to_vec();
    for (name, data) in sections {
        let mut content = leb(name.len());
        content.extend(name.as_bytes());
        content.extend(data.as_bytes());
        bytes.push(0);
        bytes.extend(leb(content.len()));
        bytes.extend(content);
    }
    bytes
}

/// A component with the test manifest and schema.
pub fn package(component: &[u8]) -> Vec<u8> {
    sections(component, &[("xiaoer:manifest", MANIFEST), ("xiaoer:settings-schema", SCHEMA)])
}

/// A refund policy from a core module in text form.
pub fn component(module: &str) -> Vec<u8> {
    let mut module = wat::parse_str(module).unwrap();
    let mut wit = Resolve::default();
    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit/0.1.0");
    let (contract, _) = wit.push_dir(contract).unwrap();
    let world = wit.select_world(&[contract], Some("refund-policy")).unwrap();
    embed_component_metadata(&mut module, &wit, world, StringEncoding::UTF8).unwrap();
    ComponentEncoder::default().module(&module).unwrap().validate(true).encode().unwrap()
}

/// A refund policy with these bodies for its functions and these further items. Its memory is one page of zeros, which
/// read as an empty list of problems and as a verdict without reasons.
pub fn refund_guest(prepare: &str, decide: &str, items: &str) -> Vec<u8> {
    package(&component(&format!(
        r#"(module
            (import "xiaoer:policy/log@0.1.0" "line" (func $log (param i32 i32)))
            (memory (export "memory") 1)
            (global $free (mut i32) (i32.const 8192))
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (global.set $free (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
                (global.get $free)
                (global.set $free (i32.add (global.get $free) (local.get 3))))
            (func (export "xiaoer:policy/refund@0.1.0#prepare") (param i32 i32) (result i32) {prepare})
            (func (export "xiaoer:policy/refund@0.1.0#decide") (param i32) (result i32) {decide})
            {items})"#
    )))
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
