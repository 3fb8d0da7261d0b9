//! A person's month: what the owner keeps, what stands in the way of closing it, and what closing does.

mod scene;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, CaseReason, Decision, Ruling},
    command::Command,
    desk::Desk,
    event::{ClockEvent, Entry as JournalEntry, Event},
    ids::{IncidentId, OrderId, PenaltyId, StaffId},
    money::{Fen, Tenths},
    order::{Order, OrderCommand, OrderLine, OrderRecord, OrderState, Sold},
    pay::{Applied, Figures, Grade, Line, Obstacle, PayCommand, PayEvent, Sale, ScoreLevel, Statement, Terms},
    penalty::{Account, Effect, Entry, Incident, IncidentKind, PenaltyCommand, PenaltyEvent, PenaltyState, Proposal},
    role::Role,
    shop::{Conventions, SalesAmount, SalesMonth, Settling, Takings},
    time::{Instant, Month},
};

const NOVEMBER: Month = Month { year: 2026, month: 11 };
const DAY: i64 = 86_400_000;

fn figures() -> Figures {
    Figures { days_employed: 30, working_days: 26, team_score: 100, special_bonus: Fen(0), bonus_reason: None }
}

fn keep_figures(staff: StaffId, expected_version: u32, figures: Figures) -> Command {
    Command::Pay(PayCommand::KeepFigures { shop: SHOP, staff, month: NOVEMBER, expected_version, figures })
}

fn keep_terms(staff: StaffId) -> Command {
    let terms = Terms { grade: Grade::Senior, minimum_wage: Some(Fen(250_000)), ..Terms::default() };
    Command::Pay(PayCommand::KeepPersonnel { shop: SHOP, staff, expected_version: 0, terms })
}

fn statement(scene: &mut Scene, staff: StaffId) -> Statement {
    Statement {
        shop: SHOP,
        staff,
        month: NOVEMBER,
        terms: scene.desk.terms(SHOP, staff),
        figures: figures(),
        lines: vec![Line {
            rule: "PAY-03".into(),
            label: "高级客服底薪".into(),
            amount: Fen(220_000),
            points: Tenths(0),
            working: Vec::new(),
        }],
        total: Fen(220_000),
        score: Some(Tenths(80)),
        level: ScoreLevel::Ok,
        carried_sales: Fen(-5_000),
        reasons: Vec::new(),
        warnings: vec!["底薪低于当地最低工资。".into()],
        sales: Vec::new(),
        counted: Vec::new(),
        judgement: scene.judgement(),
        closed_by: StaffId(0),
        closed_at: Instant(0),
    }
}

fn close(statement: Statement, expected_version: u32) -> Command {
    let (acknowledged, expected_total) = (statement.warnings.clone(), statement.total);
    Command::Pay(PayCommand::CloseMonth { statement, expected_version, expected_total, acknowledged })
}

/// An order of 200.00 that is the agent's sale of November, which is over and may be closed.
fn sold_in_november(scene: &mut Scene, agent: StaffId) -> Sale {
    scene.now = Instant(scene.now.0 + 8 * DAY);
    let order = scene.order(1, 200);
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    scene.must(Actor::Staff(BOSS), keep_figures(agent, 0, figures()));
    after_november(scene);
    Sale {
        order,
        at: scene.desk.order(order).unwrap().record.paid_at.unwrap(),
        amount: Fen(20_000),
        rule: "ATT-01".into(),
        reason: "唯一接待的客服".into(),
        doubtful: false,
    }
}

fn after_november(scene: &mut Scene) {
    let millis = NOVEMBER.closes_at().since(scene.now).0;
    scene.wait(millis);
}

#[test]
fn only_the_owner_keeps_pay_records() {
    let mut scene = Scene::open();
    let (agent, supervisor) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::Supervisor]));
    for who in [agent, supervisor] {
        assert_eq!(scene.refused(Actor::Staff(who), keep_terms(agent)), "forbidden");
        assert_eq!(scene.refused(Actor::Staff(who), keep_figures(agent, 0, figures())), "forbidden");
    }
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    assert_eq!(scene.desk.terms(SHOP, agent).grade, Grade::Senior);
    assert_eq!(scene.refused(Actor::Staff(BOSS), keep_terms(agent)), "stale", "somebody kept it meanwhile");
}

#[test]
fn figures_that_no_month_has_are_refused() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let mut refused = |figures| scene.refused(Actor::Staff(BOSS), keep_figures(agent, 0, figures));
    assert_eq!(refused(Figures { days_employed: 31, ..figures() }), "bad_days");
    assert_eq!(refused(Figures { working_days: 31, ..figures() }), "bad_days");
    assert_eq!(refused(Figures { team_score: 101, ..figures() }), "bad_team_score");
    assert_eq!(refused(Figures { special_bonus: Fen(-1), ..figures() }), "bad_bonus");
    assert_eq!(refused(Figures { special_bonus: Fen(100), ..figures() }), "bad_bonus_reason");
}

#[test]
fn a_month_is_closed_when_it_is_over_and_everything_in_it_is_settled() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let obstacles = |scene: &Scene| scene.desk.obstacles(SHOP, agent, NOVEMBER, scene.now);
    assert_eq!(obstacles(&scene), [Obstacle::NotOver, Obstacle::NoPersonnel, Obstacle::NoFigures]);
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    scene.must(Actor::Staff(BOSS), keep_figures(agent, 0, figures()));
    let penalty = fined(&mut scene, agent);
    assert_eq!(obstacles(&scene), [Obstacle::NotOver, Obstacle::PenaltiesOpen]);
    let confirm = PenaltyCommand::Confirm { penalty, expected_version: 1 };
    scene.must(Actor::Staff(BOSS), Command::Penalty(confirm));
    assert_eq!(scene.desk.counted_penalties(SHOP, agent, NOVEMBER).len(), 1, "a preview counts it already");
    after_november(&mut scene);
    assert_eq!(obstacles(&scene), [], "it was applied at six o'clock on the first");
    assert_eq!(scene.desk.counted_penalties(SHOP, agent, NOVEMBER).len(), 1, "once");
}

/// A lateness, judged and proposed.
fn fined(scene: &mut Scene, agent: StaffId) -> xiaoer_desk::ids::PenaltyId {
    let entry = Entry {
        shop: SHOP,
        staff: agent,
        kind: IncidentKind::LateForShift,
        conversation: None,
        started_at: Instant(scene.now.0 - 1_000_000),
        ended_at: scene.now,
        account: Account::default(),
        evidence: scene.digest(),
    };
    scene.must(Actor::Staff(BOSS), Command::Penalty(PenaltyCommand::Enter(entry)));
    proposed(scene)
}

/// The policy proposes twenty yuan for what waits to be judged.
fn proposed(scene: &mut Scene) -> xiaoer_desk::ids::PenaltyId {
    let incident = *scene.desk.unjudged.keys().next().unwrap();
    let proposal = Proposal {
        rule: "FT-02".into(),
        effect: Effect::Fine(Fen(2_000)),
        reasons: vec![("FT-02".into(), "迟到".into())],
        working: Vec::new(),
        replaces: Vec::new(),
    };
    let judgement = scene.judgement();
    let judge = PenaltyCommand::Judge { incident, proposals: vec![proposal], notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    *scene.desk.penalties.keys().next().unwrap()
}

#[test]
fn closing_takes_a_person_who_has_acknowledged_every_warning_and_happens_once() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let supervisor = scene.agent(&[Role::Supervisor]);
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    scene.must(Actor::Staff(BOSS), keep_figures(agent, 0, figures()));
    after_november(&mut scene);
    let reckoned = statement(&mut scene, agent);
    let unread = PayCommand::CloseMonth {
        expected_total: reckoned.total,
        statement: reckoned.clone(),
        expected_version: 1,
        acknowledged: Vec::new(),
    };
    assert_eq!(scene.refused(Actor::Staff(BOSS), Command::Pay(unread)), "warnings_not_acknowledged");
    assert_eq!(scene.refused(Actor::Staff(BOSS), close(reckoned.clone(), 0)), "stale");
    assert_eq!(scene.refused(Actor::Staff(supervisor), close(reckoned.clone(), 1)), "forbidden");
    scene.must(Actor::Staff(BOSS), close(reckoned.clone(), 1));
    let closing = scene.desk.sheet(SHOP, agent, NOVEMBER).unwrap().closed.clone().unwrap();
    assert_eq!((closing.by, closing.at, closing.total), (BOSS, scene.now, Fen(220_000)));
    assert_eq!(scene.refused(Actor::Staff(BOSS), close(reckoned, 2)), "month_closed");
    assert_eq!(scene.refused(Actor::Staff(BOSS), keep_figures(agent, 2, figures())), "month_closed");
    let december = scene.desk.earlier_closings(SHOP, agent, NOVEMBER.next());
    assert_eq!((december[0].0, december[0].1.carried_sales), (NOVEMBER, Fen(-5_000)));
    assert!(scene.desk.earlier_closings(SHOP, agent, NOVEMBER.next().next()).is_empty(), "December is not closed");
}

#[test]
fn nothing_more_is_entered_into_a_closed_month_and_its_incidents_leave() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    scene.must(Actor::Staff(BOSS), keep_figures(agent, 0, figures()));
    let penalty = fined(&mut scene, agent);
    let excuse = PenaltyCommand::Excuse { penalty, expected_version: 1, reason_code: "地铁停运".into() };
    scene.must(Actor::Staff(BOSS), Command::Penalty(excuse));
    let late = scene.now;
    after_november(&mut scene);
    assert_eq!(scene.desk.incidents.len(), 1);
    let reckoned = statement(&mut scene, agent);
    scene.must(Actor::Staff(BOSS), close(reckoned, 1));
    assert!(scene.desk.incidents.is_empty());
    let entry = Entry {
        shop: SHOP,
        staff: agent,
        kind: IncidentKind::AttitudeComplaint,
        conversation: None,
        started_at: late,
        ended_at: late,
        account: Account::default(),
        evidence: scene.digest(),
    };
    assert_eq!(scene.refused(Actor::Staff(BOSS), Command::Penalty(PenaltyCommand::Enter(entry))), "month_closed");
}

#[test]
fn goods_count_in_the_month_of_payment_and_come_off_in_the_month_of_the_refund() {
    let mut scene = Scene::open();
    scene.now = Instant(scene.now.0 + 8 * DAY);
    // Paid on the 17th of November, 10.00 of it freight.
    let order = scene.order(1, 200);
    let sales = |scene: &Scene, order: OrderId, month| {
        scene
            .desk
            .order(order)
            .unwrap()
            .sales_in(month, &Conventions::default())
            .into_iter()
            .map(|(_, fen)| fen.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(sales(&scene, order, NOVEMBER), [20_000]);
    scene.now = Instant(scene.now.0 + 8 * DAY);
    refunded(&mut scene, order);
    assert_eq!(sales(&scene, order, NOVEMBER), [20_000], "a month that is over stays as it was");
    assert_eq!(sales(&scene, order, NOVEMBER.next()), [-20_000], "the goods and not the freight");
}

#[test]
fn a_sale_is_parted_by_the_prices_of_its_order_lines_to_the_fen() {
    let mut scene = Scene::open();
    let order = scene.order(1, 200);
    let mut order = scene.desk.order(order).unwrap().clone();
    let goods = order.record.lines[0].clone();
    let mut by_line = |amount, lines: &[(u32, i64)]| {
        let line = |&(quantity, price)| OrderLine { quantity, unit_price: Fen(price), ..goods.clone() };
        order.record.lines = lines.iter().map(line).collect();
        order.by_line(Fen(amount)).into_iter().map(|part| part.0).collect::<Vec<_>>()
    };
    assert_eq!(by_line(300, &[(1, 200), (2, 50)]), [200, 100]);
    assert_eq!(by_line(100, &[(1, 990), (1, 990), (1, 990)]), [33, 34, 33], "a coupon leaves fen that fit no line");
    assert_eq!(by_line(-100, &[(1, 990), (1, 990), (1, 990)]), [-33, -34, -33], "back as it came");
    assert_eq!(by_line(300, &[(1, 0), (1, 500)]), [0, 300], "a gift");
    assert_eq!(by_line(300, &[(2, 0)]), [300], "no prices");
    assert_eq!(by_line(300, &[]), [300], "no lines");
    let large = by_line(100_000_000_000, &[(u32::MAX, 100_000_000_000); 100]);
    assert_eq!((large.len(), large.iter().sum::<i64>()), (100, 100_000_000_000), "the largest that is accepted");
}

#[test]
fn what_counts_as_sales_and_in_which_month_is_the_shops_convention() {
    let mut scene = Scene::open();
    scene.now = Instant(scene.now.0 + 8 * DAY);
    // 200.00 of goods for 180.00, placed in October, paid in November, completed in December.
    let order = scene.order(1, 200);
    let known = scene.desk.order(order).unwrap().clone();
    let october = Instant(known.record.placed_at.0 - 30 * DAY);
    let amount_paid = Fen(known.record.amount_paid.0 - 2_000);
    let record = OrderRecord { placed_at: october, coupons_share: Fen(2_000), amount_paid, ..known.record };
    let mut tell = |record: OrderRecord, at| {
        scene.now = at;
        let told = OrderCommand::Record { shop: SHOP, customer: known.customer, record };
        scene.must(Actor::Connector(1), Command::Order(told));
        scene.desk.order(order).unwrap().clone()
    };
    let now = record.paid_at.unwrap();
    let open = tell(record.clone(), now);
    let months = [NOVEMBER.before(), NOVEMBER, NOVEMBER.next()];
    let counted = |order: &Order, amount, month| {
        let conventions = Conventions { sales_amount: amount, sales_month: month, ..Conventions::default() };
        months.map(|month| order.sales_in(month, &conventions).iter().map(|(_, fen)| fen.0).sum::<i64>())
    };
    assert_eq!(counted(&open, SalesAmount::Paid, SalesMonth::Paid), [0, 18_000, 0]);
    assert_eq!(counted(&open, SalesAmount::BeforeDiscounts, SalesMonth::Paid), [0, 20_000, 0]);
    assert_eq!(counted(&open, SalesAmount::Paid, SalesMonth::Placed), [18_000, 0, 0]);
    assert_eq!(counted(&open, SalesAmount::Paid, SalesMonth::Completed), [0, 0, 0], "not yet");
    let december = Instant(now.0 + 20 * DAY);
    let completed = OrderRecord { state: OrderState::Completed, signed_at: Some(december), ..record };
    let mut done = tell(completed.clone(), december);
    assert_eq!(counted(&done, SalesAmount::BeforeDiscounts, SalesMonth::Completed), [0, 0, 20_000]);
    // Told again, it stays completed since then.
    let again = OrderRecord { packed: !completed.packed, ..completed };
    assert_eq!(tell(again, Instant(december.0 + 40 * DAY)).completed_at, Some(december));

    // A third comes back in November, before it was completed, and the rest in December.
    done.refunds = vec![(now, Fen(6_000)), (december, Fen(12_000))];
    assert_eq!(counted(&done, SalesAmount::Paid, SalesMonth::Paid), [0, 12_000, -12_000]);
    assert_eq!(
        counted(&done, SalesAmount::BeforeDiscounts, SalesMonth::Paid),
        [0, 13_333, -13_333],
        "the share that came back, to the fen"
    );
    assert_eq!(counted(&done, SalesAmount::BeforeDiscounts, SalesMonth::Completed), [0, 0, 0]);
    // What a month was closed with stays, whatever the convention is by then.
    done.sold = Some(Sold { by: BOSS, amount: Fen(18_000), at: Some(now) });
    assert_eq!(counted(&done, SalesAmount::BeforeDiscounts, SalesMonth::Completed), [0, 12_000, -12_000]);
}

#[test]
fn an_order_that_lost_its_performance_has_nothing_left_to_come_off() {
    let mut scene = Scene::open();
    let (agent, other) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::PreSale]));
    let sale = sold_in_november(&mut scene, agent);
    let order = sale.order;
    let removed = Applied {
        penalty: PenaltyId(1),
        incident: IncidentId(1),
        kind: IncidentKind::BadReview,
        at: scene.now,
        rule: "FT-09".into(),
        effect: Effect::RemovePerformance(Fen(20_000)),
        order: Some(order),
    };
    let left =
        |scene: &Scene, who, this_month| scene.desk.performance_left(order, (who, NOVEMBER.next()), Fen(this_month)).0;
    assert_eq!(left(&scene, agent, 20_000), 20_000, "not closed with a month yet: what the month counts");
    let closed = Statement { sales: vec![sale.clone()], ..statement(&mut scene, agent) };
    let with_removal = Statement { counted: vec![removed], ..closed.clone() };
    let mut kept = scene.desk.clone();
    for (desk, statement) in [(&mut kept, closed), (&mut scene.desk, with_removal)] {
        let by = Actor::Staff(BOSS);
        desk.apply(&JournalEntry { at: scene.now, by, event: Event::Pay(PayEvent::MonthClosed(statement)) });
    }
    // All of it comes back in December.
    let december = Instant(scene.now.0 + DAY);
    for desk in [&mut kept, &mut scene.desk] {
        desk.orders.get_mut(&order).unwrap().refunds = vec![(december, Fen(20_000))];
    }
    let off = |desk: &Desk| {
        desk.sales_in(desk.order(order).unwrap(), agent, NOVEMBER.next()).iter().map(|(_, fen)| fen.0).sum::<i64>()
    };
    assert_eq!((off(&kept), off(&scene.desk)), (-20_000, 0), "what was taken off once does not come off again");
    let month = (agent, NOVEMBER.next());
    assert_eq!(
        kept.performance_left(order, month, Fen(0)).0,
        20_000,
        "a review of December takes off what November counted"
    );
    assert_eq!(kept.performance_left(order, month, Fen(-15_000)).0, 5_000, "and no more than is left of it");
    assert_eq!(kept.performance_left(order, (other, NOVEMBER.next()), Fen(0)).0, 0, "nobody loses what was not theirs");
}

#[test]
fn an_order_that_is_paid_when_its_month_of_ordering_is_closed_counts_in_the_month_of_payment() {
    let mut scene = Scene::open();
    let (closed, open) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::PreSale]));
    scene.must(Actor::Staff(BOSS), keep_terms(closed));
    scene.must(Actor::Staff(BOSS), keep_figures(closed, 0, figures()));
    after_november(&mut scene);
    let reckoned = statement(&mut scene, closed);
    scene.must(Actor::Staff(BOSS), close(reckoned, 1));
    scene.desk.shops.get_mut(&SHOP).unwrap().conventions.sales_month = SalesMonth::Placed;
    let order = scene.order(1, 200);
    let mut order = scene.desk.order(order).unwrap().clone();
    order.record.placed_at = Instant(NOVEMBER.closes_at().0 - 2 * DAY);
    let mut counted = |scene: &Scene, paid_at, staff| {
        order.record.paid_at = Some(paid_at);
        let sum = |month| scene.desk.sales_in(&order, staff, month).iter().map(|(_, fen)| fen.0).sum::<i64>();
        [NOVEMBER, NOVEMBER.next()].map(sum)
    };
    let (before, after) = (Instant(scene.now.0 - DAY), Instant(scene.now.0 + 1));
    assert_eq!(counted(&scene, after, closed), [0, 20_000], "November can pay nobody any more");
    assert_eq!(counted(&scene, before, closed), [20_000, 0], "November knew of it");
    assert_eq!(counted(&scene, after, open), [20_000, 0], "November still can");
    scene.desk.shops.get_mut(&SHOP).unwrap().conventions.sales_month = SalesMonth::Completed;
    assert_eq!(counted(&scene, after, closed), [0, 0], "not completed yet");
}

#[test]
fn a_settlement_counts_what_was_received_in_its_time_and_holds_back_what_has_a_case() {
    let mut scene = Scene::open();
    scene.now = Instant(scene.now.0 + 8 * DAY);
    let orders = [scene.order(1, 200), scene.order(2, 300), scene.order(3, 400)];
    let next = Settling::TwiceAMonth.next(scene.now);
    let mut receive = |order, at| {
        let known = scene.desk.order(order).unwrap().clone();
        let record = OrderRecord { state: OrderState::Signed, signed_at: Some(at), ..known.record };
        let told = OrderCommand::Record { shop: SHOP, customer: known.customer, record };
        scene.must(Actor::Connector(1), Command::Order(told));
    };
    receive(orders[0], next.from);
    receive(orders[1], Instant(next.to.0 - 1));
    receive(orders[2], next.to);
    let paid = |order| scene.desk.order(order).unwrap().record.amount_paid;
    let both = Fen(paid(orders[0]).0 + paid(orders[1]).0);
    assert_eq!(scene.desk.takings(SHOP, &next), Takings { orders: 2, amount: both, held_back: 0 });
    let facts = scene::facts(CaseReason::Quality, 200);
    let one = paid(orders[1]);
    let apply = CaseCommand::Apply { order: orders[0], conversation: None, facts, words: None };
    scene.must(Actor::Connector(1), Command::Case(apply));
    assert_eq!(scene.desk.takings(SHOP, &next), Takings { orders: 1, amount: one, held_back: 1 });
    let known = scene.desk.order(orders[1]).unwrap().clone();
    let record = OrderRecord { state: OrderState::Closed, ..known.record };
    let told = OrderCommand::Record { shop: SHOP, customer: known.customer, record };
    scene.must(Actor::Connector(1), Command::Order(told));
    assert_eq!(scene.desk.takings(SHOP, &next), Takings { held_back: 1, ..Takings::default() }, "one that was closed");
}

#[test]
fn a_settlement_leaves_out_what_was_given_back_whole() {
    let mut scene = Scene::open();
    scene.now = Instant(scene.now.0 + 8 * DAY);
    let order = scene.order(1, 200);
    let next = Settling::TwiceAMonth.next(scene.now);
    let known = scene.desk.order(order).unwrap().clone();
    let record = OrderRecord { state: OrderState::Signed, signed_at: Some(next.from), ..known.record };
    let told = OrderCommand::Record { shop: SHOP, customer: known.customer, record };
    scene.must(Actor::Connector(1), Command::Order(told));
    assert_eq!(scene.desk.takings(SHOP, &next).orders, 1);
    refunded(&mut scene, order);
    assert_eq!(scene.desk.takings(SHOP, &next), Takings::default());
}

fn refunded(scene: &mut Scene, order: OrderId) {
    let facts = scene::facts(CaseReason::Quality, 200);
    let apply = CaseCommand::Apply { order, conversation: None, facts, words: None };
    scene.must(Actor::Connector(1), Command::Case(apply));
    let (case, version) = scene.desk.cases.values().map(|case| (case.id, case.version)).next().unwrap();
    let judgement = scene.judgement();
    let verdict = scene::verdict(Decision::ApproveRefundOnly, 210, None);
    scene.must(Actor::Desk, Command::Case(CaseCommand::Judge { case, version, verdict, judgement }));
    let version = |scene: &Scene| scene.desk.case(case).unwrap().version;
    let rule = CaseCommand::Rule { case, expected_version: version(scene), ruling: Ruling::Confirm, note: None };
    scene.must(Actor::Staff(BOSS), Command::Case(rule));
    let paid = CaseCommand::NotePaid { case, expected_version: version(scene) };
    scene.must(Actor::Staff(BOSS), Command::Case(paid));
}

#[test]
fn a_sale_stays_with_whom_a_month_was_closed() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let sale = sold_in_november(&mut scene, agent);
    let order = sale.order;
    let reckoned = Statement { sales: vec![sale.clone()], ..statement(&mut scene, agent) };
    scene.must(Actor::Staff(BOSS), close(reckoned, 1));
    assert_eq!(scene.desk.order(order).unwrap().sold, Some(Sold { by: agent, amount: Fen(20_000), at: Some(sale.at) }));
    // The platform closes it (交易关闭) and says that nothing was paid: what was counted comes off in the month in which that
    // happens.
    let known = scene.desk.order(order).unwrap();
    let record = OrderRecord {
        state: OrderState::Closed,
        amount_paid: Fen(0),
        freight_paid: Fen(0),
        paid_at: None,
        ..known.record.clone()
    };
    let customer = known.customer;
    scene.must(Actor::Connector(1), Command::Order(OrderCommand::Record { shop: SHOP, customer, record }));
    let december = scene.desk.order(order).unwrap().sales_in(NOVEMBER.next(), &Conventions::default());
    assert_eq!(december, [(scene.now, Fen(-20_000))]);
    let never = scene.order(2, 300);
    let known = scene.desk.order(never).unwrap();
    let record = OrderRecord { state: OrderState::Closed, ..known.record.clone() };
    let customer = known.customer;
    scene.must(Actor::Connector(1), Command::Order(OrderCommand::Record { shop: SHOP, customer, record }));
    assert_eq!(
        scene.desk.order(never).unwrap().sales_in(NOVEMBER, &Conventions::default()),
        [],
        "one that nobody was paid for is no sale at all"
    );
}

#[test]
fn a_clock_that_may_be_wrong_makes_no_penalty_count_and_one_that_counts_is_not_excused() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let penalty = fined(&mut scene, agent);
    let incident = scene.desk.penalty(penalty).unwrap().incident.id;
    scene.must(Actor::Staff(BOSS), Command::Penalty(PenaltyCommand::Confirm { penalty, expected_version: 1 }));
    scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: false }));
    after_november(&mut scene);
    assert_eq!(scene.desk.penalty(penalty).unwrap().state, PenaltyState::Confirmed);
    assert!(scene.desk.next_deadline().is_none_or(|at| at > scene.now), "the timer does not run hot");
    scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: true }));
    scene.wait(1);
    assert!(scene.desk.penalty(penalty).is_err(), "it counts now, and has left the desk");
    let excuse = PenaltyCommand::ExcuseIncident { incident, reason_code: "忘了".into() };
    assert_eq!(scene.refused(Actor::Staff(BOSS), Command::Penalty(excuse)), "penalty_applied");
}

#[test]
fn what_the_box_measures_in_closed_months_counts_in_the_first_that_is_open() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let late = scene.now;
    scene.must(Actor::Staff(BOSS), keep_terms(agent));
    scene.must(Actor::Staff(BOSS), keep_figures(agent, 0, figures()));
    after_november(&mut scene);
    let november = statement(&mut scene, agent);
    scene.must(Actor::Staff(BOSS), close(november, 1));
    let december = NOVEMBER.next();
    let kept =
        PayCommand::KeepFigures { shop: SHOP, staff: agent, month: december, expected_version: 0, figures: figures() };
    scene.must(Actor::Staff(BOSS), Command::Pay(kept));
    let millis = december.closes_at().since(scene.now).0;
    scene.wait(millis);
    let next = Statement { month: december, ..statement(&mut scene, agent) };
    scene.must(Actor::Staff(BOSS), close(next, 1));
    // A wait that began in November and ended after both were closed.
    let incident = Incident {
        id: IncidentId(1),
        kind: IncidentKind::SlowAnswer,
        staff: agent,
        shop: SHOP,
        conversation: None,
        round: 1,
        messages: 1,
        first_message: None,
        answer_message: None,
        started_at: late,
        ended_at: scene.now,
        duration: scene.now.since(late),
        clock_trusted: true,
        entered: None,
    };
    let event = Event::Penalty(PenaltyEvent::IncidentRecorded(incident));
    scene.desk.apply(&JournalEntry { at: scene.now, by: Actor::Desk, event });
    let penalty = proposed(&mut scene);
    assert_eq!(scene.desk.penalty(penalty).unwrap().month, december.next());
}
