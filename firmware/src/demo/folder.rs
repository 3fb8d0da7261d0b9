//! Which folder a demo may use: a new one, or one that a demo used before. Never a real shop's.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The file that makes a folder a demo's.
const MARK: &str = "demo.json";
const KIND: &str = "xiaoer-demo-1";

/// What is known of a demo folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    kind: String,
    /// How often a demo was started here.
    runs: u64,
}

/// A folder that this demo may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoFolder {
    /// Where it is.
    pub path: PathBuf,
    /// Which run this is; the first is 1.
    pub run: u64,
}

/// Why a folder is not for a demo.
#[derive(Debug, Error)]
pub enum FolderError {
    /// It holds something else.
    #[error("{} holds something that is not a demo", path.display())]
    NotADemo {
        /// The folder.
        path: PathBuf,
    },
    /// It cannot be used.
    #[error("{} cannot be used: {source}", path.display())]
    Unusable {
        /// The folder, or the file in it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl DemoFolder {
    /// Looks at a folder, and creates it where there is none. Nothing of a real shop is touched.
    pub fn prepare(path: &Path) -> Result<Self, FolderError> {
        let unusable = |source| FolderError::Unusable { path: path.to_path_buf(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(unusable)?;
        let run = match fs::read(path.join(MARK)) {
            Ok(bytes) => match serde_json::from_slice::<Mark>(&bytes) {
                Ok(mark) if mark.kind == KIND => mark.runs + 1,
                _ => return Err(FolderError::NotADemo { path: path.to_path_buf() }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::read_dir(path).map_err(unusable)?.next().is_some() {
                    return Err(FolderError::NotADemo { path: path.to_path_buf() });
                }
                1
            }
            Err(source) => return Err(unusable(source)),
        };
        let folder = Self { path: path.to_path_buf(), run };
        if run == 1 {
            // Marked before the box writes anything, so that a demo that is stopped at once can be started again.
            folder.write(0)?;
        }
        Ok(folder)
    }

    /// Notes that the demo is running, now that the folder is really ours.
    pub fn note_run(&self) -> Result<(), FolderError> {
        self.write(self.run)
    }

    fn write(&self, runs: u64) -> Result<(), FolderError> {
        let path = self.path.join(MARK);
        let mark = Mark { kind: KIND.to_owned(), runs };
        serde_json::to_vec(&mark)
            .map_err(io::Error::from)
            .and_then(|bytes| fs::write(&path, bytes))
            .map_err(|source| FolderError::Unusable { path, source })
    }
}

/// `target/demo`, then `target/demo-2`, `target/demo-3` and so on.
pub fn siblings(first: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let first = first.to_path_buf();
    let name = first.file_name().map(|name| name.to_string_lossy().into_owned());
    (1..=9).filter_map(move |number| match (&name, number) {
        (_, 1) => Some(first.clone()),
        (Some(name), _) => Some(first.with_file_name(format!("{name}-{number}"))),
        (None, _) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_folder_is_taken_and_taken_again_as_the_next_run() {
        let outside = tempfile::tempdir().unwrap();
        let path = outside.path().join("a/demo");
        let first = DemoFolder::prepare(&path).unwrap();
        assert_eq!(first.run, 1);
        first.note_run().unwrap();
        fs::write(path.join("xiaoer.db"), "").unwrap();
        assert_eq!(DemoFolder::prepare(&path).unwrap().run, 2);
    }

    #[test]
    fn a_folder_with_anything_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("xiaoer.db"), "a real shop").unwrap();
        assert!(matches!(DemoFolder::prepare(folder.path()), Err(FolderError::NotADemo { .. })));
        fs::write(folder.path().join(MARK), r#"{"kind":"something else","runs":1}"#).unwrap();
        assert!(matches!(DemoFolder::prepare(folder.path()), Err(FolderError::NotADemo { .. })));
        assert_eq!(fs::read_to_string(folder.path().join("xiaoer.db")).unwrap(), "a real shop");
    }

    #[test]
    fn a_file_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(DemoFolder::prepare(&file), Err(FolderError::Unusable { .. })));
    }

    #[test]
    fn siblings_are_numbered() {
        let all: Vec<PathBuf> = siblings(Path::new("target/demo")).collect();
        assert_eq!(all[..3], ["target/demo", "target/demo-2", "target/demo-3"].map(PathBuf::from));
        assert_eq!(all.len(), 9);
    }
}
