//! What has just happened in a talk, at the very millisecond, so that the right words can be offered (2.3, W-04, PS-6, PS-7).

mod scene;

use scene::{BOSS, SHOP, Scene, facts};
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, CaseReason, Stock},
    command::Command,
    conversation::{Answer, ConversationCommand, ConversationEvent as E, Moment},
    desk::Desk,
    event::Event,
    ids::{ConversationId, CustomerId, StaffId},
    money::Fen,
    order::{OrderCommand, OrderRecord, OrderState, Parcel},
    time::Instant,
};

fn moment(scene: &Scene, id: ConversationId) -> Moment {
    scene.desk.moment_of(scene.desk.conversation(id).unwrap())
}

/// An order of a buyer in a state, placed now.
fn record(scene: &Scene, state: OrderState) -> OrderRecord {
    let paid = !matches!(state, OrderState::Unpaid | OrderState::Closed);
    let sent = matches!(state, OrderState::Shipped | OrderState::Signed);
    OrderRecord {
        number: "T1".into(),
        state,
        placed_at: scene.now,
        paid_at: paid.then_some(scene.now),
        shipped_at: sent.then_some(scene.now),
        signed_at: (state == OrderState::Signed).then_some(scene.now),
        amount_paid: Fen(if paid { 100 } else { 0 }),
        freight_paid: Fen(0),
        coupons_share: Fen(0),
        lines: Vec::new(),
        courier: None,
        tracking_number: None,
        parcel: None,
        region: None,
        freight_insurance: false,
        third_party: false,
        packed: false,
        platform_overdue: false,
    }
}

fn tell(scene: &mut Scene, record: OrderRecord) {
    let command = OrderCommand::Record { shop: SHOP, customer: CustomerId(1), record };
    scene.must(Actor::Connector(1), Command::Order(command));
}

/// A buyer who was answered, by an agent.
fn answered() -> (Scene, StaffId, ConversationId) {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let id = scene.buyer(1);
    scene.say(agent, id, Answer::Substantive);
    (scene, agent, id)
}

fn finish(scene: &mut Scene, agent: StaffId, id: ConversationId) {
    scene.must(Actor::Staff(agent), Command::Conversation(ConversationCommand::Finish { conversation: id }));
}

#[test]
fn every_step_of_an_order_is_news_until_somebody_has_spoken_of_it() {
    let (mut scene, agent, id) = answered();
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
    for (state, news) in [
        (OrderState::Unpaid, Moment::OrderPlaced),
        (OrderState::PaidUnshipped, Moment::OrderPaid),
        (OrderState::Shipped, Moment::OrderShipped),
        (OrderState::Signed, Moment::OrderSigned),
    ] {
        let record = record(&scene, state);
        tell(&mut scene, record);
        assert_eq!(moment(&scene, id), news);
        scene.say(agent, id, Answer::Substantive);
        assert_eq!(moment(&scene, id), Moment::BuyerMessage, "spoken of");
    }
}

#[test]
fn the_parcel_s_last_way_and_its_trouble_are_news_and_the_same_again_is_none() {
    let (mut scene, agent, id) = answered();
    let shipped = record(&scene, OrderState::Shipped);
    tell(&mut scene, shipped.clone());
    scene.say(agent, id, Answer::Substantive);
    for (parcel, news) in [
        (Parcel::InTransit, Moment::BuyerMessage),
        (Parcel::Trouble, Moment::LogisticsTrouble),
        (Parcel::OutForDelivery, Moment::OutForDelivery),
    ] {
        tell(&mut scene, OrderRecord { parcel: Some(parcel), ..shipped.clone() });
        assert_eq!(moment(&scene, id), news);
        scene.say(agent, id, Answer::Substantive);
    }
    tell(&mut scene, OrderRecord { parcel: Some(Parcel::OutForDelivery), courier: Some("中通".into()), ..shipped });
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
}

#[test]
fn an_order_of_long_ago_that_a_program_brings_today_is_no_news() {
    let (mut scene, _, id) = answered();
    let old = Instant(scene.now.0 - 2 * 86_400_000);
    let record = OrderRecord { placed_at: old, paid_at: Some(old), ..record(&scene, OrderState::PaidUnshipped) };
    tell(&mut scene, record);
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
}

#[test]
fn who_asks_is_answered_before_the_news_and_the_news_is_not_lost() {
    let (mut scene, agent, id) = answered();
    let placed = record(&scene, OrderState::Unpaid);
    tell(&mut scene, placed);
    scene.buyer(1);
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
    scene.say(agent, id, Answer::Substantive);
    assert_eq!(moment(&scene, id), Moment::OrderPlaced);
}

#[test]
fn an_order_is_asked_about_after_a_quarter_of_an_hour_unpaid_and_not_once_it_is_paid() {
    for pays in [false, true] {
        let (mut scene, agent, id) = answered();
        let placed = record(&scene, OrderState::Unpaid);
        tell(&mut scene, placed.clone());
        scene.say(agent, id, Answer::Substantive);
        scene.wait(899_999);
        assert_ne!(moment(&scene, id), Moment::OrderPlaced);
        if pays {
            let paid_at = Some(scene.now);
            tell(&mut scene, OrderRecord { paid_at, state: OrderState::PaidUnshipped, ..placed });
        }
        let events = scene.wait(1);
        let told = events.iter().any(|event| matches!(event, Event::Conversation(E::OrderWaits { .. })));
        assert_eq!(told, !pays);
        let wanted = if pays { Moment::OrderPaid } else { Moment::OrderUnpaid };
        assert_eq!(moment(&scene, id), wanted);
        assert!(scene.wait(60_000).is_empty(), "told once");
    }
}

#[test]
fn an_order_that_was_unpaid_when_the_buyer_came_back_is_asked_about_too() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let placed = record(&scene, OrderState::Unpaid);
    tell(&mut scene, placed);
    scene.wait(600_000);
    let id = scene.buyer(1);
    scene.say(agent, id, Answer::Substantive);
    scene.wait(300_000);
    assert_eq!(moment(&scene, id), Moment::OrderUnpaid);
}

#[test]
fn on_hold_a_word_is_due_when_the_agent_is_reminded_and_not_before() {
    let (mut scene, agent, id) = answered();
    scene.say(agent, id, Answer::PleaseWait);
    scene.wait(149_999);
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
    scene.wait(1);
    assert_eq!(moment(&scene, id), Moment::HoldCheckIn);
    scene.say(agent, id, Answer::PleaseWait);
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
}

#[test]
fn silence_after_an_answer_is_a_time_to_take_leave_and_one_word_ends_it() {
    let (mut scene, _, id) = answered();
    assert!(scene.wait(599_999).is_empty());
    let events = scene.wait(1);
    assert_eq!(events, [Event::Conversation(E::WentQuiet { conversation: id })]);
    assert_eq!(moment(&scene, id), Moment::LeavingWithoutDeal);
    scene.buyer(1);
    assert_eq!(moment(&scene, id), Moment::BuyerMessage);
}

#[test]
fn who_had_to_wait_too_long_and_is_silent_may_be_won_back_with_one_message() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let id = scene.buyer(1);
    scene.wait(120_001);
    scene.say(agent, id, Answer::Substantive);
    scene.wait(600_000);
    assert_eq!(moment(&scene, id), Moment::BuyerOffline);
}

#[test]
fn a_farewell_knows_whether_there_was_a_deal() {
    for (state, wanted) in [
        (None, Moment::LeavingWithoutDeal),
        (Some(OrderState::PaidUnshipped), Moment::DealMade),
        (Some(OrderState::Closed), Moment::LeavingWithoutDeal),
        (Some(OrderState::Unpaid), Moment::OrderUnpaid),
    ] {
        let (mut scene, agent, id) = answered();
        if let Some(state) = state {
            let record = record(&scene, state);
            tell(&mut scene, record);
        }
        finish(&mut scene, agent, id);
        assert_eq!(moment(&scene, id), wanted, "{state:?}");
    }
}

#[test]
fn a_case_speaks_at_each_of_its_steps_and_a_complaint_at_both_ends() {
    let (mut scene, agent, id) = answered();
    let order = scene.order(1, 100);
    let mut told = facts(CaseReason::Quality, 100);
    let apply = CaseCommand::Apply { order, conversation: Some(id), facts: told.clone(), words: None };
    scene.must(Actor::Staff(agent), Command::Case(apply));
    assert_eq!(moment(&scene, id), Moment::AfterSaleApplied);
    let case = *scene.desk.cases.keys().next().unwrap();
    told.stock = Stock::Out;
    let expected_version = scene.desk.cases[&case].version;
    let inform = CaseCommand::Inform { case, expected_version, facts: told };
    scene.must(Actor::Staff(BOSS), Command::Case(inform));
    assert_eq!(moment(&scene, id), Moment::OutOfStock);

    let tag = ConversationCommand::Tag { conversation: id, topics: vec!["complaint".into()] };
    scene.must(Actor::Staff(agent), Command::Conversation(tag));
    assert_eq!(moment(&scene, id), Moment::ComplaintReceived);
    finish(&mut scene, agent, id);
    assert_eq!(moment(&scene, id), Moment::ComplaintDone);
}

#[test]
fn scripts_that_people_send_are_remembered_of_the_buyer_beyond_the_conversation() {
    let (mut scene, agent, id) = answered();
    scene.send(agent, id, Answer::Substantive, Some("K-48")).unwrap();
    let sent_at = scene.now;
    scene.wait(3_600_000);
    assert!(scene.desk.conversations.is_empty(), "the conversation is over");
    let id = scene.buyer(1);
    for _ in 0..25 {
        scene.send(agent, id, Answer::Substantive, Some("K-73")).unwrap();
    }
    let scripts = &scene.desk.customers[&CustomerId(1)].scripts;
    assert_eq!(scripts.len(), 20, "the latest few");
    assert!(sent_at < scripts[0].at);
}

#[test]
fn a_desk_that_is_started_again_is_in_the_same_moment() {
    let (mut scene, _, id) = answered();
    let placed = record(&scene, OrderState::Unpaid);
    tell(&mut scene, placed);
    let nouns = scene.desk.nouns();
    let again = Desk::restore(nouns.into_iter().filter_map(|noun| scene.desk.document(noun)));
    assert_eq!(again.moment_of(again.conversation(id).unwrap()), Moment::OrderPlaced);
    assert_eq!(again.next_deadline(), scene.desk.next_deadline());
}
