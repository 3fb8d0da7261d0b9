//! What can go wrong with the data folder, and what the person in front of the box can do about it. Every code of
//! `SQLite` is mapped here, once.

use std::{io, path::PathBuf};

use rusqlite::{ErrorCode, ffi};

/// The store could not do it. Nothing of the batch was saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room is left, on the disk or under the limit given when the folder was opened.
    #[error("The disk is full, so nothing was saved. Free some space or put in a larger disk, then try again.")]
    DiskFull,
    /// Another box works on this folder.
    #[error(
        "Another xiaoer is already using the data folder {}. Stop it first, or choose another folder.",
        folder.display()
    )]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// Another program held the database for longer than we wait.
    #[error("Another program keeps the database busy. Close database tools that have xiaoer.db open, then try again.")]
    Busy,
    /// What is on the disk is not what was written.
    #[error("The data is damaged: {detail}. Stop the box, run `xiaoer check`, and restore the latest backup.")]
    Corrupt {
        /// What was found where.
        detail: String,
    },
    /// The file is there and is not a database of ours.
    #[error("{} is not a database of xiaoer. Move it away, or choose another data folder.", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The disk or the file cannot be written.
    #[error(
        "The data folder cannot be written. Check that the disk is not write-protected and that xiaoer owns the folder."
    )]
    ReadOnly,
    /// The path names a file.
    #[error("{} is not a folder. Choose a folder for the data.", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// There is no database to look at.
    #[error("There is no xiaoer database in {}. Check the path of the data folder.", folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder or a file in it cannot be opened.
    #[error(
        "{} cannot be opened ({reason}). Check the path, and that the user running xiaoer may read and write there.",
        path.display()
    )]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A later version of the program wrote this folder.
    #[error(
        "This data was written by a newer xiaoer (format {found}; this version knows up to {known}). Install the newer version, or restore a backup made by this one."
    )]
    Newer {
        /// Format of the data.
        found: u32,
        /// Latest format this program knows.
        known: u32,
    },
    /// An older version wrote the data, and a reader alone changes nothing.
    #[error(
        "This data was written by an older xiaoer (format {found}; this version writes {known}). Start the box once with this version, then try again."
    )]
    Older {
        /// Format of the data.
        found: u32,
        /// Format this program writes.
        known: u32,
    },
    /// The disk failed.
    #[error(
        "The disk reports an error ({detail}). Check the cable and the card; copy the data folder to another disk soon."
    )]
    Disk {
        /// What the system says.
        detail: String,
    },
    /// Out of memory.
    #[error("The box has run out of memory. Close other programs or restart it.")]
    Memory,
    /// A text, a package or a document is larger than the database can hold.
    #[error("This is too large to be stored. Make it shorter.")]
    TooBig,
    /// Somebody else has this login.
    #[error("This login is taken. Choose another one.")]
    LoginTaken,
    /// Something that may exist only once is there already.
    #[error("{what} exists already, so nothing was saved. Look again, then repeat if it is still needed.")]
    Conflict {
        /// Which table and columns.
        what: String,
    },
    /// A batch names something that it does not bring along and that is not stored either.
    #[error("The batch is incomplete: {what}. Nothing was saved. This is a defect of the program; please report it.")]
    Incomplete {
        /// What is missing.
        what: String,
    },
    /// The program used the database wrongly.
    #[error("A defect of the program ({detail}). Nothing was saved; please report it.")]
    Defect {
        /// What `SQLite` says.
        detail: String,
    },
}

impl StoreError {
    /// The same sentence in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::DiskFull => "磁盘已满，没有保存。请清理空间或更换更大的磁盘，然后重试。".into(),
            Self::Locked { folder } => {
                format!("另一个小二正在使用数据目录 {}。请先停掉它，或换一个目录。", folder.display())
            }
            Self::Busy => "数据库一直被别的程序占用。请关闭打开了 xiaoer.db 的数据库工具，然后重试。".into(),
            Self::Corrupt { detail } => {
                format!("数据已损坏：{detail}。请停机，运行 xiaoer check 查看，并恢复最近的备份。")
            }
            Self::NotOurs { path } => {
                format!("{} 不是小二的数据库。请把它移走，或换一个数据目录。", path.display())
            }
            Self::ReadOnly => "数据目录不能写入。请检查磁盘是否写保护，以及目录是否属于运行小二的用户。".into(),
            Self::NotAFolder { path } => format!("{} 不是目录。请指定一个目录来存放数据。", path.display()),
            Self::Missing { folder } => {
                format!("{} 里没有小二的数据库。请检查数据目录的路径。", folder.display())
            }
            Self::Unreadable { path, reason } => {
                format!("打不开 {}（{reason}）。请检查路径，以及运行小二的用户是否有读写权限。", path.display())
            }
            Self::Newer { found, known } => format!(
                "这份数据由更新版本的小二写成（格式 {found}，本版本最高支持 {known}）。请安装新版本，或恢复由本版本做的备份。"
            ),
            Self::Older { found, known } => {
                format!("这份数据由旧版本的小二写成（格式 {found}，本版本是 {known}）。请先用本版本启动一次，再重试。")
            }
            Self::Disk { detail } => {
                format!("磁盘出错（{detail}）。请检查连接线和存储卡，并尽快把数据目录复制到另一块磁盘。")
            }
            Self::Memory => "内存不足。请关闭其他程序或重启机器。".into(),
            Self::TooBig => "内容太大，存不下。请缩短后重试。".into(),
            Self::LoginTaken => "这个登录名已被使用，请换一个。".into(),
            Self::Conflict { what } => format!("{what} 已经存在，没有保存。请刷新查看，仍有需要再重试。"),
            Self::Incomplete { what } => format!("要保存的内容不完整：{what}。没有保存。这是程序缺陷，请反馈给我们。"),
            Self::Defect { detail } => format!("程序缺陷（{detail}）。没有保存，请反馈给我们。"),
        }
    }

    /// Stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::Locked { .. } => "folder_locked",
            Self::Busy => "database_busy",
            Self::Corrupt { .. } => "data_damaged",
            Self::NotOurs { .. } => "not_a_database",
            Self::ReadOnly => "read_only",
            Self::NotAFolder { .. } => "not_a_folder",
            Self::Missing { .. } => "no_database",
            Self::Unreadable { .. } => "folder_unreadable",
            Self::Newer { .. } => "newer_format",
            Self::Older { .. } => "older_format",
            Self::Disk { .. } => "disk_error",
            Self::Memory => "out_of_memory",
            Self::TooBig => "too_large",
            Self::LoginTaken => "login_taken",
            Self::Conflict { .. } => "conflict",
            Self::Incomplete { .. } => "incomplete_batch",
            Self::Defect { .. } => "defect",
        }
    }

    pub(crate) fn of_io(path: &std::path::Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                Self::NotAFolder { path: path.to_path_buf() }
            }
            _ => Self::Unreadable { path: path.to_path_buf(), reason: error.to_string() },
        }
    }

    pub(crate) fn corrupt(detail: impl Into<String>) -> Self {
        Self::Corrupt { detail: detail.into() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(failure, message) => {
                of_sqlite(*failure, message.clone().unwrap_or_else(|| failure.to_string()))
            }
            // A column of another type than the schema says: only damage or a foreign hand can do that.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::corrupt(error.to_string()),
            _ => Self::Defect { detail: error.to_string() },
        }
    }
}

fn of_sqlite(failure: ffi::Error, message: String) -> StoreError {
    match failure.code {
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => StoreError::Busy,
        ErrorCode::DatabaseCorrupt => StoreError::corrupt(message),
        ErrorCode::NotADatabase => StoreError::NotOurs { path: PathBuf::from(crate::folder::DATABASE) },
        ErrorCode::ReadOnly => StoreError::ReadOnly,
        ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
            StoreError::Unreadable { path: PathBuf::from(crate::folder::DATABASE), reason: message }
        }
        // The log's index could not grow: on a full disk this may be the first file to notice.
        ErrorCode::SystemIoFailure if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => StoreError::DiskFull,
        ErrorCode::SystemIoFailure | ErrorCode::NoLargeFileSupport => StoreError::Disk { detail: message },
        ErrorCode::OutOfMemory => StoreError::Memory,
        ErrorCode::TooBig => StoreError::TooBig,
        ErrorCode::ConstraintViolation if message.contains("accounts.login") => StoreError::LoginTaken,
        ErrorCode::ConstraintViolation if failure.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
            StoreError::Incomplete { what: message }
        }
        ErrorCode::ConstraintViolation => {
            let what = message.rsplit("failed: ").next().unwrap_or(&message).to_owned();
            StoreError::Conflict { what }
        }
        // Wrong SQL, wrong parameters, an interrupted call: none of these can come from outside.
        _ => StoreError::Defect { detail: message },
    }
}
