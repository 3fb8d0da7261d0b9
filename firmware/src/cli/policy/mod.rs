//! `xiaoer policy`: what an author does with policies, most of it without a box and without a network. One file for each
//! subcommand.

mod activate;
mod bench;
mod build;
mod call;
mod check;
mod diff;
mod export;
mod inspect;
mod install;
mod installed;
mod keygen;
mod kind;
mod leave;
mod new;
pub mod options;
mod output;
mod remote;
mod replay;
mod sign;
mod source;
mod template;
mod test;

use std::process::ExitCode;

use self::options::{Policy, Trial};
use super::failure::Failure;
use super::tongue::Tongue;

/// Does what was asked for; 1 if the answer is no.
pub fn run(command: &Policy, tongue: Tongue) -> Result<ExitCode, Failure> {
    match command {
        Policy::Inspect { file, keys, json } => inspect::run(file, keys.as_deref(), *json, tongue),
        Policy::Check { file, keys, json } => check::run(file, keys.as_deref(), *json, tongue),
        Policy::Test { file, json } => test::run(file, *json, tongue),
        Policy::Call { file, function, facts, settings } => {
            call::run(file, function, facts, settings.as_deref(), tongue)
        }
        Policy::Bench { file, rounds, json } => bench::run(file, *rounds, *json, tongue),
        Policy::Export { name, file } => export::run(*name, file.as_deref(), tongue),
        Policy::New { folder, kind, source } => new::run(folder, *kind, *source, tongue),
        Policy::Build { folder } => build::run(folder, tongue),
        Policy::Diff { before, after, json } => diff::run(before, after, *json, tongue),
        Policy::Keygen { name } => keygen::run(name, tongue),
        Policy::Install { file, remote } => install::run(file, remote, tongue),
        Policy::List { remote } => installed::run(remote, tongue),
        Policy::Trial(Trial::Start { version, place, remote }) => activate::start_trial(version, place, remote, tongue),
        Policy::Trial(Trial::End { kind, place, remote }) => leave::end_trial(*kind, place, remote, tongue),
        Policy::Activate { version, place, older, remote } => {
            activate::activate(version, place, *older, remote, tongue)
        }
        Policy::Rollback { kind, place, remote } => leave::rollback(*kind, place, remote, tongue),
        Policy::Retire { policy, why, remote } => leave::retire(policy, why, remote, tongue),
        Policy::Replay { verdict, data, json } => replay::run(*verdict, data, *json, tongue),
        Policy::Sign { file, key, password_file } => sign::run(file, key, password_file.as_deref(), tongue),
    }
}
