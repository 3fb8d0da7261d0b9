//! The command line, as somebody who types it meets it: what goes wrong is said in one sentence, in their language, with what to do.

mod program;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use program::{Ended, Running, copy_folder, run, word};
use xiaoer_firmware::demo::door::Door;

const ZH: &str = "zh_CN.UTF-8";
const EN: &str = "en_GB.UTF-8";

fn xiaoer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xiaoer"))
}

fn zh(words: &[&str]) -> Ended {
    run(xiaoer(), ZH, words)
}

fn en(words: &[&str]) -> Ended {
    run(xiaoer(), EN, words)
}

/// Exactly one sentence line on standard error, and nothing on standard output.
#[track_caller]
fn assert_fails(ended: &Ended, code: i32, parts: &[&str]) {
    assert_eq!(ended.code, Some(code), "{}{}", ended.out, ended.err);
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    for part in parts {
        assert!(ended.err.contains(part), "{part:?} is not in: {}", ended.err);
    }
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
}

/// A place for a data folder that does not exist yet.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let outside = tempfile::tempdir().unwrap();
    let data = outside.path().join("data");
    (outside, data)
}

/// The folder of a box that was started once and stopped. Its policies are compiled, which takes long without optimisation, so
/// that is done once for all tests.
fn used_folder() -> (tempfile::TempDir, PathBuf) {
    static FIRST: OnceLock<tempfile::TempDir> = OnceLock::new();
    let first = FIRST.get_or_init(|| {
        let (outside, data) = folder();
        let mut running = serving(&data);
        running.address();
        assert_eq!(running.end_with("TERM"), Some(0));
        outside
    });
    let (outside, data) = folder();
    copy_folder(&first.path().join("data"), &data);
    (outside, data)
}

fn serving(data: &Path) -> Running {
    Running::start(xiaoer(), ZH, &["serve", "--data", word(data), "--listen", "127.0.0.1:0", "--panel", "none"])
}

#[test]
fn help_lists_every_command_in_both_languages() {
    for ended in [zh(&["help"]), en(&["--help"])] {
        assert_eq!(ended.code, Some(0));
        for part in ["serve", "demo", "check", "doctor", "openapi", "user", "客服台", "customer-service desk"] {
            assert!(ended.out.contains(part), "{part} is not in:\n{}", ended.out);
        }
    }
    let of_serve = zh(&["help", "serve"]);
    for part in
        ["--data", "--listen", "--screen-inches", "--viewing-metres", "--panel", "--log-format", "局域网", "network"]
    {
        assert!(of_serve.out.contains(part), "{part} is not in:\n{}", of_serve.out);
    }
    assert_fails(&en(&["help", "dance"]), 2, &["dance", "xiaoer help"]);
}

#[test]
fn no_words_show_the_help_and_count_as_a_mistake() {
    let ended = zh(&[]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("serve"));
}

#[test]
fn the_version_is_told() {
    let ended = zh(&["--version"]);
    assert_eq!(ended.code, Some(0));
    assert_eq!(ended.out.trim(), format!("xiaoer {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn unknown_words_are_explained_in_the_reader_s_language() {
    assert_fails(&zh(&["serve", "--dta", "x"]), 2, &["--dta", "--data", "xiaoer help"]);
    assert_fails(&en(&["serve", "--dta", "x"]), 2, &["--dta is not known", "did you mean --data", "xiaoer help"]);
    assert_fails(&zh(&["serv"]), 2, &["serv", "serve"]);
    assert_fails(&en(&["serv"]), 2, &["no command serv", "serve"]);
    assert_fails(&zh(&["--lang", "en", "serv"]), 2, &["There is no command"]);
}

#[test]
fn somebody_whose_language_is_unknown_gets_both() {
    let ended = run(xiaoer(), "C.UTF-8", &["serv"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("没有 serv") && ended.err.contains("There is no command serv"), "{}", ended.err);
}

#[test]
fn missing_and_wrong_values_say_what_is_expected() {
    assert_fails(&zh(&["serve"]), 2, &["缺少", "--data"]);
    assert_fails(&en(&["demo"]), 2, &["--data", "is missing"]);
    assert_fails(&zh(&["serve", "--data", "x", "--listen", "8080"]), 2, &["--listen", "8080", "0.0.0.0:8080"]);
    assert_fails(&en(&["serve", "--data", "x", "--listen", "127.0.0.1:99999"]), 2, &["99999", "port"]);
    assert_fails(&en(&["demo", "--data", "x", "--speed", "0"]), 2, &["--speed", "1 to 100"]);
    assert_fails(&zh(&["demo", "--data", "x", "--seed", "-1"]), 2, &["-1"]);
    assert_fails(&en(&["serve", "--data", "x", "--log-format", "xml"]), 2, &["xml", "text or json"]);
    assert_fails(&zh(&["serve", "--data"]), 2, &["--data"]);
    assert_fails(&zh(&["serve", "--data", "x", "--lang", "fr"]), 2, &["fr", "zh"]);
}

#[test]
fn a_screen_that_cannot_be_is_refused_before_anything_is_made() {
    let (_outside, data) = folder();
    assert_fails(&zh(&["serve", "--data", word(&data), "--screen-inches", "900"]), 2, &["900", "5", "200"]);
    assert_fails(&en(&["serve", "--data", word(&data), "--viewing-metres", "0"]), 2, &["0.3", "30"]);
    assert!(!data.exists());
}

#[test]
fn a_taken_port_is_named_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (_outside, data) = folder();
    let port = address.rsplit(':').next().unwrap();
    let serve = ["serve", "--data", word(&data), "--listen", &address, "--panel", "none"];
    assert_fails(&zh(&serve), 1, &[port, "--listen"]);
    assert_fails(&en(&serve), 1, &[port, "in use", "--listen"]);
}

#[test]
fn a_folder_that_is_none_is_named() {
    let (outside, _) = folder();
    let file = outside.path().join("file");
    fs::write(&file, "").unwrap();
    for data in [file.clone(), file.join("data")] {
        let words = ["serve", "--data", word(&data), "--listen", "127.0.0.1:0", "--panel", "none"];
        assert_fails(&zh(&words), 1, &[word(&file)]);
        assert_fails(&en(&["demo", "--data", word(&data), "--listen", "127.0.0.1:0"]), 1, &[word(&file)]);
    }
}

#[test]
fn the_box_prints_its_address_and_its_code_and_ends_cleanly_when_interrupted() {
    for signal in ["INT", "TERM"] {
        let (_outside, data) = used_folder();
        let mut running = serving(&data);
        let address = running.address();
        assert!(address.starts_with("http://127.0.0.1:"), "{address}");
        assert_eq!(running.setup_code().len(), 8);
        assert_eq!(running.end_with(signal), Some(0), "SIG{signal}");
        assert_eq!(zh(&["check", word(&data)]).code, Some(0));
    }
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let (_outside, data) = used_folder();
    let mut first = serving(&data);
    first.address();
    let again = zh(&["serve", "--data", word(&data), "--listen", "127.0.0.1:0", "--panel", "none"]);
    assert_fails(&again, 1, &["另一个小二", word(&data)]);
    assert_fails(&en(&["user", "reset-password", "--data", word(&data), "wang"]), 1, &["already using", word(&data)]);
    assert_eq!(first.end_with("INT"), Some(0));
}

#[test]
fn a_tampered_folder_is_found_out() {
    let (_outside, data) = used_folder();
    let clean = en(&["check", word(&data)]);
    assert_eq!(clean.code, Some(0), "{}{}", clean.out, clean.err);
    assert!(clean.out.contains("The data is whole"));

    let database = rusqlite::Connection::open(data.join("xiaoer.db")).unwrap();
    assert!(database.execute("UPDATE journal SET at = at + 1 WHERE seq = 1", []).unwrap() == 1);
    drop(database);
    let found = zh(&["check", word(&data)]);
    assert_eq!(found.code, Some(1), "{}", found.out);
    assert!(found.out.contains("流水第 1 条"), "{}", found.out);
    assert!(found.out.contains("备份"), "what to do: {}", found.out);
}

#[test]
fn checking_nothing_is_an_error() {
    let (outside, data) = folder();
    assert_fails(&zh(&["check", word(&data)]), 1, &["没有小二的数据库"]);
    assert_fails(&en(&["check", word(outside.path())]), 1, &["There is no xiaoer database"]);
}

#[test]
fn the_doctor_looks_at_the_machine() {
    let (outside, _) = folder();
    let ended = en(&["doctor", word(outside.path())]);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    for part in ["policy engine", "clock", "typeface", "wall", "data folder", "disk"] {
        assert!(ended.out.contains(part), "{part}: {}", ended.out);
    }
    assert!(fs::read_dir(outside.path()).unwrap().next().is_none(), "it leaves nothing behind");
}

#[test]
fn the_interface_s_description_is_printed() {
    let ended = zh(&["openapi"]);
    assert_eq!(ended.code, Some(0));
    let description: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(description["paths"]["/api/v1/messages"].is_object());
}

#[test]
fn a_new_password_is_made_while_the_box_is_stopped_and_the_old_one_ends() {
    let (_outside, data) = used_folder();
    let mut running = serving(&data);
    let door = Door::new(&running.address());
    let code = running.setup_code();
    let owner = door.set_up(&code, "wang", "王店长", "竹外桃花三两枝春江水").unwrap();
    assert_eq!(owner.get("/session").unwrap()["staff"]["login"], "wang");
    assert_eq!(running.end_with("TERM"), Some(0));

    assert_fails(&en(&["user", "reset-password", "--data", word(&data), "li"]), 1, &["login li"]);
    let ended = en(&["user", "reset-password", "--data", word(&data), "wang"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let password = ended.out.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(password.len() >= 12, "{}", ended.out);

    let mut running = serving(&data);
    let door = Door::new(&running.address());
    assert_eq!(door.log_in("wang", "竹外桃花三两枝春江水").unwrap_err().code(), "wrong_login");
    assert_eq!(door.log_in("wang", &password).unwrap().get("/session").unwrap()["staff"]["login"], "wang");
    assert_eq!(running.end_with("INT"), Some(0));
}
