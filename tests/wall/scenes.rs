//! The pictures of the wall that are kept and compared: each state a shop will see, in both languages where the words differ.
//! Shared by the test and by the example that writes them all into a folder.

use xiaoer_desk::time::{Instant, Millis};
use xiaoer_desk::wall::{AgentCounts, FailingPolicy, WallView};
use xiaoer_firmware::wall::{FirstStart, Language, Scene, Screen};

/// A picture: what is drawn, and the name of its file without `.png`.
pub struct Sample {
    pub name: String,
    pub scene: Scene,
    pub age: Millis,
    pub language: Language,
    pub screen: Screen,
}

/// 2026-11-21 14:05:09 in Shanghai.
const AT: Instant = Instant(1_795_241_109_000);

/// An ordinary afternoon.
pub fn normal() -> WallView {
    WallView {
        as_of: AT,
        clock_trusted: true,
        title: "云朵家居旗舰店".to_owned(),
        waiting: 3,
        waiting_after_sale: 1,
        oldest_wait: Some(Millis::seconds(38)),
        late_now: 0,
        amber_after: Millis::seconds(60),
        red_after: Millis::seconds(120),
        flash_after: Millis::minutes(30),
        amber_queue: 5,
        red_queue: 10,
        agents: AgentCounts { online: 6, busy: 4, on_break: 1, on_hold: 2 },
        answered_today: 1_249,
        answered_in_time_today: 1_204,
        target_permille: 900,
        open_refunds: 12,
        refunds_to_approve: 3,
        open_complaints: 1,
        policy_failures_today: 0,
        failing_policies: Vec::new(),
    }
}

/// Close to the limit, a clock that is not set, a policy that failed and recovered.
pub fn close() -> WallView {
    WallView {
        clock_trusted: false,
        waiting: 7,
        oldest_wait: Some(Millis::seconds(97)),
        policy_failures_today: 2,
        ..normal()
    }
}

/// Somebody waits too long, a queue is too long, policies fail, the target is missed.
pub fn breach() -> WallView {
    WallView {
        waiting: 14,
        waiting_after_sale: 6,
        oldest_wait: Some(Millis::seconds(283)),
        late_now: 4,
        answered_in_time_today: 1_031,
        policy_failures_today: 3,
        failing_policies: vec![FailingPolicy::Reply, FailingPolicy::Refund],
        ..normal()
    }
}

/// Nobody answered for over half an hour.
pub fn alarm() -> WallView {
    WallView { as_of: Instant(AT.0 - 1_000), oldest_wait: Some(Millis::seconds(2_297)), late_now: 9, ..breach() }
}

/// Before the first customer of the day.
pub fn empty() -> WallView {
    WallView {
        waiting: 0,
        waiting_after_sale: 0,
        oldest_wait: None,
        agents: AgentCounts { online: 2, ..AgentCounts::default() },
        answered_today: 0,
        answered_in_time_today: 0,
        open_refunds: 0,
        refunds_to_approve: 0,
        open_complaints: 0,
        ..normal()
    }
}

/// Numbers nobody has seen yet, and a name longer than the wall.
pub fn overflow() -> WallView {
    WallView {
        title: "云朵家居".repeat(20),
        waiting: u32::MAX,
        waiting_after_sale: 4_000_000,
        oldest_wait: Some(Millis::hours(24 * 400)),
        late_now: u32::MAX,
        agents: AgentCounts { online: u32::MAX, busy: u32::MAX, on_break: u32::MAX, on_hold: u32::MAX },
        answered_today: u32::MAX,
        answered_in_time_today: u32::MAX - 1,
        open_refunds: u32::MAX,
        refunds_to_approve: 123_456,
        open_complaints: u32::MAX,
        policy_failures_today: u32::MAX,
        failing_policies: vec![FailingPolicy::Reply, FailingPolicy::Refund, FailingPolicy::Penalty],
        ..normal()
    }
}

/// The shop has not been set up.
pub fn first_start() -> Scene {
    Scene::FirstStart(FirstStart { code: "4827-1936".to_owned(), address: "http://192.168.1.20:8080".to_owned() })
}

/// Every picture that is kept.
pub fn all() -> Vec<Sample> {
    let desk = |view| Scene::Desk(Box::new(view));
    let now = Millis(400);
    let scenes = [
        ("normal", desk(normal()), now),
        ("breach", desk(breach()), now),
        ("flashing", desk(alarm()), now),
        ("empty", desk(empty()), now),
        ("overflow", desk(overflow()), now),
        ("stale", desk(breach()), Millis(42_700)),
        ("first-start", first_start(), now),
    ];
    let chinese_only = [
        ("close", desk(close()), now),
        ("flashing-dark", desk(alarm()), Millis(1_400)),
        ("old", desk(normal()), Millis(5_200)),
        ("starting", Scene::Starting, now),
    ];
    let tv = Screen::new(1920, 1080, 43.0, 3.0).unwrap();
    let small = Screen::new(1280, 720, 32.0, 3.0).unwrap();
    let sample = |(name, scene, age): &(&str, Scene, Millis), suffix: &str, language, screen| Sample {
        name: format!("{name}-{suffix}"),
        scene: scene.clone(),
        age: *age,
        language,
        screen,
    };
    let mut samples = vec![sample(&scenes[1], "zh-720", Language::ZhCn, small)];
    samples.extend(scenes.iter().map(|scene| sample(scene, "en", Language::En, tv)));
    samples.extend(scenes.iter().chain(&chinese_only).map(|scene| sample(scene, "zh", Language::ZhCn, tv)));
    samples
}
