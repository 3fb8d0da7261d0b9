//! `xiaoer policy build`: source in Rust or C in, one package out, with the compiler that the machine has.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use xiaoer_packer::{Build, CCompiler, CaseFile, CompileError, Compiler, Contract, Manifest, PackError};
use xiaoer_policy::Package;

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{new, output, source, template};

/// Compiles and packs; the package lies in the folder, by the folder's name.
pub fn run(folder: &Path, tongue: Tongue) -> Result<ExitCode, Failure> {
    let folder = folder.canonicalize().map_err(|error| no_source(folder, &error.to_string()))?;
    let manifest = source::text(&part(&folder, "manifest.json")?)?;
    let schema = source::text(&part(&folder, "settings.schema.json")?)?;
    let in_c = folder.join(template::C_FOLDER).is_dir();
    if !in_c {
        part(&folder, "Cargo.toml")?;
    }
    let cases = xiaoer_packer::case_files(&folder.join("cases"))
        .map_err(|error| no_source(&folder.join("cases"), &error.to_string()))?;
    eprintln!(
        "{}",
        tongue.line(&said("编译中，第一次需要几分钟……", "compiling; the first time takes some minutes ..."))
    );
    let module = if in_c { compile_c(&folder, &manifest)? } else { compile(&folder)? };
    let cases: Vec<CaseFile<'_>> = cases.iter().map(|(name, json)| CaseFile { name, json }).collect();
    let package = xiaoer_packer::pack(&module, &manifest, &schema, &cases).map_err(|error| unpacked(&error))?;
    // What the box would refuse is refused here, while its author is looking.
    let read = Package::read(&package).map_err(|error| {
        let sentence = error.sentence();
        Failure::new(sentence.zh, sentence.en)
    })?;
    let name = folder.file_name().unwrap_or_default();
    let file = folder.join(name).with_added_extension("wasm");
    let shown = file.display();
    fs::write(&file, &package).map_err(|error| {
        Failure::new(format!("写不了 {shown}：{error}。"), format!("{shown} cannot be written: {error}."))
    })?;
    let (id, version, bytes) = (&read.manifest().id, &read.manifest().version, package.len());
    output::print(&tongue.line(&said(
        format!("{id} {version} 已打包：{shown}（{bytes} 字节，{} 个用例）", read.cases().len()),
        format!("packed {id} {version}: {shown} ({bytes} bytes, {} cases)", read.cases().len()),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn part(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let file = folder.join(name);
    if file.is_file() { Ok(file) } else { Err(no_source(&file, "not there")) }
}

fn no_source(path: &Path, detail: &str) -> Failure {
    let shown = path.display();
    Failure::usage(
        format!("{shown} 读不了（{detail}）。这里应该是策略的源代码目录，可以用 xiaoer policy new 新建一个。"),
        format!(
            "{shown} cannot be read ({detail}). A policy's source is expected here; `xiaoer policy new` starts one."
        ),
    )
}

/// The one module that comes out of a source in Rust.
fn compile(folder: &Path) -> Result<Vec<u8>, Failure> {
    let tool = |variable: &str, usual: &str| env::var_os(variable).map_or_else(|| PathBuf::from(usual), PathBuf::from);
    let compiler =
        Compiler::find(&tool("CARGO", "cargo"), &tool("RUSTC", "rustc")).map_err(|error| uncompiled(&error))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| folder.join("target"), PathBuf::from);
    let build = Build { folder, shown_as: None, target: &target, packages: &[], locked: false };
    let modules = compiler.build(&build).map_err(|error| uncompiled(&error))?;
    let module = modules.into_iter().next().ok_or_else(|| {
        Failure::new(
            "编译没有产生 WebAssembly 模块。Cargo.toml 的 [lib] 里要有 crate-type = [\"cdylib\", \"rlib\"]。",
            "No WebAssembly module came out. Cargo.toml needs crate-type = [\"cdylib\", \"rlib\"] under [lib].",
        )
    })?;
    fs::read(&module).map_err(|error| no_source(&module, &error.to_string()))
}

/// The module of a source in C: the author's files, and the library and the bindings beside them.
fn compile_c(folder: &Path, manifest: &str) -> Result<Vec<u8>, Failure> {
    let about = Manifest::from_json(manifest).map_err(|error| unpacked(&PackError::Manifest(error)))?;
    let contract =
        Contract::read(&folder.join(template::CONTRACT_FOLDER), about.kind).map_err(|error| new::unread(&error))?;
    let (own, library) = (folder.join("src"), folder.join(template::C_FOLDER));
    let built = CCompiler::find().and_then(|clang| clang.build(&[&own, &library], &contract, &folder.join("target")));
    built.map_err(|error| uncompiled(&error))
}

fn uncompiled(error: &CompileError) -> Failure {
    match error {
        CompileError::NoCompiler => Failure::new(
            "没有能编译到 WebAssembly 的 Rust 编译器。请运行 rustup target add wasm32-unknown-unknown，或在 Debian 上 sudo apt-get install rustc-web cargo-web rust-web-src。",
            "There is no Rust compiler for WebAssembly. Run `rustup target add wasm32-unknown-unknown`, or on Debian `sudo apt-get install rustc-web cargo-web rust-web-src`.",
        ),
        CompileError::NoCCompiler => Failure::new(
            "没有 C 编译器。用 C 写策略需要 clang，请运行 sudo apt-get install clang lld。",
            "There is no C compiler. A policy in C needs clang: run `sudo apt-get install clang lld`.",
        ),
        CompileError::NoLinker => Failure::new(
            "没有 WebAssembly 链接器。请运行 sudo apt-get install lld，或安装 rustup 的工具链。",
            "There is no WebAssembly linker. Run `sudo apt-get install lld`, or install a rustup toolchain.",
        ),
        CompileError::NotRun(program, error) => {
            let program = program.display();
            Failure::new(format!("运行不了 {program}：{error}。"), format!("{program} cannot be run: {error}."))
        }
        CompileError::Refused(said) => Failure::new(
            format!("编译没有通过，请按编译器的提示修改：\n{said}"),
            format!("It does not compile; the compiler says:\n{said}"),
        ),
    }
}

fn unpacked(error: &PackError) -> Failure {
    Failure::new(format!("打包没有通过：{error}。请改正后再试。"), format!("It cannot be packed: {error}."))
}
