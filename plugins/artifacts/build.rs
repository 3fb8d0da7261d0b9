//! Compiles the guests of `plugins/` to WebAssembly and packs each into a policy package.
//!
//! Two compilers will do: this build's own, where it has the standard library for `wasm32-unknown-unknown`, and
//! otherwise Debian's, which builds that library from Debian's own source package. The guests are built by a cargo of
//! their own, in a target directory of their own, with nothing of this build's flags in its environment.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const GUESTS: [&str; 4] = ["reply", "refund", "penalty", "hostile"];

/// What a person must do when there is no compiler.
const NO_COMPILER: &str = "the policies need a Rust compiler for WebAssembly: run `rustup target add \
    wasm32-unknown-unknown`, or on Debian `sudo apt-get install rustc-web cargo-web rust-web-src`";
/// What a person must do when there is no linker.
const NO_LINKER: &str = "the policies need a WebAssembly linker: run `sudo apt-get install lld`, or install a rustup \
    toolchain, which brings rust-lld";

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

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", here.join("../../wit").display());
    for source in ["Cargo.toml", "Cargo.lock", "sdk"].iter().chain(&GUESTS) {
        println!("cargo::rerun-if-changed={}", plugins.join(source).display());
    }

    let compiler = Compiler::find()?;
    // Above <target>/<profile>/build/<this package>/out: debug and release builds of the box share the guests, which
    // are the same for both, and so build their standard library once. Cargo locks the folder while it works in it.
    let guests = out.ancestors().nth(4).unwrap_or(&out).join("guests");
    let modules = compile(&compiler, plugins, &guests)?;
    for guest in GUESTS {
        let folder = plugins.join(guest);
        let module = modules.join(format!("xiaoer_{guest}.wasm"));
        let package = xiaoer_packer::pack(
            &fs::read(&module).map_err(|error| format!("cannot read {}: {error}", module.display()))?,
            &read(&folder.join("manifest.json"))?,
            &read(&folder.join("settings.schema.json"))?,
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

/// Who compiles the guests.
struct Compiler {
    cargo: PathBuf,
    rustc: PathBuf,
    /// Set where the standard library must be built as well: the linker to use, which that compiler lacks.
    building_std: Option<PathBuf>,
}

impl Compiler {
    fn find() -> Result<Self, String> {
        let own = Self { cargo: variable("CARGO")?.into(), rustc: variable("RUSTC")?.into(), building_std: None };
        if print(&own.rustc, &["--print", "target-libdir", "--target", TARGET]).is_some_and(|dir| dir.exists()) {
            return Ok(own);
        }
        let debian = Self { cargo: "/usr/bin/cargo".into(), rustc: "/usr/bin/rustc".into(), building_std: None };
        let sysroot = print(&debian.rustc, &["--print", "sysroot"]).ok_or(NO_COMPILER)?;
        if !debian.cargo.exists() || !sysroot.join("lib/rustlib/src/rust/library/std/src/lib.rs").exists() {
            return Err(NO_COMPILER.to_owned());
        }
        let linker = linker(&[&own.rustc, &debian.rustc]).ok_or(NO_LINKER)?;
        Ok(Self { building_std: Some(linker), ..debian })
    }
}

/// The path that a compiler prints, or nothing where the compiler does not run.
fn print(rustc: &Path, question: &[&str]) -> Option<PathBuf> {
    let output = Command::new(rustc).args(question).output().ok()?;
    let line = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(line.trim()))
}

/// A linker for WebAssembly: the one inside a Rust toolchain, or LLVM's own on the path.
fn linker(compilers: &[&Path]) -> Option<PathBuf> {
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
    let host = env::var("HOST").ok()?;
    let inside = sysroots.into_iter().map(|root| root.join("lib/rustlib").join(&host).join("bin/rust-lld"));
    let path = env::var_os("PATH").unwrap_or_default();
    let outside = env::split_paths(&path)
        .flat_map(|folder| [folder.join("rust-lld"), folder.join("wasm-ld")])
        .collect::<Vec<_>>();
    inside.chain(outside).find(|file| file.exists())
}

/// Runs the guests' own cargo; returns the folder of the compiled modules.
fn compile(compiler: &Compiler, plugins: &Path, target_dir: &Path) -> Result<PathBuf, String> {
    let mut cargo = Command::new(&compiler.cargo);
    cargo.current_dir(plugins);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(belongs_to_this_build) {
            cargo.env_remove(name);
        }
    }
    cargo
        .env("RUSTC", &compiler.rustc)
        .env("CARGO_TARGET_DIR", target_dir)
        // Above every flag of any configuration file. Panics name their source file: not by this machine's paths.
        .env("CARGO_ENCODED_RUSTFLAGS", remapped(compiler, plugins).join("\u{1f}"))
        .args(["build", "--release", "--locked", "--target", TARGET]);
    for guest in GUESTS {
        cargo.arg("--package").arg(format!("xiaoer-{guest}"));
    }
    if let Some(linker) = &compiler.building_std {
        // A stable compiler takes -Z only with this variable; building the standard library is the one use of it.
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features="]);
    }
    let output = cargo.output().map_err(|error| format!("cannot run {}: {error}", compiler.cargo.display()))?;
    if output.status.success() {
        Ok(target_dir.join(TARGET).join("release"))
    } else {
        Err(format!("the policies did not compile:\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// Flags that replace the folders of this machine by short names.
fn remapped(compiler: &Compiler, plugins: &Path) -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let sysroot = print(&compiler.rustc, &["--print", "sysroot"]);
    [(cargo_home, "/cargo"), (sysroot, "/rust"), (Some(plugins.to_path_buf()), "plugins")]
        .into_iter()
        .filter_map(|(folder, name)| Some(format!("--remap-path-prefix={}={name}", folder?.display())))
        .collect()
}

/// Variables that this build's cargo set for itself and this script. A user's choice of cargo home, registry, proxy
/// and so on is kept.
fn belongs_to_this_build(name: &str) -> bool {
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
