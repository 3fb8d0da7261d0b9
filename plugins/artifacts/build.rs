//! Compiles the guests of `plugins/` to WebAssembly and packs each into a policy package.
//!
//! The guests are built by a cargo of their own, in a target directory of their own, with nothing of this build's flags
//! in its environment: see [`xiaoer_packer::Compiler`].

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use xiaoer_packer::{Build, CaseFile, Compiler};

const GUESTS: [&str; 10] = [
    "reply",
    "refund",
    "penalty",
    "points",
    "table-reply",
    "table-refund",
    "table-penalty",
    "script-reply",
    "script-refund",
    "script-penalty",
];

/// The guest that only the tests of the sandbox need.
const HOSTILE: &str = "hostile";

/// What guests are made of besides themselves.
const SHARED: [&str; 7] = ["Cargo.toml", "Cargo.lock", "sdk", "wages", "table", "script", "no-clock"];

fn main() {
    if let Err(sentence) = build() {
        for line in sentence.lines() {
            println!("cargo::error={line}");
        }
        std::process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let plugins = here.parent().ok_or("plugins/artifacts has lost its parent folder")?;
    let out = PathBuf::from(variable("OUT_DIR")?);

    let mut guests = GUESTS.to_vec();
    if env::var_os("CARGO_FEATURE_HOSTILE").is_some() {
        guests.push(HOSTILE);
    }

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", here.join("../../wit").display());
    for source in SHARED.iter().chain(&guests) {
        println!("cargo::rerun-if-changed={}", plugins.join(source).display());
    }

    let compiler = Compiler::find(Path::new(&variable("CARGO")?), Path::new(&variable("RUSTC")?))
        .map_err(|error| error.to_string())?;
    let packages: Vec<String> = guests.iter().map(|guest| format!("xiaoer-{guest}")).collect();
    // Above <target>/<profile>/build/<this package>/out: debug and release builds of the box share the guests, which
    // are the same for both, and so build their standard library once. Cargo locks the folder while it works in it.
    let target = out.ancestors().nth(4).unwrap_or(&out).join("guests");
    let modules = compiler
        .build(&Build {
            folder: plugins,
            shown_as: Some("plugins"),
            target: &target,
            packages: &packages,
            locked: true,
        })
        .map_err(|error| error.to_string())?;
    for guest in guests {
        let folder = plugins.join(guest);
        let module = modules
            .iter()
            .find(|module| {
                module.file_stem().is_some_and(|name| name == format!("xiaoer_{}", guest.replace('-', "_")).as_str())
            })
            .ok_or_else(|| format!("the compiler made no module of plugins/{guest}"))?;
        let cases = xiaoer_packer::case_files(&folder.join("cases")).map_err(|error| error.to_string())?;
        let cases: Vec<_> = cases.iter().map(|(name, json)| CaseFile { name, json }).collect();
        let package = xiaoer_packer::pack(
            &fs::read(module).map_err(|error| format!("cannot read {}: {error}", module.display()))?,
            &read(&folder.join("manifest.json"))?,
            &read(&folder.join("settings.schema.json"))?,
            &cases,
        )
        .map_err(|error| format!("plugins/{guest}: {error}"))?;
        let file = out.join(format!("{guest}.wasm"));
        fs::write(&file, package).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn variable(name: &str) -> Result<OsString, String> {
    env::var_os(name).ok_or_else(|| format!("cargo did not set {name}"))
}
