//! The power goes, twenty times, while messages pour in: whatever the box has acknowledged is there afterwards, exactly once.

#[path = "../../firmware/tests/program/mod.rs"]
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use program::{Running, beside_this_test, run, word};
use serde_json::{Value, json};
use xiaoer_firmware::demo::door::Door;

const CUTS: u64 = 20;
const WRITERS: u64 = 6;
const BUYERS: u64 = 24;
const PASSWORD: &str = "a password for this test only";

/// What the box said it has: the platform's number of a message, and where the box keeps it.
type Kept = BTreeMap<String, (u64, u64)>;

fn serving(program: &Path, data: &Path) -> (Running, Door) {
    let words = ["serve", "--data", word(data), "--listen", "127.0.0.1:0", "--panel", "none"];
    let mut running = Running::start(program, "en", &words);
    let door = Door::new(&running.address());
    (running, door)
}

/// The number of acknowledged messages after which the power goes: drawn by a small generator, the same in every run.
fn cut_after(cut: u64) -> usize {
    let mixed = (cut + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    3 + (mixed >> 40) as usize % 90
}

fn message(shop: u64, external_id: &str, buyer: u64) -> Value {
    json!({
        "shop": shop,
        "channel": "test",
        "external_id": external_id,
        "buyer": { "account": format!("buyer-{buyer}"), "name": format!("买家{buyer}") },
        "text": format!("编号 {external_id} 的消息"),
    })
}

/// Writes from several threads until the power goes; gives what was acknowledged.
fn write_until_cut(running: Running, connector: &Door, shop: u64, cut: u64) -> Kept {
    let kept = Arc::new(Mutex::new(Kept::new()));
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let dark = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (connector, kept) = (connector.clone(), Arc::clone(&kept));
            let (acknowledged, dark) = (Arc::clone(&acknowledged), Arc::clone(&dark));
            thread::spawn(move || {
                for number in 0.. {
                    if dark.load(Ordering::SeqCst) {
                        return;
                    }
                    let external_id = format!("c{cut}-w{writer}-{number}");
                    let buyer = (writer * 7 + number) % BUYERS;
                    let Ok(answer) = connector.post("/messages", &message(shop, &external_id, buyer)) else { return };
                    let place = (answer["conversation"].as_u64().unwrap(), answer["message"].as_u64().unwrap());
                    assert_eq!(answer["duplicate"], false, "{external_id} was never sent before");
                    assert_eq!(kept.lock().unwrap().insert(external_id, place), None);
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    while acknowledged.load(Ordering::SeqCst) < cut_after(cut) {
        assert!(writers.iter().any(|writer| !writer.is_finished()), "the box stopped answering before the power went");
        thread::sleep(Duration::from_millis(1));
    }
    running.cut();
    dark.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.join().unwrap();
    }
    Arc::into_inner(kept).unwrap().into_inner().unwrap()
}

/// How often each message of the test is on the desk, over all conversations.
fn on_the_desk(owner: &Door) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut conversations = BTreeSet::new();
    let mut page = "/conversations".to_owned();
    loop {
        let list = owner.get(&page).unwrap();
        conversations.extend(list["items"].as_array().unwrap().iter().map(|item| item["id"].as_u64().unwrap()));
        let Some(next) = list["next"].as_u64() else { break };
        page = format!("/conversations?before={next}");
    }
    for conversation in conversations {
        let detail = owner.get(&format!("/conversations/{conversation}")).unwrap();
        for message in detail["messages"].as_array().unwrap() {
            let text = message["text"].as_str().unwrap();
            if let Some(id) = text.strip_prefix("编号 ").and_then(|rest| rest.strip_suffix(" 的消息")) {
                *found.entry(id.to_owned()).or_default() += 1;
            }
        }
    }
    found
}

#[test]
fn twenty_power_cuts_under_load_lose_no_acknowledged_message_and_double_none() {
    let program = beside_this_test();
    let outside = tempfile::tempdir().unwrap();
    let data = outside.path().join("data");

    let (mut running, door) = serving(&program, &data);
    let code = running.setup_code();
    let owner = door.set_up(&code, "owner", "店主", PASSWORD).unwrap();
    let shop =
        owner.post("/shops", &json!({ "name": "断电测试店", "platform": "taobao" })).unwrap()["id"].as_u64().unwrap();
    let token = owner.post("/tokens", &json!({ "name": "test", "scope": "connector" })).unwrap();
    let token = token["token"].as_str().unwrap().to_owned();

    let mut all = Kept::new();
    let mut started = Some((running, door));
    for cut in 0..CUTS {
        let (running, door) = started.take().unwrap_or_else(|| serving(&program, &data));
        let connector = door.with_token(&token);
        let kept = write_until_cut(running, &connector, shop, cut);
        assert!(kept.len() >= cut_after(cut));

        let checked = run(&program, "en", &["check", word(&data)]);
        assert_eq!(checked.code, Some(0), "after cut {cut}: {}{}", checked.out, checked.err);

        let (running, door) = serving(&program, &data);
        let connector = door.with_token(&token);
        for (external_id, place) in &kept {
            let again = connector.post("/messages", &message(shop, external_id, 0)).unwrap();
            assert_eq!(again["duplicate"], true, "{external_id} was lost at cut {cut}");
            let now = (again["conversation"].as_u64().unwrap(), again["message"].as_u64().unwrap());
            assert_eq!(now, *place, "{external_id} is somewhere else after cut {cut}");
        }
        all.extend(kept);
        started = Some((running, door));
    }

    let (running, door) = started.unwrap();
    let owner = door.log_in("owner", PASSWORD).unwrap();
    let found = on_the_desk(&owner);
    for external_id in all.keys() {
        assert_eq!(found.get(external_id), Some(&1), "{external_id}");
    }
    assert!(found.values().all(|times| *times == 1), "what was not acknowledged is there once or not at all");
    assert_eq!(running.end_with("TERM"), Some(0));
    let checked = run(&program, "en", &["check", word(&data)]);
    assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
    println!("{CUTS} power cuts, {} acknowledged messages, all there once", all.len());
}
