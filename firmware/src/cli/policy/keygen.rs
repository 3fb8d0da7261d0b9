//! `xiaoer policy keygen`: a pair of keys in minisign's format.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::ExitCode;

use xiaoer_policy::{KeyError, SecretKey};

use super::super::failure::Failure;
use super::super::tongue::{Tongue, said};
use super::output;

/// Only its owner reads a secret key.
const SECRET: u32 = 0o600;
/// Everybody may read a public one.
const PUBLIC: u32 = 0o644;

/// Writes NAME.key and NAME.pub; never over a file that is there.
pub fn run(name: &Path, tongue: Tongue) -> Result<ExitCode, Failure> {
    let key = SecretKey::generate().map_err(|error| not_made(&error))?;
    let (secret, public) = (name.with_added_extension("key"), name.with_added_extension("pub"));
    write(&secret, &key.secret_text().map_err(|error| not_made(&error))?, SECRET)?;
    write(&public, &key.public_text().map_err(|error| not_made(&error))?, PUBLIC)?;
    let (secret, public, id) = (secret.display(), public.display(), key.id());
    output::print(&tongue.text(&said(
        format!("密钥 {id}：私钥 {secret}（没有密码，只有本用户能读，请备份并保管好），公钥 {public}（交给使用策略的店）。"),
        format!("key {id}: {secret} is secret, has no password and only you can read it: keep it safe; {public} is for the shops that use your policies."),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn write(file: &Path, text: &str, mode: u32) -> Result<(), Failure> {
    let shown = file.display();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(mode);
    options.open(file).and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| {
        Failure::new(
            format!("写不了 {shown}：{error}。已有的密钥不会被覆盖，请换一个名字或目录。"),
            format!("{shown} cannot be written: {error}. A key that is there is never replaced: choose another name or folder."),
        )
    })
}

fn not_made(error: &KeyError) -> Failure {
    Failure::new(format!("生成不了密钥：{error}。"), format!("No key could be made: {error}."))
}
