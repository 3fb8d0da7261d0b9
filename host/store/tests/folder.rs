//! Every folder that cannot be used gives one clear sentence, and one that can is closed to others.

mod support;

use std::{fs, os::unix::fs::PermissionsExt};

use rusqlite::Connection;
use support::Counter;
use xiaoer_store::{StoreError, check, open};

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_folder_and_its_files_are_closed_to_others() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("shop/data");
    let mut counter = Counter::new_shop(&folder);
    counter.buyer_writes("zhang", "在吗");
    counter.commit();
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn an_empty_folder_that_was_open_to_others_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    open(folder.path()).unwrap();
    assert_eq!(mode(folder.path()), 0o700);
}

#[test]
fn a_folder_with_other_things_in_it_keeps_its_rights() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    open(folder.path()).unwrap();
    assert_eq!(mode(folder.path()), 0o755);
}

#[test]
fn a_second_box_on_the_same_folder_is_refused_until_the_first_has_gone() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path()).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert_eq!(error, StoreError::Locked { folder: folder.path().to_path_buf() });
    assert!(error.zh().contains("另一个小二"));
    drop(first);
    open(folder.path()).unwrap();
}

#[test]
fn a_box_at_rest_is_one_file_even_while_a_reader_is_still_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    counter.buyer_writes("zhang", "在吗");
    counter.commit();
    let Counter { writer, reader, .. } = counter;
    assert!(reader.totals().unwrap().log_bytes > 0);
    drop(writer);
    assert_eq!(reader.totals().unwrap().log_bytes, 0);
}

#[test]
fn data_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Counter::new_shop(folder.path()));
    let path = folder.path().join("xiaoer.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 9).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert_eq!(error, StoreError::Newer { found: 9, known: 3 });
    assert!(error.to_string().contains("Install the newer version"));
    assert_eq!(check(folder.path()).unwrap_err(), error);
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("data");
    fs::write(&path, "not a folder").unwrap();
    assert_eq!(open(&path).unwrap_err(), StoreError::NotAFolder { path: path.clone() });
    assert_eq!(check(&path).unwrap_err(), StoreError::NotAFolder { path: path.clone() });
    assert_eq!(open(&path.join("below")).unwrap_err().code(), "not_a_folder");
    assert_eq!(fs::read(&path).unwrap(), b"not a folder");
}

#[test]
fn a_folder_in_place_of_the_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("xiaoer.db")).unwrap();
    assert_eq!(open(folder.path()).unwrap_err().code(), "folder_unreadable");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xiaoer.db");
    let diary = "dear diary, ".repeat(1_000);
    fs::write(&path, &diary).unwrap();
    assert_eq!(open(folder.path()).unwrap_err(), StoreError::NotOurs { path: path.clone() });
    assert_eq!(check(folder.path()).unwrap_err(), StoreError::NotOurs { path: path.clone() });
    assert_eq!(fs::read_to_string(&path).unwrap(), diary);
}

#[test]
fn a_check_of_a_folder_without_a_database_says_so() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(check(folder.path()).unwrap_err(), StoreError::Missing { folder: folder.path().to_path_buf() });
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "the check creates nothing");
}

#[test]
fn a_check_may_run_beside_the_box() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    counter.buyer_writes("zhang", "在吗");
    counter.commit();
    let report = check(folder.path()).unwrap();
    assert!(report.is_clean(), "{report}");
    assert!(report.messages == 1 && report.entries > 5, "{report}");
    assert!(report.zh().starts_with("检查通过"));
}
