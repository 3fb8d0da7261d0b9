//! Compiles policies in Rust to WebAssembly with what the machine has.
//!
//! Two compilers will do: the one at hand, where it has the standard library for `wasm32-unknown-unknown`, and otherwise
//! Debian's, which builds that library from Debian's own source package.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A guest's stack in linear memory. The machine's own stack of a call has 256 KiB, so a larger one would not be reached.
pub(crate) const STACK_BYTES: usize = 128 << 10;

const TARGET: &str = "wasm32-unknown-unknown";

/// Why nothing was compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// There is no compiler.
    #[error(
        "the policies need a Rust compiler for WebAssembly: run `rustup target add wasm32-unknown-unknown`, or on \
         Debian `sudo apt-get install rustc-web cargo-web rust-web-src`"
    )]
    NoCompiler,
    /// There is no C compiler.
    #[error("a policy in C needs clang: run `sudo apt-get install clang lld`")]
    NoCCompiler,
    /// There is no linker.
    #[error(
        "the policies need a WebAssembly linker: run `sudo apt-get install lld`, or install a rustup toolchain, which \
         brings rust-lld"
    )]
    NoLinker,
    /// The compiler does not start.
    #[error("cannot run {0}: {1}")]
    NotRun(PathBuf, std::io::Error),
    /// The source is not in order.
    #[error("the policies did not compile:\n{0}")]
    Refused(String),
}

/// Who compiles.
#[derive(Debug)]
pub struct Compiler {
    cargo: PathBuf,
    rustc: PathBuf,
    /// Set where the standard library must be built as well: the linker to use, which that compiler lacks.
    building_std: Option<PathBuf>,
}

/// What to compile.
#[derive(Debug)]
pub struct Build<'a> {
    /// The folder of the workspace.
    pub folder: &'a Path,
    /// What messages call that folder, where it is not the workspace whose paths are relative anyway: panics name their
    /// source file, and not by this machine's paths.
    pub shown_as: Option<&'a str>,
    /// Where the results go.
    pub target: &'a Path,
    /// The packages to compile; none means the one in the folder.
    pub packages: &'a [String],
    /// The lock file must be complete and stays as it is.
    pub locked: bool,
}

impl Compiler {
    /// The compiler to use, this cargo and rustc first.
    pub fn find(cargo: &Path, rustc: &Path) -> Result<Self, CompileError> {
        if print(rustc, &["--print", "target-libdir", "--target", TARGET]).is_some_and(|dir| dir.exists()) {
            return Ok(Self { cargo: cargo.into(), rustc: rustc.into(), building_std: None });
        }
        let debian = Self { cargo: "/usr/bin/cargo".into(), rustc: "/usr/bin/rustc".into(), building_std: None };
        let sysroot = print(&debian.rustc, &["--print", "sysroot"]).ok_or(CompileError::NoCompiler)?;
        if !debian.cargo.exists() || !sysroot.join("lib/rustlib/src/rust/library/std/src/lib.rs").exists() {
            return Err(CompileError::NoCompiler);
        }
        let linker = linker(&[rustc, &debian.rustc]).ok_or(CompileError::NoLinker)?;
        Ok(Self { building_std: Some(linker), ..debian })
    }

    /// Compiles; the core modules that came out.
    pub fn build(&self, build: &Build<'_>) -> Result<Vec<PathBuf>, CompileError> {
        let mut cargo = Command::new(&self.cargo);
        cargo.current_dir(build.folder);
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(belongs_to_another_build) {
                cargo.env_remove(name);
            }
        }
        cargo
            .env("RUSTC", &self.rustc)
            .env("CARGO_TARGET_DIR", build.target)
            // A crate that draws random numbers while it is compiled draws these, so that the bytes are always the same.
            .env("CONST_RANDOM_SEED", "xiaoer")
            // Above every flag of any configuration file.
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags(build).join("\u{1f}"))
            .args(["build", "--release", "--target", TARGET, "--message-format", "json-render-diagnostics"]);
        if build.locked {
            cargo.arg("--locked");
        }
        for package in build.packages {
            cargo.args(["--package", package]);
        }
        if let Some(linker) = &self.building_std {
            // A stable compiler takes -Z only with this variable; building the standard library is the one use of it.
            cargo
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features="]);
        }
        let output = cargo.output().map_err(|error| CompileError::NotRun(self.cargo.clone(), error))?;
        if output.status.success() {
            Ok(modules(&output.stdout))
        } else {
            Err(CompileError::Refused(String::from_utf8_lossy(&output.stderr).into_owned()))
        }
    }

    /// How every guest is compiled.
    fn flags(&self, build: &Build<'_>) -> Vec<String> {
        let mut flags = self.remapped(build);
        // The stack lies below the data and ends at address 0, so that an overflow is a trap and not somebody else's data.
        flags.extend([format!("-Clink-arg=-zstack-size={STACK_BYTES}"), "-Clink-arg=--stack-first".to_owned()]);
        flags
    }

    /// Flags that replace the folders of this machine by short names.
    fn remapped(&self, build: &Build<'_>) -> Vec<String> {
        let cargo_home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
        let sysroot = print(&self.rustc, &["--print", "sysroot"]);
        let own = build.shown_as.map(|_| build.folder.to_path_buf());
        [(cargo_home, "/cargo"), (sysroot, "/rust"), (own, build.shown_as.unwrap_or_default())]
            .into_iter()
            .filter_map(|(folder, name)| Some(format!("--remap-path-prefix={}={name}", folder?.display())))
            .collect()
    }
}

/// The modules that cargo names in its messages, one JSON object a line.
fn modules(messages: &[u8]) -> Vec<PathBuf> {
    let messages = messages.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let artifacts = messages.filter(|message| message["reason"] == "compiler-artifact");
    let files = artifacts.flat_map(|artifact| artifact["filenames"].as_array().cloned().unwrap_or_default());
    files
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .filter(|file| file.extension() == Some(OsStr::new("wasm")))
        .collect()
}

/// The path that a compiler prints, or nothing where the compiler does not run.
fn print(rustc: &Path, question: &[&str]) -> Option<PathBuf> {
    let output = Command::new(rustc).args(question).output().ok()?;
    let line = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(line.trim()))
}

/// A linker for WebAssembly: the one inside a Rust toolchain, or LLVM's own on the path.
pub(crate) fn linker(compilers: &[&Path]) -> Option<PathBuf> {
    let mut sysroots: Vec<PathBuf> =
        compilers.iter().filter_map(|rustc| print(rustc, &["--print", "sysroot"])).collect();
    let rustup = env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".rustup")));
    if let Some(toolchains) = rustup.and_then(|rustup| fs::read_dir(rustup.join("toolchains")).ok()) {
        let mut found: Vec<PathBuf> = toolchains.flatten().map(|entry| entry.path()).collect();
        found.sort();
        sysroots.extend(found);
    }
    // A toolchain keeps the linker in the folder of its own machine, whatever that is called.
    let inside = sysroots.into_iter().flat_map(|root| {
        let machines = fs::read_dir(root.join("lib/rustlib")).into_iter().flatten().flatten();
        let mut found: Vec<_> = machines.map(|machine| machine.path().join("bin/rust-lld")).collect();
        found.sort();
        found
    });
    let path = env::var_os("PATH").unwrap_or_default();
    let outside = env::split_paths(&path)
        .flat_map(|folder| [folder.join("rust-lld"), folder.join("wasm-ld")])
        .collect::<Vec<_>>();
    inside.chain(outside).find(|file| file.exists())
}

/// Variables that a cargo set for itself and for what it runs. A user's choice of cargo home, registry, proxy
/// and so on is kept.
fn belongs_to_another_build(name: &str) -> bool {
    const KEPT: [&str; 7] = [
        "CARGO_HOME",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTRIES_",
        "CARGO_REGISTRY_",
        "CARGO_SOURCE_",
        "CARGO_TERM_",
    ];
    const OURS: [&str; 15] = [
        "DEBUG",
        "HOST",
        "LD_LIBRARY_PATH",
        "MAKEFLAGS",
        "MFLAGS",
        "NUM_JOBS",
        "OPT_LEVEL",
        "OUT_DIR",
        "PROFILE",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTDOC",
        "RUSTFLAGS",
        "RUSTUP_TOOLCHAIN",
        "RUST_RECURSION_COUNT",
        "TARGET",
    ];
    OURS.contains(&name) || (name.starts_with("CARGO") && !KEPT.iter().any(|kept| name.starts_with(kept)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_are_those_that_cargo_names() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","filenames":["/t/libserde.rlib"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","filenames":["/t/a.wasm","/t/a.rlib"]}"#,
            "\nno json\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(modules(messages.as_bytes()), [PathBuf::from("/t/a.wasm")]);
    }

    #[test]
    fn the_flags_of_another_build_are_left_behind_and_a_users_registry_is_not() {
        assert!(["CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "CARGO_PKG_NAME"].into_iter().all(belongs_to_another_build));
        assert!(!["CARGO_HOME", "CARGO_NET_OFFLINE", "PATH"].into_iter().any(belongs_to_another_build));
    }
}
