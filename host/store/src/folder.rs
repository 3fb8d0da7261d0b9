//! The data folder: one database, one lock file, readable by the box's own user only.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::StoreError;

/// Name of the database inside the folder.
pub(crate) const DATABASE: &str = "xiaoer.db";
/// Name of the lock file inside the folder.
pub(crate) const LOCK: &str = "xiaoer.lock";

/// Creates the folder if need be and closes it to others.
pub(crate) fn prepare(folder: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::of_io(folder, &error);
    if folder.exists() && !folder.is_dir() {
        return Err(StoreError::NotAFolder { path: folder.to_path_buf() });
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    // A folder that somebody uses for other things as well keeps its rights: closing it could lock them out.
    let ours = folder.join(DATABASE).exists() || fs::read_dir(folder).map_err(failed)?.next().is_none();
    if ours {
        close_to_others(folder, 0o700)?;
    }
    Ok(())
}

/// Path of the database; the file exists afterwards and is closed to others. `SQLite` gives its side files the same rights.
pub(crate) fn database(folder: &Path) -> Result<PathBuf, StoreError> {
    let path = folder.join(DATABASE);
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&path)
        .map_err(|error| StoreError::of_io(&path, &error))?;
    close_to_others(&path, 0o600)?;
    // A power cut right after the first start must find the file again.
    for directory in
        [Some(folder), folder.parent().filter(|parent| !parent.as_os_str().is_empty())].into_iter().flatten()
    {
        let failed = |error: io::Error| StoreError::of_io(directory, &error);
        // The parent may be closed to us; then it is not ours to make durable.
        match fs::File::open(directory) {
            Ok(open) => open.sync_all().map_err(failed)?,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(path)
}

/// Path of a database that is there.
pub(crate) fn existing_database(folder: &Path) -> Result<PathBuf, StoreError> {
    if folder.exists() && !folder.is_dir() {
        return Err(StoreError::NotAFolder { path: folder.to_path_buf() });
    }
    let path = folder.join(DATABASE);
    match fs::File::open(&path) {
        Ok(_) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(StoreError::Missing { folder: folder.to_path_buf() })
        }
        Err(error) => Err(StoreError::of_io(&path, &error)),
    }
}

fn close_to_others(path: &Path, mode: u32) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::of_io(path, &error);
    let now = fs::metadata(path).map_err(failed)?.permissions();
    if now.mode() & 0o777 != mode {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed)?;
    }
    Ok(())
}
