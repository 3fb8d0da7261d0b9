//! `xiaoer user`: accounts, while the box is stopped.

use std::path::Path;
use std::process::ExitCode;

use xiaoer_store::{AccessChange, Batch, StoreError};

use super::failure::Failure;
use super::tongue::{Tongue, said};

/// Makes a new password for somebody who forgot theirs, and prints it.
pub fn reset_password(folder: &Path, login: &str, tongue: Tongue) -> Result<ExitCode, Failure> {
    if !folder.exists() {
        return Err(StoreError::Missing { folder: folder.to_path_buf() }.into());
    }
    let Some(password) = renew_password(folder, login)? else {
        return Err(Failure::new(
            format!("没有登录名为 {login} 的账号。登录名可以在控制台的“员工”里查看。"),
            format!("There is no account with the login {login}. Logins are listed in the console under Staff."),
        ));
    };
    println!(
        "{}",
        tongue.text(&said(
            format!("{login} 的新密码（只显示这一次）：{password}"),
            format!("new password of {login}, shown only now: {password}"),
        ))
    );
    Ok(ExitCode::SUCCESS)
}

/// A new password for this login, where there is one; every session of the person ends.
pub fn renew_password(folder: &Path, login: &str) -> Result<Option<String>, StoreError> {
    // A folder without a database has no accounts, and opening it would make one.
    if matches!(folder.join("xiaoer.db").try_exists(), Ok(false)) {
        return Ok(None);
    }
    let (mut writer, reader) = xiaoer_store::open(folder)?;
    let Some(account) = reader.account_by_login(&login.trim().to_lowercase())? else {
        return Ok(None);
    };
    let password = xiaoer_server::new_password();
    // Hashing fails only where there is no memory for it.
    let password_hash = xiaoer_server::password_hash(&password).ok_or(StoreError::Memory)?;
    let staff = account.staff;
    let access = vec![AccessChange::SetPassword { staff, password_hash }, AccessChange::EndSessionsOf { staff }];
    writer.commit(&Batch { access, ..Batch::default() })?;
    Ok(Some(password))
}
