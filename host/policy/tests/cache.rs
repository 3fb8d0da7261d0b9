//! Compiled code is taken from the folder only if it is to the last bit what this box wrote for this engine.

mod support;

use serde_json::json;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};
use support::{bind, engine, facts, refund_guest};
use tempfile::TempDir;
use xiaoer_policy::{Cache, Compiler, Fault, Origin, Package, Policy};

const KEY: [u8; 32] = [7; 32];

fn package() -> Package {
    Package::read(&refund_guest("i32.const 0", "unreachable", "")).unwrap()
}

fn load(folder: &Path, key: [u8; 32]) -> (Arc<Policy>, Origin) {
    let (policy, origin) = Cache::open(folder, key, Compiler::here()).unwrap().load(engine(), &package()).unwrap();
    (Arc::new(policy), origin)
}

/// The one compiled file of the folder.
fn file(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().unwrap();
    assert_eq!(files.next(), None);
    file
}

fn answer(policy: &Arc<Policy>) -> Fault {
    bind(policy, &json!({})).decide(&facts::refund_case()).unwrap_err()
}

#[test]
fn the_second_start_compiles_nothing_and_answers_the_same() {
    let folder = TempDir::new().unwrap();
    let (first, compiled) = load(folder.path(), KEY);
    let (second, cached) = load(folder.path(), KEY);
    assert_eq!((compiled, cached), (Origin::Compiled, Origin::Cached));
    assert_eq!(answer(&first), answer(&second));
}

#[test]
fn a_changed_bit_anywhere_means_compiling_again_and_the_same_answer() {
    let folder = TempDir::new().unwrap();
    let (genuine, _) = load(folder.path(), KEY);
    let path = file(folder.path());
    let length = fs::metadata(&path).unwrap().len() as usize;
    // The seal, the start of the code, its middle and its last byte.
    for at in [0, 31, 32, 200, length / 2, length - 1] {
        let mut bytes = fs::read(&path).unwrap();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let (again, origin) = load(folder.path(), KEY);
        assert_eq!(origin, Origin::Compiled, "bit at {at}");
        assert_eq!(answer(&again), answer(&genuine));
        assert_eq!(load(folder.path(), KEY).1, Origin::Cached, "the file is mended after {at}");
    }
}

#[test]
fn a_file_cut_short_or_emptied_means_compiling_again() {
    let folder = TempDir::new().unwrap();
    load(folder.path(), KEY);
    let path = file(folder.path());
    let whole = fs::read(&path).unwrap();
    for length in [0, 10, 32, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(load(folder.path(), KEY).1, Origin::Compiled, "cut to {length}");
    }
}

#[test]
fn a_file_of_another_box_is_not_run() {
    let folder = TempDir::new().unwrap();
    load(folder.path(), [1; 32]);
    assert_eq!(load(folder.path(), [2; 32]).1, Origin::Compiled);
}

#[test]
fn a_genuine_file_under_another_packages_name_is_not_run() {
    let folder = TempDir::new().unwrap();
    load(folder.path(), KEY);
    let genuine = file(folder.path());
    let other = Package::read(&refund_guest("i32.const 0", "i32.const 0", "")).unwrap();
    let name = genuine.file_name().unwrap().to_str().unwrap();
    let stolen = name.replace(&package().digest().to_string(), &other.digest().to_string());
    fs::copy(&genuine, folder.path().join(stolen)).unwrap();
    let (_, origin) = Cache::open(folder.path(), KEY, Compiler::here()).unwrap().load(engine(), &other).unwrap();
    assert_eq!(origin, Origin::Compiled);
}

#[test]
fn what_an_earlier_engine_compiled_is_not_taken_and_is_removed() {
    let folder = TempDir::new().unwrap();
    load(folder.path(), KEY);
    let path = file(folder.path());
    let old = path.to_str().unwrap().replace(engine().compatibility(), "0123456789abcdef0123456789abcdef");
    fs::rename(&path, &old).unwrap();
    assert_eq!(load(folder.path(), KEY).1, Origin::Compiled);
    assert_eq!(file(folder.path()), path);
}

#[test]
fn a_half_written_file_of_a_power_cut_is_cleared_away() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("abc.cwasm.77.part"), "half").unwrap();
    assert_eq!(load(folder.path(), KEY).1, Origin::Compiled);
    assert!(file(folder.path()).extension().unwrap() == "cwasm");
}

#[test]
fn folder_and_file_are_the_owners_alone() {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("new/compiled");
    load(&folder, KEY);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(file(&folder)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_folder_that_cannot_be_used_says_which() {
    let parent = TempDir::new().unwrap();
    let path = parent.path().join("a-file");
    fs::write(&path, "").unwrap();
    let error = Cache::open(&path, KEY, Compiler::here()).unwrap_err();
    assert!(error.to_string().contains("a-file"), "{error}");
}

#[test]
fn a_folder_that_cannot_keep_the_code_still_gives_a_policy() {
    let folder = TempDir::new().unwrap();
    let cache = Cache::open(folder.path(), KEY, Compiler::here()).unwrap();
    fs::remove_dir(folder.path()).unwrap();
    let (policy, origin) = cache.load(engine(), &package()).unwrap();
    assert_eq!(origin, Origin::CompiledNotKept);
    assert_eq!(answer(&Arc::new(policy)).label(), "panic");
}
