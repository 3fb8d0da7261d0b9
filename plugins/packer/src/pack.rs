//! Core module in, package out.

use std::borrow::Cow;

use wasm_encoder::{ComponentSection as _, CustomSection, RawSection, Section as _};
use wasmparser::{Parser, Payload};
use wit_component::ComponentEncoder;

use crate::cases::{self, CaseFile, CasesError};
use crate::manifest::{Manifest, ManifestError};

/// The custom section that holds the manifest, JSON in UTF-8.
pub const MANIFEST_SECTION: &str = "xiaoer:manifest";
/// The custom section that holds the JSON Schema of the settings, JSON in UTF-8.
pub const SETTINGS_SCHEMA_SECTION: &str = "xiaoer:settings-schema";
/// The custom section that holds the test cases, JSON in UTF-8; left out where there are none.
pub const CASES_SECTION: &str = "xiaoer:cases";

/// The only dialect that the box reads.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Why a package could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The manifest is refused.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The test cases are refused.
    #[error(transparent)]
    Cases(#[from] CasesError),
    /// The settings schema is not JSON.
    #[error("the settings schema is not JSON: {0}")]
    SchemaJson(#[source] serde_json::Error),
    /// The settings schema is JSON, but no schema of settings.
    #[error("the settings schema must be an object of type \"object\" that names {DIALECT} as its $schema")]
    SchemaForm,
    /// The module is no core module, does not describe its world, or does not match it.
    #[error(
        "the compiled guest cannot become a component: {0}; \
         build it for wasm32-unknown-unknown with one of the SDK's export macros in it"
    )]
    Encode(String),
    /// The component is not the policy that its manifest says.
    #[error("the manifest says that this package exports {expected}, but the component exports {found:?}")]
    NotThatPolicy {
        /// The export that manifest's kind and contract call for.
        expected: String,
        /// The exports there are.
        found: Vec<String>,
    },
}

/// Makes a package from a core module, its manifest and the schema of its settings (both JSON), and its test cases.
pub fn pack(
    core_module: &[u8],
    manifest: &str,
    settings_schema: &str,
    cases: &[CaseFile<'_>],
) -> Result<Vec<u8>, PackError> {
    let about = Manifest::from_json(manifest)?;
    check_schema(settings_schema)?;
    let tests = cases::join(cases, about.kind)?;

    let mut package = ComponentEncoder::default()
        .validate(true)
        .module(&without_names(core_module))
        .and_then(|mut encoder| encoder.encode())
        .map_err(|error| PackError::Encode(format!("{error:#}")))?;

    let expected = format!("xiaoer:policy/{}@{}", about.kind.interface(), about.contract);
    let found = exports(&package)?;
    if found != [expected.as_str()] {
        return Err(PackError::NotThatPolicy { expected, found });
    }

    // A component is a header and a row of sections, so a section at the top level is appended, not inserted.
    let mut sections = vec![(MANIFEST_SECTION, manifest), (SETTINGS_SCHEMA_SECTION, settings_schema)];
    if !cases.is_empty() {
        sections.push((CASES_SECTION, &tests));
    }
    for (name, json) in sections {
        CustomSection { name: Cow::Borrowed(name), data: Cow::Owned(compact(json).into_bytes()) }
            .append_to_component(&mut package);
    }
    Ok(package)
}

/// JSON without the white space that only its author reads: a large schema is a third of a package.
fn compact(json: &str) -> String {
    let mut compact = String::with_capacity(json.len());
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        if inside || !c.is_ascii_whitespace() {
            compact.push(c);
        }
        inside ^= c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
    }
    compact
}

/// The module without the names of its functions, which are for debuggers and can be a third of it. What is no module is
/// left as it is, for the encoder to refuse.
fn without_names(module: &[u8]) -> Vec<u8> {
    let mut kept = module.get(..8).unwrap_or(module).to_vec();
    for payload in Parser::new(0).parse_all(module) {
        match payload {
            Ok(Payload::CustomSection(section)) if section.name() == "name" => {}
            Ok(payload) => {
                let Some((id, range)) = payload.as_section() else { continue };
                let data = module.get(range).unwrap_or_default();
                RawSection { id, data }.append_to(&mut kept);
            }
            Err(_) => return module.to_vec(),
        }
    }
    kept
}

fn check_schema(schema: &str) -> Result<(), PackError> {
    let schema: serde_json::Value = serde_json::from_str(schema).map_err(PackError::SchemaJson)?;
    if schema["$schema"] == DIALECT && schema["type"] == "object" { Ok(()) } else { Err(PackError::SchemaForm) }
}

/// The names that the component itself exports, its inner parts left out.
fn exports(component: &[u8]) -> Result<Vec<String>, PackError> {
    let broken = |error: wasmparser::BinaryReaderError| PackError::Encode(error.to_string());
    let (mut names, mut depth) = (Vec::new(), 0_u32);
    for payload in Parser::new(0).parse_all(component) {
        match payload.map_err(broken)? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentExportSection(section) if depth == 0 => {
                for export in section {
                    names.push(export.map_err(broken)?.name.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" }"#;
    const MANIFEST: &str = r#"{
        "id": "a.b", "version": "1.0.0", "kind": "reply", "contract": "0.1.0", "author": "a", "licence": "MIT",
        "title": { "zh-CN": "甲", "en": "A" }, "rules": []
    }"#;

    #[test]
    fn bytes_that_are_no_module_are_refused_with_the_way_out() {
        let error = pack(b"no wasm", MANIFEST, SCHEMA, &[]).unwrap_err();
        assert!(matches!(error, PackError::Encode(_)));
        assert!(error.to_string().contains("wasm32-unknown-unknown"), "{error}");
    }

    #[test]
    fn the_names_of_functions_are_left_out_and_nothing_else() {
        let named = wat::parse_str("(module $m (func $f (export \"f\")) (@custom \"own\" \"x\"))").unwrap();
        let bare = without_names(&named);
        let sections = |module: &[u8]| -> Vec<String> {
            let payloads = Parser::new(0).parse_all(module).map(Result::unwrap);
            payloads
                .filter_map(|payload| {
                    Some(match payload {
                        Payload::CustomSection(section) => section.name().to_owned(),
                        other => other.as_section()?.0.to_string(),
                    })
                })
                .collect()
        };
        let mut expected = sections(&named);
        assert!(expected.contains(&"name".to_owned()));
        expected.retain(|section| section != "name");
        assert_eq!(sections(&bare), expected);
    }

    #[test]
    fn a_component_that_is_no_policy_of_its_kind_is_refused() {
        let module = wat::parse_str("(module)").unwrap();
        let error = pack(&module, MANIFEST, SCHEMA, &[]).unwrap_err();
        assert!(
            matches!(&error, PackError::NotThatPolicy { expected, .. } if expected == "xiaoer:policy/reply@0.1.0"),
            "{error}"
        );
    }

    #[test]
    fn only_a_2020_12_schema_of_an_object_is_taken() {
        for bad in ["[]", "{}", r#"{"$schema":"http://json-schema.org/draft-07/schema#","type":"object"}"#] {
            assert!(matches!(pack(b"", MANIFEST, bad, &[]), Err(PackError::SchemaForm)), "{bad}");
        }
        assert!(matches!(pack(b"", MANIFEST, "{", &[]), Err(PackError::SchemaJson(_))));
    }

    #[test]
    fn a_bad_manifest_is_refused_before_anything_is_encoded() {
        assert!(matches!(pack(b"", "{}", SCHEMA, &[]), Err(PackError::Manifest(_))));
    }

    #[test]
    fn white_space_outside_of_texts_is_left_out() {
        let json = "{\n  \"a b\": [1, 2],\n\t\"c\": \"d \\\" e \\\\\", \"f\" : null\n}\n";
        assert_eq!(compact(json), "{\"a b\":[1,2],\"c\":\"d \\\" e \\\\\",\"f\":null}");
    }
}
