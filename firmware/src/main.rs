//! The program `xiaoer`.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(target_env = "gnu")]
    xiaoer_firmware::memory::give_large_blocks_back();
    xiaoer_firmware::cli::run(std::env::args_os())
}
