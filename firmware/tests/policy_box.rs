//! `xiaoer policy` against a box that runs: a package is brought to it, signed with the shop's own key, tried, put in force,
//! gone back from and put away; a verdict that it gave is given again.

mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use program::{Ended, Running, copy_folder, run, word};
use serde_json::{Value, json};
use xiaoer_firmware::demo::door::Door;

const ZH: &str = "zh_CN.UTF-8";
const EN: &str = "en_GB.UTF-8";
const PASSWORD: &str = "竹外桃花三两枝春江水";

fn xiaoer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xiaoer"))
}

fn en(words: &[&str]) -> Ended {
    run(xiaoer(), EN, words)
}

#[track_caller]
fn assert_ends(ended: &Ended, code: i32, parts: &[&str]) {
    let said = format!("{}{}", ended.out, ended.err);
    assert_eq!(ended.code, Some(code), "{said}");
    for part in parts {
        assert!(said.contains(part), "{part:?} is not in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

fn serving(data: &Path) -> Running {
    Running::start(xiaoer(), ZH, &["serve", "--data", word(data), "--listen", "127.0.0.1:0", "--panel", "none"])
}

/// The folder of a box that was started once and stopped. Its policies are compiled, which takes long without optimisation,
/// so that is done once for all tests.
fn started_once() -> &'static Path {
    static FIRST: OnceLock<PathBuf> = OnceLock::new();
    FIRST.get_or_init(|| {
        // Lives as long as the tests.
        let data = tempfile::tempdir().unwrap().keep().join("data");
        let mut running = serving(&data);
        running.address();
        assert_eq!(running.end_with("TERM"), Some(0));
        data
    })
}

/// A box with an owner, one shop, and a verdict on a buyer's message.
struct Shop {
    running: Running,
    address: String,
    owner: Door,
    folder: tempfile::TempDir,
}

impl Shop {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        copy_folder(started_once(), &data);
        let mut running = serving(&data);
        let address = running.address();
        let code = running.setup_code();
        let owner = Door::new(&address).set_up(&code, "wang", "王店长", PASSWORD).unwrap();
        owner.post("/shops", &json!({ "name": "小满童装", "platform": "taobao" })).unwrap();
        let token = owner.post("/tokens", &json!({ "name": "接入", "scope": "connector" })).unwrap();
        let message = json!({
            "shop": 1, "channel": "taobao", "external_id": "m1", "buyer": { "account": "lily" }, "text": "你好，有120码吗？",
        });
        owner.with_token(token["token"].as_str().unwrap()).post("/messages", &message).unwrap();
        Self { running, address, owner, folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::write(&file, text).unwrap();
        file
    }
}

#[test]
fn a_verdict_is_given_again_to_the_byte_while_the_box_runs_and_after_it_has_stopped() {
    let shop = Shop::open();
    let data = shop.data();
    let replay =
        |number: &str, more: &[&str]| en(&[&["policy", "replay", number, "--data", word(&data)], more].concat());
    let told = ["verdict 1: advise, policy xiaoer.reply", "✓ the same answer, byte for byte", "✓ the same fuel"];
    assert_ends(&replay("1", &[]), 0, &told);
    assert_ends(&replay("2", &[]), 1, &["There is no verdict 2"]);
    let fuel = shop.owner.get("/verdicts/1").unwrap()["fuel"].clone();
    assert_eq!(shop.running.end_with("TERM"), Some(0));
    let sheet: Value = serde_json::from_str(&replay("1", &["--json"]).out).unwrap();
    assert_eq!((&sheet["same_answer"], &sheet["fuel_then"], &sheet["fuel_now"]), (&json!(true), &fuel, &fuel));

    // Somebody has touched what was written down.
    let database = rusqlite::Connection::open(data.join("xiaoer.db")).unwrap();
    let changed = database.execute("UPDATE verdicts SET fuel = fuel + 1", []).unwrap();
    assert_eq!(changed, 1);
    drop(database);
    assert_ends(&replay("1", &[]), 1, &["✗ another fuel"]);
    let nowhere = shop.folder.path().join("nowhere");
    assert_ends(&en(&["policy", "replay", "1", "--data", word(&nowhere)]), 1, &["There is no xiaoer database"]);
}

#[test]
fn a_package_signed_with_the_shops_own_key_is_brought_to_the_box() {
    let shop = Shop::open();
    let package = shop.folder.path().join("refund.wasm");
    assert_ends(&en(&["policy", "export", "refund", word(&package)]), 0, &[]);
    let password = shop.file("password", &format!("{PASSWORD}\n"));
    let install = |login: &str, url: &str| {
        let words =
            ["policy", "install", word(&package), "--url", url, "--login", login, "--password-file", word(&password)];
        en(&words)
    };
    assert_ends(&install("wang", &shop.address), 0, &["xiaoer.refund", "was installed before (the factory's)"]);
    let key = shop.data().join("keys/own.key");
    assert_ends(&en(&["policy", "sign", word(&package), "--key", word(&key)]), 0, &["signed xiaoer.refund"]);
    assert_ends(&install("wang", &shop.address), 0, &["installed xiaoer.refund", "signed with the shop's own key"]);
    assert_ends(&install("li", &shop.address), 1, &["The login or the password is wrong"]);
    assert_ends(&install("wang", "http://127.0.0.1:1"), 1, &["cannot be reached"]);

    let public = fs::read_to_string(shop.data().join("keys/own.pub")).unwrap();
    let public = public.lines().nth(1).unwrap();
    assert_ends(&en(&["doctor", word(&shop.data())]), 0, &["the shop's public signing key", public]);
}

impl Shop {
    /// `xiaoer policy ...`, as the owner, at this box.
    fn policy(&self, words: &[&str]) -> Ended {
        let password = self.file("password", &format!("{PASSWORD}\n"));
        let remote = ["--url", self.address.as_str(), "--login", "wang", "--password-file", word(&password)];
        en(&[&["policy"], words, &remote].concat())
    }

    fn in_force(&self, kind: &str) -> Value {
        let listed = self.owner.get("/shops/1/bindings").unwrap();
        listed["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap().clone()
    }
}

#[test]
fn a_version_is_tried_put_in_force_gone_back_from_and_put_away_from_the_command_line() {
    let shop = Shop::open();
    let (package, key) = (shop.folder.path().join("refund.wasm"), shop.data().join("keys/own.key"));
    assert_ends(&en(&["policy", "export", "refund", word(&package)]), 0, &[]);
    // Another signature makes another package of the same version.
    assert_ends(&en(&["policy", "sign", word(&package), "--key", word(&key)]), 0, &[]);
    assert_ends(&shop.policy(&["install", word(&package)]), 0, &["installed xiaoer.refund"]);
    let factory = shop.in_force("refund")["policy"]["digest"].as_str().unwrap().to_owned();
    let listed = shop.owner.get("/policies").unwrap();
    let own = listed["items"].as_array().unwrap().iter().find(|one| one["signer"] == "own").unwrap();
    let own = own["digest"].as_str().unwrap();
    assert_ends(&shop.policy(&["list"]), 0, &[&own[..12], "not in use", &factory[..12], "in force in shop 1"]);
    let ambiguous = shop.policy(&["activate", "xiaoer.refund"]);
    assert_ends(&ambiguous, 2, &["means more than one version", &factory[..12], &own[..12]]);
    assert_ends(&shop.policy(&["activate", "none.such"]), 1, &["No version none.such is installed", "xiaoer.reply"]);

    let settings = shop.file("settings.json", r#"{ "compensation": { "share_bp": 1000 } }"#);
    let start = ["trial", "start", &own[..8], "--settings", word(&settings), "--why", "先看看"];
    assert_ends(&shop.policy(&start), 0, &["is on trial: shop 1, refund"]);
    assert_eq!(shop.in_force("refund")["trial"]["policy"]["digest"], own);
    assert_ends(&shop.policy(&["retire", own]), 1, &["Shop 1 uses or tries this version"]);
    assert_ends(&shop.policy(&["trial", "end", "refund"]), 0, &["The trial has ended: shop 1, refund"]);
    assert_ends(&shop.policy(&["trial", "end", "refund"]), 0, &["Nothing is on trial"]);

    let wrong = shop.file("wrong.json", r#"{ "compensation": { "share_bp": -1 } }"#);
    let refused = shop.policy(&["activate", &factory[..8], "--settings", word(&wrong)]);
    assert_ends(&refused, 1, &["/settings/compensation/share_bp"]);
    let activate = ["activate", &factory[..8], "--settings", word(&settings)];
    assert_ends(&shop.policy(&activate), 0, &["xiaoer.refund", "is in force: shop 1, refund"]);
    assert_ends(&shop.policy(&activate), 0, &["is in force already"]);
    // Another version of the same policy keeps what the shop has set.
    let json = shop.policy(&["activate", own, "--shop", "1", "--json"]);
    let answer: Value = serde_json::from_str(&json.out).unwrap_or_else(|_| panic!("{} {}", json.out, json.err));
    let binding = shop.in_force("refund");
    assert_eq!((&binding["policy"]["digest"], &answer["policy"]), (&json!(own), &json!(own)));
    assert_eq!(binding["settings"]["compensation"]["share_bp"], 1000);
    assert_ends(&shop.policy(&["activate", own, "--shop", "7"]), 1, &["7"]);

    assert_ends(&shop.policy(&["rollback", "refund", "--why", "不合适"]), 0, &["Back to xiaoer.refund"]);
    assert_eq!(shop.in_force("refund")["policy"]["digest"], factory);
    assert_ends(&shop.policy(&["rollback", "penalty"]), 1, &["Nothing was in force before"]);
    assert_ends(&shop.policy(&["retire", own, "--why", "用不上"]), 0, &["is put away"]);
    assert_ends(&shop.policy(&["activate", own]), 1, &["is installed"]);
}
