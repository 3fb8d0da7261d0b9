//! Compiles policies in C to WebAssembly: clang for the machine code, the linker that Rust policies need too.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wit_component::{StringEncoding, embed_component_metadata};

use crate::bindings::Contract;
use crate::compile::{CompileError, STACK_BYTES, linker};

/// Who compiles.
#[derive(Debug)]
pub struct CCompiler {
    clang: PathBuf,
    linker: PathBuf,
}

impl CCompiler {
    /// clang on the path, the newest where Debian has several, and a linker.
    pub fn find() -> Result<Self, CompileError> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        let names = ["clang".to_owned()].into_iter().chain((14..=30).rev().map(|version| format!("clang-{version}")));
        let mut candidates = names.flat_map(|name| folders.iter().map(move |folder| folder.join(&name)));
        let clang = candidates.find(|file| file.exists()).ok_or(CompileError::NoCCompiler)?;
        let linker = linker(&[Path::new("rustc"), Path::new("/usr/bin/rustc")]).ok_or(CompileError::NoLinker)?;
        Ok(Self { clang, linker })
    }

    /// Compiles every `.c` file of these folders and links them into one core module that knows its world. What is made on
    /// the way lies in `target`.
    pub fn build(&self, folders: &[&Path], contract: &Contract, target: &Path) -> Result<Vec<u8>, CompileError> {
        let unreadable = |folder: &Path| {
            let folder = folder.display().to_string();
            move |error: std::io::Error| CompileError::Refused(format!("{folder}: {error}"))
        };
        fs::create_dir_all(target).map_err(unreadable(target))?;
        let mut objects = Vec::new();
        for folder in folders {
            let mut sources: Vec<PathBuf> =
                fs::read_dir(folder).map_err(unreadable(folder))?.flatten().map(|entry| entry.path()).collect();
            sources.retain(|file| file.extension() == Some(OsStr::new("c")));
            sources.sort();
            for source in sources {
                let object = target.join(format!("{}.o", objects.len()));
                self.compile(&source, folders, &object)?;
                objects.push(object);
            }
        }
        let module = target.join("policy.wasm");
        let mut link = Command::new(&self.linker);
        if self.linker.file_name() == Some(OsStr::new("rust-lld")) {
            link.args(["-flavor", "wasm"]);
        }
        link.args(["--no-entry", "--stack-first", "--gc-sections", "--strip-all", "-z"])
            .arg(format!("stack-size={STACK_BYTES}"))
            .arg("-o")
            .arg(&module)
            .args(&objects);
        run(&self.linker, link)?;
        let mut bytes = fs::read(&module).map_err(unreadable(&module))?;
        embed_component_metadata(&mut bytes, &contract.resolve, contract.world, StringEncoding::UTF8)
            .map_err(|error| CompileError::Refused(format!("{error:#}")))?;
        Ok(bytes)
    }

    fn compile(&self, source: &Path, headers: &[&Path], object: &Path) -> Result<(), CompileError> {
        let mut clang = Command::new(&self.clang);
        clang
            .args(["--target=wasm32-unknown-unknown", "-std=c11", "-O2", "-ffreestanding", "-fvisibility=hidden"])
            // A mistake in a rule about money is best found here.
            .args(["-Wall", "-Wextra", "-Werror=implicit-function-declaration", "-Werror=return-type"])
            .args(headers.iter().map(|folder| format!("-I{}", folder.display())))
            .arg("-c")
            .arg(source)
            .arg("-o")
            .arg(object);
        run(&self.clang, clang)
    }
}

fn run(program: &Path, mut command: Command) -> Result<(), CompileError> {
    let output = command.output().map_err(|error| CompileError::NotRun(program.to_path_buf(), error))?;
    if output.status.success() {
        return Ok(());
    }
    Err(CompileError::Refused(String::from_utf8_lossy(&output.stderr).into_owned()))
}
