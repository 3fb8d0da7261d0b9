//! `xiaoer policy sign`: an author vouches for a package.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use xiaoer_policy::{KeyError, Package, SecretKey, SignError, sign};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::{output, source};

/// Signs it in its place.
pub fn run(file: &Path, key: &Path, password: Option<&Path>, tongue: Tongue) -> Result<ExitCode, Failure> {
    let bytes = source::bytes(file)?;
    // Nobody should vouch for a file that no box can read.
    let package = Package::read(&bytes).map_err(|error| source::about(file, &error.sentence()))?;
    let key = read(key, password)?;
    let signed = sign(&bytes, &key).map_err(|error| refused(file, &error))?;
    let shown = file.display();
    // Beside the file, then in its place: it is never there in half.
    let beside = file.with_added_extension("signing");
    fs::write(&beside, &signed).and_then(|()| fs::rename(&beside, file)).map_err(|error| {
        Failure::new(format!("写不了 {shown}：{error}。"), format!("{shown} cannot be written: {error}."))
    })?;
    let (id, version, by) = (&package.manifest().id, &package.manifest().version, key.id());
    output::print(&tongue.line(&said(
        format!("已用密钥 {by} 签署 {id} {version}：{shown}"),
        format!("signed {id} {version} with the key {by}: {shown}"),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path, password: Option<&Path>) -> Result<SecretKey, Failure> {
    let password = match password {
        Some(file) => Some(source::text(file)?.trim_end_matches(['\r', '\n']).to_owned()),
        None => None,
    };
    let shown = file.display();
    SecretKey::read(&source::text(file)?, password).map_err(|error| match error {
        KeyError::PasswordNeeded => Failure::usage(
            format!("{shown} 有密码。请把密码存成文件，用 --password-file 指明。"),
            format!("{shown} has a password. Put it into a file and name that with --password-file."),
        ),
        KeyError::WrongPassword => Failure::usage(
            format!("密码打不开 {shown}，或它没有密码。"),
            format!("The password does not open {shown}, or it has none."),
        ),
        KeyError::NotPublic | KeyError::NotSecret | KeyError::NotMade(_) => Failure::usage(
            format!("{shown} 不是 minisign 私钥。可以用 xiaoer policy keygen 生成。"),
            format!("{shown} is not a minisign secret key. `xiaoer policy keygen` makes one."),
        ),
    })
}

fn refused(file: &Path, error: &SignError) -> Failure {
    let shown = file.display();
    match error {
        SignError::Signed => Failure::new(
            format!("{shown} 已有签名。请用 xiaoer policy build 重新打包后再签。"),
            format!("{shown} is signed already. Build it again with `xiaoer policy build` and sign that."),
        ),
        SignError::Broken => Failure::new(
            format!("{shown} 不完整，不能签名。请重新打包。"),
            format!("{shown} is broken and cannot be signed. Build it again."),
        ),
        SignError::Key(detail) => {
            Failure::new(format!("密钥不能签名：{detail}。"), format!("The key cannot sign: {detail}."))
        }
    }
}
