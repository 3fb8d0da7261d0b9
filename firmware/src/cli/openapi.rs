//! `xiaoer openapi`: the interface's description, as the running box serves it.

use std::io::{self, Write};
use std::process::ExitCode;

use super::failure::Failure;

/// Prints it.
pub fn run() -> Result<ExitCode, Failure> {
    let text = xiaoer_server::openapi_description().map_err(|error| {
        Failure::new(
            format!("接口说明生成失败：{error}。这是程序缺陷，请反馈给我们。"),
            format!("The description could not be written: {error}. This is a defect; please report it."),
        )
    })?;
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("写不出去：{error}。"), format!("It could not be written: {error}.")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
