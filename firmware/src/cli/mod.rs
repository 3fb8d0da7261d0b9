//! The command line: one file for each command.

mod check;
mod compile_policy;
mod demo;
mod doctor;
mod failure;
mod house;
mod logs;
mod openapi;
mod options;
mod policy;
mod serve;
mod tongue;
mod usage;
mod user;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use self::failure::Failure;
use self::options::{Asked, Command, User};
use self::tongue::Tongue;

/// Runs the program with the words of its command line, the first of which is its own name.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    let asked = match Asked::try_parse_from(&words) {
        Ok(asked) => asked,
        Err(error) if !error.use_stderr() => {
            // Help or the version was asked for. A reader who closed the pipe has seen enough.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return ExitCode::from(2);
        }
        Err(error) => return usage::explain(&error).report(wished_tongue(&words)),
    };
    let tongue = asked.lang.unwrap_or_else(Tongue::of_the_system);
    match obey(asked.command, tongue) {
        Ok(code) => code,
        Err(failure) => failure.report(tongue),
    }
}

fn obey(command: Command, tongue: Tongue) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(options) => serve::run(&options, tongue),
        Command::Demo(options) => demo::run(&options, tongue),
        Command::Check { folder } => check::run(&folder, tongue),
        Command::Doctor { folder } => Ok(doctor::run(folder.as_deref(), tongue)),
        Command::CompilePolicy => compile_policy::run(),
        Command::Openapi => openapi::run(),
        Command::User(User::ResetPassword { data, login }) => user::reset_password(&data, &login, tongue),
        Command::Policy(command) => policy::run(&command, tongue),
        Command::Help { command } => help(command.as_deref()),
    }
}

fn help(command: Option<&str>) -> Result<ExitCode, Failure> {
    let mut all = Asked::command();
    all.build();
    let page = match command {
        None => all.render_long_help(),
        Some(name) => all
            .find_subcommand_mut(name)
            .ok_or_else(|| {
                Failure::usage(
                    format!("没有 {name} 这个命令。运行 xiaoer help 查看全部命令和选项。"),
                    format!("There is no command {name}. Run `xiaoer help` for all commands and options."),
                )
            })?
            .render_long_help(),
    };
    print!("{page}");
    Ok(ExitCode::SUCCESS)
}

/// The language asked for on a command line that cannot be understood as a whole.
fn wished_tongue(words: &[OsString]) -> Tongue {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let wish = word.strip_prefix("--lang=").or_else(|| if word == "--lang" { words.next() } else { None });
        if let Some(tongue) = wish.and_then(Tongue::named) {
            return tongue;
        }
    }
    Tongue::of_the_system()
}
