//! Somebody forgot their password: the box is stopped, a new one is made, and only that one works.

mod program;

use std::path::Path;

use program::{Running, run, word};
use xiaoer_firmware::demo::door::Door;

const EN: &str = "en";

fn xiaoer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xiaoer"))
}

fn serving(data: &Path) -> (Running, Door) {
    let words = ["serve", "--data", word(data), "--listen", "127.0.0.1:0", "--panel", "none"];
    let mut running = Running::start(xiaoer(), EN, &words);
    let door = Door::new(&running.address());
    (running, door)
}

#[test]
fn a_new_password_is_made_while_the_box_is_stopped_and_the_old_one_ends() {
    let outside = tempfile::tempdir().unwrap();
    let data = outside.path().join("data");
    let (mut running, door) = serving(&data);
    let line = running.line_with("one-time code");
    let code: String = line.chars().filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).collect();
    let owner = door.set_up(&code, "wang", "王店长", "竹外桃花三两枝春江水").unwrap();
    assert_eq!(owner.get("/session").unwrap()["staff"]["login"], "wang");
    assert_eq!(running.end_with("TERM"), Some(0));

    let unknown = run(xiaoer(), EN, &["user", "reset-password", "--data", word(&data), "li"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("li"), "{}", unknown.err);

    let ended = run(xiaoer(), EN, &["user", "reset-password", "--data", word(&data), "wang"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let password = ended.out.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(password.len() >= 12, "{}", ended.out);

    let (running, door) = serving(&data);
    assert_eq!(door.log_in("wang", "竹外桃花三两枝春江水").unwrap_err().code(), "wrong_login");
    assert_eq!(door.log_in("wang", &password).unwrap().get("/session").unwrap()["staff"]["login"], "wang");
    assert_eq!(running.end_with("INT"), Some(0));
}
