//! A person's month, from the owner's records to the closed statement.

use serde_json::{Value, json};
use xiaoer_desk::time::{Instant, Millis};

use crate::support::{Answer, Client, Follower, MORNING, PASSWORD, Shop, eventually};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

fn number(client: &Client) -> u64 {
    client.get("/session").expect(200)["staff"]["id"].as_u64().unwrap()
}

struct Payroll {
    shop: Shop,
    li: Client,
    staff: u64,
}

impl Payroll {
    /// A shop with an agent on record: senior, 26 days worked of November, a local minimum wage of 2,490.
    fn open() -> Self {
        let shop = Shop::open();
        let li = shop.online("li", &["pre_sale"]);
        let staff = number(&li);
        let payroll = Self { shop, li, staff };
        let kept = json!({
            "expected_version": 0, "grade": "senior", "onsite": true, "full_time": true, "minimum_wage": 249_000,
        });
        payroll.owner().put(&format!("/shops/{}/personnel/{staff}", payroll.shop.shop), kept).expect(200);
        payroll.owner().put(&format!("{}/figures", payroll.path()), figures(0)).expect(200);
        payroll
    }

    fn owner(&self) -> &Client {
        &self.shop.owner
    }

    fn path(&self) -> String {
        format!("/shops/{}/months/2026-11/staff/{}", self.shop.shop, self.staff)
    }

    fn statement(&self) -> Value {
        self.owner().get(&self.path()).expect(200)
    }

    /// The second of December; the owner logs in again.
    fn december(&mut self) {
        let december = Instant(MORNING.0 + 11 * DAY);
        self.shop.home.pass(december.since(Instant(self.shop.home.clock_now())));
        self.shop.owner = self.shop.home.nobody().log_in("boss", PASSWORD);
    }

    fn fined(&self) -> u64 {
        let started_at = self.shop.home.clock_now() - 60 * MINUTE;
        let body = json!({
            "shop": self.shop.shop, "staff": self.staff, "kind": "late_for_shift", "started_at": started_at,
            "ended_at": started_at + 12 * MINUTE, "evidence": "打卡记录",
        });
        let incident = self.owner().post("/incidents", body).expect(201)["incident"].as_u64().unwrap();
        eventually("a penalty is proposed", || {
            self.owner().get(&format!("/incidents/{incident}")).expect(200)["proposed"][0]["penalty"].as_u64()
        })
    }

    /// 小李 answers a buyer who asked; it is five minutes later then.
    fn five_minutes_after_a_talk(&self) -> i64 {
        let conversation = self.shop.says("lily", "这件有货吗？");
        let answer = json!({ "text": "您好，有货的，今天下单今天发。" });
        self.li.post(&format!("/conversations/{conversation}/messages"), answer).expect(201);
        self.shop.home.pass(Millis::minutes(5));
        self.shop.home.clock_now()
    }

    fn close(&self, statement: &Value) -> Answer {
        let body = json!({
            "expected_version": statement["version"], "expected_total": statement["total"],
            "acknowledged": statement["warnings"],
        });
        self.owner().post(&format!("{}/closing", self.path()), body)
    }
}

fn figures(version: u32) -> Value {
    json!({
        "expected_version": version, "days_employed": 30, "working_days": 26, "team_score": 80, "special_bonus": 10_000,
        "bonus_reason": "双十一表现突出",
    })
}

fn line<'a>(statement: &'a Value, rule: &str) -> &'a Value {
    statement["lines"].as_array().unwrap().iter().find(|line| line["rule"] == rule).unwrap_or(&Value::Null)
}

#[test]
fn a_preview_shows_every_line_with_its_working_and_its_evidence() {
    let payroll = Payroll::open();
    let penalty = payroll.fined();
    let before = payroll.statement();
    assert_eq!(line(&before, "FT-02"), &Value::Null, "only proposed: it counts for nothing");
    assert_eq!(before["obstacles"], json!(["not_over", "penalties_open"]));
    payroll.owner().post(&format!("/penalties/{penalty}/confirm"), json!({ "expected_version": 1 })).expect(200);
    let statement = payroll.statement();
    assert_eq!(line(&statement, "PAY-03")["amount"], 220_000);
    assert_eq!(line(&statement, "PAY-06")["amount"], 17_600, "a tenth of the base by a team score of 80");
    assert_eq!(line(&statement, "PAY-07")["amount"], 0, "late beyond the free ones");
    assert_eq!(line(&statement, "PAY-11")["amount"], 10_000);
    let fine = line(&statement, "FT-02");
    assert_eq!(fine["amount"], -2_000);
    assert!(fine["working"][0].as_str().unwrap().contains(&format!("处罚单{penalty}号")), "{fine}");
    assert_eq!((&statement["penalties"][0]["penalty"], &statement["closed"]), (&json!(penalty), &Value::Null));
    let sum: i64 = statement["lines"].as_array().unwrap().iter().map(|line| line["amount"].as_i64().unwrap()).sum();
    assert_eq!(statement["total"], sum);
    let warnings = statement["warnings"].to_string();
    assert!(warnings.contains("底薪2200.00元，低于当地最低工资2490.00元"), "{warnings}");
}

#[test]
fn goods_that_a_buyer_paid_for_after_a_talk_earn_the_agents_commission() {
    let payroll = Payroll::open();
    let now = payroll.five_minutes_after_a_talk();
    let paid = json!({
        "state": "paid_unshipped", "placed_at": now, "paid_at": now, "shipped_at": null, "signed_at": null,
        "amount_paid": 101_000, "freight_paid": 1_000,
    });
    let order = payroll.shop.order("T1", "lily", paid.clone());
    // A buyer nobody talked with: a silent order, nobody's.
    payroll.shop.order("T2", "rose", paid);
    let statement = payroll.statement();
    assert_eq!(line(&statement, "PAY-05")["amount"], 500, "half a percent of the goods, without freight");
    let sales = statement["sales"].as_array().unwrap();
    assert_eq!(sales.len(), 1);
    assert_eq!((&sales[0]["order"], &sales[0]["number"]), (&json!(order), &json!("T1")));
    assert_eq!((&sales[0]["reason"]["rule"], &sales[0]["doubtful"]), (&json!("ATT-01"), &json!(false)));
}

#[test]
fn commission_is_rounded_for_each_order_line() {
    let payroll = Payroll::open();
    let now = payroll.five_minutes_after_a_talk();
    let line_of = |price| json!({ "sku": "K1", "title": "发圈", "quantity": 1, "unit_price": price });
    let paid = |lines: Vec<Value>, amount| {
        json!({
            "state": "paid_unshipped", "placed_at": now, "paid_at": now, "shipped_at": null, "signed_at": null,
            "amount_paid": amount, "freight_paid": 0, "lines": lines,
        })
    };
    // Half a percent of 1.00 is half a fen: three lines in two orders earn three fen, not one and a half.
    payroll.shop.order("T1", "lily", paid(vec![line_of(100), line_of(100)], 200));
    payroll.shop.order("T2", "lily", paid(vec![line_of(100)], 100));
    let statement = payroll.statement();
    let commission = line(&statement, "PAY-05");
    assert_eq!(commission["amount"], 3);
    assert!(commission["working"][1].as_str().unwrap().contains("3行商品逐行四舍五入"), "{commission}");
}

#[test]
fn for_a_review_no_more_is_taken_off_than_the_order_still_counts() {
    let payroll = Payroll::open();
    let now = payroll.five_minutes_after_a_talk();
    let paid = |state: &str| {
        json!({
            "state": state, "placed_at": now, "paid_at": now, "shipped_at": null, "signed_at": null,
            "amount_paid": 10_000, "freight_paid": 0,
        })
    };
    let own = payroll.shop.order("T1", "lily", paid("paid_unshipped"));
    payroll.shop.order("T2", "lily", paid("paid_unshipped"));
    let nobodys = payroll.shop.order("T3", "rose", paid("paid_unshipped"));
    let reviewed = |order| {
        let body = json!({
            "shop": payroll.shop.shop, "staff": payroll.staff, "kind": "bad_review", "started_at": now,
            "evidence": "评价截图", "account": { "order": order, "fault": "agent_at_fault", "review_changed": true },
        });
        let incident = payroll.owner().post("/incidents", body).expect(201)["incident"].as_u64().unwrap();
        let penalty = eventually("a penalty is proposed", || {
            payroll.owner().get(&format!("/incidents/{incident}")).expect(200)["proposed"][0]["penalty"].as_u64()
        });
        payroll.owner().post(&format!("/penalties/{penalty}/confirm"), json!({ "expected_version": 1 })).expect(200);
        penalty
    };
    assert_eq!(line(&payroll.statement(), "PAY-05")["amount"], 100, "two orders of 100.00");
    let penalty = reviewed(own);
    let one_left = payroll.statement();
    let commission = line(&one_left, "PAY-05");
    assert_eq!(commission["amount"], 50);
    assert!(
        commission["working"].to_string().contains(&format!("处罚单{penalty}号")),
        "with its evidence: {commission}"
    );
    payroll.shop.order("T1", "lily", paid("closed"));
    assert_eq!(line(&payroll.statement(), "PAY-05")["amount"], 50, "it is gone already");
    reviewed(nobodys);
    let statement = payroll.statement();
    assert_eq!((&line(&statement, "PAY-05")["amount"], &statement["carried_sales"]), (&json!(50), &json!(0)));
}

#[test]
fn an_absence_that_the_policy_took_for_none_costs_no_attendance_bonus() {
    let payroll = Payroll::open();
    let away = |minutes: i64, ago: i64| {
        let started_at = payroll.shop.home.clock_now() - ago * MINUTE;
        let body = json!({
            "shop": payroll.shop.shop, "staff": payroll.staff, "kind": "offline_without_leave", "started_at": started_at,
            "ended_at": started_at + minutes * MINUTE, "evidence": "旺旺离线记录",
        });
        let incident = payroll.owner().post("/incidents", body).expect(201)["incident"].as_u64().unwrap();
        eventually("the policy has judged", || {
            let found = payroll.owner().get(&format!("/incidents/{incident}")).expect(200);
            (found["incident"]["state"] == "judged").then_some(found)
        })
    };
    let bonus = || line(&payroll.statement(), "PAY-07")["amount"].clone();
    assert_eq!(bonus(), 10_000);
    away(20, 300);
    assert_eq!(bonus(), 10_000, "twenty minutes are no absence (A-02)");
    let long = away(40, 200);
    let penalty = long["proposed"][0]["penalty"].as_u64().unwrap();
    payroll.owner().post(&format!("/penalties/{penalty}/confirm"), json!({ "expected_version": 1 })).expect(200);
    assert_eq!(bonus(), 0);
}

/// The sales of a person's month: amount, rule, whether it is doubtful.
fn sales(payroll: &Payroll, staff: u64) -> Vec<Value> {
    let path = format!("/shops/{}/months/2026-11/staff/{staff}", payroll.shop.shop);
    let statement = payroll.owner().get(&path).expect(200);
    let shown = |sale: &Value| json!([sale["number"], sale["reason"]["rule"], sale["doubtful"]]);
    statement["sales"].as_array().unwrap().iter().map(shown).collect()
}

fn flags(agent: &Client, order: u64) {
    agent.put(&format!("/orders/{order}/remark"), json!({ "remark": "已跟进，今天发" })).expect(200);
}

fn unpaid(at: i64) -> Value {
    json!({ "state": "unpaid", "placed_at": at, "paid_at": null, "shipped_at": null, "signed_at": null })
}

fn paid(placed_at: i64, at: i64) -> Value {
    json!({ "state": "paid_unshipped", "placed_at": placed_at, "paid_at": at, "shipped_at": null, "signed_at": null })
}

#[test]
fn of_two_agents_who_talked_the_sale_is_whose_flag_is_on_the_order() {
    let payroll = Payroll::open();
    let (wang, after_sale) = (payroll.shop.staff("wang", &["pre_sale"]), payroll.shop.staff("zhao", &["after_sale"]));
    let path = format!("/conversations/{}/messages", payroll.shop.says("lily", "这件有货吗？"));
    payroll.li.post(&path, json!({ "text": "您好，有货的，今天下单今天发。" })).expect(201);
    let now = payroll.shop.home.clock_now();
    let order = payroll.shop.order("T1", "lily", paid(now, now));
    assert_eq!(sales(&payroll, payroll.staff), [json!(["T1", "ATT-01", false])]);
    // What after-sales writes says nothing of who sold it.
    flags(&after_sale, order);
    assert_eq!(sales(&payroll, payroll.staff), [json!(["T1", "ATT-01", false])]);
    flags(&wang, order);
    assert_eq!(sales(&payroll, payroll.staff), [] as [Value; 0]);
    assert_eq!(sales(&payroll, number(&wang)), [json!(["T1", "ATT-02", false])]);
    // Once the goods are on their way a remark is about them.
    let mut shipped = paid(now, now);
    (shipped["state"], shipped["shipped_at"]) = (json!("shipped"), json!(now));
    let other = payroll.shop.order("T2", "rose", shipped);
    flags(&wang, other);
    assert_eq!(sales(&payroll, number(&wang)), [json!(["T1", "ATT-02", false])]);
}

#[test]
fn a_sale_that_was_chased_after_a_day_while_its_agent_was_away_is_the_chasers() {
    let mut payroll = Payroll::open();
    let placed = payroll.shop.home.clock_now();
    for buyer in ["lily", "rose"] {
        flags(&payroll.li, payroll.shop.order(&format!("first-{buyer}"), buyer, unpaid(placed)));
    }
    let again = |shop: &Shop, buyer: &str, chaser: &Client| {
        let now = shop.home.clock_now();
        flags(chaser, shop.order(&format!("again-{buyer}"), buyer, paid(now, now)));
    };
    // Li is online and the first order is fresh: the second is Li's, whoever flags it.
    payroll.shop.home.pass(Millis::minutes(5));
    again(&payroll.shop, "lily", &payroll.shop.staff("wang", &["pre_sale"]));
    assert_eq!(sales(&payroll, payroll.staff), [json!(["again-lily", "ATT-04", false])]);
    payroll.li.put("/session/presence", json!({ "presence": "offline" })).expect(200);
    payroll.shop.home.pass(Millis::hours(25));
    payroll.shop.owner = payroll.shop.home.nobody().log_in("boss", PASSWORD);
    let chen = payroll.shop.staff("chen", &["pre_sale"]);
    again(&payroll.shop, "rose", &chen);
    assert_eq!(sales(&payroll, number(&chen)), [json!(["again-rose", "ATT-03", false])]);
    // She pays the first one too: it was not let be, and whose flag is on the second owns that one alone.
    payroll.shop.order("first-rose", "rose", paid(placed, payroll.shop.home.clock_now()));
    assert_eq!(sales(&payroll, number(&chen)), [json!(["again-rose", "ATT-02", false])]);
}

#[test]
fn a_month_is_closed_once_by_the_owner_who_has_acknowledged_every_warning() {
    let mut payroll = Payroll::open();
    let penalty = payroll.fined();
    payroll.owner().post(&format!("/penalties/{penalty}/confirm"), json!({ "expected_version": 1 })).expect(200);
    payroll.close(&payroll.statement()).refused(409, "month_not_over");
    payroll.december();
    eventually("the penalty is applied", || {
        let state = payroll.owner().get(&format!("/penalties/{penalty}")).expect(200)["penalty"]["state"].clone();
        (state == "applied").then_some(())
    });
    let statement = payroll.statement();
    assert_eq!(statement["obstacles"], json!([]));
    let supervisor = payroll.shop.staff("zhang", &["supervisor"]);
    let body = json!({
        "expected_version": statement["version"], "expected_total": statement["total"],
        "acknowledged": statement["warnings"],
    });
    supervisor.post(&format!("{}/closing", payroll.path()), body).refused(403, "forbidden");
    let unread = json!({
        "expected_version": statement["version"], "expected_total": statement["total"], "acknowledged": [],
    });
    payroll.owner().post(&format!("{}/closing", payroll.path()), unread).refused(422, "warnings_not_acknowledged");
    let other_sum = json!({
        "expected_version": statement["version"], "expected_total": statement["total"].as_i64().unwrap() + 1,
        "acknowledged": statement["warnings"],
    });
    payroll.owner().post(&format!("{}/closing", payroll.path()), other_sum).refused(409, "stale");
    payroll.close(&statement).expect(200);
    payroll.close(&statement).refused(409, "month_closed");
    let kept = payroll.statement();
    assert_eq!(kept["closed"]["by"]["name"], "王老板");
    assert_eq!((&kept["lines"], &kept["warnings"]), (&statement["lines"], &statement["warnings"]));
    let verdict = payroll.owner().get(&format!("/verdicts/{}", kept["verdict"])).expect(200);
    assert_eq!((&verdict["function"], &verdict["subject"]), (&json!("close_month"), &json!("month")));
    assert_eq!(kept["penalties"][0]["penalty"], penalty);
    let elsewhere =
        payroll.owner().post("/shops", json!({ "name": "分店", "platform": "tmall" })).expect(201)["id"].clone();
    let body = json!({ "login": "qian", "name": "钱", "roles": ["supervisor"], "shops": [elsewhere] });
    let joined = payroll.owner().post("/staff", body).expect(201);
    let stranger = payroll.shop.home.nobody().log_in("qian", joined["password"].as_str().unwrap());
    stranger.get(&format!("/verdicts/{}", kept["verdict"])).refused(403, "other_shop");
    let again = payroll.owner().post(&format!("/verdicts/{}/replay", kept["verdict"]), json!({})).expect(200);
    assert_eq!((&again["same_answer"], &again["same_fuel"]), (&json!(true), &json!(true)));
    payroll.owner().put(&format!("{}/figures", payroll.path()), figures(2)).refused(409, "month_closed");
}

#[test]
fn a_closed_month_outlives_a_restart_and_the_next_one_begins_from_it() {
    let mut payroll = Payroll::open();
    payroll.december();
    let statement = payroll.statement();
    payroll.close(&statement).expect(200);
    payroll.shop.home.restart();
    let owner = payroll.shop.home.nobody().log_in("boss", PASSWORD);
    let kept = owner.get(&payroll.path()).expect(200);
    assert_eq!(kept["lines"], statement["lines"]);
    let month = owner.get(&format!("/shops/{}/months/2026-11", payroll.shop.shop)).expect(200);
    assert_eq!(month["people"][0]["obstacles"], json!(["closed"]));
}

#[test]
fn an_agent_sees_their_own_statement_and_nobody_elses() {
    let payroll = Payroll::open();
    let wang = payroll.shop.staff("wang", &["pre_sale"]);
    assert_eq!(payroll.li.get(&payroll.path()).expect(200)["staff"]["id"], payroll.staff);
    wang.get(&payroll.path()).refused(403, "forbidden");
    let month = format!("/shops/{}/months/2026-11", payroll.shop.shop);
    let people = |client: &Client| client.get(&month).expect(200)["people"].as_array().unwrap().len();
    assert_eq!((people(&wang), people(payroll.owner())), (1, 2));
    assert_eq!(wang.get(&month).expect(200)["people"][0]["staff"]["id"], number(&wang));
    let kept =
        json!({ "expected_version": 1, "grade": "senior", "onsite": true, "full_time": true, "minimum_wage": null });
    let personnel = format!("/shops/{}/personnel/{}", payroll.shop.shop, payroll.staff);
    payroll.li.put(&personnel, kept).refused(403, "forbidden");
    payroll.li.put(&format!("{}/figures", payroll.path()), figures(1)).refused(403, "forbidden");
    payroll.owner().get(&format!("/shops/{}/months/november", payroll.shop.shop)).refused(404, "no_such_month");
}

#[test]
fn whoever_does_not_keep_pay_hears_only_that_there_is_something() {
    let payroll = Payroll::open();
    let supervisor = payroll.shop.staff("sun", &["supervisor"]);
    let mut followers = [&payroll.li, &supervisor].map(|client| Follower::open(client, "/events"));
    payroll.owner().put(&format!("{}/figures", payroll.path()), figures(1)).expect(200);
    for follower in &mut followers {
        let heard = std::iter::repeat_with(|| follower.next()).find(|heard| heard.noun == "pay").unwrap();
        assert_eq!(heard.data["event"], json!({ "withheld": "pay" }));
    }
}

#[test]
fn without_a_minimum_wage_the_box_says_that_nobody_has_checked() {
    let payroll = Payroll::open();
    let kept =
        json!({ "expected_version": 1, "grade": "senior", "onsite": true, "full_time": true, "minimum_wage": null });
    let personnel = format!("/shops/{}/personnel/{}", payroll.shop.shop, payroll.staff);
    payroll.owner().put(&personnel, kept).expect(200);
    let warnings = payroll.statement()["warnings"].to_string();
    assert!(warnings.contains("没有填写当地最低工资"), "{warnings}");
}
