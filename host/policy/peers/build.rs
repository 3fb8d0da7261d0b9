//! Compiles the rule for the two hosts of WebAssembly: a package of ours, and a plug-in of Extism's.

use std::{env, error::Error, fs, path::Path};
use xiaoer_packer::{Build, Compiler, pack};

/// The rule has no settings.
const SETTINGS: &str = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false }"#;

fn main() -> Result<(), Box<dyn Error>> {
    for source in ["guests", "rule", "build.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let variable = |name: &str| env::var_os(name).ok_or(format!("cargo did not set {name}"));
    let (here, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let (guests, out) = (Path::new(&here).join("guests"), Path::new(&out));
    let compiler = Compiler::find(Path::new(&variable("CARGO")?), Path::new(&variable("RUSTC")?))?;
    let packages = ["peer-xiaoer", "peer-extism"].map(str::to_owned);
    let target = out.join("guests");
    let build = Build { folder: &guests, shown_as: Some("guests"), target: &target, packages: &packages, locked: true };
    let modules = compiler.build(&build)?;
    let module = |name: &str| {
        let found = modules.iter().find(|module| module.file_stem().is_some_and(|stem| stem == name));
        found.ok_or(format!("the compiler made no {name}")).map(fs::read)
    };
    let manifest = fs::read_to_string(guests.join("manifest.json"))?;
    let package = pack(&module("peer_xiaoer")??, &manifest, SETTINGS, &[])?;
    fs::write(out.join("xiaoer.wasm"), package)?;
    fs::write(out.join("extism.wasm"), module("peer_extism")??)?;
    Ok(())
}
