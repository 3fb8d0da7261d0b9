//! What the tests share: a box, its clients, and short words for what they do all the time.
#![allow(dead_code, reason = "every test file uses its part of this")]

mod client;
mod sse;
mod warm;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use xiaoer_desk::{
    shop::Platform,
    time::{Instant, Millis},
};
use xiaoer_server::{Config, FactoryPolicy, Running, StartError, WallFeed, clock::SimulatedClock, start};

pub use client::{Answer, Client};
pub use sse::Follower;

/// Saturday, 21 November 2026, 10:00 in Shanghai.
pub const MORNING: Instant = Instant(1_795_226_400_000);
/// The owner's password in every test.
pub const PASSWORD: &str = "正月里来是新春 2026";

/// A box that runs.
pub struct TestBox {
    running: Option<Running>,
    runtime: Runtime,
    pub clock: Arc<SimulatedClock>,
    folder: TempDir,
    most_bytes: Option<u64>,
    factory: Vec<FactoryPolicy>,
}

/// The configuration of a test's box.
pub fn config(folder: &Path, clock: &Arc<SimulatedClock>) -> Config {
    Config {
        folder: folder.to_path_buf(),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: clock.clone(),
        limits: xiaoer_policy::Limits::DEFAULT,
        compiler: xiaoer_policy::Compiler::here(),
        factory: vec![
            FactoryPolicy::for_every_shop(xiaoer_artifacts::REPLY),
            FactoryPolicy::for_every_shop(xiaoer_artifacts::REFUND),
            FactoryPolicy::for_every_shop(xiaoer_artifacts::PENALTY),
            FactoryPolicy::for_shops_of(Platform::Pinduoduo, xiaoer_artifacts::POINTS),
        ],
        console: false,
        retention: None,
        most_bytes: None,
    }
}

impl TestBox {
    /// A new box that nobody owns yet.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A new box with another configuration.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        warm::compiled_policies_into(folder.path());
        let clock = Arc::new(SimulatedClock::at(MORNING));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let mut config = config(folder.path(), &clock);
        change(&mut config);
        let (most_bytes, factory) = (config.most_bytes, config.factory.clone());
        let running = runtime.block_on(start(config)).unwrap();
        Self { running: Some(running), runtime, clock, folder, most_bytes, factory }
    }

    /// The same folder and clock, started again.
    pub fn restart(&mut self) {
        self.stop();
        let mut config = config(self.folder.path(), &self.clock);
        config.most_bytes = self.most_bytes;
        config.factory.clone_from(&self.factory);
        self.running = Some(self.runtime.block_on(start(config)).unwrap());
    }

    /// Stops it; the folder stays.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop());
        }
    }

    /// Lets the database grow to this from the next start on.
    pub fn limit_disk(&mut self, most_bytes: Option<u64>) {
        self.most_bytes = most_bytes;
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    pub fn running(&self) -> &Running {
        self.running.as_ref().expect("the box runs")
    }

    pub fn address(&self) -> SocketAddr {
        self.running().address
    }

    /// Somebody who is not logged in.
    pub fn nobody(&self) -> Client {
        Client::new(self.address())
    }

    /// Starts another box on the same runtime.
    pub fn start_another(&self, config: Config) -> Result<Running, StartError> {
        self.runtime.block_on(start(config))
    }

    /// Lets time pass.
    pub fn pass(&self, by: Millis) {
        self.clock.advance(by);
    }

    /// The time on the box.
    pub fn clock_now(&self) -> i64 {
        xiaoer_server::clock::Clock::now(&*self.clock).0
    }

    pub fn wall(&self) -> WallFeed {
        self.running().wall.borrow().clone()
    }

    /// Runs something on the box's runtime.
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

impl Drop for TestBox {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A box with an owner, one shop and a connector.
#[expect(clippy::struct_field_names, reason = "the number of the shop is what every path names")]
pub struct Shop {
    pub home: TestBox,
    pub owner: Client,
    pub connector: Client,
    pub shop: u64,
    messages: std::cell::Cell<u64>,
}

impl Shop {
    pub fn open() -> Self {
        Self::open_with(|_| {})
    }

    pub fn open_with(change: impl FnOnce(&mut Config)) -> Self {
        let home = TestBox::with(change);
        let owner = found(&home);
        let opened = owner.post("/shops", json!({ "name": "小满童装", "platform": "taobao" })).expect(201);
        let shop = opened["id"].as_u64().unwrap();
        let token = owner.post("/tokens", json!({ "name": "接入", "scope": "connector" })).expect(201);
        let connector = home.nobody().bearer(token["token"].as_str().unwrap());
        Self { home, owner, connector, shop, messages: std::cell::Cell::new(0) }
    }

    /// Somebody at the desk, logged in, serving the shop.
    pub fn staff(&self, login: &str, roles: &[&str]) -> Client {
        let body = json!({ "login": login, "name": format!("{login}先生"), "roles": roles, "shops": [self.shop] });
        let joined = self.owner.post("/staff", body).expect(201);
        self.home.nobody().log_in(login, joined["password"].as_str().unwrap())
    }

    /// The same, and online.
    pub fn online(&self, login: &str, roles: &[&str]) -> Client {
        let client = self.staff(login, roles);
        client.put("/session/presence", json!({ "presence": "online" })).expect(200);
        client
    }

    /// A buyer writes; gives the conversation's number.
    pub fn says(&self, buyer: &str, text: &str) -> u64 {
        self.messages.set(self.messages.get() + 1);
        let body = self.message(&format!("m{}", self.messages.get()), buyer, text);
        self.connector.post("/messages", body).expect(201)["conversation"].as_u64().unwrap()
    }

    pub fn message(&self, external_id: &str, buyer: &str, text: &str) -> Value {
        json!({
            "shop": self.shop, "channel": "taobao", "external_id": external_id,
            "buyer": { "account": buyer, "name": format!("{buyer}小姐") }, "text": text,
        })
    }

    /// An order of a buyer, paid and signed for two days ago unless `change` says otherwise; gives its number here.
    pub fn order(&self, number: &str, buyer: &str, change: Value) -> u64 {
        let day = 86_400_000;
        let mut record = json!({
            "number": number, "state": "signed", "placed_at": MORNING.0 - 4 * day, "paid_at": MORNING.0 - 4 * day,
            "shipped_at": MORNING.0 - 3 * day, "signed_at": MORNING.0 - 2 * day, "amount_paid": 8_990,
            "freight_paid": 0, "coupons_share": 0,
            "lines": [{ "sku": "K1", "title": "纯棉童装", "quantity": 1, "unit_price": 8_990 }],
        });
        for (field, value) in change.as_object().into_iter().flatten() {
            record[field] = value.clone();
        }
        let body = json!({ "shop": self.shop, "channel": "taobao", "buyer": { "account": buyer }, "record": record });
        self.connector.put("/orders", body).expect(200)["order"].as_u64().unwrap()
    }

    /// Waits until a case stands somewhere; the policy judges in the background.
    pub fn case_in(&self, case: u64, state: &str) -> Value {
        eventually(&format!("case {case} is {state}"), || {
            let found = self.owner.get(&format!("/aftersales/{case}")).expect(200);
            (found["case"]["state"] == state).then_some(found)
        })
    }
}

/// The first owner takes the box over.
pub fn found(home: &TestBox) -> Client {
    let code = home.running().setup_code.clone().unwrap();
    let body = json!({ "code": code, "login": "boss", "name": "王老板", "password": PASSWORD });
    home.nobody().logged_in(&home.nobody().post("/setup", body))
}

/// Waits for something that is sure to happen, and fails when it does not within ten seconds.
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Stopwatch::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_secs(10), "did not happen: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
