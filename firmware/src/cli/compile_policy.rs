//! `xiaoer compile-policy`: the box's own compiler, which the box starts for itself. Not for people: it reads an order on
//! standard input and answers on standard output.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use xiaoer_policy::Compiler;

use super::failure::Failure;

/// What the box says to itself.
pub const WORD: &str = "compile-policy";

/// This very program as the compiler: the running one, even where an update has replaced its file.
pub fn compiler() -> Compiler {
    Compiler::child(PathBuf::from("/proc/self/exe"), vec![WORD.into()])
}

/// Compiles one policy for the box that asked.
pub fn run() -> Result<ExitCode, Failure> {
    xiaoer_policy::compile_for_parent(io::stdin().lock(), io::stdout().lock()).map_err(|error| {
        Failure::new(
            format!("编译策略失败（{error}）。这个命令由小二自己调用。"),
            format!("The policy could not be compiled ({error}). The box calls this command by itself."),
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
