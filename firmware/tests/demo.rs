//! The demo, started as a newcomer starts it: it opens by itself, says who can log in, finds a way around what is in its way, and a
//! simulated day leads to everything it promises to show.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use program::{Running, copy_folder, run, word};
use serde_json::{Value, json};
use xiaoer_firmware::demo::dialogues;
use xiaoer_firmware::demo::door::Door;
use xiaoer_firmware::demo::requests;
use xiaoer_firmware::demo::script::Script;

const SEATS: [&str; 6] = ["dianzhu", "zhuguan", "shouqian1", "shouqian2", "shouhou1", "cangku"];

fn xiaoer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xiaoer"))
}

fn demo(data: &Path, listen: &str, more: &[&str]) -> Running {
    let mut words = vec!["demo", "--data", word(data), "--listen", listen];
    words.extend(more);
    Running::start(xiaoer(), "zh_CN.UTF-8", &words)
}

/// What the demo printed for a seat.
fn password(running: &mut Running, seat: &str) -> String {
    let line = running.line_with(&format!("  {seat} "));
    line.split_whitespace().nth(1).unwrap().to_owned()
}

/// Asks until the answer is there; the box works on its own time.
fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_mins(2), "no {what} in time");
        thread::sleep(Duration::from_millis(100));
    }
}

fn items(door: &Door, path: &str) -> Vec<Value> {
    door.get(path).unwrap()["items"].as_array().unwrap().clone()
}

/// Plays the first turn of every dialogue that applies for something, and looks at what the factory policy makes of it.
fn every_application_leads_to_its_rule(owner: &Door) {
    let shop = items(owner, "/shops")[0]["id"].as_u64().unwrap();
    let token = owner.post("/tokens", &json!({ "name": "test", "scope": "connector" })).unwrap();
    let connector = owner.with_token(token["token"].as_str().unwrap());
    let now = xiaoer_desk::time::Instant(owner.get("/wall").unwrap()["as_of"].as_i64().unwrap());
    let mut left: BTreeMap<&str, &str> =
        dialogues::all().filter_map(|dialogue| Some((dialogue.id, dialogue.application?.rule))).collect();
    for visit in Script::new(99, 9) {
        let Some(rule) = left.remove(visit.dialogue.id) else { continue };
        let order = requests::order(shop, &visit, now).unwrap();
        connector.put("/orders", &order).unwrap();
        let line = &visit.lines(0)[0];
        let message = requests::message(shop, &visit, line, &format!("verdicts-{}", visit.serial));
        let conversation = connector.post("/messages", &message).unwrap()["conversation"].as_u64().unwrap();
        let application = requests::application(shop, &visit, conversation, now).unwrap();
        let case = connector.post("/aftersales", &application).unwrap()["case"].as_u64().unwrap();
        let path = format!("/aftersales/{case}");
        if requests::knows_conditions(&visit) {
            owner.act(&format!("{path}/requirements-sent")).unwrap();
        }
        until(&format!("{rule} for {}", visit.dialogue.id), || {
            let detail = owner.get(&path).unwrap();
            (detail["verdict"]["reasons"][0]["rule"] == rule).then_some(())
        });
        if left.is_empty() {
            return;
        }
    }
}

#[test]
fn a_demo_opens_plays_and_goes_on_another_time_beside_another_one() {
    let outside = tempfile::tempdir().unwrap();
    let data = outside.path().join("demo");

    // The first time: a new folder, and at once somebody to log in as.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let wanted = taken.local_addr().unwrap().to_string();
    let mut running = demo(&data, &wanted, &["--seed", "7", "--speed", "30"]);
    running.line_with(&format!("端口 {} 已被占用", taken.local_addr().unwrap().port()));
    let address = running.address();
    assert_ne!(address, format!("http://{wanted}"));
    let wall = running.line_with("/wall?token=");
    let token = wall.rsplit('=').next().unwrap().to_owned();
    let door = Door::new(&address);
    let first: Vec<String> = SEATS.iter().map(|seat| password(&mut running, seat)).collect();
    assert!(first.iter().all(|password| password.len() >= 12), "{first:?}");
    let doors: Vec<Door> =
        SEATS.iter().zip(&first).map(|(seat, password)| door.log_in(seat, password).unwrap()).collect();
    let owner = &doors[0];

    // The wall's token opens the wall and nothing else.
    let display = door.with_token(&token);
    assert!(display.get("/wall").unwrap()["agents"]["online"].as_u64().unwrap() >= 4);
    assert!(display.get("/queue").is_err());

    // A refund for the boss, answers of the simulated agents, and in the end a penalty for the one who is late too often.
    until("case for the boss", || items(owner, "/aftersales?state=at_boss").pop());
    until("answers", || owner.get("/wall").unwrap()["answered_today"].as_u64().filter(|answered| *answered >= 10));
    let penalty = until("penalty", || items(owner, "/penalties").into_iter().find(|found| found["rule"] == "FT-04"));
    assert_eq!(penalty["state"], "proposed", "it waits for a person");
    assert!(penalty["staff"]["name"].as_str().unwrap().ends_with("模拟"));

    // Whoever sits down gets customers.
    let seat = &doors[2];
    seat.put("/session/presence", &json!({ "presence": "online" })).unwrap();
    until("customer at the seat", || items(seat, "/queue?mine=1").pop());
    let ended = owner.get("/wall").unwrap()["as_of"].as_i64().unwrap();
    assert_eq!(running.end_with("INT"), Some(0));
    drop(taken);
    assert_eq!(run(xiaoer(), "en", &["check", word(&data)]).code, Some(0));

    // Another time: the same shop, new passwords. A second demo at the same place goes next door.
    copy_folder(&data, &outside.path().join("demo-2"));
    let mut again = demo(&data, "127.0.0.1:0", &["--no-traffic"]);
    let address = again.address();
    let fresh = password(&mut again, "dianzhu");
    assert_ne!(fresh, first[0]);
    assert!(Door::new(&address).log_in("dianzhu", &first[0]).is_err(), "the old password has ended");
    let owner = Door::new(&address).log_in("dianzhu", &fresh).unwrap();
    assert_eq!(items(&owner, "/shops").len(), 1);
    assert!(!items(&owner, "/penalties").is_empty(), "the day before is still there");
    let now = owner.get("/wall").unwrap()["as_of"].as_i64().unwrap();
    assert!(now >= ended, "time never goes back, however fast the day before was");

    every_application_leads_to_its_rule(&owner);

    let listen = address.trim_start_matches("http://").to_owned();
    let mut beside = demo(&data, &listen, &["--no-traffic"]);
    beside.line_with("正被另一个演示使用");
    beside.line_with("demo-2");
    beside.line_with("已被占用");
    assert_ne!(beside.address(), address);
    assert_eq!(beside.end_with("TERM"), Some(0));
    assert_eq!(again.end_with("INT"), Some(0));
}

#[test]
fn a_real_shop_s_folder_is_never_used_for_a_demo() {
    let outside = tempfile::tempdir().unwrap();
    let data: PathBuf = outside.path().join("shop");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("xiaoer.db"), "a real shop").unwrap();
    for (language, part) in [("zh_CN.UTF-8", "不是演示目录"), ("en", "no demo's folder")] {
        let ended = run(xiaoer(), language, &["demo", "--data", word(&data), "--listen", "127.0.0.1:0"]);
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(ended.err.contains(part) && ended.err.contains("--data"), "{}", ended.err);
    }
    assert_eq!(fs::read_to_string(data.join("xiaoer.db")).unwrap(), "a real shop");
    assert_eq!(fs::read_dir(&data).unwrap().count(), 1);
}
