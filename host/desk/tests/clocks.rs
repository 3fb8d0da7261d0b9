//! The clocks of a conversation, to the millisecond (catalogue 5.1, 5.2, W-01).

mod scene;

use scene::Scene;
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Answer, ConversationCommand, ConversationEvent as E, Origin, Stage},
    event::{ClockEvent, Event},
    penalty::PenaltyEvent,
    time::Millis,
};

fn has(events: &[Event], wanted: impl Fn(&E) -> bool) -> bool {
    events.iter().any(|event| matches!(event, Event::Conversation(found) if wanted(found)))
}

fn incidents(events: &[Event]) -> Vec<Millis> {
    let incident = |event: &Event| match event {
        Event::Penalty(PenaltyEvent::IncidentRecorded(incident)) => Some(incident.duration),
        _ => None,
    };
    events.iter().filter_map(incident).collect()
}

#[test]
fn the_box_greets_two_seconds_after_the_first_message_and_that_is_no_answer() {
    let mut scene = Scene::open();
    let advice = scene.greeting_in(2_000);
    let id = scene.buyer_with(1, advice);
    assert!(scene.wait(1_999).is_empty());
    let events = scene.wait(1);
    assert!(has(
        &events,
        |e| matches!(e, E::MessageSent { origin: Origin::Auto, script, .. } if script.as_deref() == Some("K-01"))
    ));
    let found = scene.desk.conversation(id).unwrap();
    assert_eq!(found.stage, Stage::Waiting);
    assert_eq!(found.waiting(scene.now), Some(Millis::seconds(2)));
}

#[test]
fn a_person_who_is_faster_makes_the_greeting_needless() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let advice = scene.greeting_in(2_000);
    let id = scene.buyer_with(1, advice);
    scene.wait(1_000);
    scene.say(agent, id, Answer::Substantive);
    assert!(scene.wait(9_500).is_empty());
}

#[test]
fn no_greeting_in_ten_seconds_is_a_miss_one_millisecond_later() {
    let mut scene = Scene::open();
    scene.buyer(1);
    assert!(scene.wait(10_000).is_empty());
    assert!(has(&scene.wait(1), |e| matches!(e, E::GreetingMissed { .. })));
}

#[test]
fn two_minutes_are_in_time_and_one_millisecond_more_is_late() {
    for (wait, late) in [(120_000, false), (120_001, true)] {
        let mut scene = Scene::open();
        let agent = scene.online_agent();
        let id = scene.buyer(1);
        let ticked = scene.wait(wait);
        assert_eq!(has(&ticked, |e| matches!(e, E::AnswerLate { .. })), late);
        let events = scene.say(agent, id, Answer::Substantive);
        assert!(has(
            &events,
            |e| matches!(e, E::RoundAnswered { late: l, waited, .. } if *l == late && waited.0 == wait)
        ));
        assert_eq!(incidents(&events).len(), usize::from(late));
        let today = scene.desk.today(scene.now);
        assert_eq!((today.answered, today.in_time), (1, u32::from(!late)));
    }
}

#[test]
fn the_clock_of_a_round_starts_at_its_first_message() {
    let mut scene = Scene::open();
    scene.online_agent();
    let id = scene.buyer(1);
    scene.wait(60_000);
    scene.buyer(1);
    scene.wait(30_000);
    let found = scene.desk.conversation(id).unwrap();
    assert_eq!(found.waiting(scene.now), Some(Millis::seconds(90)));
    assert_eq!(found.round.as_ref().unwrap().messages, 2);
}

#[test]
fn half_an_hour_and_every_two_hours_are_noticed_when_they_happen() {
    let mut scene = Scene::open();
    scene.buyer(1);
    scene.wait(600_000);
    assert!(has(&scene.wait(600_000), |e| matches!(e, E::SupervisorAlerted { .. })));
    assert!(!has(&scene.wait(600_000), |e| matches!(e, E::Unanswered { .. })));
    assert!(has(&scene.wait(1), |e| matches!(e, E::Unanswered { .. })));
    assert!(!has(&scene.wait(5_399_998), |e| matches!(e, E::UnansweredBlock { .. })));
    assert!(has(&scene.wait(1), |e| matches!(e, E::UnansweredBlock { blocks: 1, .. })));
    assert!(has(&scene.wait(7_200_000), |e| matches!(e, E::UnansweredBlock { blocks: 2, .. })));
}

#[test]
fn a_box_that_slept_through_three_blocks_says_so_once() {
    let mut scene = Scene::open();
    scene.buyer(1);
    let events = scene.wait(7_200_000 * 3 + 5);
    let blocks = events.iter().filter(|e| matches!(e, Event::Conversation(E::UnansweredBlock { blocks: 3, .. })));
    assert_eq!(blocks.count(), 1);
    assert!(scene.wait(1).is_empty());
}

#[test]
fn please_wait_answers_the_round_and_starts_the_three_minutes_of_the_hold() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let id = scene.buyer(1);
    scene.wait(5_000);
    let events = scene.say(agent, id, Answer::PleaseWait);
    assert!(has(&events, |e| matches!(e, E::RoundAnswered { .. })));
    assert_eq!(scene.desk.conversation(id).unwrap().stage, Stage::Hold);
    assert!(has(&scene.wait(150_000), |e| matches!(e, E::HoldReminded { .. })));
    assert!(scene.wait(30_000).is_empty());
    assert!(has(&scene.wait(1), |e| matches!(e, E::HoldOverdue { .. })));
    scene.say(agent, id, Answer::PleaseWait);
    assert!(has(&scene.wait(150_000), |e| matches!(e, E::HoldReminded { .. })), "a new word starts the gap anew");
    let events = scene.say(agent, id, Answer::Substantive);
    assert!(has(&events, |e| matches!(e, E::HoldEnded { .. })));
    assert_eq!(scene.desk.conversation(id).unwrap().stage, Stage::Active);
}

#[test]
fn a_buyer_who_writes_during_the_hold_starts_a_round_of_their_own() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let id = scene.buyer(1);
    scene.say(agent, id, Answer::PleaseWait);
    scene.wait(1_000);
    scene.buyer(1);
    assert_eq!(scene.desk.conversation(id).unwrap().stage, Stage::Hold);
    assert!(has(&scene.wait(120_001), |e| matches!(e, E::AnswerLate { round: 2, .. })));
    let events = scene.say(agent, id, Answer::PleaseWait);
    assert!(has(&events, |e| matches!(e, E::RoundAnswered { round: 2, .. })));
    assert_eq!(scene.desk.conversation(id).unwrap().stage, Stage::Hold);
}

#[test]
fn half_an_hour_of_silence_closes_and_the_next_message_opens_anew() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let first = scene.buyer(1);
    scene.say(agent, first, Answer::Substantive);
    assert!(has(&scene.wait(1_800_000), |e| matches!(e, E::Closed { .. })));
    assert!(scene.desk.conversation(first).is_err());
    let second = scene.buyer(1);
    assert_ne!(first, second);
    assert_eq!(scene.desk.next_deadline().unwrap().since(scene.now), Millis(10_001));
}

#[test]
fn a_conversation_whose_buyer_waits_cannot_be_finished() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let conversation = scene.buyer(1);
    let finish = Command::Conversation(ConversationCommand::Finish { conversation });
    assert_eq!(scene.refused(Actor::Staff(agent), finish.clone()), "buyer_waits");
    scene.say(agent, conversation, Answer::Substantive);
    scene.must(Actor::Staff(agent), finish);
    assert_eq!(scene.desk.conversation(conversation).unwrap().stage, Stage::Closing);
}

#[test]
fn setting_the_clock_makes_nobody_wait_longer_or_shorter() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let id = scene.buyer(1);
    scene.wait(60_000);
    let by = Millis::hours(-5);
    scene.must(Actor::Desk, Command::Clock(ClockEvent::Stepped { by }));
    scene.now = scene.now.plus(by);
    assert_eq!(scene.desk.conversation(id).unwrap().waiting(scene.now), Some(Millis::seconds(60)));
    assert!(!has(&scene.wait(60_000), |e| matches!(e, E::AnswerLate { .. })));
    assert!(has(&scene.wait(1), |e| matches!(e, E::AnswerLate { .. })));
    assert_eq!(incidents(&scene.say(agent, id, Answer::Substantive)), [Millis(120_001)]);
}
