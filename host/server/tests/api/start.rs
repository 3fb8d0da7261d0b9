//! What can keep the box from starting or saving, and what it says then.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::json;
use xiaoer_server::StartError;

use crate::support::{Shop, TestBox, config, eventually};

#[test]
fn a_port_in_use_is_named_and_the_folder_is_not_touched() {
    let home = TestBox::new();
    let folder = tempfile::tempdir().unwrap();
    let mut config = config(folder.path(), &home.clock);
    config.listen = home.address();
    let error = home.start_another(config).unwrap_err();
    assert!(matches!(error, StartError::AddressInUse { .. }));
    assert_eq!(
        error.to_string(),
        format!("Port {} is in use. Stop the other program, or choose another port.", home.address().port())
    );
    assert!(error.zh().contains("已被占用"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_another_box_works_on_is_left_alone() {
    let home = TestBox::new();
    let error = home.start_another(config(&home.folder(), &home.clock)).unwrap_err();
    assert!(error.to_string().contains("already using the data folder"), "{error}");
    home.nobody().get("/setup").expect(200);
}

#[test]
fn a_file_where_the_folder_should_be_is_refused() {
    let home = TestBox::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data");
    fs::write(&file, "hello").unwrap();
    let error = home.start_another(config(&file, &home.clock)).unwrap_err();
    assert!(error.to_string().contains("is not a folder"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), b"hello");
}

#[test]
fn a_folder_that_cannot_be_read_is_refused() {
    let home = TestBox::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("xiaoer.db"), "this is no database at all, and long enough to be looked at").unwrap();
    let error = home.start_another(config(folder.path(), &home.clock)).unwrap_err();
    assert!(error.to_string().contains("is not a database of xiaoer"), "{error}");
    // A superuser may read everything, so only others can be kept out.
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&closed).is_err() {
        let error = home.start_another(config(&closed, &home.clock)).unwrap_err();
        assert!(error.to_string().contains("cannot be opened"), "{error}");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_full_disk_refuses_the_write_loses_nothing_and_works_again_once_there_is_room() {
    let mut shop = Shop::open();
    shop.says("lily", "第一条");
    shop.home.limit_disk(Some(1));
    shop.home.restart();
    let connector = shop.connector.at(shop.home.address());
    let mut taken = 1;
    let refused = eventually("the disk is full", || {
        let body = shop.message(&format!("full{taken}"), &format!("buyer{taken}"), &"货".repeat(2_000));
        let answer = connector.post("/messages", body);
        taken += u64::from(answer.status == 201);
        (answer.status != 201).then_some(answer)
    });
    refused.refused(507, "disk_full");
    let health = shop.home.nobody().ask("GET", "/healthz", None, b"");
    assert_eq!((health.status, &health.json()["writing"]), (503, &json!(false)));
    let owner = shop.owner.at(shop.home.address());
    assert_eq!(
        owner.get("/queue").expect(200)["counts"]["waiting"],
        taken,
        "what was acknowledged is there, no more and no less"
    );

    shop.home.limit_disk(None);
    shop.home.restart();
    let connector = shop.connector.at(shop.home.address());
    let body = shop.message(&format!("full{taken}"), &format!("buyer{taken}"), &"货".repeat(2_000));
    connector.post("/messages", body).expect(201);
    let owner = shop.owner.at(shop.home.address());
    assert_eq!(owner.get("/queue").expect(200)["counts"]["waiting"], taken + 1);
    assert_eq!(shop.home.nobody().ask("GET", "/healthz", None, b"").status, 200);
}
