//! The program `xiaoer`.

use std::process::ExitCode;

fn main() -> ExitCode {
    xiaoer_firmware::cli::run(std::env::args_os())
}
