//! The wall: numbers, pixels, and the page that shows them.

use std::{error::Error, sync::Arc};

use serde_json::json;
use xiaoer_desk::time::Millis;
use xiaoer_server::{Frame, Picture, Png, WallFeed};

use crate::support::{Shop, eventually};

#[derive(Debug)]
struct Numbered(u64);

impl Picture for Numbered {
    fn png(&self) -> Result<Png, Box<dyn Error + Send + Sync>> {
        Ok((self.0, format!("picture {}", self.0).into_bytes().into()))
    }
}

fn publish(shop: &Shop, number: u64) {
    let frame = Frame { number, picture: Arc::new(Numbered(number)) };
    shop.home.running().frames.send_replace(Some(frame));
}

#[test]
fn the_wall_counts_and_names_nobody() {
    let shop = Shop::open();
    shop.online("li", &["pre_sale"]);
    shop.says("lily", "你好");
    shop.home.pass(Millis::seconds(75));
    let wall = shop.owner.get("/wall").expect(200);
    assert_eq!((&wall["waiting"], &wall["oldest_wait_ms"]), (&json!(1), &json!(75_000)));
    assert_eq!(wall["agents"], json!({ "online": 1, "busy": 1, "on_break": 0, "on_hold": 0 }));
    assert_eq!(wall["title"], "小满童装");
    assert!(!wall.to_string().contains("lily") && !wall.to_string().contains("li先生"));
    eventually("the feed has the same numbers", || match shop.home.wall() {
        WallFeed::Desk(view) if view.waiting == 1 && view.oldest_wait == Some(Millis::seconds(75)) => Some(()),
        _ => None,
    });
}

#[test]
fn the_picture_is_the_walls_own_and_a_known_one_is_not_sent_again() {
    let shop = Shop::open();
    shop.owner.get("/wall.png").refused(503, "no_picture_yet");
    publish(&shop, 1);
    let first = shop.owner.get("/wall.png");
    assert_eq!((first.status, first.bytes.as_slice()), (200, b"picture 1".as_slice()));
    assert_eq!(first.header("content-type"), Some("image/png"));
    let known = shop.owner.header("If-None-Match", first.header("etag").unwrap());
    let same = known.get("/wall.png");
    assert_eq!((same.status, same.bytes.len()), (304, 0));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| known.get("/wall.png?wait=10"));
        publish(&shop, 2);
        let next = waiting.join().unwrap();
        assert_eq!((next.status, next.bytes.as_slice()), (200, b"picture 2".as_slice()));
    });
}

#[test]
fn a_screen_gets_in_once_with_its_token_and_then_by_its_cookie() {
    let shop = Shop::open();
    publish(&shop, 1);
    let token = shop.owner.post("/tokens", json!({ "name": "大屏", "scope": "display" })).expect(201);
    let token = token["token"].as_str().unwrap();
    let nobody = shop.home.nobody();
    let page = nobody.ask("GET", "/wall", None, b"");
    assert!(page.text().contains("/wall/page.js"));
    assert!(page.header("content-security-policy").unwrap().contains("script-src 'self'"));
    nobody.get("/wall.png").refused(401, "unauthenticated");
    let entered = nobody.ask("GET", &format!("/wall?token={token}"), None, b"");
    assert_eq!((entered.status, entered.header("location")), (303, Some("/wall")));
    let cookie = entered.header("set-cookie").unwrap().split(';').next().unwrap();
    let screen = nobody.header("Cookie", cookie);
    assert_eq!(screen.get("/wall.png").status, 200);
    screen.get("/wall").expect(200);
    screen.get("/queue").refused(401, "unauthenticated");
    nobody.ask("GET", "/wall?token=nonsense", None, b"").refused(401, "unauthenticated");
    shop.owner.delete("/tokens/2").expect(204);
    screen.get("/wall.png").refused(401, "unauthenticated");
    for file in ["/wall/page.js", "/wall/page.css"] {
        assert_eq!(nobody.ask("GET", file, None, b"").status, 200);
    }
}
