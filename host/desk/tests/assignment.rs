//! Who serves whom, and in which order (5.3, A-43).

mod scene;

use scene::{BOSS, MORNING, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Advice, Answer, ConversationCommand, ConversationEvent, Phase, Queue},
    event::Event,
    penalty::PenaltyEvent,
    role::Role,
    shop::{Conventions, ShopCommand, Targets},
    time::Millis,
};

/// The shop gives nobody more than so many conversations at a time.
fn allow_each(scene: &mut Scene, capacity: u32) {
    let change = ShopCommand::Change {
        shop: SHOP,
        expected_version: 1,
        name: "小满童装".into(),
        language: xiaoer_desk::shop::Language::ZhCn,
        targets: Targets { capacity, ..Targets::default() },
        conventions: Conventions::default(),
    };
    scene.must(Actor::Staff(BOSS), Command::Shop(change));
}

#[test]
fn customers_go_to_whoever_has_the_least_to_do() {
    let mut scene = Scene::open();
    let (a, b) = (scene.online_agent(), scene.online_agent());
    let ids: Vec<_> = (1..=4).map(|n| scene.buyer(n)).collect();
    let owners: Vec<_> = ids.iter().map(|id| scene.desk.conversation(*id).unwrap().assignee.unwrap()).collect();
    assert_eq!(owners, [a, b, a, b]);
    assert_eq!((scene.desk.load(a), scene.desk.load(b)), (2, 2));
}

#[test]
fn a_buyer_who_returns_finds_the_agent_who_served_them() {
    let mut scene = Scene::open();
    let (a, b) = (scene.online_agent(), scene.online_agent());
    let first = scene.buyer(7);
    scene.say(a, first, Answer::Substantive);
    scene.wait(1_800_000);
    scene.buyer(8);
    scene.buyer(9);
    let again = scene.buyer(7);
    assert_eq!(scene.desk.conversation(again).unwrap().assignee, Some(a));
    assert_eq!(scene.desk.load(b), 1);
}

#[test]
fn after_sale_questions_go_to_after_sale_agents_and_to_others_only_if_there_is_none() {
    let mut scene = Scene::open();
    let sales = scene.online_agent();
    let advice = Advice { phase: Phase::AfterSale, ..Advice::default() };
    let early = scene.buyer_with(1, advice.clone());
    assert_eq!(scene.desk.conversation(early).unwrap().assignee, Some(sales));
    let after = scene.agent(&[Role::AfterSale]);
    scene.online(after);
    let later = scene.buyer_with(2, advice);
    let found = scene.desk.conversation(later).unwrap();
    assert_eq!((found.queue, found.assignee), (Queue::AfterSale, Some(after)));
}

#[test]
fn nobody_gets_more_than_the_shop_allows_and_the_rest_wait_for_the_next_who_comes() {
    let mut scene = Scene::open();
    allow_each(&mut scene, 2);
    let a = scene.online_agent();
    let ids: Vec<_> = (1..=4)
        .map(|n| {
            scene.wait(10);
            scene.buyer(n)
        })
        .collect();
    assert_eq!(scene.desk.load(a), 2);
    assert_eq!(scene.desk.conversation(ids[2]).unwrap().assignee, None);
    let b = scene.online_agent();
    assert_eq!(scene.desk.conversation(ids[2]).unwrap().assignee, Some(b));
    assert_eq!(scene.desk.conversation(ids[3]).unwrap().assignee, Some(b));
}

#[test]
fn a_full_agent_who_finishes_gets_the_next_who_waits() {
    let mut scene = Scene::open();
    allow_each(&mut scene, 1);
    let a = scene.online_agent();
    let ids: Vec<_> = (1..=3).map(|n| scene.buyer(n)).collect();
    let assignee = |scene: &Scene, at: usize| scene.desk.conversation(ids[at]).unwrap().assignee;
    assert_eq!((assignee(&scene, 0), assignee(&scene, 1)), (Some(a), None));

    // By their own farewell: whoever only waits for the end fills nobody's hands.
    scene.say(a, ids[0], Answer::Substantive);
    let finish = ConversationCommand::Finish { conversation: ids[0] };
    scene.must(Actor::Staff(a), Command::Conversation(finish));
    assert_eq!((assignee(&scene, 1), assignee(&scene, 2)), (Some(a), None));
    assert_eq!(scene.desk.load(a), 1);

    // By silence: the box closes it.
    scene.say(a, ids[1], Answer::Substantive);
    scene.wait(1_800_000);
    assert!(scene.desk.conversation(ids[1]).is_err());
    assert_eq!((assignee(&scene, 2), scene.desk.load(a)), (Some(a), 1));
}

#[test]
fn who_goes_offline_gives_everything_back_and_answers_only_for_their_own_part() {
    let mut scene = Scene::open();
    let a = scene.online_agent();
    let id = scene.buyer(1);
    scene.wait(130_000);
    let b = scene.online_agent();
    let events = scene.offline(a);
    let incident = events.iter().find_map(|event| match event {
        Event::Penalty(PenaltyEvent::IncidentRecorded(incident)) => Some(incident),
        _ => None,
    });
    let incident = incident.expect("the leaving agent left somebody waiting");
    assert_eq!((incident.staff, incident.duration, incident.answer_message), (a, Millis(130_000), None));
    assert_eq!(scene.desk.conversation(id).unwrap().assignee, Some(b));
    scene.wait(100_000);
    let events = scene.say(b, id, Answer::Substantive);
    assert!(events.iter().all(|event| !matches!(event, Event::Penalty(_))), "100 s were b's own part");
    let waited = events.iter().find_map(|event| match event {
        Event::Conversation(ConversationEvent::RoundAnswered { waited, late, .. }) => Some((*waited, *late)),
        _ => None,
    });
    assert_eq!(waited, Some((Millis(230_000), true)), "the shop's own clock kept running");
}

#[test]
fn buyers_who_are_buying_go_first_until_somebody_has_waited_too_long() {
    let mut scene = Scene::open();
    let slow = scene.buyer(1);
    scene.wait(20_000);
    let buying = scene.buyer_with(2, Advice { buying: true, ..Advice::default() });
    let order = |scene: &Scene| scene.desk.queue(scene.now).iter().map(|c| c.id).collect::<Vec<_>>();
    assert_eq!(order(&scene), [buying, slow]);
    scene.wait(70_001);
    assert_eq!(order(&scene), [slow, buying]);
}

#[test]
fn two_people_cannot_answer_the_same_buyer() {
    let mut scene = Scene::open();
    let a = scene.online_agent();
    let id = scene.buyer(1);
    let b = scene.online_agent();
    assert_eq!(scene.send(b, id, Answer::Substantive, None).unwrap_err().code, "taken");
    assert_eq!(
        scene.refused(Actor::Staff(b), Command::Conversation(ConversationCommand::Claim { conversation: id })),
        "forbidden"
    );
    let leader = scene.agent(&[Role::Leader]);
    scene.must(Actor::Staff(leader), Command::Conversation(ConversationCommand::Claim { conversation: id }));
    assert_eq!(scene.desk.conversation(id).unwrap().assignee, Some(leader));
    assert_eq!(scene.desk.load(a), 0);
}

#[test]
fn an_answer_to_what_was_on_the_screen_before_is_stale() {
    let mut scene = Scene::open();
    let a = scene.online_agent();
    let conversation = scene.buyer(1);
    let seen = scene.desk.conversation(conversation).unwrap().version;
    scene.buyer(1);
    let text = scene.digest();
    let command = Command::Conversation(ConversationCommand::Send {
        conversation,
        expected_version: Some(seen),
        origin: xiaoer_desk::conversation::Origin::Manual,
        text,
        script: None,
        answer: Answer::Substantive,
        review: None,
    });
    assert_eq!(scene.refused(Actor::Staff(a), command), "stale");
    assert_eq!(scene.desk.conversation(conversation).unwrap().waiting(scene.now), Some(Millis(0)));
    assert_eq!(scene.now, MORNING);
}

#[test]
fn a_buyer_who_only_ordered_keeps_their_number() {
    let mut scene = Scene::open();
    let first = scene.desk.next_customer();
    scene.order(first.0, 100);
    assert_ne!(scene.desk.next_customer(), first, "the next stranger is somebody else");
    scene.must(Actor::Staff(BOSS), Command::EraseCustomer(first));
}
